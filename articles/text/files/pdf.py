"""PDF files to text: pages, columns, paragraphs.

Problem: a PDF says where each letter stands, and nothing else: columns, heads, and words divided at a line's end are
for the eye to find. A scan has no letters at all.
Method: PDFium gives the letters with their boxes. They make lines; lines that stand side by side with a white gap
between are columns, and what runs across them parts the page in bands (`columns`). A line that begins further right,
after more room, in another size, or below a date alone begins a paragraph. The lines at a page's head and foot come
first and last, each alone, for the cleaning to know them again on the next page. A word's hyphen at a line's end
becomes a soft one where the word has none. Nothing is drawn, and no script runs: this PDFium has none.
Source: pypdfium2 5; the gap between columns as in XY cuts (Nagy 1984), with bands for what crosses it.
Known failures: tables are read by columns; text set around pictures; letters whose fonts do not say what they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2
from pypdfium2 import raw as pdfium

from articles.text.files.columns import Line, reading_order, with_caps
from articles.text.files.parts import Contents, NoArticle, Part
from articles.text.page import PAGE_BREAK, hyphen_stays, is_date_line

MOST_PAGES = 100
MOST_CHARACTERS = 400_000
LEAST_LETTERS = 20  # of a text; a scanner's own stamp has fewer
EDGE = 0.08  # of a page's height at its head and foot
HYPHENS = {2: "-", 0xFFFE: "-", 0xFFFF: ""}  # PDFium's own signs for a hyphen at a line's end, and for nothing
WIDEST_SPACE = 1.2  # between two words of a line, in heights of the line
CLOSED = (".", "!", "?", "…", "”", '"', "’", ":", "»")
NO_PASSWORD = "It is a PDF that is locked by a password: save it without one."
SCAN = "It is a scan: pictures of pages without text. Have the text read first (OCR), and bring that in."


def read_pdf(raw: bytes) -> Contents:
    """The text of a PDF, its pages set apart by form feeds. Raises NoArticle."""
    document = _opened(raw)
    try:
        number = len(document)
        if number > MOST_PAGES:
            raise NoArticle(
                f"It is a PDF of {number:,} pages; at most {MOST_PAGES} are read: save the article’s pages."
            )
        left = MOST_CHARACTERS
        pages, has_pictures = [], False
        for at in range(number):
            page = _page(document, at)
            if page is None:
                continue
            text, taken, drawn = _read(page, left)
            has_pictures = has_pictures or drawn
            left -= taken
            pages.append(text)
        text = "".join(f"{page}\n{PAGE_BREAK}" for page in pages)
        title = " ".join(document.get_metadata_dict().get("Title", "").split())[:500]
    finally:
        document.close()
    _check(text, has_pictures)
    is_shown = len(title.split()) >= 3 and _letters(title) in _letters(text[:4000])
    headline = title if is_shown else ""
    raw_text = text.encode("utf-8", "replace")
    return Contents([Part(raw_text, content_type="text/plain; charset=utf-8", headline=headline)])


def _opened(raw: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", 0) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise NoArticle(NO_PASSWORD if is_locked else "It is a PDF, but damaged: it cannot be opened.") from error


def _page(document: pypdfium2.PdfDocument, at: int) -> pypdfium2.PdfPage | None:
    """None where the page cannot be loaded; the others can be read all the same."""
    try:
        return document[at]
    except pypdfium2.PdfiumError:
        return None


def _check(text: str, has_pictures: bool) -> None:
    letters = sum(map(str.isalpha, text))
    if letters < LEAST_LETTERS:
        raise NoArticle(SCAN if has_pictures else "It is a PDF without text.")
    strange = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" for sign in text)
    if strange > letters / 3:
        raise NoArticle("It is a PDF whose letters do not say what they are: print it anew, or have it read (OCR).")


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _read(page: pypdfium2.PdfPage, most: int) -> tuple[str, int, bool]:
    """A page's text, how many signs it has, and whether there are pictures on it."""
    try:
        height = page.get_height()
        letters = page.get_textpage()
        count = min(letters.count_chars(), most)
        lines = _lines(letters, count)
        letters.close()
        has_pictures = any(True for _ in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=2))
    except pypdfium2.PdfiumError:
        return "", 0, False
    finally:
        page.close()
    head = [line for line in lines if line.bottom > height * (1 - EDGE)]
    foot = [line for line in lines if line.top < height * EDGE]
    body = [line for line in lines if line.bottom <= height * (1 - EDGE) and line.top >= height * EDGE]
    blocks = [*_rows(head), *_paragraphs(reading_order(with_caps(body))), *_rows(foot)]
    return "\n\n".join(blocks), count, has_pictures


