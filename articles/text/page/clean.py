"""Pasted or dumped text to headline and clean text, with everything that was taken out.

Problem: an article copied off a page brings the page along: labels, repeated headlines, share buttons, captions,
comment forms, cookie notices, other articles' headlines. No library cleans text that has lost its markup.
Method: the raw text is cut into logical lines (`lines`); each is judged by its words and shape (`furniture`), by where
it stands (`above`, `zones`), and the headline is looked for (`headline`). Only whole lines, and known phrases glued to
the edges of a paragraph, are ever taken out; every rule asks for a structural reason, and when nearly nothing would be
left the page is returned as it came.
Source: own rules; see the modules named above.
Known failures: a page that lost all line breaks; furniture in full sentences that names the article's own persons.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import accumulate

from articles.text.page.above import mark_above
from articles.text.page.blocks import Kinds, mark_blocks
from articles.text.page.bylines import byline_name, looks_like_name
from articles.text.page.credits import Credit, agencies_in, agency_pattern, credit_end, credit_kind
from articles.text.page.cut_short import KIND as CUT_SHORT
from articles.text.page.cut_short import ends_at, notice_behind
from articles.text.page.dateline import read_dateline
from articles.text.page.front import Link
from articles.text.page.furniture import field_value, line_kind, trim
from articles.text.page.haystack import Haystack
from articles.text.page.headline import Headline, find_headline
from articles.text.page.inside import mark_foreign_end, mark_galleries, mark_inside
from articles.text.page.letter import Letter
from articles.text.page.lines import Line, letters, shown, split_lines, tidy
from articles.text.page.live import Entry
from articles.text.page.mail import mark_quoted
from articles.text.page.printed import goes_on, mark_page_edges, over_page
from articles.text.page.zones import (
    body_range,
    mark_end,
    mark_gaps,
    mark_last_teaser,
    mark_loud_links,
    mark_running_lines,
    mark_top,
)

LEAST_LEFT = 0.25  # of the page's words; a cleaning that leaves less is not believed
LONGEST_PULLED = 40  # words of a pull quote
LEAST_PULLED = 7  # words of one with its speaker's name
UPDATED = re.compile(r"\b(?:updated|modified|edited|corrected)\b", re.IGNORECASE)
MOST_PLACES = 50  # of one line's words that are looked at


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece taken out: `start` and `end` are offsets in the raw text, `text` its exact characters there."""

    start: int
    end: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article without its page.

    `headline` and `text` are verbatim runs of the raw text, white space and hyphens at a line's end aside; paragraphs
    are set apart by a blank line. `site_name`, `language` and `canonical` (its address) are what a web page states
    about itself, "" otherwise; so is its `published`, which of a text is what a line above it says, or None.
    `cut_short` says why only the beginning came, "" where all did. `entries` are those of a live blog, `links` the
    articles that a section front leads to, which `is_front` says.
    `garbled` has words that were read in the wrong encoding, each with what is meant. `letter` is the head of a letter
    that was sent on, None where none was.
    """

    headline: str
    text: str
    removed: tuple[Removed, ...] = ()
    credits: tuple[Credit, ...] = ()
    byline: str = ""
    dateline: str = ""
    published: date | datetime | None = None
    site_name: str = ""
    language: str = ""
    canonical: str = ""
    cut_short: str = ""
    entries: tuple[Entry, ...] = ()
    is_front: bool = False
    links: tuple[Link, ...] = ()
    garbled: tuple[tuple[str, str], ...] = ()
    letter: Letter | None = None


def clean_text(raw: str, headline: str = "", kept: Iterable[tuple[int, int]] = ()) -> Cleaned:
    """Take a page's furniture off an article.

    `headline`: the one a manifest states; it is used as it is and taken out of the text where it stands at the top.
    `kept`: (start, end) raw offsets of removed pieces that a person put back; they stay in the text.
    Never raises; an empty or white raw text gives empty fields.

    >>> clean_text("World\\n\\nRiver floods Oldtown\\n\\nThe river rose on Monday, and the town was flooded.").headline
    'River floods Oldtown'
    """
    lines = split_lines(raw)
    kept_spans = list(kept)
    kinds: Kinds = {}
    for line in lines:
        kind = "kept" if _is_kept(line, kept_spans) else line_kind(line)
        if kind:
            kinds[line.index] = kind
    letter = mark_quoted(lines, kinds)
    mark_page_edges(raw, lines, kinds)
    mark_above(lines, kinds)
    found = find_headline(lines, kinds, headline)
    _mark_zones(lines, kinds, found)
    if _left(lines, kinds) < LEAST_LEFT:
        kinds = {i: kind for i, kind in kinds.items() if kind in ("headline", "kept")}
    kinds = {i: kind for i, kind in kinds.items() if kind != "kept"}
    cleaned = _assemble(raw, lines, kinds, headline or (found.text if found else ""), kept_spans)
    return replace(cleaned, letter=letter) if letter else cleaned


def _mark_zones(lines: Sequence[Line], kinds: Kinds, found: Headline | None) -> None:
    """All rules that look at a line's place; they mark in `kinds`."""
    for index in found.shown_in if found else ():
        if kinds.get(index) != "kept":
            kinds[index] = "headline"
    mark_running_lines(lines, kinds)
    mark_galleries(lines, kinds)
    mark_blocks(lines, kinds)
    mark_top(lines, kinds)
    mark_end(lines, kinds)
    mark_loud_links(lines, kinds)
    mark_gaps(lines, kinds)
    mark_last_teaser(lines, kinds)
    mark_inside(lines, kinds)
    mark_foreign_end(lines, kinds)
    _mark_repeats(lines, kinds)


