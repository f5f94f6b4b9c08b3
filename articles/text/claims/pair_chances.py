"""How likely two passages of different articles state one thing: what the measures of `pairs` mean together.

Problem: how like a pair must be depends on the story (some share every word, some few) and on the company it keeps: a
pair whose neighbours pair up too, or that both agree with a passage of a third article, is more likely right.
Method: two logistic models, one upon the other. The first sees each measure as it is, how far it stands above three
knots (so that its effect may bend), and how far it stands out in this story; a story of few pairs is held near to what
is usual. The second sees the first one's log-odds, the rank among the story's pairs, better choices for either passage,
agreement with third articles, and the pairs next to it. What is unlikely by itself stays out, however small the story.
Source: own; weights in `data/claim_weights.json`, learned by `tests/bench/learn_claims.py` on keyed and marked stories.
Each story left out in turn, the best cut gives F1 0.67 on the seed story and 0.57 on the others; boosted trees in place
of the first model gave 0.66 and 0.58, not enough for what they cost.
Known failures: the base rate differs by story, so that chances are right on average over stories only.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy import sparse

from articles.text.claims.pairs import Pairs, find_pairs
from articles.text.index import StoryIndex
from articles.text.learned_models import Logistic, probability
from articles.text.word_lists import learned

USUAL = 200  # pairs: how much what is usual weighs against the story's own pairs
LEAST_ALONE = 0.05  # chance by itself, below which no company helps; in no keyed story did such a pair open a group
ROWS = 4096  # pairs whose measures are widened at once
FAINT, FULL = 1e-4, 1 - 1e-4  # chances are taken for no smaller and no larger
COMPANY = (
    "log-odds", "rank", "less: above the next choice", "more: above the next choice",
    "third article", "third article, log-odds", "next to both", "next to one", "chances of either passage",
)  # fmt: skip


@dataclass(frozen=True)
class PairModel:
    """Knots (3 × measures), the usual mean and scale of each measure, both logistic models, and where to cut.

    `shown` times the usual number of pairs of a story open groups.
    """

    knots: np.ndarray
    mean: np.ndarray
    scale: np.ndarray
    alone: Logistic
    company: Logistic
    shown: float


@cache
def pair_model() -> PairModel:
    """The model that the product uses."""
    found = learned("claim_weights")
    arrays = [np.array(found[name]) for name in ("knots", "mean", "scale")]
    return PairModel(*arrays, Logistic(found["alone"]), Logistic(found["company"]), found["shown"])


@dataclass(frozen=True)
class ScoredPairs:
    """The candidate pairs of a story, in order, each with its chance by a model."""

    model: PairModel
    size: int  # passages
    first: np.ndarray
    second: np.ndarray
    chances: np.ndarray

    def between(self, ones: np.ndarray, others: np.ndarray) -> np.ndarray:
        """The chance of each two passages; 0 where they are no candidates."""
        known = self.first * self.size + self.second
        wanted = np.minimum(ones, others) * self.size + np.maximum(ones, others)
        if not len(known):
            return np.zeros(len(wanted))
        place = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        return np.where(known[place] == wanted, self.chances[place], 0.0)


def scored_pairs(index: StoryIndex, model: PairModel) -> ScoredPairs:
    """The pairs of a story with their chances, made once for all that is asked of it by one model."""
    known = index.made.get(ScoredPairs)
    if known is None or known.model is not model:
        pairs = find_pairs(index)
        known = ScoredPairs(model, len(index.passages), pairs.first, pairs.second, pair_chances(index, pairs, model))
        index.made[ScoredPairs] = known
    return known


def pair_chances(index: StoryIndex, pairs: Pairs, model: PairModel) -> np.ndarray:
    """For each pair the chance that both passages state one thing."""
    if not len(pairs):
        return np.zeros(0)
    ways = widened_by(pairs.measures, model.mean, model.scale)
    parts = (pairs.measures[start : start + ROWS] for start in range(0, len(pairs), ROWS))
    alone = probability(np.concatenate([model.alone(widened(part, model.knots, *ways)) for part in parts]))
    together = probability(model.company(company_measures(index, pairs, alone)))
    return np.where(alone >= LEAST_ALONE, together, 0.0)


def widened_by(measures: np.ndarray, mean: np.ndarray, scale: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The middle and the spread of each measure in this story, held near to the usual ones where its pairs are few."""
    share = len(measures) / (len(measures) + USUAL)
    middle = share * measures.mean(axis=0) + (1 - share) * mean
    return middle, np.sqrt(share * measures.var(axis=0) + (1 - share) * scale**2 + 1e-9)


