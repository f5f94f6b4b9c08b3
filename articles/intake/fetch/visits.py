"""Turns at a site, held in the database, so that the web server's processes and the worker's keep them together.

A turn is a lease: whoever is killed in the middle of one gives it back by the time it ends.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db.models.functions import Now

from articles.models import Site

from .addresses import NotYet
from .fetch import SECONDS

LEASE = timedelta(seconds=2 * SECONDS)  # no request of one turn takes as long
POLL_SECONDS = 1.0


@dataclass
class SharedVisits:
    """What `Visits` wants for one fetch, in the table of sites.

    Waits no longer than `patience` in all, and tells that it waits.
    """

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
        until = began + self.patience
        while not Site.objects.take(site, LEASE):
            left, now = Site.objects.seconds_left(site), time.monotonic()
            if now > until or (left > LEASE.total_seconds() + 1 and now + left > until):
                raise _not_yet(site, max(left, 0.0))
            self.on_wait()
            time.sleep(min(max(left, 0.02), POLL_SECONDS))
        waited = time.monotonic() - began
        self.patience -= waited
        return waited

    def rest(self, site: str, seconds: float) -> None:
        Site.objects.give_back(site, timedelta(seconds=seconds))

    def robots(self, site: str) -> str | None:
        return Site.objects.robots(site)

    def keep_robots(self, site: str, text: str) -> None:
        Site.objects.filter(name=site).update(robots=text, robots_at=Now())


def _not_yet(site: str, seconds: float) -> NotYet:
    """Whether others are at it or it rests, nobody can tell where that is over soon."""
    if seconds <= LEASE.total_seconds():
        words = f"{site} is asked for one page at a time, with a pause after each."
    else:
        words = f"{site} wants to be left alone for now."
    return NotYet(words, site, seconds)
