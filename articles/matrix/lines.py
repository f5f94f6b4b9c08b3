"""A row with what sorting and counting ask of it, and the order in which rows stand where nobody asks for another."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..models import Claim
from .cells import Cell, CellState, Row, Telling, count_origins
from .firsts import came_out_before

FIRM = Telling(CellState.REPORTED)
FIRMNESS = {state: state.firmness for state in CellState}
SOLID_FROM = 2  # outlets: a fact that one outlet has alone is never called solid
COUNTED_AS = {CellState.REPORTED: "firm", CellState.ATTRIBUTED: "attributed", CellState.HEDGED: "hedged"}
NOT_COUNTED_AS = {CellState.PLANNED: "planned", CellState.DISPUTED: "disputed", CellState.UNCLEAR: "unclear"}


def in_figures(told: Counter[Telling]) -> str:
    """`3 firm, 2 hedged · 1 planned`: after the dot stands what does not count as reported.

    `2 planned (1 also attributed)`: each outlet counts once, as the first thing that its cell says.
    """
    states: Counter[CellState] = Counter()
    both: dict[CellState, Counter[CellState]] = defaultdict(Counter)
    for telling, many in told.items():
        states[telling.state] += many
        if telling.also:
            both[telling.state][telling.also] += many
    sides = (
        [f"{states[state]} {word}{_also(both[state])}" for state, word in words.items() if states[state]]
        for words in (COUNTED_AS, NOT_COUNTED_AS)
    )
    return " · ".join(", ".join(side) for side in sides if side)


def _also(both: Counter[CellState]) -> str:
    said = ", ".join(f"{many} also {state.value}" for state, many in both.items())
    return f" ({said})" if said else ""


@dataclass(slots=True)
class Line:
    """A row with what sorting and counting ask of it, worked out in one pass over its cells."""

    row: Row
    carried: int = 0
    counted: int = 0
    firmness: int = 0
    unchecked: int = 0
    not_looked_for: int = 0
    suggested: int = 0
    readers_differ: int = 0
    states: set[CellState] = field(default_factory=set)
    by_people: Counter[Telling] = field(default_factory=Counter)
    by_machine: Counter[Telling] = field(default_factory=Counter)

    @property
    def claim(self) -> Claim:
        return self.row.claim

    @property
    def is_open(self) -> bool:
        """Something in this row waits for a decision."""
        return bool(self.unchecked or self.suggested)

    @property
    def is_planned_then_happened(self) -> bool:
        """One outlet's plan was out before another's report of it, and the two do not differ on when or how many.

        What merely stands beside a plan, or came out before it, tells of something else or of nothing new.
        """
        if self.row.differs or CellState.PLANNED not in self.states:
            return False
        plans = [cell for cell in self.row.cells if cell.state is CellState.PLANNED]
        reports = [cell for cell in self.row.cells if cell.state.counts]
        return any(_came_before(plan, report) for plan in plans for report in reports)

    @property
    def likely(self) -> int:
        """Outlets that report it as a fact by the machine's word alone."""
        return sum(many for telling, many in self.by_machine.items() if telling.state.counts)

    @property
    def is_contested(self) -> bool:
        """Outlets give different values, or one denies what others report."""
        return self.row.differs or (CellState.DISPUTED in self.states and self.carried > 1)

    @property
    def is_solid(self) -> bool:
        """Two outlets or more report it in their own name, nobody contests it, and no one origin is known for all."""
        return not self.is_contested and CellState.DISPUTED not in self.states and self._is_firm()

    @property
    def is_contested_by_people(self) -> bool:
        """By a difference or a denial that people have confirmed, in a row that the desk has stated."""
        is_denied = any(telling.state is CellState.DISPUTED for telling in self.by_people)
        is_denied = is_denied and self.by_people.total() > 1
        return self.claim.is_confirmed and (self.row.is_difference_confirmed or is_denied)

    @property
    def is_solid_by_people(self) -> bool:
        """Solid without the machine's word, in a row that the desk has stated."""
        return self.claim.is_confirmed and self.is_solid and self._is_firm(by_people=True)

    @property
    def is_alone_by_people(self) -> bool:
        """People, not the machine, found it in the one outlet that carries it."""
        return self.claim.is_confirmed and self.carried == self.by_people.total() == 1

    def _is_firm(self, by_people: bool = False) -> bool:
        firm = [cell for cell in self.row.cells if cell.telling == FIRM and not (by_people and cell.is_suggested)]
        return len(firm) >= SOLID_FROM and count_origins(firm, by_people).total > 1

    @property
    def disagreement(self) -> tuple:
        return (self.row.differs, CellState.DISPUTED in self.states, len(self.states), self.carried)


def _came_before(plan: Cell, report: Cell) -> bool:
    planned, told = ({value.casefold() for value in cell.values} for cell in (plan, report))
    same = not (planned and told) or bool(planned & told)
    return same and any(came_out_before(a, b) for a in plan.carrying() for b in report.carrying())


def line_of(row: Row) -> Line:
    line = Line(row)
    for cell in row.cells:
        line.readers_differ += cell.readers_differ
        if cell.state is CellState.UNCHECKED:
            line.unchecked += 1
        elif not cell.state.is_looked_for:
            line.not_looked_for += 1
            line.unchecked += bool(cell.offers)
        elif cell.state is not CellState.SILENT:
            line.carried += 1
            line.firmness += FIRMNESS[cell.state]
            line.states.add(cell.state)
            if not cell.appearances[0].is_confirmed:
                line.suggested += 1
                line.by_machine[cell.telling] += 1
            else:
                line.by_people[cell.telling] += 1
                line.counted += cell.state.counts
    return line


def by_spread(line: Line) -> tuple[int, int]:
    """What most outlets report comes first."""
    return (-line.counted, -line.carried)


def in_screen_order(rows: Iterable[Row]) -> list[Row]:
    """What is stated, what is suggested, what is folded away; each as the table has it."""
    return sorted(rows, key=lambda row: (row.claim.is_folded, row.claim.is_suggested, by_spread(line_of(row))))
