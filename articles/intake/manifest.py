"""The manifest of an import: a CSV that says of each file its outlet, address, date and headline."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from .take_in import Outcome, Refused, Submission, Verdict, decode

COLUMNS = ("file", "outlet", "url", "published", "headline")
MOST_ROWS = 200_000
REFUSALS_TOLD = 100  # one by one; of the others it is said how many there are


@dataclass(frozen=True, slots=True)
class ManifestRow:
    line: int
    file: str
    outlet: str = ""
    url: str = ""
    published: str = ""
    headline: str = ""


def read_manifest(raw: bytes) -> list[ManifestRow]:
    """The rows of a manifest. Raises Refused when it cannot be read as one at all."""
    text = decode(raw).removeprefix("\ufeff")
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="surplus", strict=True)
    try:
        columns = [(name or "").strip().lower() for name in reader.fieldnames or []]
        _check_columns(columns)
        reader.fieldnames = columns
        rows = [_row(values, reader.line_num) for values in islice(reader, MOST_ROWS + 1) if any(values.values())]
    except csv.Error as error:
        raise Refused(f"The manifest is no CSV: {error} (after line {reader.line_num}).") from None
    if len(rows) > MOST_ROWS:
        raise Refused(f"The manifest has more than {MOST_ROWS:,} rows.")
    return rows


def _check_columns(columns: list[str]) -> None:
    wrong = [name for name in columns if name not in COLUMNS]
    if wrong:
        raise Refused(f"The manifest has a column “{wrong[0][:40]}”; its columns are {', '.join(COLUMNS)}.")
    if "file" not in columns:
        raise Refused("The manifest has no column “file”.")
    if len(set(columns)) < len(columns):
        raise Refused("The manifest has a column twice.")


def _row(values: dict, line: int) -> ManifestRow:
    if "surplus" in values:
        raise Refused(f"Line {line} of the manifest has more fields than columns: put “quotes” round text with commas.")
    return ManifestRow(line=line, **{name: (value or "").strip() for name, value in values.items()})


def pair(files: Mapping[str, bytes], rows: list[ManifestRow]) -> tuple[list[Submission], list[Outcome]]:
    """Files with what the manifest says of them, in the manifest's order, then the files it does not name.

    The second list holds a refusal for every row whose file is missing or was named before, or for the first hundred
    of them and one for the rest.
    """
    submissions, refusals, named = [], [], set()
    for row in rows:
        if row.file in named:
            refusals.append(_refusal(row, "The manifest names this file twice; the first row was taken."))
        elif row.file not in files:
            refusals.append(_refusal(row, f"Line {row.line} of the manifest names this file, but it is not there."))
        else:
            named.add(row.file)
            submissions.append(Submission(files[row.file], row.file, row.outlet, row.url, row.published, row.headline))
    submissions += [Submission(raw, name) for name, raw in files.items() if name not in named]
    return submissions, _told(refusals)


def _told(refusals: list[Outcome]) -> list[Outcome]:
    rest = len(refusals) - REFUSALS_TOLD
    if rest <= 0:
        return refusals
    words = "The manifest names this many files more that are not there, or that it had named before."
    return [*refusals[:REFUSALS_TOLD], Outcome(f"{rest:,} more", Verdict.REFUSED, words)]


def _refusal(row: ManifestRow, message: str) -> Outcome:
    return Outcome(row.file or f"line {row.line}", Verdict.REFUSED, message)
