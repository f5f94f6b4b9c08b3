"""Finding the checked claim for a post: MAP@5 on CheckThat! 2020 task 2, when it lies beside the project."""

import csv
import time
from collections.abc import Sequence
from functools import cache

from articles.text.claim_search import ClaimSearch
from tests.bench.figure import Figure
from tests.bench.keyed_stories import SHARED

FOLDER = SHARED / "bench" / "claim_search"
BAR, SLOWEST = 0.90, 50  # MAP@5, ms per query
TOP = 5


@cache
def claims() -> tuple[tuple[str, str], ...]:
    """(key, statement) of every claim, its title as a second statement."""
    rows = _rows("claims.tsv")
    return tuple((key, words) for key, *statements in rows for words in statements)


@cache
def queries() -> tuple[tuple[str, frozenset[str]], ...]:
    """(words, keys of the claims that are right)."""
    right: dict[str, set[str]] = {}
    for line in (FOLDER / "pairs.qrels").read_text(encoding="utf-8").splitlines():
        query, _, claim, _ = line.split()
        right.setdefault(query, set()).add(claim)
    return tuple((words, frozenset(right[key])) for key, words in _rows("queries.tsv") if key in right)


def _rows(name: str) -> list[list[str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t"))[1:]


def average_precision(found: Sequence[str], right: frozenset[str]) -> float:
    """Of one query's first five."""
    hits = [key in right for key in found[:TOP]]
    precision = [sum(hits[: n + 1]) / (n + 1) for n, hit in enumerate(hits) if hit]
    return sum(precision) / min(len(right), TOP)


def figures() -> list[Figure]:
    if not FOLDER.is_dir():
        return []
    search = ClaimSearch(claims())
    started = time.process_time()
    found = [[key for key, _ in search.find(words, TOP)] for words, _ in queries()]
    each = 1000 * (time.process_time() - started) / len(found)
    scores = [average_precision(keys, right) for keys, (_, right) in zip(found, queries(), strict=True)]
    mean = sum(scores) / len(scores)
    source = f"CheckThat! 2020 task 2, {len(scores)} posts"
    return [
        Figure("claim search: MAP@5", mean, f"≥ {BAR}", mean >= BAR, source, f"{each:.0f} ms / query"),
        Figure("claim search: time", each, f"< {SLOWEST} ms", each < SLOWEST, f"{len(claims()) // 2} claims"),
    ]
