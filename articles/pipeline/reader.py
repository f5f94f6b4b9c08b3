"""One reading of a story: which articles are read, which are put aside, and the right to write what comes of it.

A story has one reader at a time, known by a token. It reads without any lock, which takes as long as it takes, and
writes step by step in short transactions under the story's lock. Each looks first whether the story is still as it was
read: an article moved away or changed meanwhile, a merged story or another reader's turn end the reading (`Outpaced`).

A stage that fails on one article puts that article aside. Where a stage reads the articles against each other, the one
is put aside whose coming made it fail: mostly the newest, else found by halving.
"""

import time
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from typing import TypeVar
from uuid import UUID

from django.db import OperationalError, transaction
from psycopg.errors import DeadlockDetected

from newsroom.decisions import by_machine

from ..models import Article, PutAside, Story, StoryReading
from ..readers.shipped import stories
from ..reading_process import NotRead
from .reading import ask_about, foreign, readable

SIGN_SECONDS = 5.0
MOST_TOGETHER = 4  # articles that one stage puts aside; where more are at fault, something else is wrong

Found = TypeVar("Found")


class Outpaced(Exception):
    """What is there now is not what was read: begin anew."""


class StoryReader:
    """The articles of a story that can be read, those in languages that are not read, and who reads them."""

    def __init__(self, story: Story, token: UUID, on_sign: Callable[[], None] | None = None) -> None:
        self.story, self.token, self.on_sign = story, token, on_sign
        self.signed = time.monotonic()
        self.articles = list(readable(story))
        self.foreign = list(foreign(story))

    @property
    def all(self) -> list[Article]:
        return [*self.articles, *self.foreign]

    def each(
        self,
        stage: str,
        ask: Callable[[Article], Found],
        with_foreign: bool = False,
        among: Container[int] | None = None,
    ) -> dict[int, Found]:
        """What a stage on single articles (`among` some keys) finds, by key; those on which it fails are put aside."""
        found = {}
        for article in self.all if with_foreign else self.articles:
            if among is not None and article.pk not in among:
                continue
            self._give_sign()
            try:
                found[article.pk] = ask(article)
            except NotRead as error:
                self._put_aside(article, stage, error)
        return found

    def together(self, stage: str, ask: Callable[[list[Article]], Found]) -> Found:
        """What a stage finds that reads the articles against each other."""
        for _ in range(MOST_TOGETHER):
            self._give_sign()
            try:
                return ask(self.articles)
            except NotRead as error:
                self._put_aside(self._breaking(ask), stage, error)
        return ask(self.articles)

    def ask(self, stage: str, question: Callable[..., Found], *arguments) -> Found:
        """The same of what `StoryStages` are asked."""
        return self.together(stage, lambda articles: ask_about(stories, articles, question, *arguments))

    def _breaking(self, ask: Callable[[list[Article]], object]) -> Article:
        """The first article, in the order in which they came in, that the stage cannot read with those before it."""
        order = sorted(self.articles, key=lambda article: article.current_id)
        works, fails = 0, len(order)
        middle = fails - 1
        while fails - works > 1:
            self._give_sign()
            try:
                ask([article for article in self.articles if article in order[:middle]])
                works = middle
            except NotRead:
                fails = middle
            middle = (works + fails) // 2
        return order[works]

    def _put_aside(self, article: Article, stage: str, error: NotRead) -> None:
        PutAside.objects.put(article.current, stage, str(error))
        self.articles = [other for other in self.articles if other != article]
        self.foreign = [other for other in self.foreign if other != article]

    def _give_sign(self) -> None:
        """Now and then, so that nobody thinks this reader gone."""
        if time.monotonic() - self.signed > SIGN_SECONDS:
            self.signed = time.monotonic()
            self._check_turn()
            if self.on_sign:
                self.on_sign()

    def _check_turn(self) -> None:
        if not StoryReading.objects.sign(self.story, self.token):
            raise Outpaced

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A short transaction under the story's lock. What people decided meanwhile is to be looked up in it anew."""
        try:
            with by_machine(), transaction.atomic():
                if Story.objects.locked(self.story.pk) != self.story:
                    raise Outpaced
                self._check_turn()
                here = {pk: as_read for pk, *as_read in self.story.articles.values_list("pk", "current", "language")}
                if any(here.get(article.pk) != [article.current_id, article.language] for article in self.all):
                    raise Outpaced
                yield
        except OperationalError as error:
            if isinstance(error.__cause__, DeadlockDetected):
                raise Outpaced from error
            raise
