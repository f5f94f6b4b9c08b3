from django.contrib import admin
from django.db.models import Q, QuerySet, Value
from django.utils.html import format_html

from entities.models import Alias, Entity, FoldName
from newsroom.counting import in_figures
from newsroom.decisions.admin import (
    DecisionAdmin,
    DecisionInline,
    MergeAdmin,
    MergedFilter,
    OriginFilter,
    choice,
    count_of,
    period,
)

# Where the coverage names it; by name, since the world knows nothing of its coverage.
STORY, ARTICLE, OUTLET = "articles.Membership.story", "articles.Membership.article", "articles.Article.outlet"
NAMED_IN = "mentions__revision__article"


class AliasInline(DecisionInline):
    model = Alias
    fields = ["text", "state", "sure", "why", "decided_by", "decided_at", "seen_version"]


@admin.register(Entity)
class EntityAdmin(MergeAdmin, DecisionAdmin):
    list_display = ["name", "kind", "state", "alias_count", "item", "sure", "decided_by", "created_at"]
    list_filter = ["state", "kind", MergedFilter, OriginFilter, period("created_at", "when it was made")]
    narrowed_by = [
        choice("story", STORY, f"{NAMED_IN}__memberships__story", live="memberships"),
        choice("outlet", OUTLET, f"{NAMED_IN}__outlet"),
        choice("article", ARTICLE, NAMED_IN),
    ]
    list_select_related = ["decided_by", "merged_into"]
    list_counts = {"alias_count": count_of(Alias.objects.live(), "entity")}
    search_fields = ["name"]  # by any of its names: see get_search_results
    search_help_text = "Any of its names, or the beginning of one"
    sortable_by = ["name"]
    readonly_fields = [*DecisionAdmin.readonly_fields, "merged_into", "item"]
    inlines = [AliasInline]
    actions = [*DecisionAdmin.actions, *MergeAdmin.actions]

    @admin.display(description="at Wikidata")
    def item(self, entity) -> str:
        """A link out."""
        link = '<a href="https://www.wikidata.org/wiki/{0}" rel="noreferrer">{0}</a>'
        return format_html(link, entity.wikidata_id) if entity.wikidata_id else "–"

    @admin.display(description="names")
    def alias_count(self, entity) -> str:
        return in_figures(entity.alias_count)

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
    narrowed_by = [choice("entity", "entities.Alias.entity", "entity")]
    list_select_related = ["entity", "decided_by"]
    autocomplete_fields = ["entity"]
    search_fields = ["text"]

    def view_on_site(self, row: Alias) -> str:
        return row.entity.get_absolute_url()

    def get_search_results(self, request, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        words = search_term.strip()[:200]
        return (queryset.filter(key__contains=FoldName(Value(words))) if words else queryset), False
