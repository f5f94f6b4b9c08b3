"""Which words of several renderings differ: each one set against the first, word by word. Pure: strings in and out."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

WORD = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")


def differing(reference: str, rendering: str) -> list[tuple[str, bool]]:
    """Cut `rendering` into stretches, each with whether its words are missing from `reference`.

    Case, spaces and marks do not count: `differing("He left.", "he has left")` →
    `[("he ", False), ("has", True), (" left", False)]`.
    """
    theirs, ours = WORD.findall(reference), WORD.findall(rendering)
    word_places = [place for place, token in enumerate(ours) if _is_word(token)]
    matcher = SequenceMatcher(None, _words(theirs), _words(ours), autojunk=False)
    same = {word_places[block.b + step] for block in matcher.get_matching_blocks() for step in range(block.size)}
    new = {place for place in word_places if place not in same}
    stretches: list[tuple[str, bool]] = []
    for place, token in enumerate(ours):
        differs = place in new or (token.isspace() and {place - 1, place + 1} <= new)
        if stretches and stretches[-1][1] == differs:
            stretches[-1] = (stretches[-1][0] + token, differs)
        else:
            stretches.append((token, differs))
    return stretches


def _is_word(token: str) -> bool:
    return token[0].isalnum() or token[0] == "_"


def _words(tokens: Sequence[str]) -> list[str]:
    return [token.casefold() for token in tokens if _is_word(token)]


def are_alike(first: str, second: str) -> bool:
    """The same words in the same order, whatever the case and the marks."""
    return _words(WORD.findall(first)) == _words(WORD.findall(second))
