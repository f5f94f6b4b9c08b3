"""Passages that two texts share are the same whether or not seeds in small groups were left out beforehand."""

import random
from unittest import mock

import pytest

from articles.text.origins import aligned
from articles.text.origins.prepared import prepared

WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def by_chance(seed: int, words: list[str], count: int) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(words) for _ in range(count))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("many", [4, 7, 40])
def test_seeds_that_stand_alone_change_no_passage(seed, many):
    words = [f"{day.lower()}{n}" for n in range(6) for day in WEEK][:many]
    first, copied = by_chance(seed, words, 300), by_chance(seed + 100, words, 30)
    a, b = prepared(f"{first} {copied}", ()), prepared(f"{copied} {by_chance(seed + 200, words, 300)}", ())
    with mock.patch.object(aligned, "MANY_SEEDS", 10**9):
        expected = aligned.aligned_runs(a, b)
    with mock.patch.object(aligned, "MANY_SEEDS", 1):
        assert aligned.aligned_runs(a, b) == expected
    assert expected


def test_what_stands_alone_is_left_out():
    far = [(place, 40 * place) for place in range(2000)]
    beside = [(3000 + step, 90_000 + step) for step in range(6)]
    assert list(aligned._in_company([*far, *beside])) == beside
