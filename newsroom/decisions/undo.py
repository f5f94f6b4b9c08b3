"""Taking an act back: what it changed is what it was, and nothing of another act is touched.

What an act changed stands in the history, under the act's number. Each field goes back to what it was before, unless
somebody has changed it since: that stays, and is named. State, decider and moment are one thing, the decision. A row
that the act made is removed again (history keeps it), unless others have built on it.

Order matters, since rows bear on one another: what becomes less firm goes first, from the parts to the whole; then what
becomes firmer, from the whole to its parts.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core import signing
from django.db import IntegrityError, connection, models, transaction

from .acting import acting
from .locking import guarded
from .suggestion import State, Suggestion
from .tracking import DECISION, DELETED, MADE, events_of, tracked_models
from .versioned import Refused, StaleDecision, Versioned

SALT = "newsroom.undo"
KEPT_FOR = 24 * 60 * 60  # seconds; a toast is gone long before
UNTOUCHED = frozenset({"id", "version", "created_at", "created_by"})
CHANGED_SINCE = "it was changed since"
TAKEN = "something else has taken its place"


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
    kept: list[tuple[Versioned, str]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What stays, in a sentence; "" where all of it was taken back."""
        stays = [f"“{row}” ({reason})" for row, reason in self.kept[:3]]
        more = len(self.kept) - len(stays)
        stays += [f"{more} more"] if more > 0 else []
        return f"This stays as it is: {', '.join(stays)}." if stays else ""


@dataclass(slots=True)
class Step:
    """What one act did to one row: `former` holds the changed fields as they were, `after` as the act left them."""

    row: Versioned
    former: dict[str, Any]
    after: dict[str, Any]
    is_new: bool = False
    was_touched: bool = False  # of a row that the act made: whether anybody has changed it since


def take_back(act: UUID, by) -> TakenBack:
    """Take an act back as its own act; all of what can go back goes back."""
    with acting(by, "undo", alone=True), transaction.atomic():
        rows = [step.row for step in steps_of(act)]
        with guarded(lambda: [guard for row in rows for guard in guards_of(row)]):
            return put_back(steps_of(act), by)


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
    history = events_of(model).objects
    mine = list(history.filter(pgh_context_id=act).order_by("pgh_id"))
    if not mine:
        return []
    keys = {event.pgh_obj_id for event in mine}
    rows = model._base_manager.in_bulk(keys)
    later = {}
    for event in history.filter(pgh_obj__in=keys).order_by("-pgh_id"):
        later.setdefault(event.pgh_obj_id, []).append(event)
    steps = []
    for key in keys:
        own = [event for event in mine if event.pgh_obj_id == key]
        if key not in rows or own[-1].pgh_label == DELETED:
            continue
        newer = [event for event in later[key] if event.pgh_id > own[-1].pgh_id]
        steps.append(_step(rows[key], own[0], newer[-1] if newer else rows[key], bool(newer)))
    return steps


def _step(row: Versioned, first: models.Model, after: models.Model, was_touched: bool) -> Step:
    names = [f.attname for f in row._meta.concrete_fields if f.name not in UNTOUCHED and hasattr(first, f.attname)]
    former = {name: getattr(first, name) for name in names}
    left = {name: getattr(after, name) for name in names}
    if first.pgh_label == MADE:
        return Step(row, {}, left, True, was_touched)
    changed = {name for name in names if former[name] != left[name]}
    if changed & set(_decision_of(row)):
        changed |= set(_decision_of(row))
    return Step(row, {n: former[n] for n in changed}, {n: left[n] for n in changed})


def _decision_of(row: Versioned) -> tuple[str, ...]:
    return ("state", "decided_by_id", "decided_at") if isinstance(row, Suggestion) and DECISION else ()


def put_back(steps: Iterable[Step], by, leave: Callable[[Step, str], bool] = lambda step, name: False) -> TakenBack:
    """Put the rows back, parts first where they become less firm. `leave(step, field)` names what others see to."""
    taken, firmer = TakenBack(), []
    steps = list(steps)
    for step in steps:
        _keep_apart(step, leave)
    for step in [s for s in steps if not s.is_new]:
        _put(step, {n: v for n, v in step.former.items() if _is_reference(step.row, n)}, by, taken)
    for step in [s for s in steps if s.is_new]:
        _unmake(step, by, taken)
    for step in [s for s in steps if not s.is_new]:
        fields = {n: v for n, v in step.former.items() if not _is_reference(step.row, n)}
        if fields.get("state") == State.CONFIRMED:
            firmer.append((step, fields))
        else:
            _put(step, fields, by, taken)
    for step, fields in reversed(firmer):
        _put(step, fields, by, taken)
    return taken


def _keep_apart(step: Step, leave: Callable[[Step, str], bool]) -> None:
    for name in [name for name in step.former if leave(step, name)]:
        del step.former[name]


def _is_reference(row: Versioned, name: str) -> bool:
    """Does the field say where the row belongs (rather than who decided it)?"""
    return row._meta.get_field(name).is_relation and name not in _decision_of(row)


def _put(step: Step, fields: dict[str, Any], by, taken: TakenBack) -> None:
    """Each field that is still as the act left it becomes what it was; the decision only as a whole."""
    if not fields:
        return
    row = step.row
    row.refresh_from_db()
    since = {name for name in fields if getattr(row, name) != step.after[name]}
    if since & set(_decision_of(row)):
        since |= set(_decision_of(row)) & set(fields)
    going = {name: value for name, value in fields.items() if name not in since}
    reason = CHANGED_SINCE if since else ""
    if going:
        reason = _write(row, going, by) or reason
    _note(taken, row, reason)


def _write(row: Versioned, fields: dict[str, Any], by) -> str:
    """Write, or give the reason why that cannot be."""
    try:
        with transaction.atomic():
            if "state" in fields:
                row.refuse(fields["state"])
            row.change(by, **fields)
            row.went_back()
    except Refused as refusal:
        return str(refusal).rstrip(".")
    except StaleDecision:
        return CHANGED_SINCE
    except IntegrityError:
        return TAKEN
    return ""


def _unmake(step: Step, by, taken: TakenBack) -> None:
    reason = CHANGED_SINCE if step.was_touched else ""
    if not reason:
        try:
            with transaction.atomic():
                key = step.row.pk
                step.row.undo_making(by)
                step.row.pk = key  # the caller may still ask which row it was
                step.row.went_back()
        except (Refused, StaleDecision) as refusal:
            reason = str(refusal).rstrip(".")
    _note(taken, step.row, reason)


def _note(taken: TakenBack, row: Versioned, reason: str) -> None:
    if reason and all(row != other for other, _ in taken.kept):
        taken.kept.append((row, reason))
    elif not reason and row not in taken.rows:
        taken.rows.append(row)
