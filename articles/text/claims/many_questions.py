"""Many statements put to a story at once: the measures of `questions`, without paying for each statement by itself.

Problem: a story that opens is asked some hundred statements, and most of what one costs is not its own.
Method: each asked word is looked up once, as a column of how well each passage and each run covers it. A measure that
sums over the words of a statement is then a product of sparse matrices, a block of statements at a time.
Source: own; the same numbers as `Question.measures`, but for the last digits, which a test holds: of one statement by
itself that is quicker by far (2 against 8 ms in a story of six).
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from scipy import sparse

from articles.text.claims.questions import CONTEXT, MEASURES, NO_NAMES, Question, balance
from articles.text.index import StoryIndex

AT_ONCE = 1_000_000  # measures: 8 MB of them, and several times that of what stands beside them

Word = tuple[str, bool]  # a stem, and whether it is asked as a name


class Questions:
    """Some texts put to every passage of a story."""

    def __init__(self, index: StoryIndex, texts: Sequence[str]) -> None:
        self.index, self.texts = index, texts
        self.questions = [Question(index, text) for text in texts]
        self.columns: dict[Word, int] = {}
        for question in self.questions:
            for word in question.words:
                self.columns.setdefault(word, len(self.columns))

    def blocks(self) -> Iterator[tuple[slice, np.ndarray]]:
        """Some of the texts at a time: which, and texts × passages × MEASURES."""
        size = max(1, AT_ONCE // max(1, len(self.index.passages) * len(MEASURES)))
        for start in range(0, len(self.questions), size):
            part = slice(start, start + size)
            yield part, self._measures(part)

    def _measures(self, part: slice) -> np.ndarray:
        index, asked = self.index, _Asked(self, self.questions[part])
        weight, names, other = asked.weight, asked.names, asked.other
        covered = asked.covered
        words, named, others = asked.sums(self._reach, weight, names, other)
        here, in_news, same_others, same_numbers = asked.sums(
            self._exact, asked.rarity_here, asked.rarity_in_news, other, asked.numbers
        )
        (in_runs,), (in_context,) = asked.sums(self._run_reach, weight), asked.sums(self._in_context, weight)
        (named_near,) = asked.sums(self._near, names)
        there, back = weight.share(in_runs), (index.run_bags @ covered) / index.run_mass[:, None]
        columns = [
            asked.rarity_here.share(here),
            asked.rarity_in_news.share(in_news),
            weight.share(words),
            (index.bags @ covered) / index.mass[:, None],
            names.share(named),
            names.total - named,
            other.share(others),
            other.share(same_others),
            asked.numbers.share(same_numbers, 0.0),
            self._best_words(asked),
            words,
            self._pairs_of_words(part),
            self._cosines(index.by_characters, self._character_vectors[part]),
            self._cosines(index.by_words, self._word_vectors[part]),
            self._best_runs(balance(there, back, 1.0)),
            self._best_runs(balance(there, back, 2.0)),
            names.share(named_near),
            weight.share(in_context),
            weight.share(self._shifted(words, -1)),
            weight.share(self._shifted(words, 1)),
        ]
        found = np.empty((len(self.questions[part]), len(index.passages), len(MEASURES)))
        for number, column in enumerate(columns):
            found[:, :, number] = column.T
        found[:, :, len(columns) :] = index.shape[None]
        return found

    @cached_property
    def _reach(self) -> sparse.csr_matrix:
        """Passages × asked words: how well a passage covers a word."""
        return self._covering(self.index.reach, self.index.passage_columns)

    @cached_property
    def _run_reach(self) -> sparse.csr_matrix:
        return self._covering(self.index.run_reach, self.index.run_columns)

    def _covering(self, known: sparse.csc_matrix, bags: sparse.csc_matrix) -> sparse.csr_matrix:
        """The columns of the story's own words, and for others the best cover among the words of each row."""
        columns = [self._column(word, known, bags) for word in self.columns]
        pointers = np.cumsum([0, *(len(rows) for rows, _ in columns)])
        rows = np.concatenate([np.zeros(0, dtype=int), *(rows for rows, _ in columns)])
        values = np.concatenate([np.zeros(0), *(values for _, values in columns)])
        return sparse.csc_matrix((values, rows, pointers), shape=(known.shape[0], len(columns))).tocsr()

    def _column(self, word: Word, known: sparse.csc_matrix, bags: sparse.csc_matrix) -> tuple[np.ndarray, np.ndarray]:
        stem, is_name = word
        column = self.index.column.get(stem, -1)
        if column >= 0 and is_name == self.index.is_name[column]:
            return _stored(known, column)
        best = np.zeros(known.shape[0])
        for column, value in self._covers[word].items():
            rows, _ = _stored(bags, column)
            best[rows] = np.maximum(best[rows], value)
        rows = np.flatnonzero(best)
        return rows, best[rows]

    @cached_property
    def _covers(self) -> dict[Word, dict[int, float]]:
        """For each asked word the story's words that cover it."""
        return {
            word: covers
            for question in self.questions
            for word, covers in zip(question.words, question.covers, strict=True)
        }

    @cached_property
    def _exact(self) -> sparse.csr_matrix:
        exact = self._reach.copy()
        exact.data = (exact.data == 1.0).astype(float)
        return exact

    @cached_property
    def _before(self) -> sparse.csr_matrix:
        return self.index.shifted(self._reach, -1)

    @cached_property
    def _near(self) -> sparse.csr_matrix:
        """The same of a passage with the sentence before it."""
        return self._reach.maximum(self._before)

    @cached_property
    def _in_context(self) -> sparse.csr_matrix:
        return self._reach.maximum(self._before * CONTEXT)

    def _shifted(self, sums: np.ndarray, by: int) -> np.ndarray:
        """The sums of the passage so many sentences on, 0 where its article has none there."""
        other, is_there = self.index.beside(by)
        return np.where(is_there[:, None], sums[other], 0.0)

    @cached_property
    def _word_vectors(self) -> sparse.csr_matrix:
        return self.index.word_vectors(self.texts)

    @cached_property
    def _character_vectors(self) -> sparse.csr_matrix:
        return self.index.character_vectors(self.texts)

    def _cosines(self, vectors: sparse.csr_matrix, others: sparse.csr_matrix) -> np.ndarray:
        return (vectors @ others.T).toarray()

    def _best_runs(self, scores: np.ndarray) -> np.ndarray:
        return np.maximum.reduceat(scores, self.index.first_run, axis=0)

    @cached_property
    def _reach_columns(self) -> sparse.csc_matrix:
        return self._reach.tocsc()

    def _best_words(self, asked: "_Asked") -> np.ndarray:
        """Passages × texts: the weight of the weightiest word that a passage covers, as well as it does."""
        reach, words = self._reach_columns, asked.rows
        size = np.diff(reach.indptr)[words]  # of each asked word the passages that cover it
        of, ends = np.repeat(np.arange(len(words)), size), np.cumsum(size)
        stored = np.arange(len(of)) + (reach.indptr[words] - ends + size)[of]
        values = reach.data[stored] * asked.weight.values[words, asked.of][of]
        best = np.zeros((len(self.index.passages), len(asked.questions)))
        np.maximum.at(best, (reach.indices[stored], asked.of[of]), values)
        return best

    def _pairs_of_words(self, part: slice) -> np.ndarray:
        """Passages × texts: the share of a text's neighbouring words that stand side by side in a passage too."""
        return self.index.neighbours.shared_with([question.order for question in self.questions[part]])


