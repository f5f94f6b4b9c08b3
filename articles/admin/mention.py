from django.contrib import admin

from articles.models import Mention

from .narrowing import by_article, by_entity
from .passage import PassageAdmin, in_article, words


@admin.register(Mention)
class MentionAdmin(PassageAdmin):
    """Where an article names an entity; a name that was taken for somebody else is put right here."""

    list_display = [words, "entity", in_article, "state", "sure", "decided_by", "created_at"]
    list_select_related = ["entity", "revision__article", "decided_by"]
    narrowed_by = [*by_article("revision__article"), *by_entity()]
    search_fields = ["entity__name"]
    autocomplete_fields = ["entity"]
