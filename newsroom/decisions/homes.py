"""Where a row belongs, and where it is while what it belongs to is merged into another one.

A row's *home* is where a person or the machine put it. Merges and take-backs move the row, but not its home; so merges
can be taken back in any order, and an act that put a row somewhere can be taken back whatever was merged since.
History tells which is which: an act named `merge` or `unmerge` moves rows, any other one gives them a new home.

Whatever may point at a row is found through Django's own relations, so this module need not know who speaks of it.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import F, UniqueConstraint
from django.utils import timezone

from .acting import MERGE, UNMERGE, act_of, acting
from .suggestion import State, Suggestion
from .tracking import events_of
from .versioned import Versioned, is_passed_on


def references_to(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """(model, field) of the rows that a merge of two of `model` passes on: those whose history can lead them back."""
    for relation in model._meta.related_objects:
        if relation.one_to_many and is_passed_on(relation.field) and hasattr(relation.related_model, "history"):
            yield relation.related_model, relation.field.name


def home_of(place: Any, events: Iterable[models.Model], attname: str) -> Any:
    """The home of a row that is at `place`, as the rows of its history before that moment tell, newest first."""
    for event in events:
        before = getattr(event, attname)
        if before == place:
            continue
        if act_of(event.pgh_context) not in (MERGE, UNMERGE):
            break
        place = before
    return place


def homes_of(rows: Iterable[models.Model], name: str, before: UUID | None = None) -> dict[int, Any]:
    """The home of each of some rows of one model, by key, now or before an act that changed them. One query."""
    by_key = {row.pk: row for row in rows}
    if not by_key:
        return {}
    attname = f"{name}_id"
    events: dict[int, list] = {key: [] for key in by_key}
    for event in events_of(type(next(iter(by_key.values())))).objects.filter(pgh_obj__in=by_key).order_by("-pgh_id"):
        events[event.pgh_obj_id].append(event)
    homes = {}
    for key, row in by_key.items():
        own = [number for number, event in enumerate(events[key]) if before and event.pgh_context_id == before]
        then, older = (events[key][own[-1]], events[key][own[-1] + 1 :]) if own else (row, events[key])
        homes[key] = home_of(getattr(then, attname), older, attname)
    return homes


def pass_on(rows: models.QuerySet, name: str, heir: int, by) -> None:
    """Point `rows` at the heir. Where it has the same thing already, the row stays, and the two meet."""
    stuck = []
    for fields in _unique_with(rows.model, name):
        there = {_key(row, fields): row for row in rows.model._base_manager.filter(**{name: heir})}
        for row in rows:
            same = there.get(_key(row, fields))
            if same is not None:
                stuck.append(row.pk)
                _meet(row, same, by)
    rows.exclude(pk__in=stuck).update(**{f"{name}_id": heir, "version": F("version") + 1})


def to_heirs(row: Versioned, by) -> None:
    """Pass a row on that came back to something which is part of another one by now; its home stays there."""
    for field in row._meta.concrete_fields:
        if not is_passed_on(field):
            continue
        owner = field.related_model._base_manager.filter(pk=getattr(row, field.attname)).first()
        if owner and owner.merged_into_id:
            with acting(by, MERGE, alone=True):
                pass_on(type(row)._base_manager.filter(pk=row.pk), field.name, owner.heir.pk, by)
            row.refresh_from_db()


def _meet(row: Versioned, same: Versioned, by) -> None:
    """The heir has the same thing already: it takes the firmer decision of the two over, with whoever took it."""
    if not isinstance(row, Suggestion) or row.firmness <= same.firmness:
        return
    decision = {name: getattr(row, name) for name in ("state", "decided_by", "decided_at", *row.READING)}
    row.change(by, state=State.REJECTED, decided_by=by, decided_at=timezone.now())
    same.change(by, **decision)


def _key(row: models.Model, fields: Iterable[str]) -> tuple:
    return tuple(getattr(row, name) for name in fields)


def _unique_with(model: type[models.Model], name: str) -> Iterator[list[str]]:
    """The attributes that must differ between two rows which point at the same one."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and name in constraint.fields and constraint.condition is None:
            yield [model._meta.get_field(field).attname for field in constraint.fields if field != name]
