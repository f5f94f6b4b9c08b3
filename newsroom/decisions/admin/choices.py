"""Filters of an admin list by one of very many rows, which is looked for as one types: no list of a million stories."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models
from django.db.models import Q, QuerySet
from django.forms import Media, ModelChoiceField
from django.http import HttpRequest

from newsroom.decisions import State
from newsroom.values import number_in

LIVE = (State.SUGGESTED, State.CONFIRMED)


class ChoiceFilter(admin.ListFilter):
    """By a row that `field` ("app.Model.field") points at. Make one with `choice`."""

    template = "admin/choice_filter.html"
    parameter_name = ""
    field = ""
    paths: tuple[str, ...] = ()
    live = ""

    def __init__(self, request: HttpRequest, params: dict, model: type[models.Model], model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self._site = model_admin.admin_site
        asked = params.pop(self.parameter_name, [""])
        self.chosen = number_in(str(asked[-1]))
        if self.chosen is not None:
            self.used_parameters[self.parameter_name] = str(self.chosen)

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str]:
        return [self.parameter_name]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Rows that lead to the chosen one by any of the paths; asked for apart, so that none comes twice."""
        if self.chosen is None:
            return queryset
        model, led = queryset.model, Q()
        for path in self.paths:
            if all(not step.many_to_many and not step.one_to_many for step in steps_of(model, path)):
                led |= Q(**{path: self.chosen})
            else:
                there = model._base_manager.filter(**{path: self.chosen}, **self._live(path))
                led |= Q(pk__in=there.values("pk"))
        return queryset.filter(led)

    def _live(self, path: str) -> dict[str, Any]:
        """A path leads along rows of the relation `live` only where these were not rejected."""
        steps = path.split("__")
        upto = steps[: steps.index(self.live) + 1] if self.live in steps else []
        return {f"{'__'.join(upto)}__state__in": LIVE} if upto else {}

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        """One: the box, and what else the address has."""
        box = widget_of(self.field, self._site)
        box.choices = ModelChoiceField(box.field.related_model._default_manager.all()).choices
        yield {
            "name": self.parameter_name,
            "box": box.render(self.parameter_name, self.chosen, {"id": f"by-{self.parameter_name}"}),
            "chosen": self.chosen,
            "kept": [(key, value) for key, value in changelist.params.items() if key != self.parameter_name],
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
        }


def widget_of(field: str, site: admin.AdminSite) -> AutocompleteSelect:
    return AutocompleteSelect(_field(field), site)


def media_of(site: admin.AdminSite, filters: Any) -> Media:
    """The scripts of the boxes that these filters have, if any."""
    found = [each for each in filters if isinstance(each, type) and issubclass(each, ChoiceFilter)]
    return widget_of(found[0].field, site).media if found else Media()


def _field(label: str) -> models.Field:
    name, _, field = label.rpartition(".")
    return apps.get_model(name)._meta.get_field(field)


def steps_of(model: type[models.Model], path: str) -> Iterator[models.Field]:
    """The relations that a path goes along."""
    for name in path.split("__"):
        step = model._meta.get_field(name)
        yield step
        model = step.related_model


def choice(title: str, field: str, *paths: str, name: str = "", live: str = "") -> type[ChoiceFilter]:
    """A filter headed "By `title`": by what `field` points at and `paths` lead to.

    Of the relation `live` along a path, rejected rows do not count.
    """
    parts = {"title": title, "parameter_name": name or title.replace(" ", "_"), "field": field}
    return type(f"{parts['parameter_name']}_choice", (ChoiceFilter,), {**parts, "paths": paths, "live": live})
