"""A manifest says what it can, and what is wrong with it is said row by row."""

import pytest

from articles.intake.given import Refused
from articles.intake.manifest import pair, read_manifest
from articles.intake.take_in import Verdict

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
    "an open quote": (HEAD.encode() + b'a.txt,"Paper\n', "CSV"),
    "nothing": (b"", "empty"),
    "100,000 columns": (",".join(f"c{n}" for n in range(100_000)).encode() + b"\n", "column “c0”"),
    "100,000 columns of one name": (b"file," * 100_000 + b"file\n", "twice"),
    "a column with a very long name": (b"file," + b"n" * 100_000, "column “n{40}”"),
    "an open quote, and 5 MB behind it": (HEAD.encode() + b'a.txt,"' + b"P" * 5_000_000, "CSV"),
    "a cell of 20 MB": (HEAD.encode() + b'a.txt,"' + b"P" * 20_000_000 + b'"\n', "16 MB"),
    "more rows than anybody has files": (b"file\n" + b"a\n" * 200_001, "200,000 rows"),
    "UTF-16": (HEAD.encode("utf-16"), "UTF-8"),
    "columns that are not UTF-8": (b"file,outl\xe9t\na.txt,Paper\n", "UTF-8"),
    "a NUL among its columns": (b"file,out\0let\na.txt,Paper\n", "UTF-8"),
}


@pytest.mark.parametrize("raw, word", WRONG.values(), ids=WRONG)
def test_manifest_that_cannot_be_read_is_refused_in_a_sentence(raw, word):
    with pytest.raises(Refused, match=word) as refusal:
        read_manifest(raw)
    assert len(str(refusal.value)) < 300


BAD_ROWS = {
    "more fields than columns": (b"a.txt,Paper, The,,,,", "Line 2"),
    "100,000 fields": (b"a.txt," + b"a," * 100_000, "Line 2"),
    "not UTF-8": (b"a.txt,Caf\xe9", "UTF-8"),
    "half a character": (b"a.txt,\xed\xa0\x80", "UTF-8"),
    "a NUL byte": (b"a.txt,Pa\0per", "UTF-8"),
}


@pytest.mark.parametrize("row, word", BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_bad_row_costs_its_own_file_and_no_other(row, word):
    rows = read_manifest(HEAD.encode() + row + b"\nb.txt,Wire\n")
    submissions, refusals = pair({"a.txt": b"words", "b.txt": b"words"}, rows)
    assert [(s.source_name, s.outlet) for s in submissions] == [("b.txt", "Wire")]
    (refusal,) = refusals
    assert (refusal.source_name, refusal.verdict) == ("a.txt", Verdict.REFUSED)
    assert word in refusal.message and len(refusal.message) < 300


def test_a_bad_row_beside_a_good_one_of_the_same_file_costs_nothing():
    rows = read_manifest(HEAD.encode() + b"a.txt,Caf\xe9\na.txt,Caf\xc3\xa9\n")
    submissions, refusals = pair({"a.txt": b"words"}, rows)
    assert [s.outlet for s in submissions] == ["Café"]
    assert not refusals


def test_the_heading_in_the_middle_of_a_table_is_a_row_like_others():
    rows = read_manifest((HEAD + "a.txt,Paper\n" + HEAD + "b.txt,Wire\n").encode())
    submissions, refusals = pair({"a.txt": b"words", "b.txt": b"words"}, rows)
    assert [s.outlet for s in submissions] == ["Paper", "Wire"]
    assert [r.source_name for r in refusals] == ["file"]


def test_a_cell_of_5_megabytes_is_read_and_told_of_in_short():
    rows = read_manifest(HEAD.encode() + b'a.txt,"' + b"P" * 5_000_000 + b'"\n' + b"n" * 5_000_000 + b",Wire\n")
    submissions, refusals = pair({"a.txt": b"words"}, rows)
    assert len(submissions[0].outlet) == 5_000_000
    assert [len(r.source_name) for r in refusals] == [200]


def test_a_bad_row_of_a_file_that_is_here_is_told_of_behind_very_many_missing_files():
    rows = read_manifest(HEAD.encode() + b"".join(b"%d.txt\n" % n for n in range(1000)) + b"a.txt,Caf\xe9\n")
    submissions, refusals = pair({"a.txt": b"words"}, rows)
    assert not submissions
    assert refusals[0].source_name == "a.txt" and "UTF-8" in refusals[0].message
    assert refusals[-1].source_name == "900 more"


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
