"""A live blog as its entries, each with its hour and its heading; the newest mostly stands first.

Problem: extraction takes a live blog for one text: its hours are furniture to it, and most headings go. But "this
evening" in an entry is that entry's evening, and what stood at noon may be denied at four.
Method: only on a page that says that it is live: siblings of one kind in each of which one hour stands are its entries,
comments aside; where the page shows none, those of its JSON-LD. Each gives its heading and its lines, furniture out.
Source: own rules; schema.org's LiveBlogPosting.
Known failures: entries without a `time` element on a page without JSON-LD.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime

from lxml import html

from articles.text.page.furniture import line_kind
from articles.text.page.lines import letters, split_lines, tidy
from articles.text.page.markup import visible_lines
from articles.text.page.stated import Stated

SAYS_LIVE = re.compile(
    r"\blive\b(?! music| show| album)|\bliveblog|\bticker\b|\ben direct\b|\ben (?:vivo|directo)\b|\bminuto a minuto\b"
    r"|\bin diretta\b|\bao vivo\b|\bcanlı\b|онлайн|\bна живо\b|بث مباشر|שידור חי",
    re.IGNORECASE,
)
OF_READERS = re.compile(r"comment|repl(?:y|ies)|related|teaser|promo|card", re.IGNORECASE)
CONTAINERS = ("article", "section", "div", "li")
LEAST_ENTRIES, MOST_ENTRIES = 2, 1_000
LEAST_WORDS = 5  # of an entry


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a live blog, as a stretch of its text. `at` is its moment in ISO 8601, "" where none is stated."""

    start: int
    end: int
    at: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry as it came, with its paragraphs, the heading first."""

    at: str
    heading: str
    paragraphs: tuple[str, ...]


def pieces_of(tree: html.HtmlElement, stated: Stated, headline: str) -> list[Piece]:
    """The entries of a live blog, in the order of the page; none for any other page."""
    if not (stated.is_live or SAYS_LIVE.search(headline)):
        return []
    found = [piece for element in _entries(tree)[:MOST_ENTRIES] if (piece := _piece(element))]
    if len(found) < LEAST_ENTRIES:
        found = [_said(update) for update in stated.updates[:MOST_ENTRIES]]
    return found if len(found) >= LEAST_ENTRIES else []


def text_of(before: Iterable[str], pieces: Sequence[Piece]) -> str:
    """The text of a live blog: what stands before its entries, and these."""
    return "\n\n".join([*before, *(line for piece in pieces for line in piece.paragraphs)])


def before_entries(visible: Sequence[str], headline: str, pieces: Sequence[Piece]) -> list[str]:
    """The paragraphs that a page shows between its headline and the first line that is an entry's."""
    own = {letters(line) for piece in pieces for line in piece.paragraphs}
    lines = split_lines("\n\n".join(visible))
    first = next((line.index for line in lines if line.key in own), 0)
    head = max((line.index for line in lines[:first] if line.key == letters(headline)), default=-1)
    return [line.text for line in lines[head + 1 : first] if line.is_prose and not line_kind(line)]


def placed(text: str, pieces: Sequence[Piece]) -> tuple[Entry, ...]:
    """The entries as stretches of a text that has their paragraphs in this order; one that it has not is left out."""
    starts, at = [], 0
    for piece in pieces:
        start = text.find(piece.paragraphs[0], at)
        if start >= 0:
            starts.append((start, piece))
            at = start + len(piece.paragraphs[0])
    ends = [*(start for start, _ in starts), len(text)][1:]
    return tuple(
        Entry(start, start + len(text[start:end].rstrip()), piece.at, piece.heading)
        for (start, piece), end in zip(starts, ends, strict=True)
    )


def _entries(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """The largest family of like siblings in each of which an hour stands."""
    families: dict[tuple, list] = defaultdict(list)
    for time in tree.iter("time"):
        if not time.get("datetime"):
            continue
        for element in time.iterancestors(*CONTAINERS):
            kind = element.get("class") or ""
            if OF_READERS.search(kind) or OF_READERS.search(element.get("id") or ""):
                break
            family = families[element.getparent(), element.tag, kind]
            if not family or family[-1] is not element:
                family.append(element)
    return max(families.values(), key=len, default=[])


def _piece(element: html.HtmlElement) -> Piece | None:
    time = next(element.iter("time"))
    moment = _moment(time.get("datetime") or "")
    own = deepcopy(element)
    own.tail = None
    for time in [*own.iter("time")]:
        time.text = ""
        for child in [*time]:
            time.remove(child)
    heading = next((tidy(h.text_content()) for h in own.iter("h1", "h2", "h3", "h4", "h5", "h6")), "")
    return _of_lines(moment, heading, list(visible_lines(own)))


def _said(update) -> Piece:
    lines = [update.heading, *update.body.split("\n\n")] if update.heading else update.body.split("\n\n")
    return Piece(_moment(update.at), update.heading, tuple(lines))


def _of_lines(moment: str, heading: str, lines: Sequence[str]) -> Piece | None:
    """None for what has too few words to be an entry."""
    kept = [line.text for line in split_lines("\n\n".join(lines)) if line.text == heading or not line_kind(line)]
    kept = [heading, *(line for line in kept if line != heading)] if heading else kept
    return Piece(moment, heading, tuple(kept)) if len(" ".join(kept).split()) >= LEAST_WORDS else None


def _moment(stated: str) -> str:
    try:
        return datetime.fromisoformat(stated.strip()).isoformat()
    except ValueError:
        return ""
