"""Asking for a feed: only for what is newer, one at a time for each feed, and what comes of it for its health.

What was had and what went wrong is written in one transaction with the entries; whoever is killed in the middle has
written nothing, and gives the feed back by the end of a lease.
"""

import hashlib
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from enum import StrEnum
from random import random

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles.models import Feed
from articles.reading_process import NotRead, clicks
from articles.text.feeds import Feed as Parsed
from articles.text.feeds import read_feed
from newsroom.decisions import StaleDecision

from ..fetch import NotFetched, NotYet, Page, Terms, Wanted, fetch
from ..fetch.visits import SharedVisits
from ..given import UNFORESEEN
from .keeping import keep_entries
from .schedule import pause

KINDS = (
    *("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"),
    *("application/rdf+xml", "application/xml", "text/xml", "text/html", "application/xhtml+xml", "text/plain"),
    *("application/octet-stream", "application/x-rss+xml", "text/rss+xml", "application/rss", "text/json"),
)
ACCEPTED = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.5"
NOUN = "feed"
LEASE = timedelta(minutes=5)  # no look takes as long
GONE_STATUS = 410
GONE = "Its site says that it is gone for good (410)."
MOVED = "It has moved to {}, which is asked for as another feed here."
NOW_A_PAGE = "What stands there by now is a web page and no feed."
NO_PROCESS = "Reading it {}."

logger = logging.getLogger(__name__)


class Asked(StrEnum):
    """What became of a look at a feed."""

    BUSY = "busy"  # somebody else is at it
    LATER = "later"  # its site is asked by others at the moment, or rests
    SAME = "same"
    READ = "read"
    FAILED = "failed"


def terms() -> Terms:
    return Terms(settings.FETCH_AGENT, settings.FETCH_DELAY, settings.FETCH_ALLOW)


def fetch_feed(address: str, patience: float, on_wait: Callable[[], None] = lambda: None, **marks: str) -> Page:
    """What stands there, as long as it is newer than the marks of what one has. Raises NotFetched, NotYet."""
    visits = SharedVisits(max(patience, 3 * settings.FETCH_DELAY), on_wait)
    return fetch(address, visits, terms(), Wanted(ACCEPTED, KINDS, NOUN, **marks))


def parse(page: Page) -> Parsed:
    """What it says; with a `problem` where it took more than a text may."""
    try:
        return clicks.ask(read_feed, page.body, page.content_type, page.address)
    except NotRead as error:
        return Parsed(problem=NO_PROCESS.format(error))


def ask(feed: Feed, patience: float, on_wait: Callable[[], None] = lambda: None) -> Asked:
    """Look whether a feed has anything new, and keep it. Never raises for what a feed or its site does."""
    if not Feed.objects.hold(feed.pk, LEASE):
        return Asked.BUSY
    try:
        feed.refresh_from_db()
        return _ask(feed, patience, on_wait)
    except Exception:
        logger.exception("Feed %s could not be asked for", feed.pk)
        return _failed(feed, UNFORESEEN)
    finally:
        Feed.objects.filter(pk=feed.pk).update(held_until=None)


def _ask(feed: Feed, patience: float, on_wait: Callable[[], None]) -> Asked:
    try:
        page = fetch_feed(feed.address, patience, on_wait, etag=feed.etag, last_modified=feed.last_modified)
    except NotYet as refusal:
        if refusal.was_asked:
            return _failed(feed, refusal.reason, refusal.seconds)
        Feed.objects.filter(pk=feed.pk).update(next_due_at=timezone.now() + timedelta(seconds=refusal.seconds))
        return Asked.LATER
    except NotFetched as refusal:
        if refusal.status == GONE_STATUS:
            return _gone(feed, GONE)
        return _failed(feed, str(refusal))
    sha256 = hashlib.sha256(page.body).hexdigest()
    if page.is_unchanged or sha256 == feed.sha256:
        _good(feed, **_marks(page, feed))
        return Asked.SAME
    parsed = parse(page)
    if parsed.problem or not parsed.kind:
        return _failed(feed, parsed.problem or NOW_A_PAGE)
    take_over(feed, page, parsed)
    return Asked.READ


def take_over(feed: Feed, page: Page, parsed: Parsed) -> None:
    """Keep what a feed said, with its entries, all or nothing."""
    asked = feed
    with transaction.atomic():
        feed = Feed.objects.select_for_update().get(pk=feed.pk)
        if feed.address != asked.address:  # somebody has just given it another one, which is asked for in its turn
            return
        if not _follow(feed, page, asked):
            return
        new = keep_entries(feed, parsed.entries)
        stated = {
            "kind": parsed.kind,
            "stated_title": parsed.title[:1000],
            "site": parsed.site,
            "flaw": parsed.flaw,
            "sha256": hashlib.sha256(page.body).hexdigest(),
        }
        stated |= {"last_new_at": timezone.now()} if new else {}
        _good(feed, **stated, **_marks(page, feed))


def _follow(feed: Feed, page: Page, asked: Feed) -> bool:
    """Go along where it has moved for good; False where that is another feed here. `asked`: as it was asked for."""
    if not page.moved or page.moved == feed.address:
        return True
    if len(page.moved.encode()) > 2000:
        return True
    if Feed.objects.filter(address=page.moved).exists():
        _gone(asked, MOVED.format(page.moved[:500]))
        return False
    feed.change(None, address=page.moved)
    return True


def _marks(page: Page, feed: Feed) -> dict[str, str]:
    """By which its site knows what we have got; those of an answer that has none stay what they were."""
    found = {"etag": page.header("etag")[:500], "last_modified": page.header("last-modified")[:100]}
    found = {name: mark if mark.isascii() and mark.isprintable() else "" for name, mark in found.items()}
    return {name: mark or (getattr(feed, name) if page.is_unchanged else "") for name, mark in found.items()}


def _good(feed: Feed, **more) -> None:
    now = timezone.now()
    due = now + pause(feed.interval, 0, random())
    well = {"problem": "", "failures": 0, "failing_since": None, "last_good_at": now}
    Feed.objects.filter(pk=feed.pk).update(asked_at=now, next_due_at=due, **well, **more)


def _failed(feed: Feed, problem: str, rest: float = 0.0) -> Asked:
    """Unless somebody has said something else of it since: that begins anew, and this was asked before."""
    now = timezone.now()
    failures = feed.failures + 1
    Feed.objects.filter(pk=feed.pk, version=feed.version).update(
        asked_at=now,
        problem=problem[:1000],
        failures=failures,
        failing_since=feed.failing_since or now,
        next_due_at=now + pause(feed.interval, failures, random(), rest),
    )
    return Asked.FAILED


def _gone(feed: Feed, problem: str) -> Asked:
    """Nobody asks for it any more, until somebody says otherwise; one that somebody has paused stays so."""
    if feed.is_active:
        with suppress(StaleDecision):  # somebody has just said otherwise
            feed.change(None, state=Feed.State.GONE)
    _failed(feed, problem)
    return Asked.FAILED
