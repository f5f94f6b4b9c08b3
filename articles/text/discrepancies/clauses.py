"""What is read in the clauses that are compared, each read once: numbers, days, words, how firmly they speak."""

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterator
from operator import itemgetter

from scipy import sparse

from articles.text.discrepancies.values import Number, numbers_in
from articles.text.document import TEXT, DateMention, Reading, Span
from articles.text.index import StoryIndex
from articles.text.stance import stance_in

NEAR = 50  # code points
JOINING = "-'’"
LONGEST_EVIDENCE = 160  # code points
BOUND = re.compile(r"\b(by|from|until|till|since|before|after|between|to)\s(?:(?:about|around|at)\s)?$", re.I)
LONGEST_BOUND = 24  # code points of the words that make a time of day a bound
COVERED = 0.5  # reach from which a clause has a word for another's


def _whole_word(text: str, start: int, end: int) -> str:
    """The word as it is written around a token: "long-time" around "time"."""
    while start > 1 and text[start - 1] in JOINING and text[start - 2].isalnum():
        start -= 1
        while start > 0 and text[start - 1].isalnum():
            start -= 1
    while end + 1 < len(text) and text[end] in JOINING and text[end + 1].isalnum():
        end += 1
        while end < len(text) and text[end].isalnum():
            end += 1
    return text[start:end]


