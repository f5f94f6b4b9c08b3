"""Who changed what, when, and what it was before, from the rows that the database's triggers keep.

Each kept row is the object as it was *before* a change; what it became is the next kept row, or the object as it
stands. Two queries for any number of objects of one model, and one for each reference that was changed. What is no
longer there is built again from the last row that was kept of it (`gone`), so that its page tells of it, too.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist
from django.db import models

from .acting import act_of, actor_of
from .suggestion import State
from .tracking import CHANGED, DELETED, MADE, events_of

MACHINERY = {"id", "version", "score", "why", "is_row_due", "set_by_people", "names_people", "names_groups"}
WHO_AND_WHEN = {
    *("created_by", "created_at", "decided_by", "decided_at", "closed_by", "closed_at"),
    *("step_by", "step_at", "checked_by", "cleared_as"),
}
HIDDEN = frozenset(MACHINERY | WHO_AND_WHEN)
PASSED_OVER = "passed over"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one row. `by` is None where a machine or a command did it; `row` is the object as it stands, or,
    where it `is_gone`, as it was in the end.

    `kind` is made, changed or deleted, or the act that it was part of: merge, unmerge, undo, upgrade. What came to be
    as rejected was never said: it was passed over.
    """

    at: datetime
    by: Any
    row: models.Model
    fields: tuple[FieldChange, ...]
    kind: str = CHANGED
    is_gone: bool = False

    @property
    def title(self) -> str:
        """The row in words; of one that spoke of something which is gone without a trace, what it was."""
        try:
            return str(self.row)
        except (ObjectDoesNotExist, AttributeError):
            return f"{self.row._meta.verbose_name} {self.row.pk}"


def changes_of(rows: Iterable[models.Model], limit: int = 100) -> list[Change]:
    """The changes of some rows of one model that has a `history`, newest first, at most `limit`.

    Rows that are `gone` may be among them.
    """
    by_key = {row.pk: row for row in rows}
    if not by_key:
        return []
    model = type(next(iter(by_key.values())))
    steps = _steps(_events(model, by_key, limit), by_key)
    people = people_of(before for before, _ in steps)
    names = _names(model, steps)
    changes = []
    for before, after in steps:
        is_plain = before.pgh_label == CHANGED
        fields = tuple(_compare(before, after, model, names)) if is_plain else ()
        if is_plain and not fields:
            continue
        by, row = people.get(actor_of(before.pgh_context)), by_key[before.pgh_obj_id]
        kind = act_of(before.pgh_context) or (PASSED_OVER if _is_made_rejected(before) else before.pgh_label)
        changes.append(Change(before.pgh_created_at, by, row, fields, kind, is_gone=row._state.adding))
    return changes


def _is_made_rejected(event: models.Model) -> bool:
    return event.pgh_label == MADE and getattr(event, "state", "") == State.REJECTED


def gone(model: type[models.Model], *named: str, limit: int = 100, **where: Any) -> list[models.Model]:
    """Rows of a model that has a `history` and that are no longer there, as they were in the end; the latest first.

    `where` is asked of them as they were then. `named` are the references of which their words speak: those that are
    gone as well are built again, too. Rows that a machine made and nobody had touched are not kept.
    """
    ends = events_of(model).objects.filter(pgh_label=DELETED, **where).order_by("-pgh_id")[:limit]
    rows = [as_it_was(model, end) for end in ends]
    for name in named if rows else ():
        _point_again(rows, model._meta.get_field(name))
    return rows


def as_it_was(model: type[models.Model], event: models.Model) -> models.Model:
    """The row that a row of history tells of, as far as that keeps it; not to be saved."""
    kept = [field for field in model._meta.concrete_fields if not field.generated and hasattr(event, field.attname)]
    return model(**{field.attname: getattr(event, field.attname) for field in kept} | {"pk": event.pgh_obj_id})


