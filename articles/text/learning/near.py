"""Learns from a desk's decisions, without forgetting what was shipped and without believing everybody.

Problem: a newsroom's own decisions say what its matter is like, but they are few, they come from few stories, and some
are mistaken or spiteful. What they teach must not spoil what many stories taught.
Method: logistic regression whose weights are held near the shipped ones (a normal prior around each), so that few
decisions change little. The examples of one claim are held out together, in five folds: what was learned is kept only
where it tells the held-out decisions clearly better, and ranks and calibrates them no worse.
Whoever decides against what the shipped weights are sure of, far more often than those err, is not learned from.
Source: own; firmness chosen by `tests/bench/relearned.py`, each keyed story left out of the shipped weights in turn.
Known failures: a desk that agrees on a mistake teaches it, as long as it does not contradict what is sure.
"""

from collections.abc import Collection
from dataclasses import asdict, dataclass

import numpy as np
from scipy.special import bdtrc, expit, log_expit

FIRMNESS = 100.0  # how firmly a weight is held near the shipped one: worth so many examples
BIAS_FIRMNESS = 10.0  # the general level may follow sooner
FOLDS = 5
LEAST = 40  # examples, of either kind a tenth of that; below it nothing is learned
SURE = 0.9  # chance, or 1 less it, from which the shipped weights are sure
LEAST_SURE = 8  # decisions on what is sure, before somebody is judged by them
TOLERATED, UNLIKELY = 0.15, 0.001  # share of those decided otherwise; chance of so many, below which it is no accident
BINS = 10
NEWTON_STEPS, NEAR_ENOUGH = 50, 1e-6  # of the fit; weights are kept to four digits
CLEARLY = 0.5  # standard errors by which the gain has to lie above nothing: what is near the shipped can spoil little
MARGIN = 0.005  # of average precision and calibration error, that may be lost


@dataclass(frozen=True, slots=True)
class Weights:
    """A weighted sum of measures, in log-odds."""

    weights: np.ndarray
    bias: float

    def chances(self, measures: np.ndarray) -> np.ndarray:
        return expit(measures @ self.weights + self.bias)


@dataclass(frozen=True, slots=True)
class Examples:
    """What was decided: rows × measures, what came of each, which are held out together, and whose word each is."""

    measures: np.ndarray
    labels: np.ndarray
    groups: np.ndarray
    deciders: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)

    def only(self, rows: np.ndarray) -> "Examples":
        return Examples(self.measures[rows], self.labels[rows], self.groups[rows], self.deciders[rows])

    @property
    def are_enough(self) -> bool:
        least = min(self.labels.sum(), len(self) - self.labels.sum())
        return len(self) >= LEAST and least >= LEAST // 10 and len(set(self.groups.tolist())) >= FOLDS


@dataclass(frozen=True, slots=True)
class Measured:
    """How well chances tell what was decided; the curve is (mean chance, share that was so, number) by tenths."""

    log_loss: float
    average_precision: float
    calibration_error: float
    curve: tuple[tuple[float, float, int], ...]


@dataclass(frozen=True, slots=True)
class Relearned:
    """What was learned, and both on decisions that it was not learned from; `weights` is None where it is not kept."""

    weights: Weights | None
    why: str
    examples: int
    before: Measured | None = None
    after: Measured | None = None

    def report(self) -> dict:
        """The same without the weights, as JSON."""
        told = {"why": self.why, "examples": self.examples}
        return told | {name: asdict(m) for name, m in (("before", self.before), ("after", self.after)) if m}


def relearn(shipped: Weights, examples: Examples, firmness: float = FIRMNESS) -> Relearned:
    """Weights near the shipped ones that tell the examples better, where there are such."""
    if not examples.are_enough:
        return Relearned(None, "There are too few decisions to learn from.", len(examples))
    held_out = held_out_chances(shipped, examples, firmness)
    plain = shipped.chances(examples.measures)
    before, after = measured(plain, examples.labels), measured(held_out, examples.labels)
    why = _objection(before, after, _gains(plain, held_out, examples))
    weights = None if why else fit_near(shipped, examples, firmness)
    return Relearned(weights, why or "It tells held-out decisions better.", len(examples), before, after)


