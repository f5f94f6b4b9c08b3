"""What waits behind the pages, in which queue, how fast it is done, and how that is said."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import jobs
from articles.jobs import Queue, defer_settled, defer_story, read_story
from articles.models import JobTally
from articles.overviews.work import said_of, wait_for_import, work_at_hand
from articles.working import run_worker


def queue(waiting: int = 0, doing: int = 0, oldest: float = 0.0) -> Queue:
    return Queue("default", waiting, doing, 0, oldest)


def drop_jobs() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


@pytest.mark.parametrize(
    ("of", "lately", "has_worker", "said"),
    [
        (queue(), 5, True, "Nothing waits."),
        (queue(doing=1), 5, True, "Being done."),
        (queue(1), 5, False, "1 waits, and no worker is running."),
        (queue(3), 0, True, "3 wait; none was done in the last 10 minutes."),
        (queue(4), 20, True, "4 wait; at 2 a minute that takes 2 minutes."),
        (queue(4), 5, True, "4 wait; at 0.5 a minute that takes 8 minutes."),
        (
            queue(900, oldest=1500),
            20,
            True,
            "900 wait; at 2 a minute that takes 7 hours. "
            "The oldest has waited for 25 minutes: more comes in than is done.",
        ),
    ],
)
def test_how_a_queue_gets_on_is_said_in_words(of, lately, has_worker, said):
    assert said_of(of, lately, has_worker) == said


@pytest.mark.django_db(transaction=True)
class TestWorker:
    @pytest.fixture(autouse=True)
    def no_jobs_left(self):
        """Tables that Django does not manage are not emptied between tests, neither here nor elsewhere."""
        drop_jobs()
        yield
        drop_jobs()

    def test_what_feeds_brought_waits_in_another_queue_than_what_somebody_changed(self, bridge):
        defer_story(bridge.story)
        defer_settled(bridge.story)
        found = ProcrastinateJob.objects.filter(task_name__endswith="read_story").values_list("queue_name", flat=True)
        assert sorted(found) == ["default", "wire"]

    def test_all_queues_are_served_and_what_was_done_is_counted(self, bridge, monkeypatch):
        monkeypatch.setattr(jobs, "analyse_story", lambda story, patience: None)
        for name in jobs.AT_ONCE:
            read_story.configure(queue=name).defer(story_id=bridge.story.pk)
        run_worker(wait=False)
        assert not ProcrastinateJob.objects.filter(task_name__endswith="read_story").exists()
        assert set(JobTally.objects.filter(done__gte=1).values_list("queue", flat=True)) == set(jobs.AT_ONCE)

    def test_the_ticks_of_the_clock_are_no_work(self):
        jobs.ask_due_feeds.defer(timestamp=1)
        run_worker(wait=False)
        assert not JobTally.objects.exists() and not any(queue.waiting for queue in jobs.queues())

    def test_worker_may_serve_some_queues_alone(self, bridge, monkeypatch, settings):
        monkeypatch.setattr(jobs, "analyse_story", lambda story, patience: None)
        settings.WORKER_QUEUES = ["wire"]
        for name in ("default", "wire"):
            read_story.configure(queue=name).defer(story_id=bridge.story.pk)
        run_worker(wait=False)
        left = ProcrastinateJob.objects.filter(task_name__endswith="read_story").values_list("queue_name", flat=True)
        assert list(left) == ["default"]

    def test_job_that_failed_is_counted_as_that(self, bridge, monkeypatch):
        def fail(story, patience):
            raise ZeroDivisionError

        monkeypatch.setattr(jobs, "analyse_story", fail)
        defer_story(bridge.story)
        run_worker(wait=False)
        assert JobTally.objects.get(queue="default").failed == 1


@pytest.mark.django_db
class TestPage:
    def test_queues_are_told_the_most_urgent_first(self, as_journalist, bridge):
        for _ in range(3):
            read_story.defer(story_id=bridge.story.pk)
        JobTally.objects.create(queue="default", minute=timezone.now(), done=20)
        JobTally.objects.create(queue="default", minute=timezone.now() - timedelta(hours=1), done=500)
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
        page = as_journalist.get(reverse("work"))
        first = page.context["work"].lines[0]
        assert (first.queue.waiting, first.lately) == (3, 20)
        assert first.words in page.content.decode() and first.words.startswith("3 wait; at 2 a minute")
        assert page.context["work"].came_in == 3

    def test_that_no_worker_runs_is_said(self, as_journalist):
        assert "No worker is running at present" in as_journalist.get(reverse("work")).content.decode()

    def test_only_the_part_that_changes_is_sent_to_htmx(self, as_journalist):
        part = as_journalist.get(reverse("work"), headers={"HX-Request": "true"}).content.decode()
        assert "<h1>" not in part and 'id="work"' in part

    def test_number_of_queries_is_that_of_no_queue(self, bridge, django_assert_max_num_queries):
        for _ in range(30):
            read_story.defer(story_id=bridge.story.pk)
        with django_assert_max_num_queries(6):
            work_at_hand()

    def test_import_that_waits_is_told_how_long_the_queue_is(self, bridge):
        assert wait_for_import() == ""
        for _ in range(4):
            read_story.defer(story_id=bridge.story.pk)
        JobTally.objects.create(queue="default", minute=timezone.now(), done=10)
        assert wait_for_import() == "4 wait; at 1 a minute that takes 4 minutes."

    def test_tallies_are_kept_for_a_week(self):
        for days in (1, 8):
            JobTally.objects.create(queue="wire", minute=timezone.now() - timedelta(days=days), done=1)
        JobTally.objects.drop_old()
        assert JobTally.objects.count() == 1

    def test_reader_has_no_business_there(self, as_reader):
        assert as_reader.get(reverse("work")).status_code == 403