def _mark_repeats(lines: Sequence[Line], kinds: Kinds) -> None:
    """A line that stands in the text before, word for word, or inside a paragraph as a pull quote."""
    kept = [line for line in lines if line.index not in kinds]
    page = _Page(kept)
    seen: set[str] = set()
    for line in kept:
        if len(line.words) < 5 or len(line.key) < 25:
            continue
        is_pulled = len(line.words) <= LONGEST_PULLED and (page.has_in_longer(line) or _is_pulled(line, page))
        if line.key in seen or is_pulled:
            kinds[line.index] = "repeat"
        seen.add(line.key)


def _is_pulled(line: Line, page: "_Page") -> bool:
    """Whether words of the text stand here again with their speaker's name behind: "We saw it all Ana Lind"."""
    if line.is_terminated or line.is_prose or len(line.words) < LEAST_PULLED:
        return False
    for name in (2, 3):
        words, behind = line.text.rsplit(maxsplit=name)[0], line.text.split()[-name:]
        if all(word[0].isupper() for word in behind) and page.has_key(letters(words), line):
            return True
    return False


class _Page:
    """The letters of some lines, to find out whose words stand in another one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.starts = [0, *accumulate(len(line.key) + 1 for line in lines)]
        self.letters = Haystack("\n".join(line.key for line in lines))

    def has_key(self, key: str, line: Line) -> bool:
        """Whether the letters stand in a paragraph other than the line itself."""
        at = self.letters.find(key)
        for _ in range(MOST_PLACES):
            if at < 0:
                return False
            other = self.lines[bisect_right(self.starts, at) - 1]
            if other is not line and other.is_prose:
                return True
            at = self.letters.find(key, at + len(key))
        return False

    def has_in_longer(self, line: Line) -> bool:
        """Whether a line's words stand in another, longer line, and in a paragraph that is not the line itself."""
        is_longer = is_in_prose = False
        at = self.letters.find(line.key)
        for _ in range(MOST_PLACES):
            if at < 0 or (is_longer and is_in_prose):
                break
            other = self.lines[bisect_right(self.starts, at) - 1]
            is_longer = is_longer or len(other.key) > len(line.key)
            is_in_prose = is_in_prose or (other.is_prose and other is not line)
            at = self.letters.find(line.key, at + len(line.key))
        return is_longer and is_in_prose


def _is_kept(line: Line, kept: Sequence[tuple[int, int]]) -> bool:
    return any(start < line.end and line.start < end for start, end in kept)


def _left(lines: Sequence[Line], kinds: Kinds) -> float:
    """Share of the page's words that the marks leave; 1.0 for a page too short to tell."""
    total = sum(len(line.words) for line in lines)
    if total < 40:
        return 1.0
    return sum(len(line.words) for line in lines if line.index not in kinds or kinds[line.index] == "kept") / total


def _assemble(raw: str, lines: Sequence[Line], kinds: Kinds, headline: str, kept: Sequence[tuple[int, int]]) -> Cleaned:
    """The text of all unmarked lines, what was removed, and what credits say."""
    first, _ = body_range(lines, kinds)
    paragraphs: list[str] = []
    removed: list[Removed] = []
    last = 0  # where the text before ends
    for line in lines:
        if line.index in kinds:
            removed.append(Removed(line.start, line.end, kinds[line.index], raw[line.start : line.end]))
            continue
        start, end = line.start, line.end
        for piece in [] if _is_kept(line, kept) else _glued(raw, line, headline, is_first=line.index <= first):
            removed.append(piece)
            start, end = (piece.end, end) if piece.start == start else (start, min(end, piece.start))
        text = shown(raw[start:end])
        if text and paragraphs and goes_on(raw[last:start], paragraphs[-1], text):
            paragraphs[-1] = over_page(paragraphs[-1], text)
        elif text:
            paragraphs.append(text)
        last = end
    removed.sort(key=lambda piece: piece.start)
    dateline, dateline_credits = _dateline(raw, lines, kinds)
    credits = tuple(sorted([*_credits(removed, lines, kinds), *dateline_credits], key=lambda c: c.start))
    return Cleaned(
        headline,
        "\n\n".join(paragraphs),
        tuple(removed),
        credits,
        _byline(lines, kinds),
        dateline,
        published=_published(lines[:first], kinds, dateline),
        cut_short=_cut_short(lines, kinds, removed),
    )


