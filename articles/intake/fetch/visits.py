"""Turns at a site, held in the database, so that the web server's processes and the worker's keep them together.

A turn is a lease: whoever is killed in the middle of one gives it back by the time it ends.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db.models.functions import Now
from django.utils import timezone

from articles.models import Site

from .addresses import NotFetched
from .fetch import SECONDS

LEASE = timedelta(seconds=2 * SECONDS)  # no request of one turn takes as long
POLL_SECONDS = 1.0


@dataclass(frozen=True)
class SharedVisits:
    """What `Visits` wants, in the table of sites. Waits no longer than `patience`, and tells that it waits."""

    patience: float
    on_wait: Callable[[], None] = lambda: None

    @contextmanager
    def turn(self, site: str, delay: float) -> Iterator[float]:
        waited = self._wait(site)
        try:
            yield waited
        finally:
            Site.objects.give_back(site, timedelta(seconds=delay))

    def _wait(self, site: str) -> float:
        Site.objects.bulk_create([Site(name=site)], ignore_conflicts=True)
        began = time.monotonic()
        while not Site.objects.take(site, LEASE):
            left, waited = Site.objects.seconds_left(site), time.monotonic() - began
            if left > LEASE.total_seconds() + 1 and waited + left > self.patience:
                until = timezone.now() + timedelta(seconds=left)
                raise NotFetched(f"{site} wants to be left alone until {until:%-d %B, %H:%M} UTC: try again then.")
            if waited > self.patience:
                raise NotFetched(f"Others are fetching from {site} at this moment: try again in a minute.")
            self.on_wait()
            time.sleep(min(max(left, 0.02), POLL_SECONDS))
        return time.monotonic() - began

    def rest(self, site: str, seconds: float) -> None:
        Site.objects.give_back(site, timedelta(seconds=seconds))

    def robots(self, site: str) -> str | None:
        return Site.objects.robots(site)

    def keep_robots(self, site: str, text: str) -> None:
        Site.objects.filter(name=site).update(robots=text, robots_at=Now())
