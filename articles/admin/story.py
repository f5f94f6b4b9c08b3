from typing import Any

from django.contrib import admin

from articles.models import Claim, Membership, Signature, Story
from newsroom.decisions import State
from newsroom.decisions.admin import (
    DecisionAdmin,
    DecisionForm,
    DecisionInline,
    KeptAdmin,
    MergeAdmin,
    MergedFilter,
    ReadOnlyAdmin,
    count_of,
    period,
)


class StoryMembershipInline(DecisionInline):
    """An article that is confirmed here leaves the story it was in."""

    model = Membership
    fields = ["article", "state", "sure", "why", "decided_by", "decided_at", "seen_version"]
    readonly_fields = ["article", *DecisionInline.readonly_fields]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article", "story", "decided_by")

    def has_add_permission(self, request, obj) -> bool:
        return False


@admin.register(Story)
class StoryAdmin(MergeAdmin, KeptAdmin):
    form = DecisionForm
    list_display = ["title", "latest_at", "article_count", "claim_count", "is_sample", "merged_into", "created_by"]
    list_filter = [
        MergedFilter,
        "is_sample",
        period("latest_at", "its latest news"),
        period("created_at", "when it was opened"),
    ]
    list_select_related = ["merged_into", "created_by"]
    list_counts = {
        "article_count": count_of(Membership.objects.live(), "story"),
        "claim_count": count_of(Claim.objects.current(), "story"),
    }
    search_fields = ["title"]
    ordering = ["-latest_at", "-pk"]
    sortable_by = ["latest_at"]
    fields = ["title", "slug", "note", "is_sample", "merged_into", "latest_at", "created_by", "created_at"]
    fields += ["seen_version"]
    readonly_fields = ["slug", "merged_into", "latest_at", "created_by", "created_at"]
    inlines = [StoryMembershipInline]

    @admin.display(description="articles")
    def article_count(self, story) -> int:
        return story.article_count

    @admin.display(description="claims")
    def claim_count(self, story) -> int:
        return story.claim_count

    def save_model(self, request, obj: Story, form, change: bool) -> None:
        if not change:
            opened = Story.objects.open(obj.title, request.user, note=obj.note, is_sample=obj.is_sample)
            obj.pk, obj.slug = opened.pk, opened.slug
        elif {"title", "note"} & set(form.changed_data):
            obj.retitle(obj.title, obj.note, form.cleaned_data["seen_version"])
        if change and "is_sample" in form.changed_data:
            obj.save(update_fields=["is_sample"])


@admin.register(Membership)
class MembershipAdmin(DecisionAdmin):
    """To confirm a membership takes the article out of the story it was in."""

    list_display = ["article", "story", "state", "sure", "why", "decided_by", "created_at"]
    list_select_related = ["article", "story", "decided_by"]
    search_fields = ["article__headline"]
    autocomplete_fields = ["story", "article"]

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, "story", "article"] if obj else self.readonly_fields

    def decide_row(self, row: Membership, state: str, by, version: int | None = None, **changes: Any) -> None:
        if state == State.CONFIRMED:
            for other in Membership.objects.live().filter(article=row.article_id).exclude(pk=row.pk):
                other.reject(by)
        super().decide_row(row, state, by, version, **changes)

    def save_model(self, request, obj: Membership, form, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            obj.pk = obj.story.bring_in(obj.article, request.user).pk


@admin.register(Signature)
class SignatureAdmin(ReadOnlyAdmin):
    """What the assignment to stories compares."""

    list_display = ["article", "published_on"]
    list_select_related = ["article"]
    search_fields = ["article__headline"]
    ordering = ["-article"]
