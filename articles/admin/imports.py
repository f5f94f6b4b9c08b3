from django.contrib import admin

from articles.models import Import, ImportRow, Mended
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
