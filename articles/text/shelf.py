"""The articles and stories that a reading process has at hand, prepared for questions."""

from collections.abc import Hashable

from articles.text.batches import analysed
from articles.text.document import Analysed
from articles.text.index import StoryIndex
from articles.text.placed import PlacedArticle
from articles.text.process import Answer, Request, Version, function_of
from articles.text.word_lists import put_in_place

STORIES_KEPT = 8  # about 4 MB for a story of 40 articles


class Shelf:
    """The articles and stories at hand."""

    def __init__(self) -> None:
        self.articles: dict[Version, Analysed] = {}
        self.stories: dict[tuple[Version, ...], StoryIndex] = {}
        self.placed: dict[Hashable, PlacedArticle] = {}

    def missing(self, story: tuple[Version, ...]) -> tuple[Version, ...]:
        return () if story in self.stories else tuple(version for version in story if version not in self.articles)

    def index_of(self, story: tuple[Version, ...]) -> StoryIndex:
        """The index of a story, none of whose articles is missing. The one asked about longest ago makes room."""
        index = self.stories.pop(story, None)
        if index is None:
            self._forget_former(frozenset(story))
            index = StoryIndex([self.articles[version] for version in story], self.placed)
        self.stories[story] = index
        if len(self.stories) > STORIES_KEPT:
            del self.stories[next(iter(self.stories))]
            kept = {version for each in self.stories for version in each}
            self.articles = {version: article for version, article in self.articles.items() if version in kept}
            keys = {article.document.key for article in self.articles.values()}
            for key in self.placed.keys() - keys:
                del self.placed[key]
        return index

    def _forget_former(self, story: frozenset[Version]) -> None:
        """What a story was before an article came or changed is not asked about again."""
        for former in [other for other in self.stories if 2 * len(story.intersection(other)) > len(other)]:
            del self.stories[former]

    def answer(self, request: Request) -> Answer:
        """What the function says, or which articles are missing for it."""
        if request.learned:
            put_in_place(request.learned)
        for version, parts in (request.shelve or {}).items():
            self.articles[version] = analysed(*parts)
        missing = self.missing(request.story or ())
        if missing or not request.function:
            return Answer(missing=missing)
        first = () if request.story is None else (self.index_of(request.story),)
        return Answer(function_of(request.function)(*first, *request.arguments))
