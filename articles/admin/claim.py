from collections.abc import Sequence

from django.contrib import admin
from django.db.models import QuerySet

from articles.models import Appearance, Claim, Offer, Silence
from articles.pipeline import fill_due_rows
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

from .passage import PassageAdmin, words


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


@admin.register(Claim)
class ClaimAdmin(MergeAdmin, DecisionAdmin):
    list_display = [
        "statement",
        "story",
        "kind",
        "status",
        "state",
        "is_shown",
        "appearance_count",
        "sure",
        "decided_by",
    ]
    list_filter = [
        *("state", FoldFilter, "status", "kind", MergedFilter, OriginFilter),
        period("created_at", "when it was made"),
    ]
    list_select_related = ["story", "decided_by", "merged_into"]
    list_counts = {"appearance_count": count_of(Appearance.objects.live(), "claim")}
    search_fields = ["statement"]
    autocomplete_fields = ["story"]
    readonly_fields = [*DecisionAdmin.readonly_fields, "merged_into"]
    inlines = [AppearanceInline]
    actions = [*DecisionAdmin.actions, *MergeAdmin.actions]

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, "story"] if obj else self.readonly_fields

    def settled(self, rows: Sequence[Claim]) -> None:
        fill_due_rows({row.story_id for row in rows})

    @admin.display(description="shown", boolean=True)
    def is_shown(self, claim) -> bool:
        return not claim.is_folded

    @admin.display(description="appearances")
    def appearance_count(self, claim) -> int:
        return claim.appearance_count


@admin.register(Appearance)
class AppearanceAdmin(PassageAdmin):
    list_display = [words, "claim", "article", "stance", "modality", "attributed_to", "state", "sure", "decided_by"]
    list_filter = ["state", "stance", "modality", OriginFilter, period("created_at", "when it was made")]
    list_select_related = ["claim", "article", "revision__article", "decided_by"]
    search_fields = ["claim__statement"]
    readonly_fields = ["claim", "article", *PassageAdmin.readonly_fields]

    def settled(self, rows: Sequence[Appearance]) -> None:
        fill_due_rows({row.claim.story_id for row in rows})


@admin.register(Offer)
class OfferAdmin(ReadOnlyAdmin):
    """What row filling offers at the moment. Accepted or passed over on the claim's page."""

    list_display = [words, "claim", "article", "rank", "chance", "why"]
    list_select_related = ["claim", "article"]
    search_fields = ["claim__statement"]


@admin.register(Silence)
class SilenceAdmin(DecisionAdmin):
    list_display = ["article", "claim", "state", "decided_by", "decided_at"]
    list_select_related = ["article", "claim", "decided_by"]
    search_fields = ["claim__statement"]
    autocomplete_fields = ["article", "claim"]

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, "article", "claim"] if obj else self.readonly_fields

    def make(self, row: Silence, by) -> None:
        row.pk = row.claim.mark_silent(row.article, by).pk
        self.settle([row])

    def settled(self, rows: Sequence[Silence]) -> None:
        fill_due_rows({row.claim.story_id for row in rows})
