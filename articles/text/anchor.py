"""Find a span again in a changed text; and make a selection a span of whole words.

Problem: an article is corrected after somebody tagged it; offsets move, words may stand twice, or be gone.
Method: the W3C Web Annotation model's TextQuoteSelector: the exact words with what stood before and after them. All
places of the words are scored by how much of prefix and suffix still stands there; the best wins, the nearest to the
old place among equals. Words that stand nowhere, or at several places none of which has any of the context, are
given up: orphaned rather than guessed. So are words that stand once but in another matter: few telling words of their
own, and hardly any of those that stood around them near by.
A hand selects half words and marks at their edges: a selection is widened as far as letters and digits go on, which
they never do over a hyphen, nor in scripts that put no space between words; then blanks and marks at its edges are
left out, but for the stop of a whole sentence.
Known failures: a span whose own words were edited is orphaned, however small the edit.
"""

import re
import unicodedata
from collections.abc import Mapping

from rapidfuzz.distance import Postfix, Prefix

TELLING = re.compile(r"[^\W\d_]{4,}|\d+")  # words of four letters and more, and numbers
DISTINCTIVE = 4  # telling words: so many together hardly stand in another matter
NEAR = 120  # characters on either side in which what stood around the words may have moved
KEPT = 1 / 3  # of the telling words of prefix and suffix
LONGEST_WORD = 60  # characters; what goes on longer is no word
BEFORE_WORDS = " \t\r\n\u00a0,;:.!?…)]»–—"  # never the first of some words; a hyphen may be a minus
AFTER_WORDS = " \t\r\n\u00a0,;:([«–—-"  # never the last
STOPS = ".!?…"
ABBREVIATED = re.compile(r"(?:\b[^\W\d_]\.)+$")
ENDING = re.compile(r"[\n\r\u2028\u2029.!?…。]")
# Written without spaces between words: Chinese and Japanese, Thai, Lao, Burmese, Khmer.
UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


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


def find_in_either(
    sources: Mapping[str, str], field: str, exact: str, prefix: str, suffix: str, start: int
) -> tuple[str, int, int] | None:
    """The same in an article: (field, start, end). Words that are gone from their field may stand in the other one now.

    So does a headline that came within a pasted text, and later as the page's own. They must tell enough by themselves.

    >>> sources = {"headline": "Raiders emptied the vault of the harbour museum", "text": "They came at night."}
    >>> find_in_either(sources, "text", "emptied the vault of the harbour museum", "", " They", 8)
    ('headline', 8, 47)
    """
    found = find_again(sources[field], exact, prefix, suffix, start)
    if found:
        return field, *found
    others = [name for name in sources if name != field] if len(_telling(exact)) >= DISTINCTIVE else []
    places = [(name, find_again(sources[name], exact, "", "", 0)) for name in others]
    return next(((name, *place) for name, place in places if place), None)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the whole words that `start`–`end` touches, without blanks and marks at its edges.

    What has no letter or digit in it stays as it was selected.

    >>> "The old bridge, they say, is shut."[slice(*whole_words("The old bridge, they say, is shut.", 5, 15))]
    'old bridge'
    """
    if not any(_is_of_word(sign) for sign in text[start:end]):
        return start, end
    while text[start] in BEFORE_WORDS and not (text[start] == "." and _is_of_word(text[start + 1])):
        start += 1
    while text[end - 1] in AFTER_WORDS:
        end -= 1
    start, end = _edge(text, start, -1), _edge(text, end, 1)
    if _opens_sentence(text, start) or ABBREVIATED.search(text[max(start, end - NEAR) : end]):
        return start, end
    while text[end - 1] in STOPS + AFTER_WORDS:
        end -= 1
    return start, end


def _edge(text: str, at: int, step: int) -> int:
    """Where the word ends that goes on over this offset; the offset itself where it ends nowhere near."""
    for edge in range(at, at + step * LONGEST_WORD, step):
        if not (0 < edge < len(text) and _goes_on(text, edge)):
            return edge
    return at


def _opens_sentence(text: str, start: int) -> bool:
    """Does no word stand between here and the stop or line's end before?"""
    before = ENDING.split(text[max(0, start - NEAR) : start])[-1]
    return not any(_is_of_word(sign) for sign in before)


def _goes_on(text: str, at: int) -> bool:
    """Does a word go on over this offset?"""
    before, after = text[at - 1], text[at]
    both = _is_of_word(before) and _is_of_word(after)
    return both and not (UNSPACED.match(before) or UNSPACED.match(after))


def _is_of_word(sign: str) -> bool:
    """A letter, a digit, or an accent upon one."""
    return unicodedata.category(sign)[0] in "LNM"


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
    return Postfix.similarity(before, prefix) + Prefix.similarity(after, suffix)
