"""The whole way, files to dossier, on each keyed story: imported into a database of its own, exported, scored.

The scorer and the keys lie beside the project; without them the project's own samples are measured with nothing to
score them, so there are no figures.
"""

import contextlib
import io
import json
import os
import re
import runpy
import sys
import tempfile
from pathlib import Path

import django
from django.conf import settings

from tests.bench.figure import Figure

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score_dossier.py"
BARS = {
    "claim pairs": ("F1", 0.64),
    "spread": (None, 0.70),
    "stance": (None, 0.85),
    "mentions": ("F1", 0.92),
    "aliases": ("F1", 0.97),
    "same utterance": ("F1", 0.80),
}
NUMBER = r"(\d+\.\d+)"


def stories() -> dict[str, tuple[Path, Path]]:
    """Name → (key, folder of files with its manifest): the shared ones that are there, then our own samples."""
    found = {}
    for key in sorted((SHARED / "gold").glob("*.json")) if SCORER.exists() else []:
        folder = SHARED / "seeds" if key.stem == "seeds" else SHARED / "stories" / key.stem
        found[key.stem] = (key, folder)
    for key in sorted((ROOT / "tests/data/stories").glob("*.json")) if SCORER.exists() else []:
        found[f"own {key.stem}"] = (key, ROOT / "articles/samples" / key.stem)
    return found


def score(dossier: dict, key: Path, folder: Path) -> dict[str, str]:
    """The scorer's lines by name."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "dossier.json"
        path.write_text(json.dumps(dossier), encoding="utf-8")
        argv, sys.argv = sys.argv, [str(SCORER), str(path), str(key), str(folder)]
        out = io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
                runpy.run_path(str(SCORER), run_name="__main__")
        finally:
            sys.argv = argv
    lines = [line for line in out.getvalue().splitlines() if len(line) > 17]
    return {line[:17].strip(): line[17:].strip() for line in lines}


def make_dossier(folder: Path) -> dict:
    """Import a folder by its manifest as one story, and export it."""
    from articles import pipeline
    from articles.intake.manifest import pair, read_manifest
    from articles.intake.take_in import take_in_all
    from articles.management.commands.import_articles import read_files
    from articles.models import Story
    from articles.overviews.dossier import build_dossier

    rows = read_manifest((folder / "manifest.csv").read_bytes())
    files, _ = read_files([str(folder)])
    submissions, _ = pair(files, rows)
    story = Story.objects.open(folder.name)
    pipeline.analyse([o.article for o in take_in_all(submissions) if o.article], into=story)
    return build_dossier(story)


@contextlib.contextmanager
def scratch_database():
    """An empty database with the product's tables, gone afterwards."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    settings.DATABASES["default"].setdefault("TEST", {})
    with connection.as_owner():
        databases = setup_databases(verbosity=0, interactive=False, aliases=["default"])
        try:
            yield
        finally:
            teardown_databases(databases, verbosity=0)


def figures() -> list[Figure]:
    found = []
    with scratch_database():
        for name, (key, folder) in stories().items():
            for measure, value in score(make_dossier(folder), key, folder).items():
                found.append(_figure(name, measure, value))
    return found


def _figure(story: str, measure: str, value: str) -> Figure:
    label, bar = BARS.get(measure, (None, None))
    if bar is None:
        ok = measure != "not verbatim"
        return Figure(f"{story}: {measure}", value, "", ok, "")
    match = re.search(rf"{label} {NUMBER}" if label else NUMBER, value)
    reached = bool(match) and float(match.group(1)) >= bar
    return Figure(f"{story}: {measure}", value, f"≥ {bar}", reached or story != "seeds", "")
