"""What one outlet prints on several days in the same words: a column's standing sentences, or what an update repeats.

Problem: two articles of one outlet with the same sentence look like two that carry one claim.
Method: passages of one outlet and two days whose words are the same are reprinted. Among its own articles they join
nothing and are nothing that one article has alone; another outlet may carry the same claim all the same.
Source: own rule; a whole outlet's standing sentences are known by `standing`.
Known failures: standing sentences that change a word each time; articles without a date.
"""

from collections import defaultdict
from functools import cached_property

from articles.text.index import StoryIndex
from articles.text.standing import key_of


class Reprints:
    """The reprinted passages of a story."""

    def __init__(self, index: StoryIndex) -> None:
        self.index = index

    @cached_property
    def passages(self) -> frozenset[int]:
        """Numbers of the passages that their outlet has printed on another day, too."""
        days, numbers = defaultdict(set), defaultdict(list)
        for number, passage in enumerate(self.index.passages):
            document = self.index.articles[passage.article].document
            if document.outlet and document.published:
                words = document.outlet, key_of(passage.exact)
                days[words].add(document.published)
                numbers[words].append(number)
        return frozenset(n for words, found in numbers.items() if len(days[words]) > 1 for n in found)

    def join(self, one: int, other: int) -> bool:
        """Whether nothing but a reprint joins two passages: both are of one outlet."""
        return self._outlet(one) == self._outlet(other) != "" and not self.passages.isdisjoint((one, other))

    def _outlet(self, number: int) -> str:
        return self.index.articles[self.index.passages[number].article].document.outlet
