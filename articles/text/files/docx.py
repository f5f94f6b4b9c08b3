"""Word files to text, paragraph by paragraph.

Problem: a manuscript comes as .docx, with words struck out and added, boxes, tables and comments in its markup.
Method: python-docx opens the package and walks paragraphs and tables in their order. The words of a paragraph are all
its text but what is struck out; a box's words come once. Heads, feet, notes and comments are no part of the text.
Source: python-docx 1.2; ECMA-376 for the elements.
Known failures: text that stands in pictures or in embedded files.
"""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from articles.text.files.kinds import DOCX
from articles.text.files.parts import Contents, NoArticle, Part

MOST_BYTES = 60_000_000  # of all that is packed in it, pictures too
MOST_MARKUP = 20_000_000  # of its text with its markup
HEADLINE_STYLES = ("Title", "Heading 1")
NOT_READ = {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
SIGNS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}
MOST_PARAGRAPHS = 10_000
TOO_LARGE = "It is a Word file larger than any article: save the article alone."
DAMAGED = "It is a Word file, but damaged: it cannot be opened."


def read_docx(raw: bytes) -> Contents:
    """The text of a Word file. Raises NoArticle."""
    document = _opened(raw)
    headline = ""
    lines = []
    for paragraph in _paragraphs(document):
        words = "".join(_words(paragraph._p)).strip()
        if words and not lines and _style(paragraph) in HEADLINE_STYLES:
            headline = " ".join(words.split())
        if len(lines) >= MOST_PARAGRAPHS:
            raise NoArticle(TOO_LARGE)
        lines.append(words)
    text = "\n\n".join(filter(None, lines))
    if not any(map(str.isalpha, text)):
        raise NoArticle("It is a Word file without text.")
    part = Part(text.encode("utf-8", "replace"), content_type="text/plain; charset=utf-8", headline=headline)
    return Contents([part], words=DOCX.words)


def _opened(raw: bytes) -> WordDocument:
    try:
        with ZipFile(BytesIO(raw)) as package:
            files = package.infolist()
            markup = package.getinfo("word/document.xml").file_size
        if any(info.flag_bits & 0x1 for info in files):
            raise NoArticle("It is a Word file that is locked by a password: save it without one.")
        if sum(info.file_size for info in files) > MOST_BYTES or markup > MOST_MARKUP:
            raise NoArticle(TOO_LARGE)
        return Document(BytesIO(raw))
    except NoArticle:
        raise
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
        KeyError,
        ValueError,
        OSError,
        AttributeError,
        etree.LxmlError,
    ) as error:
        raise NoArticle(DAMAGED) from error


def _paragraphs(container) -> Iterator[Paragraph]:
    """Those of the text and of its tables, in order; a cell that spans several is read once."""
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            seen = set()
            for cell in (cell for row in block.rows for cell in row.cells):
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    yield from _paragraphs(cell)
        else:
            yield block


def _style(paragraph: Paragraph) -> str:
    try:
        return paragraph.style.name if paragraph.style is not None else ""
    except (KeyError, AttributeError, ValueError):
        return ""


def _words(element) -> Iterator[str]:
    """The text of a paragraph in order, without what is struck out; no call for each level, for they may be many."""
    skipped = None
    for event, each in etree.iterwalk(element, events=("start", "end")):
        if skipped is not None:
            skipped = None if event == "end" and each is skipped else skipped
        elif event == "start" and each.tag in NOT_READ:
            skipped = each
        elif event == "start" and each.tag == qn("w:t"):
            yield each.text or ""
        elif event == "start" and each.tag in SIGNS:
            yield SIGNS[each.tag]
