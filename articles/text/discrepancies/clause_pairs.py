"""Pairs of clauses of different articles that say the same thing.

Problem: values compare only where both outlets speak of one matter, and a sentence speaks of two or three.
Method: for each passage the few of other articles that it shares most with, and those that a claim joins with it; in
each two the runs of pieces that cover one another's words best. All runs are compared in one sweep over sparse rows.
Source: coverage of words from `index.story_index`.
What speaks of other people, places or events is no pair, unless a claim says so (`strangers`).
Known failures: paraphrase without shared words; two events told in the same words.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from articles.text.document import Span
from articles.text.index import MANY_PASSAGES, StoryIndex, along, likely_pairs, pairs_of_runs, ranks
from articles.text.strangers import strangers_of

LEAST_ALIKE, LEAST_STATED = 0.38, 0.27  # from which two clauses say one thing; less where a claim joins them
ENOUGH_WEIGHT = 1.6  # of shared words, below which likeness counts less
MOST_PARTNERS = 5  # passages that a passage is likened to
ONLY_AMONG_EQUALS = 1e-9

Claims = Sequence[tuple[Hashable, Sequence[tuple[Hashable, Span]]]]


@dataclass(frozen=True, slots=True)
class ClausePair:
    """Two clauses (numbers of runs): how alike they are, and the weight of the words they have in common."""

    ours: int
    theirs: int
    likeness: float
    weight: float


def clause_pairs(index: StoryIndex, claims: Claims) -> list[ClausePair]:
    """The best pair of clauses of each two passages that may say one thing, surest first."""
    stated = _stated(index, claims)
    strangers = strangers_of(index)
    wanted = sorted(stated | {pair for pair in _alike(index) if not strangers.are_met(*pair)})
    if not wanted:
        return []
    number, ours, theirs = pairs_of_runs(index, *np.array(wanted).T)
    if not len(number):
        return []
    forth = _covered(index, ours, theirs)
    back = _covered(index, theirs, ours)
    weight = np.minimum(forth, back)
    value = np.sqrt(forth / index.run_mass[ours] * back / index.run_mass[theirs])
    value *= np.sqrt(np.minimum(1, weight / ENOUGH_WEIGHT))
    surest = np.argsort(-value, kind="stable")
    surest = surest[np.sort(np.unique(number[surest], return_index=True)[1])]  # of each two passages
    least = np.where([pair in stated for pair in wanted], LEAST_STATED, LEAST_ALIKE)
    surest = surest[value[surest] >= least[number[surest]]]
    columns = (each[surest].tolist() for each in (ours, theirs, value, weight))
    return [ClausePair(*found) for found in zip(*columns, strict=True)]


def _stated(index: StoryIndex, claims: Claims) -> set[tuple[int, int]]:
    """Pairs of passages of different articles in which one claim stands."""
    found = set()
    for _, places in claims:
        rows = sorted({number for place in places if (number := index.locate(place)[0]) is not None})
        found |= {(a, b) for a, b in combinations(rows, 2) if index.row_of[a] != index.row_of[b]}
    return found


def _alike(index: StoryIndex) -> set[tuple[int, int]]:
    """For each passage those of other articles that it shares most with; of equals those at about the same place."""
    first, second, likeness = _likened(index)
    ones, others = np.concatenate([first, second]), np.concatenate([second, first])
    place = index.shape[:, 1]
    sure = np.concatenate([likeness, likeness]) - ONLY_AMONG_EQUALS * np.abs(place[ones] - place[others])
    is_chosen = ranks(ones, sure) < MOST_PARTNERS
    chosen = is_chosen[: len(first)] | is_chosen[len(first) :]
    return set(zip(first[chosen].tolist(), second[chosen].tolist(), strict=True))


def _likened(index: StoryIndex) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Numbers of passages of different articles, and how alike they are, of those that are alike at all."""
    numbers = index.compared
    if len(numbers) > MANY_PASSAGES:
        first, second = likely_pairs(index)
        there = along(index.weighted_bags, first, index.reach_rows, second) / index.mass[first]
        back = along(index.weighted_bags, second, index.reach_rows, first) / index.mass[second]
        likeness = np.sqrt(there * back)
    else:
        shared = index.weighted_bags[numbers] @ index.reach_rows[numbers].T
        one_way = np.asarray(shared.todense()) / index.mass[numbers, None]
        whole = np.triu(np.sqrt(one_way * one_way.T))
        article = index.row_of[numbers]
        whole[article[:, None] == article[None, :]] = 0
        rows, columns = np.nonzero(whole >= LEAST_ALIKE / 2)
        first, second, likeness = numbers[rows], numbers[columns], whole[rows, columns]
    is_alike = likeness >= LEAST_ALIKE / 2
    return first[is_alike], second[is_alike], likeness[is_alike]


def _covered(index: StoryIndex, ours: np.ndarray, theirs: np.ndarray) -> np.ndarray:
    """For each pair the weight of our words that theirs cover."""
    return along(index.weighted_runs, ours, index.run_reach_rows, theirs)
