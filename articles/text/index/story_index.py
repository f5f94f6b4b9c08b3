"""Which passages of a story say the same thing: the story prepared for questions.

Problem: within one story every sentence is on topic, so likeness of subject tells nothing; what counts is whether two
passages state the same proposition.
Method: a passage is the bag of its stems, each weighted by its rarity in the story and in general news. A word covers
another one fully when their stems are equal, nearly when both name one entity or one country, in part when they may
stand for one another, are spelt alike, or when a phrase stands for a word. `reach` holds how well each passage, and
each run of its pieces, covers each word of the story; all further measures are sums over it. Beside it stand cosines
of words and of character n-grams.
Source: idf-weighted coverage both ways after Mihalcea et al. 2006; the rarity of words in general news is counted by
`tests/bench/learn_background.py`.
Known failures: paraphrase that shares neither stem nor group; negation is not seen.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any

import numpy as np
from scipy import sparse

from articles.text.document import Analysed, Span
from articles.text.index.letters import LetterRuns
from articles.text.index.neighbours import Neighbours
from articles.text.index.passages import passages_of, runs_of
from articles.text.index.spelling import MOST_NAMES, SHORTEST, Spelling
from articles.text.index.vectors import TermVectors
from articles.text.index.words import (
    MADE_SAME,
    Token,
    groups_of,
    light_stems,
    phrases_in,
    rarity_in_news,
    stems,
    tokens,
)
from articles.text.placed import PlacedArticle

SAME_ENTITY, SAME_COUNTRY, ALIKE_NAME, STANDS_FOR, PHRASE_FOR, ALIKE_WORD = 0.9, 0.9, 0.8, 0.7, 0.55, 0.6
MOST_OF_ENTITY = 40  # words of one entity's names that stand for one another; no entity had more than 5
LEAST_IN_RUN = 4  # words
MANY_PASSAGES = 1500  # fifty articles of thirty sentences
OPENING = 0.08  # of an article's sentences
STARTS = attrgetter("start")
NOTHING = "nothing"  # stands for the passages of a story that has none
LIGHT = 0.15  # share of its weight that a light word keeps


class StoryIndex:
    """The articles of one story, prepared once so that any number of questions can be asked of it.

    Preparing takes time in proportion to the text; about 1 s for 40 articles of 500 words. What is `placed` of articles
    by their keys, for whoever asks about several stories with the same ones, is added to.
    """

    def __init__(self, articles: Sequence[Analysed], placed: dict[Hashable, PlacedArticle] | None = None) -> None:
        self.articles = tuple(articles)
        self.keys = tuple(analysed.document.key for analysed in self.articles)
        self.passages = tuple(passages_of(self.articles))
        self.runs = tuple(runs_of(self.passages))
        self.row_of = np.array([passage.article for passage in self.passages], dtype=int)
        self.tokens = [tokens(passage.exact) for passage in self.passages]
        self.column: dict[str, int] = {}
        self.bags = self._bags(self.tokens)
        self.run_passage = np.array([run.passage for run in self.runs], dtype=int)
        self.run_bags = self._bags([self._tokens_in_run(n) for n in range(len(self.runs))])
        self.bags.resize(len(self.passages), len(self.column))
        self._describe_words()
        self._placed = {} if placed is None else placed
        self._covers: dict[tuple[str, bool], dict[int, float]] = {}
        self.made: dict[type, Any] = {}  # what others read of it once for all questions
        self.cuts: dict[str, str] = {}  # where a limit cut in what was asked so far: the limit, and a sentence on it

    def _tokens_in_run(self, number: int) -> list[Token]:
        run = self.runs[number]
        start = self.passages[run.passage].span.start
        found = self.tokens[run.passage]
        first = bisect_left(found, run.span.start - start, key=STARTS)
        return found[first : bisect_left(found, run.span.end - start, first, key=STARTS)]

    def _bags(self, texts: Iterable[Sequence[Token]]) -> sparse.csr_matrix:
        """One row a text, 1 where it has the word; phrases that stand for words are words of their own."""
        indices, pointers = [], [0]
        for text in texts:
            found = [token.stem for token in text]
            unique = dict.fromkeys([*found, *phrases_in(found)])
            indices += [self.column.setdefault(stem, len(self.column)) for stem in unique]
            pointers.append(len(indices))
        shape = (len(pointers) - 1, len(self.column))
        return sparse.csr_matrix((np.ones(len(indices)), indices, pointers), shape=shape)

    def _describe_words(self) -> None:
        self.stems = words = list(self.column)
        count = len(self.passages)
        seen = np.asarray(self.bags.sum(axis=0)).ravel()
        self.rarity_here = np.log((count + 1) / (seen + 0.5)) / math.log(count + 1) if count else seen
        self.rarity_in_news = np.array([rarity_in_news(word) for word in words])
        self.is_light = np.array([word in light_stems() for word in words], dtype=bool)
        self.is_phrase = np.array([" " in word for word in words], dtype=bool)
        self.is_number = np.array([word[0].isdigit() for word in words], dtype=bool)
        self.factor = np.where(self.is_phrase, 0.0, np.where(self.is_light, LIGHT, 1.0))
        self.weight = (0.5 * self.rarity_here + 0.5 * self.rarity_in_news) * self.factor
        self.is_name = self._written_with_capitals() & ~self.is_light & ~self.is_phrase

    def _written_with_capitals(self) -> np.ndarray:
        """Words that mostly have a capital where they do not open a sentence."""
        capital, total = np.zeros(len(self.stems)), np.zeros(len(self.stems))
        for passage, text in zip(self.passages, self.tokens, strict=True):
            if passage.is_headline:
                continue
            for token in text[1:]:
                total[self.column[token.stem]] += 1
                capital[self.column[token.stem]] += token.is_capital
        return capital > 0.5 * np.maximum(total, 1)

    @cached_property
    def members(self) -> dict[object, list[int]]:
        """Group → columns of the words and phrases in it; an entity's names are a group."""
        members: dict[object, list[int]] = {}
        for column, word in enumerate(self.stems):
            for group in groups_of(word):
                members.setdefault(group, []).append(column)
        for entity, names in self._names().items():
            members[("entity", entity)] = sorted(names)[:MOST_OF_ENTITY]
            if len(names) > MOST_OF_ENTITY:
                self.cuts["entity"] = f"Of a name of more than {MOST_OF_ENTITY} words the first ones count."
        return members

    def _names(self) -> dict[object, set[int]]:
        names: dict[object, set[int]] = {}
        for analysed in self.articles:
            for mention in analysed.mentions:
                columns = {self.column.get(token.stem) for token in tokens(mention.exact) if token.is_capital}
                columns = {c for c in columns if c is not None and self.is_name[c]}
                names.setdefault(mention.entity, set()).update(columns)
        return names

    @cached_property
    def entities_of(self) -> dict[int, list[object]]:
        """Column → the entity groups that the word is a name in."""
        found: dict[int, list[object]] = {}
        for group, columns in self.members.items():
            if group[0] == "entity":
                for column in columns:
                    found.setdefault(column, []).append(group)
        return found

    def covers(self, stem: str, is_name: bool) -> dict[int, float]:
        """Columns of the story's words that cover a word, each with how well, from 0 to 1."""
        if (stem, is_name) not in self._covers:
            self._covers[stem, is_name] = self._read_covers(stem, is_name)
        return self._covers[stem, is_name]

    def _read_covers(self, stem: str, is_name: bool) -> dict[int, float]:
        own = self.column.get(stem)
        found: dict[int, float] = {}
        for group in [*groups_of(stem), *self.entities_of.get(own, ())]:
            full = SAME_COUNTRY if group[0] == MADE_SAME else SAME_ENTITY if group[0] == "entity" else STANDS_FOR
            for column in self.members.get(group, ()):
                value = min(full, PHRASE_FOR) if self.is_phrase[column] else full
                found[column] = max(found.get(column, 0.0), value)
        for column, value in self._alike(stem, is_name, own is not None):
            found[column] = max(found.get(column, 0.0), value)
        if own is not None:
            found[own] = 1.0
        return found

    def _alike(self, stem: str, is_name: bool, is_known: bool) -> list[tuple[int, float]]:
        """Names spelt alike; and, for a word that the story lacks, words with the same beginning."""
        if len(stem) < SHORTEST or stem[0].isdigit() or " " in stem:
            return []
        if is_name:
            return [(column, ALIKE_NAME) for column in self._spelling.names_like(stem)]
        return [] if is_known else [(column, ALIKE_WORD) for column in self._spelling.words_like(stem)]

    @cached_property
    def _spelling(self) -> Spelling:
        spelling = Spelling(self.stems, self.is_name)
        if len(spelling.names) > MOST_NAMES:
            count = f"Of {len(spelling.names):,} words in names"
            self.cuts["names"] = f"{count} only those that begin or end alike were looked at for other spellings."
        return spelling

    @cached_property
    def cover(self) -> sparse.csr_matrix:
        """Words × words: how well the column's word covers the row's; light words are left out."""
        rows, columns, values = [], [], []
        for column, word in enumerate(self.stems):
            if self.is_light[column]:
                continue
            for other, value in self.covers(word, bool(self.is_name[column])).items():
                rows.append(column), columns.append(other), values.append(value)
        return sparse.csr_matrix((values, (rows, columns)), shape=(len(self.stems), len(self.stems)))

    @cached_property
    def reach(self) -> sparse.csc_matrix:
        """Passages × words: how well a passage covers a word."""
        return self._reach(self.bags)

    @cached_property
    def run_reach(self) -> sparse.csc_matrix:
        """The same for the runs."""
        return self._reach(self.run_bags)

    def _reach(self, bags: sparse.csr_matrix) -> sparse.csc_matrix:
        """The best cover among a bag's words: sums at each level that occurs, the higher level wins."""
        covered = self.cover.T.tocsr()
        reach = sparse.csr_matrix(bags.shape)
        for level in np.unique(covered.data):
            at_level = covered.copy()
            at_level.data = (at_level.data == level).astype(float)
            at_level.eliminate_zeros()
            hit = bags @ at_level
            hit.data[:] = level
            reach = reach.maximum(hit)
        light = bags.multiply(self.is_light.astype(float)).tocsr()
        return reach.maximum(light).tocsc()

    @cached_property
    def passage_columns(self) -> sparse.csc_matrix:
        return self.bags.tocsc()

    @cached_property
    def run_columns(self) -> sparse.csc_matrix:
        return self.run_bags.tocsc()

    @cached_property
    def reach_rows(self) -> sparse.csr_matrix:
        return self.reach.tocsr()

    @cached_property
    def run_reach_rows(self) -> sparse.csr_matrix:
        return self.run_reach.tocsr()

    @cached_property
    def reach_before(self) -> sparse.csr_matrix:
        """The reach of each passage's sentence before, empty at an article's beginning."""
        return self.shifted(self.reach_rows, -1)

    def shifted(self, rows: sparse.csr_matrix, by: int) -> sparse.csr_matrix:
        """For each passage the row of the one so many sentences on, empty where its article has none there."""
        other, is_there = self.beside(by)
        return (sparse.diags_array(is_there.astype(float)) @ rows[other]).tocsr()

    def beside(self, by: int) -> tuple[np.ndarray, np.ndarray]:
        """For each passage the number of the one so many sentences on, and whether its article has one there."""
        numbers = np.arange(len(self.passages))
        other = np.clip(numbers + by, 0, max(len(numbers) - 1, 0))
        return other, (self.row_of[other] == self.row_of) & (other == numbers + by)

    @cached_property
    def weighted_bags(self) -> sparse.csr_matrix:
        """The bags with each word's weight."""
        return self.bags.multiply(self.weight).tocsr()

    @cached_property
    def weighted_runs(self) -> sparse.csr_matrix:
        return self.run_bags.multiply(self.weight).tocsr()

    @cached_property
    def runs_in(self) -> np.ndarray:
        """For each passage the number of its runs."""
        return np.bincount(self.run_passage, minlength=len(self.passages))

    @cached_property
    def run_is_enough(self) -> np.ndarray:
        """Runs long enough to say something by themselves; a whole passage always is."""
        words = self.run_bags @ (~self.is_phrase).astype(float)
        return (words >= LEAST_IN_RUN) | np.array([run.is_whole for run in self.runs], dtype=bool)

    @cached_property
    def mass(self) -> np.ndarray:
        """The weight of each passage's words."""
        return np.maximum(self.bags @ self.weight, 1e-6)

    @cached_property
    def run_mass(self) -> np.ndarray:
        return np.maximum(self.run_bags @ self.weight, 1e-6)

    @cached_property
    def shape(self) -> np.ndarray:
        """Passages × (length as a logarithm, place in the article, is a headline, opens the article)."""
        length = np.log([max(len(text), 1) for text in self.tokens])
        place = np.array([passage.place for passage in self.passages])
        headline = np.array([passage.is_headline for passage in self.passages], dtype=float)
        return np.stack([length, place, headline, (place <= OPENING).astype(float)], axis=1)

    @cached_property
    def first_run(self) -> np.ndarray:
        """For each passage the number of its first run."""
        return np.searchsorted(self.run_passage, np.arange(len(self.passages)))

    @cached_property
    def compared(self) -> np.ndarray:
        """Numbers of the passages that are compared all with all.

        In a story of more than MANY_PASSAGES what an article says again in the same words is left out.
        """
        numbers = np.arange(len(self.passages))
        if len(numbers) <= MANY_PASSAGES:
            return numbers
        first: dict[tuple[int, str], int] = {}
        for number, passage in enumerate(self.passages):
            first.setdefault((passage.article, passage.exact), number)
        if len(first) > MANY_PASSAGES:
            self.cuts["sentences"] = f"Of {len(first):,} sentences only those that share a rare word were compared."
        return np.array(list(first.values()))

    def best_run(self, scores: np.ndarray) -> np.ndarray:
        """For each passage the highest score among its runs."""
        return np.maximum.reduceat(scores, self.first_run) if len(scores) else scores

    def placed(self, article: Analysed) -> PlacedArticle:
        """What was read in an article, to be looked up by place; made once for an article of the story."""
        known = self._placed.get(article.document.key)
        if known is None or known.article is not article:
            known = self._placed[article.document.key] = PlacedArticle(article)
        return known

    def words(self, number: int, span: Span) -> str:
        """The exact words of a span in the article of a passage."""
        return self.articles[self.passages[number].article].document.words(span)

    def rows_at(self, key: Hashable, span: Span) -> list[int]:
        """The numbers of the passages that share at least half of the shorter of the two spans."""
        near = self._around(key, span)
        return [
            n for n in near if 2 * self.passages[n].span.overlap(span) >= min(len(span), len(self.passages[n].span))
        ]

    def locate(self, place: tuple[Hashable, Span]) -> tuple[int | None, str]:
        """(number of the passage that a place lies in, its exact words); None where the story has no such place."""
        key, span = place
        number = max(self._around(key, span), key=lambda n: self.passages[n].span.overlap(span), default=None)
        if number is None or not self.passages[number].span.overlap(span):
            return None, ""
        return number, self.words(number, span)

    def _around(self, key: Hashable, span: Span) -> range:
        """Numbers of an article's passages in one field, from the last that begins before a span to its end."""
        numbers = self._by_place.get((key, span.field), range(0))
        starts = lambda n: self.passages[n].span.start  # noqa: E731
        first = max(bisect_right(numbers, span.start, key=starts) - 1, 0)
        return numbers[first : bisect_left(numbers, span.end, first, key=starts)]

    @cached_property
    def _by_place(self) -> dict[tuple[Hashable, str], range]:
        """(article, field) → the numbers of its passages, which follow one another in the text and do not overlap."""
        found: dict[tuple[Hashable, str], range] = {}
        for number, passage in enumerate(self.passages):
            place = passage.key, passage.span.field
            found[place] = range(found.get(place, range(number, number)).start, number + 1)
        return found

    def likeness_of(self, numbers: np.ndarray) -> np.ndarray:
        """Some passages × all passages: the mean of both cosines."""
        words, letters = (vectors[numbers] @ vectors.T for vectors in (self.by_words, self.by_characters))
        return 0.5 * (words + letters).toarray()

    def likeness_among(self, numbers: np.ndarray) -> np.ndarray:
        """The same among some passages."""
        words, letters = self.by_words[numbers], self.by_characters[numbers]
        return 0.5 * np.asarray((words @ words.T + letters @ letters.T).todense())

    def shared_words(self, text: str, number: int, limit: int = 5) -> str:
        """The weightiest words that a text and a passage share, names first, as the passage writes them."""
        asked = {token.stem for token in tokens(text)}
        exact = self.passages[number].exact
        shared = {t.stem: exact[t.start : t.end] for t in self.tokens[number] if t.stem in asked}
        columns = [c for stem in shared if not self.is_light[c := self.column[stem]]]
        columns.sort(key=lambda c: (not self.is_name[c], -self.weight[c]))
        return ", ".join(shared[self.stems[c]] for c in columns[:limit])

    @cached_property
    def neighbours(self) -> Neighbours:
        """The weighty words that stand side by side in each passage."""
        return Neighbours([t.stem for t in text if t.stem not in light_stems()] for text in self.tokens)

    @cached_property
    def _by_stems(self) -> TermVectors:
        return TermVectors([[token.stem for token in text] for text in self.tokens] or [stems(NOTHING)])

    @cached_property
    def _by_letters(self) -> LetterRuns:
        return LetterRuns([passage.exact for passage in self.passages] or [NOTHING])

    def word_vectors(self, texts: Sequence[str]) -> sparse.csr_matrix:
        return self._by_stems.of([stems(text) for text in texts])

    def character_vectors(self, texts: Sequence[str]) -> sparse.csr_matrix:
        return self._by_letters.of(texts)

    @property
    def by_words(self) -> sparse.csr_matrix:
        """Passages as vectors of words, each of length 1."""
        return self._by_stems.vectors

    @property
    def by_characters(self) -> sparse.csr_matrix:
        """Passages as vectors of letters in a row, each of length 1."""
        return self._by_letters.vectors
