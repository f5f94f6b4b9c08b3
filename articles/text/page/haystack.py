"""Words looked up in a text, again and again, in time that does not grow with the square of the text.

Problem: whether each line of a page stands once more in it, or in what was read of it, is asked as often as the page
has lines; each answer costs a walk through the whole text when the words are not there.
Method: the text is searched as it is, which is fastest for a page of any usual size. When so much was walked through
that the text must be hostile, its blocks of eight characters are put in a dictionary: words of fifteen characters or
more cover some of the blocks whole, wherever they stand, and only the places of the rarest one are looked at.
Source: block indexing as in Manber and Wu's agrep.
Known failures: in such a text, words of less than fifteen characters are looked for near by only, and of a block that
stands in very many places the first ones count.
"""

from bisect import bisect_left
from functools import cached_property

WALKS = 10  # times the text's length that may be walked through in vain before it is put in order
BLOCK = 8
SHORTEST = 2 * BLOCK - 1  # characters: words as long cover a whole block
MOST_BLOCKS = 8  # of some words that are looked up, of which the rarest tells the places
MOST_PLACES = 50  # of one block that are looked at
NEAR = 2_000  # characters in which shorter words are then looked for


class Haystack:
    """A text in which words are looked up: `Haystack("a bridge").find("bridge")` is 2, -1 for what is not there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._walked = 0

    def find(self, words: str, start: int = 0) -> int:
        """Where the words stand first from `start` on; -1 where they do not."""
        if self._walked <= WALKS * len(self.text):
            found = self.text.find(words, start)
            self._walked += (found if found >= 0 else len(self.text)) - start
            return found
        if len(words) < SHORTEST:
            return self.text.find(words, start, start + NEAR)
        return min((at for shift in range(BLOCK) if (at := self._from(words, shift, start)) >= 0), default=-1)

    def _from(self, words: str, shift: int, start: int) -> int:
        """The first place of the words at which their characters from `shift` on are blocks of the text."""
        rarest, offset = None, shift
        for at in range(shift, min(len(words) - BLOCK, MOST_BLOCKS * BLOCK) + 1, BLOCK):
            places = self._places.get(words[at : at + BLOCK])
            if places is None:
                return -1
            if rarest is None or len(places) < len(rarest):
                rarest, offset = places, at
        first = bisect_left(rarest, start + offset)
        tried = (place - offset for place in rarest[first : first + MOST_PLACES])
        return next((at for at in tried if self.text.startswith(words, at)), -1)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Block → where it stands, in order."""
        places: dict[str, list[int]] = {}
        for at in range(0, len(self.text) - BLOCK + 1, BLOCK):
            places.setdefault(self.text[at : at + BLOCK], []).append(at)
        return places
