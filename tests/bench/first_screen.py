"""What a journalist sees first, taken from the export: each keyed story imported, read by what was learned without it.

The scorer and the keys lie beside the project. Left out are the models of rows, of pairs of passages, of cells and of
stance. Reading runs in this process, so that other weights can be put in the place of the product's.
"""

import contextlib
import io
import json
import re
import runpy
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from articles import reading_process
from articles.text import stance
from articles.text.batches import analysed
from articles.text.claims import first, propose
from articles.text.process import Shelf
from tests.bench import learn_cells, learn_stance
from tests.bench.dossiers import SHARED, make_dossier, scratch_database, stories
from tests.bench.figure import Figure
from tests.bench.keyed_stories import keyed_stories

SCORER = SHARED / "tools" / "score_first_screen.py"
BARS = {
    "in the key": ("≥", 0.95),
    "cells right": ("≥", 0.85),
    "carriers": ("≥", 0.90),
    "readings": ("≥", 0.88),
    "repeats": ("≤", 0.04),
    "found": ("≥", 0.70),
    "statements": ("≥", 0.95),
}
MEASURE = re.compile(
    r"(rows|words|in the key|cells right|\(carried|carriers|readings|repeats|found|statements) (\d[\d.]*)"
)


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


def score(dossier: dict, key: Path, folder: Path, *options: str) -> str:
    """What the scorer prints."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "dossier.json"
        path.write_text(json.dumps(dossier), encoding="utf-8")
        argv = [str(SCORER), str(path), str(key), str(folder), *options]
        out = io.StringIO()
        with mock.patch.object(sys, "argv", argv), contextlib.redirect_stdout(out):
            runpy.run_path(str(SCORER), run_name="__main__")
    return out.getvalue()


def scores(*options: str) -> dict[str, str]:
    """Story → what the scorer prints of it, each story read by what was learned from the others."""
    names = tuple(story.name for story in keyed_stories())
    found, stances = {}, learn_stance.leave_one_out()
    with scratch_database():
        for name, (key, folder) in stories().items():
            if name in names:
                models = learn_cells.learn(tuple(other for other in names if other != name))
                with read_by(models, stances[name]):
                    found[name] = score(make_dossier(folder), key, folder, *options)
    return found


def measured(printed: str) -> dict[str, float]:
    return {name: float(value) for name, value in MEASURE.findall(printed.splitlines()[0])}


def figures() -> list[Figure]:
    if not SCORER.exists():
        return []
    by_story = {name: measured(printed) for name, printed in scores().items()}
    found = []
    for name, (sign, bar) in BARS.items():
        value = float(np.mean([each[name] for each in by_story.values()]))
        reached = value >= bar if sign == "≥" else value <= bar
        each = " ".join(f"{story} {measures[name]:.2f}" for story, measures in by_story.items())
        found.append(Figure(f"first screen: {name}", round(value, 3), f"{sign} {bar}", reached, each))
    rows = float(np.mean([each["rows"] for each in by_story.values()]))
    return [*found, Figure("first screen: rows", round(rows, 1), "≤ 15", rows <= 15, "")]


if __name__ == "__main__":
    for story, printed in scores("--list").items():
        print(f"{story}: {printed}")
