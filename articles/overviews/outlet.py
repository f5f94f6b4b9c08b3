"""An outlet's record: what it carried first, what it has alone, what it is silent on, and how much comes from others.

Only what people have confirmed counts here. Who was first is the rule of `matrix.firsts`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from newsroom.decisions import State

from ..matrix.firsts import not_after, with_dates
from ..models import (
    Appearance,
    Article,
    Claim,
    DiscrepancyValue,
    Membership,
    Offer,
    Origin,
    Outlet,
    ReadThrough,
    Silence,
    Story,
)
from ..models.appearance import LIKELY

LOOKED_AT = 1_000  # articles, the latest: a record is of what an outlet does now, and must not take seconds to read


def latest_articles(outlet: Outlet) -> QuerySet:
    return Article.objects.filter(outlet=outlet).newest_first()[:LOOKED_AT]


def carried(outlet: Outlet) -> QuerySet:
    """Confirmed appearances in the outlet's latest articles."""
    return Appearance.objects.confirmed().filter(article__in=latest_articles(outlet).values("pk"), is_orphaned=False)


def others(outlet: Outlet, appearances: QuerySet) -> QuerySet:
    """Of these appearances of the claim at hand, those of other outlets, unknown ones too."""
    return appearances.filter(claim=OuterRef("claim"), is_orphaned=False).exclude(article__outlet=outlet)


def stated() -> QuerySet:
    return Claim.objects.current().confirmed()


def of_its_story(appearances: QuerySet) -> QuerySet:
    """Those in articles that are still in their claim's story."""
    member = Membership.objects.live().filter(article=OuterRef("article"), story=OuterRef("claim__story"))
    return appearances.filter(Exists(member))


def first_with(outlet: Outlet) -> QuerySet:
    """Claims that others carry, too, each of them certainly later."""
    rivals = of_its_story(others(outlet, Appearance.objects.confirmed().of_what_came()))
    not_later = with_dates(rivals).filter(not_after())
    dated = with_dates(of_its_story(carried(outlet).of_what_came()).filter(article__published_at__isnull=False))
    firsts = dated.filter(Exists(rivals), ~Exists(not_later))
    return stated().filter(pk__in=firsts.values("claim"))


def alone_with(outlet: Outlet) -> QuerySet:
    """Claims that no other outlet of a story carries, not even in a machine's opinion, though one at least was read."""
    alone = carried(outlet).exclude(Exists(others(outlet, Appearance.objects.live())))
    there = Article.objects.of_story(OuterRef("story"))
    others_read = there.in_read_language().filter(is_cut_short=False).exclude(outlet=outlet)
    return stated().filter(Exists(others_read), pk__in=alone.values("claim"))


def covered_by(outlet: Outlet) -> list[int]:
    """The stories that its latest articles are in. One query.

    As numbers: given as a query, the database would rather ask each claim of the archive whether its story is one.
    """
    members = Membership.objects.live().filter(article__in=latest_articles(outlet).values("pk"))
    return list(members.order_by().values_list("story", flat=True).distinct())


def silent_on(outlet: Outlet) -> QuerySet:
    """Claims which none of its articles in the story carries: each is whole, and marked so or read through since.

    As in the matrix, reading through leaves open what is likely there, or is there with another number or day. The
    stories are looked up at once.
    """
    covered = covered_by(outlet)
    articles = Membership.objects.live().filter(story__in=covered, story=OuterRef("story"), article__outlet=outlet)
    marked = Silence.objects.confirmed().filter(claim=OuterRef(OuterRef("pk")), article=OuterRef("article"))
    read = ReadThrough.objects.filter(
        revision=OuterRef("article__current"), read_at__gte=OuterRef(OuterRef("created_at"))
    )
    place = {"claim": OuterRef(OuterRef("pk")), "article": OuterRef("article")}
    likely = Offer.objects.filter(**place, chance__gte=LIKELY)
    valued = DiscrepancyValue.objects.of_cells().filter(discrepancy__claim=place["claim"], article=place["article"])
    settled = Exists(read) & ~Exists(likely) & ~Exists(valued)
    carries = Appearance.objects.live().filter(claim=OuterRef("pk"), article__outlet=outlet, is_orphaned=False)
    return (
        stated()
        .filter(story__in=covered)
        .exclude(Exists(carries))
        .exclude(Exists(articles.exclude(Q(article__is_cut_short=False) & (Exists(marked) | settled))))
    )


RECORDS: dict[str, Callable[[Outlet], QuerySet]] = {"first": first_with, "alone": alone_with, "silent": silent_on}


def stories_of(outlet: Outlet) -> QuerySet:
    """Stories that its latest articles are in; which they are is looked up at once."""
    return Story.objects.current().filter(pk__in=covered_by(outlet))


@dataclass(frozen=True, slots=True)
class Shares:
    """Where an outlet's articles come from, in articles. `own`: confirmed as its own reporting."""

    articles: int  # of the latest ones, which are looked at
    own: int
    others: int
    proposed: int

    @property
    def unknown(self) -> int:
        return self.articles - self.own - self.others - self.proposed

    def percent(self, number: int) -> int:
        return round(100 * number / self.articles) if self.articles else 0

    @property
    def rows(self) -> list[tuple[str, str, int, int]]:
        """(what, in words, articles, per cent), the firmest first; empty ones left out."""
        rows = [
            ("own", "its own reporting", self.own),
            ("others", "from other origins", self.others),
            ("proposed", "from others, as the machine proposes", self.proposed),
            ("unknown", "origin unknown", self.unknown),
        ]
        return [(what, words, n, self.percent(n)) for what, words, n in rows if n]


def shares_of(outlet: Outlet) -> Shares:
    """Counted article by article, of its latest; two queries."""
    rows = Origin.objects.live().filter(article__in=latest_articles(outlet).values("pk"))
    confirmed, proposed = {}, set()
    for article, origin, state in rows.values_list("article", "outlet", "state"):
        if state == State.CONFIRMED:
            confirmed[article] = origin
        elif origin != outlet.pk:
            proposed.add(article)
    own = sum(origin == outlet.pk for origin in confirmed.values())
    articles = latest_articles(outlet).count()
    return Shares(articles, own, len(confirmed) - own, len(proposed - confirmed.keys()))
