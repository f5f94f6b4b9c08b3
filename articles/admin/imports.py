from django.contrib import admin

from articles.models import Import, ImportRow, Mended, PutAside, StoryReading
from newsroom.decisions.admin import INTAKE, ReadOnlyAdmin, choice, period

from .article import OfVersionAdmin
from .narrowing import by_article, by_person, by_story


@admin.register(Import)
class ImportAdmin(ReadOnlyAdmin):
    """Who brought in what; its page on the site shows it file by file."""

    menu = INTAKE
    narrowed_by = by_person("who brought it in", "by")
    list_display = ["__str__", "by", "wanted", "state", "created_at", "last_sign_at"]
    list_filter = ["state", period("created_at", "when it came in")]
    list_select_related = ["by"]
    search_fields = ["by__username"]
    search_help_text = "User name of who brought it in"


@admin.register(ImportRow)
class ImportRowAdmin(ReadOnlyAdmin):
    menu = INTAKE
    narrowed_by = [*by_article("article"), choice("import", "articles.ImportRow.imported", "imported")]
    list_display = ["source_name", "verdict", "message", "imported", "article"]
    list_filter = ["verdict"]
    list_select_related = ["imported", "article"]
    search_fields = ["article__headline"]
    search_help_text = "Headline of the article"

    def view_on_site(self, row: ImportRow) -> str:
        return row.imported.get_absolute_url()


@admin.register(Mended)
class MendedAdmin(ReadOnlyAdmin):
    """What an upgrade put right, row by row."""

    list_display = ["sentence", "table", "row", "at"]
    search_fields = ["sentence"]


@admin.register(PutAside)
class PutAsideAdmin(OfVersionAdmin):
    """Versions that could not be read, and why; tried again from the article's page or the desk."""

    menu = INTAKE
    list_display = ["revision", "stage", "reason", "at"]
    list_filter = ["stage", period("at", "when it was put aside")]
    list_select_related = ["revision__article"]
    search_fields = ["revision__article__headline"]
    ordering = ["-at"]


@admin.register(StoryReading)
class StoryReadingAdmin(ReadOnlyAdmin):
    """Stories that are being read at this moment."""

    narrowed_by = by_story()
    list_display = ["story", "last_sign_at", "is_asked_again"]
    list_select_related = ["story"]
    search_fields = ["story__title"]
    ordering = ["-last_sign_at"]

    def view_on_site(self, row: StoryReading) -> str:
        return row.story.get_absolute_url()
