"""Write what a machine proposes beside what people decided.

One rule for every kind of row: a row that nobody has touched may change or go when it is no longer proposed; a row
that a person made, confirmed or rejected stays as it is, and a proposal that meets it is dropped. So that re-analysis
is idempotent, and what was rejected does not come back.

People decide while a machine writes. So whether a row is untouched is asked by the statement that writes it, and not
before: by its state, and by the version that was read. No row that was read earlier is ever saved.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from django.db.models import F

from newsroom.decisions import State, Suggestion

BATCH = 500
PLACE = ("revision_id", "field", "start", "end")
UNSEEN = {"score", "why"}  # whoever looks at a row while these change need not look again


def key_of(row: models.Model, fields: Sequence[str]) -> tuple:
    return tuple(getattr(row, name) for name in fields)


def is_untouched(row: Suggestion) -> bool:
    """A machine's row that nobody had decided when it was read."""
    return row.is_suggested and row.created_by_id is None and row.decided_by_id is None


def propose(
    existing: models.QuerySet,
    wanted: Iterable[Suggestion],
    key: Sequence[str],
    refresh: Sequence[str] = ("score", "why"),
    keep: bool = False,
) -> None:
    """Make the untouched rows of `existing` those of `wanted`.

    `key` names the fields that make two rows the same; `refresh` those that a repeat may change in an untouched row.
    With `keep`, rows that are no longer proposed stay.
    """
    known = {key_of(row, key): row for row in existing}
    proposed = {key_of(row, key): row for row in wanted}
    if not keep:
        drop_untouched(existing.model.objects.filter(pk__in=[r.pk for k, r in known.items() if k not in proposed]))
    met = [(known[place], row) for place, row in proposed.items() if place in known]
    write_untouched([(old, changes_to(old, {name: getattr(row, name) for name in refresh})) for old, row in met])
    fresh = [row for place, row in proposed.items() if place not in known]
    existing.model.objects.bulk_create(fresh, batch_size=BATCH, ignore_conflicts=True)


def changes_to(row: models.Model, values: dict[str, Any]) -> dict[str, Any]:
    """Those of the values that a row does not have yet."""
    return {name: value for name, value in values.items() if getattr(row, name) != value}


def write_untouched(changes: Iterable[tuple[Suggestion, dict[str, Any]]]) -> set[int]:
    """Change rows of one model that nobody has touched since they were read; the keys of those that were changed.

    The version goes up where people see the change: whoever looks at the row as it was gets a choice, not a surprise.
    """
    alike: dict[bool, list[tuple[Suggestion, dict[str, Any]]]] = defaultdict(list)
    for row, values in changes:
        if values and is_untouched(row):
            alike[UNSEEN.issuperset(values)].append((row, values))
    written: set[int] = set()
    for rows in alike.values():
        names = sorted(set().union(*(values for _, values in rows)))  # what does not change is written as it was read
        for start in range(0, len(rows), BATCH):
            written |= _write_untouched(names, rows[start : start + BATCH])
    return written


def _write_untouched(names: Sequence[str], rows: Sequence[tuple[Suggestion, dict[str, Any]]]) -> set[int]:
    model = type(rows[0][0])
    fields = [model._meta.pk, model._meta.get_field("version"), *(_field(model, name) for name in names)]
    quote = connection.ops.quote_name
    columns = [quote(field.column) for field in fields[2:]]
    sets = [f"{column} = new.{column}" for column in columns]
    sets += [] if UNSEEN.issuperset(names) else ["version = old.version + 1"]
    one = "({})".format(", ".join(f"%s::{field.rel_db_type(connection)}" for field in fields))
    values = [
        field.get_db_prep_save(value, connection)
        for row, new in rows
        for field, value in zip(fields, _row(row, new, names), strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quote(model._meta.db_table)} AS old SET {', '.join(sets)}"
            f" FROM (VALUES {', '.join([one] * len(rows))}) AS new (key, seen, {', '.join(columns)})"
            " WHERE old.id = new.key AND old.version = new.seen AND old.state = %s"
            " AND old.created_by_id IS NULL AND old.decided_by_id IS NULL RETURNING old.id",
            [*values, State.SUGGESTED],
        )
        return {key for (key,) in cursor.fetchall()}


def _row(row: Suggestion, new: dict[str, Any], names: Sequence[str]) -> tuple:
    return row.pk, row.version, *(new[name] if name in new else getattr(row, name) for name in names)


def _field(model: type[models.Model], name: str) -> models.Field:
    """The field of an attribute: `entity_id` is that of `entity`."""
    return next(field for field in model._meta.concrete_fields if name in (field.name, field.attname))


def drop_untouched(rows: models.QuerySet) -> None:
    """Delete those of the rows that nobody has touched.

    They are locked first, so that nobody decides on them or speaks of them in between, and then looked at again.
    """
    mine = rows.undecided_by_people()
    keys = list(mine.order_by("pk").select_for_update().values_list("pk", flat=True))
    if keys:
        mine.filter(pk__in=keys).delete()


def move(row: Suggestion, **changes: Any) -> bool:
    """Change where a row's words stand, whoever decided it; False where it has changed since it was read."""
    same = type(row)._base_manager.filter(pk=row.pk, version=row.version)
    return bool(same.update(version=F("version") + 1, **changes))
