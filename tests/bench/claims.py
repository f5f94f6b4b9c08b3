"""Claims proposed blind, each story by what was learned on the others: the whole way, and the stage alone.

Pairs and spread are the scorer's, of the dossier that the pipeline makes of the files with the model that has not seen
the story. The stage alone is judged with the key's furniture left out.
"""

import re
import time

import numpy as np

from articles.text.claims.pair_chances import PairModel
from articles.text.claims.propose import propose_claims
from articles.text.document import Analysed
from articles.text.index.story_index import StoryIndex
from tests.bench import unseen
from tests.bench.claim_keys import analysed, story_names
from tests.bench.dossiers import score, stories
from tests.bench.figure import Figure
from tests.bench.learn_claims import f1, groups_of, keyed, learn

SEEDS = "seeds"
LEAST_SEEDS, LEAST_OTHERS, LEAST_SPREAD = 0.64, 0.54, 0.70
SOURCE = "gold/*.json, each story left out in turn"
BIG_STORY = 40


def without(name: str) -> PairModel:
    """The model learned on the other keyed stories."""
    return learn(tuple(other for other in story_names() if other != name))


def figures() -> list[Figure]:
    if not story_names():
        return []
    found = [*_whole_way(), *_stage()]
    seconds = _seconds_of_big_story()
    return [*found, Figure(f"claims of {BIG_STORY} articles, seconds", seconds, "≤ 5", seconds <= 5, "keyed stories")]


def _whole_way() -> list[Figure]:
    lines = {name: score(unseen.dossier(name), *stories()[name]) for name in story_names()}
    pairs = {name: _number(r"F1 (\d\.\d+)", line["claim pairs"]) for name, line in lines.items()}
    spread = {name: _number(r"(\d\.\d+)", line["spread"]) for name, line in lines.items()}
    found = _against_bars("pairs F1", pairs, LEAST_OTHERS)
    for label, value in ((SEEDS, spread[SEEDS]), ("all, mean", float(np.mean([*spread.values()])))):
        found.append(Figure(f"spread, {label}", round(value, 3), f"≥ {LEAST_SPREAD}", value >= LEAST_SPREAD, SOURCE))
    return found


def _number(pattern: str, line: str) -> float:
    match = re.search(pattern, line)
    return float(match.group(1)) if match else 0.0


def _against_bars(label: str, values: dict[str, float], least_others: float) -> list[Figure]:
    """The seeds and the mean of the others beside their bars, then each story for itself."""
    others = float(np.mean([value for name, value in values.items() if name != SEEDS]))
    rows = [(SEEDS, values[SEEDS], LEAST_SEEDS), ("others, mean", others, least_others)]
    found = [Figure(f"{label}, {n}", round(v, 3), f"≥ {least}", v >= least, SOURCE) for n, v, least in rows]
    return found + [Figure(f"{label}, {n}", v, "", True, SOURCE) for n, v in values.items() if n != SEEDS]


def _stage() -> list[Figure]:
    samples = {name: keyed(name) for name in story_names()}
    pairs = {name: round(f1(s, groups_of(s, without(name))), 3) for name, s in samples.items()}
    return _against_bars("pairs F1 of the stage alone", pairs, LEAST_OTHERS)


def _seconds_of_big_story() -> float:
    """All keyed articles, some twice, as one story: the time of everything but the reading of single articles."""
    articles = [article for name in story_names() for article in analysed(name)]
    many = (articles * (BIG_STORY // len(articles) + 1))[:BIG_STORY]
    keyed_anew = [_renamed(article, number) for number, article in enumerate(many)]
    started = time.process_time()
    propose_claims(StoryIndex(keyed_anew))
    return round(time.process_time() - started, 2)


def _renamed(article: Analysed, number: int) -> Analysed:
    document = type(article.document)(number, article.document.text, article.document.headline)
    return Analysed(document, article.sentences, article.mentions, article.quotes, article.dates)


if __name__ == "__main__":
    for figure in figures():
        print(figure)
