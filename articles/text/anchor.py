"""Find a span again in a changed text.

Problem: an article is corrected after somebody tagged it; offsets move, words may stand twice, or be gone.
Method: the W3C Web Annotation model's TextQuoteSelector: the exact words with what stood before and after them. All
places of the words are scored by how much of prefix and suffix still stands there; the best wins, the nearest to the
old place among equals. Words that stand nowhere, or at several places none of which has any of the context, are
given up: orphaned rather than guessed. So are words that stand once but in another matter: few telling words of their
own, and hardly any of those that stood around them near by.
Known failures: a span whose own words were edited is orphaned, however small the edit.
"""

import re

TELLING = re.compile(r"[^\W\d_]{4,}|\d+")  # words of four letters and more, and numbers
DISTINCTIVE = 4  # telling words: so many together hardly stand in another matter
NEAR = 120  # characters on either side in which what stood around the words may have moved
KEPT = 1 / 3  # of the telling words of prefix and suffix


def find_again(text: str, exact: str, prefix: str, suffix: str, start: int) -> tuple[int, int] | None:
    """Where `exact` stands in `text` now: (start, end), or None when that cannot be said.

    `prefix` and `suffix` are the characters that stood around it, `start` its former offset.

    >>> find_again("At noon the bridge was shut.", "the bridge", "At nine ", " was", 8)
    (8, 18)
    """
    places = _places(text, exact)
    if not places:
        return None
    context = {at: _context(text, at, at + len(exact), prefix, suffix) for at in places}
    best = max(places, key=lambda at: (context[at], -abs(at - start)))
    if len(places) > 1 and context[best] == 0 and (prefix or suffix):
        return None
    end = best + len(exact)
    return (best, end) if _is_same_matter(text, best, end, prefix, suffix) else None


def _is_same_matter(text: str, start: int, end: int, prefix: str, suffix: str) -> bool:
    """Do the words tell enough by themselves, or is enough of what stood around them still near?"""
    around = _telling(prefix) | _telling(suffix)
    if not around or len(_telling(text[start:end])) >= DISTINCTIVE:
        return True
    near = _telling(text[max(0, start - NEAR) : start]) | _telling(text[end : end + NEAR])
    return len(around & near) >= KEPT * len(around)


def _telling(text: str) -> set[str]:
    return {word.lower() for word in TELLING.findall(text)}


def _places(text: str, exact: str) -> list[int]:
    places, at = [], text.find(exact) if exact else -1
    while at >= 0:
        places.append(at)
        at = text.find(exact, at + 1)
    return places


def _context(text: str, start: int, end: int, prefix: str, suffix: str) -> int:
    """How many characters of prefix and suffix stand next to start–end, counted outwards from the words."""
    before, after = text[max(0, start - len(prefix)) : start], text[end : end + len(suffix)]
    return _common(before[::-1], prefix[::-1]) + _common(after, suffix)


def _common(a: str, b: str) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
