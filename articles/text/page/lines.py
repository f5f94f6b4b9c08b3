"""Raw text to logical lines, each with its place in the raw text and what its shape tells.

Problem: pasted and dumped articles come with any line end, zero-width characters, hard-wrapped paragraphs (wire
services and e-mail break at 60-80 columns), and white space of every width. All later rules look at whole lines.
Method: one pass splits at line ends; a text that is wrapped is joined to paragraphs (`wraps`). Shapes are counted once
per line.
Source: own rules; the features follow jusText (length, stop words) and Kohlschütter et al. 2010 (position, density).
Known failures: those of `wraps`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from articles.text.page.wraps import (
    EDGE,
    LINE_END,
    TERMINAL,
    Piece,
    is_hard_wrapped,
    joined,
    unwrapped,
    with_drop_caps,
)
from articles.text.word_lists import word_set

# Characters without width that sites sprinkle over their text. Joiners (U+200C, U+200D) mean something in Persian,
# Hindi and emoji, so they go only where both neighbours are plain Latin or white space.
INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\u00ad\u200e\u200f]|(?<![^\x00-\x7f])[\u200c\u200d](?![^\x00-\x7f])")
CLOSERS = "\"'”’»)]*_›」』"
WORD = re.compile(r"[^\W_]++(?:['’.\-][^\W_]++)*+")
SENTENCE_BREAK = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9À-ÖØ-Þ])")
ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|St|No|Jr|Sr|vs|Inc|Co|Corp)\.$")


@dataclass(frozen=True, eq=False)
class Line:
    """One logical line: `start` and `end` are offsets in the raw text, `text` has single spaces only."""

    index: int
    start: int
    end: int
    text: str
    is_after_blank: bool = True
    ends_paragraphs: bool = True  # whether this page's paragraphs end with a full stop, as nearly everywhere

    @cached_property
    def words(self) -> list[str]:
        return WORD.findall(self.text)

    @cached_property
    def key(self) -> str:
        """Letters and digits only, lower case: equal for lines which differ in marks or spacing."""
        return letters(self.text)

    @cached_property
    def matter(self) -> set[str]:
        return stems(self.words)

    @cached_property
    def is_terminated(self) -> bool:
        return bool(TERMINAL.search(self.text))

    @cached_property
    def sentence_breaks(self) -> int:
        """How often a sentence seems to end inside the line; initials and titles are not counted."""
        breaks = (match.start() + 1 for match in SENTENCE_BREAK.finditer(self.text, 0, 20_000))
        return sum(not ABBREVIATED.search(self.text[max(0, end - 12) : end]) for end in breaks)

    @cached_property
    def is_prose(self) -> bool:
        """Whether the line reads like a paragraph: ended sentences, or very many words."""
        count = len(self.words)
        if not self.ends_paragraphs and count >= 8 and self.title_share < 0.6:
            return True
        if self.is_terminated or self.text.endswith((":", ",", ";", "-", "—")):
            return count >= 9 or self.sentence_breaks > 0
        return count >= 45 or (self.sentence_breaks > 0 and count >= 20)

    @cached_property
    def title_share(self) -> float:
        """Share of words of four letters or more that start with a capital: near 1 in headlines of the old style."""
        long_words = [w for w in self.words if len(w) > 3 and w[0].isalpha()]
        return sum(w[0].isupper() for w in long_words) / len(long_words) if long_words else 1.0


def stems(words: Iterable[str]) -> set[str]:
    """Rough stems of the words that carry matter: enough to tell whether two passages are about the same."""
    return {stem for word in words if (stem := _stem(word))}


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    """The first letters of a word that carries matter; "" for the others."""
    folded = word.casefold()
    if len(word) < 3 or folded in word_set("common_words"):
        return ""
    return folded.removesuffix("'s").removesuffix("’s")[:6]


def split_lines(raw: str) -> list[Line]:
    """The non-empty logical lines of a raw text, in order.

    >>> [line.text for line in split_lines("A  b\\r\\n\\r\\n c\\n")]
    ['A b', 'c']
    """
    pieces = with_drop_caps(raw, _physical_lines(raw))
    if is_hard_wrapped(raw, pieces):
        pieces = joined(raw, pieces)
    texts = [shown(raw[start:end]) for start, end, _ in pieces]
    ends = _ends_paragraphs(texts)
    return [Line(i, start, end, texts[i], is_after, ends) for i, (start, end, is_after) in enumerate(pieces)]


def _ends_paragraphs(texts: list[str]) -> bool:
    """Whether long lines end with a full stop, as a rule; some feeds and boards leave it out."""
    long_lines = [text for text in texts if text.count(" ") >= 7]
    ended = sum(bool(TERMINAL.search(text)) for text in long_lines)
    return len(long_lines) < 3 or ended >= len(long_lines) * 0.25


def letters(text: str) -> str:
    """The letters and digits of a text alone, in lower case."""
    return "".join(filter(str.isalnum, text.casefold()))


def tidy(text: str) -> str:
    """The text with single spaces, without characters that have no width; nothing else is changed."""
    return " ".join((text if text.isascii() else INVISIBLE.sub("", text)).split())


def shown(piece: str) -> str:
    """A logical line's raw characters as they are read: tidy, and whole where a column's width had broken them."""
    return tidy(unwrapped(piece))


def _physical_lines(raw: str) -> list[Piece]:
    """Stripped (start, end, stands after a blank line) of every line that has something to show."""
    out, start, is_after_blank = [], 0, True
    for match in [*LINE_END.finditer(raw), None]:
        end = match.start() if match else len(raw)
        left, right = start, end
        while left < right and (raw[left] in EDGE or raw[left].isspace()):
            left += 1
        while right > left and (raw[right - 1] in EDGE or raw[right - 1].isspace()):
            right -= 1
        if left < right:
            out.append((left, right, is_after_blank))
        is_after_blank = left >= right
        start = match.end() if match else end
    return out
