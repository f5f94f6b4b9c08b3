"""Walk along a claim's row, outlet by outlet, through the passages that are offered.

A stop is one article. It is open while nobody has decided whether it carries the claim, and no other article of the
same outlet carries it. At a stop one passage at a time is looked at: what the machine suggested first, then what row
filling offers. Accepting, passing over and silence are decisions; skipping and going back only move.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..models import Appearance, Article, Claim, Offer
from .build import build_matrix, columns_of
from .cells import Cell, CellState, Matrix, Telling


@dataclass(slots=True)
class Stop:
    """One article on the way. `passages` are loaded for the stop that is looked at only."""

    article: Article
    cell: Cell
    is_open: bool
    passages: list[Appearance | Offer] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The article's number, for addresses."""
        return str(self.article.pk)

    @property
    def state(self) -> CellState:
        return self.cell.state

    @property
    def telling(self) -> Telling:
        return self.cell.telling

    @property
    def passage(self) -> Appearance | Offer | None:
        return self.passages[0] if self.passages else None

    @property
    def decided(self) -> Appearance | None:
        """The confirmed appearance that settles this stop."""
        return next((a for a in self.cell.appearances if a.is_confirmed), None)


@dataclass(slots=True)
class Walk:
    """All stops in order of publication, and the one that is looked at (None when every stop is decided)."""

    claim: Claim
    matrix: Matrix
    stops: list[Stop]
    stop: Stop | None = None

    @property
    def open(self) -> list[Stop]:
        return [stop for stop in self.stops if stop.is_open]

    @property
    def done(self) -> int:
        return len(self.stops) - len(self.open)

    @property
    def back(self) -> Stop | None:
        """The stop before the one that is looked at."""
        if self.stop is None:
            return self.stops[-1] if self.stops else None
        place = self.stops.index(self.stop)
        return self.stops[place - 1] if place else None

    @property
    def onward(self) -> Stop | None:
        """The next open stop, round the corner if need be; None when there is no other."""
        return next_open(self.stops, self.stop)


def walk_of(claim: Claim, at: int | None = None, after: int | None = None) -> Walk:
    """The walk along a claim's row: standing `at` an article, or at the first open one `after` it."""
    columns = columns_of(claim.story)
    alone = [replace(column, articles=[article]) for column in columns for article in column.articles]
    matrix = build_matrix(claim.story, [claim], columns=alone)
    stops = _stops(matrix)
    walk = Walk(claim, matrix, stops)
    walk.stop = next((s for s in stops if s.article.pk == at), None)
    if walk.stop is None:
        walk.stop = next_open(stops, next((s for s in stops if s.article.pk == after), None))
    if walk.stop:
        walk.stop.passages = passages_of(claim, walk.stop.article)
    return walk


def _stops(matrix: Matrix) -> list[Stop]:
    (row,) = matrix.rows
    carried = {c.column.outlet.pk for c in row.cells if c.column.outlet and c.state.is_carried and not c.is_suggested}
    stops = []
    for cell in row.cells:
        settled_elsewhere = cell.column.outlet is not None and cell.column.outlet.pk in carried
        has_offers = not cell.state.is_carried and bool(cell.offers)
        undecided = cell.state is CellState.UNCHECKED or cell.is_suggested or has_offers
        stops.append(Stop(cell.column.articles[0], cell, undecided and not settled_elsewhere))
    return stops


def next_open(stops: Sequence[Stop], here: Stop | None) -> Stop | None:
    """The open stop that follows, from the beginning again after the last; never `here` itself."""
    place = stops.index(here) + 1 if here else 0
    return next((s for s in [*stops[place:], *stops[:place]] if s.is_open and s is not here), None)


def passages_of(claim: Claim, article: Article) -> list[Appearance | Offer]:
    """What may carry the claim in an article: suggested appearances, surest first, then offers, best first."""
    suggested = claim.appearances.suggested().filter(article=article, is_orphaned=False).with_version("text")
    offers = claim.offers.filter(article=article).with_version("text").order_by("rank")
    return [*sorted(suggested, key=lambda a: -(a.score or 0)), *offers]


def next_claim(claim: Claim) -> Claim | None:
    """The next stated claim of the story that still has offers to look at, from the beginning again after the last."""
    waiting = claim.story.claims.current().confirmed().filter(offers__isnull=False).exclude(pk=claim.pk).distinct()
    return waiting.filter(pk__gt=claim.pk).order_by("pk").first() or waiting.order_by("pk").first()
