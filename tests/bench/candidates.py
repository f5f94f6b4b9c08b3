"""Whether an article's story is among those that it is compared with, in archives of any length, and what that takes.

The labelled articles of the bench lie in an archive of made-up ones, as many a day as it has everywhere, whose index
terms are words of news and of the labelled articles themselves: `make bench ARGS=candidates`, SIZES for other lengths.
"""

import os
import random
import statistics
import time
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import connection

from articles.models import Signature
from articles.pipeline.placing import CANDIDATES
from tests.bench.dossiers import scratch_database
from tests.bench.stories import maker
from tests.bench.story_sets import Piece, bench_dir, load_set

SIZES = tuple(int(size) for size in os.environ.get("SIZES", "10000,100000").split(","))
A_DAY, PER_STORY = 300, 200
BAR = 0.98


def measure_candidates() -> None:
    """Prints a line for each size; needs the public data beside the project."""
    bench = bench_dir()
    if bench is None:
        print("No bench folder: candidates are not measured.")
        return
    pieces = [piece for name in ("basil", "newswcl50") for piece in load_set(bench, name)]
    for size in SIZES:
        with scratch_database():
            fill(size, pieces)
            tell(size, pieces)


def fill(size: int, pieces: list[Piece]) -> None:
    last = max(piece.published for piece in pieces if piece.published)
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # the signatures' articles are not made
        into = "COPY articles_signature (article_id, index_terms, weights, published_on) FROM STDIN"
        with cursor.copy(into) as sink:
            for number, terms in enumerate(made_up(size, pieces), 1):
                sink.write_row((number, terms, "{}", last + timedelta(days=30 - number // A_DAY)))
            for number, piece in enumerate(pieces, size + 1):
                sink.write_row((number, list(piece.signature.index_terms), "{}", piece.published or date(2018, 4, 25)))
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE articles_signature")


def made_up(size: int, pieces: list[Piece]) -> Iterator[list[str]]:
    """Index terms of articles, a quarter of them those of real ones."""
    rng = random.Random(3)
    make, real = maker(rng), [term for piece in pieces for term in piece.signature.index_terms]
    story = make()
    for number in range(size):
        story = story if number % PER_STORY else make()
        yield [rng.choice(real) if n % 4 == 0 else term for n, term in enumerate(story().index_terms)]


def tell(size: int, pieces: list[Piece]) -> None:
    story_of = {size + number: piece.gold for number, piece in enumerate(pieces, 1)}
    times, found = [], []
    for key, piece in enumerate(pieces, size + 1):
        mates = {other for other, gold in story_of.items() if gold == piece.gold and other != key}
        started = time.perf_counter()
        rows = Signature.objects.like(piece.signature.index_terms, piece.published).exclude(article=key)
        nearest = set(rows.values_list("article", flat=True)[:CANDIDATES])
        times.append(1000 * (time.perf_counter() - started))
        if mates:
            found.append(bool(mates & nearest))
    recall, middle = sum(found) / len(found), statistics.median(times)
    mark = "ok" if recall >= BAR else "LOW"
    print(f"candidates among {size:,}: recall {recall:.3f} (≥ {BAR}) {mark}, {middle:.1f} ms an article")
