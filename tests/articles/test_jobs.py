"""The jobs behind the pages, done by a real worker in this process."""

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.jobs import defer_reading, is_worker_running, retry_stalled, run_worker
from articles.models import Import, Membership

from .test_imports import taken_in
from .test_intake import BODY

pytestmark = pytest.mark.django_db(transaction=True)
EVERY_MINUTE = {"articles.jobs.retry_stalled", "articles.jobs.ask_due_feeds"}


@pytest.fixture(autouse=True)
def no_jobs_left():
    """Tables that Django does not manage are not emptied between tests."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def test_a_worker_reads_what_was_deferred(journalist):
    imported = taken_in(journalist, BODY)
    defer_reading(imported)
    run_worker(wait=False)
    imported.refresh_from_db()
    assert imported.state == Import.State.DONE
    assert Membership.objects.count() == 1
    assert set(ProcrastinateJob.objects.values_list("task_name", flat=True)) <= EVERY_MINUTE


def test_a_job_whose_worker_was_killed_is_run_again(journalist):
    imported = taken_in(journalist, BODY)
    defer_reading(imported)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    retry_stalled.defer(timestamp=0)
    for _ in range(2):
        run_worker(wait=False)
    imported.refresh_from_db()
    assert imported.state == Import.State.DONE


def test_what_an_act_took_back_is_no_job(journalist):
    imported = taken_in(journalist, BODY)
    with pytest.raises(ZeroDivisionError):
        defer_and_fall(imported)
    assert not ProcrastinateJob.objects.filter(task_name="articles.jobs.analyse_import").exists()


def defer_and_fall(imported: Import) -> None:
    with transaction.atomic():
        defer_reading(imported)
        raise ZeroDivisionError


def test_a_worker_that_has_left_does_not_run():
    run_worker(wait=False)
    assert not is_worker_running()
