"""A text as reuse compares it: its words hashed, which of them are quoted, and where runs of them stand.

Problem: each text of a story is compared with all others, so what a comparison needs of one text is made once.
Method: words lose case, possessive and endings, and become numbers. Every three words in a row are indexed by where
they stand, those that stand in many places by the first of them; and each content word by the sentences that have it.
Source: own rules.
Known failures: words that only share their first seven letters are one.
"""

import re
import sys
import zlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from articles.text.document import Span
from articles.text.sentences import split_sentences
from articles.text.word_lists import word_set

SEED = 3  # equal words in a row that start an alignment
MOST_PLACES = 8  # of one run of so many words, in one text
KEPT = 128  # texts: more than a story's articles

WORD = re.compile(r"[^\W_]++(?:['’.\-][^\W_]++)*+")
QUOTED = re.compile(r"[“„«\"][^“”„«»\"\n]{2,}[”»\"]?|‘[^‘’\n]{12,}’")


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    key: int
    is_quoted: bool
    is_content: bool


@dataclass(frozen=True)
class Sentence:
    """Its first and last word, and the keys of its content words that are not quoted."""

    first: int
    last: int
    content: tuple[int, ...]


@dataclass(frozen=True)
class Prepared:
    """A text's words and sentences."""

    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def seeds(self) -> list[tuple[int, ...]]:
        """Every SEED words in a row, as their keys."""
        keys = [word.key for word in self.words]
        return list(zip(*(keys[n:] for n in range(SEED)), strict=False))

    @cached_property
    def places(self) -> dict[tuple[int, ...], list[int]]:
        """Where each seed stands, the first MOST_PLACES of it."""
        places: dict[tuple[int, ...], list[int]] = {}
        for at, seed in enumerate(self.seeds):
            found = places.setdefault(seed, [])
            if len(found) < MOST_PLACES:
                found.append(at)
        return places

    @cached_property
    def is_repetitive(self) -> bool:
        """Whether a seed may stand in more places than are kept."""
        return any(len(found) == MOST_PLACES for found in self.places.values())

    @cached_property
    def with_word(self) -> dict[int, list[int]]:
        """Content word → the numbers of the sentences that have it."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, sentence in enumerate(self.sentences):
            for key in set(sentence.content):
                found[key].append(number)
        return found


@lru_cache(maxsize=100_000)
def key_of(word: str) -> int:
    """A word's hash: case, possessives and endings aside."""
    word = word.casefold().replace("’", "'").removesuffix("'s").replace(".", "").replace("-", "")
    return zlib.crc32(word[:7].encode())


@lru_cache(maxsize=KEPT)
def prepared(text: str, ignore: tuple[Span, ...]) -> Prepared:
    """The text without ignored spans; kept, since each text of a story is compared with all others."""
    words = tuple(_words(text, ignore))
    sentences = []
    for first, last in _sentences(text, words):
        own = tuple(word.key for word in words[first : last + 1] if word.is_content and not word.is_quoted)
        sentences.append(Sentence(first, last, own))
    return Prepared(words, tuple(sentences))


def _words(text: str, ignore: Sequence[Span]) -> Iterator[Word]:
    quoted = [match.span() for match in QUOTED.finditer(text)]
    skipped = sorted((span.start, span.end) for span in ignore)
    common = word_set("common_words")
    for match in WORD.finditer(text):
        start, word = match.start(), match.group()
        if not _inside(start, skipped):
            yield Word(start, match.end(), key_of(word), _inside(start, quoted), word.casefold() not in common)


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of the spans, which are in order."""
    i = bisect_right(spans, (at, sys.maxsize)) - 1
    return i >= 0 and at < spans[i][1]


def _sentences(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """First and last word of each sentence that has any."""
    out, at = [], 0
    for start, end in split_sentences(text):
        while at < len(words) and words[at].start < start:
            at += 1
        first = at
        while at < len(words) and words[at].start < end:
            at += 1
        if at > first:
            out.append((first, at - 1))
    return out
