"""Passages that speak of different people, however like their words are: they are never one claim.

Problem: "Ada Lind, 43, was jailed for theft" and "Max Roth, 51, was jailed for theft" differ in two words.
Method: both passages begin with a full name, and neither article ever names whom the other one begins with.
Source: own rule; of the likely cells of ten keyed stories it ruled out none that was right.
Known failures: people who are named by an office alone; different places or events.
"""

from collections.abc import Hashable

from articles.text.index import StoryIndex

LEAST_WORDS = 2  # of a name that stands for one person and no other


class Strangers:
    """Whom the passages of a story begin with, and whom its articles name."""

    def __init__(self, index: StoryIndex) -> None:
        self.index = index
        self.named = [frozenset(mention.entity for mention in article.mentions) for article in index.articles]
        self.heads: dict[int, Hashable | None] = {}

    def are_met(self, one: int, other: int) -> bool:
        """Whether the passages of two numbers speak of two people whom only their own articles know."""
        mine, theirs = self._head(one), self._head(other)
        if mine is None or theirs is None:
            return False
        return mine not in self.named[self._article(other)] and theirs not in self.named[self._article(one)]

    def _article(self, number: int) -> int:
        return self.index.passages[number].article

    def _head(self, number: int) -> Hashable | None:
        if number not in self.heads:
            self.heads[number] = self._read_head(number)
        return self.heads[number]

    def _read_head(self, number: int) -> Hashable | None:
        passage = self.index.passages[number]
        found = self.index.placed(self.index.articles[passage.article]).mentions.inside(passage.span)
        first = found[0] if found else None
        is_head = first is not None and first.span.start == passage.span.start
        return first.entity if is_head and len(first.exact.split()) >= LEAST_WORDS else None
