from django.contrib import admin

from articles.models import ModelAnswer, ModelCall, ModelReading, ModelSwitch, Opinion
from newsroom.decisions.admin import MACHINE, KeptAdmin, ReadOnlyAdmin, choice, period

from .narrowing import ARTICLE, by_article, by_claim, by_person, by_story


@admin.register(ModelReading)
class ModelReadingAdmin(ReadOnlyAdmin):
    """Who had what read with a language model, what came of it, and what it cost."""

    narrowed_by = [*by_story(), choice("article", ARTICLE, "article"), *by_claim(), *by_person("who asked", "by")]
    list_display = ["__str__", "what", "by", "state", "kept", "lost", "tokens", "cost", "created_at", "message"]
    list_filter = ["state", "what", "reader", period("created_at", "when it was asked for")]
    list_select_related = ["story", "claim", "article", "by"]
    search_fields = ["story__title"]

    def view_on_site(self, row: ModelReading) -> str | None:
        return row.story.get_absolute_url() if row.story else None

    @admin.display(description="thrown away")
    def lost(self, reading: ModelReading) -> int:
        return reading.lost

    @admin.display(description="tokens")
    def tokens(self, reading: ModelReading) -> int:
        return reading.tokens


@admin.register(ModelCall)
class ModelCallAdmin(ReadOnlyAdmin):
    """What was sent to a language model: when, of which story, for whom, and what it cost; never the text."""

    narrowed_by = [*by_story(), *by_person("for whom", "by")]
    list_display = ["at", "outcome", "story", "by", "tokens_in", "tokens_out", "cost", "purpose", "articles", "seconds"]
    list_display += ["reader", "host"]
    list_filter = ["outcome", "purpose", period("at", "when it was sent")]
    list_select_related = ["story", "by"]
    search_fields = ["story__title"]


@admin.register(ModelAnswer)
class ModelAnswerAdmin(ReadOnlyAdmin):
    """Answers that are kept, so that nothing is paid for twice."""

    list_display = ["key", "at"]
    list_filter = [period("at", "when it was given")]
    search_fields = ["key"]
    ordering = ["-at"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("answer")


@admin.register(ModelSwitch)
class ModelSwitchAdmin(KeptAdmin):
    """Turns reading with a language model off and on, and says whether the model is given a rest at the moment."""

    menu = MACHINE
    list_display = ["__str__", "is_on", "failures", "away_until", "problem"]
    fields = ["is_on", "failures", "away_until", "problem", "seen_version"]
    readonly_fields = ["failures", "away_until", "problem"]
    search_fields = ["problem"]

    def get_queryset(self, request):
        ModelSwitch.objects.the()  # there is always one
        return super().get_queryset(request)

    def has_add_permission(self, request) -> bool:
        return False


@admin.register(Opinion)
class OpinionAdmin(ReadOnlyAdmin):
    """What models say of single cells, beside what the words say."""

    narrowed_by = [*by_article("article", story="claim__story"), *by_claim()]
    list_display = ["__str__", "claim", "article", "chance", "words_chance", "difference", "at"]
    list_filter = ["reading__reader", period("at", "when it was said")]
    list_select_related = ["claim", "article", "reading"]
    search_fields = ["claim__statement"]

    def view_on_site(self, row: Opinion) -> str:
        return row.claim.get_absolute_url()

    @admin.display(description="difference")
    def difference(self, opinion: Opinion) -> str:
        return opinion.difference
