"""The facts matrix: a story's claims by its outlets, each cell saying how firmly the outlet carries the claim.

Rules. A cell is decided by people's rows first, a machine's suggestions second, and says which. A plan is not a report:
what is only planned or possible, disputed or unclear, does not count as an outlet that reported. Copies do not
confirm: outlets and origins are counted apart, and articles whose origin nobody confirmed are counted as unknown.
Silent is not unread: a cell is silent only where a person said so, or read the article through after the claim stood.

Cost: eight queries, whatever the number of claims and outlets.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from django.db.models import F

from entities.models import State

from .models import Appearance, Article, Claim, Discrepancy, Offer, Origin, Outlet, ReadThrough, Silence, Story


class CellState(StrEnum):
    """What a cell says, firmest first."""

    REPORTED = "reported"
    ATTRIBUTED = "attributed"
    HEDGED = "hedged"
    PLANNED = "planned"
    DISPUTED = "disputed"
    UNCLEAR = "unclear"
    SILENT = "silent"
    UNCHECKED = "unchecked"

    @property
    def label(self) -> str:
        return "Not checked" if self is CellState.UNCHECKED else self.value.capitalize()

    @property
    def firmness(self) -> int:
        """8 for reported, down to 1 for not checked."""
        return FIRMNESS[self]

    @property
    def counts(self) -> bool:
        """Does an outlet in this state count as one that reported the claim as a fact?"""
        return self in (CellState.REPORTED, CellState.ATTRIBUTED, CellState.HEDGED)

    @property
    def is_carried(self) -> bool:
        return self not in (CellState.SILENT, CellState.UNCHECKED)


FIRMNESS = {state: number for number, state in enumerate(reversed(CellState), start=1)}

STANCES = {
    "reports": CellState.REPORTED,
    "attributes": CellState.ATTRIBUTED,
    "hedges": CellState.HEDGED,
    "disputes": CellState.DISPUTED,
    "unclear": CellState.UNCLEAR,
}


class Sign(NamedTuple):
    """An appearance without its words: what a cell's state is made of. A tenth of a model's cost."""

    pk: int
    claim_id: int
    article_id: int
    stance: str
    modality: str
    state: str

    @property
    def is_confirmed(self) -> bool:
        return self.state == State.CONFIRMED


class Hint(NamedTuple):
    """An offer without its words."""

    pk: int
    claim_id: int
    article_id: int
    chance: float


def state_of(appearance: Appearance | Sign) -> CellState:
    """The state that one appearance gives its cell."""
    if appearance.stance not in ("disputes", "unclear") and appearance.modality in ("planned", "possible"):
        return CellState.PLANNED
    return STANCES[appearance.stance]


@dataclass(slots=True)
class Column:
    """An outlet's articles of the story; an article without an outlet stands alone."""

    outlet: Outlet | None
    articles: list[Article]
    origins: dict[int, Origin] = field(default_factory=dict)  # by article, the strongest

    @property
    def name(self) -> str:
        return self.outlet.name if self.outlet else f"Unknown outlet ({self.articles[0].title})"

    @property
    def first_published_at(self):
        return min((a.published_at for a in self.articles if a.published_at), default=None)

    @property
    def origin(self) -> Origin | None:
        return next((self.origins[a.pk] for a in self.articles if a.pk in self.origins), None)


@dataclass(slots=True)
class Cell:
    """One claim in one column. `offers` are there only while nothing is decided or suggested."""

    claim: Claim
    column: Column
    state: CellState = CellState.UNCHECKED
    appearances: Sequence[Appearance | Sign] = ()
    offers: Sequence[Offer | Hint] = ()

    @property
    def is_suggested(self) -> bool:
        """Carried in a machine's opinion only."""
        return self.state.is_carried and not any(a.is_confirmed for a in self.appearances)

    @property
    def chance(self) -> float | None:
        """The machine's chance that the outlet carries an undecided claim."""
        return max((offer.chance for offer in self.offers), default=None)

    @property
    def article(self) -> Article:
        """The article to open for this cell."""
        pick = (self.appearances or self.offers or [None])[0]
        return next((a for a in self.column.articles if pick and a.pk == pick.article_id), self.column.articles[0])


