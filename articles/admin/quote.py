from django.contrib import admin
from django.urls import reverse

from articles.models import Quote, Utterance
from newsroom.counting import in_figures
from newsroom.decisions.admin import OriginFilter, ReadOnlyAdmin, count_of, period

from .narrowing import by_article, by_entity, by_story
from .passage import PassageAdmin, in_article, words


@admin.register(Quote)
class QuoteAdmin(PassageAdmin):
    list_display = [words, "speaker", "entity", "form", in_article, "state", "sure", "decided_by"]
    list_filter = ["state", "form", OriginFilter, period("created_at", "when it was made")]
    list_select_related = ["entity", "utterance", "revision__article", "decided_by"]
    narrowed_by = [*by_article("revision__article"), *by_entity()]
    search_fields = ["entity__name"]
    search_help_text = "Name of the speaker, where it is a known entity"
    autocomplete_fields = ["entity"]
    readonly_fields = [*PassageAdmin.readonly_fields, "utterance"]  # grouped anew with each reading


class RenderingInline(admin.TabularInline):
    """One utterance in the words of each outlet."""

    model = Quote
    fields = readonly_fields = [words, "speaker", "form", in_article, "state"]
    extra = 0
    can_delete = False
    show_change_link = True

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("revision__article", "entity")
        return rows.defer("revision__raw", "revision__text", "revision__removed")

    def has_add_permission(self, request, obj) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Utterance)
class UtteranceAdmin(ReadOnlyAdmin):
    narrowed_by = by_story()
    list_display = ["__str__", "story", "rendering_count"]
    list_select_related = ["story"]
    list_counts = {"rendering_count": count_of(Quote.objects.live(), "utterance")}
    search_fields = ["story__title"]
    inlines = [RenderingInline]

    def view_on_site(self, row: Utterance) -> str:
        return reverse("story_quotes", args=[row.story.slug])

    @admin.display(description="renderings")
    def rendering_count(self, utterance) -> str:
        return in_figures(utterance.rendering_count)
