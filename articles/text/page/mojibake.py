"""Text that was read in the wrong encoding and saved again: noticed, and what would mend it.

Problem: "itâ€™s" for "it’s". It is what came, so it is kept; but no machine reads it rightly, and no reader either.
Method: line by line, ftfy tells whether its signs are such as nobody writes, and which encodings undo it; nothing else
of ftfy is used. One closing mark is lost for good where a program threw its last byte away: it is put back only where
nothing else can be meant. What is mended is told by its places, so that words keep theirs. Nothing is mended unasked.
Source: ftfy 6 (Speer 2019), https://ftfy.readthedocs.io.
Known failures: prose that shows such signs as an example; a line in which they are few and all are signs of a language.
"""

import re
from collections.abc import Iterator

from ftfy import TextFixerConfig, fix_encoding
from rapidfuzz.distance import Indel

ONLY_ENCODING = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)
LINE = re.compile(r"(?<![^\r\n])[^\r\n\x80-\U0010ffff]*+[^\x00-\x7f][^\r\n]*")  # one with signs beyond ASCII
LOST_MARK = re.compile("â€(?=[\\s.,;:!?)\\]<—–-]|$)")
LONGEST_COMPARED = 4_000  # characters of a line that is compared sign by sign; a longer one is one change
SHOWN, MOST_SHOWN = 160, 5  # characters of an example, and examples

Mending = tuple[int, int, str]


def mendings(raw: str) -> Iterator[Mending]:
    """(start, end, what is meant) of each piece that was read in the wrong encoding.

    >>> list(mendings("itâ€™s"))
    [(2, 5, '’')]
    """
    for match in LINE.finditer(raw):
        line = match.group()
        mended = _mended(line)
        if mended == line:
            continue
        if len(line) > LONGEST_COMPARED:
            yield match.start(), match.end(), mended
            continue
        yield from _pieces(line, mended, match.start())


def examples(text: str) -> tuple[tuple[str, str], ...]:
    """Some of what would be mended, each as (before, after) with the words around it; () where all is well."""
    found: list[tuple[str, str]] = []
    for match in LINE.finditer(text):
        line = match.group()
        mended = _mended(line)
        if mended == line:
            continue
        at = next((i for i, (a, b) in enumerate(zip(line, mended, strict=False)) if a != b), 0)
        start = line.rfind(" ", 0, max(at - 20, 0)) + 1
        found.append((_cut(line[start:]), _cut(mended[start:])))
        if len(found) == MOST_SHOWN:
            break
    return tuple(found)


def _cut(words: str) -> str:
    return words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + " …"


def _mended(line: str) -> str:
    whole = LOST_MARK.sub("â€\x9d", line)
    mended = fix_encoding(whole, ONLY_ENCODING)
    return line if mended == whole else mended


def _pieces(line: str, mended: str, offset: int) -> Iterator[Mending]:
    """Where the two differ; changes that touch are one."""
    start = end = None
    text = ""
    for code in Indel.opcodes(line, mended):
        if code.tag == "equal":
            if start is not None:
                yield offset + start, offset + end, text
            start, text = None, ""
            continue
        if start is None:
            start = code.src_start
        end = code.src_end
        text += mended[code.dest_start : code.dest_end]
    if start is not None:
        yield offset + start, offset + end, text
