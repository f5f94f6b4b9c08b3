"""The manifest of an import: a CSV that says of each file its outlet, address, date and headline."""

import csv
import io
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice

from newsroom.values import UNSTORABLE

from .given import Refused
from .take_in import Outcome, Submission, Verdict

COLUMNS = ("file", "outlet", "url", "published", "headline")
MOST_BYTES = 16_000_000
MOST_ROWS = 200_000
REFUSALS_TOLD = 100  # one by one; of the others it is said how many there are
NAME_LENGTH = 200  # of a file's name, as it is told

# A cell that is too long is one row’s fault, and no reason to read no other; the limit is one for all that read CSV.
csv.field_size_limit(max(csv.field_size_limit(), MOST_BYTES))


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """One row; `problem` says in a sentence why what it says cannot be believed."""

    line: int
    file: str
    outlet: str = ""
    url: str = ""
    published: str = ""
    headline: str = ""
    problem: str = ""


def read_manifest(raw: bytes) -> list[ManifestRow]:
    """The rows of a manifest, good and bad. Raises Refused when nobody can tell its rows or columns."""
    if not raw.strip():
        raise Refused("The manifest is empty.")
    if len(raw) > MOST_BYTES:
        raise Refused(f"The manifest has more than {MOST_BYTES / 1e6:.0f} MB.")
    # What is not UTF-8 stays in it as half characters, for its row to answer for.
    text = raw.removeprefix(BOM_UTF8).decode("utf-8", "surrogateescape")
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
    if any(map(UNSTORABLE.search, columns)):
        raise Refused("The manifest is no UTF-8 text: save it as “CSV UTF-8” and try again.")
    wrong = [name for name in columns if name not in COLUMNS]
    if wrong:
        raise Refused(f"The manifest has a column “{wrong[0][:40]}”; its columns are {', '.join(COLUMNS)}.")
    if "file" not in columns:
        raise Refused("The manifest has no column “file”.")
    if len(set(columns)) < len(columns):
        raise Refused("The manifest has a column twice.")


def _row(values: dict, line: int) -> ManifestRow:
    surplus = values.pop("surplus", None)
    cells = {name: (value or "").strip() for name, value in values.items()}
    problem = ""
    if surplus:
        problem = f"Line {line} of the manifest has more fields than columns: put “quotes” round text with commas."
    elif any(map(UNSTORABLE.search, cells.values())):
        problem = f"Line {line} of the manifest is no UTF-8 text: save it as “CSV UTF-8” and try again."
    return ManifestRow(line=line, problem=problem, **{name: UNSTORABLE.sub("�", cell) for name, cell in cells.items()})


def pair(files: Mapping[str, bytes], rows: list[ManifestRow]) -> tuple[list[Submission], list[Outcome]]:
    """Files with what the manifest says of them, in the manifest's order, then the files it does not name.

    The second list holds a refusal for each file of which only bad rows speak: it does not come in without what
    somebody said of it. Then one for each row whose file is missing or was named before, or for the first hundred of
    them and one for the rest.
    """
    submissions, spoiled, idle, named = [], {}, [], set()
    for row in rows:
        if row.file in named or row.file not in files:
            idle.append(row)
        elif row.problem:
            spoiled.setdefault(row.file, row)
        else:
            named.add(row.file)
            submissions.append(Submission(files[row.file], row.file, row.outlet, row.url, row.published, row.headline))
    submissions += [Submission(raw, name) for name, raw in files.items() if name not in named and name not in spoiled]
    refusals = [_refusal(row, row.problem) for name, row in spoiled.items() if name not in named]
    return submissions, refusals + _told(idle, named)


def pair_parts(
    parts: Mapping[str, bytes], folder: str, rows: list[ManifestRow]
) -> tuple[list[Submission], list[Outcome]]:
    """The same of the files in a zip, by their names there; the manifest lies in `folder`.

    A row names a file from that folder on, or by its last name alone where only one has that.
    """
    lasts = defaultdict(list)
    for name in parts:
        lasts[name.rpartition("/")[2]].append(name)
    meant = {last: names[0] for last, names in lasts.items() if len(names) == 1}
    meant |= {name.removeprefix(folder): name for name in parts}
    return pair(parts, [replace(row, file=meant.get(row.file.removeprefix("./"), row.file)) for row in rows])


def _told(idle: list[ManifestRow], named: set[str]) -> list[Outcome]:
    told = [_refusal(row, row.problem or _why_idle(row, named)) for row in idle[:REFUSALS_TOLD]]
    rest = len(idle) - len(told)
    if rest:
        words = "The manifest names this many files more that are not there, or that it had named before."
        told.append(Outcome(f"{rest:,} more", Verdict.REFUSED, words))
    return told


def _why_idle(row: ManifestRow, named: set[str]) -> str:
    if row.file in named:
        return "The manifest names this file twice; the first row was taken."
    return f"Line {row.line} of the manifest names this file, but it is not there."


def _refusal(row: ManifestRow, message: str) -> Outcome:
    return Outcome(row.file[:NAME_LENGTH] or f"line {row.line}", Verdict.REFUSED, message)
