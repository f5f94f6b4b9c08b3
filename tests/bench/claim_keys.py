"""The keyed stories as the claim stages see them: articles analysed, and which passages carry which claim.

Furniture that the key marks is left out of the sentences, so that these stages are measured by themselves; the whole
way with our own cleaning is measured by `tests/bench/dossiers.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from articles.text.clauses import find_clauses
from articles.text.dates.read import find_dates
from articles.text.document import Analysed, Span
from articles.text.index.story_index import StoryIndex
from tests.bench.keyed_stories import KeyedStory, keyed_stories, names_of, quotes_of, sentences_of


@dataclass(frozen=True)
class KeyedClaim:
    """A claim of the key: for each file that carries it the evidence spans."""

    statement: str
    kind: str
    evidence: dict[str, tuple[Span, ...]]


def is_same(a: Span, b: Span) -> bool:
    """The scorer's measure: at least half of the shorter span is shared."""
    return 2 * a.overlap(b) >= min(len(a), len(b)) > 0


@cache
def story_names() -> tuple[str, ...]:
    return tuple(story.name for story in keyed_stories())


def _story(name: str) -> KeyedStory:
    return next(story for story in keyed_stories() if story.name == name)


@cache
def index_of(name: str) -> StoryIndex:
    return StoryIndex(analysed(name))


@cache
def analysed(name: str) -> tuple[Analysed, ...]:
    story, mentions = _story(name), names_of(name)[0].mentions
    furniture = {a["file"]: [Span(b["start"], b["end"]) for b in a["boilerplate"]] for a in story.key["articles"]}
    found = []
    for document in story.documents:
        key = document.key
        sentences = [s for s in sentences_of(document) if not any(2 * s.overlap(f) > len(s) for f in furniture[key])]
        here = tuple(m for m in mentions if m.document == key)
        dates = tuple(find_dates(document.text, document.published))
        clauses = find_clauses(document, sentences) or ()
        found.append(Analysed(document, tuple(sentences), here, quotes_of(name, key), dates, clauses))
    return tuple(found)


@cache
def claims_of(name: str, reader: str = "claims") -> tuple[KeyedClaim, ...]:
    """The claims of one reader; `reader` "claims_second_reader" only exists for the seeds."""
    found = []
    for claim in _story(name).key.get(reader, ()):
        evidence: dict[str, list[Span]] = {}
        for e in claim["evidence"]:
            evidence.setdefault(e["file"], []).append(Span(e["start"], e["end"]))
        found.append(KeyedClaim(claim["statement"], claim["kind"], {f: tuple(s) for f, s in evidence.items()}))
    return tuple(found)


def carriers(index: StoryIndex, claim: KeyedClaim) -> np.ndarray:
    """For each passage whether it holds evidence of the claim."""
    return np.array([any(is_same(p.span, e) for e in claim.evidence.get(p.key, ())) for p in index.passages])


def cells(name: str, least: int = 1) -> Iterator[tuple[KeyedClaim, int, bool]]:
    """(claim, row of an article, whether it carries the claim), for claims that `least` files carry or more."""
    index = index_of(name)
    for claim in claims_of(name):
        if len(claim.evidence) >= least:
            yield from ((claim, row, key in claim.evidence) for row, key in enumerate(index.keys))