def _objection(before: Measured, after: Measured, gains: np.ndarray) -> str:
    """Why what was learned is not kept; "" where it is."""
    if gains.mean() <= CLEARLY * gains.std(ddof=1) / np.sqrt(len(gains)):
        return "It tells held-out decisions no better than the shipped weights."
    if after.average_precision < before.average_precision - MARGIN:
        return "It ranks held-out decisions worse than the shipped weights."
    if after.calibration_error > before.calibration_error + MARGIN:
        return "Its chances are worse calibrated than the shipped ones."
    return ""


def _gains(before: np.ndarray, after: np.ndarray, examples: Examples) -> np.ndarray:
    """What each held-out group gains in log loss."""
    gain = _losses(before, examples.labels) - _losses(after, examples.labels)
    _, number = np.unique(examples.groups, return_inverse=True)
    return np.bincount(number, gain) / np.bincount(number)


def fit_near(shipped: Weights, examples: Examples, firmness: float = FIRMNESS) -> Weights:
    """The likeliest weights, given the examples and the shipped ones as what was believed before."""
    start = np.append(shipped.weights, shipped.bias)
    held = np.append(np.full(len(shipped.weights), firmness), BIAS_FIRMNESS)
    rows = np.column_stack([examples.measures, np.ones(len(examples))])
    signs = np.where(examples.labels, 1.0, -1.0)

    def loss(weights: np.ndarray) -> float:
        return 0.5 * float(held @ (weights - start) ** 2) - float(log_expit(signs * (rows @ weights)).sum())

    weights = start
    for _ in range(NEWTON_STEPS):
        chances = expit(rows @ weights)
        slope = held * (weights - start) - rows.T @ (examples.labels - chances)
        step = np.linalg.solve((rows.T * (chances * (1 - chances))) @ rows + np.diag(held), slope)
        while loss(weights - step) > loss(weights) and np.abs(step).max() > NEAR_ENOUGH:
            step /= 2
        weights = weights - step
        if np.abs(step).max() <= NEAR_ENOUGH:
            break
    return Weights(weights[:-1], float(weights[-1]))


def held_out_chances(shipped: Weights, examples: Examples, firmness: float = FIRMNESS) -> np.ndarray:
    """For each example the chance by what was learned from the other folds; the same folds each time."""
    _, number = np.unique(examples.groups, return_inverse=True)
    chances = np.zeros(len(examples))
    for fold in range(FOLDS):
        out = number % FOLDS == fold
        chances[out] = fit_near(shipped, examples.only(~out), firmness).chances(examples.measures[out])
    return chances


def distrusted(shipped: Weights, examples: Examples) -> list:
    """Those who decided against what the shipped weights are sure of, far more often than these err."""
    chances = shipped.chances(examples.measures)
    sure = np.maximum(chances, 1 - chances) >= SURE
    against = (chances >= 0.5) != examples.labels
    found = []
    for decider in np.unique(examples.deciders).tolist():
        theirs = sure & (examples.deciders == decider)
        number, otherwise = int(theirs.sum()), int((theirs & against).sum())
        if number >= LEAST_SURE and bdtrc(otherwise - 1, number, TOLERATED) < UNLIKELY:
            found.append(decider)
    return found


def without(examples: Examples, deciders: Collection) -> Examples:
    """The examples of everybody else."""
    return examples.only(~np.isin(examples.deciders, list(deciders)))


def measured(chances: np.ndarray, labels: np.ndarray) -> Measured:
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    parts = [bins == number for number in range(BINS) if (bins == number).any()]
    curve = tuple((float(chances[part].mean()), float(labels[part].mean()), int(part.sum())) for part in parts)
    error = sum(number * abs(chance - share) for chance, share, number in curve) / len(labels)
    return Measured(float(_losses(chances, labels).mean()), _average_precision(chances, labels), error, curve)


def _average_precision(chances: np.ndarray, labels: np.ndarray) -> float:
    """Mean precision at each label that is so, equal chances taken together; 0 where none is."""
    if not labels.any():
        return 0.0
    order = np.argsort(-chances, kind="stable")
    last = np.flatnonzero(np.append(np.diff(chances[order]) != 0, True))
    right = np.cumsum(labels[order])[last]
    return float((np.diff(right, prepend=0) * right / (last + 1)).sum() / right[-1])


def _losses(chances: np.ndarray, labels: np.ndarray) -> np.ndarray:
    right = np.where(labels, chances, 1 - chances)
    return -np.log(np.clip(right, 1e-6, 1.0))
