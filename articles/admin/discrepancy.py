from django.contrib import admin
from django.urls import reverse

from articles.models import Discrepancy, DiscrepancyValue
from newsroom.counting import in_figures
from newsroom.decisions.admin import DecisionAdmin, OriginFilter, ReadOnlyAdmin, count_of, period

from .narrowing import by_article, by_claim
from .passage import words


class ValueInline(admin.TabularInline):
    """What each article gives, with its words."""

    model = DiscrepancyValue
    fields = readonly_fields = ["article", "value", words]
    extra = 0
    can_delete = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article")

    def has_add_permission(self, request, obj) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Discrepancy)
class DiscrepancyAdmin(DecisionAdmin):
    list_display = ["topic", "story", "kind", "verdict", "value_count", "state", "sure", "decided_by"]
    list_filter = ["state", "kind", "verdict", OriginFilter, period("created_at", "when it was found")]
    narrowed_by = [*by_article("values__article", story="story"), *by_claim()]
    list_select_related = ["story", "claim", "decided_by"]
    list_counts = {"value_count": count_of(DiscrepancyValue.objects.all(), "discrepancy")}
    search_fields = ["story__title"]
    autocomplete_fields = ["claim"]
    readonly_fields = ["story", *DecisionAdmin.readonly_fields]
    inlines = [ValueInline]

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def view_on_site(self, row: Discrepancy) -> str:
        return reverse("story_differences", args=[row.story.slug])

    @admin.display(description="values")
    def value_count(self, discrepancy) -> str:
        return in_figures(discrepancy.value_count)


@admin.register(DiscrepancyValue)
class DiscrepancyValueAdmin(ReadOnlyAdmin):
    narrowed_by = by_article("article", story="discrepancy__story")
    list_display = ["value", words, "discrepancy", "article"]
    list_select_related = ["discrepancy", "article"]
    search_fields = ["article__headline"]
