"""What the facts matrix is made of: columns, cells with their state, rows, and what they count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from newsroom.decisions import State

from ..models import Appearance, Article, Claim, Offer, Origin, OriginCount, Outlet, Stance, Story
from ..models.appearance import AHEAD, LIKELY
from ..text.discrepancies import exactly
from .firsts import First, first_of, span_of


class CellState(StrEnum):
    """What a cell says, firmest first."""

    REPORTED = "reported"
    ATTRIBUTED = "attributed"
    HEDGED = "hedged"
    PLANNED = "planned"
    DISPUTED = "disputed"
    UNCLEAR = "unclear"
    SILENT = "silent"
    CUT_SHORT = "cut"
    FOREIGN = "foreign"
    UNCHECKED = "unchecked"

    @property
    def label(self) -> str:
        return LABELS.get(self) or self.value.capitalize()

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
        return self not in NOT_CARRIED

    @property
    def is_looked_for(self) -> bool:
        """Was it possible to find the claim there? An article that nobody reads, or has whole, says nothing by this."""
        return self not in (CellState.CUT_SHORT, CellState.FOREIGN)


LABELS = {
    CellState.CUT_SHORT: "Cut short by the outlet",
    CellState.FOREIGN: "Not read",
    CellState.UNCHECKED: "Not checked",
}
NOT_CARRIED = (CellState.SILENT, CellState.CUT_SHORT, CellState.FOREIGN, CellState.UNCHECKED)

SEPARATOR = " · "  # between the values of one cell, or of one row

FIRMNESS = {state: number for number, state in enumerate(reversed(CellState), start=1)}

STANCES = {
    Stance.REPORTS: CellState.REPORTED,
    Stance.ATTRIBUTES: CellState.ATTRIBUTED,
    Stance.HEDGES: CellState.HEDGED,
    Stance.DISPUTES: CellState.DISPUTED,
    Stance.UNCLEAR: CellState.UNCLEAR,
}
EVEN_OF_PLANS = (Stance.DISPUTES, Stance.UNCLEAR)  # what a cell says, be it of a plan or not


class Telling(NamedTuple):
    """What a cell says, and what it says beside it: a plan told in somebody's name shows both."""

    state: CellState
    also: CellState | None = None

    @property
    def label(self) -> str:
        return f"{self.state.label}, {self.also.label.lower()}" if self.also else self.state.label

    @property
    def css(self) -> str:
        if not self.state.is_looked_for:
            return "silent gap"
        return f"{self.state.value} also-{self.also.value}" if self.also else self.state.value

    @property
    def firmness(self) -> tuple[int, bool]:
        return self.state.firmness, self.also is not None


class NotRead(Telling):
    """What a cell says of an article in a language that the machine does not read."""

    language: str

    def __new__(cls, language: str) -> "NotRead":
        telling = super().__new__(cls, CellState.FOREIGN)
        telling.language = language
        return telling

    @property
    def label(self) -> str:
        return f"{self.state.label}: {self.language}"


NOT_CHECKED = Telling(CellState.UNCHECKED)


class Sign(NamedTuple):
    """An appearance without its words: what a cell's state is made of. A tenth of a model's cost."""

    pk: int
    claim_id: int
    article_id: int
    stance: str
    modality: str
    state: str
    reading_id: int | None = None
    is_orphaned: bool = False
    revision_id: int | None = None

    @property
    def is_confirmed(self) -> bool:
        return self.state == State.CONFIRMED


class Hint(NamedTuple):
    """An offer without its words."""

    pk: int
    claim_id: int
    article_id: int
    chance: float

    @property
    def is_likely(self) -> bool:
        return self.chance >= LIKELY


def state_of(appearance: Appearance | Sign) -> CellState:
    """The state that one appearance gives its cell."""
    if appearance.stance not in EVEN_OF_PLANS and appearance.modality in AHEAD:
        return CellState.PLANNED
    return STANCES[appearance.stance]


def telling_of(appearances: Iterable[Appearance | Sign]) -> Telling:
    """What appearances say together: the firmest counts; a plan and somebody's name both show where there are both."""
    states = {(state_of(a), a.stance) for a in appearances}
    firmest, _ = max(states, key=lambda pair: pair[0].firmness)
    plans = [stance for state, stance in states if state is CellState.PLANNED]
    if firmest is CellState.PLANNED and Stance.ATTRIBUTES in plans:
        return Telling(firmest, CellState.ATTRIBUTED)
    if firmest is CellState.ATTRIBUTED and plans:
        return Telling(firmest, CellState.PLANNED)
    return Telling(firmest)


def each_once(values: Iterable[str]) -> list[str]:
    """The values without those that differ in capitals only, or in an "about", in their order."""
    found: dict[str, str] = {}
    for value in values:
        found.setdefault(exactly(value).casefold(), value)
    return list(found.values())


class Past(NamedTuple):
    """What an article said once: it was last seen to say it, and first seen without it, in a later version."""

    until: datetime
    since: datetime


def gap_of(article: Article) -> Telling | None:
    """What its cells say where it carries nothing; None for an article that is read, and whole."""
    if article.is_foreign:
        return NotRead(article.language_name)
    return Telling(CellState.CUT_SHORT) if article.is_cut_short else None