@dataclass(frozen=True, slots=True)
class OriginCount:
    """Independent origins among some articles: confirmed ones, and articles whose origin nobody has confirmed."""

    confirmed: int = 0
    proposed: int = 0
    unknown: int = 0

    @classmethod
    def of(cls, origins: Iterable[Origin | None]) -> "OriginCount":
        """Count the strongest origin of each article; None stands for an article that has none."""
        origins = list(origins)
        confirmed = {o.outlet_id for o in origins if o and o.is_confirmed}
        proposed = {o.outlet_id for o in origins if o and not o.is_confirmed} - confirmed
        return cls(len(confirmed), len(proposed), sum(o is None for o in origins))

    def __str__(self) -> str:
        """`2 origins, 1 proposed, 3 unknown`; the word stands with whatever comes first."""
        if not self.confirmed and not self.proposed:
            return f"{self.unknown} of unknown origin" if self.unknown else "no origin"
        first, word = self.confirmed or self.proposed, "" if self.confirmed else " proposed"
        parts = [f"{first} origin{'' if first == 1 else 's'}{word}"]
        parts += [f"{self.proposed} proposed"] if self.confirmed and self.proposed else []
        parts += [f"{self.unknown} unknown"] if self.unknown else []
        return ", ".join(parts)


@dataclass(slots=True)
class Row:
    """One claim across all columns."""

    claim: Claim
    cells: list[Cell]
    differs: bool = False

    @property
    def counted(self) -> list[Cell]:
        """Cells that count as reported, by a person's word."""
        return [c for c in self.cells if c.state.counts and not c.is_suggested]

    @property
    def suggested(self) -> list[Cell]:
        return [c for c in self.cells if c.is_suggested]

    @property
    def carried(self) -> list[Cell]:
        """Cells that carry the claim in any way, suggested ones too."""
        return [c for c in self.cells if c.state.is_carried]

    @property
    def unchecked(self) -> list[Cell]:
        return [c for c in self.cells if c.state is CellState.UNCHECKED]

    @property
    def origins(self) -> OriginCount:
        return count_origins(self.counted)

    @property
    def is_only_one(self) -> bool:
        """One outlet alone carries it."""
        return len(self.carried) == 1

    @property
    def is_planned_then_happened(self) -> bool:
        states = {c.state for c in self.carried}
        return CellState.PLANNED in states and any(s.counts for s in states)

    @property
    def firmness(self) -> int:
        return sum(c.state.firmness for c in self.carried)

    @property
    def first_published_at(self):
        """When the earliest article that carries it came out; None where nobody knows."""
        times = [c.article.published_at for c in self.carried if c.article.published_at]
        return min(times, default=None)

    def cell_of(self, column: Column) -> Cell:
        return next(c for c in self.cells if c.column is column)


@dataclass(slots=True)
class Matrix:
    story: Story
    columns: list[Column]
    rows: list[Row]

    @property
    def articles(self) -> list[Article]:
        return [a for column in self.columns for a in column.articles]

    @property
    def origins(self) -> OriginCount:
        """Origins among all articles of the story."""
        best = {pk: origin for column in self.columns for pk, origin in column.origins.items()}
        return OriginCount.of([best.get(article.pk) for article in self.articles])


def count_origins(cells: Iterable[Cell]) -> OriginCount:
    """Independent origins among the articles whose words fill these cells."""
    seen: dict[int, Origin | None] = {}
    for cell in cells:
        for appearance in cell.appearances:
            if appearance.is_confirmed:
                seen[appearance.article_id] = cell.column.origins.get(appearance.article_id)
    return OriginCount.of(seen.values())


def columns_of(story: Story) -> list[Column]:
    """The story's outlets in order of first publication; articles of unknown outlet one by one."""
    columns: dict[object, Column] = {}
    articles = story.articles.with_outlet().in_order_of_publication()
    for article in articles:
        key = article.outlet_id or f"article {article.pk}"
        columns.setdefault(key, Column(article.outlet, [])).articles.append(article)
    by_article = {a.pk: column for column in columns.values() for a in column.articles}
    origins = Origin.objects.filter(article__in=by_article).select_related("outlet").strongest_first()
    for origin in origins:
        by_article[origin.article_id].origins.setdefault(origin.article_id, origin)
    return list(columns.values())


