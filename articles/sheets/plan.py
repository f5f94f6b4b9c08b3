"""What each row of a table would do, and doing it: a dry run first, then one act of whoever said so.

What a person decided is not overwritten unless somebody ticks that very row. Where anything differs from what the dry
run showed, nothing is written, and it is shown anew.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.models import Outlet
from newsroom.decisions import Refused, State, Suggestion, Versioned, acting

from .kinds import Cells, Kind, Unclear

ADDED, CHANGED, SAME, CONFLICT, WRONG = "added", "changed", "same", "conflict", "wrong"
DECIDED = "Somebody decided this: tick it to put what the file says instead."


@dataclass(slots=True)
class Line:
    """One row of a file: what it would do, to which row of ours (None: a new one), and each field before and after."""

    number: int
    what: str
    words: str
    row: Versioned | None = None
    values: dict[str, Any] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    cells: Cells = field(default_factory=dict)

    @property
    def fields(self) -> list[tuple[str, str, str]]:
        return [(name.replace("_", " "), self.before.get(name, ""), after) for name, after in self.after.items()]


@dataclass(frozen=True, slots=True)
class Plan:
    lines: list[Line]

    def of(self, what: str) -> list[Line]:
        return [line for line in self.lines if line.what == what]

    @property
    def telling(self) -> list[Line]:
        """The rows that one has to look at."""
        return [line for line in self.lines if line.what != SAME]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many rows are what, of what there is."""
        words = {CONFLICT: "in conflict", SAME: "the same"}
        numbers = [(words.get(what, what), len(self.of(what))) for what in (ADDED, CHANGED, CONFLICT, WRONG, SAME)]
        return [(what, number) for what, number in numbers if number]

    @property
    def number_same(self) -> int:
        return len(self.of(SAME))

    @property
    def is_of_use(self) -> bool:
        return any(line.what in (ADDED, CHANGED, CONFLICT) for line in self.lines)

    @property
    def print(self) -> str:
        """64 signs that differ where anything that the dry run showed does."""
        shown = [(e.number, e.what, e.row and (e.row.pk, e.row.version), sorted(e.after.items())) for e in self.lines]
        return sha256(repr(shown).encode()).hexdigest()


def plan(kind: Kind, rows: Iterable[tuple[int, Cells]]) -> Plan:
    """What the rows of a file would do; no more than a few queries for each."""
    seen: dict[Any, int] = {}
    return Plan([_line(kind, number, cells, seen) for number, cells in rows])


def _line(kind: Kind, number: int, cells: Cells, seen: dict[Any, int]) -> Line:
    words = " ".join((cells.get("name") or cells.get("text") or "").split())[:80]
    try:
        row = kind.find(cells)
        values = kind.values(cells)
        new = row or kind.made(cells)
        before = {name: kind.cell(new, name) for name in values} if row else {}
        if row is None and isinstance(new, Suggestion):
            values.setdefault("state", State.CONFIRMED) if "state" in kind.fields else None
        was = {name: getattr(new, name) for name in values}
        for name, value in values.items():
            setattr(new, name, value)
        new.full_clean(exclude=["merged_into", "created_by", "decided_by"])
        values = {name: getattr(new, name) for name in values}  # as the model has put them in order
        key = _key(kind, row, new)
    except Unclear as unclear:
        return Line(number, WRONG, words, reason=str(unclear))
    except ValidationError as error:
        return Line(number, WRONG, words, reason=_sentence(error))
    if key in seen:
        return Line(number, WRONG, words, reason=f"Row {seen[key]} speaks of the same one.")
    seen[key] = number
    after = {name: kind.cell(new, name) for name in values if row is None or values[name] != was[name]}
    if row is None:
        after = {name: cell for name, cell in after.items() if cell}
        return Line(number, ADDED, words, None, values, {}, after, cells=cells)
    if not after:
        return Line(number, SAME, words, row)
    is_overwritten = kind.is_decided(row) and any(before[name] for name in after)  # what was left open is filled in
    what, reason = (CONFLICT, DECIDED) if is_overwritten else (CHANGED, "")
    changes = {name: values[name] for name in after}
    return Line(number, what, words, row, changes, before, after, reason, cells)


def _key(kind: Kind, row: Versioned | None, new: Any) -> Any:
    """What two rows of a file must not both speak of."""
    if row is not None:
        return row.pk
    return (new.entity_id, new.text) if hasattr(new, "text") else new.name.casefold()


def _sentence(error: ValidationError) -> str:
    found = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
    parts = []
    for name, messages in found.items():
        head = "" if name == "__all__" else f"{name.replace('_', ' ')}: "
        parts += [f"{head}{message}" for message in messages]
    return " ".join(parts)


@dataclass(slots=True)
class Done:
    added: int = 0
    changed: int = 0
    outlets: list[Outlet] = field(default_factory=list)


def carry_out(kind: Kind, lines: Sequence[Line], ticked: Collection[int], by) -> Done:
    """Write what the dry run showed, and of conflicts those rows that were ticked: all of it or nothing, as one act.

    Raises Refused, naming the row of the file, and StaleDecision.
    """
    done = Done()
    with acting(by), transaction.atomic():
        for line in lines:
            if line.what not in (ADDED, CHANGED) and not (line.what == CONFLICT and line.number in ticked):
                continue
            try:
                _write(kind, line, by, done)
            except Refused as refusal:
                raise Refused(f"Row {line.number}: {refusal} Nothing was written.") from refusal
    return done


def _write(kind: Kind, line: Line, by, done: Done) -> None:
    if line.row is None:
        done.added += 1
        new = kind.made(line.cells)
        for name, value in line.values.items():
            setattr(new, name, value)
        if isinstance(new, Suggestion):
            new.make(by, line.values.get("state", State.CONFIRMED))
        else:
            new.add(by)
        return
    done.changed += 1
    row = type(line.row)._base_manager.get(pk=line.row.pk)
    changes = dict(line.values)
    if "state" in changes:
        row.decide(changes.pop("state"), by, line.row.version, **changes)
    else:
        row.edit(by, line.row.version, **changes)
    if isinstance(row, Outlet):
        done.outlets.append(row)
