"""Writes down what this version asks of its database, for the next one to be tried against. To be run at each release:

.venv/bin/python -m pytest tests/upgrade/record_version.py -n 0
"""

import gzip
import json

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.pipeline import analyse_story
from tests.security.conftest import world  # noqa: F401
from tests.security.test_every_page import pages

from .last_version import COLUMNS, FILE, of_each_shape

ACTS = [
    *("articles_" + name for name in ("article", "claim", "story", "outlet", "appearance", "import", "feed", "quote")),
    *("entities_" + name for name in ("entity", "event", "alias")),
]


@pytest.mark.django_db
def test_what_this_version_asks_is_written_down(bridge, world, as_admin, as_editor, as_journalist):  # noqa: F811
    with CaptureQueriesContext(connection) as captured:
        for client in (as_admin, as_editor, as_journalist):
            for address in pages(world):
                client.get(address)
        for name in ACTS:
            as_admin.get(reverse(f"admin:{name}_changelist"))
            as_admin.get(reverse(f"admin:{name}_add"))
        for row in (bridge.cost, bridge.cost_at_echo):
            kind = type(row).__name__.lower()
            form = {"decision": "confirm", "version": row.version}
            as_editor.post(reverse(f"{kind}_decide", args=[row.pk]), form)
        form = {"statement": "Ferries are full.", "kind": "event"}
        as_editor.post(reverse("claim_new", args=[bridge.story.slug]), form)
        as_editor.post(reverse("intake"), {"text": "The ferry was late again on Friday. " * 12})
        analyse_story(bridge.story)
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        columns: dict[str, dict[str, str]] = {}
        for table, column, kind, _ in cursor.fetchall():
            columns.setdefault(table, {})[column] = kind
    known = {
        "migrations": sorted(MigrationRecorder(connection).applied_migrations()),
        "columns": columns,
        "statements": of_each_shape(query["sql"] for query in captured),
    }
    assert len(known["statements"]) > 200
    FILE.write_bytes(gzip.compress(json.dumps(known, ensure_ascii=False).encode(), mtime=0))
