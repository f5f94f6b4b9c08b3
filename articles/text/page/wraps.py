"""Lines that a column's width has broken: whether a text's are, which belong together, and the words they divide.

Problem: wire services and mail break lines at 60-80 columns, a newspaper's column at 25; words are divided with a
hyphen that is none of theirs, and a drop cap stands on a line of its own.
Method: a text is wrapped where its lines break off in mid-sentence again and again and have hardly room for the next
word. Of a hyphen at a line's end the dictionary tells: it goes where both parts are one word, and stays where each is a
word by itself. A single capital before small letters belongs to them.
Source: own rules; the words are SCOWL's.
Known failures: hard-wrapped verse or tables are joined like prose; "re-\nsign" is joined to "resign".
"""

import re
from itertools import pairwise

from articles.text.word_lists import word_set, word_table

Piece = tuple[int, int, bool]  # (start, end, stands after a blank line) of a physical line

LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
TERMINAL = re.compile(r"[.!?…。！？؟।]\s?[\"'”’»)\]*_›」』]*$")
# Characters that have no width, taken off a line's edges with all white space.
EDGE = frozenset("\u200b\u2060\ufeff\u200e\u200f\u00ad")
WIDEST = 110  # characters of a wrapped line
NARROWEST = 16
ORDINARY = 40  # below it are columns of a printed page, which must show more of it
DIVIDED = re.compile(
    r"(?<![^\W\d_])([^\W\d_]+)([-\u2010\u00ad\x02])[ \t]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])\s*([^\W\d_]+)"
)
DROP_CAP = re.compile(r"([\"“‘«„]?)([^\W\d_])\s+([^\W\d_]+)")
LONGEST_PART = 40  # letters; nothing that is divided is longer


def is_hard_wrapped(raw: str, pieces: list[Piece]) -> bool:
    """Lines of much the same length that break off in mid-sentence and go on in lower case."""
    lengths = sorted(end - start for start, end, _ in pieces)
    if len(lengths) < 4 or lengths[int(len(lengths) * 0.95)] > WIDEST or lengths[len(lengths) // 2] < NARROWEST:
        return False
    width = lengths[int(len(lengths) * 0.9)]
    pairs = broken = full = 0
    for (start, end, _), (following, last, is_after_blank) in pairwise(pieces):
        if is_after_blank:
            continue
        pairs += 1
        goes_on = raw[following].islower() and not TERMINAL.search(raw[max(start, end - 6) : end])
        broken += goes_on
        full += goes_on and end - start + 1 + _first_word(raw, following, last) > width * 0.9
    if len(lengths) >= 6 and lengths[len(lengths) // 2] >= ORDINARY and broken >= 3 and broken >= pairs * 0.25:
        return True
    return broken >= 2 and broken >= pairs * 0.5 and full >= broken * 0.75


def _first_word(raw: str, start: int, end: int) -> int:
    """The length of the first word of a line."""
    return len(raw[start:end].split(maxsplit=1)[0])


def joined(raw: str, pieces: list[Piece]) -> list[Piece]:
    """Wrapped lines joined to paragraphs: a blank line, an indent or a line with room left closes one."""
    lengths = sorted(end - start for start, end, _ in pieces)
    width = lengths[int(len(lengths) * 0.9)]
    out: list[Piece] = []
    previous = None
    for start, end, is_after_blank in pieces:
        if previous and not is_after_blank and not _closes(raw, previous, (start, end), width):
            out[-1] = (out[-1][0], end, out[-1][2])
        else:
            out.append((start, end, is_after_blank))
        previous = (start, end)
    return out


def _closes(raw: str, previous: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether the paragraph ends with the previous physical line: the next one is indented, or would have fitted."""
    start, end = following
    if "\f" in raw[previous[1] : start] or ">" in (raw[start], raw[previous[0]]):
        return True  # a page ends, or a letter quotes another
    if _indent(raw, start) > _indent(raw, previous[0]) + 1:
        return True
    if raw[start].islower():
        return False
    return previous[1] - previous[0] + 1 + _first_word(raw, start, end) <= width - 2


def _indent(raw: str, start: int) -> int:
    """How many characters of white space stand before a line's first one."""
    at = start
    while at and (raw[at - 1] in EDGE or raw[at - 1].isspace()) and not LINE_END.match(raw, at - 1):
        at -= 1
    return start - at


def with_drop_caps(raw: str, pieces: list[Piece]) -> list[Piece]:
    """A line of one capital with the line of small letters that it begins."""
    out: list[Piece] = []
    for start, end, is_after_blank in pieces:
        if out and raw[start].islower() and is_drop_cap(raw[out[-1][0] : out[-1][1]]):
            out[-1] = (out[-1][0], end, out[-1][2])
        else:
            out.append((start, end, is_after_blank))
    return out


def is_drop_cap(line: str) -> bool:
    """
    >>> is_drop_cap("“T"), is_drop_cap("To")
    (True, False)
    """
    letter = line[1:] if line[:1] in '"“‘«„' else line
    return len(letter) == 1 and letter.isupper()


def unwrapped(piece: str) -> str:
    """A joined piece without what the line ends have done to its words; its line ends stay.

    >>> unwrapped("on Mon-\\nday the flood-\\nstricken town")
    'on Monday the flood-stricken town'
    """
    end = LINE_END.search(piece)
    if not end:
        return piece
    if is_drop_cap(piece[: end.start()].strip()):
        piece = DROP_CAP.sub(_with_cap, piece, count=1)
    return DIVIDED.sub(_whole, piece)


def capped(cap: str, line: str) -> str:
    """A line with the capital that stood before it.

    >>> capped("T", "he ferry"), capped("A", "ferry sank"), capped("A", "nother ferry")
    ('The ferry', 'A ferry sank', 'Another ferry')
    """
    return DROP_CAP.sub(_with_cap, f"{cap} {line}", count=1)


def _with_cap(match: re.Match[str]) -> str:
    """The capital before its word: "T he" is "The", "A bridge" is two words."""
    opener, cap, rest = match.groups()
    is_alone = cap in "AIO" and is_word(rest) and not (is_word(cap + rest) and len(rest) < 3)
    return f"{opener}{cap} {rest}" if is_alone else f"{opener}{cap}{rest}"


def _whole(match: re.Match[str]) -> str:
    left, hyphen, right = match.groups()
    return left + ("-" if hyphen in "-\u2010" and hyphen_stays(left, right) else "") + right


def hyphen_stays(left: str, right: str) -> bool:
    """Whether a hyphen at a line's end is the word's own: both parts are words, and together they are none.

    >>> hyphen_stays("Mon", "day"), hyphen_stays("flood", "stricken"), hyphen_stays("Anglo", "Saxon")
    (False, True, True)
    """
    if not right.islower() or max(len(left), len(right)) > LONGEST_PART:
        return True
    return not is_word(left + right) and min(len(left), len(right)) > 2 and is_word(left) and is_word(right)


def is_word(word: str) -> bool:
    """Whether the dictionary has it, or a day or a month is called so."""
    folded = word.casefold()
    return folded in word_set("names/uncapitalised_words") or folded in word_table("names/not_names")["calendar"]
