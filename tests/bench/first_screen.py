"""What a journalist sees first, taken from the export: each keyed story read by what was learned without it.

The scorer and the keys lie beside the project.
"""

import contextlib
import io
import json
import re
import runpy
import sys
import tempfile
from pathlib import Path
from unittest import mock

import numpy as np

from tests.bench import unseen
from tests.bench.dossiers import SHARED, stories
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
    """Story → what the scorer prints of it."""
    names = [story.name for story in keyed_stories()]
    return {name: score(unseen.dossier(name), *stories()[name], *options) for name in names}


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
