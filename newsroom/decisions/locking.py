"""Locks in one order, so that two acts at once wait for each other instead of standing in each other's way.

Where two do stand in each other's way, since one of them learns only under a lock what else it has to lock, the
database ends one of them; that one is done `again`.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import OperationalError, connection, models, transaction
from psycopg.errors import DeadlockDetected, SerializationFailure

from newsroom.hiding import whole

TRIES = 4

Done = TypeVar("Done")


def is_in_the_way(error: OperationalError) -> bool:
    """Did the database end this in favour of somebody else's act?"""
    return isinstance(error.__cause__, DeadlockDetected | SerializationFailure)


def again(do: Callable[[], Done]) -> Done:
    """Do something that is written whole or not at all, and anew where it stood in another's way."""
    for left in reversed(range(TRIES)):
        try:
            return do()
        except OperationalError as error:
            if not (left and is_in_the_way(error)):
                raise
    raise AssertionError("the last try returns or raises")


def one_at_a_time(number: int) -> None:
    """Wait until nobody else is at what bears this number, and have them wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


@contextmanager
def locked(rows: Iterable[models.Model]) -> Iterator[None]:
    """A transaction that holds these rows, and those they were merged into, against everybody else's acts.

    In it everything is read, whoever acts: what is decided holds for rows, too, of which they may not know.
    """
    with transaction.atomic(), whole():
        _hold(rows, set())
        yield


@contextmanager
def guarded(ask: Callable[[], Iterable[models.Model]]) -> Iterator[None]:
    """The same of the rows that `ask` gives, asked until nothing was moved to others while this act waited."""
    with transaction.atomic(), whole():
        held: set[tuple[str, int]] = set()
        while _hold(ask(), held):
            pass
        yield


def _hold(rows: Iterable[models.Model], held: set[tuple[str, int]]) -> bool:
    """Lock those rows that are not held yet; False where all of them were."""
    wanted = {(type(row)._meta.label, row.pk): type(row) for row in rows}
    is_more = bool(wanted.keys() - held)
    while wanted.keys() - held:
        for key in sorted(wanted.keys() - held):
            row = wanted[key]._base_manager.select_for_update(no_key=True).filter(pk=key[1]).first()
            held.add(key)
            heir = getattr(row, "merged_into_id", None)
            if heir:
                wanted[key[0], heir] = wanted[key]
    return is_more
