"""The headline of a dumped page: found among the lines before the text, or nowhere.

Problem: dumps repeat the headline, put section labels and site names beside it, or leave it out.
Method: every line before the first solid paragraph is scored by features: length, end mark, repetition, presence in a
title line ("Headline | Section | site"), words shared with the text. The best one above a threshold is the headline.
Source: own rules; shared words as in Kohlschütter et al. 2010. Weights were set on invented pages, not on real ones.
Known failures: a first sentence of a text without headline that is short and has no full stop is taken for one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from articles.text.page.bylines import byline_name, looks_like_name
from articles.text.page.dateline import read_dateline
from articles.text.page.furniture import edge_kind, is_label
from articles.text.page.lines import Line, letters, stems

HEADLINE_THRESHOLD = 2.5
TITLE_BREAK = re.compile(r"\s+[|»·•–—-]\s+|\s*\|\s*|\s+::\s+")
LEAST_ALONE, MOST_ALONE = 3, 18  # words of a headline that nothing but its place tells
FIELD_LIKE = re.compile(r"[A-Z-]+:|\w+:(?: [A-Z]\S*)+$")  # "SLUG: …", "Editor: Jane Doe"
FIELD = re.compile(r"(?:HEADLINE|TITLE|Headline|Title):\s+")
FULL_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?,?(?: [A-Z][a-z]+)? \d{4}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
HARD_BREAK = re.compile(r"[|»]|::")
SITE_NAME = re.compile(
    r"\b(?:news|times|post|herald|tribune|daily|gazette|journal|chronicle|observer|guardian|telegraph|mail|express|star|sun|mirror|"
    r"bbc|cnn|nbc|abc|cbs|fox|sky|reuters|ap|online|today|tv|radio|press|media|magazine|review|weekly|world|report|network|blog|wire|"
    r"independent|standard|globe|courier|argus|echo|examiner|inquirer|bulletin|register|dispatch|monitor|politics|\w+\.(?:com|org|net|co|info|uk|in|eu))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline, with the indices of all lines that only show it (its own, title lines, repetitions)."""

    text: str
    shown_in: frozenset[int]


def find_headline(lines: Sequence[Line], kinds: Mapping[int, str], given: str = "") -> Headline | None:
    """The headline among the first lines; `kinds` holds the lines that are furniture already.

    A `given` headline (from a manifest) is looked up; a line that differs from it counts as the page's own headline
    only when both clearly say the same. None when the page has no headline.
    """
    top = _top_lines(lines, kinds)
    body = [line for line in lines if line.is_prose and line.index not in kinds][:12]
    options = [(text, line) for line in top if line.index not in kinds for text in _options(line, lines)]
    scored = [(_score(text, line, lines, kinds, body), -line.index, text) for text, line in options]
    if given:
        scored = [(score + 5, i, text) for score, i, text in scored if _same_matter(text, given)]
    score, index, text = max(scored, key=lambda row: row[:2], default=(0.0, 0, ""))
    if score < HEADLINE_THRESHOLD:
        alone = None if given else _alone_above(lines, kinds)
        return Headline(alone.text, frozenset([alone.index])) if alone else None
    longer = [row for row in scored if row[0] >= HEADLINE_THRESHOLD and _goes_on(text, row[2])]
    score, index, text = max(longer, default=(score, index, text))
    return Headline(text, _shown_in(text, lines, top, -index))


def _alone_above(lines: Sequence[Line], kinds: Mapping[int, str]) -> Line | None:
    """The one line above the text, a blank line between, whatever its words: short, and with none of the text's.

    A place, a person, a section or a field of a form may stand there, too; they are none.
    """
    first = next((line.index for line in lines if line.is_prose and line.index not in kinds), 0)
    above = [line for line in lines[:first] if line.index not in kinds and not edge_kind(line)]
    if len(above) != 1 or above[0].index + 1 != first or not lines[first].is_after_blank:
        return None
    (line,) = above
    is_short = LEAST_ALONE <= len(line.words) <= MOST_ALONE and not line.is_terminated and line.text[-1] not in ":,;"
    is_other = looks_like_name(line) or FULL_DATE.search(line.text)
    is_field = FIELD_LIKE.match(line.text) or SITE_NAME.search(line.text) or not line.text[0].isalpha()
    return line if is_short and not is_other and not is_field and not line.text[0].islower() else None


def _goes_on(short: str, full: str) -> bool:
    """Whether a line is the whole of a headline that another line gives in part, as players and lists do."""
    return letters(full).startswith(letters(short)) and len(full) > len(short) and len(short) > 12


