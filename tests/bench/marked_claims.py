"""Nineteen stories of the public benchmark in which we marked which sentences state something in common.

The marks are in `tests/data/claims/same_claims.json`, by offsets; the texts stay in the benchmark.
"""

import json
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

from articles.text.document import HEADLINE, TEXT, Analysed, Document, Span
from articles.text.index.story_index import StoryIndex
from articles.text.names.read import read_names
from articles.text.sentences import split_sentences
from tests.bench.claim_keys import is_same
from tests.bench.keyed_stories import SHARED

MARKS = Path(__file__).resolve().parents[1] / "data/claims/same_claims.json"
TEXTS = SHARED / "bench/stories/basil.jsonl"


@cache
def marked_stories() -> dict[str, tuple[StoryIndex, frozenset[tuple[int, int]]]]:
    """Story → its index, and the pairs of passages (lower number first) that state something in common."""
    if not TEXTS.exists():
        return {}
    marks = json.loads(MARKS.read_text(encoding="utf-8"))["stories"]
    rows = list(map(json.loads, TEXTS.read_text(encoding="utf-8").splitlines()))
    found = {}
    for story, marked in marks.items():
        texts = {row["source"]: row for row in rows if row["gold"] == story}
        index = StoryIndex(_analysed([texts[source] for source in marked["articles"]]))
        found[story] = (index, frozenset(_pairs(index, marked["groups"])))
    return found


def _analysed(rows: list[dict]) -> list[Analysed]:
    documents = [Document(row["source"], row["text"], row["title"]) for row in rows]
    mentions = read_names(documents).mentions
    found = []
    for document in documents:
        sentences = [Span(start, end) for start, end in split_sentences(document.text)]
        here = tuple(m for m in mentions if m.document == document.key)
        repeated = [s for s in sentences if document.words(s).strip() == document.headline.strip()]
        kept = tuple(s for s in sentences if s not in repeated)
        found.append(Analysed(document, kept, here))
    return found


def _pairs(index: StoryIndex, groups: list[list[list]]) -> Iterator[tuple[int, int]]:
    for group in groups:
        members = {n for source, field, start, end in group for n in _at(index, source, _field(field), start, end)}
        for i, j in combinations(sorted(members), 2):
            if index.row_of[i] != index.row_of[j]:
                yield i, j


def _field(name: str) -> str:
    return HEADLINE if name == "headline" else TEXT


def _at(index: StoryIndex, source: str, field: str, start: int, end: int) -> list[int]:
    span = Span(start, end, field)
    return [n for n, p in enumerate(index.passages) if p.key == source and is_same(p.span, span)]
