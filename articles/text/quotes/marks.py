"""Quotation marks: which stretches of a text stand between marks.

Problem. Newspapers write "straight", “curly”, «angled», „low“ and ‘single’ marks, nest them, open each paragraph of
a long quotation anew, and forget to close or to open one. An apostrophe looks like a single mark.

Method. Each paragraph is read from left to right with a stack of open marks; a mark's role follows from its shape and
from the white space around it. A mark left open goes on into the next paragraph when that one opens anew, or when a
later paragraph closes what it did not open; otherwise it ends with its paragraph or sentence. Single marks count only
outside double ones, when they open before a word and close after one in the same paragraph.

Source. Own rules, checked on PolNeAR's news texts (Newell, Margolin and Ruths, 2018).

Known failures. A straight mark with spaces on both sides is read as closing whatever is open. A plural possessive at
the end of a 'single-quoted' phrase may end it early.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.text.word_lists import word_set

_DOUBLE = re.compile("[\"“”„‟«»`'](?:(?<![`'])|(?<=`)`|(?<=')')")  # `` and '' are double marks too
# The mark comes first in these, so that the pattern is only tried where one stands.
_SINGLE_OPEN = re.compile(r"[‘‚'](?<![\w’'][‘‚'])(?=[\w“\"(\[])")
_SINGLE_LEAD = re.compile(r"\s*+[‘‚'](?= ?[^\W_])")
_SINGLE_CLOSE = re.compile(r"[’'](?<=\S[’'])(?!\w)")
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+(?=\s|$)")
_INK = re.compile(r"\S")
_PARAGRAPH = re.compile(r"[^\n]+")
_ELISION = re.compile(rf"(?:{'|'.join(sorted(word_set('elisions')))})\b|\d\ds?\b", re.IGNORECASE)

MAX_CARRIED_PARAGRAPHS = 6  # a quotation that never reopens its mark rarely runs longer
OPEN, CLOSE = "open", "close"


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A stretch between marks, at the outermost level. `start` and `end` include the marks.

    `continues` says that the stretch goes on with what the stretch before it, in an earlier paragraph, began.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    continues: bool = False
    is_single: bool = False


def find_marked(text: str) -> list[MarkedText]:
    """All outermost quoted stretches of `text`, in order, none overlapping.

    >>> [text[m.inner_start:m.inner_end] for text in ['He said "no" to it.'] for m in find_marked(text)]
    ['no']
    """
    paragraphs = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text)]
    found: list[MarkedText] = []
    pending: _Reading | None = None
    for number, (start, end) in enumerate(paragraphs):
        reading = _read_paragraph(text, start, end, carried=pending is not None)
        found += reading.marked
        pending = None
        if reading.left_open is not None:
            goes_on = _goes_on(text, paragraphs[number + 1 : number + 1 + MAX_CARRIED_PARAGRAPHS])
            stop = end if goes_on else _where_unclosed_ends(text, reading.left_open, start, end)
            found.append(_between(text, reading.left_open, stop, closed=False, continues=reading.continues_open))
            pending = reading if goes_on else None
    doubles = _Stretches(found)
    singles = list(_all_single_marked(text, paragraphs, doubles))
    inside = {nested for single in singles for nested in doubles.inside(single)}
    marked = [*(m for m in found if m not in inside), *singles]
    return sorted((m for m in marked if m.inner_end > m.inner_start), key=lambda m: m.start)


class _Stretches:
    """Marked stretches in order, none overlapping, to be looked up by place."""

    def __init__(self, marked: Sequence[MarkedText]) -> None:
        self._marked = marked
        self._starts = [stretch.start for stretch in marked]

    def around(self, place: int) -> MarkedText | None:
        number = bisect_right(self._starts, place) - 1
        return self._marked[number] if number >= 0 and place < self._marked[number].end else None

    def inside(self, outer: MarkedText) -> Iterator[MarkedText]:
        for number in range(bisect_right(self._starts, outer.start), bisect_left(self._starts, outer.end)):
            if self._marked[number].end < outer.end:
                yield self._marked[number]


@dataclass(slots=True)
class _Reading:
    """What the marks of one paragraph say."""

    marked: list[MarkedText]
    left_open: int | None = None  # where the mark stands that the paragraph does not close
    continues_open: bool = False
    opened_anew: bool = False  # the mark that is open goes on with the quotation before it


def _read_paragraph(text: str, start: int, end: int, carried: bool) -> _Reading:
    reading = _Reading([])
    stack: list[int] = []
    lead = _lead(text, start, end)
    inherited = carried and not _opens_with_mark(text, start, end)
    if inherited:
        stack.append(start)
    for match in _DOUBLE.finditer(text, start, end):
        role = _role(text, match, start, end, text[stack[-1]] if stack else "")
        if len(stack) == 1 and _opens_anew(text, match, text[stack[0]]):
            goes_on = reading.opened_anew or (carried and stack[0] <= lead)
            reading.marked.append(_between(text, stack.pop(), match.start() - 1, closed=False, continues=goes_on))
            stack.append(match.start())
            reading.opened_anew, inherited = True, False
        elif role == OPEN:
            stack.append(match.start())
        elif role == CLOSE and stack:
            opened = stack.pop()
            if not stack:
                goes_on = reading.opened_anew or (carried and opened <= lead)
                reading.opened_anew = False
                bare = inherited and opened == start
                reading.marked.append(_between(text, opened, match.end(), continues=goes_on, opened_by_mark=not bare))
                inherited = False if bare else inherited
        elif role == CLOSE:
            unopened = _unopened(text, start, match, reading.marked)
            if unopened:
                reading.marked.append(unopened)
    if stack:
        reading.left_open = stack[0]
        reading.continues_open = reading.opened_anew or (carried and stack[0] <= lead)
    return reading


def _opens_anew(text: str, match: re.Match, opened: str) -> bool:
    """Whether a mark opens a next sentence of the quotation that is open: paragraphs that were run together."""
    before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 1]
    return (
        match.group() == opened
        and opened in ('"', "“")
        and len(before) == 2
        and before[0] in ".?!…"
        and before[1] == " "
        and after.isupper()
    )


def _lead(text: str, start: int, end: int) -> int:
    """Where a paragraph's first letter or mark stands; its end where there is none."""
    match = _INK.search(text, start, end)
    return match.start() if match else end


