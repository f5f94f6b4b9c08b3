"""Who was first with a claim: the one rule, for a claim's page, a story's coverage and an outlet's record.

An article came out within a span of time: at a moment where its hour is known, some time of that day (UTC) where only
the day is. One article was certainly out before another where its span has ended when the other's begins, so that a day
is neither earlier nor later than an hour of that day. Of the outlets that carry a claim, that one was first which was
certainly out with it before each of the others could be; an outlet without a date could always have been earlier.
Where that holds for none, or where only one carries the claim, nobody was first, and `First.why` says why not.
To be first is not to be the origin: an early copy is still a copy.

The rule stands here twice, for articles at hand (`span_of`, `first_of`) and for the database (`begin_of`, `last_of`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import Case, DateTimeField, ExpressionWrapper, F, When
from django.db.models.functions import TruncDay

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
    span, other_span = span_of(one), span_of(other)
    return span is not None and other_span is not None and span.last < other_span.begin


def begin_of(article: str) -> Case:
    """The begin of an article's span; `article` is the way to it from the rows asked for. NULL without a date."""
    return _at_hour_or(_day(article), article)


def last_of(article: str) -> Case:
    """The end of an article's span."""
    return _at_hour_or(ExpressionWrapper(_day(article) + REST_OF_DAY, DateTimeField()), article)


def _at_hour_or(day, article: str) -> Case:
    is_moment = {f"{article}__published_precision": TIME}
    return Case(When(**is_moment, then=F(f"{article}__published_at")), default=day)


def _day(article: str) -> TruncDay:
    return TruncDay(f"{article}__published_at", tzinfo=UTC)


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
    dated = [(span, article) for own in outlets.values() for article in own if (span := span_of(article))]
    if not dated:
        return First(None, _undated(list(outlets.values())))
    span, leader = min(dated, key=lambda pair: (pair[0].last, pair[1].pk))
    others = {key: own for key, own in outlets.items() if leader not in own}
    why = _why_not(leader, span, others)
    return First(None, why) if why else First(leader)


def _why_not(leader: Article, span: Span, others: Mapping[object, list[Article]]) -> str:
    """Why the outlet that was out soonest cannot be called first; "" where it can."""
    undated = [own for own in others.values() if None in map(span_of, own)]
    if undated:
        return _undated(undated)
    rivals = [a for own in others.values() for a in own if span_of(a).begin <= span.last]
    if not rivals:
        return ""
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
