"""Work that goes on behind the pages, in jobs that procrastinate keeps in PostgreSQL. All of them are deferred here.

Every job is idempotent, and deferred in the transaction that writes what it works on. A job whose worker was killed is
found by the missing sign of life, and run again.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from math import inf

from django.db import transaction
from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob, ProcrastinateWorker
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import JobDeferrer

from newsroom.decisions import Versioned
from newsroom.decisions.many import BulkAct
from newsroom.tracing import asked_by

from .feeding import PATIENCE, read_round
from .importing import read
from .intake.again import look_again
from .intake.feeds.asking import ask
from .intake.fetch import NotYet
from .intake.given import UNFORESEEN
from .intake.take_in import Verdict
from .many import rows_to_fill, stories_to_read
from .models import Article, Feed, FeedEntry, Import, JobTally, Membership, ModelReading, Outlet, Story, Watch
from .models.embargo import seen_by
from .pipeline import analyse_story, fill_due_rows
from .pipeline.duplicates import find_duplicates
from .pipeline.model_reading import carry_out, due_readings, end_forsaken
from .pipeline.relearning import relearn

STALLED_SECONDS = 40  # a worker gives a sign of life every ten
SILENT = timedelta(seconds=STALLED_SECONDS)  # a job is run again only when its worker is gone
MOST_LOOKS = 200  # at pages, that are asked for in one minute
# Queues by urgency: what somebody waits for, acts on many rows, what feeds brought, asking for them, a language model,
# and the night.
# Each has its own turn, so that nobody's import waits behind five hundred feeds, nor anything for a model or the night.
READING, ACTS, WIRE, FEEDS, MODEL, NIGHT = "default", "acts", "wire", "feeds", "model", "night"
AT_ONCE = {READING: 1, ACTS: 1, WIRE: 1, FEEDS: 4, MODEL: 1, NIGHT: 1}  # feeds wait for their sites most of the time
SETTLING = timedelta(seconds=90)  # what several feeds say of one story within it is read together
ASKED_BY = "asked_by"  # among a job's values: the request that it goes back to

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Queue:
    """How many jobs of a queue wait now, are being done, and were given up; `oldest` has waited for so many seconds."""

    name: str
    waiting: int
    doing: int
    failed: int
    oldest: float


class NotReadYet(Exception):
    """The import was not read to the end, or somebody else seems to be at it: look again later."""


def defer_reading(imported: Import) -> None:
    """Have a worker read an import, once the transaction at hand is through and its links may be asked for again."""
    lock = f"import-{imported.pk}"
    if not ProcrastinateJob.objects.filter(lock=lock, status="todo").exists():
        _defer(analyse_import.configure(lock=lock, schedule_at=imported.again_at), import_id=imported.pk)


def defer_story(story: Story) -> None:
    """Have a worker read a story that changed and was not read at once."""
    _defer(read_story.configure(lock=f"story-{story.pk}"), story_id=story.pk)


def defer_outlet(outlet: Outlet) -> None:
    """Have a worker read anew what rests on an outlet's zone or language."""
    _defer(read_outlet.configure(lock=f"outlet-{outlet.pk}"), outlet_id=outlet.pk)


def defer_feed(feed: Feed) -> None:
    """Have a worker ask for a feed."""
    _defer_once(ask_feed.configure(lock=_asking(feed.pk), queueing_lock=_asking(feed.pk), priority=1), feed_id=feed.pk)


def defer_entries(feed: Feed) -> None:
    """Have a worker read the entries of a feed that are due."""
    name = _reading(feed.pk)
    _defer_once(read_entries.configure(lock=name, queueing_lock=name), feed_id=feed.pk)


def defer_settled(story: Story) -> None:
    """Have a worker read a story once nothing more of it is coming in."""
    name = f"story-{story.pk}"
    at = timezone.now() + SETTLING
    later = read_story.configure(lock=name, queueing_lock=name, schedule_at=at, queue=WIRE)
    _defer_once(later, story_id=story.pk)


