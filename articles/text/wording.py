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
from itertools import groupby, pairwise
from operator import itemgetter

WORD = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")
WINDOW = 300  # words compared all with all
NAME_OR_NUMBER = re.compile(r"\b(?:[A-Z]|\d)\w*")
LEAST_LETTERS, MOST_WORDS = 4, 0.7  # letters of a word that tells something; part of them that another sentence has
MOST_EQUAL = 4000  # pairs of equal words in a window; 300 words of a real text have some 2,000

Extent = tuple[int, int]


def differing(reference: str, rendering: str) -> list[tuple[str, bool]]:
    """Cut `rendering` into stretches, each with whether its words are missing from `reference`.

    Case, spaces and marks do not count: `differing("He left.", "he has left")` →
    `[("he ", False), ("has", True), (" left", False)]`.
    """
    theirs, ours = WORD.findall(reference), WORD.findall(rendering)
    word_places = [place for place, token in enumerate(ours) if _is_word(token)]
    same = {word_places[number] for _, number in same_words(_words(theirs), _words(ours))}
    new = {place for place in word_places if place not in same}
    marked = [
        (token, place in new or (token.isspace() and {place - 1, place + 1} <= new)) for place, token in enumerate(ours)
    ]
    return [("".join(token for token, _ in run), differs) for differs, run in groupby(marked, key=itemgetter(1))]


def same_words(theirs: Sequence[str], ours: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Numbers of words that both have in the same order, their number and ours, both rising.

    >>> list(same_words(["he", "left"], ["he", "has", "left"]))
    [(0, 0), (1, 2)]
    """
    anchors = _anchors(theirs, ours) if max(len(theirs), len(ours)) > WINDOW else []
    ends = (len(theirs), len(ours))
    for (i, j), (k, m) in pairwise([(-1, -1), *anchors, ends]):
        windows = max(k - i, m - j) // WINDOW + 1
        for n in range(windows):
            a, b = (i + 1 + (k - i - 1) * step // windows for step in (n, n + 1))
            c, d = (j + 1 + (m - j - 1) * step // windows for step in (n, n + 1))
            yield from _same_in(theirs, ours, (a, b), (c, d))
        if (k, m) != ends:
            yield k, m


def _same_in(theirs: Sequence[str], ours: Sequence[str], a: Extent, b: Extent) -> Iterator[tuple[int, int]]:
    """The same for a window of both; where too many of its words are equal, for its first and its second half."""
    inner = theirs[slice(*a)], ours[slice(*b)]
    counts = Counter(inner[0]), Counter(inner[1])
    if sum(count * counts[1][word] for word, count in counts[0].items()) > MOST_EQUAL:
        middles = sum(a) // 2, sum(b) // 2
        yield from _same_in(theirs, ours, (a[0], middles[0]), (b[0], middles[1]))
        yield from _same_in(theirs, ours, (middles[0], a[1]), (middles[1], b[1]))
    elif inner[0] and inner[1]:
        blocks = SequenceMatcher(None, *inner, autojunk=False).get_matching_blocks()
        yield from ((a[0] + block.a + n, b[0] + block.b + n) for block in blocks for n in range(block.size))


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
    return words_of(first) == words_of(second)


def words_of(rendering: str) -> list[str]:
    """Its words in small letters, without the marks."""
    return _words(WORD.findall(rendering))


def is_said_in(first: str, second: str) -> bool:
    """Whether a second sentence has most words of a first one, and all its names and numbers.

    >>> is_said_in("The council closed the hall", "The town council closed its old hall on Monday.")
    True
    """
    said = set(words_of(second))
    telling = {word for word in words_of(first) if len(word) >= LEAST_LETTERS}
    opening = first.split(maxsplit=1)[:1]  # has a capital in any case
    marked = {word.casefold() for word in NAME_OR_NUMBER.findall(first) if [word] != opening}
    return bool(telling) and marked <= said and len(telling & said) >= MOST_WORDS * len(telling)
