"""Write what a machine proposes beside what people decided.

One rule for every kind of row: a row that nobody has touched may change or go when it is no longer proposed; a row
that a person made, confirmed or rejected stays as it is, and a proposal that meets it is dropped. So that re-analysis
is idempotent, and what was rejected does not come back.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from newsroom.decisions import Suggestion

BATCH = 500
PLACE = ("revision_id", "field", "start", "end")


def key_of(row: models.Model, fields: Sequence[str]) -> tuple:
    return tuple(getattr(row, name) for name in fields)


def is_untouched(row: Suggestion) -> bool:
    """A machine's row that nobody has decided."""
    return row.is_suggested and row.created_by_id is None and row.decided_by_id is None


def propose(
    existing: models.QuerySet,
    wanted: Iterable[Suggestion],
    key: Sequence[str],
    refresh: Sequence[str] = ("score", "why"),
    keep: bool = False,
) -> dict[tuple, Any]:
    """Make the untouched rows of `existing` those of `wanted`, and give all rows by key.

    `key` names the fields that make two rows the same; `refresh` those that a repeat may change in an untouched row.
    With `keep`, rows that are no longer proposed stay.
    """
    known = {key_of(row, key): row for row in existing}
    proposed = {key_of(row, key): row for row in wanted}
    if not keep:
        stale = [row.pk for place, row in known.items() if place not in proposed and is_untouched(row)]
        existing.model.objects.filter(pk__in=stale).undecided_by_people().delete()
    _refresh(known, proposed, refresh, existing.model)
    fresh = [row for place, row in proposed.items() if place not in known]
    existing.model.objects.bulk_create(fresh, batch_size=BATCH)
    return known | {key_of(row, key): row for row in fresh}


def _refresh(known: dict, proposed: dict, names: Sequence[str], model: type[models.Model]) -> None:
    changed = []
    for place, row in proposed.items():
        old = known.get(place)
        if old is None or not is_untouched(old) or key_of(old, names) == key_of(row, names):
            continue
        for name in names:
            setattr(old, name, getattr(row, name))
        changed.append(old)
    if changed:
        model.objects.bulk_update(changed, names, batch_size=BATCH)