def _cut_short(lines: Sequence[Line], kinds: Kinds, removed: Sequence[Removed]) -> str:
    """Why only the beginning came, by the notice behind the last paragraph or at its end."""
    last = max((line.end for line in lines if line.index not in kinds), default=0)
    glued = next((piece.text for piece in removed if piece.kind == CUT_SHORT and piece.end == last), "")
    return ends_at(glued) if glued else notice_behind([(kinds.get(line.index, ""), line.text) for line in lines])


def _glued(raw: str, line: Line, headline: str, is_first: bool) -> list[Removed]:
    """Furniture at the edges of a paragraph, as pieces of the raw text."""
    exact = raw[line.start : line.end]
    pieces = [Removed(line.start + s, line.start + e, kind, exact[s:e]) for s, e, kind in trim(exact)]
    if not pieces and (end := credit_end(exact)):
        pieces.append(Removed(line.start, line.start + end, "credit", exact[:end]))
    if is_first and headline and not pieces:
        end = _headline_end(exact, headline)
        if end:
            pieces.append(Removed(line.start, line.start + end, "headline", exact[:end]))
    return pieces


def _headline_end(exact: str, headline: str) -> int:
    """Where a headline that runs into the first paragraph ends; 0 when the paragraph only begins with like words."""
    head = tidy(headline)
    if len(head.split()) < 4 or not exact.startswith(head):
        return 0
    rest = exact[len(head) :].lstrip(" .|–—-:")
    starts_anew = (
        bool(rest)
        and not rest[0].islower()
        and exact[len(head) : len(head) + 1] in (" ", ".", "\n", "|", "–", "—", "-", ":")
    )
    return len(exact) - len(rest) if starts_anew and len(rest.split()) >= 8 else 0


def _dateline(raw: str, lines: Sequence[Line], kinds: Kinds) -> tuple[str, list[Credit]]:
    """The dateline of one of the first paragraphs, and the credit in its brackets."""
    for line in [line for line in lines if line.index not in kinds and len(line.words) > 6][:4]:
        dateline, credit = read_dateline(raw[line.start : line.end])
        if dateline:
            span = (line.start + credit[0], line.start + credit[1]) if credit else None
            return tidy(dateline), [Credit(raw[slice(*span)], *span, "dateline")] if span else []
    return "", []


def _byline(lines: Sequence[Line], kinds: Kinds) -> str:
    """Who wrote it, by the first byline that was marked."""
    for line in lines:
        if kinds.get(line.index) == "byline":
            bare = line.text if looks_like_name(line) else ""
            name = field_value(line.text, "byline") or byline_name(line.text) or bare
            if name and not agencies_in(name):
                return name
    return ""


def _published(above: Sequence[Line], kinds: Kinds, dateline: str) -> date | datetime | None:
    """When it came out, by the first line above the text that says a day; when it was updated is another matter.

    Where none does, the dateline's day counts, if it names its year.
    """
    said = [UPDATED.split(line.text)[0] for line in above if kinds.get(line.index) in ("date", "byline")]
    written = next(filter(None, (Letter(date=words).written for words in (*said, dateline))), "")
    if not written:
        return None
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)


def _credits(removed: Sequence[Removed], lines: Sequence[Line], kinds: Kinds) -> list[Credit]:
    """What the removed pieces say about origin, and agency credits in brackets at a paragraph's end."""
    found = []
    for piece in removed:
        text = tidy(piece.text)
        kind = "photo" if piece.kind == "caption" else credit_kind(text)
        if not kind and piece.kind in ("byline", "credit") and agencies_in(text):
            kind = "byline"
        if kind and (kind != "photo" or agencies_in(text)):
            found.append(Credit(text, piece.start, piece.end, kind))
    return found + [credit for line in lines if line.index not in kinds for credit in _bracketed(line)]


def _bracketed(line: Line) -> list[Credit]:
    """An agency in brackets behind a full stop: "… on Monday. (AFP)"."""
    match = re.search(r"[.!?”\"’]\s*[(\[—–-]\s?([^()\[\]]{2,40}?)\s?[)\]]?$", line.text)
    if not match or not agency_pattern().search(match.group(1)) or credit_kind(match.group(1)) != "agency":
        return []
    return [Credit(match.group(1), line.end - len(match.group(1)) - 1, line.end, "agency")]


def with_stated(cleaned: Cleaned, **stated: object) -> Cleaned:
    """The same article with fields that a page's own markup states; letters of the text stay as they are."""
    return replace(cleaned, **{k: v for k, v in stated.items() if v})


__all__ = ["Cleaned", "Credit", "Removed", "clean_text", "letters", "with_stated"]
