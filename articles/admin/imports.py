from django.contrib import admin

from articles.models import Import, ImportRow, Mended, PutAside, StoryReading
from newsroom.decisions.admin import ReadOnlyAdmin, period


@admin.register(Import)
class ImportAdmin(ReadOnlyAdmin):
    """Who brought in what; its page on the site shows it file by file."""

    list_display = ["__str__", "by", "wanted", "state", "created_at", "last_sign_at"]
    list_filter = ["state", period("created_at", "when it came in")]
    list_select_related = ["by"]
    search_fields = ["by__username"]
    search_help_text = "User name of who brought it in"


@admin.register(ImportRow)
class ImportRowAdmin(ReadOnlyAdmin):
    list_display = ["source_name", "verdict", "message", "imported", "article"]
    list_filter = ["verdict"]
    list_select_related = ["imported", "article"]
    search_fields = ["article__headline"]
    search_help_text = "Headline of the article"


@admin.register(Mended)
class MendedAdmin(ReadOnlyAdmin):
    """What an upgrade put right, row by row."""

    list_display = ["sentence", "table", "row", "at"]
    search_fields = ["sentence"]


@admin.register(PutAside)
class PutAsideAdmin(ReadOnlyAdmin):
    """Versions that could not be read, and why; tried again from the article's page or the desk."""

    list_display = ["revision", "stage", "reason", "at"]
    list_filter = ["stage", period("at", "when it was put aside")]
    list_select_related = ["revision__article"]
    search_fields = ["revision__article__headline"]
    ordering = ["-at"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("revision__raw", "revision__text", "revision__removed")


@admin.register(StoryReading)
class StoryReadingAdmin(ReadOnlyAdmin):
    """Stories that are being read at this moment."""

    list_display = ["story", "last_sign_at", "is_asked_again"]
    list_select_related = ["story"]
    search_fields = ["story__title"]
    ordering = ["-last_sign_at"]
