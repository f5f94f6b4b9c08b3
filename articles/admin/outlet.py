from django.contrib import admin

from articles.models import Article, Outlet
from newsroom.decisions.admin import MergeAdmin, MergedFilter, count_of


@admin.register(Outlet)
class OutletAdmin(MergeAdmin):
    """Outlets that turn out to be one are merged; none is deleted."""

    list_display = ["name", "kind", "country", "language", "owner", "article_count"]
    list_filter = ["kind", MergedFilter]
    list_select_related = ["merged_into"]
    readonly_fields = ["merged_into"]
    list_counts = {"article_count": count_of(Article.objects.all(), "outlet")}
    search_fields = ["name"]
    sortable_by = ["name", "kind", "country"]
    ordering = ["name"]

    @admin.display(description="articles")
    def article_count(self, outlet) -> int:
        return outlet.article_count
