"""The jobs behind the pages, done by a real worker in this process."""

import pytest
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.jobs import defer_reading, is_worker_running, look_at_pages, read_story, retry_stalled
from articles.models import Following, Import, Membership, Watch
from articles.pipeline import analyse
from articles.working import run_worker

from .test_imports import taken_in
from .test_intake import BODY
from .web import fetch_in, html

pytestmark = pytest.mark.django_db(transaction=True)
EVERY_MINUTE = {
    f"articles.jobs.{name}" for name in ("retry_stalled", "ask_due_feeds", "look_at_pages", "read_due_with_model")
}


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


def test_a_page_whose_time_has_come_is_looked_at_and_what_changed_is_read(site, journalist):
    article = fetch_in(site.page("/ferry", html())).article
    (story,) = analyse([article])
    Following.objects.create(user=journalist, story=story)
    Watch.objects.update(due_at=timezone.now())
    site.page("/ferry", html().replace("40,000", "45,000"))
    look_at_pages(timestamp=0)
    run_worker(wait=False)
    article.refresh_from_db()
    assert article.current.number == 2 and Watch.objects.get().due_at > timezone.now()
    job = ProcrastinateJob.objects.get(task_name="articles.jobs.read_story", status="todo")
    read_story(story_id=job.args["story_id"])
    article.current.refresh_from_db()
    assert article.current.edits[0]["kind"] == "figure"


def test_a_page_is_asked_for_once_however_often_one_looks_what_is_due(site, journalist):
    article = fetch_in(site.page("/ferry", html())).article
    (story,) = analyse([article])
    Following.objects.create(user=journalist, story=story)
    Watch.objects.update(due_at=timezone.now())
    for _ in range(3):
        look_at_pages(timestamp=0)
    assert ProcrastinateJob.objects.filter(task_name="articles.jobs.look_at_page", status="todo").count() == 1
    asked = len(site.paths)
    run_worker(wait=False)
    assert len(site.paths) == asked + 1
