from collections.abc import Callable

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import Assignment
from articles.models.about import About
from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.access import TAG
from newsroom.decisions.admin import DecisionForm, KeptAdmin, period

AT_ONCE = 500


@admin.display(description="about")
def place(row: About) -> str:
    return f"{row.place_noun}: {row.place_words}"


class ClosingAdmin(admin.ModelAdmin):
    """Actions that close what the desk said, or open it again, as its page does."""

    def has_tag_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(TAG)

    def close_each(self, request: HttpRequest, rows: QuerySet, close: Callable, done: str) -> None:
        closed, refused = 0, []
        for row in rows.order_by("pk")[:AT_ONCE]:
            try:
                close(row, request.user)
                closed += 1
            except (Refused, StaleDecision) as error:
                refused.append(f"“{row}” stays as it is. {error}")
        self.message_user(request, f"{done}: {closed}.")
        for words in refused[:5]:
            self.message_user(request, words, messages.WARNING)


@admin.register(Assignment)
class AssignmentAdmin(ClosingAdmin, KeptAdmin):
    """What was given to whom, until when; done or withdrawn by the actions of the list."""

    list_display = ["what_is_done", place, "given_to", "due", "status", "created_by"]
    list_filter = ["status", period("created_at", "when it was given")]
    list_select_related = ["story", "claim", "article__outlet", "person", "group", "created_by"]
    search_fields = ["=person__username"]
    search_help_text = "User name of whoever it is given to"
    autocomplete_fields = ["story", "claim", "article", "person", "group"]
    fields = ["story", "claim", "article", "person", "group", "what", "due"]
    said = ["status", "created_by", "created_at", "closed_by", "closed_at", "version"]
    actions = ["finish_selected", "withdraw_selected", "reopen_selected"]

    def get_fields(self, request, obj=None):
        return [*self.fields, *self.said, "seen_version"] if obj else [*self.fields, "seen_version"]

    def get_readonly_fields(self, request, obj=None):
        return [*Assignment.PLACES, *self.said] if obj else []

    @admin.display(description="what is to be done")
    def what_is_done(self, row: Assignment) -> str:
        return row.what_words

    @admin.display(description="given to")
    def given_to(self, row: Assignment) -> str:
        return row.to_words

    def make(self, row: Assignment, by) -> None:
        row.make(by)

    def save_changes(self, row: Assignment, form: DecisionForm, by) -> None:
        if form.is_changed:
            row.edit(by, form.cleaned_data["seen_version"], **form.changes)

    @admin.action(description="Done", permissions=["tag"])
    def finish_selected(self, request, queryset: QuerySet) -> None:
        self.close_each(request, queryset.open(), Assignment.finish, "Done")

    @admin.action(description="Withdraw", permissions=["tag"])
    def withdraw_selected(self, request, queryset: QuerySet) -> None:
        self.close_each(request, queryset.open(), Assignment.withdraw, "Withdrawn")

    @admin.action(description="Open again", permissions=["tag"])
    def reopen_selected(self, request, queryset: QuerySet) -> None:
        self.close_each(request, queryset.exclude(status=Assignment.OPEN), Assignment.reopen, "Open again")
