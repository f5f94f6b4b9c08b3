"""What articles call a person: the words before and behind a name that tell an office.

Problem: outlets differ in the titles they give one person; a title has no marks of its own.
Method: words before a name up to a mark, a verb or a light word, and the apposition behind it, where one of them names
an office.
Source: own rules.
Known failures: titles that name no office ("the strongman's heir apparent").
"""

import re
from functools import cache

from articles.text.index import light_stems, stem_of
from articles.text.names import is_title
from articles.text.tense import is_past_verb
from articles.text.word_lists import word_table

LONGEST_TITLE = 400  # characters before a name; a title of six words has some 60
_WORD_BEFORE = re.compile(r"[^\W\d_][\w'’.-]*")
_APPOSITION = re.compile(
    r",\s+(?!(?:according|is|was|are|were|has|had|and|but|on|in|at|from|who|which|with|also|to|for|by|as)\s)([^\W\d_][^,.;:()\n“”\"]{3,80})(?=[,.;])"
)


def title_before(text: str, start: int) -> tuple[int, str] | None:
    """Where the words begin that call a person something right before the name, and those words.

    >>> title_before("said the former harbour master Ana Lind", 30)
    (5, 'the former harbour master')
    """
    far = max(0, start - LONGEST_TITLE)
    line = max(text.rfind(mark, far, start) for mark in ("\n", ". ", "; ", ": ", "“", '"', "(")) + 1
    words = list(_WORD_BEFORE.finditer(text, max(line, far), start))
    first = len(words)
    while first > 0 and len(words) - first < 6 and _belongs(text, words, first - 1, start):
        first -= 1
    chosen = words[first:]
    if not any(_is_office(match.group()) for match in chosen):
        return None
    return chosen[0].start(), text[chosen[0].start() : start].strip(" ,\n")


def _belongs(text: str, words: list[re.Match], number: int, start: int) -> bool:
    """Whether a word goes on to the left of a title: no verb, no light word, no mark but a comma before the name."""
    word, following = words[number].group(), words[number + 1].start() if number + 1 < len(words) else start
    between = text[words[number].end() : following]
    is_last = number + 1 == len(words)
    if between.strip() and not (is_last and between.strip() == "," and _is_office(word)):
        return False
    low = word.lower().removesuffix("'s").removesuffix("’s")
    return low in ("the", "former") or not (stem_of(low) in light_stems() or is_past_verb(low) or low.endswith("ing"))


def _is_office(word: str) -> bool:
    low = word.lower().rstrip(".")
    return is_title(low) or low in _offices()


@cache
def _offices() -> frozenset[str]:
    table = word_table("people_words")
    words = [word for name in ("male", "female", "person", "office") for word in table[name]]
    return frozenset(words) | {"ally", "ruler", "strongman", "predecessor", "successor", "boss", "master", "dictator"}


def title_behind(text: str, end: int) -> tuple[int, str] | None:
    """Where the apposition behind a name ends, and its words: "Ana Lind, chief of the port," gives "chief of the port".

    None where what is set off names no office.
    """
    match = _APPOSITION.match(text, end)
    if not match or not any(_is_office(w.group()) for w in list(_WORD_BEFORE.finditer(match.group(1)))[:6]):
        return None
    return match.end(1), match.group(1).strip()
