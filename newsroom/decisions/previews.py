"""What an act on many rows is going to do, and what it left out in the end: numbers, samples, reasons."""

from dataclasses import dataclass, field

from django.db.models import Count

from .many import OTHERS, BulkAct, BulkRow
from .undo import GONE
from .versioned import Versioned

SAMPLES = 10
EXAMPLES = 3  # of what is left out for one reason
NAMED = 40  # samples of what was left out in the end


@dataclass(slots=True)
class LeftOut:
    """How many rows are left out for one reason, and some of them."""

    why: str
    number: int
    rows: list[Versioned] = field(default_factory=list)


@dataclass(slots=True)
class Preview:
    """What an act on many is going to do, or has done: how many of each kind, some of them, and what it leaves out."""

    kinds: list[tuple[str, int]] = field(default_factory=list)
    goes: int = 0
    samples: list[Versioned] = field(default_factory=list)
    left: list[LeftOut] = field(default_factory=list)
    others: int = 0  # of those that can be done, on how many somebody else has decided

    @property
    def left_number(self) -> int:
        return sum(each.number for each in self.left)


def preview_of(act: BulkAct) -> Preview:
    """Of an act that is not yet done. A few queries for each kind of row, however many rows there are."""
    found = Preview()
    chosen = dict(act.rows.order_by().values_list("model").annotate(Count("pk")))
    for model in act.models_chosen():
        rows = act.sorted_out(model)
        counted = dict(rows.order_by().values_list("reason").annotate(Count("pk")))
        gone = chosen[model._meta.label] - sum(counted.values())
        goes = counted.pop("", 0)
        found.kinds.append((named(model, goes), goes))
        found.goes += goes
        found.left += [
            LeftOut(why, number, list(rows.filter(reason=why)[:EXAMPLES])) for why, number in counted.items()
        ]
        found.left += [LeftOut(GONE, gone)] if gone else []
        if goes and len(found.samples) < SAMPLES:
            found.samples += rows.filter(reason="")[: SAMPLES - len(found.samples)]
        if act.is_over_others or act.what == BulkAct.What.REOPEN:
            found.others += rows.filter(model.of_others(act.what, act.by), reason="").count()
        else:
            found.others += counted.get(OTHERS, 0)
    return found


def outcome_of(act: BulkAct) -> list[LeftOut]:
    """What an act has left out, by reason, the most frequent first, with some rows of each."""
    left = act.rows.filter(state=BulkRow.State.LEFT)
    counted = left.order_by().values_list("why").annotate(number=Count("pk")).order_by("-number")[:NAMED]
    return [
        LeftOut(why, number, [row for each in left.filter(why=why)[:EXAMPLES] if (row := each.thing)])
        for why, number in counted
    ]


def named(model: type[Versioned], number: int) -> str:
    """What so many rows of a model are called: `mention`, `mentions`."""
    return str(model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural)