def _role(text: str, match: re.Match, start: int, end: int, opened: str) -> str | None:
    """Whether this mark opens or closes, by its shape, its neighbours and the mark that is open; None for no mark."""
    mark = match.group()
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    if mark in ("``", "„", "‟"):
        return OPEN
    if mark == "“":
        closes = bool(opened) and (opened == "„" or (after.isspace() and not before.isspace()))
        return CLOSE if closes else OPEN
    if mark == "”":
        opens = not opened and before.isspace() and after.isalnum()
        return OPEN if opens else CLOSE
    if mark == "«":
        return CLOSE if opened == "»" else OPEN
    if mark == "»":
        bullet = None if after.isspace() else OPEN  # "» Road closed" heads an item of a list
        return CLOSE if opened or not before.isspace() else bullet
    return _role_of_straight(before, after, text[max(start, match.start() - 2)], opened)


def _role_of_straight(before: str, after: str, two_before: str, opened: str) -> str | None:
    if not opened and before.isdigit() and not after.isalnum():
        return None  # inches, seconds of arc
    can_open = not after.isspace() and (before.isspace() or before in "([{—–-/:;‘'“…." or not before.isprintable())
    if not opened:
        return OPEN if can_open or before.isspace() else CLOSE
    misplaced = before.isspace() and two_before in ",.?!" and opened == '"'
    if can_open and before.isspace() and not misplaced and opened != '"':
        return OPEN
    return CLOSE


def _opens_with_mark(text: str, start: int, end: int) -> bool:
    match = _DOUBLE.search(text, start, end)
    return bool(match) and match.start() <= _lead(text, start, end) and match.group() not in ("”", "''", "»")


