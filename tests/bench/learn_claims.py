"""Learn what the measures of `pairs` mean together: writes `articles/text/data/claim_weights.json`.

    python -m tests.bench.learn_claims

Learned on the six keyed stories and the nineteen marked ones, which count half. The second model sees what the first
one says of stories that it was not learned on; so does the cut: how many pairs open groups (best F1 of pairs, mean over
the keyed stories).
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from unittest.mock import patch

import numpy as np

from articles.text.claims import pair_chances
from articles.text.claims.pair_chances import PairModel, company_measures, widened, widened_by
from articles.text.claims.pairs import Pairs, find_pairs
from articles.text.claims.propose import Links, find_groups
from articles.text.index.story_index import StoryIndex
from articles.text.learned_models import Logistic, probability
from articles.text.word_lists import DATA
from tests.bench.claim_keys import carriers, claims_of, index_of, story_names
from tests.bench.learn_rows import fit
from tests.bench.marked_claims import marked_stories

ALONE_C, COMPANY_C = 0.01, 0.003
KNOTS = (0.5, 0.8, 0.95)  # quantiles
MARKED_WEIGHT, MARKED_FOLDS = 0.5, 4
SHOWN = np.arange(0.4, 1.05, 0.05)
DECIMALS = 4


@dataclass(frozen=True)
class Sample:
    """A story's candidate pairs, and which are right (`doubtful` ones count neither way)."""

    name: str
    index: StoryIndex
    pairs: Pairs
    wanted: frozenset[tuple[int, int]]
    doubtful: frozenset[tuple[int, int]]
    weight: float

    @property
    def labels(self) -> np.ndarray:
        """1 right, 0 wrong, -1 doubtful, for each pair."""
        both = zip(self.pairs.first.tolist(), self.pairs.second.tolist(), strict=True)
        return np.array([1 if p in self.wanted else -1 if p in self.doubtful else 0 for p in both])


def pairs_in_key(name: str, reader: str = "claims") -> frozenset[tuple[int, int]]:
    """Pairs of passages of different files that carry one claim of the key."""
    index = index_of(name)
    rows = [np.nonzero(carriers(index, claim))[0].tolist() for claim in claims_of(name, reader)]
    pairs = {pair for found in rows for pair in combinations(found, 2)}
    return frozenset((i, j) for i, j in pairs if index.row_of[i] != index.row_of[j])


@cache
def keyed(name: str) -> Sample:
    """Where two readers have marked a story, what one of them alone marked is doubtful."""
    first = pairs_in_key(name)
    second = pairs_in_key(name, "claims_second_reader") if claims_of(name, "claims_second_reader") else first
    index = index_of(name)
    return Sample(name, index, find_pairs(index), first & second, first ^ second, 1.0)


@cache
def marked() -> tuple[Sample, ...]:
    found = marked_stories().items()
    return tuple(Sample(n, i, find_pairs(i), wanted, frozenset(), MARKED_WEIGHT) for n, (i, wanted) in found)


def folds(samples: Sequence[Sample]) -> list[list[Sample]]:
    """The keyed stories one by one, the marked ones in a few parts."""
    single = [[s] for s in samples if s.weight == 1.0]
    rest = [s for s in samples if s.weight != 1.0]
    return single + [part for n in range(MARKED_FOLDS) if (part := rest[n::MARKED_FOLDS])]


def learn_alone(samples: Iterable[Sample], scales: PairModel) -> Logistic:
    return _fit([(s, _widened(s, scales)) for s in samples], ALONE_C)


def _widened(sample: Sample, scales: PairModel) -> np.ndarray:
    measures = sample.pairs.measures
    return widened(measures, scales.knots, *widened_by(measures, scales.mean, scales.scale))


def _fit(rows: Sequence[tuple[Sample, np.ndarray]], c: float) -> Logistic:
    known = [(measures[s.labels >= 0], s.labels[s.labels >= 0], s.weight) for s, measures in rows]
    weights = np.concatenate([np.full(len(labels), weight) for _, labels, weight in known])
    return fit(np.vstack([m for m, _, _ in known]), np.concatenate([labels for _, labels, _ in known]), c, weights)


