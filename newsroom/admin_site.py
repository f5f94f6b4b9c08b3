"""The admin site: every list and form on it, ours or a library's, answers what it cannot read in a sentence.

Django checks most of an address, and leaves some to the database (`?created_at__year=99999`, `?q__regex=(`) or to an
error far from its cause.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.contrib.contenttypes.models import ContentType
from django.db import DataError, ProgrammingError, models, transaction
from django.db.models import QuerySet
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse

from newsroom.decisions.admin.lists import MACHINE, MENU, EstimatedPaginator
from newsroom.values import number_in
from newsroom.waiting import waiting_for

UNREADABLE = "Nothing was done: the rows that were selected could not be read. Select them anew."


@contextmanager
def reading() -> Iterator[None]:
    """What the rows are asked for may turn out to be nonsense only when they are: then a list shows all of them."""
    try:
        with transaction.atomic():
            yield
    except (ValueError, OverflowError, IndexError, TypeError, DataError, ProgrammingError) as error:
        raise IncorrectLookupParameters(error) from error


class ReadableList(ChangeList):
    def get_queryset(self, request: HttpRequest, **options: Any) -> QuerySet:
        with reading():
            return super().get_queryset(request, **options)

    def get_results(self, request: HttpRequest) -> None:
        with reading():
            super().get_results(request)


class ReadableChoice:
    """A choice among many: a value that is no key is shown as none, beside the field's error."""

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> list:
        return super().optgroups(name, [key for key in value if number_in(str(key)) is not None], attr)


class OneOfMany(ReadableChoice, AutocompleteSelect):
    pass


class SomeOfMany(ReadableChoice, AutocompleteSelectMultiple):
    pass


class ReadableForms:
    """For forms and for the rows in them."""

    def formfield_for_foreignkey(self, db_field: models.Field, request: HttpRequest, **options: Any):
        if db_field.name in self.get_autocomplete_fields(request):
            options.setdefault("widget", OneOfMany(db_field, self.admin_site, using=options.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **options)

    def formfield_for_manytomany(self, db_field: models.Field, request: HttpRequest, **options: Any):
        if db_field.name in self.get_autocomplete_fields(request):
            options.setdefault("widget", SomeOfMany(db_field, self.admin_site, using=options.get("using")))
        return super().formfield_for_manytomany(db_field, request, **options)


class ReadableAdmin(ReadableForms):
    """What the site adds to each admin on it. No list says that it shows all, or counts all, of a million rows."""

    paginator = EstimatedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_max_show_all = -1  # not even of none

    @property
    def media(self) -> Media:
        return super().media + Media(css={"all": ["css/admin.css"]})

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        return ReadableList

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> models.Model | None:
        return super().get_object(request, object_id, from_field or None)

    def response_action(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        keys = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if isinstance(self.model._meta.pk, models.IntegerField) and None in map(number_in, keys):
            self.message_user(request, UNREADABLE, messages.ERROR)
            return None
        return super().response_action(request, queryset)


class NewsroomSite(admin.AdminSite):
    def register(self, models_or_one: Any, admin_class: type | None = None, **options: Any) -> None:
        base = admin_class or admin.ModelAdmin
        super().register(
            models_or_one, type(base.__name__, (ReadableAdmin, base), {"__module__": base.__module__}), **options
        )

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff, and whoever may change accounts, as the role *admin* may."""
        user = request.user
        return user.is_active and (user.is_staff or user.has_perm("auth.change_user"))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """What people curate stands apart from what the machine keeps for itself."""
        if app_label:
            return super().get_app_list(request, app_label)
        found: dict[str, list[dict[str, Any]]] = {heading: [] for heading in MENU}
        for app in self._build_app_dict(request).values():
            for row in app["models"]:
                found[getattr(self._registry[row["model"]], "menu", MACHINE)].append(row)
        return [
            {
                "name": heading,
                "app_label": heading.lower().replace(" ", "-"),
                "app_url": f"{reverse('admin:index', current_app=self.name)}#{heading.lower().replace(' ', '-')}",
                "has_module_perms": True,
                "models": sorted(rows, key=lambda row: row["name"].lower()),
            }
            for heading, rows in found.items()
            if rows
        ]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().index(request, {"waiting": waiting_for(request.user), **(extra_context or {})})

    def get_urls(self) -> list:
        own = path("r/<path:content_type_id>/<path:object_id>/", self.admin_view(view_on_site), name="view_on_site")
        return [own, *super().get_urls()]


def view_on_site(request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponse:
    """The page of the site that shows a row. Django's own view stumbles over keys that are none, and over tables."""
    kind = ContentType.objects.filter(pk=number_in(content_type_id)).first()
    model = kind.model_class() if kind else None
    if not hasattr(model, "get_absolute_url"):
        raise Http404("No page of the site shows such a row.")
    return redirect(get_object_or_404(model._base_manager, pk=number_in(object_id)))
