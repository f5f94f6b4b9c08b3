"""Words that stand side by side in the passages of a story.

Method: a passage, or a text beside it, is the set of its pairs of neighbouring words, as a row of a sparse matrix.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from scipy import sparse


class Neighbours:
    """The pairs of neighbouring words of each passage, from its words in order."""

    def __init__(self, orders: Iterable[Sequence[str]]) -> None:
        self._columns: dict[tuple[str, str], int] = {}
        found = [{self._columns.setdefault(pair, len(self._columns)) for pair in pairwise(order)} for order in orders]
        self._rows = _rows_of(found, len(self._columns))
        self._sizes = np.array([len(pairs) for pairs in found], dtype=int)

    def shared_with(self, orders: Sequence[Sequence[str]]) -> np.ndarray:
        """Passages × texts: the share of a text's pairs that the passage has, too."""
        pairs = [set(pairwise(order)) for order in orders]
        known = [{self._columns[pair] for pair in each if pair in self._columns} for each in pairs]
        shared = (self._rows @ _rows_of(known, len(self._columns)).T).toarray()
        return shared / np.maximum([len(each) for each in pairs], 1)

    def shared(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """Of each two passages the share of the shorter one's pairs that the other one has, too."""
        both = np.asarray(self._rows[first].multiply(self._rows[second]).sum(axis=1)).ravel()
        return both / np.maximum(np.minimum(self._sizes[first], self._sizes[second]), 1)


def _rows_of(found: Sequence[set[int]], width: int) -> sparse.csr_matrix:
    pointers = np.cumsum([0, *(len(columns) for columns in found)])
    columns = np.array([column for each in found for column in sorted(each)], dtype=int)
    return sparse.csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(found), width))
