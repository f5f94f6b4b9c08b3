"""The file from which new databases get their tables is what the migrations come to."""

import os
import re
from difflib import unified_diff

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection

from newsroom import schema

from .databases import run, scratch
from .schema import migrated, pg_dump

# PostgreSQL reads its own words for a list of values back with the casts at another place.
CASTS = (
    (re.compile(r"\(('(?:[^']|'')*')::character varying\)::text\b"), r"\1"),
    (re.compile(r"('(?:[^']|'')*')::(?:character varying|text)\b"), r"\1"),
    (re.compile(r"\((ARRAY\[[^]]*\])\)::text\[\]"), r"\1"),
)
STATEMENT_END = re.compile(r";\n")
CHANGED = "“make schema” writes newsroom/schema.sql anew."


@pytest.mark.skipif(pg_dump() is None, reason="no pg_dump on this machine")
def test_it_is_what_the_migrations_come_to():
    with scratch(f"quick_{os.getpid()}") as quick, scratch(f"slow_{os.getpid()}") as slow:
        texts = [migrated(quick), migrated(slow, "--step-by-step")]
    found = [statements(text) for text in texts]
    assert list(unified_diff(*found, "the file", "the migrations", n=0, lineterm="")) == [], CHANGED


def statements(text: str) -> list[str]:
    """The statements of a dump, in an order of their own: each in its own lines' order, without where casts stand."""
    for cast, bare in CASTS:
        text = cast.sub(bare, text)
    return sorted(STATEMENT_END.split(text))


@pytest.mark.django_db(transaction=True)
class TestWhereTheFileDoesNotFit:
    def test_each_migration_is_run_and_that_is_said(self, monkeypatch, capsys):
        def fail() -> None:
            raise DatabaseError("operator class is not there\nLINE 1: …")

        monkeypatch.setattr(schema, "is_empty", lambda: True)
        monkeypatch.setattr(schema, "load", fail)
        call_command("migrate", interactive=False)
        told = capsys.readouterr()
        assert "step by step" in told.err and "operator class is not there" in told.err
        assert "No migrations to apply" in told.out

    def test_nothing_of_it_is_left(self, tmp_path, monkeypatch):
        file = tmp_path / "schema.sql"
        file.write_text("CREATE TABLE half (id int); SELECT nothing_of_this_name();")
        monkeypatch.setattr(schema, "FILE", file)
        with pytest.raises(DatabaseError):
            schema.load()
        assert "half" not in connection.introspection.table_names()

    def test_it_is_not_tried_in_another_schema(self):
        with scratch(f"apart_{os.getpid()}") as name:
            asked = "import newsroom.schema; from django.db import connection; cursor = connection.cursor()\n"
            asked += "for path in ('public', 'apart'):\n"
            asked += "    cursor.execute('CREATE SCHEMA IF NOT EXISTS apart')\n"
            asked += "    cursor.execute(f'SET search_path TO {path}')\n"
            asked += "    print(path, newsroom.schema.is_empty())"
            assert run(name, "manage.py", "shell", "--no-imports", "-c", asked).split() == [
                "public",
                "True",
                "apart",
                "False",
            ]
