"""Mentions, quotations and dates of a text, looked up by their place.

Problem: each sentence asks for what stands in it, and a text has as many quotations as sentences.
Method: things are put in order of where they begin, with how far those before each reach; a look-up walks back from the
place for as long as something may reach it, past whatever ends no later than one that does not reach it.
Source: own.
"""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator
from itertools import accumulate
from typing import Any, Generic, TypeVar

from articles.text.document import Analysed, DateMention, NameMention, Quote, Span

Thing = TypeVar("Thing", Quote, NameMention, DateMention)


class Placed(Generic[Thing]):
    """Things with a span: `Placed(quotes).touching(span)` are those that share a character with it."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._things = list(things)
        rows: dict[str, list[tuple[int, int, int]]] = {}
        for number, thing in enumerate(self._things):
            rows.setdefault(thing.span.field, []).append((thing.span.start, thing.span.end, number))
        self._fields = {field: _Field(sorted(found, key=_start)) for field, found in rows.items()}

    def touching(self, span: Span) -> list[Thing]:
        """In the order in which they were given."""
        field = self._fields.get(span.field)
        return [self._things[n] for n in sorted(field.touching(span.start, span.end))] if field else []

    def beginning_in(self, span: Span) -> list[Thing]:
        """Those that begin inside a span, in order of their beginnings."""
        field = self._fields.get(span.field)
        return [self._things[n] for n in field.beginning_in(span.start, span.end)] if field else []

    def inside(self, span: Span) -> list[Thing]:
        """Those that lie in a span whole, in order of their beginnings."""
        return [thing for thing in self.beginning_in(span) if thing.span.end <= span.end]


class PlacedArticle:
    """What was read in one article, each kind placed; and whoever speaks in it."""

    def __init__(self, article: Analysed) -> None:
        self.article = article
        self.mentions = Placed(article.mentions)
        self.quotes = Placed(article.quotes)
        self.dates = Placed(date for date in article.dates if date.kind == "calendar")
        self.clocks = Placed(date for date in article.dates if date.kind == "clock")
        self.speakers: frozenset[Hashable] = frozenset(
            quote.speaker_entity for quote in article.quotes if quote.speaker_entity is not None
        )
        self.read: dict[Hashable, Any] = {}  # what others read in it once for all questions


class Stretches:
    """Stretches (start, end) of one text, to find out whether some words meet any of them."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._field = _Field(sorted((start, end, 0) for start, end in stretches))

    def meet(self, start: int, end: int) -> bool:
        at = bisect_left(self._field.starts, end) - 1
        return at >= 0 and self._field.reach[at] > start


def _start(row: tuple[int, int, int]) -> int:
    return row[0]


class _Field:
    """(start, end, number) of the things of one field, in order."""

    def __init__(self, rows: list[tuple[int, int, int]]) -> None:
        self.rows = rows
        self.starts = [start for start, _, _ in rows]
        self.reach = list(accumulate((end for _, end, _ in rows), max))
        self.outlasted_by = list(_outlasted_by([end for _, end, _ in rows]))

    def touching(self, start: int, end: int) -> Iterator[int]:
        at = bisect_left(self.starts, end) - 1
        while at >= 0 and self.reach[at] > start:
            _, reached, number = self.rows[at]
            if reached > start:
                yield number
                at -= 1
            else:
                at = self.outlasted_by[at]

    def beginning_in(self, start: int, end: int) -> list[int]:
        return [n for _, _, n in self.rows[bisect_left(self.starts, start) : bisect_left(self.starts, end)]]


def _outlasted_by(ends: Iterable[int]) -> Iterator[int]:
    """For each end the place of the last one before it that is higher; -1 where none is."""
    higher: list[tuple[int, int]] = []
    for at, end in enumerate(ends):
        while higher and higher[-1][0] <= end:
            higher.pop()
        yield higher[-1][1] if higher else -1
        higher.append((end, at))