def _scales(samples: Sequence[Sample]) -> PairModel:
    """A model that knows what is usual, and nothing else yet."""
    measures = np.vstack([s.pairs.measures for s in samples])
    knots = np.round(np.quantile(measures, KNOTS, axis=0), DECIMALS)
    usual = [np.round(part, DECIMALS) for part in (measures.mean(axis=0), measures.std(axis=0))]
    return PairModel(knots, *usual, None, None, 1.0)


@cache
def _learned(names: tuple[str, ...]) -> tuple[PairModel, list[tuple[Sample, PairModel]]]:
    """The model from some keyed stories and all marked ones; and each keyed story with the one learned without it."""
    samples = [*map(keyed, names), *marked()]
    scales = _scales(samples)
    company, models = {}, []
    for fold in folds(samples):
        alone = learn_alone([s for s in samples if s not in fold], scales)
        for s in fold:
            company[s.name] = company_measures(s.index, s.pairs, probability(alone(_widened(s, scales))))
        models.append((fold, alone))
    rows = [(s, company[s.name]) for s in samples]
    found = replace(scales, alone=learn_alone(samples, scales), company=_fit(rows, COMPANY_C))
    unseen = []
    for fold, alone in models:
        without = replace(found, alone=alone, company=_fit([row for row in rows if row[0] not in fold], COMPANY_C))
        unseen += [(s, without) for s in fold]
    return found, [(s, without) for s, without in unseen if s.weight == 1.0]


@cache
def learn(names: tuple[str, ...]) -> PairModel:
    """The model from some keyed stories and all marked ones, with its cut."""
    return _cut(*_learned(names))


def apart(names: tuple[str, ...]) -> dict[str, PairModel]:
    """For each keyed story the model learned from the others; its cut is not set."""
    return {sample.name: model for sample, model in _learned(names)[1]}


def _cut(model: PairModel, unseen: Sequence[tuple[Sample, PairModel]]) -> PairModel:
    """The model with its cut set on stories that the models given with them have not seen."""
    gains = [np.mean([f1(s, groups_of(s, replace(m, shown=shown))) for s, m in unseen]) for shown in SHOWN]
    shown = round(float(SHOWN[int(np.argmax(gains))]), 2)
    return replace(model, shown=shown)


def links_of(sample: Sample, model: PairModel) -> Links:
    with patch.object(pair_chances, "find_pairs", lambda _: sample.pairs):
        return Links(sample.index, model)


def groups_of(sample: Sample, model: PairModel) -> list[list[int]]:
    return find_groups(links_of(sample, model))


def _pairs(sample: Sample, groups: Iterable[Sequence[int]]) -> set[tuple[int, int]]:
    return {pair for rows in groups for pair in combinations(sorted(rows), 2)} - sample.doubtful


def precision_and_recall(sample: Sample, groups: Iterable[Sequence[int]]) -> tuple[float, float]:
    found = _pairs(sample, groups)
    right = len(found & sample.wanted)
    return right / max(len(found), 1), right / max(len(sample.wanted), 1)


def f1(sample: Sample, groups: Iterable[Sequence[int]]) -> float:
    precision, recall = precision_and_recall(sample, groups)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def _constants(model: PairModel) -> dict:
    names = ("mean", "scale", "weights")
    logistic = {
        part: {n: getattr(getattr(model, part), n).tolist() for n in names} | {"bias": getattr(model, part).bias}
        for part in ("alone", "company")
    }
    arrays = {name: getattr(model, name).tolist() for name in ("knots", "mean", "scale")}
    return arrays | logistic | {"shown": model.shown}


if __name__ == "__main__":
    found = json.dumps(_constants(learn(story_names())), separators=(",", ":"))
    (DATA / "claim_weights.json").write_text(found + "\n", encoding="utf-8")