def defer_model(reading: ModelReading) -> None:
    """Have a worker do a reading with a language model; of one story one at a time."""
    _defer(read_with_model.configure(lock=f"model-{reading.story_id}"), reading_id=reading.pk)


def defer_act(act: BulkAct) -> None:
    """Have a worker do an act on many rows."""
    _defer(act_on_many.configure(lock=f"act-{act.pk}"), act_id=act.pk)


def defer_duplicates() -> None:
    """Have a worker look for what may be one."""
    _defer_once(look_for_duplicates.configure(), timestamp=0)


def _defer(job: JobDeferrer, **values: int) -> None:
    """With the name of the request, or job, that asks for it."""
    job.defer(**values, **({ASKED_BY: asked_by()} if asked_by() else {}))


def _defer_once(job: JobDeferrer, **values: int) -> None:
    """Unless the like is waiting to be done already."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        _defer(job, **values)


def _waiting() -> set[str]:
    """What of the feeds' queue waits to be done already, by its name."""
    waiting = ProcrastinateJob.objects.filter(status="todo", queue_name=FEEDS)
    return set(waiting.values_list("queueing_lock", flat=True))


def _asking(feed: int) -> str:
    return f"feed-{feed}"


def _reading(feed: int) -> str:
    return f"entries-{feed}"


def is_worker_running() -> bool:
    """Whether some worker has given a sign of life lately. One query."""
    since = timezone.now() - timedelta(seconds=STALLED_SECONDS)
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=since).exists()


def queues() -> list[Queue]:
    """All queues that have jobs, by name. One query; a job that is put off until later does not wait yet."""
    deferred = ProcrastinateEvent.objects.filter(job=OuterRef("pk"), type="deferred").values("at")[:1]
    is_due = Q(status="todo") & (Q(scheduled_at=None) | Q(scheduled_at__lte=timezone.now()))
    since = Coalesce("scheduled_at", Subquery(deferred))
    rows = (
        ProcrastinateJob.objects.filter(status__in=("todo", "doing", "failed"))
        .values_list("queue_name")
        .annotate(
            waiting=Count("pk", filter=is_due),
            doing=Count("pk", filter=Q(status="doing")),
            failed=Count("pk", filter=Q(status="failed")),
            since=Min(since, filter=is_due),
        )
        .order_by("queue_name")
    )
    now = timezone.now()
    return [Queue(*row, oldest=(now - since).total_seconds() if since else 0.0) for *row, since in rows]


@app.task(retry=RetryStrategy(max_attempts=4, wait=30))
def analyse_import(import_id: int) -> None:
    """Read what an import brought in; links that are still to come are another job, behind those of others."""
    imported = Import.objects.filter(pk=import_id).first()
    if imported is None:
        return
    read(imported, SILENT)
    if imported.state == Import.State.WAITING:
        defer_reading(imported)
    elif imported.state != Import.State.DONE:
        raise NotReadYet(f"Import {import_id} is {imported.get_state_display()}")


@app.task(retry=RetryStrategy(max_attempts=4, wait=30))
def read_story(story_id: int) -> None:
    """Read what an act has changed."""
    story = Story.objects.filter(pk=story_id).first()
    if story:
        analyse_story(story, patience=inf)


@app.task(retry=RetryStrategy(max_attempts=4, wait=30))
def read_outlet(outlet_id: int) -> None:
    """Have each story read that holds an article which stands on its outlet's clock, or is in its language."""
    members = Membership.objects.live().filter(article__in=Article.objects.inheriting().filter(outlet=outlet_id))
    for story in Story.objects.filter(pk__in=members.values("story")):
        defer_story(story)


@app.task(queue=ACTS, retry=RetryStrategy(max_attempts=4, wait=30))
def act_on_many(act_id: int) -> None:
    """Do, or take back, what somebody has chosen to do to many rows."""
    act = BulkAct.objects.filter(pk=act_id).first()
    if act:
        act.carry_out(_settle, partial(seen_by, act.by))


def _settle(rows: list[Versioned]) -> None:
    fill_due_rows(rows_to_fill(rows))
    for story in stories_to_read(rows):
        defer_story(story)


