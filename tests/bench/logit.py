"""Conditional logit: learns which of a few options is right from features that are there or not."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Options = Sequence[tuple[str, ...]]
KEEP = 0.07  # smaller weights change next to nothing


def fit(rows: Sequence[tuple[Options, Sequence[float]]], ridge: float) -> dict[str, float]:
    """Weights by feature, from rows of (each option's features, each option's share of being right; above 0 is right).

    A ridge penalty holds the weights of rare features small.
    """
    names = sorted({f for options, _ in rows for features in options for f in features})
    number = {f: i for i, f in enumerate(names)}
    flat = [features for options, _ in rows for features in options]
    indices = np.array([number[f] for features in flat for f in features])
    pointers = np.cumsum([0] + [len(features) for features in flat])
    matrix = csr_matrix((np.ones(len(indices)), indices, pointers), shape=(len(flat), len(names)))
    begins = np.cumsum([0] + [len(options) for options, _ in rows])[:-1]
    sizes = np.array([len(options) for options, _ in rows])
    right = np.array([float(r) for _, gains in rows for r in gains])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ w
        scores -= np.repeat(np.maximum.reduceat(scores, begins), sizes)
        share = np.exp(scores)
        share /= np.repeat(np.add.reduceat(share, begins), sizes)
        good = np.add.reduceat(share * right, begins) + 1e-12
        wanted = share * right / np.repeat(good, sizes)
        return ridge * float(w @ w) - float(np.log(good).sum()), 2 * ridge * w - matrix.T @ (wanted - share)

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {f: round(float(w), 2) for f, w in zip(names, found, strict=True) if abs(w) >= KEEP}
