"""Web archives (WARC): the pages that sites answered with.

Problem: crawlers keep whole visits in one file, pictures and scripts among them, packed twice over.
Method: warcio walks the records; of each answer that is a page, only so many bytes are unpacked. A file that breaks off
gives what stands before.
Source: ISO 28500; warcio 1.8.
Known failures: answers packed with Brotli cannot be read; records that only say "as before" have no page.
"""

from io import BytesIO
from itertools import islice

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from articles.text.files.parts import MOST_PART, Contents, NoArticle, Part

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
MOST_RECORDS = 20_000
FAILURES = (ArchiveLoadFailed, EOFError, ValueError, OSError, KeyError, IndexError, AttributeError, TypeError)


def read_warc(raw: bytes) -> Contents:
    """The pages of an archive. Raises NoArticle."""
    contents, number = Contents(), 0
    try:
        for record in islice(ArchiveIterator(BytesIO(raw)), MOST_RECORDS):
            number += 1
            if record.rec_type in ("response", "resource"):
                _add(contents, record)
    except FAILURES as error:
        if not number:
            raise NoArticle("It is a web archive, but damaged: it cannot be read.") from error
        contents.refuse("the rest of it", "The web archive is damaged or breaks off here.")
    if not contents.parts and not contents.refused:
        raise NoArticle("It is a web archive without a web page.")
    return contents


def _add(contents: Contents, record) -> None:
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    headers = record.http_headers
    status = headers.get_statuscode() if headers else "200"
    kind = (headers.get_header("Content-Type") if headers else record.content_type) or ""
    if not status.startswith("2") or not kind.lower().strip().startswith(PAGES) or address.endswith("/robots.txt"):
        return
    body = record.content_stream().read(MOST_PART + 1)
    if len(body) > MOST_PART:
        contents.refuse(address, f"It has more than {MOST_PART // 10**6} MB.")
    elif body.strip():
        contents.add(Part(body, address, kind, address if address.startswith("http") else ""))
