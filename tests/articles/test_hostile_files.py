"""Files and addresses that are made to hurt, brought in as people bring them: each has its answer in words.

What takes more than its budget is ended (`reading_process`) and refused, or put aside for the worker; whoever opened it
goes on with the next. `tests.bench.hostile_files` brings all files in, the long ones too, and prints what each costs.
"""

import socket

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from articles import importing
from articles.models import Article, Import, ImportRow, PutAside
from articles.reading_process import NotRead, files
from articles.text.files import read_file
from tests.articles import made_files as made
from tests.articles.hostile_files import FILES, LONG
from tests.articles.test_fetch_safely import HOSTILE

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
    "warc: no web address.warc": "without a web page",
    "feed: laughs.xml": "on the page Feeds (/feeds/)",
    "text: nothing but NUL.txt": "NUL",
    "text: is a program.txt": "a program",
    "picture: called a page.html": "a picture",
    "picture: drawn by script.svg": "a picture",
}
URL = "/intake/"


def test_they_are_two_hundred():
    assert len(FILES) + len(HOSTILE) >= 200


@pytest.mark.parametrize("name", [name for name in FILES if name not in LONG])
def test_each_file_has_its_answer(name, as_journalist):
    files_sent = [SimpleUploadedFile(name, FILES[name]())]
    answer = as_journalist.post(URL, {"by": "upload", "files": files_sent}, follow=True)
    assert answer.status_code == 200
    rows = list(Import.objects.get().rows.all())
    assert 0 < len(rows) <= 400
    for row in rows:
        assert row.message != importing.UNFORESEEN
        assert row.verdict != ImportRow.Verdict.REFUSED or row.message.endswith(".")
        assert row.verdict == ImportRow.Verdict.REFUSED or is_read_or_put_aside(row.article)
    if name in READ:
        assert any(row.article_id for row in rows)
    if name in REFUSED:
        assert any(row.verdict == "refused" and REFUSED[name] in row.message for row in rows)
        assert not any(row.article_id for row in rows)
    assert not Article.objects.filter(current__text__contains="root:").exists()


def is_read_or_put_aside(article: Article) -> bool:
    return bool(article.current.text) or PutAside.objects.filter(revision=article.current_id).exists()


@pytest.mark.parametrize(("address", "found"), HOSTILE)
def test_each_address_is_refused_in_words(address, found, as_journalist, monkeypatch):
    def look_up(host, port, *args, **options):
        if found is None:
            raise socket.gaierror("not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (found, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    connected = []
    monkeypatch.setattr(socket.socket, "connect", lambda self, to: connected.append(to))
    answer = as_journalist.post(URL, {"by": "paste", "text": "", "url": address})
    if "\0" in address:  # no form of ours sends one
        assert answer.status_code == 400
    else:
        assert answer.status_code == 422
        assert 'class="errorlist"' in answer.content.decode()
    assert not connected
    assert not Import.objects.exists() and not Article.objects.exists()


def test_the_command_brings_a_folder_of_them_in(tmp_path, capsys):
    names = ["zip: symlink.zip", "mail: date of the year 0.eml", "pdf: locked.pdf", "text: nothing but NUL.txt"]
    for name in names:
        (tmp_path / name).write_bytes(FILES[name]())
    call_command("import_articles", str(tmp_path))
    assert "1 added" in capsys.readouterr().out


def test_who_opened_them_goes_on():
    """A process that was ended by one file opens the next."""
    with pytest.raises((NotRead, TypeError)):
        files.ask(read_file, b"%PDF-1.7" + made.pdf(), object())
    assert files.ask(read_file, made.pdf(), "a.pdf").parts
