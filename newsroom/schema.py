"""The tables of a new database from one file: all that the migrations come to, in a second instead of most of a minute.

The migrations stay the truth, and what they add after the file was written is migrated as ever; a test holds the file
against them, and `make schema` writes it anew.
"""

from pathlib import Path

from django.db import connection, transaction

FILE = Path(__file__).with_name("schema.sql")


def is_empty() -> bool:
    """Whether no table is there yet, where the file makes them: elsewhere than in `public` they are migrated."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_schema() = 'public' AND NOT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public')"
        )
        return bool(cursor.fetchone()[0])


def load() -> None:
    """Make all tables, with what migrations write into them, or nothing.

    Raises a DatabaseError on a server where something is not as on the private one: an extension in a schema of its
    own, say.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FILE.read_text(encoding="utf-8"))
