"""Wikidata items by their numbers, where a setting says from where; fetched as any other page is."""

from collections.abc import Sequence

from django.conf import settings

from .fetch import NotFetched, Terms, Wanted, fetch
from .fetch.visits import SharedVisits

JSON = Wanted("application/json", ("application/json",), "Wikidata item")
MOST_ITEMS = 20  # while somebody waits
PATIENCE = 10.0  # seconds that an item waits for its site's turn


def may_ask() -> bool:
    return bool(settings.WIKIDATA)


def fetch_items(items: Sequence[str]) -> list[bytes]:
    """What stands at each item's address, at most `MOST_ITEMS`. Raises NotFetched with a sentence."""
    if not may_ask():
        raise NotFetched("This newsroom asks nothing of Wikidata: send an excerpt of its dump.")
    terms = Terms(settings.FETCH_AGENT, settings.FETCH_DELAY, settings.FETCH_ALLOW)
    visits = SharedVisits(max(PATIENCE, MOST_ITEMS * terms.delay))
    return [_fetch(item, visits, terms) for item in items[:MOST_ITEMS]]


def _fetch(item: str, visits: SharedVisits, terms: Terms) -> bytes:
    try:
        return fetch(f"{settings.WIKIDATA}{item}.json", visits, terms, JSON).body
    except NotFetched as refusal:
        raise NotFetched(f"{item}: {refusal}", refusal.status) from refusal
