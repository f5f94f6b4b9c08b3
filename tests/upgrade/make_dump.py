"""Make the dump that test_upgrade.py upgrades: a database of the first version, and in it what people did with that.

It runs on the code of commit a82a7e1, in a folder of its own in which nothing has run yet, with the code that holds
this file beside it (here ../newsroom), and on PostgreSQL 15, because a dump goes into the same or a newer one only:

    git archive --prefix=first/ a82a7e1 | tar -x -C ..
    cd ../first && make install
    export PYTHONPATH=../newsroom POSTGRES_BINARIES=machine
    .venv/bin/python -m tests.upgrade.make_dump ../newsroom/tests/data/upgrade

It starts that folder's private database, does everything through the pages and admin, and writes first_version.sql.gz
and, read back from the database, expected.json. `make stop` there, and the folder can go.
"""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
os.environ["DEBUG"] = "true"  # nobody has collected the static files
os.environ["LOG_LEVEL"] = "CRITICAL"  # one import is meant to fail

import django

django.setup()

import psycopg
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test.utils import setup_test_environment

from newsroom.postgres.folder import DATABASE, Folder

from . import coverage, curating, findings
from .recorded import columns_of, contradictions_of, events_of, rows_of

FIRST_VERSION = {("articles", "0010_own_reporting"), ("entities", "0003_list_indexes")}
ACTS = [
    coverage.bring_in,
    coverage.follow_and_search,
    coverage.fill_rows,
    coverage.decide_suggestions,
    findings.settle_names,
    findings.settle_quotes,
    findings.settle_events,
    findings.settle_differences,
    findings.settle_origins,
    coverage.read_through,
    coverage.correct_articles,
    coverage.arrange_stories,
    coverage.merge_claims,
    curating.break_later_rules,
    curating.curate,
    coverage.leave_unread,
]
# What stands beside the decisions, and what that version keeps no history of.
BESIDE = [
    "auth_user",
    "auth_group",
    "auth_user_groups",
    "articles_outlet",
    "articles_article",
    "articles_revision",
    "articles_readthrough",
    "articles_following",
    "articles_savedsearch",
    "articles_import",
    "articles_importrow",
    "entities_event_participants",
    "django_admin_log",
    "procrastinate_jobs",
]


def main(target: Path) -> None:
    """Play, record, dump."""
    check_place()
    call_command("migrate", verbosity=0)
    setup_test_environment()
    told = play()
    Session.objects.all().delete()
    with psycopg.connect(**Folder(settings.BASE_DIR / ".postgres").conninfo | {"dbname": DATABASE}) as asked:
        (target / "expected.json").write_text(laid_out(told | record(asked)) + "\n", encoding="utf-8")
    write_dump(target / "first_version.sql.gz")


def check_place() -> None:
    if not FIRST_VERSION.issubset(MigrationLoader(None).graph.leaf_nodes()):
        sys.exit("This is not the code of commit a82a7e1; the docstring tells how to come by it.")
    if connection.introspection.table_names():
        sys.exit("There is data in this folder's database already: take a fresh folder.")


def play() -> dict[str, Any]:
    """Everything that people do. Who is gone at the end, and who edited what without a word on its state."""
    cast = curating.make_cast()
    for act in ACTS:
        act(cast)
    edited = curating.edit_and_leave_suggested(cast)
    curating.let_go(cast.ada, cast.gerd)
    gone = {"id": cast.gerd.user.pk, "username": "gerd"}
    return {"gone": gone, "edited": [[row._meta.db_table, row.pk, person.user.pk] for person, row in edited]}


def record(asked: psycopg.Connection) -> dict[str, Any]:
    """By table: all rows of what is decided, with their history; and the rows of what stands beside it."""
    decided, beside = {}, {}
    for model in apps.get_models():
        if hasattr(model, "history"):
            table, history = model._meta.db_table, model.history.rel.related_model._meta.db_table
            columns = columns_of(asked, table)
            kept = {"history": history, "events": events_of(asked, history, columns)}
            decided[table] = {"columns": columns, "rows": rows_of(asked, table, columns), **kept}
    for table in BESIDE:
        columns = columns_of(asked, table)
        beside[table] = {"columns": columns, "rows": rows_of(asked, table, columns)}
    merges = merges_of(decided)
    return {"contradictions": contradictions_of(asked), "merges": merges, "decided": decided, "beside": beside}


def merges_of(decided: dict[str, dict]) -> dict[str, list]:
    """[table, row, heir] of each merge that stands, and of those that were taken back."""
    standing, former = [], []
    for table, kept in decided.items():
        if "merged_into_id" in kept["columns"]:
            heir = kept["columns"].index("merged_into_id") - len(kept["columns"])
            standing += [[table, row[0], row[heir]] for row in kept["rows"] if row[heir]]
            former += [[table, event[1], event[heir]] for event in kept["events"] if event[heir]]
    return {"standing": standing, "taken back": [merge for merge in former if merge not in standing]}


def laid_out(value: Any, depth: int = 0) -> str:
    """JSON with a line for each row of a table."""
    inner = "\n" + " " * (depth + 1)
    if isinstance(value, dict) and value:
        parts = [f"{json.dumps(name)}: {laid_out(each, depth + 1)}" for name, each in value.items()]
        return "{" + inner + f",{inner}".join(parts) + inner[:-1] + "}"
    if isinstance(value, list) and value and isinstance(value[0], list):
        return "[" + inner + f",{inner}".join(json.dumps(row, ensure_ascii=False) for row in value) + inner[:-1] + "]"
    return json.dumps(value, ensure_ascii=False)


def write_dump(path: Path) -> None:
    """Plain SQL in which rows are INSERTs, and no line is for psql alone: any client can run it."""
    words = ["pg_dump", "--no-owner", "--no-privileges", "--inserts", "--rows-per-insert=100"]
    words = [sys.executable, "-m", "newsroom.postgres", "run", *words]
    text = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith(("\\restrict", "\\unrestrict"))]
    path.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
