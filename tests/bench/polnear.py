"""PolNeAR's news texts (Newell, Margolin and Ruths, 2018) as the bench keeps them: quotations with their sources."""

import json
from dataclasses import dataclass
from pathlib import Path

Pairs = tuple[tuple[int, int], ...]
_OPENING = "\"“‘'„«"


@dataclass(frozen=True)
class Attribution:
    """One attribution as the annotators marked it, by code-point spans."""

    content: Pairs
    source: Pairs
    cue: Pairs
    is_direct: bool  # its words begin with a quotation mark


@dataclass(frozen=True)
class Annotated:
    key: str
    text: str
    attributions: tuple[Attribution, ...]


def read(path: Path) -> list[Annotated]:
    """The annotated texts of one file; attributions without content are left out."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Annotated(row["id"], row["text"], tuple(_attributions(row))) for row in rows]


def _attributions(row: dict) -> list[Attribution]:
    out = []
    for entry in row["attributions"]:
        content, source, cue = (tuple((s, e) for s, e in entry[k]) for k in ("content", "source", "cue"))
        if content:
            out.append(Attribution(content, source, cue, row["text"][content[0][0]] in _OPENING))
    return out


def overlaps(spans: Pairs, start: int, end: int) -> int:
    """How many code points of [start, end) the spans cover."""
    return sum(max(0, min(e, end) - max(s, start)) for s, e in spans)
