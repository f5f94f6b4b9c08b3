from django.contrib import admin

from articles.models import SavedSearch
from newsroom.decisions.admin import ClearingAdmin, period

from .narrowing import by_person


@admin.register(SavedSearch)
class SavedSearchAdmin(ClearingAdmin):
    """Everybody's own; here for those who have to clear up."""

    narrowed_by = by_person("owner", "owner")
    view_on_site = False  # it opens for its owner alone
    list_display = ["name", "owner", "query", "opened_at", "created_at"]
    list_filter = [period("opened_at", "when it was last opened")]
    list_select_related = ["owner"]
    search_fields = ["owner__username"]
    search_help_text = "User name of its owner"
