"""What /metrics tells: what our processes have counted, and what the database says at that moment."""

import os
from collections.abc import Iterator
from math import inf

import psycopg
from django.db import DatabaseError, InterfaceError
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from articles.jobs import queues
from articles.overviews.unread import came_in, longest_wait
from newsroom.replica import is_set_up, replica

CONTENT_TYPE = CONTENT_TYPE_LATEST


class FromDatabase(Collector):
    """Queues, intake, and what waits to be read."""

    def collect(self) -> Iterator[Metric]:
        up = GaugeMetricFamily("newsroom_database_up", "Whether the database answers")
        try:
            found = [*_queues(), *_reading()]
            up.add_metric([], 1)
        except (DatabaseError, InterfaceError, psycopg.Error):
            found = []
            up.add_metric([], 0)
        yield from [up, *found, *_replica()]


def told() -> bytes:
    """All metrics in Prometheus's text format."""
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    else:
        registry = REGISTRY
    return generate_latest(registry) + generate_latest(_database)


_database = CollectorRegistry()
_database.register(FromDatabase())


def _replica() -> Iterator[Metric]:
    if is_set_up():
        lag = replica.lag()
        yield GaugeMetricFamily("newsroom_replica_up", "Whether the replica answers", value=lag < inf)
        if lag < inf:
            yield GaugeMetricFamily("newsroom_replica_lag_seconds", "By how much the replica lags", value=lag)


def _queues() -> Iterator[Metric]:
    waiting = GaugeMetricFamily("newsroom_jobs_waiting", "Jobs whose time has come", labels=["queue"])
    doing = GaugeMetricFamily("newsroom_jobs_doing", "Jobs that are being done", labels=["queue"])
    failed = GaugeMetricFamily("newsroom_jobs_given_up", "Jobs that failed for good", labels=["queue"])
    oldest = GaugeMetricFamily("newsroom_oldest_job_seconds", "How long the oldest has waited", labels=["queue"])
    for queue in queues():
        waiting.add_metric([queue.name], queue.waiting)
        doing.add_metric([queue.name], queue.doing)
        failed.add_metric([queue.name], queue.failed)
        oldest.add_metric([queue.name], queue.oldest)
    yield from (waiting, doing, failed, oldest)


def _reading() -> Iterator[Metric]:
    yield CounterMetricFamily("newsroom_articles", "Articles that came in", value=came_in())
    yield GaugeMetricFamily(
        "newsroom_oldest_unread_seconds",
        "How long the oldest version of an article has waited to be read",
        value=longest_wait().total_seconds(),
    )
