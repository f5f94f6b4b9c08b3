"""Which words of a story are spelt like another word.

Problem: "Yousef" and "Youssef" are one name, "harbor" may stand for "harbour"; and a story has hundreds of names.
Method: likeness of letters by rapidfuzz's ratio. All names of a story are compared with one another at once. Of very
many names, which no story of real articles has, only those that begin or end alike are.
Source: own.
Known failures: transliterations that differ by more than a fifth of their letters.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from rapidfuzz import fuzz, process

NAME_LIKENESS, WORD_LIKENESS = 80, 75  # per cent of rapidfuzz's ratio
SHORTEST = 4  # letters
MOST_LONGER = 2  # letters that a word may have more than one spelt alike
MOST_NAMES = 1_500  # different names that are all compared; 40 articles of 500 words have 600
EDGE, MOST_WITH_EDGE = 3, 40  # letters at a name's ends, and the names with the same ones that are compared


class Spelling:
    """The words of a story by their columns; `is_name` says for each column whether it is a name."""

    def __init__(self, stems: Sequence[str], is_name: np.ndarray) -> None:
        self.stems = stems
        self.names = [int(c) for c in np.nonzero(is_name)[0] if len(stems[c]) >= SHORTEST]

    def names_like(self, stem: str) -> list[int]:
        """The columns of names that are spelt like a name, its own among them if the story has it."""
        if len(self.names) > MOST_NAMES:
            first, last = self._by_edge.get(stem[:EDGE], ()), self._by_edge.get(f"-{stem[-EDGE:]}", ())
            return self._alike(stem, sorted({*first, *last}), NAME_LIKENESS)
        return self._compared[stem] if stem in self._compared else self._alike(stem, self.names, NAME_LIKENESS)

    def words_like(self, stem: str) -> list[int]:
        """The columns of words that are spelt like one and begin with the same letters."""
        return self._alike(stem, self._by_beginning.get(stem[:SHORTEST], ()), WORD_LIKENESS)

    def _alike(self, stem: str, columns: Sequence[int], least: float) -> list[int]:
        if not columns:
            return []
        scores = process.cdist([stem], [self.stems[c] for c in columns], scorer=fuzz.ratio, score_cutoff=least)[0]
        near = (columns[n] for n in np.nonzero(scores)[0])
        return [column for column in near if abs(len(self.stems[column]) - len(stem)) <= MOST_LONGER]

    @cached_property
    def _compared(self) -> dict[str, list[int]]:
        """For each name of the story the columns of the names that are spelt like it."""
        names = [self.stems[c] for c in self.names]
        scores = process.cdist(names, names, scorer=fuzz.ratio, score_cutoff=NAME_LIKENESS, dtype=np.uint8)
        lengths = np.array([len(name) for name in names])
        scores[np.abs(lengths[:, None] - lengths[None, :]) > MOST_LONGER] = 0
        found: dict[str, list[int]] = {name: [] for name in names}
        for row, other in zip(*np.nonzero(scores), strict=True):
            found[names[row]].append(self.names[other])
        return found

    @cached_property
    def _by_edge(self) -> dict[str, list[int]]:
        """The first letters of names, and with a hyphen before them the last ones → the first few columns."""
        found: dict[str, list[int]] = {}
        for column in self.names:
            stem = self.stems[column]
            for edge in (stem[:EDGE], f"-{stem[-EDGE:]}"):
                if len(found.setdefault(edge, [])) < MOST_WITH_EDGE:
                    found[edge].append(column)
        return found

    @cached_property
    def _by_beginning(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for column, stem in enumerate(self.stems):
            found.setdefault(stem[:SHORTEST], []).append(column)
        return found
