from django.contrib import admin

from articles.models import Fetched, Site, Watch
from newsroom.decisions.admin import INTAKE, ReadOnlyAdmin, period

from .article import OfArticleAdmin, OfVersionAdmin


@admin.register(Fetched)
class FetchedAdmin(OfVersionAdmin):
    """Pages as they came; their bytes are on the article's page."""

    menu = INTAKE
    list_display = ["address", "revision", "fetched_at", "sha256"]
    list_filter = [period("fetched_at", "when it was fetched")]
    list_select_related = ["revision__article"]
    search_fields = ["address"]
    # By name, for what nobody edits stands on a page only so.
    fields = readonly_fields = (
        *("revision", "asked", "redirects", "address", "canonical"),
        *("status", "headers", "sha256", "fetched_at"),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).defer("body")


@admin.register(Watch)
class WatchAdmin(OfArticleAdmin):
    """When each article's page was last looked at, what came of it, and when the next look is due."""

    menu = INTAKE
    list_display = ["article", "looked_at", "due_at", "gone_at", "problem"]
    list_filter = [period("looked_at", "when it was looked at"), period("gone_at", "since when it is gone")]
    list_select_related = ["article"]
    search_fields = ["article__headline"]
    search_help_text = "Headline of the article"
    fields = readonly_fields = ("article", "looked_at", "due_at", "gone_at", "problem")


@admin.register(Site)
class SiteAdmin(ReadOnlyAdmin):
    """Hosts that pages were fetched from, from when on each may be asked again, and what its robots.txt says."""

    menu = INTAKE
    list_display = ["name", "free_at", "robots_at"]
    search_fields = ["name"]
    fields = readonly_fields = ("name", "free_at", "robots_at", "robots")

    def get_queryset(self, request):
        return super().get_queryset(request).defer("robots")
