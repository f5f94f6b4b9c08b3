"""Work that goes on behind the pages. The only module that knows procrastinate, which keeps the jobs in PostgreSQL.

Every job is idempotent, and deferred in the transaction that writes what it works on. A job whose worker was killed is
found by the missing sign of life, and run again.
"""

import asyncio
import os
import threading
from datetime import datetime, timedelta
from math import inf

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker
from procrastinate.exceptions import ConnectorException

from .importing import read
from .models import Import, Story
from .pipeline import analyse_story

STALLED_SECONDS = 40  # a worker gives a sign of life every ten
SILENT = timedelta(seconds=STALLED_SECONDS)  # a job is run again only when its worker is gone
GRACE_SECONDS = 10  # for the job at hand when the worker is told to stop; what is cut off is run again
LOOK_SECONDS = 5
LEAVE_SECONDS = 2


class NotReadYet(Exception):
    """The import was not read to the end, or somebody else seems to be at it: look again later."""


def defer_reading(imported: Import) -> None:
    """Have a worker read an import, once the transaction at hand is through and its links may be asked for again."""
    lock = f"import-{imported.pk}"
    if not ProcrastinateJob.objects.filter(lock=lock, status="todo").exists():
        analyse_import.configure(lock=lock, schedule_at=imported.again_at).defer(import_id=imported.pk)


def defer_story(story: Story) -> None:
    """Have a worker read a story that changed and was not read at once."""
    read_story.configure(lock=f"story-{story.pk}").defer(story_id=story.pk)


def is_worker_running() -> bool:
    """Whether some worker has given a sign of life lately. One query."""
    since = timezone.now() - timedelta(seconds=STALLED_SECONDS)
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=since).exists()


def run_worker(wait: bool = True) -> None:
    """Do jobs until told to stop by a signal, or with `wait` False until none is left."""
    asyncio.run(_work(wait))


async def _work(wait: bool) -> None:
    with app.replace_connector(app.connector.get_worker_connector()):
        try:
            async with app.open_async():
                watch = asyncio.create_task(_watch_database())
                await app.run_worker_async(
                    wait=wait,
                    install_signal_handlers=wait,
                    listen_notify=wait,
                    delete_jobs="successful",
                    shutdown_graceful_timeout=GRACE_SECONDS,
                )
                watch.cancel()
        finally:
            if wait:
                _leave_soon()


async def _watch_database() -> None:
    """A worker stops when PostgreSQL restarts, but waits for its job's thread, which may take long: do not."""
    first = await _postgres_start()
    while first == await _postgres_start():
        await asyncio.sleep(LOOK_SECONDS)
    _leave_soon()


async def _postgres_start() -> datetime | None:
    """When the server was started; None when it cannot be asked."""
    try:
        row = await app.connector.execute_query_one_async("SELECT pg_postmaster_start_time() AS start")
    except ConnectorException:
        return None
    return row["start"]


def _leave_soon() -> None:
    """End this process even if a job, which runs in a thread, does not notice that the worker has stopped."""
    timer = threading.Timer(LEAVE_SECONDS, os._exit, [1])
    timer.daemon = True
    timer.start()


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


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="retry_stalled", pass_context=True)
async def retry_stalled(context, timestamp: int) -> None:
    """Run again what was at work when its worker was killed."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        await manager.retry_job(job)
