"""Propose claims: passages of different articles that say the same thing, before anybody has stated it.

Problem: guessing the groups blind is hard; what is shown as sure has to be right.
Method: two passages are alike by words and characters, the more so when each is the other's best match in its article
(mutual likeness). The most alike pair opens a group, which takes the best passage of each further article that is like
the whole of it; two passages that stand in groups already open no other, so that no claim is proposed twice over.
Claims that are there already only grow.
Source: own; thresholds set on keyed stories of several outlets, where F1 of pairs is flat between 0.14 and 0.20.
Known failures: paraphrase without shared words; a sentence that carries two claims gives one.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from articles.text.document import Span
from articles.text.similarity import StoryIndex
from articles.text.statements import write_statement

ALIKE, GROW, SURE = 0.16, 0.18, 0.30


@dataclass(frozen=True, slots=True)
class ExistingClaim:
    """A claim that the story has already: its appearances, and the passages that people refused for it."""

    key: Hashable
    statement: str
    passages: tuple[tuple[Hashable, Span], ...] = ()
    rejected: tuple[tuple[Hashable, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimProposal:
    """A group of passages that seem to say one thing. `existing` is the key of the claim that they add to, if any."""

    statement: str
    kind: str
    passages: tuple[tuple[Hashable, Span, float], ...]
    score: float
    why: str = ""
    is_sure: bool = False
    existing: Hashable | None = None


def propose_claims(
    index: StoryIndex,
    existing: Sequence[ExistingClaim] = (),
    rejected: Sequence[ExistingClaim] = (),
) -> list[ClaimProposal]:
    """Claims that at least two articles carry, surest first. `rejected` are the claims which people dismissed."""
    if len(index.passages) < 2:
        return []
    articles = np.array([passage.article for passage in index.passages])
    likeness = _mutual_likeness(index, articles)
    grown, taken = [], set()
    for claim in [*existing, *rejected]:
        rows = sorted({row for key, span in claim.passages for row in index.rows_at(key, span)})
        taken.update(rows)
        if claim not in rejected and rows:
            refused = {row for key, span in claim.rejected for row in index.rows_at(key, span)}
            more = _grow(rows, likeness, articles, refused)[len(rows) :]
            taken.update(more)
            if more:
                grown.append(_proposal(index, more, rows, likeness, claim.key, claim.statement))
    return grown + [_proposal(index, rows, rows, likeness) for rows in _groups(likeness, articles, taken)]


def _mutual_likeness(index: StoryIndex, articles: np.ndarray) -> np.ndarray:
    """Passages × passages: likeness, lessened where either has a better match in the other's article."""
    words, characters = index.by_words @ index.by_words.T, index.by_characters @ index.by_characters.T
    likeness = 0.5 * (words + characters).toarray()
    likeness[articles[:, None] == articles[None, :]] = 0.0
    best = np.stack([likeness[:, articles == a].max(axis=1, initial=0.0) for a in range(articles.max() + 1)], axis=1)
    best = np.maximum(best[:, articles], 1e-9)
    return likeness * np.sqrt(likeness / best * (likeness / best.T))


def _groups(likeness: np.ndarray, articles: np.ndarray, taken: set[int]) -> list[list[int]]:
    """Rows of passages that seem to say one thing, the most alike first; none of two passages that are `taken` both."""
    first, second = np.where(np.triu(likeness) >= ALIKE)
    order = sorted(zip(-likeness[first, second], first.tolist(), second.tolist(), strict=True))
    taken, groups = set(taken), []
    for _, i, j in order:
        if not (i in taken and j in taken):
            groups.append(_grow([i, j], likeness, articles, set()))
            taken.update(groups[-1])
    return groups


def _grow(rows: Sequence[int], likeness: np.ndarray, articles: np.ndarray, refused: set[int]) -> list[int]:
    """The rows with the best passage of each further article that is like all of them on average."""
    rows, closed = list(rows), set(refused)
    while True:
        mean = likeness[:, rows].mean(axis=1)
        mean[np.isin(articles, articles[rows])] = 0.0
        mean[list(closed)] = 0.0
        best = int(mean.argmax())
        if mean[best] < GROW:
            return rows
        rows.append(best)


def _proposal(
    index: StoryIndex,
    rows: Sequence[int],
    among: Sequence[int],
    likeness: np.ndarray,
    existing: Hashable | None = None,
    statement: str = "",
) -> ClaimProposal:
    """A proposal of some rows, each scored by its likeness to the others of its group."""
    others = [[j for j in among if j != i] for i in rows]
    scores = [float(min(1.0, likeness[i, js].mean())) for i, js in zip(rows, others, strict=True)]
    found = [index.passages[i] for i in rows]
    passages = tuple((p.key, p.span, s) for p, s in zip(found, scores, strict=True))
    score = float(np.mean(scores))
    if not statement:
        clearest = min(found, key=lambda p: (p.span.field != "text", abs(len(p.span) - 90), p.key))
        statement = write_statement(index, index.articles[clearest.article], clearest.span)
    why = f"alike in {index.shared_words(found[0].exact, among[-1])}; {score:.2f}" if len(among) > 1 else ""
    return ClaimProposal(statement, "fact", passages, score, why, score >= SURE, existing)
