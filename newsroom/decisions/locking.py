"""Locks in one order, so that two acts at once wait for each other instead of standing in each other's way."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import models, transaction


@contextmanager
def locked(guards: Iterable[models.Model]) -> Iterator[None]:
    """A transaction that holds these rows, and those they were merged into, against everybody else's acts."""
    with transaction.atomic():
        wanted = {(type(row)._meta.label, row.pk): type(row) for row in guards}
        held: set[tuple[str, int]] = set()
        while wanted.keys() - held:
            for key in sorted(wanted.keys() - held):
                row = wanted[key]._base_manager.select_for_update(no_key=True).filter(pk=key[1]).first()
                held.add(key)
                heir = getattr(row, "merged_into_id", None)
                if heir:
                    wanted[key[0], heir] = wanted[key]
        yield
