"""What each outlet has alone and what it leaves out, read off a story's matrix."""

from dataclasses import dataclass, field

from ..models import Claim
from .cells import CellState, Column, Matrix, Row


@dataclass(slots=True)
class Coverage:
    """One outlet's part in a story. `left_out`: two or more other outlets have it, this one does not.

    Nothing is left out by what was not looked for, nor is an outlet alone beside others that all were not.
    `first`: as `firsts` has it, by people's word for a claim that the desk has stated.
    """

    column: Column
    carried: list[Claim] = field(default_factory=list)
    alone: list[Claim] = field(default_factory=list)
    first: list[Claim] = field(default_factory=list)
    left_out: list[tuple[Claim, bool]] = field(default_factory=list)  # with whether somebody has looked


OTHERS_NEEDED = 2  # one other outlet alone with a claim is its own matter; with two it is missing here


def coverage_of(matrix: Matrix, with_suggested: bool = False) -> list[Coverage]:
    """Coverage by column, over the claims that the desk has stated, or over the machine's suggestions too."""
    found = [Coverage(column) for column in matrix.columns]
    for row in matrix.rows:
        if not (row.claim.is_confirmed or with_suggested):
            continue
        carrying = [place for place, cell in enumerate(row.cells) if cell.state.is_carried]
        for place in carrying:
            found[place].carried.append(row.claim)
        if len(carrying) == 1 and any(cell.state.is_looked_for for n, cell in enumerate(row.cells) if n != carrying[0]):
            found[carrying[0]].alone.append(row.claim)
        if (leader := _first(row)) is not None:
            found[leader].first.append(row.claim)
        if len(carrying) >= OTHERS_NEEDED:
            for place, cell in enumerate(row.cells):
                if not cell.state.is_carried and cell.state.is_looked_for:
                    found[place].left_out.append((row.claim, cell.state is CellState.SILENT))
    return found


def _first(row: Row) -> int | None:
    """The place of the column that was first with it."""
    leader = row.first(by_people=row.claim.is_confirmed).article
    return next((place for place, cell in enumerate(row.cells) if leader in cell.column.articles), None)
