from django.contrib import admin

from articles.models import Article, Outlet
from newsroom.decisions.admin import ListAdmin, count_of


@admin.register(Outlet)
class OutletAdmin(ListAdmin):
    """Outlets that have articles, or are the origin of some, cannot be deleted."""

    list_display = ["name", "kind", "country", "language", "owner", "article_count"]
    list_filter = ["kind"]
    list_counts = {"article_count": count_of(Article.objects.all(), "outlet")}
    search_fields = ["name"]
    sortable_by = ["name", "kind", "country"]
    ordering = ["name"]

    @admin.display(description="articles")
    def article_count(self, outlet) -> int:
        return outlet.article_count
