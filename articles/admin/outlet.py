from collections.abc import Sequence

from django.contrib import admin

from articles.jobs import defer_outlet
from articles.models import Article, Outlet
from articles.models.outlet import INHERITED
from newsroom.counting import in_figures
from newsroom.decisions.admin import MergeAdmin, MergedFilter, choice, count_of

from .narrowing import ARTICLE, MEMBERS, STORY


@admin.register(Outlet)
class OutletAdmin(MergeAdmin):
    """Outlets that turn out to be one are merged; none is deleted."""

    list_display = ["name", "kind", "country", "language", "owner", "article_count"]
    list_filter = ["kind", MergedFilter]
    narrowed_by = [
        choice("story", STORY, f"articles__{MEMBERS}", live="memberships"),
        choice("article", ARTICLE, "articles"),
    ]
    list_select_related = ["merged_into"]
    readonly_fields = ["merged_into"]
    list_counts = {"article_count": count_of(Article.objects.all(), "outlet")}
    search_fields = ["name"]
    sortable_by = ["name", "kind", "country"]
    ordering = ["name"]

    def make(self, row: Outlet, by) -> None:
        row.add(by)

    def save_changes(self, row: Outlet, form, by) -> None:
        if form.is_changed:
            row.edit(by, form.cleaned_data["seen_version"], **form.changes)
            if form.changes.keys() & set(INHERITED):
                self.settle([row])

    def settled(self, rows: Sequence[Outlet]) -> None:
        """What rests on the zone or language of an outlet, or on whose articles they are, is read anew by a worker."""
        for row in rows:
            defer_outlet(row.heir)

    @admin.display(description="articles")
    def article_count(self, outlet) -> str:
        return in_figures(outlet.article_count)
