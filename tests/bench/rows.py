"""Row filling on the keyed stories, each scored by what was learned on the others.

A claim's statement, as the key has it, is put to each file that carries it; the right passage is one that shares half
of the shorter span with the evidence there.
"""

import time
from functools import cache
from random import Random

import numpy as np
from sklearn.metrics import average_precision_score

from articles.text.claims.questions import Question
from articles.text.claims.rows import accepted_measures, best_span, chance_measures
from articles.text.index.story_index import StoryIndex
from articles.text.learned_models import probability
from tests.bench.claim_keys import KeyedClaim, analysed, carriers, claims_of, index_of, is_same, story_names
from tests.bench.figure import Figure
from tests.bench.learn_rows import Learned, acceptances, learn, measures, question

SOURCE = "gold/*.json, each story left out in turn"
ACCEPTED = 2
TRIED = 6  # ways of choosing the accepted files, for each cell
BINS = 10
SURE = 0.8
BIG_STORY = 40


@cache
def without(name: str) -> Learned:
    return learn(tuple(other for other in story_names() if other != name))


def ranked(name: str, claim: KeyedClaim, scores: np.ndarray, row: int) -> list[bool]:
    """For the three best passages of an article, as they would be offered, whether each holds the evidence."""
    index = index_of(name)
    here = np.nonzero(index.row_of == row)[0]
    best = here[np.argsort(-scores[here], kind="stable")[:3]]
    spans = [best_span(index, question(name, claim.statement), int(n)) for n in best]
    return [any(is_same(span, e) for e in claim.evidence[index.keys[row]]) for span in spans]


def hits(name: str, accepted: int) -> np.ndarray:
    """(cells, right passage first, right passage among three), after so many acceptances in the row."""
    index, models, rng, total = index_of(name), without(name), Random(3), np.zeros(3)
    for claim in claims_of(name):
        if len(claim.evidence) < max(2, accepted + 1):
            continue
        carried = carriers(index, claim)
        scores = models.statement(measures(name, claim.statement))
        for row, file in enumerate(index.keys):
            if file not in claim.evidence or not carried[index.row_of == row].any():
                total[0] += file in claim.evidence
                continue
            ways = [way for _ in range(TRIED // 3) for way in acceptances(name, claim, file, accepted, rng)]
            for places in ways if accepted else [()]:
                after = (
                    models.accepted(accepted_measures(index, scores, places, models.statement)) if places else scores
                )
                found = ranked(name, claim, after, row)
                total += np.array([1.0, found[0], any(found)]) / (len(ways) if accepted else 1)
    return total


def chances(name: str) -> list[tuple[float, bool, int]]:
    """(chance shown, carried, number of files that carry the claim) for each claim and article."""
    index, models, found = index_of(name), without(name), []
    for claim in claims_of(name):
        rows, seen = chance_measures(index, models.statement(measures(name, claim.statement)))
        odds = models.chance(seen)
        for row, chance in zip(rows, probability(odds), strict=True):
            found.append((float(chance), index.keys[row] in claim.evidence, len(claim.evidence)))
    return found


def calibration_error(chance: np.ndarray, carried: np.ndarray) -> float:
    """Expected calibration error over ten equal bins."""
    bins = np.minimum((chance * BINS).astype(int), BINS - 1)
    parts = [bins == n for n in range(BINS) if (bins == n).any()]
    return float(sum(part.mean() * abs(chance[part].mean() - carried[part].mean()) for part in parts))


def speed() -> float:
    """Milliseconds of processor time for a claim in a story of 40 articles."""
    names = list(story_names())
    articles = [a for name in names for a in analysed(name)]
    index = StoryIndex([articles[n % len(articles)] for n in range(BIG_STORY)])
    statements = [claim.statement for name in names for claim in claims_of(name)[:10]]
    Question(index, statements[0]).measures()
    start = time.process_time()
    for statement in statements:
        Question(index, statement).measures()
    return 1000 * (time.process_time() - start) / len(statements)


def figures() -> list[Figure]:
    if not story_names():
        return []
    found = []
    took = speed()
    for accepted, first_bar, three_bar in ((0, 0.78, 0.93), (ACCEPTED, 0.85, 0.96)):
        by_story = {name: hits(name, accepted) for name in story_names()}
        total = sum(by_story.values())
        label = f"rows, {accepted} accepted" if accepted else "rows"
        each = ", ".join(f"{name} {t[1] / t[0]:.2f}/{t[2] / t[0]:.2f}" for name, t in by_story.items())
        first, three = total[1] / total[0], total[2] / total[0]
        shown = f"{took:.0f} ms a claim, 40 articles" if not accepted else ""
        found.append(
            Figure(f"{label}: right passage first", round(first, 3), f"≥ {first_bar}", first >= first_bar, SOURCE)
        )
        found.append(
            Figure(f"{label}: among first three", round(three, 3), f"≥ {three_bar}", three >= three_bar, each, shown)
        )
    return found + _chance_figures()


def _chance_figures() -> list[Figure]:
    found = []
    cells = [cell for name in story_names() for cell in chances(name)]
    for least, label in ((1, "all claims"), (2, "claims of 2+ files")):
        chance = np.array([c for c, _, files in cells if files >= least])
        carried = np.array([hit for _, hit, files in cells if files >= least], dtype=float)
        error, precision = calibration_error(chance, carried), average_precision_score(carried, chance)
        sure = carried[chance >= SURE].mean()
        found.append(Figure(f"carried, {label}: calibration error", round(error, 3), "≤ 0.06", error <= 0.06, SOURCE))
        found.append(
            Figure(f"carried, {label}: average precision", round(precision, 3), "≥ 0.85", precision >= 0.85, SOURCE)
        )
        found.append(Figure(f"carried, {label}: sure, precision", round(sure, 3), "≥ 0.9", sure >= 0.9, SOURCE))
    return found


if __name__ == "__main__":
    for figure in figures():
        print(figure)
