"""What is measured of a cell: a clause of one article beside the best passages of another one.

Method: the clauses of a story are put to all its passages at once (`many_questions`), each as a statement and with its
own words as accepted. What a cell's measures mean together is told in `cells`.
Source: own.
"""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from articles.text.claims.many_questions import Questions
from articles.text.claims.pair_chances import PairModel, scored_pairs
from articles.text.claims.rows import BEST_RUN, BEST_RUN_STATEMENT, CHARACTERS, accepted_columns
from articles.text.index import StoryIndex, along, light_stems, tokens
from articles.text.learned_models import Logistic
from articles.text.statements import Candidate

MEASURES = (
    "statement", "with its own words", "below the best, with own words", "below the best", "rank", "above the second",
    "pair", "way back", "way back, log-odds", "has a way back", "headline", "place", "place of the statement",
    "figures", "figures missing", "other figures", "words", "words there", "words there, of the passage",
    "words of the passage", "statement in its own place", "cut", "length",
)  # fmt: skip
TRIED = 3  # passages of an article
NO_WAY, NO_WAY_ODDS = -3.0, -4.0  # where no clause of a passage could be stated
ALONE = 3.0  # above the second where there is no second
FIGURE = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Ask:
    """What is put to a story for a candidate (its number): the words that are asked, and its own words in its place."""

    candidate: int
    asked: str
    words: str


@dataclass(frozen=True)
class Answers:
    """For each ask and passage the log-odds, by the statement alone and with its own words as accepted."""

    asks: Sequence[Ask]
    plain: np.ndarray
    own: np.ndarray


@dataclass(frozen=True)
class Measured:
    """Rows × MEASURES, and what each row is of: an ask, an article, a passage there, and its rank in the article."""

    ask: np.ndarray
    article: np.ndarray
    passage: np.ndarray
    rank: np.ndarray
    measures: np.ndarray


