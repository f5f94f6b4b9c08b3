"""Five hundred feeds and fifty thousand entries in a day: what this machine makes of them. `make bench ARGS=feeds`

A server of its own plays the feeds. All of them are asked for, all their entries kept. Then the product's own worker
reads a sample of the entries as it always does: each page fetched under the usual delay, cleaned, kept, its story found
and the story read. What the sample costs in processor time is extrapolated to the day; what has to be waited for, too.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

import django
import psutil

os.environ["PYTEST_VERSION"] = "bench"  # plain static files, as in the tests
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.db import connection
from django.test import override_settings
from django.utils import timezone

from articles import jobs
from articles.intake.feeds.asking import Asked, ask
from articles.models import Feed, FeedEntry, Outlet, Revision, Story
from tests.bench.feed_player import host_of
from tests.conftest import database_url

ROOT = Path(__file__).resolve().parents[2]
PORT, FEEDS, ENTRIES = 18143, 500, 100
SAMPLED_FEEDS, SAMPLED_ENTRIES = 40, 6
LONGEST = 1500.0  # seconds for the sample
DAY = 24 * 3600
ALLOWED = "127.77.0.0/16"


def measure_feeds() -> None:
    """Prints a table; for use inside a scratch database."""
    player = _start([sys.executable, "-m", "tests.bench.feed_player", str(PORT), str(FEEDS), str(ENTRIES)])
    try:
        player.stdout.readline()
        _ask_for_all()
        _read_a_sample()
    finally:
        player.kill()
        player.wait()


def _start(command: list[str], **more) -> subprocess.Popen:
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, **more)


def _ask_for_all() -> None:
    outlets = Outlet.objects.bulk_create(Outlet(name=f"Outlet {number}") for number in range(FEEDS))
    feeds = Feed.objects.bulk_create(
        Feed(address=f"http://{host_of(number)}:{PORT}/feed", outlet=outlet) for number, outlet in enumerate(outlets)
    )
    with override_settings(FETCH_ALLOW=[ip_network(ALLOWED)], FETCH_DELAY=0):
        for what, answer in (("asked for, all of it new", Asked.READ), ("asked for, nothing new", Asked.SAME)):
            started = time.perf_counter()
            with ThreadPoolExecutor(jobs.AT_ONCE[jobs.FEEDS]) as pool:
                found = list(pool.map(_ask_one, feeds))
            seconds = time.perf_counter() - started
            assert set(found) == {answer}, set(found)
            _line(f"{FEEDS} feeds {what}", f"{FEEDS / seconds:.1f} feeds/s", f"{seconds:.0f} s")
    number = FeedEntry.objects.count()
    _line("entries kept", f"{number:,}", "")


def _ask_one(feed: Feed) -> Asked:
    try:
        return ask(Feed.objects.get(pk=feed.pk), jobs.PATIENCE)
    finally:
        connection.close()


def _read_a_sample() -> None:
    later = timezone.now() + timedelta(days=1)
    Feed.objects.update(next_due_at=later)
    FeedEntry.objects.update(again_at=later)
    sampled = [str(number) for number in range(SAMPLED_ENTRIES)]
    sample = FeedEntry.objects.filter(feed__outlet__name__in=[f"Outlet {n}" for n in range(SAMPLED_FEEDS)])
    sample = FeedEntry.objects.filter(pk__in=list(sample.filter(guid__in=sampled).values_list("pk", flat=True)))
    sample.update(again_at=None)
    number = sample.count()
    environment = os.environ | {"DATABASE_URL": database_url(), "FETCH_ALLOW": ALLOWED}
    environment.pop("PYTEST_VERSION", None)
    started = time.perf_counter()
    worker = _start([sys.executable, "-m", "newsroom.worker"], env=environment)
    try:
        taken_in = _until(lambda: not sample.filter(state="waiting").exists(), started)
        read = _until(lambda: not Revision.objects.filter(is_unread=True).exists(), started)
        spent = _processor_seconds(worker)
    finally:
        worker.kill()  # whose job at hand may take long
        worker.wait()
    refused, unread = sample.exclude(state="read").count(), Revision.objects.filter(is_unread=True).count()
    stories = Story.objects.count()
    _line(
        f"a sample of {number} entries fetched, cleaned, kept, placed",
        f"{number / taken_in:.2f} a second",
        f"{taken_in:.0f} s",
    )
    note = f"{read:.0f} s; {refused} not taken in, {unread} not read by then"
    _line(f"… and their {stories} stories read", f"{(number - unread) / read:.2f} a second", note)
    _line("an entry costs", f"{spent / number:.2f} s", "of processor, the story’s reading in it")
    share = 50_000 * spent / number / DAY
    _line(
        "50,000 entries in a day, extrapolated",
        f"{share:.2f} cores",
        f"{50_000 / (number / taken_in) / 3600:.1f} h of fetching",
    )


def _until(is_done, started: float) -> float:
    """Seconds since the start, no more than the longest."""
    while not is_done() and time.perf_counter() - started < LONGEST:
        time.sleep(0.5)
    return time.perf_counter() - started


def _processor_seconds(worker: subprocess.Popen) -> float:
    """Of the worker and its reading processes; the database's own are not in it."""
    own = psutil.Process(worker.pid)
    times = [process.cpu_times() for process in (own, *own.children(recursive=True))]
    return sum(each.user + each.system for each in times)


def _line(what: str, value: str, note: str) -> None:
    print(f"{what:60} {value:>16} {note}", flush=True)
