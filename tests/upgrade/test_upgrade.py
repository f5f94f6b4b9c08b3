"""The data of the first version, brought to this one: nothing that was decided is lost, nor who did it and when.

The dump was made by make_dump.py beside this file; expected.json is what its database held.
"""

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from newsroom.postgres.server import ensure_running
from tests.conftest import database_url

from .recorded import ACTOR, contradictions_of, events_of, rows_of

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT / "tests" / "data" / "upgrade"
EXPECTED = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))

# What an upgrade makes of rows that break a later rule: (table, number) → the columns that change, with their values.
MENDED: dict[tuple[str, int], dict[str, Any]] = {}
# State and decider of rows that were edited without a word on their state.
EDITED = ["suggested", None]
# By rule, the rows that still break it.
CONTRADICTIONS = EXPECTED["contradictions"]


@pytest.fixture(scope="module")
def upgraded() -> Iterator[psycopg.Connection]:
    """The dump in a database of its own on the tests' server, after `migrate`."""
    name = f"upgraded_{os.getpid()}"
    private = connection.settings_dict.get("FOLDER")
    if private:
        ensure_running(private)
    with psycopg.connect(database_url("postgres"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        try:
            restore(name)
            run(name, "manage.py", "migrate", "--no-input")
            with psycopg.connect(database_url(name), autocommit=True) as asked:
                yield asked
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def restore(name: str) -> None:
    with psycopg.connect(database_url(name)) as fresh:
        fresh.execute(gzip.decompress((DATA / "first_version.sql.gz").read_bytes()))


def run(name: str, *words: str, **variables: str) -> str:
    """What a command of ours prints, run in a process of its own on that database."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    process = subprocess.run(
        [sys.executable, *words],
        cwd=PROJECT,
        env=kept | {"DATABASE_URL": database_url(name), "SECRET_KEY": "for this test only"} | variables,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert process.returncode == 0, process.stderr
    return process.stdout


def mended(table: str, columns: list[str], row: list) -> list:
    """An expected row as the upgrade leaves it."""
    changes = MENDED.get((table, row[0]), {})
    return [changes.get(name, value) for name, value in zip(columns, row, strict=True)]


def lost(expected: list[list], found: list[list]) -> list[tuple]:
    """(as it was, as it is) of each row that is gone or not as expected; the first value is its number."""
    there = {row[0]: row for row in found}
    return [(row, there.get(row[0])) for row in expected if there.get(row[0]) != row]


def test_each_decision_stands_by_whom_and_when(upgraded):
    for table, kept in EXPECTED["decided"].items():
        expected = [mended(table, kept["columns"], row) for row in kept["rows"]]
        assert lost(expected, rows_of(upgraded, table, kept["columns"])) == [], table


def test_history_keeps_each_change_with_who_made_it_and_what_was_before(upgraded):
    for table, kept in EXPECTED["decided"].items():
        found = events_of(upgraded, kept["history"], kept["columns"], ACTOR)
        assert lost(kept["events"], found) == [], table


def test_history_names_the_account_that_was_deleted(upgraded):
    gone = EXPECTED["gone"]["id"]
    assert upgraded.execute("SELECT 1 FROM auth_user WHERE id = %s", [gone]).fetchone() is None
    named = {
        table
        for table, kept in EXPECTED["decided"].items()
        for event in events_of(upgraded, kept["history"], [], ACTOR)
        if event[4] == gone
    }
    assert named >= {"articles_claim", "articles_appearance", "articles_story", "articles_mention", "entities_entity"}


def test_articles_people_imports_and_what_people_keep_for_themselves_are_there(upgraded):
    for table, kept in EXPECTED["beside"].items():
        assert lost(kept["rows"], rows_of(upgraded, table, kept["columns"])) == [], table


def test_merges_stand_or_stay_taken_back(upgraded):
    for table, row, heir in EXPECTED["merges"]["standing"]:
        assert upgraded.execute(f"SELECT merged_into_id FROM {table} WHERE id = %s", [row]).fetchone() == (heir,)
    for table, row, heir in EXPECTED["merges"]["taken back"]:
        assert upgraded.execute(f"SELECT merged_into_id FROM {table} WHERE id = %s", [row]).fetchone() != (heir,)


def test_edits_that_left_a_row_suggested_are_kept_and_history_names_the_editor(upgraded):
    for table, row, editor in EXPECTED["edited"]:
        found = rows_of(upgraded, table, ["id", "state", "decided_by_id"])
        assert [row, *EDITED] in found, table
        events = events_of(upgraded, EXPECTED["decided"][table]["history"], [], ACTOR)
        assert [event[4] for event in events if event[1] == row][-1] == editor, table


def test_rows_that_contradict_one_another_are_those_that_are_known(upgraded):
    assert contradictions_of(upgraded) == CONTRADICTIONS


def test_pages_of_what_was_upgraded_open(upgraded):
    assert re.fullmatch(r"\d\d tried\n", run(upgraded.info.dbname, "-m", "tests.upgrade.open_pages"))
