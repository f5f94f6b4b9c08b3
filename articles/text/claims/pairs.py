"""Pairs of passages of different articles that may say the same: which to look at, and their measures.

Problem: two reporters' sentences share names and topic anyway; saying the same shows in rare words shared, in clauses
that cover each other, and in standing out from the other sentences of both articles.
Method: for each passage the few likest ones of every other article are candidates; in a very long story only those are
likened that share a rare word. Each pair is measured both ways as
in `questions`, clause against clause, and by how far it stands above the second best choice in either article.
Source: own; what the measures mean together is learned (`pair_chances`). Measures that brought nothing are gone.
Known failures: see `index.story_index`; a sentence that repeats another of its own article lowers the margin of both.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from articles.text.index import MANY_PASSAGES, StoryIndex, along, likely_pairs, pairs_of_runs, ranks

CANDIDATES = 6  # of each other article, for each passage
MOST = 40  # of all other articles, for each passage: the work stays in proportion to the text
LEAST_LIKENESS = 0.12  # sum over MARGINS
BLOCK = 128  # passages compared with all others at once: few enough that their likenesses stay in the cache
CHUNK = 200_000  # pairs of runs measured at once

ONE_WAY = (
    "stems, rare here", "stems, rare in news", "words", "names", "stems of other words", "figures",
    "words with context", "names with context",
)  # fmt: skip
BOTH_WAYS = ("best run", "cosine", "characters", "pairs of words", "weight shared", "best word shared")
MARGINS = ("cosine", "characters", "words")
SHAPE = ("shorter", "difference of length", "distance", "earlier place", "later place", "headlines")
MEASURES = (
    *(f"{which} {name}" for name in ONE_WAY for which in ("less:", "more:")),
    *BOTH_WAYS,
    *(f"{which} margin, {name}" for name in MARGINS for which in ("less:", "more:")),
    *SHAPE,
)
CONTEXT = 0.6


@dataclass(frozen=True)
class Pairs:
    """Candidate pairs: numbers of passages (`first` < `second`), and pairs × MEASURES."""

    first: np.ndarray
    second: np.ndarray
    measures: np.ndarray

    def __len__(self) -> int:
        return len(self.first)


def find_pairs(index: StoryIndex) -> Pairs:
    """The pairs of a story that are worth a look, in order, with their measures."""
    if len(index.keys) < 2 or len(index.passages) < 2:
        return Pairs(np.array([], int), np.array([], int), np.zeros((0, len(MEASURES))))
    first, second, margins = _candidates(index)
    columns = [*_one_way(index, first, second), *_both_ways(index, first, second), *margins]
    columns += _shape(index, first, second)
    return Pairs(first, second, np.stack(columns, axis=1))


class _Best:
    """For each passage and article: the best and second best likeness, to tell how far a pair stands out."""

    def __init__(self, passages: int, articles: int) -> None:
        self.best = np.zeros((passages, articles), dtype=np.float32)
        self.second = np.zeros((passages, articles), dtype=np.float32)

    def add(self, rows: np.ndarray, row_of: np.ndarray, likeness: np.ndarray) -> None:
        for article in range(self.best.shape[1]):
            here = likeness[:, row_of == article]
            if here.shape[1]:
                ordered = (
                    np.partition(here, -2, axis=1)[:, -2:] if here.shape[1] > 1 else np.pad(here, ((0, 0), (1, 0)))
                )
                self.second[rows, article], self.best[rows, article] = ordered[:, 0], ordered[:, 1]

    def margin(self, rows: np.ndarray, articles: np.ndarray, values: np.ndarray) -> np.ndarray:
        best, second = self.best[rows, articles], self.second[rows, articles]
        return values - np.where(values >= best - 1e-6, second, best)


def _candidates(index: StoryIndex) -> tuple[np.ndarray, np.ndarray, list[np.ndarray]]:
    """Numbers of both passages of each candidate pair, and the columns of MARGINS."""
    if len(index.compared) > MANY_PASSAGES:
        return _likely_candidates(index)
    count, row_of = len(index.passages), index.row_of
    best = {name: _Best(count, len(index.keys)) for name in MARGINS}
    chosen: list[np.ndarray] = []
    compared = _Compared(index)
    for start in range(0, len(index.compared), BLOCK):
        rows = index.compared[start : start + BLOCK]
        likeness = compared.likeness(rows)
        for name in MARGINS:
            best[name].add(rows, row_of[index.compared], likeness[name])
        chosen.append(_likest(index, rows, sum(likeness.values())))
    pairs = np.unique(np.sort(np.vstack(chosen), axis=1), axis=0)
    first, second = pairs[:, 0], pairs[:, 1]
    values = _values(index, first, second)
    margins = []
    for name in MARGINS:
        there = best[name].margin(first, row_of[second], values[name])
        back = best[name].margin(second, row_of[first], values[name])
        margins += [np.minimum(there, back), np.maximum(there, back)]
    return first, second, margins


def _likely_candidates(index: StoryIndex) -> tuple[np.ndarray, np.ndarray, list[np.ndarray]]:
    """The same for a very long story, among its likely pairs."""
    first, second = likely_pairs(index)
    values = _values(index, first, second)
    likeness = sum(values.values())
    ones, others = np.concatenate([first, second]), np.concatenate([second, first])
    beside = ones * len(index.keys) + index.row_of[others]  # a passage and another article
    both = np.concatenate([likeness, likeness])
    is_chosen = (ranks(beside, both) < CANDIDATES) & (both >= LEAST_LIKENESS)
    is_chosen[is_chosen] = ranks(ones[is_chosen], both[is_chosen]) < MOST
    chosen = np.flatnonzero(is_chosen[: len(first)] | is_chosen[len(first) :])
    margins = []
    for name in MARGINS:
        margin = _margins(beside, np.concatenate([values[name], values[name]]))
        there, back = margin[chosen], margin[chosen + len(first)]
        margins += [np.minimum(there, back), np.maximum(there, back)]
    return first[chosen], second[chosen], margins


def _margins(groups: np.ndarray, values: np.ndarray) -> np.ndarray:
    """How far each value stands above the best other one of its group."""
    rank = ranks(groups, values)
    names, group = np.unique(groups, return_inverse=True)
    tops = np.zeros((2, len(names)))
    for n in (0, 1):
        tops[n, group[rank == n]] = values[rank == n]
    return values - np.where(values >= tops[0, group] - 1e-6, tops[1, group], tops[0, group])


class _Compared:
    """All passages that are compared, turned once so that any others can be multiplied with them."""

    def __init__(self, index: StoryIndex) -> None:
        self.index, rows = index, index.compared
        turned = (index.reach_rows, index.weighted_bags, index.by_words, index.by_characters)
        self.reach, self.weighted, self.words, self.characters = (each[rows].T.tocsr() for each in turned)

    def likeness(self, rows: np.ndarray) -> dict[str, np.ndarray]:
        """Some passages × all that are compared, for each name in MARGINS."""
        index, mass = self.index, self.index.mass
        there = (index.weighted_bags[rows] @ self.reach).toarray() / mass[rows, None]
        back = (index.reach_rows[rows] @ self.weighted).toarray() / mass[None, index.compared]
        return {
            "cosine": (index.by_words[rows] @ self.words).toarray(),
            "characters": (index.by_characters[rows] @ self.characters).toarray(),
            "words": 0.5 * (there + back),
        }


def _likest(index: StoryIndex, rows: np.ndarray, likeness: np.ndarray) -> np.ndarray:
    """Pairs (passage, candidate): the likest few of each other article, the likest MOST of all of them."""
    best = np.full_like(likeness, -np.inf)
    own, theirs = index.row_of[rows], index.row_of[index.compared]
    for article in range(len(index.keys)):
        columns = np.nonzero(theirs == article)[0]
        others = np.nonzero(own != article)[0]
        if len(columns) and len(others):
            here = likeness[np.ix_(others, columns)]
            chosen = _highest(here, CANDIDATES)
            best[others[:, None], columns[chosen]] = np.take_along_axis(here, chosen, axis=1)
    if best.shape[1] > MOST:
        least = -np.partition(-best, MOST - 1, axis=1)[:, MOST - 1 : MOST]
        best[best < least] = -np.inf
    passages, candidates = np.nonzero(best >= LEAST_LIKENESS)
    return np.stack([rows[passages], index.compared[candidates]], axis=1)


def _highest(values: np.ndarray, count: int) -> np.ndarray:
    """The columns of the highest values of each row, the earlier one among equals first; quicker than sorting all."""
    left, rows = values.copy(), np.arange(len(values))
    chosen = np.empty((len(values), min(count, values.shape[1])), dtype=int)
    for rank in range(chosen.shape[1]):
        chosen[:, rank] = left.argmax(axis=1)
        left[rows, chosen[:, rank]] = -np.inf
    return chosen


def _values(index: StoryIndex, first: np.ndarray, second: np.ndarray) -> dict[str, np.ndarray]:
    """The likeness of each pair, for each name in MARGINS."""
    there = along(index.weighted_bags, first, index.reach_rows, second) / index.mass[first]
    back = along(index.weighted_bags, second, index.reach_rows, first) / index.mass[second]
    return {
        "cosine": along(index.by_words, first, index.by_words, second),
        "characters": along(index.by_characters, first, index.by_characters, second),
        "words": 0.5 * (there + back),
    }


def _one_way(index: StoryIndex, first: np.ndarray, second: np.ndarray) -> list[np.ndarray]:
    """The less and the more of every measure that has a direction."""
    there, back = _directed(index, first, second), _directed(index, second, first)
    columns = []
    for a, b in zip(there, back, strict=True):
        columns += [np.minimum(a, b), np.maximum(a, b)]
    return columns


def _directed(index: StoryIndex, asked: np.ndarray, asking: np.ndarray) -> list[np.ndarray]:
    """How passages `asking` cover the words of passages `asked`."""
    bags, reach = index.bags[asked], index.reach_rows[asking]
    exact = bags.multiply(index.bags[asking]).tocsr()
    covered = bags.multiply(reach).tocsr()
    before = bags.multiply(index.reach_before[asking]).tocsr()
    near = covered.maximum(before.multiply(CONTEXT)).tocsr()
    weight, names, figures = index.weight, index.weight * index.is_name, index.weight * index.is_number
    other = index.weight * (~index.is_name & ~index.is_number & ~index.is_light)
    share = lambda hit, weight, without: _share(hit, bags, weight, without)  # noqa: E731
    return [
        share(exact, index.rarity_here * index.factor, 0.0),
        share(exact, index.rarity_in_news * index.factor, 0.0),
        share(covered, weight, 0.0),
        share(covered, names, 0.5),
        share(exact, other, 0.5),
        share(exact, figures, 0.0),
        share(near, weight, 0.0),
        share(covered.maximum(before), names, 0.5),
    ]


def _share(hit: sparse.csr_matrix, bags: sparse.csr_matrix, weight: np.ndarray, without: float) -> np.ndarray:
    """The weighted share of each bag's words that is hit; `without` where it has none of that kind."""
    total = bags @ weight
    return np.where(total > 0, (hit @ weight) / np.maximum(total, 1e-9), without)


