"""What saved searches have found since their owner last opened them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from django.http import QueryDict

from ..filters.search import FoundArticles
from ..models import Article, SavedSearch
from . import HITS, Search, TooSlow, time_limit

COUNTED = 6  # searches whose news are counted; the others on the list are only named
LONGEST = 400  # milliseconds for one query: the desk does not wait for a search


@dataclass(frozen=True, slots=True)
class News:
    """How many new articles; None where that was not counted."""

    search: SavedSearch
    number: int | None = None

    @property
    def in_words(self) -> str:
        if self.number is None:
            return ""
        return f"{self.number:,}+ new" if self.number >= HITS else f"{self.number:,} new"


def news_of(searches: Sequence[SavedSearch], zone: tzinfo | None = None) -> list[News]:
    """The searches with their news, days being those of the reader's `zone`.

    A few bounded queries each for the first COUNTED of them, none for the others.
    """
    counted = [News(search, _number(search, zone)) for search in searches[:COUNTED]]
    return counted + [News(search) for search in searches[COUNTED:]]


def _number(search: SavedSearch, zone: tzinfo | None) -> int | None:
    asked = QueryDict(search.query)
    looked_for = Search(asked.get("q", ""), with_names=asked.get("spelling") != "mine")
    if looked_for.is_empty:
        return None
    newer = Article.objects.filter(created_at__gt=search.opened_at)
    try:
        with time_limit(LONGEST):
            return len(looked_for.articles(FoundArticles(asked, newer, zone).qs, by_rank=False))
    except TooSlow:
        return None
