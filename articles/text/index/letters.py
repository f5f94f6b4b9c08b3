"""Passages as vectors of the letters in a row that their words have.

Problem: of a text of strange signs nearly every run of letters is a new one, and a dictionary of them takes a second.
Method: the runs of three to five letters inside each word, a blank on either side of it, are numbered by sorting: three
letters make a number, and its rank with two further letters another one, so that numbers are in order of the letters.
Counts are weighted by rarity and brought to length 1: the same numbers as scikit-learn's for `analyzer="char_wb"`.
Source: own.
"""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from articles.text.index.vectors import Weighting

FEWEST, MOST = 3, 5  # letters of a run
HASH_BASE, HASH_SPREAD = np.uint64(0x100000001B3), np.uint64(0x9E3779B97F4A7C15)  # of FNV; 2^64 by the golden ratio


class LetterRuns:
    """The runs of letters of some texts, by which these and others are told as vectors."""

    def __init__(self, texts: Sequence[str]) -> None:
        letters, left, rows = _laid_out(texts)
        self._alphabet = np.unique(letters)
        self._base = len(self._alphabet) + 2  # 0 for no letter, the last for one that these texts have not
        numbers = self._numbers(letters)
        openings = _openings(numbers, self._base)[left >= FEWEST]
        self._openings = np.unique(openings)
        places, keys = self._keys(numbers, left)
        self._known, columns = np.unique(keys, return_inverse=True)
        counts = _counted(rows[places], columns, (len(texts), len(self._known)))
        self._weighting = Weighting(counts)
        self.vectors: sparse.csr_matrix = self._weighting.of(counts)

    def of(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """The vectors of other texts; what the first ones have not does not count."""
        letters, left, rows = _laid_out(texts)
        places, keys = self._keys(self._numbers(letters), left)
        columns, is_known = _found(keys, self._known)
        counts = _counted(rows[places[is_known]], columns[is_known], (len(texts), len(self._known)))
        return self._weighting.of(counts)

    def _numbers(self, letters: np.ndarray) -> np.ndarray:
        numbers, is_known = _found(letters, self._alphabet)
        return np.where(is_known, numbers + 1, self._base - 1)

    def _keys(self, numbers: np.ndarray, left: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where each run begins, and its number; those whose first letters are not known are left out."""
        ranks, is_known = _found(_openings(numbers, self._base), self._openings)
        fourth, fifth = _shifted(numbers, FEWEST), _shifted(numbers, FEWEST + 1)
        key = ranks * self._base**2
        keys = (key, key + fourth * self._base, key + fourth * self._base + fifth)
        places = [np.flatnonzero(is_known & (left >= size)) for size in range(FEWEST, MOST + 1)]
        return np.concatenate(places), np.concatenate([key[at] for key, at in zip(keys, places, strict=True)])


def hashed_runs(texts: Sequence[str], buckets: int) -> sparse.csr_matrix:
    """How often each text has each run of letters, told by a hash of it: no dictionary is kept, and two may share one.

    `buckets` is a power of 2.
    """
    letters, left, rows = _laid_out(texts)
    hashes = np.zeros(len(letters), dtype=np.uint64)
    found_rows, found_hashes = [], []
    for size in range(1, MOST + 1):
        hashes = hashes * HASH_BASE + _shifted(letters, size - 1).astype(np.uint64) + np.uint64(1)
        if size >= FEWEST:
            whole = left >= size
            found_rows.append(rows[whole])
            found_hashes.append(hashes[whole] * HASH_SPREAD >> np.uint64(65 - buckets.bit_length()))
    columns = np.concatenate(found_hashes).astype(np.int64)
    return _counted(np.concatenate(found_rows), columns, (len(texts), buckets))


def _laid_out(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of each letter of all words, with a blank on either side: itself, how many its word has from it on, its text."""
    words = [text.lower().split() for text in texts]
    laid = "".join(f" {word} " for text in words for word in text)
    letters = np.frombuffer(laid.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    sizes = np.array([len(word) + 2 for text in words for word in text], dtype=np.int64)
    left = np.repeat(np.cumsum(sizes), sizes) - np.arange(len(letters))
    row_of_word = np.repeat(np.arange(len(texts)), [len(text) for text in words])
    return letters, left, np.repeat(row_of_word, sizes)


def _openings(numbers: np.ndarray, base: int) -> np.ndarray:
    """The number of the first letters of the run that begins at each letter."""
    return (numbers * base + _shifted(numbers, 1)) * base + _shifted(numbers, 2)


def _shifted(numbers: np.ndarray, by: int) -> np.ndarray:
    return np.concatenate([numbers[by:], np.zeros(min(by, len(numbers)), dtype=numbers.dtype)])


def _found(wanted: np.ndarray, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where each wanted number stands among the known ones, and whether it does."""
    if not len(known):
        return np.zeros(len(wanted), dtype=np.int64), np.zeros(len(wanted), dtype=bool)
    at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return at, known[at] == wanted


def _counted(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> sparse.csr_matrix:
    counts = sparse.coo_matrix((np.ones(len(rows)), (rows, columns)), shape=shape).tocsr()
    counts.sort_indices()
    return counts
