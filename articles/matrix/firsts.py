"""Who was first with a claim: the one rule, for a claim's page, a story's coverage and an outlet's record.

Of two articles whose hours are known the earlier moment was out before. Where one has a day only, days decide, each
that of the place where it was published; so a day is neither earlier nor later than an hour of that day. Of the outlets
that carry a claim, that one was first which was certainly out with it before each of the others could be; an outlet
without a date could always have been earlier. Where that holds for none, or where only one carries the claim, nobody
was first, and `First.why` says why not.
To be first is not to be the origin: an early copy is still a copy.

The rule stands here twice, for articles at hand (`came_out_before`, `first_of`) and for the database
(`with_dates`, `not_after`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from typing import NamedTuple

from django.db.models import Case, DateTimeField, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, TruncDay

from ..models import Article

TIME = Article.Precision.TIME
REST_OF_DAY = timedelta(days=1, microseconds=-1)  # from its first moment to its last: the last day of all has no next


class Span(NamedTuple):
    """The time within which an article came out, both ends in it."""

    begin: datetime
    last: datetime


def span_of(article: Article) -> Span | None:
    """None where nobody knows the date."""
    if article.published_at is None:
        return None
    if article.published_precision == TIME:
        return Span(article.published_at, article.published_at)
    day = datetime.combine(article.published_on, time.min, UTC)
    return Span(day, day + REST_OF_DAY)


def came_out_before(one: Article, other: Article) -> bool:
    """Surely: of an article with a day only, the hour is not guessed."""
    if one.published_at is None or other.published_at is None:
        return False
    if one.published_precision == other.published_precision == TIME:
        return one.published_at < other.published_at
    return one.published_on < other.published_on


def with_dates(rows: QuerySet) -> QuerySet:
    """Rows of articles, with `day` and, where it is known, `hour` of the article; where not, `day_alone`."""
    there = ExpressionWrapper(
        F("article__published_at") + Coalesce(F("article__published_offset"), 0) * Value(timedelta(minutes=1)),
        output_field=DateTimeField(),
    )
    has_hour = Q(article__published_precision=TIME)
    here = F("article__published_at")
    return rows.annotate(
        day=TruncDay(Case(When(has_hour, then=there), default=here), tzinfo=UTC),
        hour=Case(When(has_hour, then=here), default=None),
    ).annotate(day_alone=Case(When(has_hour, then=None), default=F("day")))


def not_after() -> Q:
    """Of rows with dates, those that were perhaps out as soon as the outer row, which has dates, too."""
    by_day = Q(day_alone__lte=OuterRef("day")) | Q(day__lte=OuterRef("day_alone"))
    return Q(article__published_at=None) | Q(hour__lte=OuterRef("hour")) | by_day


@dataclass(frozen=True, slots=True)
class First:
    """The article that its outlet was first with, or None and in words why nobody can be called first."""

    article: Article | None
    why: str = ""


def first_of(articles: Iterable[Article]) -> First:
    """Who was first among the articles that carry one claim, by their outlets; one of no known outlet stands alone."""
    outlets: dict[object, list[Article]] = {}
    for article in articles:
        outlets.setdefault(article.outlet_id or f"article {article.pk}", []).append(article)
    if not outlets:
        return First(None, "nobody has confirmed yet that an outlet carries it")
    if len(outlets) == 1:
        (own,) = outlets.values()
        return First(None, f"only {own[0].outlet_name} is confirmed to carry it")
    dated = sorted((a for own in outlets.values() for a in own if a.published_at), key=_soonest)
    if not dated:
        return First(None, _undated(list(outlets.values())))
    undated = [own for own in outlets.values() if not all(a.published_at for a in own)]
    for leader in dated:
        if all(leader in own for own in undated) and not _rivals(leader, dated, outlets, most=1):
            return First(leader)
    return First(None, _why_not(dated[0], dated, outlets))


def _soonest(article: Article) -> tuple:
    return article.published_on, article.published_precision != TIME, article.published_at, article.pk


def _rivals(leader: Article, dated: Sequence[Article], outlets: Mapping[object, list[Article]], most: int) -> list:
    """Articles of other outlets that were perhaps out as soon; at most so many."""
    own = next(own for own in outlets.values() if leader in own)
    return list(islice((a for a in dated if a not in own and not came_out_before(leader, a)), most))


def _why_not(leader: Article, dated: Sequence[Article], outlets: Mapping[object, list[Article]]) -> str:
    """Why the outlet that was out soonest cannot be called first."""
    undated = [own for own in outlets.values() if leader not in own and not all(a.published_at for a in own)]
    if undated:
        return _undated(undated)
    rivals = _rivals(leader, dated, outlets, most=len(dated))
    by_day = [a.outlet_name for a in (leader, *rivals) if a.published_precision != TIME]
    if by_day:
        return f"of {_joined(by_day)} only the day is known"
    return f"{_joined([leader.outlet_name, *(a.outlet_name for a in rivals)])} came out at the same time"


def _undated(outlets: Sequence[list[Article]]) -> str:
    return f"nobody knows when {_joined([own[0].outlet_name for own in outlets])} came out with it"


def _joined(names: Iterable[str]) -> str:
    """Names in a sentence; of many only the first two.

    >>> _joined(["Post", "Echo", "Wire"])
    'Post, Echo and 1 more'
    """
    names = list(dict.fromkeys(names))
    if len(names) > 2:
        return f"{names[0]}, {names[1]} and {len(names) - 2} more"
    return " and ".join(names)
