"""Find a span again in a changed text.

Problem: an article is corrected after somebody tagged it; offsets move, words may stand twice, or be gone.
Method: the W3C Web Annotation model's TextQuoteSelector: the exact words with what stood before and after them. All
places of the words are scored by how much of prefix and suffix still stands there; the best wins, the nearest to the
old place among equals. Words that stand nowhere, or at several places none of which has any of the context, are
given up: orphaned rather than guessed.
Known failures: a span whose own words were edited is orphaned, however small the edit.
"""


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
    return best, best + len(exact)


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
