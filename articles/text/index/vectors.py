"""Texts as vectors of weighted counts, and counts by hash: what a search engine's usual weights are.

Problem: a library's vectorisers bring statistics, optimisers and a second of importing into each process that reads.
Method: term frequency by its logarithm, rarity smoothed as if one text had each term, length 1 (Manning et al.,
Introduction to Information Retrieval, 6.4: lnc with smoothed idf); numbers and their order as scikit-learn has them.
"""

from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np
from scipy import sparse


class Weighting:
    """The rarity of terms in the texts that were counted (texts × terms), by which these and others are weighed."""

    def __init__(self, counts: sparse.csr_matrix) -> None:
        total, terms = counts.shape
        seen = np.bincount(counts.indices, minlength=terms)
        self._rarity = np.log((total + 1) / (seen + 1.0)) + 1.0

    def of(self, counts: sparse.csr_matrix) -> sparse.csr_matrix:
        """The same counts as vectors of length 1; a text without known terms stays empty. The counts are used up."""
        counts.data = (np.log(counts.data) + 1.0) * self._rarity[counts.indices]
        squares = sparse.csr_matrix((counts.data**2, counts.indices, counts.indptr), shape=counts.shape)
        lengths = np.sqrt(squares @ np.ones(counts.shape[1]))
        lengths[lengths == 0] = 1.0
        counts.data /= np.repeat(lengths, np.diff(counts.indptr))
        return counts


class TermVectors:
    """Texts of terms, and by their terms others, as vectors."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._columns = {term: column for column, term in enumerate(sorted({term for text in texts for term in text}))}
        counts = self._counted(texts)
        self._weighting = Weighting(counts)
        self.vectors: sparse.csr_matrix = self._weighting.of(counts)

    def of(self, texts: Sequence[Sequence[str]]) -> sparse.csr_matrix:
        """The vectors of other texts; what the first ones have not does not count."""
        return self._weighting.of(self._counted(texts))

    def _counted(self, texts: Sequence[Sequence[str]]) -> sparse.csr_matrix:
        rows = ([self._columns[term] for term in text if term in self._columns] for text in texts)
        return counted(rows, len(self._columns))


def counted(rows: Iterable[Sequence[int]], terms: int) -> sparse.csr_matrix:
    """How often each term, told by its number, stands in each text."""
    columns, ends = [], [0]
    for row in rows:
        columns.extend(row)
        ends.append(len(columns))
    shape = (len(ends) - 1, terms)
    counts = sparse.csr_matrix((np.ones(len(columns)), np.array(columns, dtype=np.int32), ends), shape=shape)
    counts.sum_duplicates()
    return counts


def hashed(terms: Iterable[str], buckets: int) -> list[int]:
    """The numbers of terms for which no vocabulary is kept; two may share one."""
    return [crc32(term.encode("utf-8", "surrogatepass")) % buckets for term in terms]
