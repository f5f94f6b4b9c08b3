"""Which sentences of two versions are the same, and which are one that was changed.

Problem: a version adds sentences, takes some out, and rewords others.
Method: sentences that stand in both anchor the rest (difflib's longest common blocks); between two anchors changed
sentences are paired in order so that they share as many words as possible.
Source: Ratcliff and Obershelp through difflib; dynamic programming over a block as in Needleman and Wunsch.
Known failures: a sentence that was split in two counts as one changed and one added; where nearly all sentences were
rewritten at once, pairs hang on few words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import Match, SequenceMatcher

import numpy as np
from scipy import sparse

from articles.text.wording import same_words

Extent = tuple[int, int]

ALIKE = 0.4  # share of common words (Dice) from which two sentences are one that was changed
MOST_PAIRED = 4_000_000  # sentence pairs of one replaced stretch that are all looked at: 2,000 in either text
MANY_SENTENCES = 300  # of a text; in one that has more, those that stand once in both anchor the rest
WINDOW = 60  # sentences of a larger stretch that are looked at together

TOKEN = re.compile(r"\w+(?:['’.-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of each text, by number; None where it has no partner."""

    left: int | None
    right: int | None
    is_same: bool = False
    is_rough: bool = False


def paired(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """Sentences in order, the same ones and changed ones in pairs. Lines that recur are no anchors (autojunk)."""
    pairs: list[Pair] = []
    at_left = at_right = 0
    for block in [*_same_sentences(left, right), Match(len(left), len(right), 0)]:
        pairs += _paired_by_words(left, right, (at_left, block.a), (at_right, block.b))
        pairs += [Pair(block.a + n, block.b + n, is_same=True) for n in range(block.size)]
        at_left, at_right = block.a + block.size, block.b + block.size
    return pairs


def in_blocks(pairs: Iterable[tuple[int, int]]) -> list[Match]:
    """Pairs of numbers that rise together, as blocks."""
    blocks: list[Match] = []
    for left, right in pairs:
        if blocks and (blocks[-1].a + blocks[-1].size, blocks[-1].b + blocks[-1].size) == (left, right):
            blocks[-1] = blocks[-1]._replace(size=blocks[-1].size + 1)
        else:
            blocks.append(Match(left, right, 1))
    return blocks


def _same_sentences(left: Sequence[str], right: Sequence[str]) -> list[Match]:
    if max(len(left), len(right)) > MANY_SENTENCES:
        return in_blocks(same_words(left, right))
    return SequenceMatcher(None, left, right).get_matching_blocks()


def _paired_by_words(left: Sequence[str], right: Sequence[str], a: Extent, b: Extent) -> list[Pair]:
    """Pair the sentences of a replaced stretch in order, so that the sum of their likeness is greatest."""
    windows = list(_windows(a, b))
    pairs = [pair for window in windows for pair in _best_pairs(left, right, *window)]
    return pairs if len(windows) == 1 else [replace(pair, is_rough=True) for pair in pairs]


def _windows(a: Extent, b: Extent) -> Iterator[tuple[Extent, Extent]]:
    """A stretch of both texts; where it is long, cut in parts that lie as far on in one as in the other."""
    rows, columns = a[1] - a[0], b[1] - b[0]
    parts = 1 if rows * columns <= MOST_PAIRED else max(rows, columns) // WINDOW + 1
    for n in range(parts):
        (i, k), (j, m) = (
            [start + size * step // parts for step in (n, n + 1)] for start, size in ((a[0], rows), (b[0], columns))
        )
        yield (i, k), (j, m)


def _best_pairs(left: Sequence[str], right: Sequence[str], a: Extent, b: Extent) -> list[Pair]:
    rows, columns = a[1] - a[0], b[1] - b[0]
    if not rows or not columns:
        return [Pair(n, None) for n in range(*a)] + [Pair(None, n) for n in range(*b)]
    alike = _likenesses([_bag(left[n]) for n in range(*a)], [_bag(right[n]) for n in range(*b)])
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows - 1, -1, -1):
        paired = alike[i] + best[i + 1, 1:]
        np.maximum(best[i + 1, :-1], paired, out=best[i, :-1])
        best[i] = np.maximum.accumulate(best[i, ::-1])[::-1]
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        if alike[i, j] and best[i, j] == alike[i, j] + best[i + 1, j + 1]:
            pairs.append(Pair(a[0] + i, b[0] + j))
            i, j = i + 1, j + 1
        elif best[i, j] == best[i + 1, j]:
            pairs.append(Pair(a[0] + i, None))
            i += 1
        else:
            pairs.append(Pair(None, b[0] + j))
            j += 1
    rest = [Pair(n, None) for n in range(a[0] + i, a[1])] + [Pair(None, n) for n in range(b[0] + j, b[1])]
    return pairs + rest


def _bag(sentence: str) -> frozenset[str]:
    return frozenset(token.casefold() for token in TOKEN.findall(sentence) if token[0].isalnum())


def _likenesses(rows: Sequence[frozenset[str]], columns: Sequence[frozenset[str]]) -> np.ndarray:
    """Dice's coefficient of each two; 0 below what makes two sentences one."""
    numbers: dict[str, int] = {}
    ours, theirs = _as_matrix(rows, numbers), _as_matrix(columns, numbers)
    ours.resize(len(rows), len(numbers))
    alike = (ours @ theirs.T).toarray()
    alike *= 2
    alike /= np.maximum(np.add.outer([len(bag) for bag in rows], [len(bag) for bag in columns]), 1)
    alike[alike < ALIKE] = 0.0
    return alike


def _as_matrix(bags: Sequence[frozenset[str]], numbers: dict[str, int]) -> sparse.csr_matrix:
    """One row a bag; `numbers` are the columns of words, and grow."""
    columns = [numbers.setdefault(word, len(numbers)) for bag in bags for word in bag]
    ends = np.cumsum([0, *(len(bag) for bag in bags)])
    return sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(bags), len(numbers)))
