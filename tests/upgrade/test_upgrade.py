"""The data of the first version, brought to this one: nothing that was decided is lost, nor who did it and when.

The dump was made by make_dump.py beside this file; expected.json is what its database held.
"""

import gzip
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.conftest import database_url

from .databases import run, scratch
from .recorded import ACTOR, contradictions_of, events_of, rows_of

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT / "tests" / "data" / "upgrade"
EXPECTED = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))

GONE = EXPECTED["gone"]["id"]


@pytest.fixture(scope="module")
def upgraded() -> Iterator[psycopg.Connection]:
    """The dump, after `migrate`."""
    with scratch(f"upgraded_{os.getpid()}") as name:
        restore(name)
        run(name, "manage.py", "migrate", "--no-input")
        with psycopg.connect(database_url(name), autocommit=True) as asked:
            yield asked


def restore(name: str) -> None:
    with psycopg.connect(database_url(name)) as fresh:
        fresh.execute(gzip.decompress((DATA / "first_version.sql.gz").read_bytes()))


def lost(expected: list[list], found: list[list]) -> list[tuple]:
    """(as it was, as it is) of each row that is gone or not as expected; the first value is its number."""
    there = {row[0]: row for row in found}
    return [(row, there.get(row[0])) for row in expected if there.get(row[0]) != row]


def mended_rows(upgraded) -> set[tuple[str, int]]:
    return {(table, row) for table, row in upgraded.execute('SELECT "table", row FROM articles_mended')}


def named(columns: list[str], expected: list, found: list) -> list:
    """The expected row, with the names that the upgrade gave back to what a deleted account had decided or made."""
    filled = list(expected)
    for name in ("decided_by_id", "created_by_id"):
        place = columns.index(name) if name in columns and "decided_at" in columns else None
        if place is not None and expected[place] is None and expected[columns.index("decided_at")] is not None:
            filled[place] = found[place]
    return filled


def test_each_decision_stands_by_whom_and_when_or_is_listed_as_mended(upgraded):
    listed = mended_rows(upgraded)
    for table, kept in EXPECTED["decided"].items():
        columns = [name for name in kept["columns"] if name != "merged_into_id"]  # has a test of its own
        found = {row[0]: row for row in rows_of(upgraded, table, columns)}
        for row in kept["rows"]:
            row = [value for name, value in zip(kept["columns"], row, strict=True) if name in columns]
            if (table, row[0]) not in listed:
                assert found[row[0]] == named(columns, row, found[row[0]]), table


def test_what_a_deleted_account_decided_is_no_machines(upgraded):
    for table in (table for table in EXPECTED["decided"] if table != "articles_story"):
        query = f"SELECT count(*) FROM {table} WHERE decided_at IS NOT NULL AND decided_by_id IS NULL"
        assert upgraded.execute(query).fetchone() == (0,), table
    assert upgraded.execute("SELECT count(*) FROM articles_claim WHERE decided_by_id = %s", [GONE]).fetchone()[0] > 0


def test_each_row_that_was_mended_says_so_in_a_sentence(upgraded):
    listed = mended_rows(upgraded)
    assert listed >= {(table, row) for table, row, _ in EXPECTED["edited"]}
    assert {table for table, _ in listed} >= {"articles_appearance", "articles_claim"}
    sentences = [sentence for (sentence,) in upgraded.execute("SELECT sentence FROM articles_mended")]
    assert all(len(sentence) > 20 and sentence.endswith(".") for sentence in sentences)


def test_history_keeps_each_change_with_who_made_it_and_what_was_before(upgraded):
    for table, kept in EXPECTED["decided"].items():
        found = events_of(upgraded, kept["history"], kept["columns"], ACTOR)
        assert lost(kept["events"], found) == [], table


def test_history_names_the_account_that_was_deleted(upgraded):
    account = upgraded.execute("SELECT username, is_active FROM auth_user WHERE id = %s", [GONE]).fetchone()
    assert account == (f"former-{GONE}", False)
    named = {
        table
        for table, kept in EXPECTED["decided"].items()
        for event in events_of(upgraded, kept["history"], [], ACTOR)
        if event[4] == GONE
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


def test_edits_that_left_a_row_suggested_are_confirmed_by_their_editor(upgraded):
    for table, row, editor in EXPECTED["edited"]:
        found = rows_of(upgraded, table, ["id", "state", "decided_by_id"])
        assert [row, "confirmed", editor] in found, table
        events = events_of(upgraded, EXPECTED["decided"][table]["history"], [], ACTOR)
        assert editor in [event[4] for event in events if event[1] == row], table


def test_what_had_a_verdict_was_checked_by_whoever_gave_it_and_cleared_by_nobody(upgraded):
    kept = EXPECTED["decided"]["articles_claim"]
    status, decider = (kept["columns"].index(name) for name in ("status", "decided_by_id"))
    verdicts = {row[0]: row[decider] for row in kept["rows"] if row[status] != "open"}
    (edda,) = upgraded.execute("SELECT id FROM auth_user WHERE username = 'edda'").fetchone()
    assert verdicts and edda not in verdicts.values()  # somebody else has edited the claim since she gave it
    query = "SELECT id, step, checked_by_id FROM articles_claim WHERE step <> 'draft'"
    assert upgraded.execute(query).fetchall() == [(key, "checked", edda) for key in verdicts]
    assert upgraded.execute("SELECT DISTINCT stage FROM articles_story").fetchall() == [("open",)]


def test_no_row_contradicts_another_any_more(upgraded):
    assert not any(contradictions_of(upgraded).values())


def test_a_merge_of_the_first_version_can_be_taken_back(upgraded):
    assert run(upgraded.info.dbname, "-m", "tests.upgrade.take_back") == "taken back\n"


def test_pages_of_what_was_upgraded_open(upgraded):
    assert re.fullmatch(r"\d\d tried\n", run(upgraded.info.dbname, "-m", "tests.upgrade.open_pages"))
