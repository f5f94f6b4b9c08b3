"""A release can be rolled out while the last one still runs: that one's queries work with this one's tables.

What has to go, goes in two releases: first nobody uses it any more, then it is dropped. What is renamed is added anew.
"""

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddConstraint, AddIndex, CreateModel

from .last_version import broken, last_version, refused

# (app, migration) → why the last version, or whoever waits for a lock, is not hurt all the same.
ALLOWED: dict[tuple[str, str], str] = {}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def version() -> dict:
    return last_version()


@pytest.fixture
def asked(db):
    """A cursor without Django's wrappers, in the test's transaction."""
    connection.ensure_connection()
    return connection.connection.cursor()


def test_its_queries_can_be_asked_of_this_schema(asked, version):
    assert len(version["statements"]) > 200
    assert refused(asked, version["statements"]) == []


def test_its_tables_and_columns_are_there_and_no_other_must_be_filled(asked, version):
    assert broken(asked, version["columns"]) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("ALTER TABLE articles_claim RENAME COLUMN statement TO words", "articles_claim.statement is gone"),
        ("ALTER TABLE articles_claim ADD COLUMN weight int NOT NULL", "articles_claim.weight must be given"),
        ("ALTER TABLE articles_watch ALTER COLUMN due_at TYPE text", "articles_watch.due_at is no timestamp"),
        ("DROP TABLE articles_look", "articles_look.id is gone"),
    ],
)
def test_what_would_break_it_is_seen(asked, version, change, said):
    asked.execute("SET CONSTRAINTS ALL IMMEDIATE")
    asked.execute(change)
    assert any(told.startswith(said) for told in broken(asked, version["columns"]))


def test_query_that_would_fail_is_seen(asked, version):
    asked.execute("ALTER TABLE articles_claim RENAME COLUMN statement TO words")
    assert any("statement does not exist" in why for why, _ in refused(asked, version["statements"]))


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE articles_claim ADD COLUMN weight int",
        "ALTER TABLE articles_claim ADD COLUMN weight int NOT NULL DEFAULT 0",
        "CREATE TABLE articles_other (id int PRIMARY KEY, word text NOT NULL)",
    ],
)
def test_what_breaks_nothing_is_let_through(asked, version, change):
    asked.execute(change)
    assert broken(asked, version["columns"]) == []


def new_operations(version: dict):
    """(migration, operation) of all that the last version did not know, for tables that it did."""
    known = {tuple(key) for key in version["migrations"]}
    for key, migration in MigrationLoader(None).disk_migrations.items():
        if key in known or key in ALLOWED or key[0] not in ("articles", "entities", "newsroom"):
            continue
        made = {operation.name_lower for operation in migration.operations if isinstance(operation, CreateModel)}
        for operation in migration.operations:
            if getattr(operation, "model_name", "").lower() not in made:
                yield key, operation


def test_new_migrations_lock_no_table_for_long(version):
    """An index, or a rule for rows that are there, reads the whole table while nobody may write in it."""
    slow = [
        (*key, operation.describe())
        for key, operation in new_operations(version)
        if isinstance(operation, AddIndex | AddConstraint) and not isinstance(operation, AddIndexConcurrently)
        if "ValidateConstraint" not in type(operation).__name__ and "NotValid" not in type(operation).__name__
    ]
    assert slow == []
