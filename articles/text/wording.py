"""Which words of several renderings differ: each one set against the first, word by word. Pure: strings in and out.

Problem: comparing all words with all takes as long as both lengths multiplied, and a quotation may be a whole speech.
Method: of long renderings the common beginning and end, and the words that both have once, in order, are the same; what
lies between is compared in windows. Source: the anchors are those of Bram Cohen's patience diff.
Known failures: in a long rendering without such words, what moved by more than a window is told as new.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

WORD = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")
WINDOW = 300  # words compared all with all


def differing(reference: str, rendering: str) -> list[tuple[str, bool]]:
    """Cut `rendering` into stretches, each with whether its words are missing from `reference`.

    Case, spaces and marks do not count: `differing("He left.", "he has left")` →
    `[("he ", False), ("has", True), (" left", False)]`.
    """
    theirs, ours = WORD.findall(reference), WORD.findall(rendering)
    word_places = [place for place, token in enumerate(ours) if _is_word(token)]
    same = {word_places[number] for number in _same(_words(theirs), _words(ours))}
    new = {place for place in word_places if place not in same}
    stretches: list[tuple[str, bool]] = []
    for place, token in enumerate(ours):
        differs = place in new or (token.isspace() and {place - 1, place + 1} <= new)
        if stretches and stretches[-1][1] == differs:
            stretches[-1] = (stretches[-1][0] + token, differs)
        else:
            stretches.append((token, differs))
    return stretches


def _same(theirs: Sequence[str], ours: Sequence[str]) -> Iterator[int]:
    """The numbers of our words that they have in the same order."""
    anchors = _anchors(theirs, ours) if max(len(theirs), len(ours)) > WINDOW else []
    for (i, j), (k, m) in pairwise([(-1, -1), *anchors, (len(theirs), len(ours))]):
        windows = max(k - i, m - j) // WINDOW + 1
        for n in range(windows):
            a, b = (i + 1 + (k - i - 1) * step // windows for step in (n, n + 1))
            c, d = (j + 1 + (m - j - 1) * step // windows for step in (n, n + 1))
            if a < b and c < d:
                blocks = SequenceMatcher(None, theirs[a:b], ours[c:d], autojunk=False).get_matching_blocks()
                yield from (c + block.b + step for block in blocks for step in range(block.size))
    yield from (number for _, number in anchors)


def _anchors(theirs: Sequence[str], ours: Sequence[str]) -> list[tuple[int, int]]:
    """Numbers of words that are surely the same: at both ends, and the longest row of those that both have once."""
    shorter = min(len(theirs), len(ours))
    first = next((n for n in range(shorter) if theirs[n] != ours[n]), shorter)
    last = next((n for n in range(shorter - first) if theirs[-1 - n] != ours[-1 - n]), shorter - first)
    inner = theirs[first : len(theirs) - last], ours[first : len(ours) - last]
    once = [{word for word, count in Counter(words).items() if count == 1} for words in inner]
    both = once[0] & once[1]
    place = {word: n for n, word in enumerate(inner[0], first) if word in both}
    pairs = [(place[word], n) for n, word in enumerate(inner[1], first) if word in both]
    return [
        *((n, n) for n in range(first)),
        *_rising(pairs),
        *((len(theirs) - n, len(ours) - n) for n in range(last, 0, -1)),
    ]


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, ordered by their second number, of which the first rises too."""
    ends: list[int] = []  # the least first number with which a run of each length ends
    last: list[int] = []  # the number of that pair
    before: list[int] = []
    for n, (i, _) in enumerate(pairs):
        length = bisect_left(ends, i)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1], last[length : length + 1] = [i], [n]
    run, n = [], last[-1] if last else -1
    while n >= 0:
        run.append(pairs[n])
        n = before[n]
    return run[::-1]


def _is_word(token: str) -> bool:
    return token[0].isalnum() or token[0] == "_"


def _words(tokens: Sequence[str]) -> list[str]:
    return [token.casefold() for token in tokens if _is_word(token)]


def are_alike(first: str, second: str) -> bool:
    """The same words in the same order, whatever the case and the marks."""
    return _words(WORD.findall(first)) == _words(WORD.findall(second))
