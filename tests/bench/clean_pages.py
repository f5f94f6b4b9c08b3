"""Our own pages with their furniture marked: tests/data/clean/*.page.

A line begins with its mark: "=" headline, "." text, "-" furniture; an empty line is blank. Inside a line, `{-…-}` is
furniture. "#! byline: X", "#! dateline: X" and "#! credit: X" say what has to be read off the page.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from articles.text.page.clean import Cleaned

FOLDER = Path(__file__).resolve().parents[1] / "data" / "clean"
MARKED = re.compile(r"\{-(.*?)-\}")


@dataclass(frozen=True)
class Page:
    """A page as it would be pasted, and what belongs to what."""

    name: str
    raw: str
    headline: str
    text: tuple[str, ...]
    furniture: tuple[str, ...]
    stated: tuple[tuple[str, str], ...]


def pages() -> list[Page]:
    """All pages of the folder, in order of name."""
    return [_read(path) for path in sorted(FOLDER.glob("*.page"))]


def _read(path: Path) -> Page:
    raw, text, furniture, stated, headline = [], [], [], [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#!"):
            name, value = line[2:].split(":", 1)
            stated.append((name.strip(), value.strip()))
            continue
        mark, rest = line[:1], line[1:]
        raw.append(MARKED.sub(r"\1", rest))
        furniture += MARKED.findall(rest)
        kept = MARKED.sub("", rest).strip()
        if mark == "=":
            headline = kept
        elif mark == ".":
            text.append(kept)
        elif mark == "-":
            furniture.append(rest)
        elif mark:
            raise ValueError(f"{path.name}: a line without a mark: {line}")
    return Page(path.stem, "\n".join(raw), headline, tuple(text), tuple(furniture), tuple(stated))


def squeezed(text: str) -> str:
    """The text without white space, as all comparisons are made."""
    return "".join(text.split())


def leaked(page: Page, cleaned: Cleaned) -> list[str]:
    """Furniture that stands in the text, where it is not also words of the text itself; three letters say nothing."""
    found = squeezed(cleaned.text)
    own = [squeezed(line) for line in page.text]
    pieces = [piece for piece in page.furniture if len(squeezed(piece)) > 3 and squeezed(piece) in found]
    return [piece for piece in pieces if not any(squeezed(piece) in line for line in own)]


def lost(page: Page, cleaned: Cleaned) -> list[str]:
    """Lines of the text that are no longer in it."""
    found = squeezed(cleaned.text)
    return [line for line in page.text if squeezed(line) not in found]


def read_off(cleaned: Cleaned, name: str) -> list[str]:
    """What was read off the page under a name: "byline", "dateline" or "credit"."""
    if name == "credit":
        return [credit.text for credit in cleaned.credits]
    return [getattr(cleaned, name)]
