"""Where in the raw text the words of the text that was read in it stand.

Problem: a text has its raw text's words, but other white space, no tags, whole words at a line's end, signs that are
meant. Whoever points at words must be able to point at what came.
Method: both are cut into words; the text's are followed through the raw text's in order. Where they part, as behind
what was cleaned away or moved, the next three words are looked up. A word of the text may be several pieces of the raw
one. The signs around the words are followed one by one.
Source: own rules; greedy alignment with an index of three words, as in `alignment`.
Known failures: words that the raw text has in other characters, as a script's text with escapes, have no place.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property

from articles.text.page.lines import INVISIBLE
from articles.text.page.signs import Signs

WORD = re.compile(r"\w+")
MARKUP = re.compile(r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->|<[^<>]*>", re.IGNORECASE | re.DOTALL)
LOOKED_UP = 3  # words that tell a place
MOST_PIECES = 6  # of one word, in the raw text
MOST_BETWEEN = 12  # characters between a word and the sign that belongs to it


class RawPlaces:
    """The places of a text's words in its raw text.

    >>> RawPlaces("The caf&eacute; on\\nMon-\\nday.", "The café on Monday.").of(4, 19)
    (4, 28)
    """

    def __init__(self, raw: str, text: str, is_page: bool = False, is_mended: bool = False) -> None:
        self.text = text
        self.signs = Signs.of(raw, mend=is_mended)
        self.plain = MARKUP.sub(lambda match: " " * len(match.group()), self.signs.text) if is_page else self.signs.text

    def of(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the raw text, in code points, that these words of the text were; None where none is found."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end) - 1
        if first > last or self._places[first] is None or self._places[last] is None:
            return None
        begins, ends = self._places[first][0], self._places[last][1]
        if start > self._starts[first]:
            begins += start - self._starts[first]
        if end < self._ends[last]:
            ends -= self._ends[last] - end
        begins = self._with_signs(begins, self.text[start : self._starts[first]][::-1], -1)
        ends = self._with_signs(ends, self.text[self._ends[last] : end], 1)
        return self.signs.back(begins, ends) if begins < ends else None

    def _with_signs(self, at: int, marks: str, step: int) -> int:
        """Further by the signs that stand beside a word in the text, as far as they stand there in the raw one."""
        for mark in marks:
            if mark.isspace():
                continue
            for far in range(MOST_BETWEEN):
                place = at + step * far if step > 0 else at - 1 - far
                if not 0 <= place < len(self.plain):
                    return at
                if self.plain[place] == mark:
                    at = place + 1 if step > 0 else place
                    break
                if not (self.plain[place].isspace() or INVISIBLE.match(self.plain[place])):
                    return at
        return at

    @cached_property
    def _words(self) -> list[re.Match[str]]:
        return list(WORD.finditer(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start() for word in self._words]

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end() for word in self._words]

    @cached_property
    def _places(self) -> list[tuple[int, int] | None]:
        """The place of each word in the plain text."""
        came = list(WORD.finditer(self.plain))
        words, there = [word.group() for word in self._words], [word.group() for word in came]
        known: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at in range(len(there) - LOOKED_UP + 1):
            known[tuple(there[at : at + LOOKED_UP])].append(at)
        places: list[tuple[int, int] | None] = []
        at = 0
        for number, word in enumerate(words):
            used = _pieces(there, at, word)
            if not used:
                found = known.get(tuple(words[number : number + LOOKED_UP]), [])
                next_one = bisect_left(found, at)
                at = found[min(next_one, len(found) - 1)] if found else at
                used = _pieces(there, at, word) if found else 0
            places.append((came[at].start(), came[at + used - 1].end()) if used else None)
            at += used
        return places


def _pieces(there: list[str], at: int, word: str) -> int:
    """Of how many of the raw text's words, from one on, a word is made; 0 where it is not."""
    made = ""
    for used in range(1, MOST_PIECES + 1):
        if at + used > len(there):
            return 0
        made += there[at + used - 1]
        if made == word:
            return used
        if not word.startswith(made):
            return 0
    return 0
