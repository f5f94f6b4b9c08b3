from django.contrib import admin

from articles.models import EventReport
from newsroom.decisions.admin import OriginFilter, choice, period

from .narrowing import EVENT, by_article
from .passage import PassageAdmin, in_article, words


@admin.register(EventReport)
class EventReportAdmin(PassageAdmin):
    """Where an article reports an event; a report of another event is put right here."""

    list_display = [words, "event", "modality", in_article, "state", "sure", "decided_by"]
    list_filter = ["state", "modality", OriginFilter, period("created_at", "when it was made")]
    list_select_related = ["event", "revision__article", "decided_by"]
    narrowed_by = [*by_article("revision__article"), choice("event", EVENT, "event")]
    search_fields = ["event__label"]
    autocomplete_fields = ["event"]
