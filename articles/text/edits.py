"""What an outlet changed in its article between two versions: the edits that a reader of the story must know of.

Problem: articles are edited without a word. Most edits are of style; some change a figure, what somebody is quoted
with, or the headline; and notices of correction stand where few look, often outside the body.
Method: sentences that changed or came or went (`alignment`), each told by what changed in it: a correction's notice,
words between quotation marks, numbers, else wording. Among what was cleaned away only new notices count.
Source: own rules; that edits are told sentence by sentence as in the Wayback Machine's and NewsDiffs' comparisons.
Known failures: a figure in words that `numbers_in` does not read is wording; a correction in words of the outlet's own.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.text.alignment import TOKEN, Extent, changed_sentences, changed_words
from articles.text.discrepancies import numbers_in
from articles.text.document import HEADLINE, TEXT
from articles.text.origins import fingerprint
from articles.text.quotes import find_marked

MOST_EDITS = 200  # of one version; in what was written anew there is nothing to list
LONGEST_SENTENCE = 1000  # characters of one that are kept
LIKE = 0.1  # of the passages of the shorter text: two texts are one article's

# Words that only a notice of correction has, or at its head.
NOTICE = re.compile(
    r"^\W*(?:corrections?|clarifications?|erratum)\b\s*(?:[:–—-]|\()"
    r"|\b(?:an?|the)\s+(?:earlier|previous|original|initial|first)\s+version\s+of\s+(?:this|the|our)\s+"
    r"(?:article|story|report|piece|post|headline|page|dispatch)\b"
    r"|\b(?:this|the|our)\s+(?:article|story|report|piece|post|headline|page|dispatch)\s+(?:has\s+(?:since\s+)?been|was|is)\s+"
    r"(?:\w+ly\s+)?(?:amended|corrected|updated|edited|changed|revised|clarified)\b"
    r"|\b(?:amended|corrected)\s+(?:on|at)\s+\d",
    re.IGNORECASE,
)


class EditKind(StrEnum):
    """What an edit is of, the gravest first."""

    CORRECTION = "correction"
    HEADLINE = "headline"
    FIGURE = "figure"
    QUOTATION = "quotation"
    WORDING = "wording"
    CUT = "cut"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Edit:
    """Words as they were and as they are; "" where there are none. `at` is where they stand now, in `field`.

    What was cut, and a notice that cleaning took out, stand nowhere now: their `at` is None.
    """

    kind: EditKind
    before: str
    after: str
    field: str = TEXT
    at: Extent | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """What two versions are compared by: `removed` are the words of the pieces that cleaning took out."""

    headline: str
    text: str
    removed: tuple[str, ...] = ()


def edits_between(old: Version, new: Version) -> list[Edit]:
    """All edits, in the order of the new version, the headline first and what was cut where it stood.

    >>> [(e.kind.value, e.after) for e in edits_between(Version("Fire", "Two died."), Version("Fire", "Six died."))]
    [('figure', 'Six died.')]
    """
    found = []
    if _words(old.headline) != _words(new.headline):
        at = (0, len(new.headline)) if new.headline else None
        found.append(Edit(EditKind.HEADLINE, old.headline, new.headline, HEADLINE, at))
    marked = [(m.start, m.end) for m in find_marked(old.text)], [(m.start, m.end) for m in find_marked(new.text)]
    for before, after in changed_sentences(old.text, new.text)[:MOST_EDITS]:
        kind = _kind(old.text, new.text, before, after, *marked)
        if kind is EditKind.ADDED and found and _goes_on(found[-1], new.text, after):
            notice = found.pop().at[0], after[1]
            found.append(Edit(EditKind.CORRECTION, "", _said(new.text, notice), TEXT, notice))
        elif kind:
            found.append(Edit(kind, _said(old.text, before), _said(new.text, after), TEXT, after))
    known = {" ".join(piece.split()) for piece in old.removed} | {" ".join(old.text.split())}
    for piece in new.removed:
        if NOTICE.search(piece) and " ".join(piece.split()) not in known:
            found.append(Edit(EditKind.CORRECTION, "", piece[:LONGEST_SENTENCE]))
    return found


def is_same_article(one: str, other: str) -> bool:
    """Whether two texts are versions of one article, however much was edited.

    >>> is_same_article("The old bridge is shut until noon.", "The old bridge is shut until dusk.")
    True
    """
    if not one or not other:
        return False
    prints = frozenset(fingerprint(one)), frozenset(fingerprint(other))
    fewest = min(map(len, prints))
    if not fewest:
        return _words(one) == _words(other)
    return len(prints[0] & prints[1]) >= LIKE * fewest


def _goes_on(edit: Edit, text: str, after: Extent) -> bool:
    """Whether a sentence that came belongs to the notice of correction before it, in its paragraph."""
    is_notice = edit.kind is EditKind.CORRECTION and not edit.before and edit.at is not None
    return is_notice and not text[edit.at[1] : after[0]].strip(" \t") and "\n" not in text[edit.at[1] : after[0]]


def _said(text: str, span: Extent | None) -> str:
    return text[slice(*span)][:LONGEST_SENTENCE] if span else ""


def _words(text: str) -> list[str]:
    return [token for token in TOKEN.findall(text) if token[0].isalnum()]


def _kind(
    old: str, new: str, before: Extent | None, after: Extent | None, marked: Sequence[Extent], now: Sequence[Extent]
) -> EditKind | None:
    """None where only marks and spaces differ."""
    was, is_ = _said(old, before), _said(new, after)
    if is_ and NOTICE.search(is_) and not NOTICE.search(was):
        return EditKind.CORRECTION
    if before is None or after is None:
        return EditKind.ADDED if before is None else EditKind.CUT
    if _words(was) == _words(is_):
        return None
    gone, come = changed_words(was, is_)
    if _is_within(gone, before[0], marked) or _is_within(come, after[0], now):
        return EditKind.QUOTATION
    return EditKind.WORDING if _figures(was) == _figures(is_) else EditKind.FIGURE


def _is_within(changes: Sequence[Extent], offset: int, marked: Sequence[Extent]) -> bool:
    """Whether some change touches words between quotation marks."""
    return any(start < offset + change[1] and offset + change[0] < end for change in changes for start, end in marked)


def _figures(sentence: str) -> Counter[tuple[str, float, float]]:
    return Counter((n.dimension, n.low, n.high) for n in numbers_in(sentence))
