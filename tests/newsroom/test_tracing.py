"""One name goes with a request through the log, its queries, and the jobs that it leaves behind."""

import json
import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob
from prometheus_client import REGISTRY

from articles import jobs
from articles.jobs import defer_story
from articles.working import run_worker
from newsroom.logs import JsonLines, NameRequest
from newsroom.metrics import count_queries
from newsroom.postgres.base import DatabaseWrapper
from newsroom.postgres.comment import with_comment
from newsroom.tracing import current, traced

NAME = "r-17.a"


@pytest.fixture
def commented(db):
    with connection.execute_wrapper(with_comment):
        yield


def sent(query: str, *values) -> str:
    """A query as it reaches the server."""
    with CaptureQueriesContext(connection) as captured, connection.cursor() as cursor:
        cursor.execute(query, values or None)
    return captured[-1]["sql"]


class TestRequests:
    def test_each_has_a_name_of_its_own_which_its_answer_tells(self, client, db):
        names = {client.get("/login/")["X-Request-ID"] for _ in range(2)}
        assert len(names) == 2 and all(len(name) == 16 for name in names)
        assert current() == ""

    def test_name_that_our_proxy_gave_is_kept(self, client, db, settings):
        settings.PROXY_COUNT = 1
        assert client.get("/login/", headers={"x-request-id": NAME})["X-Request-ID"] == NAME

    @pytest.mark.parametrize("given", ["*/ DROP", "a b", "x" * 65, "", "-", "a/job-1"])
    def test_odd_name_is_replaced(self, client, db, settings, given):
        settings.PROXY_COUNT = 1
        assert client.get("/login/", headers={"x-request-id": given})["X-Request-ID"] != given

    def test_name_that_a_stranger_gives_is_not_taken(self, client, db):
        assert client.get("/login/", headers={"x-request-id": NAME})["X-Request-ID"] != NAME

    def test_line_of_the_log_tells_no_word_that_was_looked_for(self, client, db, caplog):
        with caplog.at_level(logging.INFO, "newsroom.requests"):
            client.get("/login/?next=/search/%3Fq%3Dsecret")
        (record,) = caplog.records
        assert record.told["view"] == "login" and record.told["status"] == 200 and record.told["path"] == "/login/"
        assert "secret" not in str(record.__dict__)

    def test_who_asks_for_a_path_of_two_lines_writes_no_line_of_the_log(self, client, db, caplog):
        with caplog.at_level(logging.INFO, "newsroom.requests"):
            client.get("/login%0A2031-03-03%20CRITICAL%20forged%1B[2J")
        (record,) = caplog.records
        assert record.getMessage().isprintable()


class TestQueries:
    def test_query_says_for_which_request_it_is(self, commented):
        with traced(NAME):
            assert sent("SELECT %s::int", 7) == f"SELECT /* {NAME} */ 7::int"
            assert sent("  select 1") == f"  select /* {NAME} */ 1"
            assert sent("SAVEPOINT x; RELEASE x") == "SAVEPOINT x; RELEASE x"
        assert sent("SELECT 1") == "SELECT 1"

    def test_history_is_written_as_ever(self, commented, bridge, as_editor):
        answer = as_editor.post(f"/claims/{bridge.closed.pk}/edit/", {"statement": "The Veldt Bridge is shut."})
        assert answer.status_code < 500

    def test_settings_say_what_is_told(self):
        def wrapped(**settings) -> list:
            return DatabaseWrapper({**connection.settings_dict, "SLOW_SECONDS": 0, **settings}).execute_wrappers

        always = len(wrapped())
        assert with_comment in wrapped(COMMENTED=True) and with_comment not in wrapped()
        assert len(wrapped(COUNTED=True)) == always + 1

    def test_queries_are_counted_by_database(self, db):
        with connection.execute_wrapper(count_queries("tried")):
            sent("SELECT 1"), sent("SELECT 2")
        assert REGISTRY.get_sample_value("newsroom_queries_total", {"database": "tried"}) == 2
        assert REGISTRY.get_sample_value("newsroom_query_seconds_total", {"database": "tried"}) > 0


@pytest.mark.django_db(transaction=True)
def test_job_goes_by_the_name_of_the_request_that_asked_for_it(bridge, monkeypatch):
    seen = []
    monkeypatch.setattr(jobs, "analyse_story", lambda story, patience: seen.append(current()))
    with traced(NAME):
        defer_story(bridge.story)
    defer_story(bridge.story)
    numbers = list(ProcrastinateJob.objects.filter(task_name__endswith="read_story").order_by("pk").values_list("pk"))
    run_worker(wait=False)
    assert seen == [f"{NAME}/job-{numbers[0][0]}", f"job-{numbers[1][0]}"]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


class TestLines:
    def line(self, **options) -> dict:
        record = logging.makeLogRecord({"name": "newsroom", "levelname": "WARNING", "msg": "%d of\n%s", **options})
        return json.loads(JsonLines().format(record))

    def test_line_is_one_object(self):
        with traced(NAME):
            found = self.line(args=(3, "ö"), told={"ms": 12})
        assert found | {"time": ""} == {
            "time": "", "level": "WARNING", "logger": "newsroom", "request": NAME, "message": "3 of\nö", "ms": 12
        }  # fmt: skip

    def test_traceback_is_in_it(self):
        try:
            raise ZeroDivisionError("no")
        except ZeroDivisionError as error:
            found = self.line(args=(1, "x"), exc_info=(type(error), error, error.__traceback__))
        assert found["traceback"].endswith("ZeroDivisionError: no") and found["request"] is None

    def test_line_for_people_names_the_request_too(self):
        record = logging.makeLogRecord({})
        NameRequest().filter(record)
        assert record.request_name == "-"
