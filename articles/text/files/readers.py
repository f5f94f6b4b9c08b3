"""The one registry: a kind of file → what reads it."""

from collections.abc import Callable

from articles.text.files.archive import read_zip
from articles.text.files.docx import read_docx
from articles.text.files.kinds import kind_of
from articles.text.files.mail import read_mail, read_mailbox, read_mhtml
from articles.text.files.parts import Contents, NoArticle
from articles.text.files.pdf import read_pdf
from articles.text.files.warc import read_warc
from articles.text.files.webarchive import read_webarchive

READERS: dict[str, Callable[[bytes], Contents]] = {
    "pdf": read_pdf,
    "docx": read_docx,
    "zip": read_zip,
    "mhtml": read_mhtml,
    "mail": read_mail,
    "mbox": read_mailbox,
    "warc": read_warc,
    "webarchive": read_webarchive,
}


def read_file(raw: bytes, name: str = "") -> Contents:
    """What is in a file that is no plain text or page. Raises NoArticle, in a sentence.

    A library may do anything with a file that somebody made to hurt it: to be called where it can be ended.
    """
    kind = kind_of(raw, name)
    if kind.key not in READERS:
        raise NoArticle(kind.why or f"It is {kind.words}.")
    contents = READERS[kind.key](raw).told()
    contents.words = contents.words or kind.words
    if not contents.parts and not contents.refused:
        raise NoArticle(f"It is {kind.words}, and there is nothing in it that could be read.")
    return contents
