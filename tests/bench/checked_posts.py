"""Posts and the checked claims that are right for them: CheckThat! 2020 task 2, when it lies beside the project."""

import csv
from collections.abc import Sequence
from functools import cache

from tests.bench.keyed_stories import SHARED

FOLDER = SHARED / "bench" / "claim_search"
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


def average_precision(found: Sequence[str], right: frozenset[str]) -> float:
    """Of one query's first five."""
    hits = [key in right for key in found[:TOP]]
    precision = [sum(hits[: n + 1]) / (n + 1) for n, hit in enumerate(hits) if hit]
    return sum(precision) / min(len(right), TOP)


def _rows(name: str) -> list[list[str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t"))[1:]
