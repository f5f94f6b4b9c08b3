from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db import transaction

from articles.jobs import defer_story
from articles.models import Claim, Membership, MergeProposal, Signature, Story
from articles.models.story import LATEST_FIRST
from newsroom.counting import in_figures
from newsroom.decisions.admin import (
    DecisionAdmin,
    DecisionForm,
    DecisionInline,
    MergeAdmin,
    MergedFilter,
    OriginFilter,
    StatingAdmin,
    choice,
    count_of,
    period,
)

from .article import OfArticleAdmin
from .narrowing import ARTICLE, OUTLET, by_article, by_person


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
    list_display = [
        "title",
        "stage",
        "latest_at",
        "article_count",
        "claim_count",
        "is_sample",
        "merged_into",
        "created_by",
    ]
    list_filter = [
        MergedFilter,
        "stage",
        "is_sample",
        "model_use",
        period("latest_at", "its latest news"),
        period("created_at", "when it was opened"),
    ]
    narrowed_by = [
        choice("outlet", OUTLET, "memberships__article__outlet", live="memberships"),
        choice("article", ARTICLE, "memberships__article", live="memberships"),
        *by_person("who opened it", "created_by"),
    ]
    list_select_related = ["merged_into", "created_by"]
    list_counts = {
        "article_count": count_of(Membership.objects.live(), "story"),
        "claim_count": count_of(Claim.objects.current(), "story"),
    }
    search_fields = ["title"]
    ordering = LATEST_FIRST
    sortable_by = ["latest_at"]
    fields = [
        "title",
        "slug",
        "note",
        "stage",
        "model_use",
        "is_sample",
        "merged_into",
        "latest_at",
        "created_by",
        "created_at",
    ]
    fields += ["named", "seen_version"]
    readonly_fields = ["slug", "named", "merged_into", "latest_at", "created_by", "created_at"]
    inlines = [StoryMembershipInline]

    @admin.display(description="only for")
    def named(self, story: Story) -> str:
        """Said on the story's own page."""
        return ", ".join(map(str, story.named)) if story.is_embargoed else "everybody"

    @admin.display(description="articles")
    def article_count(self, story) -> str:
        return in_figures(story.article_count)

    @admin.display(description="claims")
    def claim_count(self, story) -> str:
        return in_figures(story.claim_count)

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else [*self.readonly_fields, "stage"]

    def save_changes(self, row: Story, form: DecisionForm, by) -> None:
        """How far the work on it has come is said as on its page, by the same rules."""
        changes, version = form.changes, form.cleaned_data["seen_version"]
        stage = changes.pop("stage", "")
        with transaction.atomic():
            if stage:
                row.take_stage(stage, by, version)
            if changes:
                row.change(by, row.version if stage else version, **changes)

    def make(self, row: Story, by) -> None:
        said = {name: getattr(row, name) for name in ("note", "model_use", "is_sample")}
        opened = Story.objects.open(row.title, by, **said)
        row.pk, row.slug = opened.pk, opened.slug

    def settled(self, rows: Sequence[Story]) -> None:
        """What was merged or taken apart is read anew, by a worker."""
        for story in Story.objects.current().filter(pk__in=[row.pk for row in rows]):
            defer_story(story)


class MembershipForm(DecisionForm):
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if {"story", "state"} <= set(self.changed_data):
            self.add_error("state", "To move it is to confirm it in the other story: leave its state as it is.")
        return cleaned


@admin.register(Membership)
class MembershipAdmin(StatingAdmin):
    """An article is in one story: to add it to another one, or to choose another one here, moves it there."""

    form = MembershipForm

    list_display = ["article", "story", "state", "sure", "why", "decided_by", "created_at"]
    narrowed_by = by_article("article", story="story")
    list_select_related = ["article", "story", "decided_by"]
    search_fields = ["article__headline"]
    autocomplete_fields = stated = ["story", "article"]

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, "article"] if obj else self.readonly_fields

    def view_on_site(self, row: Membership) -> str:
        return row.article.get_absolute_url()

    def make(self, row: Membership, by) -> None:
        row.pk = row.story.bring_in(row.article, by).pk
        self.settle([row])

    def save_changes(self, row: Membership, form: MembershipForm, by) -> None:
        """Where it is not there any more, it is not taken out of another one."""
        if "story" in form.changes:
            former = None if row.is_rejected else Story.objects.get(pk=form.initial["story"])
            row.story.bring_in(row.article, by, out_of=former)
            self.settle([row])
        else:
            super().save_changes(row, form, by)

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
    narrowed_by = by_article("one", "other")
    list_select_related = ["one", "other", "decided_by"]
    search_fields = ["one__headline"]
    search_help_text = "Headline of the article that came in earlier"
    readonly_fields = [*DecisionAdmin.readonly_fields, "one", "other"]

    def view_on_site(self, row: MergeProposal) -> str:
        return row.one.get_absolute_url()

    def has_add_permission(self, request) -> bool:
        return False


@admin.register(Signature)
class SignatureAdmin(OfArticleAdmin):
    """What the assignment to stories compares."""

    list_display = ["article", "published_on"]
    list_select_related = ["article"]
    search_fields = ["article__headline"]
    ordering = ["-article"]
