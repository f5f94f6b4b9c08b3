"""Who changed what, when, and what it was before, from the rows that the database's triggers keep.

Each kept row is the object as it was *before* a change; what it became is the next kept row, or the object as it
stands. Two queries for any number of objects of one model, and one for each reference that was changed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models

HIDDEN = frozenset({"id", "version", "created_by", "created_at", "decided_by", "decided_at", "score", "why"})
HIDDEN_PREFIX = "pgh_"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one row. `by` is None where a machine or a command did it; `row` is the object as it stands."""

    at: datetime
    by: Any
    row: models.Model
    fields: tuple[FieldChange, ...]
    is_deletion: bool = False


def changes_of(rows: Iterable[models.Model], limit: int = 100) -> list[Change]:
    """The changes of some rows of one model that has a `history`, newest first, at most `limit`."""
    by_key = {row.pk: row for row in rows}
    if not by_key:
        return []
    model = type(next(iter(by_key.values())))
    steps = _steps(_events(model, by_key, limit), by_key)
    people = get_user_model().objects.in_bulk({key for key in (_actor(*step) for step in steps) if key})
    names = _names(model, steps)
    changes = []
    for before, after in steps:
        fields = tuple(_compare(before, after, model, names))
        row, by = by_key[before.pgh_obj_id], people.get(_actor(before, after))
        changes.append(Change(before.pgh_created_at, by, row, fields))
    return [change for change in changes if change.fields]


def _events(model: type[models.Model], keys: Iterable[int], limit: int):
    kept = model.history.rel.related_model.objects.filter(pgh_obj__in=keys).select_related("pgh_context")
    return kept.order_by("-pgh_created_at", "-pgh_id")[:limit]


def _steps(events: Iterable, by_key: dict[int, models.Model]) -> list[tuple]:
    """(before, after) of each change: after is the next kept row, or the row as it stands."""
    later, steps = dict(by_key), []
    for event in events:
        steps.append((event, later[event.pgh_obj_id]))
        later[event.pgh_obj_id] = event
    return steps


def _actor(before, after) -> int | None:
    """Who was logged in; where nobody was, whoever the row says decided it then."""
    if before.pgh_context and (before.pgh_context.metadata or {}).get("user"):
        return before.pgh_context.metadata["user"]
    is_decision = getattr(after, "decided_at", None) != getattr(before, "decided_at", None)
    return getattr(after, "decided_by_id", None) if is_decision else None


def _differing(before, after, model: type[models.Model]) -> Iterable[models.Field]:
    for field in model._meta.concrete_fields:
        if field.name not in HIDDEN and getattr(before, field.attname, None) != getattr(after, field.attname, None):
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
            *(_words(field, getattr(side, field.attname, None), names) for side in (before, after)),
        )


def _words(field: models.Field, value: Any, names: dict) -> str:
    """A field's value as people read it."""
    if value in (None, "", []):
        return "nothing"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return names.get((field.name, value), f"no. {value}") if field.is_relation else str(value)
