"""Which quotations of a story render one utterance: read once for all that is asked of it."""

from functools import cached_property

from articles.text.index import StoryIndex
from articles.text.quotes import group_utterances


def utterances_of(index: StoryIndex) -> "Utterances":
    if Utterances not in index.made:
        index.made[Utterances] = Utterances(index)
    return index.made[Utterances]


class Utterances:
    """What is `said`, as `group_utterances` takes it, and the groups of numbers that it gives."""

    def __init__(self, index: StoryIndex) -> None:
        self.said = [(a.document.key, quote, quote.speaker_entity) for a in index.articles for quote in a.quotes]

    @cached_property
    def groups(self) -> list[list[int]]:
        return group_utterances(self.said)
