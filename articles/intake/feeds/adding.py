"""Feeds that somebody adds: by the address of a feed, or of a page that names some; or many, by a list."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from random import random

from django.db import IntegrityError, transaction
from django.db.models import Prefetch
from django.utils import timezone

from articles.models import Feed, Outlet
from articles.models.outlet import domain_of
from articles.text.feeds import Feed as Parsed
from articles.text.feeds import FeedList, Listed
from articles.text.page import same_site

from ..cleaning import OUTLET_LENGTH
from ..fetch import NotFetched, Page, read_address
from ..given import Refused
from .asking import fetch_feed, parse, take_over
from .schedule import first_pause

HERE_ALREADY = "This feed is here already."


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at an address: a feed, or a page with the addresses and titles of the feeds that it names."""

    page: Page
    parsed: Parsed

    @property
    def is_feed(self) -> bool:
        return bool(self.parsed.kind)

    @property
    def address(self) -> str:
        """Where it is asked for from now on."""
        return self.page.moved or self.page.asked


def look_at(address: str, patience: float) -> Found:
    """What stands there. Raises Refused with a sentence where nothing does that could be used."""
    page = fetch_feed(address, patience)
    parsed = parse(page)
    if parsed.problem:
        raise Refused(parsed.problem)
    return Found(page, parsed)


def add(found: Found, by, outlet: str = "", title: str = "", interval: int | None = None) -> Feed:
    """The feed, with its entries as they are now. Raises Refused where it is here already."""
    if Feed.objects.filter(address=found.address).exists():
        raise Refused(HERE_ALREADY)
    with transaction.atomic():
        own = Outlet.objects.get_named(outlet) if outlet else find_outlet(found.address, found.parsed)
        feed = Feed(address=found.address, outlet=Outlet.objects.locked(own.pk), title=title, created_by=by)
        feed.interval = interval or feed.interval
        try:
            with transaction.atomic():
                feed.save()
        except IntegrityError:
            raise Refused(HERE_ALREADY) from None
        take_over(feed, found.page, found.parsed)
    feed.refresh_from_db()
    return feed


def find_outlet(address: str, parsed: Parsed) -> Outlet:
    """Whose feed it is: the outlet of its site's domain, else one of its name, made when it is new."""
    homes = [home for home in (parsed.site, address) if domain_of(home)]
    home = next(filter(Outlet.objects.at, homes), homes[0])
    name = " ".join(parsed.title.split())[:200]
    return Outlet.objects.of_page(home, name or domain_of(home))


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a list: how many feeds are new and how many were here; a sentence for each that was not taken."""

    new: int
    known: int
    refused: tuple[str, ...]


def add_listed(listed: FeedList, by) -> Added:
    """Add the feeds of a list, one by one; each is asked for in its time, spread over its interval.

    Nothing is fetched here. Whoever is cut off in the middle brings the same list again.
    """
    new, refused = 0, [f"“{address[:100]}” is no web address." for address in listed.odd]
    known = set(Feed.objects.values_list("address", flat=True))
    fresh: dict[str, Listed] = {}
    here = 0
    for each in listed.feeds:
        try:
            address = str(read_address(each.address))
        except NotFetched as refusal:
            refused.append(str(refusal))
            continue
        if address in known:
            here += 1
        else:
            fresh[address] = each
    outlets = _folders_of_outlets(fresh.values())
    for address, each in fresh.items():
        new += _add_unread(address, each, each.folder if each.folder in outlets else "", by)
    return Added(new, here + len(fresh) - new, tuple(refused))


def _folders_of_outlets(listed: Iterable[Listed]) -> set[str]:
    """The folders that are named for an outlet: one that is known, or one of whose site all their feeds are."""
    sites = defaultdict(list)
    for each in listed:
        if each.folder:
            sites[each.folder].append(domain_of(each.address))
    named = set()
    for folder, hosts in sites.items():
        is_one_site = len(hosts) > 1 and all(same_site(f"https://{hosts[0]}", f"https://{host}") for host in hosts)
        if len(folder) <= OUTLET_LENGTH and (is_one_site or Outlet.objects.called(folder).exists()):
            named.add(folder)
    return named


def _add_unread(address: str, listed: Listed, outlet: str, by) -> bool:
    try:
        with transaction.atomic():
            own = Outlet.objects.get_named(outlet) if outlet else find_outlet(address, Parsed(title=listed.title))
            feed = Feed(address=address, outlet=Outlet.objects.locked(own.pk), created_by=by, stated_title=listed.title)
            feed.next_due_at = timezone.now() + first_pause(feed.interval, random())
            feed.save()
    except IntegrityError:
        return False
    return True


def listed_feeds() -> Iterable[Listed]:
    """All feeds, in folders named for their outlets, as a list has them."""
    outlets = Outlet.objects.filter(feeds__isnull=False).distinct().order_by("name")
    for outlet in outlets.prefetch_related(Prefetch("feeds", Feed.objects.with_name().order_by("sort_name"))):
        for feed in outlet.feeds.all():
            yield Listed(feed.address, feed.name, outlet.name)


def due_now(feed: Feed) -> None:
    """Have it asked for at the next look, whatever it was put off to."""
    Feed.objects.filter(pk=feed.pk).update(next_due_at=timezone.now() - timedelta(seconds=1))
