"""Furniture in the middle of a text that no usual phrase gives away: its shape and its neighbours do.

Problem: picture galleries, embedded posts and other articles' headlines come as lines among paragraphs.
Method: a gallery counts its pictures; a caption opens with its owner's name or closes with one in brackets and ends no
sentence; a link to another article stands in square brackets. Paragraphs behind the text in another language than the
text's are the site's.
Source: own rules.
Known failures: another article's headline alone between two paragraphs, with no mark of its own, is kept.
"""

import re
from collections.abc import Sequence

from articles.text.page.blocks import Kinds
from articles.text.page.credits import agency_pattern
from articles.text.page.lines import Line
from articles.text.page.patterns import words
from articles.text.word_lists import word_set

COUNTER = re.compile(r"(?<![\w/])(\d{1,2})\s?/\s?(\d{1,2})(?![\w/])")
LEAST_PICTURES = 3
GALLERY_LOOKED_AT = 6000  # characters
POST = re.compile(
    r"[—–-]\s.{1,60}\(@\w{2,30}\)\s(?:[A-Z]\w+\.?\s\d{1,2},?\s\d{4}|\d{1,2}\s[A-Z]\w+\.?\s\d{4})$"
)  # "— Name (@handle) May 3, 2031"
OWNERS = re.compile(r"(?:[A-Z][A-Z&.]+\s){0,4}[A-Z][A-Z&.]+\s?[•|·]\s?[A-Z][A-Z&./ ]{1,40}\s(?=[A-Z])")
PHOTO_OWNER = re.compile(rf"{words('photo_owner')}\s(?=[A-Z])")
IN_BRACKETS = re.compile(
    r"\s\((?!.*\()(?:[A-Z][\w.&'’-]+|of|the|for|and|/)(?:[\s/](?:[A-Z][\w.&'’-]+|of|the|for|and|/)){1,6}\)$"
)
LEAST_LINK = 4  # words in square brackets
FOREIGN_SHARE = 0.08  # of a line's words that are common in English; the least of real paragraphs is 0.15
NATIVE_SHARE = 0.25
LEAST_FOREIGN = 5  # words


def mark_galleries(lines: Sequence[Line], kinds: Kinds) -> None:
    """A run of captions in one line, told by its counters: "1/8 … 2/8 … 3/8"; and posts of others, set in whole."""
    for line in lines:
        if line.index in kinds:
            continue
        counted = {(n, of) for n, of in COUNTER.findall(line.text[:GALLERY_LOOKED_AT])}
        totals = [of for _, of in counted]
        if any(totals.count(of) >= LEAST_PICTURES for of in set(totals)):
            kinds[line.index] = "caption"
        elif POST.search(line.text[-160:]) and len(line.words) <= 70:
            kinds[line.index] = "embed"


def mark_inside(lines: Sequence[Line], kinds: Kinds) -> None:
    """Captions up to the last paragraph, and bracketed links between the first and the last one."""
    prose = [line for line in lines if line.is_prose and line.index not in kinds]
    if len(prose) < LEAST_PICTURES:
        return
    first, last = prose[0].index, prose[-1].index
    for line in lines[: last + 1]:
        if line.index in kinds or line.is_prose or line.is_terminated:
            continue
        if _is_owned(line):
            kinds[line.index] = "caption"
        elif first < line.index and line.text[0] == "[" and line.text[-1] == "]" and len(line.words) >= LEAST_LINK:
            kinds[line.index] = "related"


def _is_owned(line: Line) -> bool:
    """Whether a line that ends no sentence opens or closes with a picture's owner."""
    if not 5 <= len(line.words) <= 60:
        return False
    if OWNERS.match(line.text) or PHOTO_OWNER.match(line.text):
        return True
    owner = agency_pattern().match(line.text)
    if owner and owner.group().isupper() and re.match(r"\s[A-Z][a-z]", line.text[owner.end() : owner.end() + 3]):
        return True
    return len(line.words) >= 9 and bool(IN_BRACKETS.search(line.text[-120:]))


def mark_foreign_end(lines: Sequence[Line], kinds: Kinds) -> None:
    """Last paragraphs in another language than the rest: the notices of a site whose own language it is."""
    prose = [line for line in lines if line.is_prose and line.index not in kinds]
    while len(prose) > LEAST_PICTURES and _is_foreign(prose[-1]) and not _is_foreign_text(prose[:-1]):
        kinds[prose.pop().index] = "copyright"


def _is_foreign(line: Line) -> bool:
    return len(line.words) >= LEAST_FOREIGN and _common_share(line.words) <= FOREIGN_SHARE


def _is_foreign_text(lines: Sequence[Line]) -> bool:
    """Whether the paragraphs right before are not plainly English either."""
    return _common_share([word for line in lines[-LEAST_PICTURES:] for word in line.words]) < NATIVE_SHARE


def _common_share(found: Sequence[str]) -> float:
    return sum(word.casefold() in word_set("common_words") for word in found) / max(len(found), 1)
