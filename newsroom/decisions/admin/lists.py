"""What all admin lists have in common: they stay fast at a million rows.

No `count(*)` over a table, no select box over one, no search that an index does not answer, no query per row.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.paginator import Paginator
from django.db import connection, models
from django.db.models import Func, OuterRef, QuerySet
from django.forms import Media as FormMedia
from django.utils import timezone
from django.utils.functional import cached_property

from newsroom.counting import capped_of

from .choices import ChoiceFilter, media_of

COUNTED = 10_000  # beyond it a list says "more than"; counting a million rows takes longer than reading a page of them
SENTENCE = 300  # characters that a field may have: then it holds a sentence
# Under what heading a model stands in the menu of admin.
CURATION, INTAKE, PEOPLE, MACHINE = MENU = ("Curation", "Intake", "People and rights", "Machine")
ESTIMATE = "SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass"


class EstimatedPaginator(Paginator):
    """A list without filters is as long as PostgreSQL's statistics say; one with filters is counted up to a limit."""

    @cached_property
    def count(self) -> int:
        estimate = 0 if self.object_list.query.where else estimated_rows(self.object_list.model)
        if estimate > COUNTED:
            return estimate
        return self.object_list.order_by()[: COUNTED + 1].count()

    @property
    def count_in_words(self) -> str:
        if self.count == COUNTED + 1:
            return f"more than {COUNTED:,}"
        return f"about {self.count:,}" if self.count > COUNTED else f"{self.count:,}"


def estimated_rows(model: type[models.Model]) -> int:
    """Rows in a model's table as of its last ANALYZE; -1 where there was none."""
    with connection.cursor() as cursor:
        cursor.execute(ESTIMATE, [model._meta.db_table])
        return cursor.fetchone()[0]


def count_of(rows: QuerySet, name: str) -> Func:
    """How many of `rows` point at each row by their field `name`, as `capped_of` counts: for the shown page only."""
    return capped_of(rows.filter(**{name: OuterRef("pk")}).order_by())


class PeriodFilter(admin.SimpleListFilter):
    """The last day, week, month or year of a moment. Make one with `period("created_at", "made")`."""

    field = ""
    days = {"day": 1, "week": 7, "month": 30, "year": 365}

    def lookups(self, request, model_admin):
        rows = [(name, f"Last {name}") for name in self.days]
        is_nullable = model_admin.model._meta.get_field(self.field).null
        return [*rows, ("none", "Unknown")] if is_nullable else rows

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        if self.value() == "none":
            return queryset.filter(**{self.field: None})
        if self.value() in self.days:
            since = timezone.now() - timedelta(days=self.days[self.value()])
            return queryset.filter(**{f"{self.field}__gte": since})
        return queryset


def period(field: str, title: str) -> type[PeriodFilter]:
    """A filter by `field`, headed "By `title`"."""
    return type(f"{field}_filter", (PeriodFilter,), {"field": field, "title": title, "parameter_name": field})


class ListAdmin(admin.ModelAdmin):
    """Every admin of ours. `list_counts` names annotations of the list: {"article_count": count_of(…)}."""

    paginator = EstimatedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    list_max_show_all = -1
    sortable_by = ()
    ordering = ["-pk"]
    list_counts: dict[str, models.Expression] = {}
    narrowed_by: Sequence[type[ChoiceFilter]] = ()  # by what its rows lead to
    menu = CURATION

    class Media:
        css = {"all": ["css/admin.css"]}

    @property
    def media(self) -> FormMedia:
        """With the scripts of its filters."""
        return super().media + media_of(self.admin_site, self.get_list_filter(None))

    def get_list_filter(self, request) -> list:
        return [*self.narrowed_by, *super().get_list_filter(request)]

    def get_queryset(self, request) -> QuerySet:
        """With what `__str__` and the columns need, for autocompletion too."""
        rows = super().get_queryset(request).annotate(**self.list_counts)
        return rows.select_related(*self.list_select_related) if self.list_select_related else rows

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Two lines for what may be a sentence."""
        if isinstance(db_field, models.CharField) and not db_field.choices and (db_field.max_length or 0) >= SENTENCE:
            kwargs["widget"] = AdminTextareaWidget({"rows": 2})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request, obj: models.Model, form, change: bool) -> None:
        """Only what was changed, so that an import at the same moment loses nothing."""
        own = {field.name for field in obj._meta.concrete_fields}
        obj.save(update_fields=[name for name in form.changed_data if name in own] if change else None)


class ReadOnlyAdmin(ListAdmin):
    """For what is measured or stored, and not for anybody to change by hand."""

    menu = MACHINE
    actions = None

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class ClearingAdmin(ReadOnlyAdmin):
    """For what is a person's own affair: not for anybody else to make or change, but to be cleared away."""

    menu = PEOPLE
    actions = ()

    def has_delete_permission(self, request, obj=None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)
