"""What is counted while the newsroom works, for Prometheus; `newsroom/scrape.py` tells it at /metrics.

Gunicorn's processes and the worker beside them count into files of one folder (PROMETHEUS_MULTIPROC_DIR, which
newsroom/gunicorn.py sets before anything is imported), and whichever is asked adds them up. Without that folder each
process has only its own.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from prometheus_client import Counter, Histogram

QUICK = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)  # seconds
LONG = (0.1, 0.5, 1, 5, 15, 60, 300, 1800)

REQUESTS = Counter("newsroom_requests", "Requests that were answered", ["view", "method", "status"])
REQUEST_SECONDS = Histogram("newsroom_request_seconds", "What a request took", ["view"], buckets=QUICK)
QUERIES = Counter("newsroom_queries", "Queries that were sent", ["database"])
QUERY_SECONDS = Counter("newsroom_query_seconds", "What queries took together", ["database"])
JOBS = Counter("newsroom_jobs", "Jobs that were done", ["task", "outcome"])
JOB_SECONDS = Histogram("newsroom_job_seconds", "What a job took", ["task"], buckets=LONG)


def count_queries(database: str) -> Callable[..., Any]:
    """A wrapper for `connection.execute_wrappers` that counts what is asked of a database, and its time."""
    number, seconds = QUERIES.labels(database), QUERY_SECONDS.labels(database)

    def counted(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            number.inc()
            seconds.inc(time.perf_counter() - started)

    return counted


@contextmanager
def counted_job(task: str) -> Iterator[None]:
    """Count a job, what it took, and whether it failed."""
    name = task.rpartition(".")[2]
    started = time.perf_counter()
    outcome = "failed"
    try:
        yield
        outcome = "done"
    finally:
        JOBS.labels(name, outcome).inc()
        JOB_SECONDS.labels(name).observe(time.perf_counter() - started)
