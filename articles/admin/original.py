from django.contrib import admin

from articles.models import OriginalFile
from newsroom.decisions.admin import INTAKE, ReadOnlyAdmin, period

from .narrowing import by_article


@admin.register(OriginalFile)
class OriginalFileAdmin(ReadOnlyAdmin):
    """Files as they were brought; their bytes are on the article's page."""

    menu = INTAKE
    narrowed_by = by_article("revisions__article")
    list_display = ["name", "kind", "created_at", "sha256"]
    list_filter = [period("created_at", "when it came")]
    search_fields = ["name"]
    fields = readonly_fields = ("name", "kind", "created_at", "sha256")

    def get_queryset(self, request):
        return super().get_queryset(request).defer("body")
