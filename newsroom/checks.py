"""What `manage.py check` says of the reader's settings, and with `--deploy` of how safe history is from the role that
connects, and of what may be fetched.
"""

from typing import Any

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection

from articles.readers.settings import reader_settings
from newsroom.privileges import history_tables

MAKE_TWO_ROLES = "Give the application a role of its own, which owns nothing: docs/operations.md, “Two roles”."
GRANT_ANEW = "Revoke what the role was given by hand, or through a group or PUBLIC, and run manage.py migrate."

ROLE = """
SELECT current_user, rolsuper,
    EXISTS (
        SELECT 1 FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
            AND pg_has_role(relowner, 'MEMBER')
    ),
    has_schema_privilege(current_schema(), 'CREATE') OR has_database_privilege(current_database(), 'CREATE')
FROM pg_roles WHERE rolname = current_user
"""
CHANGEABLE = """
SELECT relname FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relname = ANY(%s)
    AND (has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER') OR has_any_column_privilege(oid, 'UPDATE'))
ORDER BY relname
"""


def what_the_role_may_do(app_configs: Any, **options: Any) -> list[checks.CheckMessage]:
    """Nothing to say where the role owns nothing and may only add to history."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(ROLE)
            role, is_superuser, owns, creates = cursor.fetchone()
            cursor.execute(CHANGEABLE, [list(history_tables())])
            changeable = [name for (name,) in cursor.fetchall()]
    except DatabaseError as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        said = f"Whether history is safe cannot be told, for the database cannot be asked ({first})."
        return [checks.Warning(said, id=_id(1))]
    if is_superuser or owns:
        return [_one_role_for_all(role, is_superuser)]
    return [
        *([_may_create(role)] if creates else []),
        *([_may_change(role, changeable)] if changeable else []),
    ]


def what_may_be_fetched(app_configs: Any, **options: Any) -> list[checks.CheckMessage]:
    """Nothing to say where pages come from the public web only."""
    if not settings.FETCH_ALLOW:
        return []
    networks = ", ".join(map(str, settings.FETCH_ALLOW))
    return [
        checks.Warning(
            f"Whoever may bring articles in can have this machine ask any host in {networks} (FETCH_ALLOW), on any "
            "port, and read what it answers.",
            hint="Name the hosts that have articles, and no whole network.",
            id=_id(5),
        )
    ]


def how_the_reader_is_set(app_configs: Any, **options: Any) -> list[checks.CheckMessage]:
    """Nothing to say where no model is set up, or one that can be used. A reader with an error is not used."""
    reader = reader_settings()
    hint = "docs/readers.md says how a model is plugged in."
    return [
        *(checks.Error(fault, hint=hint, id="newsroom.E001") for fault in reader.faults()),
        *(checks.Warning(warning, hint=hint, id=_id(6)) for warning in reader.warnings()),
    ]


def _one_role_for_all(role: str, is_superuser: bool) -> checks.CheckMessage:
    why = "is a superuser" if is_superuser else "owns the tables"
    return checks.Warning(
        f"The newsroom connects as “{role}”, which {why}. Triggers keep history append-only, but this role could still "
        "empty its tables (TRUNCATE), write past its triggers (pgtrigger.ignore) or switch them off, and alter or drop "
        "the tables (ALTER TABLE, DROP TABLE). The newsroom itself does none of that; whoever breaks into it could.",
        hint=MAKE_TWO_ROLES,
        id=_id(2),
    )


def _may_create(role: str) -> checks.CheckMessage:
    return checks.Warning(
        f"The newsroom connects as “{role}”, which owns no table but may create some (CREATE).",
        hint=MAKE_TWO_ROLES,
        id=_id(3),
    )


def _may_change(role: str, tables: list[str]) -> checks.CheckMessage:
    return checks.Warning(
        f"The newsroom connects as “{role}”, which may change or empty what history keeps in {', '.join(tables)}.",
        hint=GRANT_ANEW,
        id=_id(4),
    )


def _id(number: int) -> str:
    return f"newsroom.W{number:03}"
