from django.contrib import admin

from articles.models import BlindAnswer, BlindReading, Settlement
from articles.models.revision import without
from newsroom.decisions.admin import ReadOnlyAdmin, period
from newsroom.decisions.admin.lists import PEOPLE

from .narrowing import by_article, by_claim, by_person


@admin.register(BlindReading)
class BlindReadingAdmin(ReadOnlyAdmin):
    """Who has read which version blind, or is at it; not what they answered."""

    menu = PEOPLE
    narrowed_by = [*by_article("revision__article"), *by_person("reader", "reader")]
    list_display = ["__str__", "begun_at", "handed_in_at"]
    list_filter = [period("handed_in_at", "when it was handed in")]
    list_select_related = ["reader", "revision__article"]
    search_fields = ["revision__article__headline"]
    search_help_text = "Headline of the article"

    def get_queryset(self, request):
        return super().get_queryset(request).defer(*without(of="revision"))

    def view_on_site(self, row: BlindReading) -> str:
        return row.revision.article.get_absolute_url()


@admin.register(BlindAnswer)
class BlindAnswerAdmin(ReadOnlyAdmin):
    """What two have handed in; nobody is shown the rest here, whatever their role."""

    menu = PEOPLE
    narrowed_by = by_claim()
    list_display = ["claim", "blind_reading", "said", "stance", "modality", "attributed_to"]
    list_filter = ["said", "stance", "modality"]
    list_select_related = ["claim", "blind_reading__reader", "blind_reading__revision__article"]
    search_fields = ["claim__statement"]
    search_help_text = "Words of the claim"

    def get_queryset(self, request):
        shown = BlindReading.objects.shown_to(request.user)
        rows = super().get_queryset(request).filter(blind_reading__in=shown)
        return rows.defer(*without(of="blind_reading__revision"))

    def view_on_site(self, row: BlindAnswer) -> str:
        return row.claim.get_absolute_url()


@admin.register(Settlement)
class SettlementAdmin(ReadOnlyAdmin):
    """Who has settled what blind readings differed in, and how."""

    menu = PEOPLE
    narrowed_by = [*by_article("revision__article", story="claim__story"), *by_claim()]
    list_display = ["claim", "how", "by", "settled_at"]
    list_filter = [period("settled_at", "when it was settled")]
    list_select_related = ["claim", "by", "revision__article"]
    search_fields = ["claim__statement"]
    search_help_text = "Words of the claim"

    def get_queryset(self, request):
        return super().get_queryset(request).defer(*without(of="revision"))

    def view_on_site(self, row: Settlement) -> str:
        return row.claim.get_absolute_url()
