"""Learn what the measures of `cells` mean: writes `articles/text/data/cell_weights.json`.

    python -m tests.bench.learn_cells

A clause states the claim of the key that is most like it in words among those of which it is evidence; its cell in
another file is right where the passage is evidence of that claim. Clauses that state nothing of the key teach nothing.
Each story is measured by row models that were learned without it.
"""

import json
from collections.abc import Sequence
from functools import cache

import numpy as np

from articles.text.claims.cell_measures import content_of
from articles.text.claims.cells import CellModels, Cells
from articles.text.learned_models import Logistic
from articles.text.statements import Candidate, candidates_of
from articles.text.word_lists import DATA
from tests.bench import learn_claims, learn_rows
from tests.bench.claim_keys import carriers, claims_of, index_of, is_same, story_names
from tests.bench.learn_rows import constants, fit

CELL_C = 0.05
LEAST_LIKE = 0.25  # F1 of content words, below which a clause states another thing than the claim it is evidence of


def stem_f1(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / max(1, len(a) + len(b))


def stated(name: str, candidate: Candidate) -> int | None:
    """The number of the key's claim that a candidate states."""
    key, own = index_of(name).passages[candidate.passage].key, content_of(candidate.statement)
    likes = {}
    for number, claim in enumerate(claims_of(name)):
        if any(is_same(candidate.span, e) for e in claim.evidence.get(key, ())):
            likes[number] = stem_f1(own, content_of(claim.statement))
    best = max(likes, key=lambda n: (likes[n], -n), default=None)
    return best if best is not None and likes[best] >= LEAST_LIKE else None


@cache
def candidates(name: str) -> tuple[Candidate, ...]:
    return tuple(candidates_of(index_of(name)))


def samples(name: str, models: CellModels) -> tuple[np.ndarray, np.ndarray]:
    """Measures of a story's cells, and which are right."""
    index, found = index_of(name), candidates(name)
    measured = Cells(index, found, models).measured()
    claims = [stated(name, candidate) for candidate in found]
    evidence = [carriers(index, claim) for claim in claims_of(name)]
    places = list(zip(measured.ask.tolist(), measured.passage.tolist(), strict=True))
    known = np.array([claims[number] is not None for number, _ in places])
    right = np.array([claims[n] is not None and evidence[claims[n]][place] for n, place in places])
    return measured.measures[known], right[known]


@cache
def learn(names: tuple[str, ...]) -> CellModels:
    """All models that cells are read with, from some stories."""
    rows, statements, pairs = learn_rows.learn(names), learn_rows.apart(names), learn_claims.apart(names)
    found = [samples(name, CellModels(statements[name], rows.accepted, pairs[name], None)) for name in names]
    cell = fit(np.vstack([m for m, _ in found]), np.concatenate([r for _, r in found]), CELL_C)
    return CellModels(rows.statement, rows.accepted, learn_claims.learn(names), cell)


def write(names: Sequence[str]) -> None:
    cell: Logistic = learn(tuple(names)).cell
    (DATA / "cell_weights.json").write_text(json.dumps({"cell": constants(cell)}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(story_names())
