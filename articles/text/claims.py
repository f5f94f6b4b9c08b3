"""Propose claims: passages of different articles that say the same thing, before anybody has stated it.

Problem: guessing the groups blind is hard; what is shown as sure has to be right.
Method: passages of different articles alike above a threshold, grown from the most alike pair.
Known failures: paraphrase without shared words.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from articles.text.document import Span
from articles.text.similarity import StoryIndex

ALIKE, SURE = 0.3, 0.5


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
    likeness = (0.5 * (index.by_words @ index.by_words.T + index.by_characters @ index.by_characters.T)).tocoo()
    passages = index.passages
    pairs = sorted(
        (-score, i, j)
        for i, j, score in zip(likeness.row, likeness.col, likeness.data, strict=True)
        if i < j and passages[i].article != passages[j].article and score >= ALIKE
    )
    group_of: dict[int, list[int]] = {}
    strength: dict[int, float] = {}
    for score, i, j in pairs:
        if i in group_of and j in group_of:
            continue
        group = group_of.get(i) or group_of.get(j) or []
        group.extend(n for n in (i, j) if n not in group)
        group_of[i] = group_of[j] = group
        strength.setdefault(id(group), -float(score))
    groups = {id(group): group for group in group_of.values()}
    proposals = []
    for name, group in groups.items():
        shortest = min(group, key=lambda n: (len(passages[n].exact), n))
        rows = tuple((passages[n].key, passages[n].span, float(strength[name])) for n in sorted(group))
        score = float(strength[name])
        proposals.append(ClaimProposal(passages[shortest].exact, "fact", rows, score, "", score >= SURE))
    return sorted(proposals, key=lambda proposal: -proposal.score)