class CellMeasures:
    """The candidates of a story, ready to be measured in its articles."""

    def __init__(
        self,
        index: StoryIndex,
        candidates: Sequence[Candidate],
        statement: Logistic,
        accepted: Logistic,
        pair: PairModel,
    ) -> None:
        self.index, self.candidates = index, candidates
        self.statement, self.accepted = statement, accepted
        self.home_passage = np.array([candidate.passage for candidate in candidates], dtype=int)
        self.home = index.row_of[self.home_passage]
        self.cut = np.array([candidate.cut for candidate in candidates], dtype=float)
        self.pairs = scored_pairs(index, pair)
        own_words = (index.words(candidate.passage, candidate.span) for candidate in candidates)
        asks = zip(range(len(candidates)), (candidate.asked for candidate in candidates), own_words, strict=True)
        self.answers = self.answered([Ask(*ask) for ask in asks])

    def answered(self, asks: Sequence[Ask]) -> Answers:
        """What the story's passages say to some statements."""
        index, passages = self.index, self.home_passage[[ask.candidate for ask in asks]]
        plain, own = np.zeros((2, len(asks), len(index.passages)))
        for part, measures in Questions(index, [ask.asked for ask in asks]).blocks():
            plain[part] = self.statement(measures)
        for part, measures in Questions(index, [ask.words for ask in asks]).blocks():
            by_words, alike = self.statement(measures), index.likeness_of(passages[part])
            parts = (by_words, alike, *(measures[:, :, n] for n in (BEST_RUN, BEST_RUN_STATEMENT, CHARACTERS)))
            own[part] = self.accepted(accepted_columns(index, plain[part], *(each[:, :, None] for each in parts)))
        return Answers(asks, plain, own)

    def measured(self, answers: Answers, asks: np.ndarray, articles: np.ndarray) -> Measured:
        """The best passages of each of these cells (number of an ask, row of an article), cell by cell in order."""
        found = [self._best_passages(answers, asks[articles == row], row) for row in np.unique(articles)]
        columns = [np.concatenate([part[n] for part in found]) for n in range(10)] if found else [np.zeros(0)] * 10
        ask, article, passage, rank = (column.astype(int) for column in columns[:4])
        order = np.lexsort((rank, article, ask))
        ask, article, passage, rank = ask[order], article[order], passage[order], rank[order]
        measures = self._beside(answers, ask, passage, [column[order] for column in columns[4:]])
        return Measured(ask, article, passage, rank, measures)

    def _best_passages(self, answers: Answers, asks: np.ndarray, row: int) -> list[np.ndarray]:
        """Of one article: ask, article, passage, rank, and the first six of MEASURES."""
        here = self._passages_in[row]
        plain, own = answers.plain[asks, here], answers.own[asks, here]
        order = np.argsort(-own, axis=1, kind="stable")[:, :TRIED]
        there, plainly = np.take_along_axis(own, order, axis=1), np.take_along_axis(plain, order, axis=1)
        gap = there[:, :1] - there[:, 1:2] if order.shape[1] > 1 else np.full((len(asks), 1), ALONE)
        rank = np.arange(order.shape[1])[None]
        columns = [asks[:, None], row, here.start + order, rank, plainly, there, there - there[:, :1]]
        columns += [plainly - plain.max(axis=1, keepdims=True), rank, gap]
        return [np.broadcast_to(column, order.shape).ravel() for column in columns]

    def _beside(
        self, answers: Answers, ask: np.ndarray, passage: np.ndarray, first: Sequence[np.ndarray]
    ) -> np.ndarray:
        """Rows × MEASURES, the `first` six of which are known."""
        candidate = np.array([each.candidate for each in answers.asks], dtype=int)[ask]
        home, shape = self.home_passage[candidate], self.index.shape
        figures = _Sets([figures_in(each.asked) for each in answers.asks], self._figures)
        words = _Sets([content_of(each.asked) for each in answers.asks], self._words)
        same_figures, same_words = figures.shared(ask, passage), words.shared(ask, passage)
        asked_figures, there_figures = figures.sizes[ask], figures.other_sizes[passage]
        asked_words, there_words = words.sizes[ask], words.other_sizes[passage]
        lengths = np.array([len(each.asked.split()) for each in answers.asks], dtype=float)
        columns = [
            *first,
            self.pairs.between(passage, home),
            *self._way_back(passage, candidate),
            shape[passage, 2],
            shape[passage, 1],
            shape[home, 1],
            asked_figures,
            asked_figures - same_figures,
            (asked_figures > 0) & (there_figures > 0) & (same_figures == 0),
            asked_words,
            same_words / np.maximum(asked_words, 1),
            same_words / np.maximum(there_words, 1),
            there_words,
            answers.plain[ask, home],
            self.cut[candidate],
            lengths[ask],
        ]
        return np.stack(columns, axis=1).astype(float)

    def _way_back(self, passage: np.ndarray, candidate: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """How well the clauses of a passage find the statement's own one."""
        group = self._stated_in[passage]
        has_way = group >= 0
        gaps, odds = self._ways
        gap = np.where(has_way, gaps[group, candidate], NO_WAY)
        return gap, np.where(has_way, odds[group, candidate], NO_WAY_ODDS), has_way

    @cached_property
    def _stated_in(self) -> np.ndarray:
        """For each passage the row of `_ways` that is of its clauses; -1 where none could be stated."""
        found = np.full(len(self.index.passages), -1)
        stated = np.unique(self.home_passage)
        found[stated] = np.arange(len(stated))
        return found

    @cached_property
    def _ways(self) -> tuple[np.ndarray, np.ndarray]:
        """Passages with clauses × candidates: the best of their clauses beside their best there, and its log-odds."""
        own, articles = self.answers.own, sorted(self._passages_in)
        best = np.stack([own[:, self._passages_in[row]].max(axis=1) for row in articles], axis=1)
        there = own[:, self.home_passage]
        gap = there - best[:, np.searchsorted(articles, self.home)]
        order = np.argsort(self.home_passage, kind="stable")
        opens = np.unique(self.home_passage[order], return_index=True)[1]
        return np.maximum.reduceat(gap[order], opens), np.maximum.reduceat(there[order], opens)

    @cached_property
    def _passages_in(self) -> dict[int, slice]:
        """Row of an article → its passages; those that have none are left out."""
        rows, first, count = np.unique(self.index.row_of, return_index=True, return_counts=True)
        each = zip(rows.tolist(), first.tolist(), count.tolist(), strict=True)
        return {row: slice(start, start + size) for row, start, size in each}

    @property
    def articles(self) -> list[int]:
        """Rows of the articles that have passages."""
        return list(self._passages_in)

    @cached_property
    def _figures(self) -> list[frozenset[str]]:
        return [figures_in(passage.exact) for passage in self.index.passages]

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        light = light_stems()
        return [frozenset(token.stem for token in found if token.stem not in light) for found in self.index.tokens]


class _Sets:
    """Some sets and others, to tell how many members two of them share."""

    def __init__(self, ones: Sequence[frozenset], others: Sequence[frozenset]) -> None:
        self.columns: dict[Hashable, int] = {}
        self.ones, self.others = self._rows(ones), self._rows(others)
        self.ones.resize(len(ones), len(self.columns))
        self.sizes, self.other_sizes = (np.array([len(each) for each in sets]) for sets in (ones, others))

    def _rows(self, sets: Iterable[frozenset]) -> sparse.csr_matrix:
        columns, pointers = [], [0]
        for each in sets:
            columns += [self.columns.setdefault(member, len(self.columns)) for member in each]
            pointers.append(len(columns))
        shape = len(pointers) - 1, len(self.columns)
        return sparse.csr_matrix((np.ones(len(columns)), columns, pointers), shape=shape)

    def shared(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        return along(self.ones, one, self.others, other)


def figures_in(words: str) -> frozenset[str]:
    return frozenset(found.rstrip(".,") for found in FIGURE.findall(words))


def content_of(words: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokens(words) if token.stem not in light_stems())
