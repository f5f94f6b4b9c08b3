"""What the application's role may do in each table: work in it, but only add to history.

Granted after each migration and at each start, by the owner; where one role does everything there is nothing to grant.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.migrations.recorder import MigrationRecorder
from pghistory.core import event_models

WORK = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE"})
ADD = frozenset({"SELECT", "INSERT"})
READ = frozenset({"SELECT"})
COUNT = frozenset({"USAGE"})  # of a sequence
LOCK = 0x6E657773  # any number that nobody else locks
PAUSE = 0.2  # seconds

HELD = """
SELECT relation.relname, relation.relkind = 'S',
    coalesce(array_agg(held.privilege_type) FILTER (WHERE held.privilege_type IS NOT NULL), '{}')
FROM pg_class relation
    LEFT JOIN LATERAL aclexplode(relation.relacl) held
        ON held.grantee = (SELECT oid FROM pg_roles WHERE rolname = %s)
WHERE relation.relnamespace = current_schema()::regnamespace
    AND relation.relkind IN ('r', 'p', 'S') AND pg_has_role(relation.relowner, 'USAGE')
GROUP BY relation.oid
"""


def history_tables() -> set[str]:
    """The tables to which one may only add: what each tracked row was before, who acted in earlier versions, and what
    was sent to language models.
    """
    others = apps.get_model("pghistory", "Context"), apps.get_model("articles", "ModelCall")
    return {model._meta.db_table for model in (*event_models(), *others)}


def require_application() -> None:
    """Raise ImproperlyConfigured, with a sentence, where the server does not know the application's role."""
    role = connection.settings_dict["APPLICATION"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if role and not cursor.fetchone():
            raise ImproperlyConfigured(
                f"The server has no role “{role}”, which DATABASE_URL names; make it first (docs/operations.md)."
            )


def grant_to_application() -> None:
    """Give the application's role what it needs, and take what it may not have. Writes only what differs.

    The caller is connected as the owner.
    """
    role = connection.settings_dict["APPLICATION"]
    if not role:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        _wait_for(cursor, "SELECT pg_try_advisory_xact_lock(%s)")
        cursor.execute(HELD, [role])
        history = history_tables()
        for name, is_sequence, held in cursor.fetchall():
            wanted = COUNT if is_sequence else _wanted(name, history)
            if wanted != frozenset(held):
                _grant(cursor, role, f"{'SEQUENCE' if is_sequence else 'TABLE'} {_quoted(name)}", wanted)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until nobody else migrates this database."""
    with connection.cursor() as cursor:
        _wait_for(cursor, "SELECT pg_try_advisory_lock(%s)")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _wait_for(cursor: CursorWrapper, lock: str) -> None:
    """By asking again and again: a query that waits is itself waited for by an index that is made concurrently."""
    while True:
        cursor.execute(lock, [LOCK])
        if cursor.fetchone()[0]:
            return
        time.sleep(PAUSE)


def _wanted(table: str, history: set[str]) -> frozenset[str]:
    if table == MigrationRecorder.Migration._meta.db_table:
        return READ
    return ADD if table in history else WORK


def _grant(cursor: CursorWrapper, role: str, what: str, privileges: frozenset[str]) -> None:
    cursor.execute(f"REVOKE ALL ON {what} FROM {_quoted(role)}")
    cursor.execute(f"GRANT {', '.join(sorted(privileges))} ON {what} TO {_quoted(role)}")


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
