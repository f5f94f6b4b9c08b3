"""The tables of a new database from one file: all that the migrations come to, in a second instead of most of a minute.

The migrations stay the truth, and what they add after the file was written is migrated as ever; a test holds the file
against them, and `make schema` writes it anew.
"""

from pathlib import Path

from django.db import connection, transaction

FILE = Path(__file__).with_name("schema.sql")


def is_empty() -> bool:
    """Whether the database that one is connected to has no tables yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT NOT EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema())")
        return cursor.fetchone()[0]


def load() -> None:
    """Make all tables, with what migrations write into them, or nothing."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FILE.read_text(encoding="utf-8"))
