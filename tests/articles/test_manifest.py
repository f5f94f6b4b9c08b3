"""A manifest says what it can, and what is wrong with it is said row by row."""

import pytest

from articles.intake.manifest import pair, read_manifest
from articles.intake.take_in import Refused, Verdict

HEAD = "file,outlet,url,published,headline\n"


def test_rows_are_read_with_quotes_and_a_byte_order_mark():
    rows = read_manifest(("\ufeff" + HEAD + 'a.txt,"Paper, The",,2025-03-12,"Said ""no"""\n\n').encode())
    assert [(r.file, r.outlet, r.headline) for r in rows] == [("a.txt", "Paper, The", 'Said "no"')]


def test_columns_may_be_fewer_and_in_another_order():
    assert read_manifest(b"Outlet,FILE\nPaper,a.txt\n")[0].file == "a.txt"


WRONG = {
    "a column of another name": (b"file,source\na.txt,Paper\n", "source"),
    "no file column": (b"outlet,url\nPaper,\n", "file"),
    "a column twice": (b"file,file\na,b\n", "twice"),
    "more fields than columns": (HEAD.encode() + b"a.txt,Paper, The,,,,\n", "Line 2"),
    "an open quote": (HEAD.encode() + b'a.txt,"Paper\n', "CSV"),
    "nothing": (b"", "empty"),
    "100,000 columns": (",".join(f"c{n}" for n in range(100_000)).encode() + b"\n", "column “c0”"),
    "100,000 columns of one name": (b"file," * 100_000 + b"file\n", "twice"),
    "a column with a very long name": (b"file," + b"n" * 100_000, "column “n{40}”"),
    "100,000 fields in a row": (HEAD.encode() + b"a," * 100_000 + b"\n", "Line 2"),
    "a cell of 4 MB": (HEAD.encode() + b'a.txt,"' + b"P" * 4_000_000 + b'"\n', "after line 1"),
    "a cell of 10 MB": (HEAD.encode() + b'a.txt,"' + b"P" * 10_000_000 + b'"\n', "10.0 MB"),
    "more rows than anybody has files": (b"file\n" + b"a\n" * 200_001, "200,000 rows"),
    "not UTF-8": (HEAD.encode() + b"a.txt,Caf\xe9\n", "UTF-8"),
}


@pytest.mark.parametrize("raw, word", WRONG.values(), ids=WRONG)
def test_manifest_that_cannot_be_read_is_refused_in_a_sentence(raw, word):
    with pytest.raises(Refused, match=word) as refusal:
        read_manifest(raw)
    assert len(str(refusal.value)) < 300


def test_missing_file_is_refused_and_the_rest_goes_in():
    rows = read_manifest((HEAD + "gone.txt,Paper,,,\na.txt,Paper,,,\n").encode())
    submissions, refusals = pair({"a.txt": b"words"}, rows)
    assert [s.source_name for s in submissions] == ["a.txt"]
    assert [(r.source_name, r.verdict) for r in refusals] == [("gone.txt", Verdict.REFUSED)]


def test_of_very_many_missing_files_the_first_hundred_are_told_and_how_many_more_there_are():
    rows = read_manifest((HEAD + "".join(f"{n}.txt,Paper,,,\n" for n in range(100_000))).encode())
    submissions, refusals = pair({"7.txt": b"words"}, rows)
    assert len(submissions) == 1 and len(refusals) == 101
    assert refusals[-2].source_name == "100.txt"
    assert refusals[-1].source_name == "99,899 more"


def test_file_named_twice_is_taken_once():
    rows = read_manifest((HEAD + "a.txt,Paper,,,\na.txt,Wire,,,\n").encode())
    submissions, refusals = pair({"a.txt": b"words"}, rows)
    assert [s.outlet for s in submissions] == ["Paper"]
    assert len(refusals) == 1


def test_file_that_the_manifest_does_not_name_comes_in_bare():
    submissions, _ = pair({"a.txt": b"words"}, [])
    assert (submissions[0].source_name, submissions[0].outlet) == ("a.txt", "")
