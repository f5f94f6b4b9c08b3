"""A keyed story's dossier, read by what was learned without that story: what claims and the first screen are judged by.

Left out are the models of rows, of pairs of passages, of cells and of stance. Reading runs in this process, so that
other weights can be put in the place of the product's.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from unittest import mock

from articles import reading_process
from articles.text import stance
from articles.text.batches import analysed
from articles.text.claims import first, propose
from articles.text.shelf import Shelf
from tests.bench import learn_cells, learn_stance
from tests.bench.dossiers import make_dossier, scratch_database, stories
from tests.bench.keyed_stories import keyed_stories


class InThisProcess:
    """A reading lane without a process of its own."""

    def __init__(self) -> None:
        self.shelf = Shelf()

    def ask(self, function: Callable, *arguments: Any) -> Any:
        return function(*arguments)

    def ask_about(
        self, story: Sequence, fetch: Callable[[Sequence], Mapping], function: Callable, *arguments: Any
    ) -> Any:
        story = tuple(story)
        if missing := self.shelf.missing(story):
            self.shelve(fetch(missing))
        return function(self.shelf.index_of(story), *arguments)

    def shelve(self, articles: Mapping) -> None:
        for version, parts in articles.items():
            self.shelf.articles[version] = analysed(*parts)


@contextlib.contextmanager
def read_by(models, weights: dict[str, float]) -> Iterator[None]:
    """Reading in this process, with these models of cells and weights of stance."""
    lane = InThisProcess()
    with contextlib.ExitStack() as stack:
        for name in ("ask", "ask_about", "shelve"):
            replaced = (lambda method: lambda _, *arguments: method(*arguments))(getattr(lane, name))
            stack.enter_context(mock.patch.object(reading_process.Lane, name, replaced))
        stack.enter_context(mock.patch.object(first, "cell_models", lambda: models))
        stack.enter_context(mock.patch.object(propose, "pair_model", lambda: models.pair))
        stack.enter_context(mock.patch.object(stance, "learned", lambda _: weights))
        yield


@cache
def stances() -> dict[str, dict[str, float]]:
    return learn_stance.leave_one_out()


@cache
def dossier(name: str) -> dict:
    """A story imported into a database of its own, and exported."""
    others = tuple(story.name for story in keyed_stories() if story.name != name)
    with scratch_database(), read_by(learn_cells.learn(others), stances()[name]):
        return make_dossier(stories()[name][1])
