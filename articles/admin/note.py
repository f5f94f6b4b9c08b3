from django.contrib import admin
from django.db.models import QuerySet

from articles.models import Note
from newsroom.decisions.admin import HistoryAdmin, ReadOnlyAdmin, period

from .assignment import ClosingAdmin, place


@admin.register(Note)
class NoteAdmin(ClosingAdmin, HistoryAdmin, ReadOnlyAdmin):
    """Written on the pages, and changed there by its writer alone; resolved here, too."""

    list_display = ["text", place, "status", "created_by", "created_at", "closed_by"]
    list_filter = ["status", period("created_at", "when it was written")]
    list_select_related = ["story", "claim", "article__outlet", "entity", "created_by", "closed_by"]
    search_fields = ["=created_by__username"]
    search_help_text = "User name of its writer"
    fields = ["text", place, "status", "created_by", "created_at", "closed_by", "closed_at", "version"]
    readonly_fields = fields
    actions = ["resolve_selected", "reopen_selected"]

    @admin.action(description="Resolve", permissions=["tag"])
    def resolve_selected(self, request, queryset: QuerySet) -> None:
        self.close_each(request, queryset.open(), Note.resolve, "Resolved")

    @admin.action(description="Open again", permissions=["tag"])
    def reopen_selected(self, request, queryset: QuerySet) -> None:
        closed = queryset.exclude(status=Note.OPEN)
        self.close_each(request, closed, lambda note, by: note.close(Note.OPEN, by), "Open again")
