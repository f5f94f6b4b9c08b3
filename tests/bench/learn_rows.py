"""Learn what the measures of `rows` mean: writes `articles/text/data/row_weights.json`.

    python -m tests.bench.learn_rows

Four logistic models are learned on the keyed stories: a passage against a statement; the same after acceptances (which
are simulated: the key's own evidence in one to three other files); and the chance of an article, without and with
acceptances. The later ones see scores of the first that were learned without the story at hand.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from random import Random

import numpy as np
from sklearn.linear_model import LogisticRegression

from articles.text.claims.questions import Question
from articles.text.claims.rows import accepted_measures, chance_measures
from articles.text.learned_models import Logistic
from articles.text.word_lists import DATA
from tests.bench.claim_keys import KeyedClaim, carriers, claims_of, index_of, story_names

STATEMENT_C, ACCEPTED_C, CHANCE_C = 0.1, 0.01, 0.1
SIMULATED = 3  # acceptances tried for each cell and number of acceptances
CARRIED_BY_MANY = 2.0  # weight of claims that two files or more carry, for the chances
DECIMALS = 4


@dataclass(frozen=True)
class Learned:
    statement: Logistic
    accepted: Logistic
    chance: Logistic
    chance_accepted: Logistic


@cache
def question(name: str, text: str) -> Question:
    return Question(index_of(name), text)


@cache
def measures(name: str, text: str) -> np.ndarray:
    return question(name, text).measures()


def fit(rows: np.ndarray, right: np.ndarray, c: float, weight: np.ndarray | None = None) -> Logistic:
    """A logistic model of standardised measures."""
    mean, scale = rows.mean(0), rows.std(0) + 1e-6
    found = LogisticRegression(C=c, max_iter=1000).fit((rows - mean) / scale, right, sample_weight=weight)
    return _logistic(mean, scale, found.coef_[0], found.intercept_[0])


def fit_ranks(groups: Sequence[tuple[np.ndarray, np.ndarray]], c: float) -> Logistic:
    """Weights by which the right rows of each group rank above the wrong ones; then brought to log-odds."""
    rows = np.vstack([group for group, _ in groups])
    mean, scale = rows.mean(0), rows.std(0) + 1e-6
    pairs = np.vstack([one - group[~right] for group, right in groups for one in group[right]]) / scale
    signs = np.r_[np.ones(len(pairs)), np.zeros(len(pairs))]
    found = LogisticRegression(C=c, fit_intercept=False, max_iter=500).fit(np.vstack([pairs, -pairs]), signs)
    scores = ((rows - mean) / scale) @ found.coef_[0]
    level = LogisticRegression(C=1.0).fit(scores[:, None], np.concatenate([right for _, right in groups]))
    return _logistic(mean, scale, found.coef_[0] * level.coef_[0, 0], level.intercept_[0])


def _logistic(mean, scale, weights, bias) -> Logistic:
    rounded = [np.round(part, DECIMALS).tolist() for part in (mean, np.maximum(scale, 10.0**-DECIMALS), weights)]
    names = ("mean", "scale", "weights")
    return Logistic(dict(zip(names, rounded, strict=True)) | {"bias": round(float(bias), DECIMALS)})


def fit_statement(names: Sequence[str]) -> Logistic:
    rows, right = [], []
    for name in names:
        index = index_of(name)
        for claim in claims_of(name):
            carried = carriers(index, claim)
            articles = np.isin(index.row_of, np.unique(index.row_of[carried]))
            rows.append(measures(name, claim.statement)[articles])
            right.append(carried[articles])
    return fit(np.vstack(rows), np.concatenate(right), STATEMENT_C)


def acceptances(name: str, claim: KeyedClaim, without: str, count: int, rng: Random) -> list[list[tuple[int, str]]]:
    """Ways in which `count` files other than `without` may have been accepted: (passage, words) of the evidence."""
    index = index_of(name)
    others = [file for file in claim.evidence if file != without]
    chosen = list(combinations(others, count))
    rng.shuffle(chosen)
    located = [[index.locate((f, claim.evidence[f][0])) for f in files] for files in chosen[:SIMULATED]]
    return [places for places in located if all(row is not None for row, _ in places)]


def fit_accepted(names: Sequence[str], statement: dict[str, Logistic]) -> Logistic:
    rng, groups = Random(1), []
    for name in names:
        index = index_of(name)
        for claim in claims_of(name):
            carried = carriers(index, claim)
            scores = statement[name](measures(name, claim.statement))
            for row, file in enumerate(index.keys):
                here = index.row_of == row
                if not carried[here].any() or carried[here].all():
                    continue
                for count in (1, 2, 3):
                    for places in acceptances(name, claim, file, count, rng):
                        found = accepted_measures(index, scores, places, statement[name])
                        groups.append((found[here], carried[here]))
    return fit_ranks(groups, ACCEPTED_C)


def chance_rows(name: str, statement: Logistic, accepted: Logistic | None) -> list[tuple[np.ndarray, bool, int]]:
    """(measures, whether carried, number of files that carry the claim) for each cell that is open."""
    index, rng, found = index_of(name), Random(2), []
    for claim in claims_of(name):
        scores = statement(measures(name, claim.statement))
        if accepted is None:
            found += _cells(index, claim, scores, ())
            continue
        for file in index.keys:
            for places in acceptances(name, claim, file, 1, rng)[:1]:
                after = accepted(accepted_measures(index, scores, places, statement))
                done = [key for key in index.keys if key != file]
                found += _cells(index, claim, after, done)
    return found


def _cells(index, claim: KeyedClaim, scores: np.ndarray, done: Sequence) -> list[tuple[np.ndarray, bool, int]]:
    rows, found = chance_measures(index, scores)
    keys = [index.keys[row] for row in rows]
    return [
        (m, key in claim.evidence, len(claim.evidence)) for key, m in zip(keys, found, strict=True) if key not in done
    ]


def fit_chance(rows: Sequence[tuple[np.ndarray, bool, int]]) -> Logistic:
    weight = np.array([CARRIED_BY_MANY if files > 1 else 1.0 for _, _, files in rows])
    return fit(np.array([m for m, _, _ in rows]), np.array([carried for _, carried, _ in rows]), CHANCE_C, weight)


@cache
def apart(names: tuple[str, ...]) -> dict[str, Logistic]:
    """For each story the first model, learned from the others."""
    return {name: fit_statement([other for other in names if other != name]) for name in names}


@cache
def learn(names: tuple[str, ...]) -> Learned:
    """All four models from some stories; the later models see the first one's scores on stories it has not seen."""
    unseen = apart(names)
    accepted = fit_accepted(names, unseen)
    plain = [row for name in names for row in chance_rows(name, unseen[name], None)]
    after = [row for name in names for row in chance_rows(name, unseen[name], accepted)]
    return Learned(fit_statement(names), accepted, fit_chance(plain), fit_chance(after))


def constants(model: Logistic) -> dict:
    arrays = {name: getattr(model, name).tolist() for name in ("mean", "scale", "weights")}
    return arrays | {"bias": model.bias}


if __name__ == "__main__":
    models = learn(story_names())
    names = {"statement": models.statement, "accepted": models.accepted}
    names |= {"chance": models.chance, "chance with accepted": models.chance_accepted}
    found = {name: constants(model) for name, model in names.items()}
    (DATA / "row_weights.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