def _point_again(rows: Sequence[models.Model], field: models.Field) -> None:
    """What a field of these rows points at, from its table or, where it is gone, from its history."""
    target, keys = field.related_model, {getattr(row, field.attname) for row in rows} - {None}
    texts = (each.name for each in target._meta.concrete_fields if isinstance(each, models.TextField))
    found = target._base_manager.defer(*texts).in_bulk(keys)
    lost = keys - found.keys() if hasattr(target, "history") else set()
    for end in events_of(target).objects.filter(pgh_label=DELETED, pgh_obj__in=lost) if lost else ():
        found[end.pgh_obj_id] = as_it_was(target, end)
    for row in rows:
        if getattr(row, field.attname) in found:
            setattr(row, field.name, found[getattr(row, field.attname)])


def row_in(row: models.Model, version: int | None) -> models.Model:
    """The row as it was in a version: itself, or a row of its history, with those fields that people can change."""
    if version is None or version >= row.version or not hasattr(row, "history"):
        return row
    later = row.history.filter(pgh_label=CHANGED, version__gte=version)
    return later.order_by("version", "-pgh_id").first() or row


def last_change(row: models.Model) -> Change | None:
    """Who changed a row last, and when."""
    return next(iter(changes_of([row], 1)), None) if hasattr(row, "history") else None


def people_of(events: Iterable[models.Model]) -> dict[int, Any]:
    """The accounts that some rows of history name, by number; for one that is gone, a name that says so."""
    keys = {key for key in (actor_of(event.pgh_context) for event in events) if key}
    people = get_user_model().objects.in_bulk(keys)
    return people | {key: get_user_model()(pk=key, username=f"deleted account {key}") for key in keys - people.keys()}


def _events(model: type[models.Model], keys: Iterable[int], limit: int):
    return events_of(model).objects.filter(pgh_obj__in=keys).order_by("-pgh_created_at", "-pgh_id")[:limit]


def _steps(events: Iterable, by_key: dict[int, models.Model]) -> list[tuple]:
    """(before, after) of each change: after is the next kept row, or the row as it stands."""
    later, steps = dict(by_key), []
    for event in events:
        steps.append((event, later[event.pgh_obj_id]))
        later[event.pgh_obj_id] = event
    return steps


def _differing(before, after, model: type[models.Model]) -> Iterable[models.Field]:
    for field in model._meta.concrete_fields:
        is_told = not field.generated and field.name not in HIDDEN  # what is generated tells nothing of its own
        kept = is_told and all(hasattr(side, field.attname) for side in (before, after))
        if kept and getattr(before, field.attname) != getattr(after, field.attname):
            yield field


def _names(model: type[models.Model], steps: Sequence[tuple]) -> dict[tuple[str, Any], str]:
    """(field, key) → the words for what a changed reference points at. One query for each field that was changed."""
    keys: dict[models.Field, set] = defaultdict(set)
    for before, after in steps:
        for field in _differing(before, after, model):
            if field.is_relation:
                keys[field] |= {getattr(side, field.attname, None) for side in (before, after)}
    found = {field: field.related_model._base_manager.in_bulk(pks - {None}) for field, pks in keys.items()}
    return {(field.name, key): str(row) for field, rows in found.items() for key, row in rows.items()}


def _compare(before, after, model: type[models.Model], names: dict) -> Iterable[FieldChange]:
    for field in _differing(before, after, model):
        yield FieldChange(
            str(field.verbose_name),
            *(words_of(field, getattr(side, field.attname, None), names) for side in (before, after)),
        )


def words_of(field: models.Field, value: Any, names: dict | None = None) -> str:
    """A field's value as people read it; `names` has the words for references, by the field's name and the key.

    A field may have a way of its own, `in_words`.
    """
    if hasattr(field, "in_words"):
        return field.in_words(value)
    if value in (None, "", []):
        return "nothing"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, list | models.QuerySet):
        return ", ".join(map(str, value)) or "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%-d %b %Y, %H:%M} UTC"
    is_key = field.is_relation and not isinstance(value, models.Model)
    return (names or {}).get((field.name, value), f"no. {value}") if is_key else str(value)
