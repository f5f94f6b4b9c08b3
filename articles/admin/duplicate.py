from django.contrib import admin
from django.urls import reverse

from articles.models import Duplicate
from newsroom.decisions.admin import DecisionAdmin


@admin.register(Duplicate)
class DuplicateAdmin(DecisionAdmin):
    """Pairs that may be one: merged, or called two, at /duplicates/. To reject one is to call them two."""

    list_display = ["kind", "one", "other", "why", "state", "sure", "decided_by", "created_at"]
    list_filter = ["kind", *DecisionAdmin.list_filter]
    list_select_related = ["decided_by"]
    search_fields = ["=kind"]
    search_help_text = "entity, outlet, event or claim"
    readonly_fields = [*DecisionAdmin.readonly_fields, "kind", "one", "other"]

    def view_on_site(self, row: Duplicate) -> str:
        return f"{reverse('duplicates')}?kind={row.kind}"

    def has_add_permission(self, request) -> bool:
        return False
