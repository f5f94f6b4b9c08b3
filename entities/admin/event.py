from typing import Any

from django.contrib import admin

from entities.forms import DaysOfEvent
from entities.models import Event
from entities.participants import changes_of_participants
from newsroom.decisions.admin import DecisionAdmin, DecisionForm, MergeAdmin, MergedFilter, OriginFilter, choice, period
from newsroom.decisions.history import Change

from .entity import ARTICLE, OUTLET, STORY

REPORTED_IN = "reports__revision__article"
DAYS = ("first_day", "last_day")


class EventDecisionForm(DaysOfEvent, DecisionForm):
    @property
    def changes(self) -> dict[str, Any]:
        """With the days that the precision made of those that were typed."""
        changes = super().changes
        if changes.keys() & {"precision", *DAYS}:
            changes |= {name: self.cleaned_data[name] for name in DAYS}
        return changes


@admin.register(Event)
class EventAdmin(MergeAdmin, DecisionAdmin):
    form = EventDecisionForm
    list_display = ["label", "first_day", "last_day", "precision", "status", "place", "state", "decided_by"]
    list_filter = [
        "state",
        "status",
        "precision",
        MergedFilter,
        OriginFilter,
        period("created_at", "when it was made"),
    ]
    narrowed_by = [
        choice("story", STORY, f"{REPORTED_IN}__memberships__story", live="memberships"),
        choice("outlet", OUTLET, f"{REPORTED_IN}__outlet"),
        choice("article", ARTICLE, REPORTED_IN),
        choice("place", "entities.Event.place", "place"),
    ]
    list_select_related = ["place", "decided_by", "merged_into"]
    search_fields = ["label"]
    sortable_by = ["first_day"]
    autocomplete_fields = ["place", "participants"]
    readonly_fields = [*DecisionAdmin.readonly_fields, "merged_into"]
    actions = [*DecisionAdmin.actions, *MergeAdmin.actions]

    def changes_of(self, row: Event) -> list[Change]:
        """Its fields, and who was said to take part."""
        changes = [*super().changes_of(row), *changes_of_participants(row)]
        return sorted(changes, key=lambda change: change.at, reverse=True)
