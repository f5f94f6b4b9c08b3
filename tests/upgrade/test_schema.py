"""The file from which new databases get their tables is what the migrations come to."""

import os
import re
from difflib import unified_diff

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection

from newsroom import schema

from .databases import scratch
from .schema import migrated, pg_dump

# PostgreSQL reads its own words for a list of values back with the cast at another place.
CASTS = re.compile(r"::(?:character varying|text(?:\[\])?)|[()]")
CHANGED = "“make schema” writes newsroom/schema.sql anew."


@pytest.mark.skipif(pg_dump() is None, reason="no pg_dump on this machine")
def test_it_is_what_the_migrations_come_to():
    with scratch(f"quick_{os.getpid()}") as quick, scratch(f"slow_{os.getpid()}") as slow:
        texts = [migrated(quick), migrated(slow, "--step-by-step")]
    found = [sorted(CASTS.sub("", text).splitlines()) for text in texts]
    assert list(unified_diff(*found, "the file", "the migrations", n=0, lineterm="")) == [], CHANGED


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
        with connection.cursor() as cursor:
            cursor.execute("CREATE SCHEMA apart")
            try:
                cursor.execute("SET search_path TO apart")
                assert not schema.is_empty()
            finally:
                cursor.execute("RESET search_path")
                cursor.execute("DROP SCHEMA apart")
