"""Learned scores as plain constants: logistic models and boosted trees, read from `data/` and evaluated with numpy.

A logistic model is {"mean", "scale", "weights", "bias"}, one number for each measure. Trees are {"bias", "trees"}: each
tree a list of {"measure", "most", "left", "right"} or {"value"}, the root first; a measure up to "most" goes left. Both
give log-odds.
"""

from functools import cache

import numpy as np

from articles.text.word_lists import learned


@cache
def model(file: str, name: str) -> "Logistic":
    """The logistic model `name` of `data/FILE.json`."""
    return Logistic(learned(file)[name])


class Logistic:
    """A weighted sum of standardised measures."""

    def __init__(self, constants: dict) -> None:
        self.mean = np.array(constants["mean"])
        self.scale = np.array(constants["scale"])
        self.weights = np.array(constants["weights"])
        self.bias = float(constants["bias"])

    def __call__(self, measures: np.ndarray) -> np.ndarray:
        """Log-odds for each row of measures."""
        return ((measures - self.mean) / self.scale) @ self.weights + self.bias


def probability(log_odds: np.ndarray) -> np.ndarray:
    """From log-odds to a chance between 0 and 1.

    >>> float(probability(np.array(0.0)))
    0.5
    """
    return 1.0 / (1.0 + np.exp(-np.clip(log_odds, -30, 30)))
