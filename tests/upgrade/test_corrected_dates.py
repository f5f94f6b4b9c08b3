"""A database in which dates had been corrected before outlets had zones, brought to this version."""

import os
from collections.abc import Iterator

import psycopg
import pytest

from tests.conftest import database_url

from .databases import run, scratch

BEFORE = "0030_feeds"
CORRECTED = """
INSERT INTO articles_article (identity, url, source_name, headline, byline, credit, language, published_at,
    published_precision, published_offset, set_by_people, created_at, version)
SELECT ahead, '', '', 'Ferry', '', '', '', '2031-03-09 20:00Z', 'time', ahead::int, '{published_at}', now(), 1
FROM unnest(ARRAY['330', '-150', '0']) AS ahead;
UPDATE articles_article SET published_at = '2031-03-09 21:00Z', version = 2;
"""


@pytest.fixture(scope="module")
def upgraded() -> Iterator[psycopg.Connection]:
    with scratch(f"corrected_{os.getpid()}") as name:
        run(name, "manage.py", "migrate", "--no-input", "articles", BEFORE)
        with psycopg.connect(database_url(name)) as before:
            before.execute(CORRECTED)
        run(name, "manage.py", "migrate", "--no-input")
        with psycopg.connect(database_url(name), autocommit=True) as asked:
            yield asked


@pytest.mark.parametrize(("table", "key"), [("articles_article", "id"), ("articles_articleevent", "pgh_obj_id")])
def test_an_offset_is_a_zone_now_and_before(upgraded, table, key):
    rows = upgraded.execute(f"SELECT published_offset, published_zone, set_by_people FROM {table} ORDER BY {key}")
    said = ["published_at"]
    assert rows.fetchall() == [(330, "+05:30", said), (-150, "-02:30", said), (None, "Z", said)]


def test_history_only_grows_from_then_on(upgraded):
    with pytest.raises(psycopg.errors.RaiseException):
        upgraded.execute("UPDATE articles_articleevent SET headline = 'Another'")
