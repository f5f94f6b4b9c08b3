"""Who changed what, when, and what it was before, from the rows that the database's triggers keep.

Each kept row is the object as it was *before* a change; what it became is the next kept row, or the object as it
stands. Two queries for any number of objects of one model.
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
    events = list(_events(model, by_key, limit))
    people = _people(events)
    later: dict[int, models.Model] = dict(by_key)
    changes = []
    for event in events:
        row = by_key[event.pgh_obj_id]
        fields = tuple(_compare(event, later[row.pk], model))
        later[row.pk] = event
        changes.append(Change(event.pgh_created_at, people.get(_actor(event)), row, fields))
    return [change for change in changes if change.fields]


def _events(model: type[models.Model], keys: Iterable[int], limit: int):
    kept = model.history.rel.related_model.objects.filter(pgh_obj__in=keys).select_related("pgh_context")
    return kept.order_by("-pgh_created_at", "-pgh_id")[:limit]


def _actor(event) -> int | None:
    return (event.pgh_context.metadata or {}).get("user") if event.pgh_context else None


def _people(events: Sequence) -> dict[int, Any]:
    return get_user_model().objects.in_bulk({key for key in map(_actor, events) if key})


def _compare(before, after, model: type[models.Model]) -> Iterable[FieldChange]:
    for field in model._meta.concrete_fields:
        if field.name in HIDDEN or getattr(before, field.attname, None) == getattr(after, field.attname, None):
            continue
        yield FieldChange(str(field.verbose_name), words_of(field, before), words_of(field, after))


def words_of(field: models.Field, row) -> str:
    """A field's value as people read it."""
    value = getattr(row, field.attname, None)
    if value in (None, "", []):
        return "nothing"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"no. {value}" if field.is_relation else str(value)


def by_day(changes: Iterable[Change]) -> dict:
    """The changes under the day (UTC) on which they were made."""
    days: dict = defaultdict(list)
    for change in changes:
        days[change.at.date()].append(change)
    return dict(days)
