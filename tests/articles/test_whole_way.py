"""The whole way, by the two commands: files to stories to dossier, on our own samples and on shared keyed files."""

import json
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Story
from tests.articles.test_intake import BODY
from tests.bench.dossiers import SCORER, SHARED, score

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "articles" / "samples"
KEYS = ROOT / "tests" / "data" / "stories"
SEEDS = SHARED / "seeds"
BARS = {"claim pairs": 0.50, "spread": 0.55, "mentions": 0.80, "aliases": 0.85, "stance": 0.50}


def figure(line: str) -> float:
    """The last number with decimals of a scorer's line: F1 where it has one."""
    return float(re.findall(r"\d\.\d+", line)[-1])


def test_samples_go_in_and_their_dossier_comes_out(tmp_path, capsys):
    folder = SAMPLES / "harbour"
    call_command("import_articles", str(folder), manifest=str(folder / "manifest.csv"))
    story = Story.objects.get()
    out = tmp_path / "dossier.json"
    call_command("export_story", story.slug, output=str(out))
    dossier = json.loads(out.read_text())
    assert len(dossier["articles"]) == 6
    assert dossier["claims"] and dossier["entities"] and dossier["quotes"]
    assert story.slug in capsys.readouterr().out


def test_importing_twice_adds_nothing_and_says_so(capsys):
    folder = SAMPLES / "takeover"
    for _ in range(2):
        call_command("import_articles", str(folder), manifest=str(folder / "manifest.csv"))
    assert Article.objects.count() == 5
    assert "5 unchanged" in capsys.readouterr().out


def test_bad_files_are_refused_one_by_one(tmp_path, capsys):
    (tmp_path / "good.txt").write_text(BODY)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "manifest.csv").write_text("file,outlet\ngood.txt,Post\ngone.txt,Post\n")
    call_command("import_articles", str(tmp_path), manifest=str(tmp_path / "manifest.csv"))
    out = capsys.readouterr().out
    assert Article.objects.get().outlet.name == "Post"
    for words in ("It is empty.", "NUL bytes", "gone.txt", "3 refused"):
        assert words in out


def test_nothing_taken_in_is_an_error(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(CommandError, match="Nothing"):
        call_command("import_articles", str(tmp_path))


def test_folder_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="no file or folder"):
        call_command("import_articles", str(tmp_path / "gone"))


def test_wrong_manifest_is_a_sentence_and_nothing_goes_in(tmp_path):
    (tmp_path / "a.txt").write_text("The bridge was closed on Monday after cracks were found.\n")
    (tmp_path / "m.csv").write_text("file,source\na.txt,Post\n")
    with pytest.raises(CommandError, match="source"):
        call_command("import_articles", str(tmp_path), manifest=str(tmp_path / "m.csv"))
    assert not Article.objects.exists()


@pytest.mark.parametrize("key", sorted(KEYS.glob("*.json")), ids=lambda path: path.stem)
def test_own_keys_stand_verbatim_in_the_samples(key):
    wanted = json.loads(key.read_text())
    texts = {name: (SAMPLES / key.stem / name).read_text(encoding="utf-8") for name in wanted["files"]}

    def spans(node):
        if isinstance(node, dict):
            if {"file", "start", "end", "exact"} <= node.keys():
                yield node
            for child in node.values():
                yield from spans(child)
        elif isinstance(node, list):
            for child in node:
                yield from spans(child)

    found = list(spans(wanted))
    assert len(found) > 300
    assert all(texts[s["file"]][s["start"] : s["end"]] == s["exact"] for s in found)


@pytest.mark.skipif(not SCORER.exists(), reason="the shared keyed files are not beside the project")
def test_shared_files_reach_their_bars(tmp_path):
    call_command("import_articles", str(SEEDS), manifest=str(SEEDS / "manifest.csv"))
    story = Story.objects.get()
    out = tmp_path / "dossier.json"
    call_command("export_story", story.slug, output=str(out))
    lines = score(json.loads(out.read_text()), SHARED / "gold" / "seeds.json", SEEDS)
    assert lines["articles matched"] == "5/5"
    assert "not verbatim" not in lines
    assert "in boilerplate 0" in lines["mentions"]
    assert {name: figure(lines[name]) for name in BARS if figure(lines[name]) < BARS[name]} == {}
    leaked, lost = map(float, re.findall(r"\d\.\d+", lines["cleaning"]))
    assert (leaked <= 0.02, lost <= 0.02) == (True, True)
    found, right = map(int, re.findall(r"(\d+)/", lines["quotes"]))
    assert (found >= 13, right >= 12) == (True, True)
