from django.contrib import admin

from articles.models import Origin, Reuse
from newsroom.decisions.admin import OriginFilter, ReadOnlyAdmin, StatingAdmin, choice, period

from .narrowing import OUTLET, by_article


@admin.register(Origin)
class OriginAdmin(StatingAdmin):
    """An article has one confirmed origin: to confirm another one rejects the former."""

    list_display = ["article", "outlet", "basis", "state", "sure", "why", "decided_by"]
    list_filter = ["state", "basis", OriginFilter, period("created_at", "when it was made")]
    narrowed_by = [*by_article("article"), choice("where it comes from", OUTLET, "outlet", name="origin")]
    list_select_related = ["article", "outlet", "decided_by"]
    search_fields = ["article__headline"]
    autocomplete_fields = stated = ["article", "outlet"]

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, "article"] if obj else self.readonly_fields

    def view_on_site(self, row: Origin) -> str:
        return row.article.get_absolute_url()

    def make(self, row: Origin, by) -> None:
        row.pk = Origin.objects.state(row.article, row.outlet, by).pk
        self.settle([row])


@admin.register(Reuse)
class ReuseAdmin(ReadOnlyAdmin):
    """Measured anew with each analysis."""

    narrowed_by = by_article("first", "second")
    list_display = ["first", "second", "kind", "share_of_first", "share_of_second"]
    list_filter = ["kind"]
    list_select_related = ["first", "second"]
    search_fields = ["first__headline"]
    search_help_text = "Headline of the article that came in earlier"
