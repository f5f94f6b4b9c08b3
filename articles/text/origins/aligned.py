"""Passages that two texts have word for word, give or take a few words in between.

Problem: a copy is cut here and reworded there, so that its equal words come in pieces.
Method: runs of three equal words seed alignments, which grow while both texts move on by a few words only. An alignment
is known by its diagonal (how much further its words stand in one text than in the other), so that a seed finds the one
that it continues without a look at all others.
Of words in a row that stand in many places the first few are looked at, and those on a diagonal that the words before
lie on: so a passage that holds a standing line goes on over it, however often that line stands elsewhere.
Source: own; seeds and diagonals as in BLAST (Altschul et al. 1990).
Known failures: a standing line in other company is told to be taken from where it stands first.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from articles.text.origins.prepared import MOST_PLACES, SEED, Prepared, Word

MAX_GAP = 6  # words between two seeds of one passage
REACH = MAX_GAP + SEED
ENOUGH = 4  # passages that go on at one place of a text: then no further ones are begun
MIN_PASSAGE = 8  # equal words that make a passage; shorter runs are names and set phrases
MIN_DENSITY = 0.6  # of a passage's words that are equal
MANY_SEEDS = 1_000  # from which those in too small groups are left out beforehand, which is quicker
MIN_CONTENT = 5  # words that carry matter; fewer make no passage, and no sentence to compare

Seed = tuple[int, int]  # the number of its first word in a, and in b
Run = tuple[int, int, int, int]  # first and last word in a, first and last word in b, both inclusive


def aligned_runs(a: Prepared, b: Prepared) -> list[Run]:
    """Passages grown from runs of equal words; no word of `a` is in two."""
    chains = _chains(_in_company(_seeds(a, b)))
    return _without_overlaps(run for chain in chains if (run := _dense(chain, a.words)))


def _seeds(a: Prepared, b: Prepared) -> Iterator[Seed]:
    """Where the words of `a` stand in `b`, in order of both."""
    places, words = b.places, b.seeds
    if not b.is_repetitive:
        yield from ((i, k) for i, seed in enumerate(a.seeds) for k in places.get(seed, ()))
        return
    diagonals: dict[int, int] = {}  # those that passages lie on so far, the oldest first: where their last words stand
    for i, seed in enumerate(a.seeds):
        found = []
        for diagonal, last in list(diagonals.items()):
            k = i + diagonal
            if 0 <= k < len(words) and words[k] == seed:
                diagonals[diagonal] = i
                found.append(k)
            elif i - last > REACH:
                del diagonals[diagonal]
        if len(found) < ENOUGH:
            found = list(dict.fromkeys([*found, *places.get(seed, ())]))[:MOST_PLACES]
        for k in found[: max(0, ENOUGH - len(diagonals))]:
            diagonals.setdefault(k - i, i)
        yield from ((i, k) for k in sorted(found))


def _in_company(found: Iterable[Seed]) -> Iterable[Seed]:
    """Where there are many, those of which enough lie within reach of one another to make a passage."""
    seeds = list(found)
    if len(seeds) < MANY_SEEDS:
        return seeds
    first, second = np.array(seeds).T
    del seeds  # numbers in arrays take a fifth of the memory
    row = int(second.max()) + 2 * REACH
    places = first * row + second  # in order
    ones, others = [], []
    for step in range(REACH + 1):
        at = np.searchsorted(places, places + step * row, side="right")  # the next one so many words on in `a`
        is_near = np.append(places, 2 * places[-1] + row**2)[at] <= places + step * row + REACH
        ones.append(np.flatnonzero(is_near)), others.append(at[is_near])
    one, other = np.concatenate(ones), np.concatenate(others)
    near = sparse.coo_array((np.ones(len(one), dtype=bool), (one, other)), shape=(len(first), len(first)))
    count, group = connected_components(near, directed=False)
    last = np.zeros(count, dtype=int)
    last[group] = first  # which rise
    opening = np.zeros(count, dtype=int)
    opening[group[::-1]] = first[::-1]
    is_enough = (last - opening + SEED >= MIN_PASSAGE) & (SEED * np.bincount(group) >= MIN_PASSAGE)
    return zip(first[is_enough[group]].tolist(), second[is_enough[group]].tolist(), strict=True)


def _chains(seeds: Iterable[Seed]) -> list[list[Seed]]:
    """Seeds, which come in order of `a`, joined while both texts move on by a few words only."""
    chains: list[list[Seed]] = []
    on_diagonal: dict[int, list[int]] = defaultdict(list)  # numbers of chains that ended there when they were noted
    for i, k in seeds:
        number = _continued(chains, on_diagonal, i, k)
        if number is None:
            number = len(chains)
            chains.append([])
        chain = chains[number]
        if not chain or chain[-1][1] - chain[-1][0] != k - i:
            on_diagonal[k - i].append(number)
        chain.append((i, k))
    return chains


def _continued(chains: list[list[Seed]], on_diagonal: dict[int, list[int]], i: int, k: int) -> int | None:
    """The chain that a seed goes on with: the one on the nearest diagonal, of two the older one."""
    for drift in range(REACH):
        found = [n for diagonal in {k - i - drift, k - i + drift} for n in _open(chains, on_diagonal, diagonal, i, k)]
        if found:
            return min(found)
    return None


def _open(chains: list[list[Seed]], on_diagonal: dict[int, list[int]], diagonal: int, i: int, k: int) -> Iterator[int]:
    """The chains that end on a diagonal and in reach; those that no later seed can reach are forgotten."""
    if diagonal not in on_diagonal:
        return
    numbers = on_diagonal[diagonal]
    alive = [n for n in numbers if i - chains[n][-1][0] <= REACH]
    if len(alive) < len(numbers):
        on_diagonal[diagonal] = alive
    for number in alive:
        last_i, last_k = chains[number][-1]
        if last_k - last_i == diagonal and last_i < i and 0 < k - last_k <= REACH:
            yield number


def _dense(chain: Sequence[Seed], a: Sequence[Word]) -> Run | None:
    """The chain as a passage, when enough of its words are equal and some of them carry matter."""
    first, last = chain[0][0], chain[-1][0] + SEED - 1
    if last - first + 1 < MIN_PASSAGE:
        return None
    equal = {i + d for i, _ in chain for d in range(SEED)}
    is_long = len(equal) >= MIN_PASSAGE and sum(a[i].is_content for i in equal) >= MIN_CONTENT - 1
    if not is_long or len(equal) < MIN_DENSITY * (last - first + 1):
        return None
    return first, last, chain[0][1], chain[-1][1] + SEED - 1


def _without_overlaps(runs: Iterable[Run]) -> list[Run]:
    """The longest runs, the longest first, and no word of `a` in two."""
    kept: list[Run] = []
    taken: list[tuple[int, int]] = []  # first and last words, in order
    for run in sorted(runs, key=lambda r: (r[0] - r[1], r)):
        at = bisect_left(taken, run[:2])
        is_free_before = not at or taken[at - 1][1] < run[0]
        if is_free_before and (at == len(taken) or run[1] < taken[at][0]):
            taken.insert(at, run[:2])
            kept.append(run)
    return kept
