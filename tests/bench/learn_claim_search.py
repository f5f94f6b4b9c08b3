"""Learns `articles/text/data/claim_search_weights.json`: how much each measure of `likeness` counts.

    python -m tests.bench.learn_claim_search

A conditional logistic model: the right claim of a post among all its candidates, weights held small. It prints the
MAP@5 of posts left out in turn (ten folds; posts of one claim are in one fold). Which measures there are and how small
the weights are held was chosen with all posts in view, so that even the figure for posts left out flatters a little.
"""

import json
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from articles.text.claim_search.likeness import MEASURES
from articles.text.claim_search.search import DECIMALS, ClaimSearch
from articles.text.learned_models import Logistic
from articles.text.word_lists import DATA
from tests.bench.checked_posts import TOP, average_precision, claims, queries

FOLDS, HELD = 10, 20.0
ROUNDS, DIGITS = 200, 4


@dataclass(frozen=True)
class Post:
    """The candidates of one post: keys, claims × MEASURES, which of them are right, and all that would be."""

    keys: list[str]
    measures: np.ndarray
    is_right: np.ndarray
    right: frozenset[str]


def posts(search: ClaimSearch) -> list[Post]:
    return [_post(search, words, right) for words, right in queries()]


def _post(search: ClaimSearch, words: str, right: frozenset[str]) -> Post:
    near, measures = search.candidates(words)
    keys = [search.key(n) for n in near]
    return Post(keys, measures, np.array([key in right for key in keys]), right)


def left_out(found: list[Post]) -> list[float]:
    """Average precision of each post, ranked by what was learned from the posts of other folds."""
    fold = _folds(found)
    models = [Logistic(learn([post for post, n in zip(found, fold, strict=True) if n != out])) for out in range(FOLDS)]
    return [precision(post, models[n]) for post, n in zip(found, fold, strict=True)]


def precision(post: Post, model: Logistic) -> float:
    """Average precision of one post's candidates in the order of the model."""
    order = np.argsort(-np.round(model(post.measures), DECIMALS), kind="stable")[:TOP]
    return average_precision([post.keys[n] for n in order], post.right)


def _folds(found: list[Post]) -> list[int]:
    claim = [min(post.right) for post in found]
    different = sorted(set(claim))
    fold = dict(zip(different, np.random.default_rng(0).permutation(len(different)) % FOLDS, strict=True))
    return [int(fold[key]) for key in claim]


def learn(found: list[Post]) -> dict:
    """The constants of a `Logistic`, for posts of which a right claim is among the candidates."""
    known = [post for post in found if post.is_right.any()]
    rows = np.vstack([post.measures for post in known])
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    sizes = [len(post.keys) for post in known]
    right = np.concatenate([post.is_right / post.is_right.sum() for post in known])
    weights = _weights((rows - mean) / scale, right, np.array(sizes))
    return {"mean": mean, "scale": scale, "weights": weights, "bias": 0.0}


def _weights(rows: np.ndarray, right: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Of the most likely model, by L-BFGS; `right` sums to 1 over the rows of each post."""
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    post = np.repeat(np.arange(len(sizes)), sizes)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = rows @ weights
        scores -= np.maximum.reduceat(scores, starts)[post]
        chances = np.exp(scores)
        totals = np.add.reduceat(chances, starts)[post]
        unlikely = -(right * (scores - np.log(totals))).sum()
        slope = rows.T @ (chances / totals - right)
        return unlikely + HELD * weights @ weights, slope + 2 * HELD * weights

    return minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x


def main() -> None:
    found = posts(ClaimSearch(claims()))
    learned = learn(found)
    print(f"among the candidates: {np.mean([post.is_right.any() for post in found]):.3f}")
    print(f"MAP@5 of posts learned from: {np.mean([precision(post, Logistic(learned)) for post in found]):.3f}")
    print(f"MAP@5 of posts left out: {np.mean(left_out(found)):.3f}")
    for name, weight in sorted(zip(MEASURES, learned["weights"], strict=True), key=lambda pair: -abs(pair[1])):
        print(f"{weight:6.2f} {name}")
    lists = {name: np.round(learned[name], DIGITS).tolist() for name in ("mean", "scale", "weights")}
    text = json.dumps({"measures": MEASURES, **lists, "bias": 0.0}, indent=1)
    (DATA / "claim_search_weights.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
