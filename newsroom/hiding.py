"""Leaves rows out of whatever is read, for whoever may not know of them; in one place, which no query can go round.

What is hidden is said by table, as SQL that holds for its hidden rows (articles/models/embargo.py). As long as a viewer
is set and anything is hidden from them, each query that reads such a table, Django's or our own, has it replaced by
what is left of it: a common table expression of the table's name, which the planner takes apart again. Where nothing
is hidden no query is touched.

Statements that write are left as they are, but for what they copy from elsewhere, and what is decided under locks reads
everything (`whole`): a merge of two entities has to move the mentions that the person who merges must not see. What was
found to be written was read before.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from dataclasses import dataclass, field
from typing import Any

READS = re.compile(r"\s*(?:EXPLAIN\b\s*(?:\([^)]*\))?\s*)?(?=SELECT\b|WITH\b|\()", re.IGNORECASE)
COPIES = re.compile(r'\s*INSERT\s+INTO\s+"?(\w+)"?(?=.*\bSELECT\b)', re.IGNORECASE | re.DOTALL)
WITH = re.compile(r"WITH\s+(?:RECURSIVE\s+)?", re.IGNORECASE)
WRITES = re.compile(r"\b(?:INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\S+\s+SET)\b", re.IGNORECASE)
LOCKS = re.compile(r"\bFOR (?:NO KEY )?(?:UPDATE|SHARE)\b|\bFOR KEY SHARE\b")
AFTER_NAME = r"(?:INNER|LEFT|ON|WHERE|ORDER|LIMIT|FOR|GROUP)\b"  # what follows the name of a table that has no alias
NAMES = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden from somebody: a table → SQL that holds for its hidden rows. `schema` is where the tables are."""

    conditions: Mapping[str, str] = field(default_factory=dict)
    schema: str = "public"

    def left_of(self, table: str) -> str:
        return f'(SELECT * FROM "{self.schema}"."{table}" WHERE ({self.conditions[table]}) IS NOT TRUE)'


class Viewer:
    """Whoever looks; what is hidden from them is asked for once, when first something is read that may be hidden.

    `key` gives their number, None for nobody in particular.
    """

    def __init__(self, ask: Callable[[], Hidden], key: Callable[[], int | None]) -> None:
        self.ask, self.key, self.found = ask, key, None

    @property
    def may_miss(self) -> bool:
        """Whether anything may be hidden from them, as far as that is known."""
        return self.found is None or bool(self.found.conditions)

    @property
    def hidden(self) -> Hidden:
        if self.found is None:
            with whole():
                self.found = self.ask()
        return self.found


_viewer: ContextVar[Viewer | None] = ContextVar("viewer", default=None)


@contextmanager
def seen_as(viewer: Viewer | None) -> Iterator[None]:
    """Within it, what is hidden from the viewer is in no query; None sees everything."""
    token = _viewer.set(viewer)
    try:
        yield
    finally:
        _viewer.reset(token)


def whole():
    """Within it everything is read: for machines, and for what is decided under locks."""
    return seen_as(None)


def viewer() -> Viewer | None:
    """Who looks at the moment; None for machines and commands."""
    return _viewer.get()


def hides() -> bool:
    """Whether anything is left out of what is read at the moment."""
    looking = _viewer.get()
    return looking is not None and bool(looking.hidden.conditions)


def held(pieces: Iterator[Any]) -> Iterator[Any]:
    """An iterator that goes on, whoever asks it and whenever, as it would where it was handed over."""
    context, pieces, end = copy_context(), iter(pieces), object()
    return iter(lambda: context.run(next, pieces, end), end)


def leave_out(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """A wrapper for `connection.execute_wrappers`."""
    looking = _viewer.get()
    if looking is not None and looking.may_miss and isinstance(sql, str) and may_be_hidden(sql):
        sql = without(sql, looking.hidden)
    return execute(sql, params, many, context)


_tables: set[str] = set()  # of which any may have hidden rows


def guard(tables: set[str]) -> None:
    """Name the tables of which rows may be hidden; a query that names none of them asks nothing."""
    _tables.update(tables)


def may_be_hidden(sql: str) -> bool:
    """Whether a query reads a table of which rows may be hidden."""
    return bool(READS.match(sql) or COPIES.match(sql)) and not _tables.isdisjoint(NAMES.findall(sql))


def without(sql: str, hidden: Hidden) -> str:
    """A query as it reads what is left of its tables; one that writes, as it is, but for what it copies."""
    start, copies = READS.match(sql), COPIES.match(sql)
    named = sorted(hidden.conditions.keys() & set(NAMES.findall(sql)) - {copies[1] if copies else ""})
    if not named or not (start or copies):
        return sql
    if copies:
        return f"WITH {_left_of(named, hidden)} {sql}"
    body = sql[start.end() :]
    own = WITH.match(body)
    if own and WRITES.search(body):
        return sql
    if LOCKS.search(body):  # which do not reach into a WITH
        for table in named:
            body = _in_place(body, table, hidden)
        return sql[: start.end()] + body
    parts = _left_of(named, hidden)
    if own:
        return f"{sql[: start.end()]}{own[0]}{parts}, {body[own.end() :]}"
    return f"{sql[: start.end()]}WITH {parts} {body}"


def _in_place(body: str, table: str, hidden: Hidden) -> str:
    """A query of Django's that reads, under the table's name or its alias, what is left of it."""
    named = re.compile(rf'\b(FROM|JOIN) "{table}"(?: (?!{AFTER_NAME})(\w+))?')
    quoted = f'"{table}"'
    return named.sub(lambda found: f"{found[1]} {hidden.left_of(table)} {found[2] or quoted}", body)


def _left_of(tables: Iterable[str], hidden: Hidden) -> str:
    return ", ".join(f'"{table}" AS NOT MATERIALIZED {hidden.left_of(table)}' for table in tables)
