"""The whole way, by the two commands: files to stories to dossier, on our own samples and on shared keyed files."""

import json
import os
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles import importing
from articles.models import Article, Import, Story
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
    for words in ("It is empty.", "NUL characters", "gone.txt", "3 refused"):
        assert words in out


def test_nothing_taken_in_is_an_error(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(CommandError, match="Nothing"):
        call_command("import_articles", str(tmp_path))


def test_two_files_of_one_name_are_not_taken_for_one(tmp_path, capsys):
    for place, number in (("a", 1), ("b", 2)):
        (tmp_path / place).mkdir()
        (tmp_path / place / "piece.txt").write_text(f"{BODY}\nIt was the ferry number {number} of that night.\n")
    call_command("import_articles", str(tmp_path / "a"), str(tmp_path / "b"))
    out = capsys.readouterr().out
    assert "1 added" in out and "1 refused" in out and "Another file of this name" in out
    assert "number 1" in Article.objects.get().current.text


def test_rows_at_the_edge_are_refused_one_by_one(tmp_path, capsys):
    rows = [b"a.txt," + b"P" * 201, b"b.txt,,9999-12-31T23:59-14:00", b"c.txt,Pa\0per", b"d.txt,Caf\xe9"]
    rows += [b"e.txt," + b"P" * 5_000_000, b"f.txt,Post,2025-03-12", b"g.txt,Post,0001-01-01T00:00+14:00"]
    rows += [b"gone%d.txt,Post" % number for number in range(100_000)]
    for name in "abcdefg":
        (tmp_path / f"{name}.txt").write_text(f"{BODY}\nIt was the ferry {name} of that night.\n")
    (tmp_path / "m.csv").write_bytes(b"file,outlet,published\n" + b"\n".join(rows))
    call_command("import_articles", str(tmp_path), manifest=str(tmp_path / "m.csv"))
    out = capsys.readouterr().out
    assert Article.objects.get().source_name == "f.txt"
    assert Import.objects.get().rows.count() == 108 == len(re.findall(r"(?m)^(added|refused) ", out))
    assert len(out) < 20_000
    for words in ("201 characters", "too far ahead", "UTF-8", "5,000,000 characters", "printing press", "99,900 more"):
        assert words in out


def test_one_file_that_nobody_foresaw_does_not_keep_the_others_out(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(importing, "take_in", _stumbling(importing.take_in))
    for name in ("bad.txt", "good.txt"):
        (tmp_path / name).write_text(f"{BODY}\nIt was the ferry {name} of that night.\n")
    call_command("import_articles", str(tmp_path))
    assert "1 added" in capsys.readouterr().out
    assert Article.objects.get().memberships.exists()


def _stumbling(take_in):
    def take_in_but_one(submission, by, **options):
        if submission.source_name == "bad.txt":
            raise ZeroDivisionError
        return take_in(submission, by, **options)

    return take_in_but_one


def test_a_name_that_is_no_utf8_is_a_name_all_the_same(tmp_path, capsys):
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_text(BODY)
    call_command("import_articles", str(tmp_path))
    assert "caf�.txt: Added." in capsys.readouterr().out
    assert Article.objects.get().source_name == "caf�.txt"


@pytest.mark.parametrize("path", ["x" * 300, "x/" * 3000], ids=["long name", "long path"])
def test_a_path_that_cannot_be_is_a_sentence(tmp_path, path):
    with pytest.raises(CommandError, match="too long"):
        call_command("import_articles", str(tmp_path / path))
    (tmp_path / "a.txt").write_text(BODY)
    with pytest.raises(CommandError, match="too long"):
        call_command("import_articles", str(tmp_path), manifest=str(tmp_path / path))


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
