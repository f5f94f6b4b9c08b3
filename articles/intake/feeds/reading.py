"""An entry of a feed → its article: read from its page, or from the feed where the page cannot be had.

What the feed says of date, author and headline serves where the page says nothing, and never over what a person said.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html import escape

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.models import Article, Feed, FeedEntry
from articles.models.article import redate
from articles.models.embargo import seen_by
from articles.text.page import same_site

from ..fetch import NotYet
from ..given import UNFORESEEN, Published, Refused, parse_published
from ..links import fetched
from ..opening import opened_one
from ..pages import Addresses, article_at
from ..take_in import Outcome, Submission, Verdict, take_in

MOST_REFUSALS = 5  # "not now" from its site, and for an entry that is the end
LEAST_REST, LONGEST_REST = 5.0, 6 * 3600.0  # seconds until it is fetched again
ONE_ARTICLE = timedelta(hours=24)  # for so long another feed's entry of the same address is the same page
FROM_FEED = "Read from the feed, which has all of it. Its page could not be had: {}"
BY_ANOTHER = "Here already, by way of another feed."
HERE_ALREADY = "Here already, and left as it is. Its page could not be had again: {}"

logger = logging.getLogger(__name__)


def take_in_entry(
    entry: FeedEntry, patience: float, on_wait: Callable[[], None] = lambda: None
) -> tuple[Outcome, FeedEntry.Basis]:
    """Its article, taken in, and where the words are from. Raises NotYet where its page may be had later.

    What comes by a feed is for everybody; what is here and only for some stays as it is, beside it.
    """
    with seen_by(None):
        return _take_in_entry(entry, patience, on_wait)


def _take_in_entry(entry: FeedEntry, patience: float, on_wait: Callable[[], None]) -> tuple[Outcome, FeedEntry.Basis]:
    if twin := _twin(entry):
        return Outcome(entry.address, Verdict.UNCHANGED, BY_ANOTHER, twin.article), FeedEntry.Basis(twin.basis)
    outcome, basis = _from_page(entry, patience, on_wait), FeedEntry.Basis.PAGE
    if outcome.article is None and entry.text:
        if known := _had_otherwise(entry):
            outcome = Outcome(entry.address, Verdict.UNCHANGED, HERE_ALREADY.format(outcome.message), known)
            basis = FeedEntry.Basis(entry.basis)
        else:
            outcome, basis = _from_feed(entry, outcome.message), FeedEntry.Basis.FEED
    if outcome.article:
        complete(outcome.article, entry)
        _go_over(entry.feed, outcome.article)
    return outcome, basis


def _twin(entry: FeedEntry) -> FeedEntry | None:
    """An entry of another feed that was lately read from the same address; one that has changed is read itself."""
    if not entry.known_as or entry.changed_at:
        return None
    since = timezone.now() - ONE_ARTICLE
    same = FeedEntry.objects.filter(known_as=entry.known_as, state=FeedEntry.State.READ, read_at__gte=since)
    return same.exclude(article=None).exclude(pk=entry.pk).select_related("article__current").first()


def _had_otherwise(entry: FeedEntry) -> Article | None:
    """The article of its address that was not read from a feed: what a feed has is no later version of that."""
    key = article_at(Addresses((entry.known_as,)), Q(pk=None)) if entry.known_as else None
    if key is None or FeedEntry.objects.filter(article=key, basis=FeedEntry.Basis.FEED).exists():
        return None
    return Article.objects.get(pk=key)


def _from_page(entry: FeedEntry, patience: float, on_wait: Callable[[], None]) -> Outcome:
    if not entry.known_as:
        return Outcome(entry.address, Verdict.REFUSED, "The feed gives no address of it.")
    try:
        page = fetched(entry.address, patience, on_wait)
        return take_in(opened_one(replace(page, outlet=outlet_of(entry.feed, page.url))))
    except NotYet:
        raise
    except Refused as refusal:
        return Outcome(entry.address, Verdict.REFUSED, str(refusal))
    except Exception:
        logger.exception("Entry %s of feed %s could not be taken in", entry.pk, entry.feed_id)
        return Outcome(entry.address, Verdict.REFUSED, UNFORESEEN)


def _from_feed(entry: FeedEntry, why: str) -> Outcome:
    """The text as the feed has it, under its title; what comes of it says that the page was not had."""
    raw = f"<article><h1>{escape(entry.title)}</h1>\n{entry.text}\n</article>"
    name = f"{entry.feed.name[:200]}: {entry.title[:250]}"
    address = entry.known_as and entry.address
    piece = Submission(raw.encode(), name, outlet_of(entry.feed, address), address)
    try:
        outcome = take_in(piece)
    except Exception:
        logger.exception("Entry %s of feed %s could not be taken in", entry.pk, entry.feed_id)
        return Outcome(name, Verdict.REFUSED, UNFORESEEN)
    if outcome.article is None:
        return replace(outcome, message=why)
    return replace(outcome, message=FROM_FEED.format(why))


def outlet_of(feed: Feed, address: str) -> str:
    """The name of the feed's outlet, if the page is of its site; "" for one that it merely points to.

    Also "" where the outlet has but its host's name: its pages may say a better one.
    """
    outlet = feed.outlet.heir
    if outlet.is_named_by_host or (address and not _is_of(feed, address)):
        return ""
    return outlet.name


def _is_of(feed: Feed, address: str) -> bool:
    """Whether a page is of the feed's site, or of another one of its outlet."""
    homes = [feed.address, feed.site, *(f"https://{domain}/" for domain in feed.outlet.heir.all_domains)]
    return any(home and _same_site(home, address) for home in homes)


