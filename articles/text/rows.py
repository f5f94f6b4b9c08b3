"""Fill a claim's row: where does each other outlet carry what the claim states?

Problem: once somebody has stated a claim, the passage that carries it must be found in every other article.
Method: every passage is ranked by its likeness to the statement and to the passages accepted so far; the best one's
likeness gives the chance that the article carries the claim at all.
Known failures: a claim spread over two sentences.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from articles.text.document import Span
from articles.text.similarity import StoryIndex

OFFERED = 3


@dataclass(frozen=True, slots=True)
class OfferedPassage:
    """A passage that may carry the claim; `score` from 0 to 1, `why` in a line."""

    span: Span
    exact: str
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What one article has for a claim: `band` is "sure", "likely" or "unlikely"; passages best first, at most 3."""

    chance: float
    band: str
    passages: tuple[OfferedPassage, ...] = ()


def fill_row(
    index: StoryIndex,
    statement: str,
    accepted: Sequence[tuple[Hashable, Span]] = (),
    rejected: Sequence[tuple[Hashable, Span]] = (),
    articles: Iterable[Hashable] | None = None,
) -> dict[Hashable, Offer]:
    """For each article (or those named) its best passages for the statement, and the chance that it carries it."""
    wanted = set(index.keys if articles is None else articles)
    documents = dict(zip(index.keys, index.articles, strict=True))
    texts = [statement, *(documents[key].document.words(span) for key, span in accepted if key in documents)]
    likeness = (index.vectors @ index.vectors_of(texts).T).toarray()
    scores = likeness[:, 0] if len(texts) == 1 else 0.5 * likeness[:, 0] + 0.5 * likeness[:, 1:].max(axis=1)
    offers = {}
    for row, key in enumerate(index.keys):
        if key not in wanted:
            continue
        refused = [span for other, span in rejected if other == key]
        here = [n for n, passage in enumerate(index.passages) if passage.article == row]
        here = [n for n in here if not any(index.passages[n].span.overlap(span) for span in refused)]
        best = sorted(here, key=lambda n: (-scores[n], n))[:OFFERED]
        chance = float(np.clip(scores[best[0]] * 1.5, 0, 1)) if best else 0.0
        band = "sure" if chance > 0.8 else "likely" if chance > 0.4 else "unlikely"
        passages = tuple(
            OfferedPassage(index.passages[n].span, index.passages[n].exact, float(scores[n])) for n in best
        )
        offers[key] = Offer(chance, band, passages)
    return offers