def _best_runs(index: StoryIndex, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """For each pair the best balance between a run of one passage and a run of the other."""
    best = np.zeros(len(first))
    sizes = index.runs_in
    start = 0
    while start < len(first):
        area = np.cumsum(sizes[first[start:]] * sizes[second[start:]])
        part = slice(start, start + max(1, int(np.searchsorted(area, CHUNK))))
        pair, a, b = pairs_of_runs(index, first[part], second[part])
        np.maximum.at(best[part], pair, _balance_of_runs(index, a, b))
        start = part.stop
    return best


def _balance_of_runs(index: StoryIndex, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    there = along(index.weighted_runs, a, index.run_reach_rows, b) / index.run_mass[a]
    back = along(index.weighted_runs, b, index.run_reach_rows, a) / index.run_mass[b]
    return 2 * there * back / np.maximum(there + back, 1e-9)


def _both_ways(index: StoryIndex, first: np.ndarray, second: np.ndarray) -> list[np.ndarray]:
    values = _values(index, first, second)
    shared = index.bags[first].multiply(index.bags[second]).multiply(index.weight).tocsr()
    best = shared.max(axis=1).toarray().ravel()
    neighbours = index.neighbours.shared(first, second)
    weight = np.asarray(shared.sum(axis=1)).ravel()
    return [_best_runs(index, first, second), values["cosine"], values["characters"], neighbours, weight, best]


def _shape(index: StoryIndex, first: np.ndarray, second: np.ndarray) -> list[np.ndarray]:
    length, place, headline = index.shape[:, 0], index.shape[:, 1], index.shape[:, 2]
    a, b = place[first], place[second]
    lengths = length[first], length[second]
    return [
        np.minimum(*lengths),
        np.abs(lengths[0] - lengths[1]),
        np.abs(a - b),
        np.minimum(a, b),
        np.maximum(a, b),
        headline[first] + headline[second],
    ]
