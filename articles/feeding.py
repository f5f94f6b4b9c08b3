"""The entries of feeds, read round by round: each page fetched and taken in, and its article's story found.

One that cannot be read costs nothing but itself. An entry counts as read only when its article has found its story, so
whoever is killed in between leaves it to the next round, which finds the article there already.
"""

import logging
import time
from collections.abc import Iterator

from .intake.feeds.reading import finish, put_off, take_in_entry
from .intake.fetch import NotYet
from .intake.given import UNFORESEEN
from .intake.links import site_at
from .models import Article, Feed, FeedEntry, Story
from .pipeline.placing import place

PATIENCE = 10.0  # seconds that an entry waits for its site's turn
ROUND_SECONDS = 60.0  # for the entries of one feed; then others have their turn
STUMBLED_REST = 600.0

logger = logging.getLogger(__name__)


def read_round(feed: Feed, seconds: float = ROUND_SECONDS) -> Iterator[Story]:
    """Read the entries that are due, for as long; gives the story of each article that is new in it, or changed."""
    ends = time.monotonic() + seconds
    resting: dict[str, NotYet] = {}
    due = feed.entries.due()
    for key in list(due.values_list("pk", flat=True)):
        if time.monotonic() > ends:
            return
        entry = due.filter(pk=key).select_related("feed__outlet").first()  # as the feed says it by now
        if entry and (story := _read(entry, resting)):
            yield story


def _read(entry: FeedEntry, resting: dict[str, NotYet]) -> Story | None:
    """`resting` are the sites that are not asked again in this round."""
    refusal = resting.get(site_at(entry.address))
    if refusal is not None:
        put_off(entry, NotYet(refusal.reason, refusal.site, refusal.seconds))
        return None
    try:
        outcome, basis = take_in_entry(entry, PATIENCE)
        article = outcome.article and Article.objects.select_related("outlet", "current").get(pk=outcome.article.pk)
        story = place(article) if article else None
    except NotYet as reason:
        resting[reason.site] = reason
        put_off(entry, reason)
        return None
    except Exception:
        logger.exception("Entry %s of feed %s could not be read", entry.pk, entry.feed_id)
        put_off(entry, NotYet(UNFORESEEN, "", STUMBLED_REST, was_asked=True))
        return None
    finish(entry, outcome, basis)
    return story if article and article.current.is_unread else None
