from django.contrib import admin
from django.db.models import Q, QuerySet, Value

from entities.models import Alias, Entity, FoldName
from newsroom.decisions.admin import (
    DecisionAdmin,
    DecisionInline,
    MergeAdmin,
    MergedFilter,
    OriginFilter,
    count_of,
    period,
)


class AliasInline(DecisionInline):
    model = Alias
    fields = ["text", "state", "sure", "why", "decided_by", "decided_at", "seen_version"]


@admin.register(Entity)
class EntityAdmin(MergeAdmin, DecisionAdmin):
    list_display = ["name", "kind", "state", "alias_count", "wikidata_id", "sure", "decided_by", "created_at"]
    list_filter = ["state", "kind", MergedFilter, OriginFilter, period("created_at", "when it was made")]
    list_select_related = ["decided_by", "merged_into"]
    list_counts = {"alias_count": count_of(Alias.objects.live(), "entity")}
    search_fields = ["name"]  # by any of its names: see get_search_results
    search_help_text = "Any of its names, or the beginning of one"
    sortable_by = ["name"]
    readonly_fields = [*DecisionAdmin.readonly_fields, "merged_into"]
    inlines = [AliasInline]
    actions = [*DecisionAdmin.actions, *MergeAdmin.actions]

    @admin.display(description="names")
    def alias_count(self, entity) -> int:
        return entity.alias_count

    def get_search_results(self, request, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """By every way of writing the name, accents and hyphens aside."""
        words = search_term.strip()[:200]
        if not words:
            return queryset, False
        key = FoldName(Value(words))
        named = Alias.objects.live().filter(Q(key=key) | Q(key__contains=key)).values("entity")
        return queryset.filter(Q(pk__in=named)), False


@admin.register(Alias)
class AliasAdmin(DecisionAdmin):
    list_display = ["text", "entity", "state", "sure", "why", "decided_by", "created_at"]
    list_select_related = ["entity", "decided_by"]
    autocomplete_fields = ["entity"]
    search_fields = ["text"]

    def get_search_results(self, request, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        words = search_term.strip()[:200]
        return (queryset.filter(key__contains=FoldName(Value(words))) if words else queryset), False