def _same_site(one: str, other: str) -> bool:
    try:
        return same_site(one, other)
    except ValueError:
        return False


def complete(article: Article, entry: FeedEntry) -> None:
    """Say what neither the page nor a person has said; of one day the feed may tell the hour."""
    published = _published(entry)
    with transaction.atomic():
        article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        changes = {}
        if entry.title and not article.headline:
            changes["headline"] = entry.title
        if entry.author and not article.byline:
            changes["byline"] = entry.author
        if published.at and _tells_more(published, article):
            changes |= published.of_article()
        changes = {name: value for name, value in changes.items() if not _is_said(name, article)}
        for name, value in changes.items():
            setattr(article, name, value)
        changes |= article.set_clock()
        if changes:
            article.save(update_fields=list(changes))
        if "published_at" in changes:
            redate([article])


def _go_over(feed: Feed, article: Article) -> None:
    """Be of the outlet that a page of it turned out to be of, where nothing was known but its host."""
    own = article.outlet
    if own and own.pk != feed.outlet_id and feed.outlet.is_named_by_host and _is_of(feed, article.url):
        feed.change(None, outlet=own)


def _published(entry: FeedEntry) -> Published:
    """What it says of its date; one that no article can have counts as unknown."""
    try:
        return parse_published(entry.published)
    except Refused:
        return Published()


def _tells_more(published: Published, article: Article) -> bool:
    if article.published_at is None:
        return True
    has_hour = published.precision == Article.Precision.TIME
    if article.published_precision == Article.Precision.TIME or not has_hour:
        return False
    return article.published_on == published.on_clock(article.outlet_zone).day


def _is_said(name: str, article: Article) -> bool:
    name = "published_at" if name.startswith("published") else name
    return name in article.set_by_people


def finish(entry: FeedEntry, outcome: Outcome, basis: FeedEntry.Basis) -> None:
    """Write what became of it; one of which its feed says something else meanwhile is read once more."""
    became = {"state": FeedEntry.State.REFUSED, "message": outcome.message[:1000], "read_at": timezone.now()}
    if outcome.article:  # of one that is refused by now its former article is still the one that the feed told of
        became |= {"state": FeedEntry.State.READ, "article": outcome.article, "basis": basis, "text": ""}
    FeedEntry.objects.filter(pk=entry.pk, changed_at=entry.changed_at).update(**became)


def put_off(entry: FeedEntry, refusal: NotYet) -> None:
    """Leave its site alone for as long as it wants; one that has refused too often, or for too long, has refused."""
    entry.refusals += refusal.was_asked
    if entry.refusals >= MOST_REFUSALS or refusal.seconds > LONGEST_REST:
        entry.state, entry.message = FeedEntry.State.REFUSED, str(refusal)[:1000]
    else:
        entry.again_at = timezone.now() + timedelta(seconds=max(refusal.seconds, LEAST_REST))
        entry.message = refusal.reason[:1000]
    entry.save(update_fields=["refusals", "state", "message", "again_at"])
