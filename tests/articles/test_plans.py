"""No page reads a large table from end to end: the plans of all queries, in an archive of twenty thousand articles.

What is looked at are the pages that `make bench ARGS=archive` measures, so that a page is added in one place.
"""

import json
import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.bench.archive import fill
from tests.bench.archive_paths import paths
from tests.conftest import browser_of

pytestmark = pytest.mark.django_db
ARTICLES, SENTENCES = 20_000, 6
LARGE = 15_000  # rows: of these tables a page may read no more than it shows

# What concerns a third of a small archive is read whole, and rightly so; a usual outlet stands in for the largest.
OF_A_THIRD = {
    *(f"search: {kind}" for kind in ("common word", "phrase", "OR and NOT", "frequent name")),
    *("outlet, big", "outlet, big: its record"),
}
OF_USUAL_OUTLET = [f"/outlets/40/?show={show}" for show in ("articles", "stories", "first", "alone", "silent")]

LARGE_TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >= %s"


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker):
    """In a copy of the test database, which is dropped afterwards."""
    with django_db_blocker.unblock():
        name = connection.settings_dict["NAME"]
        connection.reconnect({})  # nobody may be connected to what is copied
        _ask_server(f"CREATE DATABASE {name}_plans TEMPLATE {name}")
        connection.reconnect({"NAME": f"{name}_plans"})
        try:
            fill(ARTICLES, SENTENCES)
            yield
        finally:
            connection.reconnect({"NAME": name})
            _ask_server(f"DROP DATABASE {name}_plans")


def _ask_server(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def read_whole(address: str) -> list[tuple[str, str]]:
    """(table, query) of each query of a page whose plan reads a large table from end to end."""
    browser = browser_of(User.objects.get(username="bench"))
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200, address
    queries = {each["sql"] for each in asked if re.match(r"\s*(SELECT (?!set_config)|WITH )", each["sql"])}
    with connection.cursor() as cursor:
        cursor.execute(LARGE_TABLES, [LARGE])
        large = {name for (name,) in cursor.fetchall()}
        return sorted((table, query) for query in queries for table in _scanned(cursor, query) & large)


def _scanned(cursor, query: str) -> set[str]:
    cursor.execute(f"EXPLAIN (FORMAT JSON) {query}")
    plan = cursor.fetchone()[0]
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return {node["Relation Name"] for node in _nodes(plan[0]["Plan"]) if node["Node Type"].endswith("Seq Scan")}


def _nodes(node: dict):
    yield node
    for below in node.get("Plans", ()):
        yield from _nodes(below)


def test_no_page_reads_a_large_table_whole(archive):
    wanted = [path for path in paths() if path.name not in OF_A_THIRD]
    addresses = [address for path in wanted for address in path.addresses]
    found = {address: read_whole(address) for address in (*addresses, *OF_USUAL_OUTLET)}
    assert {address: queries for address, queries in found.items() if queries} == {}


@pytest.mark.parametrize(
    ("index", "address", "table"),
    [
        ("article_newest", "/articles/", "articles_article"),
        ("search_entry_words", "/search/?q=rurur", "articles_searchentry"),
    ],
)
def test_a_page_without_its_index_is_noticed(archive, index, address, table):
    assert read_whole(address) == []
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX {index}")
    assert table in {name for name, _ in read_whole(address)}
