"""Learns the weights of `articles/text/claim_search.py`: how much each of its three likenesses counts.

    python -m tests.bench.learn_claim_search

A grid over all weights in steps of a tenth; prints the best for all queries, and the MAP@5 of queries left out in turn
(five folds), each ranked by the weights that are best for the others.
"""

from itertools import product

import numpy as np

from articles.text.claim_search import DECIMALS, ClaimSearch, compared_words
from tests.bench.claim_search import TOP, average_precision, claims, queries

FOLDS, STEPS = 5, 10
KEPT = 60  # nearest claims of each likeness that are ranked


def grid() -> list[tuple[float, float, float]]:
    """Weights of words, characters and BM25 that sum to 1."""
    return [
        (a / STEPS, b / STEPS, (STEPS - a - b) / STEPS) for a, b in product(range(STEPS), repeat=2) if a + b < STEPS
    ]


def scores() -> np.ndarray:
    """Queries × weights: the average precision."""
    search, weights = ClaimSearch(claims()), np.array(grid())
    return np.array([_of_query(search, weights, words, right) for words, right in queries()])


def _of_query(search: ClaimSearch, weights: np.ndarray, words: str, right: frozenset[str]) -> list[float]:
    likeness = search.likenesses(compared_words(words))
    near = np.unique(np.concatenate([np.argsort(-row, kind="stable")[:KEPT] for row in likeness]))
    ranked = np.argsort(-np.round(weights @ likeness[:, near], DECIMALS), axis=1, kind="stable")[:, :TOP]
    return [average_precision([search.key(near[n]) for n in row], right) for row in ranked]


def main() -> None:
    table, weights = scores(), grid()
    folds = np.random.default_rng(0).permutation(len(table)) % FOLDS
    left_out = [table[folds == n][:, table[folds != n].mean(axis=0).argmax()] for n in range(FOLDS)]
    best = table.mean(axis=0).argmax()
    print(f"words, characters, BM25: {weights[best]}; MAP@5 {table.mean(axis=0)[best]:.3f}")
    print(f"left out: MAP@5 {np.concatenate(left_out).mean():.3f}")


if __name__ == "__main__":
    main()