@dataclass(slots=True)
class _Letters:
    """Those of one line, as they come."""

    signs: list[str]
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0

    def line(self) -> Line | None:
        text = " ".join("".join(self.signs).split())
        return Line(self.left, self.right, self.top, self.bottom, text) if text else None


def _lines(letters: pypdfium2.PdfTextPage, count: int) -> list[Line]:
    """The lines of a page as they were written; one that a gap parts is several."""
    found: list[Line] = []
    current = _Letters([])
    box = pdfium.FS_RECTF()
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(letters.raw, at)
        sign = HYPHENS.get(code, chr(code) if 0 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd")
        if sign in "\r\n":
            current = _ended(current, found)
        elif sign.isspace() or not sign.isprintable():
            current.signs += [" "] if sign.isspace() else []
        elif pdfium.FPDFText_GetLooseCharBox(letters.raw, at, box):  # as high as the font, whatever the letter
            if current.signs and _is_apart(current, box.left, box.top, box.bottom):
                current = _ended(current, found)
            _take(current, sign, box.left, box.right, box.top, box.bottom)
    _ended(current, found)
    return found


def _ended(current: _Letters, found: list[Line]) -> _Letters:
    if line := current.line():
        found.append(line)
    return _Letters([])


def _is_apart(current: _Letters, left: float, top: float, bottom: float) -> bool:
    """Whether a letter stands in another line, or behind a gap that no space is."""
    if current.top == current.bottom:
        return False
    height = current.top - current.bottom
    is_above_or_below = not current.bottom < (top + bottom) / 2 < current.top
    return (
        is_above_or_below
        or left - current.right > WIDEST_SPACE * max(height, top - bottom)
        or left < current.left - height
    )


def _take(current: _Letters, sign: str, left: float, right: float, top: float, bottom: float) -> None:
    if current.top == current.bottom:
        current.left, current.right, current.top, current.bottom = left, right, top, bottom
    current.signs.append(sign)
    current.right, current.top = max(current.right, right), max(current.top, top)
    current.left, current.bottom = min(current.left, left), min(current.bottom, bottom)


def _rows(lines: list[Line]) -> Iterator[str]:
    """Lines at a page's edge; what stands at one height is one."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.middle, line.left)):
        if row and abs(line.middle - row[0].middle) > row[0].height / 2:
            yield " ".join(each.text for each in sorted(row, key=lambda each: each.left))
            row = []
        row.append(line)
    if row:
        yield " ".join(each.text for each in sorted(row, key=lambda each: each.left))


def _paragraphs(columns: list[list[Line]]) -> list[str]:
    """The lines of columns in reading order, joined to paragraphs; one may go on in the next column."""
    found: list[str] = []
    last, was_full = None, False  # the line before, and whether it filled its column
    for column in columns:
        leading = _leading(column)
        edge, end = min(line.left for line in column), max(line.right for line in column)
        for at, line in enumerate(column):
            before = column[at - 1] if at else None
            begins = _begins(before, line, leading, edge, end) if before else not _goes_on(last, was_full, line)
            if found and not begins:
                found[-1] = _joined(found[-1], line.text)
            else:
                found.append(line.text)
            last, was_full = line, line.right > end - 0.1 * (end - edge)
    return found


def _leading(column: list[Line]) -> float:
    steps = [a.middle - b.middle for a, b in pairwise(column) if a.middle > b.middle]
    return median(steps) if steps else 0.0


def _begins(before: Line, line: Line, leading: float, edge: float, end: float) -> bool:
    """Whether a paragraph begins with this line of a column."""
    if abs(before.middle - line.middle) < line.height / 3:
        return False
    size = max(line.height, before.height, 1.0)
    if abs(before.height - line.height) > 0.2 * max(before.height, line.height):
        return True
    if before.middle - line.middle > 1.4 * leading + 0.1 * size:
        return True
    if line.left > max(before.left, edge) + 0.6 * size:
        return True
    is_short = before.right < end - 0.2 * (end - edge)
    return is_short and (before.text.endswith(CLOSED) or is_date_line(before.text))


def _goes_on(last: Line | None, was_full: bool, line: Line) -> bool:
    """Whether a new column begins in mid-sentence."""
    if last is None or last.text.endswith(CLOSED):
        return False
    return (was_full or line.text[0].islower()) and abs(last.height - line.height) < 0.2 * max(last.height, line.height)


def _joined(text: str, following: str) -> str:
    left, right = text.rsplit(" ", 1)[-1], following.split(" ", 1)[0].strip('.,;:!?”’"')
    if not text.endswith(("-", "\u2010", "\u00ad")) or not left[:-1].isalpha() or not right[:1].isalpha():
        return f"{text} {following}"
    return text + following if hyphen_stays(left[:-1], right) else f"{text[:-1]}\u00ad{following}"
