"""Eight people at once in a large archive: `make bench ARGS=clients` (SIZE=100000 for another one).

Gunicorn serves the archive as in life, two workers of four threads; each of eight clients asks for one page after the
other, over real connections. Printed are requests a second, beside those of a view that looks one article up by its
key, the median and the 99th percentile, errors, and what a worker holds in memory in the end.
"""

import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket
from urllib.parse import urlencode

import httpx
import psutil
from django.conf import settings
from django.contrib.auth.models import User

from articles.models import Article, Membership, Story
from tests.bench.archive import archive
from tests.bench.archive_paths import FREQUENT, RARE
from tests.bench.archive_words import vocabulary
from tests.conftest import browser_of, database_url

PROJECT = Path(__file__).resolve().parents[2]
CLIENTS, SECONDS, SIZE = 8, 15.0, "100000"
MOST_TAIL = 6.0  # the 99th percentile as a multiple of the median
MB = 1 << 20


@dataclass(slots=True)
class Load:
    """What is asked for in turns, and what came of it."""

    name: str
    addresses: Sequence[str]
    least: float  # requests a second, as a share of those of the view by primary key
    seconds: list[float] = field(default_factory=list)
    errors: int = 0
    rate: float = 0.0

    def run(self, clients: Sequence[httpx.Client]) -> None:
        """By all clients at once, for so many seconds."""
        turns = itertools.cycle(self.addresses)
        ends = time.perf_counter() + SECONDS

        def ask(client: httpx.Client) -> None:
            while (started := time.perf_counter()) < ends:
                status = client.get(next(turns)).status_code
                self.seconds.append(time.perf_counter() - started)
                self.errors += status != 200

        started = time.perf_counter()
        with ThreadPoolExecutor(len(clients)) as threads:
            list(threads.map(ask, clients))
        self.rate = len(self.seconds) / (time.perf_counter() - started)

    def told(self, base: float) -> str:
        median, tail = statistics.median(self.seconds), statistics.quantiles(self.seconds, n=100)[-1]
        share = self.rate / base
        missed = [f"below {self.least:g}"] if share < self.least else []
        missed += [f"99th over {MOST_TAIL:g} × median"] if tail > MOST_TAIL * median else []
        missed += [f"{self.errors} errors"] if self.errors else []
        figures = f"{self.rate:8.1f}/s {share:7.3f} {median * 1000:8.0f} ms {tail * 1000:8.0f} ms"
        return f"{self.name:22}{figures}  {'; '.join(missed)}"


def measure_clients() -> None:
    size = int(os.environ.get("SIZE", SIZE))
    with archive(size), served() as (address, server):
        session = browser_of(User.objects.get(username="bench")).cookies[settings.SESSION_COOKIE_NAME].value
        cookies = {settings.SESSION_COOKIE_NAME: session}
        clients = [httpx.Client(base_url=address, cookies=cookies, timeout=120) for _ in range(CLIENTS)]
        loads = [*_loads(size)]
        for load in loads:
            for each in load.addresses[:2]:
                clients[0].get(each).raise_for_status()
            load.run(clients)
            print(load.told(loads[0].rate), flush=True)
        asked = sum(len(load.seconds) for load in loads)
        held = [worker.memory_info().rss // MB for worker in psutil.Process(server).children()]
        print(f"After {asked:,} requests the workers hold {', '.join(map(str, held))} MB.")


def _loads(size: int) -> Iterator[Load]:
    keys = range(1, size, max(size // 400, 1))
    stories = Story.objects.filter(pk__lte=400, merged_into=None)
    members = Membership.objects.live().filter(story__in=stories).values_list("article", flat=True)
    words = vocabulary()
    typed = [words[rank] for rank in (FREQUENT, 200, 1_000, RARE)]
    typed += [f"{one} {other}" for one, other in itertools.pairwise(words[300:306])]
    yield Load("view by primary key", [f"/one-article/{key}/" for key in keys], 1)
    yield Load("story page", [story.get_absolute_url() for story in stories], 0.12)
    yield Load("article", [article.get_absolute_url() for article in Article.objects.filter(pk__in=members)], 0.15)
    yield Load("article list", ["/articles/", "/stories/"], 0.20)
    yield Load("search", [f"/search/?{urlencode({'q': each})}" for each in typed], 0.08)


@contextmanager
def served() -> Iterator[tuple[str, int]]:
    """The address of gunicorn over the archive that is connected, and its process's number."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as state:
        given = {"DATABASE_URL": database_url(), "STATE_DIR": state, "SECRET_KEY": settings.SECRET_KEY}
        given |= {"HOST": "127.0.0.1", "PORT": str(port), "JOB_WORKER": "false"}
        words = ["-m", "gunicorn", "-c", "newsroom/gunicorn.py", "tests.bench.archive_wsgi"]
        server = subprocess.Popen([sys.executable, *words], cwd=PROJECT, env=os.environ | given)
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(f"{address}/login/", server)
            yield address, server.pid
        finally:
            server.terminate()
            server.wait(60)


def _wait_for(address: str, server: subprocess.Popen) -> None:
    for _ in range(240):
        if server.poll() is not None:
            raise SystemExit("The server did not start.")
        try:
            httpx.get(address, timeout=30).raise_for_status()
            return
        except httpx.HTTPError:
            time.sleep(0.5)
    raise SystemExit("The server did not answer.")