def _goes_on(text: str, following: list[tuple[int, int]]) -> bool:
    """Whether a quotation left open goes on in the next paragraphs: one reopens it, or one closes it unopened."""
    for start, end in following:
        if _opens_with_mark(text, start, end):
            return (start, end) == following[0]
        reading = _read_paragraph(text, start, end, carried=True)
        if any(m.start == start and m.continues for m in reading.marked):
            return True
        if _DOUBLE.search(text, start, end):
            return False
    return False


def _where_unclosed_ends(text: str, opened: int, start: int, end: int) -> int:
    """An unclosed quotation takes the rest of its paragraph when it leads it or follows a comma or colon."""
    before = text[start:opened].rstrip()
    if not before or before[-1] in ":,":
        return end
    match = _SENTENCE_END.search(text, opened, end)
    return match.end() if match else end


def _unopened(text: str, start: int, match: re.Match, earlier: list[MarkedText]) -> MarkedText | None:
    """The sentence before a closing mark that nothing opened; only after a comma or full stop is that speech."""
    if match.start() == start or text[match.start() - 1] not in ",.?!":
        return None
    floor = earlier[-1].end if earlier else start
    ends = [m.end() for m in _SENTENCE_END.finditer(text, floor, match.start() - 1)]
    begin = ends[-1] if ends else floor
    while begin < match.start() and text[begin].isspace():
        begin += 1
    return MarkedText(begin, match.end(), begin, match.start())


def _between(
    text: str, opened: int, stop: int, *, closed: bool = True, continues: bool = False, opened_by_mark: bool = True
) -> MarkedText:
    width = 2 if text.startswith(("``", "''"), opened) else 1
    inner_start = opened + width if opened_by_mark and _DOUBLE.match(text, opened) else opened
    inner_end = stop - (2 if text[stop - 2 : stop] == "''" else 1) if closed else stop
    return MarkedText(opened, stop, inner_start, inner_end, continues)


def _all_single_marked(text: str, paragraphs: list[tuple[int, int]], doubles: _Stretches) -> Iterator[MarkedText]:
    """Stretches between single marks; a mark that no paragraph closes goes on where the next one opens anew."""
    carried = False
    for number, (start, end) in enumerate(paragraphs):
        lead = _single_lead(text, start, end)
        leads_on = number + 1 < len(paragraphs) and _single_lead(text, *paragraphs[number + 1]) is not None
        is_open = lead is not None and not doubles.around(lead) and _single_close(text, lead + 1, end) is None
        if is_open and (leads_on or carried):
            yield MarkedText(lead, end, lead + 1, end, continues=carried, is_single=True)
            carried = leads_on
            continue
        for single in _single_marked(text, start, end, doubles):
            yield replace(single, continues=True) if carried and single.start == lead else single
        carried = False


def _single_lead(text: str, start: int, end: int) -> int | None:
    """Where the single mark stands that leads a paragraph."""
    match = _SINGLE_LEAD.match(text, start, end)
    return None if match is None or _ELISION.match(text, match.end()) else match.end() - 1


def _single_marked(text: str, start: int, end: int, doubles: _Stretches) -> Iterator[MarkedText]:
    """Stretches between single marks, outside double ones."""
    at = start
    while match := _SINGLE_OPEN.search(text, at, end):
        at = match.end()
        if _ELISION.match(text, match.end()) or doubles.around(match.start()):
            continue
        close = _single_close(text, match.end(), end)
        crossed = doubles.around(close) if close is not None else None
        if close is None or (crossed and match.start() < crossed.start < close):
            continue
        yield MarkedText(match.start(), close + 1, match.end(), close, is_single=True)
        at = close + 1


def _single_close(text: str, at: int, end: int) -> int | None:
    """Where the single mark opened before `at` closes: a plural possessive is passed over when a better end follows."""
    following = _SINGLE_OPEN.search(text, at, end)
    limit = following.start() if following else end
    candidates = [m.start() for m in _SINGLE_CLOSE.finditer(text, at, limit)]
    for close in candidates:
        is_possessive = text[close - 1] in "sS" and text[close + 1 : close + 2] == " "
        if not is_possessive or close == candidates[-1]:
            return close
    return None
