from django.contrib import admin

from articles.models import Discrepancy, DiscrepancyValue
from newsroom.decisions.admin import DecisionAdmin, OriginFilter, ReadOnlyAdmin, count_of, period

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
    list_select_related = ["story", "claim", "decided_by"]
    list_counts = {"value_count": count_of(DiscrepancyValue.objects.all(), "discrepancy")}
    search_fields = ["story__title"]
    autocomplete_fields = ["claim"]
    readonly_fields = ["story", *DecisionAdmin.readonly_fields]
    inlines = [ValueInline]

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    @admin.display(description="values")
    def value_count(self, discrepancy) -> int:
        return discrepancy.value_count


@admin.register(DiscrepancyValue)
class DiscrepancyValueAdmin(ReadOnlyAdmin):
    list_display = ["value", words, "discrepancy", "article"]
    list_select_related = ["discrepancy", "article"]
    search_fields = ["article__headline"]
