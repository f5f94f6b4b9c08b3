"""Whose act it is that is being written: the database's triggers put it into each row of history.

An act is what one person does at one time (a click, a merge), or a machine's step. It has a number, by which all that
it changed is found again and can be taken back. Acts of one person that begin inside one another are one act, unless
the inner one asks to be `alone`; a machine's writes inside a person's act stay the machine's.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pghistory
from pghistory import runtime

from newsroom.hiding import whole

MERGE, UNMERGE, UPGRADE = "merge", "unmerge", "upgrade"  # acts that history must know by name


@contextmanager
def acting(by: Any, what: str = "", alone: bool = False, number: UUID | None = None) -> Iterator[UUID]:
    """All that is written inside is the act of `by` (None: a machine's); gives the act's number.

    `number` goes on with an act that was begun before, in another transaction.
    """
    key = by.pk if by is not None else None
    former = getattr(runtime._tracker, "value", None)
    if former and former.metadata.get("acting") and former.metadata.get("user") == key and not alone:
        yield former.id
        return
    metadata = {"user": key, "acting": True} | ({"act": what} if what else {})
    with pghistory.context():
        outer = runtime._tracker.value
        mine = runtime.Context(id=number or uuid4(), metadata=metadata)
        runtime._tracker.value = mine
        try:
            yield mine.id
        finally:
            runtime._tracker.value = outer


@contextmanager
def by_machine(what: str = "") -> Iterator[UUID]:
    """What a reading writes is the machine's, whoever's request it runs in; it may know of everything."""
    with whole(), acting(None, what) as number:
        yield number


def actor_of(context: Any) -> int | None:
    """The user's number in a row of history; None for a machine."""
    context = json.loads(context) if isinstance(context, str) else context
    return (context or {}).get("user")


def name_of(user: Any) -> str:
    """What whoever acted is called; "Somebody" where that is no longer known."""
    return user.get_full_name() or user.get_username() if user else "Somebody"


def act_of(context: Any) -> str:
    """The name of the act in a row of history: `merge`, `unmerge`, … or ""."""
    context = json.loads(context) if isinstance(context, str) else context
    return (context or {}).get("act", "")
