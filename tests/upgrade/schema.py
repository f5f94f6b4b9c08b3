"""What `newsroom/schema.sql` is made of; `python -m tests.upgrade.schema` (`make schema`) writes it anew."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.conf import settings
from django.db import connection

from newsroom.postgres.account import choose_account
from newsroom.postgres.binaries import choose_binaries
from newsroom.postgres.folder import Folder
from newsroom.schema import FILE
from tests.conftest import database_url
from tests.upgrade.databases import run, scratch

HEAD = """-- What all migrations come to, for new databases. Written by `make schema`, not by hand.
SET LOCAL check_function_bodies = false;
SELECT pg_catalog.set_config('search_path', '', true);
"""
# What is said of PostgreSQL's own functions is in no dump (articles/migrations/0050_cost_of_a_match).
TAIL = """
DO $$ BEGIN
    ALTER FUNCTION pg_catalog.ts_match_vq(tsvector, tsquery) COST 100;
EXCEPTION WHEN insufficient_privilege THEN
    NULL;
END $$;
"""
# Comments, psql's commands, a session's settings, and what only the owner of an extension may say.
SETTINGS = (
    "check_function_bodies|client_encoding|client_min_messages|default_table_access_method|default_tablespace"
    "|idle_in_transaction_session_timeout|lock_timeout|row_security|standard_conforming_strings|statement_timeout"
    "|transaction_timeout|xmloption"
)
LEFT_OUT = re.compile(
    rf"^(?:--|\\|SET (?:{SETTINGS}) = |SELECT pg_catalog\.set_config|COMMENT ON EXTENSION )[^\n]*\n", re.MULTILINE
)
MOMENT = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.\d]*[+-]\d\d'")


def migrated(name: str, *options: str) -> str:
    """All of a database after `migrate`, as statements; owners, privileges and moments left out."""
    run(name, "manage.py", "migrate", "--no-input", "--verbosity=0", *options)
    command = [pg_dump(), "--no-owner", "--no-privileges", "--inserts", "--dbname", database_url(name)]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return MOMENT.sub("now()", re.sub(r"\n{2,}", "\n", LEFT_OUT.sub("", text)))


def pg_dump() -> Path | str | None:
    """The program that belongs to the server; None where that is not at hand."""
    root = settings.DATABASES["default"].get("FOLDER")
    if not root:
        return shutil.which("pg_dump")
    data = Folder(Path(root)).data
    return choose_binaries(choose_account(data), data, os.environ.get("POSTGRES_BINARIES", "")).folder / "pg_dump"


def main() -> None:
    with connection.as_owner(), scratch(f"schema_{os.getpid()}") as name:
        FILE.write_text(f"{HEAD}{migrated(name, '--step-by-step')}{TAIL}", encoding="utf-8")


if __name__ == "__main__":
    main()
