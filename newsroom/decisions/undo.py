"""Taking an act back: what it changed is what it was, and nothing of another act is touched.

What an act changed stands in the history, under the act's number. Each field goes back to what it was before, unless
somebody has changed it since: that stays, and is named. State, decider and moment are one thing, the decision; what
else of a row is one thing, its model says. A merge changes nothing in this sense, since it leaves each row its home. A
row that the act made is removed again (history keeps it), unless others have built on it. What would contradict a later
decision stays, and is named with the reason.

Order matters, since rows bear on one another: what becomes less firm goes first, from the parts to the whole; then what
becomes firmer, from the whole to its parts.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from django.core import signing
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, connection, models, transaction

from newsroom.hiding import hides, whole

from .acting import MERGE, acting
from .homes import home_of, to_heirs
from .locking import again, guarded
from .suggestion import State, Suggestion
from .tracking import MADE, events_of, tracked_models
from .versioned import Refused, StaleDecision, Versioned, is_passed_on

SALT = "newsroom.undo"
KEPT_FOR = 24 * 60 * 60  # seconds; a toast is gone long before
DECISION = ("state", "decided_by_id", "decided_at")
UNTOUCHED = frozenset({"id", "version", "created_at", "created_by"})
CHANGED_SINCE = "it was changed since"
TAKEN = "something else has taken its place"
GONE = "it is no longer there"

Kept = list[tuple[Versioned, str]]  # rows that stay, each with the reason


def token_of(act: UUID, by) -> str:
    """An act's number, signed for the person who acted; "" when it changed nothing."""
    return signing.dumps({"by": by.pk, "act": str(act)}, salt=SALT) if has_changes(act) else ""


