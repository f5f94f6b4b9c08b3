"""How fast pages are in archives of growing size: `SIZES=10000,100000 make bench ARGS=archive`.

Each page is fetched by Django's test client, in turns with a view that looks one article up by its key and renders a
small template; what is printed is the ratio of the two medians, which hardly depends on the machine. The exponent tells
how a page's time grows with the archive: 0 not at all, 1 as the archive does. Names after `archive` choose pages.
"""

import math
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as File

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from newsroom.gunicorn import post_worker_init
from tests.bench.archive import archive
from tests.bench.archive_paths import Path, paths

SIZES = "10000,100000,1000000"
ROUNDS = 5
LEAST = 1.0  # seconds: what takes longer is fetched but twice
TABLE = File(__file__).resolve().parents[2] / "docs" / "scaling.md"
BEGIN, END = "<!-- table of pages -->", "<!-- end of table -->"


@dataclass(slots=True)
class Measured:
    """By size of the archive, as ratios to the view by primary key."""

    path: Path
    ratios: dict[int, float] = field(default_factory=dict)
    queries: int = 0
    slowest: str = ""

    @property
    def last(self) -> float:
        return self.ratios[max(self.ratios)]

    @property
    def exponent(self) -> float | None:
        if len(self.ratios) < 2:
            return None
        small, large = min(self.ratios), max(self.ratios)
        return math.log(self.ratios[large] / self.ratios[small]) / math.log(large / small)

    @property
    def shortfalls(self) -> list[str]:
        """In words, empty where every bar is met."""
        found = [f"ratio {self.last:.1f} > {self.path.most:g}"] if self.last > self.path.most else []
        if self.exponent is not None and self.path.exponent and self.exponent > self.path.exponent:
            found.append(f"exponent {self.exponent:.2f} > {self.path.exponent:g}")
        if self.path.queries and self.queries > self.path.queries:
            found.append(f"{self.queries} queries > {self.path.queries}")
        return found


def measure_archive(words: list[str]) -> None:
    """Prints the table; where all sizes and pages were measured, docs/scaling.md gets it, too."""
    sizes = [int(each) for each in os.environ.get("SIZES", SIZES).split(",")]
    found: dict[str, Measured] = {}
    for size in sizes:
        started = time.perf_counter()
        with archive(size), override_settings(ROOT_URLCONF="tests.bench.archive_urls"):
            print(f"{size:,} articles, connected after {time.perf_counter() - started:.0f} s", flush=True)
            for path, ratio, queries, slowest in _measure(size, words):
                its = found.setdefault(path.name, Measured(path))
                its.ratios[size], its.queries, its.slowest = ratio, queries, slowest
                print(f"  {path.name:42} {ratio:8.1f} {queries:4} queries  {slowest[:60]}", flush=True)
    lines = table_of(list(found.values()), sizes)
    print("\n".join(lines))
    if not words:
        write_table(lines)


def _measure(size: int, words: list[str]) -> Iterator[tuple[Path, float, int, str]]:
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(username="bench"), backend="django.contrib.auth.backends.ModelBackend")
    post_worker_init(None)
    keys = iter(range(1, size))
    for path in paths():
        if words and not any(word in path.name for word in words):
            continue
        queries = {address: _queries(client, address) for address in path.addresses}
        times, least = defaultdict(list), []
        for _ in range(ROUNDS):
            for address in path.addresses:
                if len(times[address]) < 2 or min(times[address]) < LEAST:
                    times[address].append(_seconds(client, address))
                least += [_seconds(client, f"/one-article/{next(keys)}/") for _ in range(3)]
        medians = {address: statistics.median(its) for address, its in times.items()}
        slowest = max(medians, key=medians.get)
        yield path, medians[slowest] / statistics.median(least), queries[slowest], slowest


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        _seconds(client, address)
    return len(asked)


def _seconds(client: Client, address: str) -> float:
    started = time.perf_counter()
    answer = client.get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200 and body, f"{address}: {answer.status_code}"
    return time.perf_counter() - started


def table_of(found: list[Measured], sizes: list[int]) -> list[str]:
    """In Markdown."""
    heads = ["page", *(f"{size:,}" for size in sizes), "at most", "exponent", "at most", "queries", ""]
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for its in found:
        path, exponent = its.path, its.exponent
        cells = [path.name, *(f"{its.ratios[size]:.1f}" for size in sizes), f"{path.most:g}"]
        cells += ["–" if exponent is None else f"{exponent:.2f}", f"{path.exponent:g}" if path.exponent else "–"]
        cells += [f"{its.queries}" + (f" of {path.queries}" if path.queries else ""), "; ".join(its.shortfalls)]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def write_table(lines: list[str]) -> None:
    """Between its two marks in docs/scaling.md; all else there stays."""
    before, _, rest = TABLE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    TABLE.write_text(f"{before}{BEGIN}\n{chr(10).join(lines)}\n{END}{after}", encoding="utf-8")
