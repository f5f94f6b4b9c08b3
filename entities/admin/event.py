from django.contrib import admin

from entities.models import Event
from newsroom.decisions.admin import DecisionAdmin, MergeAdmin, MergedFilter, OriginFilter, period


@admin.register(Event)
class EventAdmin(MergeAdmin, DecisionAdmin):
    list_display = ["label", "first_day", "last_day", "precision", "status", "place", "state", "decided_by"]
    list_filter = [
        "state",
        "status",
        "precision",
        MergedFilter,
        OriginFilter,
        period("created_at", "when it was made"),
    ]
    list_select_related = ["place", "decided_by", "merged_into"]
    search_fields = ["label"]
    sortable_by = ["first_day"]
    autocomplete_fields = ["place", "participants"]
    readonly_fields = [*DecisionAdmin.readonly_fields, "merged_into"]
    actions = [*DecisionAdmin.actions, *MergeAdmin.actions]
