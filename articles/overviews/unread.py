"""What came in and could not be read, for the desk: articles, links, entries of feeds, and feeds themselves.
For those who watch the machine: how much came in, and how long it waits to be read.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, F, Max, Min, OuterRef, QuerySet
from django.utils import timezone

from ..models import Article, Feed, FeedEntry, ImportRow, PutAside, Revision

SHOWN = 8  # of each kind
MOST_COUNTED = 10_000
LATELY = timedelta(days=7)  # what failed before that is found on its own page, and no news on the desk


@dataclass(frozen=True, slots=True)
class Unread:
    """Each newest first: articles put aside, links refused, feeds with entries refused, feeds that fail."""

    put_aside: list[PutAside]
    links: list[ImportRow]
    entries: list[tuple[Feed, int, str]]
    feeds: list[Feed]

    def __bool__(self) -> bool:
        return bool(self.put_aside or self.links or self.entries or self.feeds)


def what_is_unread() -> Unread:
    """Five queries."""
    failing = Feed.objects.failing().select_related("outlet").order_by("-failing_since", "-pk")
    return Unread(
        list(PutAside.objects.latest()[:SHOWN]),
        list(refused_links()[:SHOWN]),
        _refused_entries(),
        list(failing[:SHOWN]),
    )


def refused_links() -> QuerySet[ImportRow]:
    """Links of the last days that were not fetched, unless the same link was fetched since."""
    since = timezone.now() - LATELY
    later = ImportRow.objects.filter(address=OuterRef("address"), article__isnull=False, pk__gt=OuterRef("pk"))
    refused = ImportRow.objects.filter(verdict=ImportRow.Verdict.REFUSED, imported__created_at__gte=since)
    return refused.exclude(address="").exclude(Exists(later)).select_related("imported__by").order_by("-pk")


def _refused_entries() -> list[tuple[Feed, int, str]]:
    """Feeds, how many of their entries of the last days could not be read, and why the latest of these."""
    since = timezone.now() - LATELY
    refused = FeedEntry.objects.worth_another_try().filter(first_seen_at__gte=since)
    counts = dict(refused.order_by().values_list("feed").annotate(n=Count("pk")).order_by("-n")[:SHOWN])
    feeds = Feed.objects.select_related("outlet").in_bulk(counts)
    latest = refused.filter(feed__in=counts).order_by("feed", "-pk").distinct("feed")
    why = dict(latest.values_list("feed", "message"))
    return [(feeds[key], number, why.get(key, "")) for key, number in counts.items()]


def came_in() -> int:
    """How many articles ever came in, by the number of the newest: a count would read a million rows."""
    return Article.objects.aggregate(newest=Max("pk"))["newest"] or 0


def came_in_within(span: timedelta) -> int:
    """How many of the newest articles came in so lately; keys are given in that order, so that few are looked at."""
    newest = Article.objects.filter(pk__gt=came_in() - MOST_COUNTED)
    return newest.filter(created_at__gt=timezone.now() - span).count()


def longest_wait() -> timedelta:
    """For how long the oldest article has waited that the machine is to read, or to read anew."""
    waiting = Revision.objects.filter(is_unread=True, article__current=F("pk"), put_aside=None)
    read = Article.objects.in_read_language().filter(pk=OuterRef("article"))
    since = waiting.filter(Exists(read)).aggregate(since=Min("created_at"))["since"]
    return timezone.now() - since if since else timedelta(0)
