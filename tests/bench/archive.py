"""A made-up archive of any size, written by COPY into a database of its own that is kept between runs.

What makes pages slow is there as it is in life: a few outlets with a twentieth of all articles, names that stand in
every tenth of them, stories of one to sixty articles, most of them small, whose articles came in among those of others,
days without an hour, articles without outlet or date, work done by people in every tenth story. The first stories are
of a known size, for pages that are measured by it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction
from psycopg import sql

from articles.models import (
    Article,
    SearchEntry,
)
from tests.bench.archive_world import FIRST_DAY, MODELS, Rows, Texts, World

CHUNK = 5_000
SHAPE = 1  # goes up when the archive is made otherwise: what is kept of the former shape is made anew


@contextmanager
def archive(size: int, words: int = 14):
    """Connected to the archive of so many articles, which is made where there is none of today's shape."""
    name, shape = f"archive_{size}", f"shape {SHAPE}, {size} articles of {words} sentences"
    with connection.as_owner():
        before = connection.settings_dict["NAME"]
        if _comment_on(name) != shape:
            _make_database(name)
        connection.reconnect({"NAME": name})
        try:
            call_command("migrate", verbosity=0, interactive=False)
            if not Article.objects.exists():
                fill(size, words)
                with connection.cursor() as cursor:
                    cursor.execute(f"COMMENT ON DATABASE {name} IS '{shape}'")
            yield
        finally:
            connection.reconnect({"NAME": before})


def _comment_on(name: str) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name])
        return (cursor.fetchone() or [None])[0]


def _make_database(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")


def fill(size: int, words: int = 14) -> None:
    """Write an archive of `size` articles of so many sentences into empty tables, all of it or nothing."""
    person = User.objects.create(username="bench", is_staff=True, is_superuser=True)
    person.groups.add(*Group.objects.all())
    with transaction.atomic(), _without_triggers(), _without_indexes():
        world = World(size, person.pk)
        for table in world.tables():
            copy(table)
        for chunk in _chunks(range(1, size + 1), CHUNK):
            for table in Texts(world, words, chunk).tables():
                copy(table)
            SearchEntry.objects.write([Article(pk=key) for key in chunk])
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), MODELS):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")


def _chunks(things: Iterable, size: int) -> Iterator[list]:
    left = iter(things)
    while chunk := list(islice(left, size)):
        yield chunk


def copy(table: Rows) -> None:
    fields = {f.attname: f for f in table.model._meta.concrete_fields if not f.generated}
    others = [f for name, f in fields.items() if name not in table.names and not (f.primary_key and _is_serial(f))]
    usual = tuple(_plain(f) for f in others)
    columns = [fields[name].column for name in table.names] + [f.column for f in others]
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.model._meta.db_table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(into) as sink:
        for row in table.rows:
            sink.write_row(row + usual)


def _is_serial(field: models.Field) -> bool:
    return isinstance(field, models.AutoField | models.BigAutoField)


def _plain(field: models.Field) -> Any:
    """A field's default as COPY writes it."""
    is_moment = isinstance(field, models.DateTimeField) and not field.null
    value = FIRST_DAY if is_moment else field.get_default()
    if isinstance(value, list | dict):
        return "{}" if field.get_internal_type() == "ArrayField" or value == {} else "[]"
    return value


@contextmanager
def _without_triggers() -> Iterator[None]:
    """Where the owner may do that: the rows are right as they are made, and no act of anybody's."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('session_replication_role', 'replica', true)"
            " WHERE has_parameter_privilege('session_replication_role', 'SET')"
        )
    yield


@contextmanager
def _without_indexes() -> Iterator[None]:
    """Made anew at the end, which is many times faster than row by row."""
    tables = [model._meta.db_table for model in (*MODELS, SearchEntry)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) AND indexname NOT IN"
            " (SELECT conname FROM pg_constraint)",
            [tables],
        )
        found = cursor.fetchall()
        for name, _ in found:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # an index is not made while rows wait to be checked
        for _, definition in found:
            cursor.execute(definition)
