from django.contrib import admin

from articles.models import Site
from newsroom.decisions.admin import ReadOnlyAdmin


@admin.register(Site)
class SiteAdmin(ReadOnlyAdmin):
    """Hosts that pages were fetched from, from when on each may be asked again, and what its robots.txt says."""

    list_display = ["name", "free_at", "robots_at"]
    search_fields = ["name"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("robots")
