"""A statement put to a story: how each passage answers it, as a row of measures.

Problem: whether a passage carries a statement shows in no single number.
Method: the coverage of the statement by the passage and of the passage by the statement, in stems, in words that may
stand for one another, in names, in figures and in other words; the best run of clauses; neighbours; cosines; shape and
place. What the measures together mean is learned elsewhere (`rows`).
Source: own; the choice was made on six keyed stories, each left out in turn.
Known failures: see `index.story_index`.
"""

from functools import cached_property

import numpy as np
from scipy import sparse

from articles.text.index import LIGHT, StoryIndex, light_stems, phrases_in, rarity_in_news, tokens

MEASURES = (
    "stems, rare here", "stems, rare in news", "words", "passage by statement", "names", "names missing",
    "other words", "stems of other words", "figures", "best word", "sum of words", "pairs of words", "characters",
    "cosine", "best run", "best run, statement first", "names with context", "words with context", "before", "after",
    "length", "place", "headline", "opening",
)  # fmt: skip
CONTEXT = 0.6
NO_NAMES = 0.5  # neither for nor against


class Question:
    """A statement, or an accepted passage, put to every passage of a story."""

    def __init__(self, index: StoryIndex, text: str) -> None:
        self.index = index
        self.text = text
        found = tokens(text)
        self.order = [token.stem for token in found if token.stem not in light_stems()]
        self.stems = list(dict.fromkeys(token.stem for token in found))
        columns = [index.column.get(stem, -1) for stem in self.stems]
        self.columns = np.array(columns, dtype=int)
        known = self.columns >= 0
        self.is_light = np.array([stem in light_stems() for stem in self.stems], dtype=bool)
        self.is_number = np.array([stem[0].isdigit() for stem in self.stems], dtype=bool)
        capital = {token.stem for token in found[1:] if token.is_capital}
        written = np.array([stem in capital for stem in self.stems], dtype=bool)
        here = np.array([index.is_name[c] if c >= 0 else False for c in columns], dtype=bool)
        first = np.array([bool(found) and stem == found[0].stem for stem in self.stems], dtype=bool)
        self.is_name = (written | (first & here)) & ~self.is_light
        rare_here = np.ones(len(self.stems))
        rare_here[known] = index.rarity_here[self.columns[known]]
        factor = np.where(self.is_light, LIGHT, 1.0)
        self.rarity_in_news = np.array([rarity_in_news(stem) for stem in self.stems]) * factor
        self.rarity_here = rare_here * factor
        self.weight = 0.5 * (self.rarity_here + self.rarity_in_news)

    @property
    def words(self) -> list[tuple[str, bool]]:
        """Each stem, and whether it is a name."""
        return list(zip(self.stems, self.is_name.tolist(), strict=True))

    @cached_property
    def covers(self) -> list[dict[int, float]]:
        """For each stem, the story's words that cover it."""
        return [self._covers(number) for number in range(len(self.stems))]

    def _covers(self, number: int) -> dict[int, float]:
        if self.is_light[number]:
            column = int(self.columns[number])
            return {column: 1.0} if column >= 0 else {}
        return self.index.covers(self.stems[number], bool(self.is_name[number]))

    def reach(self, bags: sparse.csr_matrix, known: sparse.csc_matrix) -> np.ndarray:
        """Rows of `bags` × stems of the question: how well each row covers each stem."""
        out = np.zeros((bags.shape[0], len(self.stems)))
        index = self.index
        for number, column in enumerate(self.columns):
            if column >= 0 and self.is_name[number] == index.is_name[column]:
                lo, hi = known.indptr[column], known.indptr[column + 1]
                out[known.indices[lo:hi], number] = known.data[lo:hi]
            else:
                self._reach_unknown(out, number, bags)
        return out

    def _reach_unknown(self, out: np.ndarray, number: int, bags: sparse.csr_matrix) -> None:
        columns = self.index.run_columns if bags is self.index.run_bags else self.index.passage_columns
        for column, value in self.covers[number].items():
            rows = columns.indices[columns.indptr[column] : columns.indptr[column + 1]]
            out[rows, number] = np.maximum(out[rows, number], value)

    @cached_property
    def passages(self) -> np.ndarray:
        """Passages × stems of the question."""
        return self.reach(self.index.bags, self.index.reach)

    @cached_property
    def runs(self) -> np.ndarray:
        """Runs × stems of the question."""
        return self.reach(self.index.run_bags, self.index.run_reach)

    @cached_property
    def best_covers(self) -> dict[int, float]:
        """The words of the story that the question covers, each with how well."""
        best: dict[int, float] = {}
        for covers in self.covers:
            for column, value in covers.items():
                best[column] = max(best.get(column, 0.0), value)
        for phrase in phrases_in(self.stems):
            if phrase in self.index.column:
                for column, value in self.index.covers(phrase, False).items():
                    best[column] = max(best.get(column, 0.0), value * 0.8)
        return best

    @cached_property
    def covered(self) -> np.ndarray:
        """For each word of the story, how well the question covers it."""
        best = np.zeros(len(self.index.stems))
        best[list(self.best_covers)] = list(self.best_covers.values())
        return best

    @cached_property
    def run_scores(self) -> tuple[np.ndarray, np.ndarray]:
        """For each run: the share of the statement that it covers, and the share of it that the statement covers."""
        index = self.index
        there = self.runs @ self.weight / max(self.weight.sum(), 1e-6)
        back = index.run_bags @ (index.weight * self.covered) / index.run_mass
        return there, back

    def measures(self) -> np.ndarray:
        """Passages × MEASURES."""
        index, reach = self.index, self.passages
        exact = (reach == 1.0).astype(float)
        names, other = self.is_name, ~self.is_name & ~self.is_light & ~self.is_number
        before, after = _neighbours(index, reach)
        there, back = self.run_scores
        words = self._share(reach, self.weight)
        columns = [
            self._share(exact, self.rarity_here),
            self._share(exact, self.rarity_in_news),
            words,
            index.bags @ (index.weight * self.covered) / index.mass,
            self._share(reach, self.weight, names),
            (1 - reach[:, names]) @ self.weight[names],
            self._share(reach, self.weight, other),
            self._share(exact, self.weight, other),
            self._share(exact, self.weight, self.is_number, 0.0),
            (reach * self.weight).max(axis=1, initial=0.0),
            reach @ self.weight,
            index.neighbours.shared_with([self.order])[:, 0],
            _cosine(index.by_characters, index.character_vectors([self.text])),
            _cosine(index.by_words, index.word_vectors([self.text])),
            index.best_run(balance(there, back, 1.0)),
            index.best_run(balance(there, back, 2.0)),
            self._share(np.maximum(reach, before), self.weight, names),
            self._share(np.maximum(reach, CONTEXT * before), self.weight),
            self._share(before, self.weight),
            self._share(after, self.weight),
            *index.shape.T,
        ]
        return np.stack(columns, axis=1)

    def _share(
        self, reach: np.ndarray, weight: np.ndarray, among: np.ndarray | None = None, without: float = NO_NAMES
    ) -> np.ndarray:
        """The weighted share of the stems (or of those `among`) that each row covers."""
        if among is not None:
            reach, weight = reach[:, among], weight[among]
        if not len(weight):
            return np.full(reach.shape[0], without)
        return reach @ weight / max(weight.sum(), 1e-6)


def _neighbours(index: StoryIndex, reach: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The reach of the sentence before and of the one after, in the same article."""
    same = index.row_of[1:] == index.row_of[:-1]
    before, after = np.zeros_like(reach), np.zeros_like(reach)
    before[1:][same] = reach[:-1][same]
    after[:-1][same] = reach[1:][same]
    return before, after


def balance(there: np.ndarray, back: np.ndarray, beta: float) -> np.ndarray:
    """F-measure of two coverages; `beta` above 1 favours the first."""
    square = beta * beta
    return (1 + square) * there * back / np.maximum(square * back + there, 1e-6)


def _cosine(vectors: sparse.csr_matrix, one: sparse.csr_matrix) -> np.ndarray:
    return np.asarray((vectors @ one.T).todense()).ravel()
