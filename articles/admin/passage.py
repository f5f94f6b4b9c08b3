"""What all rows share that stand on words of an article."""

from collections.abc import Sequence

from django.contrib import admin
from django.utils.html import format_html

from articles.models import Passage
from newsroom.decisions.admin import DecisionAdmin

SHOWN = 120
TITLE_SHOWN = 60
PLACE_FIELDS = ("revision", "field", "start", "end", "exact", "prefix", "suffix", "is_orphaned")


def shortened(text: str, length: int = SHOWN) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]} …"


@admin.display(description="words")
def words(row: Passage) -> str:
    return shortened(row.exact)


@admin.display(description="read in the article")
def in_article(row: Passage) -> str:
    """A link that opens the article at the words."""
    if not row.pk:
        return ""
    article = row.revision.article
    return format_html('<a href="{}">{}</a>', row.get_absolute_url(), shortened(article.title, TITLE_SHOWN))


class PassageAdmin(DecisionAdmin):
    """A suggestion with a place in a text: the place is read-only, since the words make it."""

    list_select_related: Sequence[str] = ["revision__article", "decided_by"]
    readonly_fields = (*PLACE_FIELDS, in_article, *DecisionAdmin.readonly_fields)

    def has_add_permission(self, request, obj=None) -> bool:
        """Words are selected in the article."""
        return False

    def get_queryset(self, request):
        """Without the texts: a list of fifty mentions needs no fifty articles."""
        return super().get_queryset(request).defer("revision__raw", "revision__text", "revision__removed")
