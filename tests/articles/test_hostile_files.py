"""Files that are made to hurt: each has its answer in words, and whoever opened it goes on with the next."""

import pytest

from articles import importing
from articles.intake.take_in import Submission
from articles.models import Article, ImportRow
from articles.reading_process import files
from articles.text.files import read_file
from tests.articles import made_files as made
from tests.articles.hostile_files import FILES

pytestmark = pytest.mark.django_db
# Not for each of them is a sentence: these are articles all the same, or hold some.
READ = {
    "zip: leads out.zip",
    "pdf: called a text.txt",
    "pdf: is a zip.pdf",
    "word: a template from outside.docx",
    "word: a share.docx",
    "mail: unknown charset.eml",
    "mail: date of the year 0.eml",
    "mail: date of the year 99999.eml",
    "saved: address of a script.mhtml",
    "warc: no web address.warc",
    "pdf: script.pdf",
}
REFUSED = {
    "zip: in a zip.zip": "zip file in a zip file",
    "zip: symlink.zip": "link to another file",
    "zip: locked.zip": "password",
    "zip: wrong sum.zip": "damaged",
    "zip: breaks off.zip": "damaged",
    "zip: only pictures.zip": "picture",
    "word: a file of ours.docx": "without text",
    "word: bomb.docx": "larger than any article",
    "pdf: locked.pdf": "password",
    "pdf: 5,000 pages.pdf": "5,000 pages",
    "pdf: no text.pdf": "without text",
    "pdf: is a picture.pdf": "a picture",
    "saved: wrong boundary.mhtml": "no page in it",
    "feed: laughs.xml": "",
    "text: nothing but NUL.txt": "NUL",
    "text: is a program.txt": "a program",
    "picture: called a page.html": "a picture",
    "picture: drawn by script.svg": "a picture",
}


# Those that take all of a budget: `python -m tests.bench.hostile_files` opens them, too.
LONG = {
    "zip: forty of 15 MB.zip",
    "zip: 100,000 names.zip",
    "zip: bomb of 1 GB.zip",
    "mail: 10,000 letters.mbox",
    "mail: base64 that is none.eml",
    "mail: long subject.eml",
    "mail: no end of its head.eml",
    "pdf: one letter a line.pdf",
    "pdf: two million letters.pdf",
    "pdf: packed twice.pdf",
    "saved: head without end.mhtml",
    "word: a million words.docx",
    "warc: bomb.warc.gz",
    "warc: bomb in its answer.warc.gz",
    "text: accents.txt",
    "text: base64.txt",
    "text: entities.txt",
    "text: one letter's accents.txt",
    "text: mojibake.txt",
    "text: mojibake in lines.txt",
    "text: quotes.txt",
    "page: deep.html",
    "page: entities.html",
}


def brought(name: str) -> list[ImportRow]:
    imported = importing.begin(None)
    importing.take_in_rows(imported, [Submission(FILES[name](), name)])
    return list(imported.rows.all())


@pytest.mark.parametrize("name", [name for name in FILES if name not in LONG])
def test_each_has_its_answer(name):
    rows = brought(name)
    assert rows and len(rows) <= 400
    for row in rows:
        assert row.message != importing.UNFORESEEN
        assert row.verdict != "refused" or row.message.endswith(".")
    if name in READ:
        assert any(row.article_id for row in rows)
    if name in REFUSED:
        assert any(row.verdict == "refused" and REFUSED[name] in row.message for row in rows)
        assert not any(row.article_id for row in rows)
    assert not Article.objects.filter(current__text__contains="root:").exists()


def test_who_opened_them_goes_on(settings):
    """A process that was ended by one file opens the next."""
    with pytest.raises(Exception, match=r"was stopped|failed|without an answer"):
        files.ask(read_file, b"%PDF-1.7" + made.pdf(), object())
    assert files.ask(read_file, made.pdf(), "a.pdf").parts
