"""Chances that learn from a desk: five hundred simulated decisions on a story that the shipped weights have not seen.

Half of the decisions, by claim, are learned from as the product does it; the other half tells what that was worth. The
same half decided in spite, and at random, must not be kept.
"""

from functools import cache

import numpy as np

from articles.text.claims.rows import chance_measures
from articles.text.learning import (
    Examples,
    Measured,
    Weights,
    distrusted,
    measured,
    relearn,
    standardised,
    without,
)
from tests.bench.claim_keys import claims_of, index_of, story_names
from tests.bench.figure import Figure
from tests.bench.learn_rows import measures
from tests.bench.rows import without as models_without

DECISIONS = 500
SOURCE = "each keyed story by weights learned without it"
DESK, SPITE = 1, 2


@cache
def decisions(name: str) -> tuple[Weights, Examples]:
    """Weights that have not seen the story, and up to DECISIONS of its cells as the key decides them."""
    index, models = index_of(name), models_without(name)
    rows, labels, groups = [], [], []
    for number, claim in enumerate(claims_of(name)):
        found, seen = chance_measures(index, models.statement(measures(name, claim.statement)))
        rows += standardised(models.chance, seen).tolist()
        labels += [index.keys[row] in claim.evidence for row in found.tolist()]
        groups += [number] * len(found)
    everyone = np.full(len(labels), DESK)
    all_of_them = Examples(np.array(rows), np.array(labels), np.array(groups), everyone)
    order = np.random.default_rng(1).permutation(len(set(groups)))
    rank = np.argsort(order)[all_of_them.groups]
    chosen = np.argsort(rank, kind="stable")[:DECISIONS]
    return Weights(models.chance.weights, models.chance.bias), all_of_them.only(np.sort(chosen))


def halves(examples: Examples) -> tuple[Examples, Examples]:
    """To learn from, and to be judged by: every other claim."""
    _, number = np.unique(examples.groups, return_inverse=True)
    return examples.only(number % 2 == 0), examples.only(number % 2 == 1)


def learned_from(weights: Weights, examples: Examples) -> Weights | None:
    """As the product does it: without those who contradict what is sure; None where nothing is kept."""
    return relearn(weights, without(examples, distrusted(weights, examples))).weights


def _judged(name: str) -> tuple[Measured, Measured, bool]:
    """Before and after on the held-out half, and whether anything was kept."""
    weights, examples = decisions(name)
    one, other = halves(examples)
    kept = learned_from(weights, one)
    told = [measured((each or weights).chances(other.measures), other.labels) for each in (weights, kept)]
    return told[0], told[1], kept is not None


def _spoiled(name: str) -> list[Examples]:
    """The learning half decided in spite, and at random."""
    one, _ = halves(decisions(name)[1])
    theirs, coin = np.full(len(one), SPITE), np.random.default_rng(7).random(len(one)) < 0.5
    return [Examples(one.measures, labels, one.groups, theirs) for labels in (~one.labels, coin)]


def figures() -> list[Figure]:
    if not story_names():
        return []
    judged = {name: _judged(name) for name in story_names()}
    found = []
    for measure, sign in (("average_precision", 1), ("calibration_error", -1), ("log_loss", -1)):
        pairs = {name: [getattr(each, measure) for each in told[:2]] for name, told in judged.items()}
        before, after = np.mean(list(pairs.values()), axis=0)
        each = " ".join(f"{name} {b:.3f}→{a:.3f}" for name, (b, a) in pairs.items())
        label, bar = f"relearned chances: {measure.replace('_', ' ')}", f"better than {before:.3f}"
        found.append(Figure(label, round(float(after), 3), bar, sign * after > sign * before, each))
    kept = sum(is_kept for *_, is_kept in judged.values())
    found.append(Figure("relearned chances: stories in which they are kept", kept, "", True, SOURCE))
    spoiled = sum(learned_from(decisions(name)[0], each) is not None for name in judged for each in _spoiled(name))
    found.append(Figure("relearned chances: spiteful or random sets kept", spoiled, "0", spoiled == 0, SOURCE))
    return found


if __name__ == "__main__":
    for figure in figures():
        print(figure)