class Clauses:
    """What is read in clauses, each read once."""

    def __init__(self, index: StoryIndex) -> None:
        self.index = index
        self._numbers: dict[int, list[tuple[Number, Span]]] = {}
        self._words: dict[int, list[tuple[int, str]]] = {}
        self._near: dict[tuple[int, int], dict[int, float]] = {}
        self._tokens: dict[int, list[tuple[int, int, int]]] = {}
        self._covers: dict[int, dict[int, float]] = {}
        self._told: dict[int, tuple[list[DateMention], list[DateMention]]] = {}
        self._dates: dict[int, list[DateMention]] = {}
        self._readings: dict[int, Reading] = {}
        self._is_plain = ~(index.is_name | index.is_number)
        self._plain: dict[int, list[tuple[int, str]]] = {}
        self._covered: dict[int, frozenset[int]] = {}

    def place(self, run: int) -> tuple[Hashable, Span]:
        return self.index.passages[self.index.runs[run].passage].key, self.index.runs[run].span

    def place_around(self, run: int, tight: Span) -> tuple[Hashable, Span]:
        """The place of a span that stands in a clause's sentence, as `around` has it."""
        number = self.index.runs[run].passage
        return self.index.passages[number].key, self.around(number, tight)

    def around(self, number: int, tight: Span) -> Span:
        """The pieces of a passage that a span touches; the span itself where they are long."""
        pieces = [piece for piece in self.index.passages[number].pieces if piece.overlap(tight)]
        if not pieces:
            return tight
        first, last = min(pieces[0].start, tight.start), max(pieces[-1].end, tight.end)
        return Span(first, last, tight.field) if last - first <= LONGEST_EVIDENCE else tight

    def numbers(self, number: int) -> list[tuple[Number, Span]]:
        if number not in self._numbers:
            passage = self.index.passages[number]
            at, field = passage.span.start, passage.span.field
            self._numbers[number] = [(n, Span(at + n.start, at + n.end, field)) for n in numbers_in(passage.exact)]
        return self._numbers[number]

    def dates(self, run: int) -> list[DateMention]:
        return self._times(run)[0]

    def clocks(self, run: int) -> list[DateMention]:
        return self._times(run)[1]

    def bound(self, run: int, clock: DateMention) -> str:
        """The word that makes a time of day the end of a stretch ("by 8 a.m.", "from 9 to noon"); "" for a moment."""
        passage = self.index.passages[self.index.runs[run].passage]
        text = self.index.placed(self.index.articles[passage.article]).article.document.text
        found = BOUND.search(text, max(passage.span.start, clock.span.start - LONGEST_BOUND), clock.span.start)
        return found.group(1).lower() if found else ""

    def dates_of_sentence(self, run: int) -> list[DateMention]:
        number = self.index.runs[run].passage
        if number not in self._dates:
            self._dates[number] = self._times_in(run, self.index.passages[number].span)[0]
        return self._dates[number]

    def _times(self, run: int) -> tuple[list[DateMention], list[DateMention]]:
        if run not in self._told:
            self._told[run] = self._times_in(run, self.index.runs[run].span)
        return self._told[run]

    def _times_in(self, run: int, span: Span) -> tuple[list[DateMention], list[DateMention]]:
        placed = self.index.placed(self.index.articles[self.index.passages[self.index.runs[run].passage].article])
        dates, clocks = (each.inside(span) if span.field == TEXT else [] for each in (placed.dates, placed.clocks))
        return [date for date in dates if date.first], clocks

    def reading(self, run: int) -> Reading:
        if run not in self._readings:
            passage = self.index.passages[self.index.runs[run].passage]
            placed = self.index.placed(self.index.articles[passage.article])
            self._readings[run] = stance_in(placed, self.index.runs[run].span, passage.span)
        return self._readings[run]

    def words(self, run: int) -> list[tuple[int, str]]:
        """(column, word as it stands) of a clause's words that are not light."""
        if run not in self._words:
            self._words[run] = list(self._words_of(run))
        return self._words[run]

    def _words_of(self, run: int) -> Iterator[tuple[int, str]]:
        index, span = self.index, self.index.runs[run].span
        passage = index.passages[index.runs[run].passage]
        for token in index.tokens[index.runs[run].passage]:
            first, last = passage.span.start + token.start, passage.span.start + token.end
            if span.start <= first and last <= span.end and not index.is_light[index.column[token.stem]]:
                yield index.column[token.stem], _whole_word(passage.exact, token.start, token.end)

    def own_words(self, run: int, other: int) -> list[str]:
        """The weighty words of a clause that the other clause has no word for, as they stand; no names, no numbers."""
        if run not in self._plain:
            self._plain[run] = [word for word in self.words(run) if self._is_plain[word[0]]]
        covered = self._covered.get(other)
        if covered is None:
            covered = frozenset(column for column, value in self.reach(other).items() if value >= COVERED)
            self._covered[other] = covered
        return list(dict.fromkeys(word for column, word in self._plain[run] if column not in covered))

    def near(self, number: int, span: Span) -> dict[int, float]:
        """The weighty words around a number in its passage: column → weight."""
        words = self._weighty(number)
        if words and (number, span.start) not in self._near:
            at = self.index.passages[number].span.start
            first, last = span.start - at - NEAR, span.end - at + NEAR
            begin = bisect_left(words, first, key=itemgetter(0))
            end = bisect_left(words, last, begin, key=itemgetter(0))
            found = {c: float(self.index.weight[c]) for _, stop, c in words[begin:end] if stop <= last}
            self._near[number, span.start] = found
        return self._near[number, span.start] if words else {}

    def _weighty(self, number: int) -> list[tuple[int, int, int]]:
        """(start, end, column) of a passage's words that are neither numbers nor light."""
        if number not in self._tokens:
            index = self.index
            placed = ((t.start, t.end, index.column[t.stem]) for t in index.tokens[number] if not t.is_number)
            self._tokens[number] = [word for word in placed if not index.is_light[word[2]]]
        return self._tokens[number]

    def cover(self, column: int) -> dict[int, float]:
        """The words that cover one, each with how well."""
        if column not in self._covers:
            self._covers[column] = _row(self.index.cover, column)
        return self._covers[column]

    def reach(self, run: int) -> dict[int, float]:
        """The words that a clause covers, each with how well."""
        return _row(self.index.run_reach_rows, run)

    def shared(self, ours: dict[int, float], theirs: dict[int, float]) -> float:
        """The share of the lighter side's words that the other side has too, or that it has another word for."""
        if not ours or not theirs:
            return 0.0
        least = min(sum(ours.values()), sum(theirs.values()))
        best = (max((v for c, v in self.cover(o).items() if c in theirs), default=0.0) * ours[o] for o in ours)
        return sum(best) / max(least, 1e-6)


def _row(matrix: sparse.csr_matrix, number: int) -> dict[int, float]:
    """Column → value; as a dictionary, for a row as long as all words of a story costs more than what stands in it."""
    first, last = matrix.indptr[number : number + 2]
    return dict(zip(matrix.indices[first:last].tolist(), matrix.data[first:last].tolist(), strict=True))
