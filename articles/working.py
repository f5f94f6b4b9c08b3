"""The worker: does the jobs of all queues, each in its own turn, counts them, and leaves when it is told to."""

import asyncio
import os
import threading
from asyncio import ALL_COMPLETED, FIRST_COMPLETED
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime

from django.conf import settings
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from newsroom.metrics import counted_job
from newsroom.tracing import job_name, traced

from .jobs import ASKED_BY, AT_ONCE

GRACE_SECONDS = 10  # for the job at hand when the worker is told to stop; what is cut off is run again
LOOK_SECONDS = 5
LEAVE_SECONDS = 2
TALLY = """
INSERT INTO articles_jobtally (queue, minute, done, failed)
VALUES (%(queue)s, date_trunc('minute', now()), %(done)s, %(failed)s)
ON CONFLICT (minute, queue) DO UPDATE
SET done = articles_jobtally.done + excluded.done, failed = articles_jobtally.failed + excluded.failed
"""


def run_worker(wait: bool = True) -> None:
    """Do jobs until told to stop by a signal, or with `wait` False until none is left."""
    asyncio.run(_work(wait))


async def _work(wait: bool) -> None:
    served = [queue for queue in AT_ONCE if queue in (settings.WORKER_QUEUES or AT_ONCE)]
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(sum(AT_ONCE[queue] for queue in served) + 1))
    with app.replace_connector(app.connector.get_worker_connector()):
        try:
            async with app.open_async():
                watch = asyncio.create_task(_watch_database())
                works = [_do_jobs(queue, AT_ONCE[queue], wait, wait and queue == served[0]) for queue in served]
                await _until_one_ends([asyncio.create_task(work) for work in works], wait)
                watch.cancel()
        finally:
            if wait:
                _leave_soon()


async def _until_one_ends(works: list[asyncio.Task], wait: bool) -> None:
    """Whatever ends one of them, ends the others; without `wait` each ends by itself."""
    _, others = await asyncio.wait(works, return_when=FIRST_COMPLETED if wait else ALL_COMPLETED)
    for other in others:
        other.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*works)


async def _do_jobs(queue: str, at_once: int, wait: bool, is_told: bool) -> None:
    """`is_told` is the one that hears the signal to stop."""
    await app.run_worker_async(
        queues=[queue],
        concurrency=at_once,
        wait=wait,
        install_signal_handlers=is_told,
        listen_notify=wait,
        delete_jobs="successful",
        worker_middleware=[_traced],
        shutdown_graceful_timeout=GRACE_SECONDS,
    )


async def _traced(call_next: Callable, context: JobContext, worker: object) -> object:
    """Do a job under its name and that of who asked for it, and count it."""
    job, is_done = context.job, False
    try:
        with traced(job_name(job.id, job.task_kwargs.pop(ASKED_BY, ""))), counted_job(job.task_name):
            result = await call_next()
        is_done = True
        return result
    finally:
        if not (is_done and "timestamp" in job.task_kwargs):  # the clock's: what is to be done then are other jobs
            counts = {"queue": job.queue, "done": int(is_done), "failed": int(not is_done)}
            with suppress(ConnectorException):  # a count that is lost costs nobody anything
                await app.connector.execute_query_async(TALLY, **counts)


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