def widened(measures: np.ndarray, knots: np.ndarray, middle: np.ndarray, spread: np.ndarray) -> np.ndarray:
    """Pairs × (measures, measures above each knot, measures beside those of the story)."""
    above = [np.maximum(measures - knot, 0.0) for knot in knots]
    return np.hstack([measures, *above, (measures - middle) / spread])


def company_measures(index: StoryIndex, pairs: Pairs, chances: np.ndarray) -> np.ndarray:
    """Pairs × COMPANY, from the chances that the pairs have by themselves."""
    others = max(len(index.keys) - 1, 1)
    odds = _log_odds(chances)
    rank = np.empty(len(pairs))
    rank[np.argsort(-chances, kind="stable")] = np.arange(1, len(pairs) + 1)
    above = [odds - _log_odds(rest) for rest in _next_choices(index, pairs, chances)]
    third = _third_article(index, pairs, chances)
    reach = np.bincount(pairs.first, chances, len(index.passages))
    reach += np.bincount(pairs.second, chances, len(index.passages))
    columns = [odds, np.log(rank / usual_pairs(index)), np.minimum(*above), np.maximum(*above)]
    columns += [third, _log_odds(third), *_beside(index, pairs, chances)]
    columns.append((reach[pairs.first] + reach[pairs.second]) / others)
    return np.stack(columns, axis=1)


def usual_pairs(index: StoryIndex) -> float:
    """The size of a story, as the number of pairs that a story of this size usually has (of those worth showing).

    Counted so, with the root of the number of other articles, one cut fits stories of three articles and of six better
    than one chance does from which pairs are let in (F1 0.53 against 0.50, mean of the stories left out in turn).
    """
    return len(index.passages) * max(len(index.keys) - 1, 1) ** 0.5


def _log_odds(chances: np.ndarray) -> np.ndarray:
    held = np.clip(chances, FAINT, FULL)
    return np.log(held / (1 - held))


def _next_choices(index: StoryIndex, pairs: Pairs, chances: np.ndarray) -> list[np.ndarray]:
    """For either passage of each pair: its best chance with another passage of the other one's article, 0 if none."""
    passages = np.concatenate([pairs.first, pairs.second])
    articles = index.row_of[np.concatenate([pairs.second, pairs.first])]
    cell, values = passages * len(index.keys) + articles, np.tile(chances, 2)
    order = np.lexsort((-values, cell))
    opens = np.r_[True, np.diff(cell[order]) != 0]
    first = np.nonzero(opens)[0]
    has_second = np.r_[~opens[1:], False][first]
    best = values[order][first]
    second = np.where(has_second, values[order][np.minimum(first + 1, len(order) - 1)], 0.0)
    number = np.cumsum(opens) - 1
    rest = np.empty(len(order))
    rest[order] = np.where(opens, second[number], best[number])
    return [rest[: len(pairs)], rest[len(pairs) :]]


def _third_article(index: StoryIndex, pairs: Pairs, chances: np.ndarray) -> np.ndarray:
    """The best passage of a third article that both agree with: the lesser of the two chances."""
    size = len(index.passages)
    there = sparse.coo_matrix((chances, (pairs.first, pairs.second)), shape=(size, size)).tocsr()
    both = (there + there.T).tocsr()
    return both[pairs.first].minimum(both[pairs.second]).max(axis=1).toarray().ravel()


def _beside(index: StoryIndex, pairs: Pairs, chances: np.ndarray) -> list[np.ndarray]:
    """The best chance of the pairs before and after both passages; and of those before or after one of them."""
    size = len(index.passages)
    known = pairs.first * size + pairs.second

    def at(forth: int, back: int) -> np.ndarray:
        first, second = pairs.first + forth, pairs.second + back
        near_first, near_second = np.clip(first, 0, size - 1), np.clip(second, 0, size - 1)
        is_there = (first == near_first) & (second == near_second)
        is_there &= index.row_of[near_first] == index.row_of[pairs.first]
        is_there &= index.row_of[near_second] == index.row_of[pairs.second]
        wanted = near_first * size + near_second
        place = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        return np.where(is_there & (known[place] == wanted), chances[place], 0.0)

    both = np.maximum(at(1, 1), at(-1, -1))
    return [both, np.maximum.reduce([at(0, 1), at(0, -1), at(1, 0), at(-1, 0)])]
