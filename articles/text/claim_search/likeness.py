"""Which of some claims says what a text is about: measures of what the two share, summed by learned weights.

Problem: a likeness of all words ranks a claim by its commonest company: the author of a post, its date, the one rare
word that matters count too little, and long claims are found for their length.
Method: each claim is measured against the text: rare words shared, taken softly (a synonym or the same beginning counts
in part), how much of each statement is met, by the whole and by the best sentence, names, figures, the author and the
date of a signature, tags, a picture; some of them also against the best of the candidates. A conditional logistic model
(the right claim among all candidates of its post) weighs them. Rarity is that among the claims held.
Source: own; weights in `data/claim_search_weights.json` by `tests/bench/learn_claim_search.py`.
Known failures: what a picture shows and the text does not say; learned on posts with one right claim each, so that the
sum orders claims of one text and says nothing across texts.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import numpy as np

from articles.text.claim_search.wording import LONG, SHORT, Asked, Stated
from articles.text.index import groups_of
from articles.text.learned_models import Logistic
from articles.text.word_lists import learned

COARSE = ("words", "words with author", "characters", "characters with author", "BM25", "author's BM25")
OWN = (
    "met best", "met least", "shared", "text met", "text shared", "best sentence, best", "best sentence, least",
    "names", "author opens", "month", "year", "tag in claim", "claim in tag", "picture", "figures",
)  # fmt: skip
COMPARED = ("rank of words", "rank of BM25", "shared, below best", "rank of shared", "text shared, below best")
MEASURES = (*COARSE, *OWN, *COMPARED)

SYNONYM = LONG_START = 0.6  # what a word counts for that is met by a synonym, or by a word with the same five letters
SHORT_START = 0.3  # ... with the same four letters
OPENING = 6  # words of a claim in which the author of a post is its subject
FULL_SENTENCE = 3.0  # rarity from which a sentence's share counts in full: all of "so sad" is met by chance
MOST_FIGURES = 2
LETTERS = 10  # a tag of so many letters counts 1
SAME = 1e-9


class Rarity:
    """How rare each stem is among the claims held: from 0 (in all) to 1 (in none)."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._claims = 0
        self._known: dict[str, float] = {}  # asked for since the last claim came

    def add(self, claims: Iterable[Iterable[str]]) -> None:
        """The stems of new claims."""
        for stems in claims:
            self._seen.update(set(stems))
            self._claims += 1
        self._known.clear()

    def of(self, stem: str) -> float:
        if stem not in self._known:
            most = max(np.log(1 + self._claims), SAME)
            self._known[stem] = float(np.log((1 + self._claims) / (1 + self._seen[stem])) / most)
        return self._known[stem]

    def total(self, stems: Iterable[str]) -> float:
        return sum(map(self.of, stems))

    def share(self, stems: frozenset[str], there: frozenset[str]) -> float:
        """How much of the stems is there, by rarity."""
        return _part(self.total(stems & there), self.total(stems))


def order_scores(measures: np.ndarray) -> np.ndarray:
    """One score for each row of measures, higher for the likelier claim; comparable within one text only."""
    return _model()(measures)


def measures_of(text: Asked, claims: Sequence[Stated], coarse: np.ndarray, rarity: Rarity) -> np.ndarray:
    """Claims × MEASURES. `coarse`: claims × COARSE, as `ClaimSearch` compares them."""
    if not claims:
        return np.empty((0, len(MEASURES)))
    own = np.array([_own(text, claim, rarity) for claim in claims])
    shared, text_shared = own[:, OWN.index("shared")], own[:, OWN.index("text shared")]
    compared = [
        _rank(coarse[:, COARSE.index("words")]),
        _rank(coarse[:, COARSE.index("BM25")]),
        shared - shared.max(),
        _rank(shared),
        text_shared - text_shared.max(),
    ]
    return np.hstack([coarse, own, np.stack(compared, axis=1)])


def _own(text: Asked, claim: Stated, rarity: Rarity) -> tuple[float, ...]:
    """The measures that need no other claim, in the order of OWN."""
    there = text.all_stems
    weighed = {stem: rarity.of(stem) * _met(stem, there, text.starts, text.groups) for stem in claim.content}
    met = [_part(sum(weighed[stem] for stem in part), rarity.total(part)) for part in claim.contents]
    text_shared = sum(rarity.of(stem) * _met(stem, claim.stems, claim.starts, claim.groups) for stem in text.content)
    shared, text_met = sum(weighed.values()), _part(text_shared, rarity.total(text.content))
    sentences = [_best_sentence(text, statement, rarity) for statement in claim.statements]
    return (
        max(met), min(met), np.log1p(shared), text_met, np.log1p(text_shared), max(sentences), min(sentences),
        rarity.share(claim.names, there), not text.author_stems.isdisjoint(claim.order[:OPENING]), *_dates(text, claim),
        _tag_in_claim(text, claim), _claim_in_tag(text, claim, rarity), text.has_picture and claim.is_of_picture,
        min(len(text.figures & claim.figures), MOST_FIGURES),
    )  # fmt: skip


def _met(stem: str, there: frozenset[str], starts: frozenset[str], groups: frozenset) -> float:
    """How much a word counts as met by the words there, their first letters, and what may stand for them."""
    if stem in there:
        return 1.0
    if not _groups_of(stem).isdisjoint(groups):
        return SYNONYM
    if len(stem) >= LONG and stem[:LONG] in starts:
        return LONG_START
    return SHORT_START if len(stem) >= SHORT and stem[:SHORT] in starts else 0.0


def _best_sentence(text: Asked, statement: frozenset[str], rarity: Rarity) -> float:
    """The largest share of a sentence of the text that the statement has; of a short sentence a part."""
    contents = [sentence & text.content for sentence in text.sentences]
    totals = [rarity.total(content) for content in contents]
    parts = [
        _part(rarity.total(content & statement), total) * min(1.0, total / FULL_SENTENCE)
        for content, total in zip(contents, totals, strict=True)
    ]
    return max(parts, default=0.0)


def _dates(text: Asked, claim: Stated) -> tuple[bool, bool]:
    """Does the claim name the month and the year of the signature; the year?"""
    if text.date is None:
        return False, False
    month, year = text.date
    return year in claim.years and month in claim.stems, year in claim.years


def _tag_in_claim(text: Asked, claim: Stated) -> float:
    """The longest tag or account that stands in the claim as several words: "@pnlind" in "P. N. Lind"."""
    return max((len(tag) / LETTERS for tag in text.tags if tag in claim.letters and tag not in claim.words), default=0)


def _claim_in_tag(text: Asked, claim: Stated, rarity: Rarity) -> float:
    """How much of the claim stands in tags only: "ferry" in "#ferrydisaster"."""
    missed = (stem for stem in claim.content - text.all_stems if len(stem) >= SHORT)
    found = [stem for stem in missed if any(stem in tag for tag in text.tags)]
    return _part(rarity.total(found), rarity.total(claim.content)) if found else 0.0


def _part(some: float, whole: float) -> float:
    return some / whole if whole > SAME else 0.0


def _rank(values: np.ndarray) -> np.ndarray:
    """1 for the highest, then 1/2, 1/3; the same for equal values."""
    return 1 / (1 + (values[None, :] > values[:, None] + SAME).sum(axis=1))


@lru_cache(maxsize=100_000)
def _groups_of(stem: str) -> frozenset:
    return groups_of(stem)


@cache
def _model() -> Logistic:
    return Logistic(learned("claim_search_weights"))