def build_matrix(
    story: Story,
    claims: Sequence[Claim] | None = None,
    with_words: bool = True,
    columns: Sequence[Column] | None = None,
) -> Matrix:
    """The matrix of a story; `claims` (default: all current ones) gives its rows and their order.

    Without words its cells hold Signs and Hints, which is all that a table of states needs. `columns` are by default
    those of `columns_of`, one an outlet.
    """
    columns = columns_of(story) if columns is None else list(columns)
    claims = list(story.claims.current() if claims is None else claims)
    gathered = _gather(claims, columns, with_words)
    differing = set(
        Discrepancy.objects.live()
        .filter(story=story, claim__in=claims, verdict=Discrepancy.Verdict.CONFLICT)
        .values_list("claim", flat=True)
    )
    numbers = [(column, [article.pk for article in column.articles]) for column in columns]
    rows = []
    for claim in claims:
        pk = claim.pk
        cells = [
            _cell(claim, column, [(pk, article) for article in articles], gathered) for column, articles in numbers
        ]
        rows.append(Row(claim, cells, pk in differing))
    return Matrix(story, columns, rows)


@dataclass(slots=True)
class _Gathered:
    """What the cells are made of, by (claim, article)."""

    appearances: dict[tuple[int, int], list[Appearance | Sign]]
    offers: dict[tuple[int, int], list[Offer | Hint]]
    silences: set[tuple[int, int]]
    read_at: dict[int, object]


def _gather(claims: list[Claim], columns: list[Column], with_words: bool) -> _Gathered:
    articles = [a.pk for column in columns for a in column.articles]
    wanted = {"claim__in": [c.pk for c in claims], "article__in": articles}
    appearances, offers = defaultdict(list), defaultdict(list)
    carried = Appearance.objects.live().filter(**wanted, is_orphaned=False)
    for appearance in carried if with_words else map(Sign._make, carried.values_list(*Sign._fields)):
        appearances[appearance.claim_id, appearance.article_id].append(appearance)
    offered = Offer.objects.filter(**wanted, rank=1)
    for offer in offered if with_words else map(Hint._make, offered.values_list(*Hint._fields)):
        offers[offer.claim_id, offer.article_id].append(offer)
    silences = set(Silence.objects.confirmed().filter(**wanted).values_list("claim", "article"))
    read = ReadThrough.objects.filter(revision__article__in=articles, revision__article__current=F("revision"))
    read_at: dict[int, object] = {}
    for article, at in read.order_by("read_at").values_list("revision__article", "read_at"):
        read_at[article] = at
    return _Gathered(appearances, offers, silences, read_at)


def _cell(claim: Claim, column: Column, keys: list[tuple[int, int]], gathered: _Gathered) -> Cell:
    """`keys` are (claim, article) for each article of the column: built once, since a matrix has 18,000 cells."""
    cell = Cell(claim, column)
    appearances = [a for key in keys if key in gathered.appearances for a in gathered.appearances[key]]
    if appearances:
        confirmed = [a for a in appearances if a.state == State.CONFIRMED]
        cell.appearances = sorted(appearances, key=lambda a: (not a.is_confirmed, -state_of(a).firmness, a.pk))
        cell.state = max((state_of(a) for a in confirmed or appearances), key=lambda s: s.firmness)
        return cell
    if all(_is_silent(key, claim, gathered) for key in keys):
        cell.state = CellState.SILENT
        return cell
    cell.offers = [offer for key in keys if key in gathered.offers for offer in gathered.offers[key]]
    return cell


def _is_silent(key: tuple[int, int], claim: Claim, gathered: _Gathered) -> bool:
    read_at = gathered.read_at.get(key[1])
    return key in gathered.silences or (read_at is not None and read_at >= claim.created_at)
