"""A row with what sorting and counting ask of it, and the order in which rows stand where nobody asks for another."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..models import Claim
from .cells import CellState, Row

FIRMNESS = {state: state.firmness for state in CellState}


@dataclass(slots=True)
class Line:
    """A row with what sorting and counting ask of it, worked out in one pass over its cells."""

    row: Row
    carried: int = 0
    counted: int = 0
    firmness: int = 0
    unchecked: int = 0
    suggested: int = 0
    states: set[CellState] = field(default_factory=set)

    @property
    def claim(self) -> Claim:
        return self.row.claim

    @property
    def is_open(self) -> bool:
        """Something in this row waits for a decision."""
        return bool(self.unchecked or self.suggested)

    @property
    def is_planned_then_happened(self) -> bool:
        return CellState.PLANNED in self.states and any(state.counts for state in self.states)

    @property
    def disagreement(self) -> tuple:
        return (self.row.differs, CellState.DISPUTED in self.states, len(self.states), self.carried)


def line_of(row: Row) -> Line:
    line = Line(row)
    for cell in row.cells:
        if cell.state is CellState.UNCHECKED:
            line.unchecked += 1
        elif cell.state is not CellState.SILENT:
            line.carried += 1
            line.firmness += FIRMNESS[cell.state]
            line.states.add(cell.state)
            if not cell.appearances[0].is_confirmed:
                line.suggested += 1
            elif cell.state.counts:
                line.counted += 1
    return line


def by_spread(line: Line) -> tuple[int, int]:
    """What most outlets report comes first."""
    return (-line.counted, -line.carried)


def in_screen_order(rows: Iterable[Row]) -> list[Row]:
    """What is stated, what is suggested, what is folded away; each as the table has it."""
    return sorted(rows, key=lambda row: (row.claim.is_folded, row.claim.is_suggested, by_spread(line_of(row))))
