"""A table as the bytes of a CSV file, and back, exactly.

Spreadsheets take a cell that begins with = + - or @ for a formula, whoever wrote it: such a cell gets an apostrophe in
front, as people write it there themselves, and loses it when it is read. What begins with apostrophes before such a
sign gets one more, so that nothing is lost.

Written by hand rather than by django-import-export: that brings tablib and a diff library along, saves rows past the
models' own acts, so that its import would have to be replaced here anyway, and has no conflicts to settle.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # the wide ones are as good to a spreadsheet in Japanese
ESCAPED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
MOST_ROWS = 1_000  # of one file: each is a decision with a history of its own
MOST_BYTES = 2_000_000
LONGEST_CELL = 20_000  # characters
SEPARATORS = ",;\t"

csv.field_size_limit(max(csv.field_size_limit(), MOST_BYTES))  # one for all that read CSV: it is only ever raised


class BadSheet(ValueError):
    """A file that is no such table; the message is a sentence for whoever sent it."""


def written(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a CSV file with a mark by which spreadsheets know that it is UTF-8."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    yield "\ufeff"
    for row in (columns, *rows) if isinstance(rows, Sequence) else _with_head(columns, rows):
        lines.writerow([safe(cell) for cell in row])
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def _with_head(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    yield columns
    yield from rows


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def unsafe(cell: str) -> str:
    """What the cell was before it was made safe."""
    return cell[1:] if ESCAPED.match(cell) else cell


def decoded(data: bytes) -> str:
    """UTF-8 or UTF-16 by its mark, else UTF-8, else as Windows writes Western languages."""
    is_wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadSheet("This is no text file: save it as CSV in UTF-8, and send that.")


def read_sheet(data: bytes, columns: Sequence[str], needed: Iterable[str]) -> list[tuple[int, dict[str, str]]]:
    """(the row's number in the file, its cells by column) of each row that says something.

    Only columns that the file has are there; `needed` ones it must have. Raises BadSheet.
    """
    if len(data) > MOST_BYTES:
        raise BadSheet("This file is larger than 2 MB: cut it in parts.")
    text = decoded(data)
    if "\0" in text:
        raise BadSheet("This is no text file: save it as CSV in UTF-8, and send that.")
    head = text.split("\n", 1)[0]
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=max(SEPARATORS, key=head.count))
    try:
        return list(_rows(lines, columns, set(needed)))
    except csv.Error as error:
        raise BadSheet(f"Row {lines.line_num} cannot be read as CSV: {error}.") from error


def _rows(lines: Iterable[list[str]], columns: Sequence[str], needed: set[str]) -> Iterator[tuple[int, dict[str, str]]]:
    lines = iter(lines)
    names = [unsafe(name.strip()).lower() for name in next(lines, [])]
    known = [name for name in names if name in columns]
    if not set(known) >= needed or len(set(known)) < len(known):
        raise BadSheet(
            f"The first row must name the columns, each once: {', '.join(columns)}. "
            f"Needed are {' and '.join(sorted(needed))}; others may be left out."
        )
    found = 0
    for number, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        found += 1
        if found > MOST_ROWS:
            raise BadSheet(f"More than {MOST_ROWS:,} rows: cut the file in parts.")
        if len(cells) > len(names):
            raise BadSheet(f"Row {number} has {len(cells)} cells, and the first row names {len(names)}.")
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise BadSheet(f"Row {number} has a cell of more than {LONGEST_CELL:,} characters.")
        cells = cells + [""] * (len(names) - len(cells))
        yield number, {name: unsafe(cell) for name, cell in zip(names, cells, strict=True) if name in columns}
