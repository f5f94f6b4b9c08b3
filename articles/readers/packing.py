"""Articles → what fits into one request: whole articles as long as they fit, long ones in parts of whole paragraphs.

Problem: an endpoint takes so many characters and no more, and what is cut off in silence is taken for read.
Method: a text beyond the limit is cut at its paragraphs' ends, a paragraph beyond it at its sentences' ends, a sentence
beyond it at a space. Nothing is left out, and whoever asked is told what was cut.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .base import Text

ENDS = ("\n\n", "\n", ". ", " ")  # where to cut, in order of preference
LEAST = 0.5  # of the limit: a part is not cut shorter for the sake of a better place


@dataclass(frozen=True, slots=True)
class Part:
    """One article or a part of it: the `number`th of `count`."""

    text: Text
    body: str
    number: int = 1
    count: int = 1

    def __len__(self) -> int:
        return len(self.text.headline) + len(self.body)


def parts_of(text: Text, limit: int) -> list[Part]:
    """The whole of an article, in parts of at most `limit` characters, its headline with each."""
    room = max(1, limit - len(text.headline))
    bodies = list(_cut(text.body, room)) or [""]
    return [Part(text, body, number, len(bodies)) for number, body in enumerate(bodies, 1)]


def packed(parts: Iterable[Part], limit: int) -> list[list[Part]]:
    """Parts in order, as many together as fit; one that fits with none stands alone."""
    packs: list[list[Part]] = []
    room = 0
    for part in parts:
        if len(part) > room or not packs:
            packs.append([])
            room = limit
        packs[-1].append(part)
        room -= len(part)
    return packs


def together(texts: Iterable[Text], limit: int) -> list[list[Text]]:
    """Which whole articles go into one request; one that is too long for any goes alone."""
    return [[part.text for part in pack] for pack in packed((Part(text, text.body) for text in texts), limit)]


def _cut(body: str, limit: int) -> Iterator[str]:
    at = 0
    while at < len(body):
        end = at + limit if at + limit < len(body) else len(body)
        if end < len(body):
            end = _place(body, at, end)
        yield body[at:end]
        at = end


def _place(body: str, start: int, end: int) -> int:
    """The last good place to cut at up to `end`."""
    for sign in ENDS:
        found = body.rfind(sign, start + int((end - start) * LEAST), end)
        if found >= 0:
            return found + len(sign)
    return end