@app.periodic(cron="* * * * *")
@app.task(queue=FEEDS, queueing_lock="ask_due_feeds", priority=2)
def ask_due_feeds(timestamp: int) -> None:
    """Have each feed asked for whose time has come, and entries read that were left."""
    waiting = _waiting()
    for feed in Feed.objects.due():
        if _asking(feed.pk) not in waiting:
            defer_feed(feed)
    left = FeedEntry.objects.due().order_by().values("feed").distinct()
    for feed in Feed.objects.filter(pk__in=left):
        if _reading(feed.pk) not in waiting:
            defer_entries(feed)


@app.task(queue=FEEDS)
def ask_feed(feed_id: int) -> None:
    """Ask for a feed, and have its new entries read."""
    feed = Feed.objects.active().filter(pk=feed_id).first()
    if feed is None:
        return
    ask(feed, PATIENCE)
    if feed.entries.due().exists():
        defer_entries(feed)


@app.task(queue=FEEDS)
def read_entries(feed_id: int) -> None:
    """Read a round of a feed's entries; what is left is another job, behind those of other feeds."""
    feed = Feed.objects.filter(pk=feed_id).first()
    if feed is None:
        return
    for story in read_round(feed):
        defer_settled(story)
    if feed.entries.due().exists():
        defer_entries(feed)


@app.periodic(cron="* * * * *")
@app.task(queue=FEEDS, queueing_lock="look_at_pages")
def look_at_pages(timestamp: int) -> None:
    """Have the pages looked at again whose time has come."""
    waiting = _waiting()
    for watch in Watch.objects.due()[:MOST_LOOKS]:
        name = f"page-{watch.pk}"
        if name not in waiting:
            _defer_once(look_at_page.configure(lock=name, queueing_lock=name), article_id=watch.pk)


@app.task(queue=FEEDS)
def look_at_page(article_id: int) -> None:
    """Look at an article's page if that is still due; what changed is read with its story."""
    watch = Watch.objects.due().filter(pk=article_id).select_related("article__current").first()
    if watch is None:
        return
    try:
        outcome = look_again(watch.article, None, PATIENCE)
    except NotYet:  # its next look is put off
        return
    except Exception:
        logger.exception("The page of article %s could not be looked at", article_id)
        Watch.objects.saw_nothing(watch.article, UNFORESEEN, is_gone=False)
        return
    if outcome.verdict is Verdict.REVISED:
        for member in watch.article.memberships.live().select_related("story"):
            defer_settled(member.story)


@app.periodic(cron="40 3 * * *")
@app.task(queue=NIGHT, queueing_lock="relearn", lock="relearn")
def relearn_at_night(timestamp: int) -> None:
    """Learn from what people decided."""
    relearn()
    JobTally.objects.drop_old()
    BulkAct.objects.drop_old_drafts()


@app.periodic(cron="7 * * * *")
@app.task(queue=NIGHT, queueing_lock="look_for_duplicates")
def look_for_duplicates(timestamp: int) -> None:
    """Find what may be one, for editors to look at."""
    find_duplicates()


@app.task(queue=MODEL, retry=RetryStrategy(max_attempts=4, wait=30))
def read_with_model(reading_id: int) -> None:
    """Do what somebody asked a language model for."""
    reading = ModelReading.objects.filter(pk=reading_id).select_related("story", "claim", "article").first()
    if reading:
        carry_out(reading)


@app.periodic(cron="* * * * *")
@app.task(queue=MODEL, queueing_lock="read_due_with_model")
def read_due_with_model(timestamp: int) -> None:
    """Have a language model read what came into the stories of which an editor has said that it should."""
    end_forsaken()
    with transaction.atomic():  # one that waits without a job would be waited for without end
        for reading in due_readings():
            defer_model(reading)


@app.periodic(cron="* * * * *")
@app.task(queue=FEEDS, queueing_lock="retry_stalled", priority=3, pass_context=True)
async def retry_stalled(context, timestamp: int) -> None:
    """Run again what was at work when its worker was killed."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        await manager.retry_job(job)