@dataclass(slots=True)
class Column:
    """An outlet's articles of the story; an article without an outlet stands alone."""

    outlet: Outlet | None
    articles: list[Article]
    origins: dict[int, Origin] = field(default_factory=dict)  # by article, the strongest
    gaps: dict[int, Telling] = field(init=False)  # by article, why what it does not carry says nothing

    def __post_init__(self) -> None:
        self.gaps = {article.pk: gap for article in self.articles if (gap := gap_of(article))}

    def add(self, article: Article) -> None:
        self.articles.append(article)
        self.gaps |= {article.pk: gap} if (gap := gap_of(article)) else {}

    @property
    def not_looked_for(self) -> str:
        """Why nothing that it lacks is left out; "" where some article of it is read whole."""
        return self.gaps[self.articles[0].pk].label if len(self.gaps) == len(self.articles) else ""

    @property
    def name(self) -> str:
        return self.outlet.name if self.outlet else f"Unknown outlet ({self.articles[0].title})"

    @property
    def first(self) -> Article:
        """Its earliest article; one without a date only where none has one."""
        dated = [article for article in self.articles if article.published_at]
        return min(dated, key=lambda article: article.published_at, default=self.articles[0])

    @property
    def is_taken_down(self) -> bool:
        """The pages of all its articles are gone."""
        return all(hasattr(a, "watch") and a.watch.gone_at for a in self.articles)

    @property
    def origin(self) -> Origin | None:
        return next((self.origins[a.pk] for a in self.articles if a.pk in self.origins), None)


@dataclass(slots=True)
class Cell:
    """One claim in one column. `offers` are there only while nothing is decided or suggested."""

    claim: Claim
    column: Column
    telling: Telling = NOT_CHECKED
    appearances: Sequence[Appearance | Sign] = ()
    offers: Sequence[Offer | Hint] = ()
    is_refused: bool = False  # a person said that the words found here do not say it, and nothing else stands here
    is_read: bool = False  # somebody read it through, and it is open all the same
    values: tuple[str, ...] = ()  # what the outlet's articles give where outlets give different numbers or dates
    past: Past | None = None  # where it says nothing of it by now, and did
    readers_differ: bool = False  # a language model and the words alone, on whether or how it is carried

    @property
    def state(self) -> CellState:
        return self.telling.state

    @property
    def value(self) -> str:
        return SEPARATOR.join(self.values)

    @property
    def is_suggested(self) -> bool:
        """Carried in a machine's opinion only."""
        return self.state.is_carried and not any(a.is_confirmed for a in self.appearances)

    @property
    def is_models(self) -> bool:
        """A language model found the words by which it is carried, and nobody has confirmed any."""
        return self.is_suggested and self.appearances[0].reading_id is not None

    @property
    def chance(self) -> float | None:
        """The machine's chance that the outlet carries an undecided claim."""
        return max((offer.chance for offer in self.offers), default=None)

    def carrying(self) -> list[Article]:
        """Its articles that carry the claim, in the machine's opinion too."""
        return self._of(self.appearances)

    def reporting(self, by_people: bool) -> list[Article]:
        """Those that report it as done, not as a plan; if `by_people`, by a person's word."""
        return self._of(a for a in self.appearances if a.modality not in AHEAD and (a.is_confirmed or not by_people))

    @property
    def label(self) -> str:
        """What the cell says, in words."""
        if self.past and not self.state.is_carried:
            return f"Said until {self.past.until:%Y-%m-%d %H:%M} UTC, gone since"
        if self.state is not CellState.UNCHECKED:
            suggested = " (suggested by a model)" if self.is_models else " (suggested)" if self.is_suggested else ""
            return self.telling.label + suggested
        return "Rejected" if self.is_refused else "Read, still open" if self.is_read else self.telling.label

    def _of(self, appearances: Iterable[Appearance]) -> list[Article]:
        keys = {appearance.article_id for appearance in appearances}
        return [article for article in self.column.articles if article.pk in keys]

    @property
    def article(self) -> Article:
        """The article to open for this cell."""
        pick = (self.appearances or self.offers or [None])[0]
        return next((a for a in self.column.articles if pick and a.pk == pick.article_id), self.column.articles[0])


@dataclass(slots=True)
class Row:
    """One claim across all columns."""

    claim: Claim
    cells: list[Cell]
    differs: bool = False
    is_difference_confirmed: bool = False  # by a person

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
    def not_looked_for(self) -> list[Cell]:
        """Cells of what is in another language, or cut short."""
        return [c for c in self.cells if not c.state.is_looked_for]

    def first(self, by_people: bool = True) -> First:
        """Whose outlet was first to report it; who announced it was not."""
        return first_of(article for cell in self.cells for article in cell.reporting(by_people))

    @property
    def origins(self) -> OriginCount:
        return count_origins(self.counted)

    @property
    def likely_origins(self) -> OriginCount:
        """The same with the machine's word."""
        return count_origins((c for c in self.cells if c.state.counts), by_people=False)

    @property
    def values(self) -> list[str]:
        """The different values that outlets give, in the order of the columns."""
        return each_once(value for cell in self.cells for value in cell.values)

    @property
    def out_by(self) -> datetime | None:
        """When some article that carries it was certainly out; None where nobody knows."""
        spans = [span_of(article) for cell in self.carried for article in cell.carrying()]
        return min((span.last for span in spans if span), default=None)

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
        return OriginCount.of((article.outlet_id, best.get(article.pk)) for article in self.articles)


def count_origins(cells: Iterable[Cell], by_people: bool = True) -> OriginCount:
    """Independent origins among the articles whose words fill these cells."""
    seen: dict[int, tuple[int | None, Origin | None]] = {}
    for cell in cells:
        for appearance in cell.appearances:
            if appearance.is_confirmed or not by_people:
                outlet = cell.column.outlet.pk if cell.column.outlet else None
                seen[appearance.article_id] = outlet, cell.column.origins.get(appearance.article_id)
    return OriginCount.of(seen.values())
