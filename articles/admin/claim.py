from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet

from articles.models import Appearance, Claim, Offer, Silence
from articles.pipeline import fill_due_rows
from newsroom.counting import in_figures
from newsroom.decisions import Refused
from newsroom.decisions.admin import (
    DecisionAdmin,
    DecisionForm,
    DecisionInline,
    MergeAdmin,
    MergedFilter,
    OriginFilter,
    ReadOnlyAdmin,
    StatingAdmin,
    choice,
    count_of,
    period,
)

from .narrowing import ARTICLE, OUTLET, by_article, by_claim, by_story
from .passage import PassageAdmin, words
from .step import STEP_ACTIONS, STEP_FIELDS, StepActions


class AppearanceInline(DecisionInline):
    model = Appearance
    """The line above each row names the article and the words."""

    fields = ["stance", "modality", "attributed_to", "state", "sure", "why", "decided_by", "seen_version"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article", "decided_by")

    def has_add_permission(self, request, obj) -> bool:
        return False


class FoldFilter(admin.SimpleListFilter):
    """What a story opens with, or what is folded away on its page."""

    title = "where its story shows it"
    parameter_name = "fold"

    def lookups(self, request, model_admin):
        return [("shown", "At once"), ("folded", "Folded away")]

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        if self.value() == "shown":
            return queryset.shown()
        return queryset.folded() if self.value() == "folded" else queryset


class ClaimForm(DecisionForm):
    held_by_acts = frozenset({"step"})  # who takes it is not in the row yet


@admin.register(Claim)
class ClaimAdmin(StepActions, MergeAdmin, DecisionAdmin):
    form = ClaimForm
    list_display = [
        "statement",
        "story",
        "kind",
        "status",
        "state",
        "standing",
        "is_shown",
        "appearance_count",
        "sure",
        "decided_by",
    ]
    list_filter = [
        *("state", "step", FoldFilter, "status", "kind", MergedFilter, OriginFilter),
        period("created_at", "when it was made"),
    ]
    narrowed_by = [
        *by_story(),
        choice("outlet", OUTLET, "appearances__article__outlet"),
        choice("article", ARTICLE, "appearances__article"),
    ]
    list_select_related = ["story", "decided_by", "merged_into"]
    list_counts = {"appearance_count": count_of(Appearance.objects.live(), "claim")}
    search_fields = ["statement"]
    autocomplete_fields = ["story"]
    readonly_fields = [*DecisionAdmin.readonly_fields, "merged_into"]
    inlines = [AppearanceInline]
    actions = [*DecisionAdmin.actions, *STEP_ACTIONS, *MergeAdmin.actions]

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, *(["story", "step_by", "step_at", "checked_by"] if obj else STEP_FIELDS)]

    def write_changes(self, row: Claim, changes: dict[str, Any], version: int, by) -> None:
        """A step is taken as on the claim's page, by the same rules; its note goes with it."""
        step, note = (changes.pop(name, "") for name in STEP_FIELDS)
        if note and not step:
            raise Refused("A note goes with a step: say which.")
        with transaction.atomic():
            if step:
                row.take_step(step, by, version, note)
            if changes:
                super().write_changes(row, changes, row.version if step else version, by)

    def settled(self, rows: Sequence[Claim]) -> None:
        fill_due_rows({row.story_id for row in rows})

    @admin.display(description="step", empty_value="–")
    def standing(self, claim) -> str | None:
        """What is not stated stands at none."""
        return claim.get_step_display() if claim.standing else None

    @admin.display(description="shown", boolean=True)
    def is_shown(self, claim) -> bool:
        return not claim.is_folded

    @admin.display(description="appearances")
    def appearance_count(self, claim) -> str:
        return in_figures(claim.appearance_count)


@admin.register(Appearance)
class AppearanceAdmin(PassageAdmin):
    list_display = [words, "claim", "article", "stance", "modality", "attributed_to", "state", "sure", "decided_by"]
    list_filter = ["state", "stance", "modality", OriginFilter, period("created_at", "when it was made")]
    narrowed_by = [*by_article("article", story="claim__story"), *by_claim()]
    list_select_related = ["claim", "article", "revision__article", "decided_by"]
    search_fields = ["claim__statement"]
    readonly_fields = ["claim", "article", *PassageAdmin.readonly_fields]

    def settled(self, rows: Sequence[Appearance]) -> None:
        fill_due_rows({row.claim.story_id for row in rows})


@admin.register(Offer)
class OfferAdmin(ReadOnlyAdmin):
    """What row filling offers at the moment. Accepted or passed over on the claim's page."""

    narrowed_by = [*by_article("article", story="claim__story"), *by_claim()]
    list_display = [words, "claim", "article", "rank", "chance", "why"]
    list_select_related = ["claim", "article"]
    search_fields = ["claim__statement"]


@admin.register(Silence)
class SilenceAdmin(StatingAdmin):
    list_display = ["article", "claim", "state", "decided_by", "decided_at"]
    narrowed_by = [*by_article("article", story="claim__story"), *by_claim()]
    list_select_related = ["article", "claim", "decided_by"]
    search_fields = ["claim__statement"]
    autocomplete_fields = stated = ["article", "claim"]

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, "article", "claim"] if obj else self.readonly_fields

    def view_on_site(self, row: Silence) -> str:
        return row.claim.get_absolute_url()

    def make(self, row: Silence, by) -> None:
        row.pk = row.claim.mark_silent(row.article, by).pk
        self.settle([row])

    def settled(self, rows: Sequence[Silence]) -> None:
        fill_due_rows({row.claim.story_id for row in rows})
