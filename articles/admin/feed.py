from django.contrib import admin
from django.db.models import DateTimeField, ExpressionWrapper, QuerySet
from django.db.models.functions import Now, TruncDay

from articles.forms.feed import checked_address
from articles.models import Feed, FeedEntry
from newsroom.counting import in_figures
from newsroom.decisions.admin import INTAKE, DecisionForm, KeptAdmin, ReadOnlyAdmin, choice, count_of, period

from .narrowing import OUTLET, by_article

TODAY = ExpressionWrapper(TruncDay(Now()), output_field=DateTimeField())


class FeedDecisionForm(DecisionForm):
    def clean_address(self) -> str:
        return checked_address(self.cleaned_data["address"])


class TroubleFilter(admin.SimpleListFilter):
    title = "trouble"
    parameter_name = "trouble"

    def lookups(self, request, model_admin):
        return [("yes", "Could not be had when last asked for")]

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        return queryset.failing() if self.value() == "yes" else queryset


@admin.register(Feed)
class FeedAdmin(KeptAdmin):
    """Feeds, and how each is; none is deleted, what is of no use is paused."""

    menu = INTAKE
    form = FeedDecisionForm
    narrowed_by = [choice("outlet", OUTLET, "outlet")]

    list_display = ["name", "outlet", "kind", "health", "last_good_at", "problem", "new_today", "interval"]
    list_filter = [TroubleFilter, "state", "kind", period("last_good_at", "last good")]
    list_select_related = ["outlet"]
    list_counts = {"new_today": count_of(FeedEntry.objects.filter(first_seen_at__gte=TODAY), "feed")}
    autocomplete_fields = ["outlet"]
    search_fields = ["outlet__name"]
    search_help_text = "Name of the outlet"
    readonly_fields = (
        *("kind", "stated_title", "site", "flaw", "health", "problem", "failures", "failing_since"),
        *("asked_at", "last_good_at", "last_new_at", "next_due_at", "etag", "last_modified", "sha256"),
        *("version", "created_by", "created_at"),
    )

    def make(self, row: Feed, by) -> None:
        row.created_by = by
        row.save()

    def save_changes(self, row: Feed, form, by) -> None:
        if form.is_changed:
            row.edit(by, form.cleaned_data["seen_version"], **form.changes)

    @admin.display(description="new today")
    def new_today(self, feed: Feed) -> str:
        return in_figures(feed.new_today)


@admin.register(FeedEntry)
class FeedEntryAdmin(ReadOnlyAdmin):
    """What feeds said, and what became of it; tried again on the feed's page or the desk."""

    menu = INTAKE
    narrowed_by = [*by_article("article"), choice("feed", "articles.FeedEntry.feed", "feed")]
    list_display = ["__str__", "feed", "state", "basis", "message", "article", "first_seen_at"]
    list_filter = ["state", "basis", period("first_seen_at", "when it came")]
    list_select_related = ["feed__outlet", "article"]
    search_fields = ["article__headline"]
    search_help_text = "Headline of the article"
    fields = readonly_fields = (
        *("feed", "guid", *FeedEntry.SAID, "earlier", "first_seen_at", "changed_at"),
        *("state", "message", "basis", "article", "read_at", "again_at", "refusals"),
    )

    def view_on_site(self, row: FeedEntry) -> str:
        return row.feed.get_absolute_url()

    def get_queryset(self, request):
        return super().get_queryset(request).defer("text")
