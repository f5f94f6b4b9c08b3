"""Slow queries are logged with their placeholders: what stands in an article is nobody's who reads logs."""

import logging

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.utils import DataError, ProgrammingError
from psycopg import sql

from newsroom.postgres.base import DatabaseWrapper
from newsroom.postgres.slow import LONGEST, log_slower_than

pytestmark = pytest.mark.django_db
MARKER = "The mayor of Ostrand resigned"
NEVER = 600


@pytest.fixture
def logged(caplog):
    """What the logger of slow queries says, where each query counts as slow."""
    with caplog.at_level(logging.WARNING, "newsroom.slow_queries"), connection.execute_wrapper(log_slower_than(0)):
        yield lambda: [record.getMessage() for record in caplog.records if record.name == "newsroom.slow_queries"]


def run(query, values=None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(query, values)


def test_query_of_the_orm_is_logged_without_its_values(logged):
    assert not User.objects.filter(username=MARKER).exists()
    (line,) = logged()
    assert '"auth_user"."username" = %s' in line
    assert line.split(" s: ")[0].replace(".", "").isdigit()


def test_query_of_many_rows_is_cut_off(logged):
    User.objects.bulk_create(User(username=f"{MARKER} {n}") for n in range(100))
    assert any("INSERT INTO" in line and len(line) < LONGEST + 20 for line in logged())
    assert MARKER not in "".join(logged())


def test_query_that_fails_is_logged_likewise(logged):
    with pytest.raises(DataError):
        run("SELECT %s::int", [MARKER])
    assert logged()[0].endswith("s: SELECT %s::int")


def test_value_that_is_written_into_a_query_is_left_out(logged):
    run(f"SELECT 1, '{MARKER}', 2")
    run(f"SELECT 2, $word${MARKER}$word$")
    run(sql.SQL("SELECT {}").format(MARKER))
    said = [line.split(" s: ")[1] for line in logged()]
    assert said == ["SELECT 1, ", "SELECT 2, ", "a query of type Composed"]


def test_quick_query_is_not_logged(caplog):
    with connection.execute_wrapper(log_slower_than(NEVER)):
        run("SELECT 1")
    assert caplog.records == []


def test_error_of_the_query_is_passed_on():
    with connection.execute_wrapper(log_slower_than(NEVER)), pytest.raises(ProgrammingError):
        run("SELECT nothing")


def test_setting_says_from_where_on():
    def watches(seconds: int) -> int:
        return len(DatabaseWrapper({**connection.settings_dict, "SLOW_SECONDS": seconds}).execute_wrappers)

    assert watches(5) == watches(0) + 1
    assert connection.settings_dict["SLOW_SECONDS"] == 5
