from django.contrib import admin

from articles.models import Origin, Reuse
from newsroom.decisions.admin import DecisionAdmin, OriginFilter, ReadOnlyAdmin, period


@admin.register(Origin)
class OriginAdmin(DecisionAdmin):
    """An article has one confirmed origin: to confirm another one rejects the former."""

    list_display = ["article", "outlet", "basis", "state", "sure", "why", "decided_by"]
    list_filter = ["state", "basis", OriginFilter, period("created_at", "when it was made")]
    list_select_related = ["article", "outlet", "decided_by"]
    search_fields = ["article__headline"]
    autocomplete_fields = ["article", "outlet"]

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, "article"] if obj else self.readonly_fields


@admin.register(Reuse)
class ReuseAdmin(ReadOnlyAdmin):
    """Measured anew with each analysis."""

    list_display = ["first", "second", "kind", "share_of_first", "share_of_second"]
    list_filter = ["kind"]
    list_select_related = ["first", "second"]
    search_fields = ["first__headline"]
    search_help_text = "Headline of the article that came in earlier"