def _top_lines(lines: Sequence[Line], kinds: Mapping[int, str]) -> list[Line]:
    """The lines up to and with the first solid paragraph; it may be the headline itself, when it is one sentence."""
    top: list[Line] = []
    prose = 0
    for line in lines[:60]:
        top.append(line)
        is_prose = line.is_prose and line.index not in kinds
        prose += is_prose
        if prose > 1 or (is_prose and (len(line.words) > 28 or line.sentence_breaks > 0)):
            break
    return top


def _options(line: Line, lines: Sequence[Line]) -> list[str]:
    """The line itself or, of a title line, its longest part."""
    part = max(_title_parts(line.text, lines), key=lambda part: len(part.split()))
    return [FIELD.sub("", part) or part]


def _title_parts(text: str, lines: Sequence[Line]) -> list[str]:
    """The parts of a title line, or the text alone when its dashes belong to the headline."""
    parts = [p for p in TITLE_BREAK.split(text) if p.strip()]
    if len(parts) < 2 or len(parts) > 8:
        return [text]
    keys = {line.text for line in lines[:40]}
    if HARD_BREAK.search(text) or any(p in keys for p in parts):
        return parts
    tail = parts[-1]
    if len(tail.split()) <= 5 and SITE_NAME.search(tail) and tail[0].isupper() and len(parts[0].split()) > 3:
        return [text[: text.rindex(tail)].rstrip(" -–—·•»"), tail]
    return [text]


def _score(text: str, line: Line, lines: Sequence[Line], kinds: Mapping[int, str], body: Sequence[Line]) -> float:
    """How much a line looks like the headline of the text that follows."""
    words = text.split()
    count = len(words)
    if count > 40 or text[-1] in ",;" or (line.sentence_breaks > 0 and line.is_terminated and text[-1] == "."):
        return -9.0
    score = 2.0 if 4 <= count <= 18 else 1.0 if count <= 28 and count > 2 else -1.0
    score += _end_mark(text, line)
    score += 3.0 * _is_repeated(text, line, lines)
    matter = stems(line.words if text == line.text else re.findall(r"[\w'’-]+", text))
    shared = matter & stems(word for other in body if other is not line for word in other.words)
    score += 4.0 * len(shared) / len(matter) if shared else -2.0
    score -= 4.0 * is_label(line) + 2.0 * looks_like_name(line) + 4.0 * (text[0] in "•*-–—·(")
    score -= 3.0 * (count < 6 and ": " in text) + 6.0 * bool(byline_name(text)) + 4.0 * bool(FULL_DATE.search(text))
    score -= 6.0 * bool(read_dateline(text)[0] and line.is_prose)
    score += 1.0 * (line.title_share > 0.8 and count > 3) - 0.2 * min(_rank(line, kinds), 10)
    score -= 3.0 * any(other.is_prose and other.index not in kinds for other in lines[: line.index])
    following = kinds.get(line.index + 1, "")
    return score + (following in ("byline", "date", "share", "credit"))


def _end_mark(text: str, line: Line) -> float:
    if re.search(r"(?<!\.)\.[\"'”’)]*$", text) and not re.search(r"\b[A-Z]\.$", text):
        is_title = line.title_share > 0.85 and len(line.words) > 3
        return 0.0 if is_title else -6.0 if len(line.words) > 16 else -3.5
    if text[-1] == ":":
        return -3.0
    return -0.5 if line.is_terminated else 0.0


def _rank(line: Line, kinds: Mapping[int, str]) -> int:
    return sum(1 for i in range(line.index) if i not in kinds)


def _is_repeated(text: str, line: Line, lines: Sequence[Line]) -> bool:
    """Whether another line near the top shows the same words, alone or in a title line."""
    own = letters(text)
    others = [other for other in lines[:40] if other is not line and not other.is_prose]
    return len(own) > 12 and any(
        own == other.key or (own in other.key and HARD_BREAK.search(other.text)) for other in others
    )


def _same_matter(text: str, given: str) -> bool:
    """Whether two headlines are one, give or take the site's name or a changed word."""
    return fuzz.token_sort_ratio(text.casefold(), given.casefold()) >= 75


def _shown_in(text: str, lines: Sequence[Line], top: Sequence[Line], own: int) -> frozenset[int]:
    """Lines that only repeat the headline: anywhere when equal, near the top when it is a part of a title line."""
    key = letters(text)
    shown = {own}
    for line in lines:
        other = line.key
        if (
            other == key
            or (len(key) > 15 and fuzz.ratio(other, key, score_cutoff=95) > 95 and not line.is_prose)
            or (
                line in top
                and not line.is_prose
                and len(key) > 15
                and key in other
                and len(_title_parts(line.text, lines)) > 1
            )
        ):
            shown.add(line.index)
    return frozenset(shown)
