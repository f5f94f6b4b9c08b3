from collections.abc import Sequence

from django.contrib import admin

from articles.jobs import defer_story
from articles.models import Claim, Membership, MergeProposal, Signature, Story
from articles.models.story import LATEST_FIRST
from newsroom.decisions.admin import (
    DecisionAdmin,
    DecisionInline,
    MergeAdmin,
    MergedFilter,
    OriginFilter,
    ReadOnlyAdmin,
    count_of,
    period,
)


class StoryMembershipInline(DecisionInline):
    """The articles of a story, and those that somebody took out."""

    model = Membership
    fields = ["article", "state", "sure", "why", "decided_by", "decided_at", "seen_version"]
    readonly_fields = ["article", *DecisionInline.readonly_fields]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article", "story", "decided_by")

    def has_add_permission(self, request, obj) -> bool:
        return False


@admin.register(Story)
class StoryAdmin(MergeAdmin):
    list_display = ["title", "latest_at", "article_count", "claim_count", "is_sample", "merged_into", "created_by"]
    list_filter = [
        MergedFilter,
        "is_sample",
        "model_use",
        period("latest_at", "its latest news"),
        period("created_at", "when it was opened"),
    ]
    list_select_related = ["merged_into", "created_by"]
    list_counts = {
        "article_count": count_of(Membership.objects.live(), "story"),
        "claim_count": count_of(Claim.objects.current(), "story"),
    }
    search_fields = ["title"]
    ordering = LATEST_FIRST
    sortable_by = ["latest_at"]
    fields = ["title", "slug", "note", "model_use", "is_sample", "merged_into", "latest_at", "created_by", "created_at"]
    fields += ["seen_version"]
    readonly_fields = ["slug", "merged_into", "latest_at", "created_by", "created_at"]
    inlines = [StoryMembershipInline]

    @admin.display(description="articles")
    def article_count(self, story) -> int:
        return story.article_count

    @admin.display(description="claims")
    def claim_count(self, story) -> int:
        return story.claim_count

    def make(self, row: Story, by) -> None:
        said = {name: getattr(row, name) for name in ("note", "model_use", "is_sample")}
        opened = Story.objects.open(row.title, by, **said)
        row.pk, row.slug = opened.pk, opened.slug

    def settled(self, rows: Sequence[Story]) -> None:
        """What was merged or taken apart is read anew, by a worker."""
        for story in Story.objects.current().filter(pk__in=[row.pk for row in rows]):
            defer_story(story)


@admin.register(Membership)
class MembershipAdmin(DecisionAdmin):
    """An article is in one story: to add a membership moves it there."""

    list_display = ["article", "story", "state", "sure", "why", "decided_by", "created_at"]
    list_select_related = ["article", "story", "decided_by"]
    search_fields = ["article__headline"]
    autocomplete_fields = ["story", "article"]

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, "story", "article"] if obj else self.readonly_fields

    def make(self, row: Membership, by) -> None:
        row.pk = row.story.bring_in(row.article, by).pk
        self.settle([row])

    def settled(self, rows: Sequence[Membership]) -> None:
        """The stories that an article left or came to are read anew, by a worker."""
        articles = {row.article_id for row in rows}
        for story in Story.objects.current().filter(memberships__article__in=articles).distinct():
            defer_story(story)


@admin.register(MergeProposal)
class MergeProposalAdmin(DecisionAdmin):
    """To accept one is to merge the stories, on their pages."""

    list_display = ["one", "other", "state", "sure", "decided_by", "created_at"]
    list_filter = ["state", OriginFilter, period("created_at", "when it was made")]
    list_select_related = ["one", "other", "decided_by"]
    search_fields = ["one__headline"]
    search_help_text = "Headline of the article that came in earlier"
    readonly_fields = [*DecisionAdmin.readonly_fields, "one", "other"]

    def has_add_permission(self, request) -> bool:
        return False


@admin.register(Signature)
class SignatureAdmin(ReadOnlyAdmin):
    """What the assignment to stories compares."""

    list_display = ["article", "published_on"]
    list_select_related = ["article"]
    search_fields = ["article__headline"]
    ordering = ["-article"]