class _Weights:
    """Asked words × questions: what each word of a question weighs, where it counts."""

    def __init__(self, values: np.ndarray, has_any: np.ndarray) -> None:
        self.values, self.has_any, self.total = values, has_any, values.sum(axis=0)

    def share(self, found: np.ndarray, without: float = NO_NAMES) -> np.ndarray:
        """Rows × questions: found of all that there is; `without` where a question has no word that counts."""
        return np.where(self.has_any, found / np.maximum(self.total, 1e-6), without)


class _Asked:
    """The words of a block of questions as matrices, one for each way to weigh them.

    They are dense: few questions at a time, so a product costs less than looking for what is not there.
    """

    def __init__(self, asked: Questions, questions: Sequence[Question]) -> None:
        self.asked, self.questions = asked, questions
        self.rows = np.array([asked.columns[word] for question in questions for word in question.words], dtype=int)
        sizes = [len(question.words) for question in questions]
        self.of = np.repeat(np.arange(len(questions)), sizes)
        together = lambda name: np.concatenate([getattr(question, name) for question in questions])  # noqa: E731
        is_name, is_number = together("is_name"), together("is_number")
        is_other = ~is_name & ~together("is_light") & ~is_number
        weight = together("weight")
        self.weight = self._weighed(weight)
        self.rarity_here = self._weighed(together("rarity_here"))
        self.rarity_in_news = self._weighed(together("rarity_in_news"))
        self.names = self._weighed(weight, is_name)
        self.other, self.numbers = self._weighed(weight, is_other), self._weighed(weight, is_number)

    def _weighed(self, values: np.ndarray, among: np.ndarray | slice = slice(None)) -> _Weights:
        found = np.zeros((len(self.asked.columns), len(self.questions)))
        found[self.rows[among], self.of[among]] = values[among]
        return _Weights(found, np.bincount(self.of[among], minlength=len(self.questions)) > 0)

    @property
    def covered(self) -> np.ndarray:
        """Words of the story × questions: how well each is covered, times its weight."""
        index = self.asked.index
        found = np.zeros((len(index.stems), len(self.questions)))
        for number, question in enumerate(self.questions):
            found[list(question.best_covers), number] = list(question.best_covers.values())
        return found * index.weight[:, None]

    def sums(self, covering: sparse.csr_matrix, *weights: _Weights) -> list[np.ndarray]:
        """For each way to weigh words, rows × questions: the weight of what is covered, as far as it is."""
        return np.split(covering @ np.hstack([each.values for each in weights]), len(weights), axis=1)


def _stored(matrix: sparse.csc_matrix, column: int) -> tuple[np.ndarray, np.ndarray]:
    first, last = matrix.indptr[column : column + 2]
    return matrix.indices[first:last], matrix.data[first:last]
