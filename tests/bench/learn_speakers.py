"""Learns `articles/text/data/speaker_weights.json`: which candidate is a quotation's source.

    python tests/bench/learn_speakers.py BENCH_DIR

Conditional logit with a ridge penalty over the candidates of each quotation of PolNeAR's training texts. The candidate
"source of the quotation before" depends on earlier choices: the first round takes them from the key, later rounds from
the weights learned so far. Development texts are not read.
"""

import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from articles.text.attribution import Items, find_cues
from articles.text.quote_marks import find_marked
from articles.text.speakers import Candidate, Choice, candidates_for
from articles.text.word_lists import DATA
from tests.bench.polnear import Annotated, overlaps, read

RIDGE = 0.3
ROUNDS = 3
KEEP = 0.02  # smaller weights change nothing


def gold_source(annotated: Annotated, start: int, end: int) -> tuple | None:
    """The source of the attribution that holds most of the quotation; None where nobody is quoted."""
    best = max(annotated.attributions, key=lambda a: overlaps(a.content, start, end), default=None)
    if best is None or overlaps(best.content, start, end) * 2 < end - start:
        return None
    return best.source or None


def is_right(items: Items, candidate: Candidate, gold: tuple | None) -> bool:
    if gold is None or candidate.source is None:
        return gold is None and candidate.source is None
    span = items.span(*candidate.source)
    return overlaps(gold, span.start, span.end) > 0


def instances(texts: list[Annotated], weights: dict[str, float] | None):
    """For each quotation its candidates' features and which of them are right."""
    for annotated in texts:
        items = Items(annotated.text, find_marked(annotated.text))
        cues, choices = find_cues(items), []
        for at in sorted(items.quote_at):
            mark = items.quotes[items.quote_at[at]]
            gold = gold_source(annotated, mark.start, mark.end)
            candidates = list(candidates_for(items, cues, at, choices))
            right = [is_right(items, c, gold) for c in candidates]
            if any(right):
                yield [c.features for c in candidates], right
            choices.append(Choice(_pick(candidates, right, weights), 1.0))


def _pick(candidates: list[Candidate], right: list[bool], weights: dict[str, float] | None) -> Candidate:
    if weights is None:
        return candidates[right.index(True)] if any(right) else candidates[0]
    return max(candidates, key=lambda c: sum(weights.get(f, 0.0) for f in c.features))


def fit(rows: list) -> dict[str, float]:
    names = sorted({f for features, _ in rows for fs in features for f in fs})
    number = {f: i for i, f in enumerate(names)}
    packed = []
    for features, right in rows:
        matrix = np.zeros((len(features), len(names)), dtype=np.float32)
        for i, fs in enumerate(features):
            matrix[i, [number[f] for f in fs]] = 1
        packed.append((matrix, np.array(right)))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = RIDGE * float(w @ w), 2 * RIDGE * w
        for matrix, right in packed:
            scores = matrix @ w
            scores -= scores.max()
            share = np.exp(scores)
            share /= share.sum()
            good = share[right].sum() + 1e-12
            total -= np.log(good)
            wanted = np.where(right, share / good, 0.0)
            gradient = gradient - matrix.T @ (wanted - share)
        return total, gradient

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    return {f: round(float(w), 2) for f, w in zip(names, found, strict=True) if abs(w) >= KEEP}


def learn(texts: list[Annotated]) -> dict[str, float]:
    weights = None
    for _ in range(ROUNDS):
        weights = fit(list(instances(texts, weights)))
    return weights


def main() -> None:
    texts = read(Path(sys.argv[1]) / "quotes" / "polnear_train.jsonl")
    weights = learn(texts)
    target = DATA / "speaker_weights.json"
    target.write_text(json.dumps(weights, indent=0, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights → {target}")


if __name__ == "__main__":
    main()