def act_of_token(token: str, by) -> UUID:
    """The act of a token; raises Refused when it is not this person's, too old or not ours."""
    try:
        content = signing.loads(token, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature as error:
        raise Refused("This can no longer be undone.") from error
    if content["by"] != by.pk:
        raise Refused("Only the person who did this can undo it here.")
    return UUID(content["act"])


def has_changes(act: UUID) -> bool:
    """Has the act written anything that history keeps?"""
    tables = [events_of(model)._meta.db_table for model in tracked_models()]
    parts = " UNION ALL ".join(f'SELECT 1 FROM "{table}" WHERE pgh_context_id = %s' for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS ({parts})", [act] * len(tables))
        return cursor.fetchone()[0]


@dataclass(slots=True)
class TakenBack:
    """The rows that are again what they were, and those that stay, each with the reason."""

    rows: list[Versioned] = field(default_factory=list)
    kept: Kept = field(default_factory=list)

    def keep(self, kept: Kept) -> None:
        """Name what stays, each row once."""
        self.kept += [(row, reason) for row, reason in kept if all(row != other for other, _ in self.kept)]

    @property
    def words(self) -> str:
        """What stays, in a sentence; "" where all of it was taken back. What is hidden from its reader is not told."""
        kept = known_of(self.kept) if hides() else self.kept
        stays = [f"“{row}” ({reason})" for row, reason in kept[:3]]
        more = len(kept) - len(stays)
        stays += [f"{more} more"] if more > 0 else []
        return f"This stays as it is: {', '.join(stays)}." if stays else ""


def known_of(kept: Kept) -> Kept:
    """Those of which whoever looks may know."""
    known = _found(row for row, _ in kept)
    return [(row, reason) for row, reason in kept if row in known]


def _found(rows: Iterable[models.Model]) -> set[models.Model]:
    """Those of some rows that are there for whoever looks."""
    keys: dict[type[models.Model], list[int]] = {}
    for row in rows:
        keys.setdefault(type(row), []).append(row.pk)
    return {row for model, pks in keys.items() for row in model._base_manager.in_bulk(pks).values()}


def _hidden(rows: Sequence[models.Model]) -> set[models.Model]:
    """Those that are there, though not for whoever looks."""
    if not hides():
        return set()
    seen = _found(rows)
    with whole():
        return _found(rows) - seen


@dataclass(slots=True)
class Step:
    """What one act did to one row: `former` holds the changed fields as they were, `after` all as the act left them.

    Of a field that merges pass on it is the home that counts; `homes` holds it as it stands.
    """

    row: Versioned
    former: dict[str, Any]
    after: dict[str, Any]
    homes: dict[str, Any]
    is_new: bool = False

    @property
    def becomes_firmer(self) -> bool:
        """One that was confirmed before and after was not made firmer, but was said anew, or put elsewhere."""
        return self.former.get("state") == State.CONFIRMED != self.after["state"]

    def became(self, state: str) -> bool:
        """Was it this act by which the row came to this state?"""
        return self.former.get("state", state) != state == self.after["state"]

    def changed_since(self, names: Iterable[str]) -> set[str]:
        """Those of some fields that are no longer as the act left them; of what is one thing, all or nothing."""
        since = {name for name in names if self.homes.get(name, getattr(self.row, name)) != self.after[name]}
        return _whole(self.row, since)


def take_back(act: UUID, by) -> TakenBack:
    """Take an act back as its own act; all of what can go back goes back, but for what is hidden from `by` by now."""
    with acting(by, "undo", alone=True):
        rows = {step.row for step in steps_of(act)}
        with guarded(lambda: [guard for row in rows for guard in guards_of(row)]):
            steps = [step for step in steps_of(act) if step.row in rows]
            taken = put_back(steps, by)
            for step in steps:
                if not step.is_new:
                    _put_members_back(step.row, act, by, taken)
            for row in taken.rows:
                row.went_back(by)
            return taken


def _put_members_back(row: Versioned, act: UUID, by, taken: TakenBack) -> None:
    has_gone, kept = row.members_went_back(act, by)
    taken.rows += [row] if has_gone and row not in taken.rows else []
    taken.keep(kept)


def take_back_in_parts(act: UUID, by, number: UUID, size: int) -> Iterator[TakenBack]:
    """The same of an act on many rows, `size` rows in one transaction, all of which are one act of that `number`.

    In the order of rows that bear on one another each part holds by itself. What an earlier try has put back already
    is left as it is, and so is what is hidden from whoever looks when its part comes.
    """
    with whole():
        ordered = _in_order([step for step in steps_of(act) if not _has_put_back(step.row, number)])
    for start in range(0, len(ordered), size):
        steps = ordered[start : start + size]
        hidden = _hidden([step.row for step in steps])
        with acting(by, "undo", alone=True, number=number):
            taken = again(partial(_take_back_part, [step for step in steps if step.row not in hidden], by))
        taken.keep([(step.row, GONE) for step in steps if step.row in hidden])
        yield taken  # outside: what is done between two parts is not of this act


def _has_put_back(row: Versioned, number: UUID) -> bool:
    return events_of(type(row)).objects.filter(pgh_obj=row.pk, pgh_context_id=number).exists()


def _take_back_part(steps: Sequence[Step], by) -> TakenBack:
    with guarded(lambda: [guard for step in steps for guard in guards_of(step.row)]):
        taken = TakenBack()
        for step in steps:
            _put_back_one(step, by, taken)
        for row in taken.rows:
            row.went_back(by)
        return taken


def guards_of(row: Versioned) -> Collection[models.Model]:
    return row.guards() if isinstance(row, Suggestion) else []


def steps_of(act: UUID) -> list[Step]:
    """What an act did, row by row, parts before their wholes."""
    return [step for model in parts_first() for step in _steps_in(model, act)]


def parts_first() -> list[type[models.Model]]:
    """The tracked models, each before those that it points at."""
    ordered: list[type[models.Model]] = []

    def visit(model: type[models.Model], above: tuple = ()) -> None:
        if model in ordered or model in above:
            return
        for relation in model._meta.related_objects:
            if hasattr(relation.related_model, "history") and relation.related_model is not model:
                visit(relation.related_model, (*above, model))
        ordered.append(model)

    for model in tracked_models():
        visit(model)
    return ordered


def _steps_in(model: type[models.Model], act: UUID) -> list[Step]:
    """One step for each row of `model` that is still there; what gives way comes first."""
    history = events_of(model).objects
    events: dict[int, list] = {key: [] for key in history.filter(pgh_context_id=act).values_list("pgh_obj", flat=True)}
    for event in history.filter(pgh_obj__in=events).order_by("-pgh_id") if events else ():
        events[event.pgh_obj_id].append(event)
    rows = model._base_manager.in_bulk(events)
    steps = [_step(rows[key], events[key], act) for key in sorted(rows)]
    return sorted(steps, key=lambda step: step.former.get("state") != State.REJECTED)


def _step(row: Versioned, events: Sequence[models.Model], act: UUID) -> Step:
    """What the act did to the row, from all of its history, newest first."""
    own = [number for number, event in enumerate(events) if event.pgh_context_id == act]
    last, first = own[0], own[-1]
    names = [f.attname for f in row._meta.concrete_fields if f.name not in UNTOUCHED and hasattr(events[0], f.attname)]
    passed_on = {name for name in names if is_passed_on(row._meta.get_field(name))}

    def fields_of(version: models.Model, before: Sequence[models.Model]) -> dict[str, Any]:
        values = {name: getattr(version, name) for name in names}
        return values | {name: home_of(values[name], before, name) for name in passed_on}

    now, after = fields_of(row, events), fields_of(events[last - 1] if last else row, events[last:])
    homes = {name: now[name] for name in passed_on}
    if events[first].pgh_label == MADE:
        return Step(row, {}, after, homes, is_new=True)
    former = fields_of(events[first], events[first + 1 :])
    changed = {name for name in names if former[name] != after[name]}
    return Step(row, {name: former[name] for name in _whole(row, changed)}, after, homes)


def _whole(row: Versioned, names: set[str]) -> set[str]:
    """These fields, with all that are one thing with one of them."""
    things = [set(row.AS_ONE), set(DECISION if isinstance(row, Suggestion) else ())]
    return names.union(*(thing for thing in things if thing & names))


def put_back(steps: Sequence[Step], by) -> TakenBack:
    """Put rows back, parts first where they go or become less firm; then what becomes firmer, the wholes first."""
    taken = TakenBack()
    for step in _in_order(steps):
        _put_back_one(step, by, taken)
    return taken


def _in_order(steps: Sequence[Step]) -> list[Step]:
    firmer = [step for step in steps if not step.is_new and step.becomes_firmer]
    return [step for step in steps if step.is_new or not step.becomes_firmer] + firmer[::-1]


def _put_back_one(step: Step, by, taken: TakenBack) -> None:
    if step.is_new:
        _unmake(step, by, taken)
    else:
        _put(step, by, taken)


def _put(step: Step, by, taken: TakenBack) -> None:
    """Each field that is still as the act left it becomes what it was; the decision only as a whole."""
    if not step.former:
        return
    if not _is_there(step.row):
        taken.kept.append((step.row, GONE))
        return
    since = step.changed_since(step.former)
    going = {name: value for name, value in step.former.items() if name not in since}
    refusal = _attempt(step.row, lambda: _write(step, going, by)) if going else ""
    if going and not refusal:
        taken.rows.append(step.row)
    if refusal or since:
        taken.kept.append((step.row, refusal or CHANGED_SINCE))


def _write(step: Step, fields: dict[str, Any], by) -> None:
    row = step.row
    if "state" in fields and isinstance(row, Suggestion):
        row.refuse(fields["state"])
    here = {name: home for name, home in step.homes.items() if fields.get(name, home) == getattr(row, name) != home}
    if here:  # a merge has brought it here already; history is to say that it has its home here again
        with acting(by, MERGE, alone=True):
            row.change(by, **here)
    row.change(by, **fields)
    to_heirs(row, by)
    row.refuse_return()


def _unmake(step: Step, by, taken: TakenBack) -> None:
    row, key = step.row, step.row.pk
    if not _is_there(row):
        refusal = GONE
    elif step.changed_since(step.after):
        refusal = CHANGED_SINCE
    else:
        refusal = _attempt(row, lambda: row.undo_making(by))
    row.pk = key  # the caller may still ask which row it was
    if refusal:
        taken.kept.append((row, refusal))
    else:
        taken.rows.append(row)


def _attempt(row: Versioned, write: Callable[[], None]) -> str:
    """Write, or leave all as it is and give the reason why that cannot be."""
    try:
        with transaction.atomic():
            write()
            return ""
    except Refused as refusal:
        reason = str(refusal).rstrip(".")
    except StaleDecision:
        reason = CHANGED_SINCE
    except IntegrityError:
        reason = TAKEN
    return reason if _is_there(row) else GONE


def _is_there(row: Versioned) -> bool:
    """Read the row anew; False where it is gone, as a machine's may be that nobody had decided."""
    try:
        row.refresh_from_db()
    except ObjectDoesNotExist:
        return False
    return True
