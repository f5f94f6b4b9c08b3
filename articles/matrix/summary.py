"""A story in three lines, before its table: what is solid, what is contested, what one outlet has alone.

Each line counts rows and quotes the first of them, those that hold by people's word before those that need the
machine's: a row that the desk stated and in which the machine filled the cells is one of the latter. Nothing is said
here that the table itself does not say.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .cells import SEPARATOR, CellState
from .lines import FIRM, Line, in_figures

QUOTED = 3


@dataclass(frozen=True, slots=True)
class Quoted:
    """One row with what makes it solid, contested or alone, in short, and its figures in full."""

    line: Line
    detail: str
    figures: str
    is_by_people: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three lines. `view` is what shows its rows alone; `none` is said where there are none."""

    view: str
    label: str
    meaning: str
    none: str
    quoted: list[Quoted]
    by_people: int
    by_machine: int


def summary_of(lines: Sequence[Line], alone: Sequence[Line] = ()) -> list[Part]:
    """The three lines for all rows that are shown; the last one also for those that single articles have `alone`."""
    return [_part([*lines, *alone] if said[0] == "one" else lines, *said) for said in PARTS]


def _part(lines: Sequence[Line], view: str, label: str, meaning: str, none: str, rule: "Rule") -> Part:
    found = sorted(filter(rule.belongs, lines), key=lambda line: (not rule.is_by_people(line), rule.order(line)))
    by_people = sum(map(rule.is_by_people, found))
    quoted = [Quoted(line, rule.detail(line), _figures(line), rule.is_by_people(line)) for line in found[:QUOTED]]
    return Part(view, label, meaning, none, quoted, by_people, len(found) - by_people)


def _firmest(line: Line) -> tuple:
    """Firm by people, then firm at all, then from more known origins."""
    firm = line.by_people[FIRM]
    return (-firm, -firm - line.by_machine[FIRM], -line.row.likely_origins.confirmed)


def _widest(line: Line) -> tuple:
    return (-line.row.differs, -line.carried)


def _firm(line: Line) -> str:
    """`2 firm + 1 by machine`; of a row that is all the machine's its dashes say so."""
    people, machine = line.by_people[FIRM], line.by_machine[FIRM]
    return f"{people} firm + {machine} by machine" if people and machine else f"{people or machine} firm"


def _figures(line: Line) -> str:
    """`2 firm + 1 attributed by machine; 3 origins`: how each outlet tells it, by whose word, and the origins."""
    machine = in_figures(line.by_machine)
    said = [in_figures(line.by_people), f"{machine} by machine" if machine else ""]
    return f"{' + '.join(filter(None, said))}; {line.row.likely_origins}"


def _values(line: Line) -> str:
    if line.row.values:
        return SEPARATOR.join(line.row.values)
    deniers = [cell.column.name for cell in line.row.cells if cell.state is CellState.DISPUTED]
    return f"disputed by {', '.join(deniers)}" if deniers else "outlets differ"


def _outlet(line: Line) -> str:
    return next(cell.column.name for cell in line.row.cells if cell.state.is_carried)


class Rule(NamedTuple):
    """Which rows a line quotes, which of them by people's word alone, in which order, and what it says of each."""

    belongs: Callable[[Line], bool]
    is_by_people: Callable[[Line], bool]
    order: Callable[[Line], tuple]
    detail: Callable[[Line], str]


PARTS = (
    (
        "solid",
        "Solid",
        "Two outlets or more report it in their own name, none denies it, and it is not all from one origin",
        "No row is firm in two outlets.",
        Rule(lambda line: line.is_solid, lambda line: line.is_solid_by_people, _firmest, _firm),
    ),
    (
        "contested",
        "Contested",
        "Outlets give different numbers or days, or one denies what another reports",
        "In no row were outlets found to differ.",
        Rule(lambda line: line.is_contested, lambda line: line.is_contested_by_people, _widest, _values),
    ),
    (
        "one",
        "One outlet",
        "Only one outlet carries it; in the others it was not found, or nobody has looked, or they are not read",
        "No row is carried by one outlet alone.",
        Rule(lambda line: line.carried == 1, lambda line: line.is_alone_by_people, lambda line: (), _outlet),
    ),
)
