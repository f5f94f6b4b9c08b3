"""Words that somebody says stand in a text → where they stand there.

Problem: whoever copies words out straightens quotation marks, joins lines, drops soft hyphens; whoever rewords them
changes a letter, and that is no copy.
Method: both are read in plain signs, each with its place in the text: white space as one space, quotation marks,
dashes and dots as the typewriter has them, what cannot be seen not at all. The plain words are looked for as they are,
from one word's edge to another's; what is given back are places in the text itself.
Source: own.
Known failures: words that were copied with a piece left out ("…") are not found.
"""

import unicodedata
from functools import cached_property

MOST_PLACES = 50  # of the same words that are tried for a word's edges
MARKS = {
    **dict.fromkeys("‘’‚‛ʼʻ`´′‹›", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    "…": "...",
}
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
OUTER = "\"' "


class Verbatim:
    """A text in which words are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    def find(self, words: str) -> tuple[int, int] | None:
        """Where the words begin and end in the text, the first place of several; None where they do not stand there.

        >>> text = "The mayor said: “It’s\\n over.”"
        >>> Verbatim(text).find("It's over."), Verbatim(text).find("It was over.")
        ((17, 28), None)
        """
        wanted = plain(words).strip()
        return self._find(wanted) or self._find(wanted.strip(OUTER))

    def _find(self, wanted: str) -> tuple[int, int] | None:
        at = -1
        for _ in range(MOST_PLACES if wanted else 0):
            at = self._plain.find(wanted, at + 1)
            if at < 0:
                return None
            end = at + len(wanted)
            if not (_goes_on(self._plain, at) or _goes_on(self._plain, end)):
                return self._places[at], self._places[end - 1] + 1
        return None

    @cached_property
    def _plain(self) -> str:
        return "".join(sign for sign, _ in self._signs)

    @cached_property
    def _places(self) -> list[int]:
        """For each plain sign its place in the text."""
        return [place for _, place in self._signs]

    @cached_property
    def _signs(self) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for place, sign in enumerate(self.text):
            if sign in INVISIBLE:
                continue
            if sign.isspace():
                if not (found and found[-1][0] == " "):
                    found.append((" ", place))
            else:
                found += [(each, place) for each in MARKS.get(sign, sign)]
        return found


def plain(words: str) -> str:
    """Words in plain signs: "“It’s\\n over.”" → '"It\\'s over."'."""
    return "".join(sign for sign, _ in Verbatim(unicodedata.normalize("NFC", words))._signs)


def _goes_on(text: str, at: int) -> bool:
    """Whether a word goes on over this offset."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
