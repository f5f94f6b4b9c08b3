"""Does another article carry what a clause states, and in which passage? Chances for the cells of rows not yet stated.

Problem: row filling knows what a desk's statement is like; a clause that a machine cut out of one article is longer,
leans on its sentence, and must be found without anybody's help.
Method: row filling is asked with the clause as the statement and its own words as accepted; of each other article the
best passages are measured again: by both answers, by how likely they make a pair with the clause's own sentence
(`pair_chances`), by whether a clause of that passage finds the way back, by figures and words that are missing, and by
place. A logistic model turns that into a chance. Each measure looks at the two articles alone.
Source: own; weights in `data/cell_weights.json`, learned by `tests/bench/learn_cells.py`; measured on the export by
`tests/bench/first_screen.py`, each story left out in turn. Boosted trees, and measures of the other articles of the
row, gave no more.
Where a passage counts the same thing and comes to another number, the statement is put to it with that number: outlets
that differ stand in one row.
Known failures: paraphrase that shares no words; a passage that tells of another of two like events.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from articles.text.claims.cell_measures import Answers, Ask, CellMeasures, Measured
from articles.text.claims.pair_chances import PairModel, pair_model
from articles.text.claims.reprints import Reprints
from articles.text.discrepancies import numbers_in, same_count
from articles.text.index import StoryIndex
from articles.text.learned_models import Logistic, model, probability
from articles.text.statements import Candidate
from articles.text.strangers import strangers_of

LIKELY = 0.5  # chance from which a cell stands in a row
AT_ONCE = 256  # statements with another's number


@dataclass(frozen=True, slots=True)
class Cell:
    """Candidate `candidate` in the article of number `article`: its best passage, and the chance that it is there."""

    candidate: int
    article: int
    passage: int
    chance: float


@dataclass(frozen=True)
class CellModels:
    """What the cells are read with."""

    statement: Logistic
    accepted: Logistic
    pair: PairModel
    cell: Logistic | None  # None while it is being learned


def cell_models() -> CellModels:
    """The models that the product uses."""
    rows = [model("row_weights", name) for name in ("statement", "accepted")]
    return CellModels(*rows, pair_model(), model("cell_weights", "cell"))


class Cells:
    """The candidates of a story put to all its articles."""

    def __init__(self, index: StoryIndex, candidates: Sequence[Candidate], models: CellModels) -> None:
        self.index, self.candidates, self.models = index, candidates, models
        self.measures = CellMeasures(index, candidates, models.statement, models.accepted, models.pair)
        self.strangers, self.reprints = strangers_of(index), Reprints(index)

    def measured(self) -> Measured:
        """The best passages of each candidate in each article but its own; its number is that of the ask."""
        asks, articles = np.meshgrid(np.arange(len(self.candidates)), self.measures.articles, indexing="ij")
        is_other = articles != self.measures.home[asks]
        return self.measures.measured(self.measures.answers, asks[is_other], articles[is_other])

    def filled(self) -> list[Cell]:
        """The likeliest passage of each cell."""
        found = list(self._likeliest(self.measured(), self.measures.answers))
        for number, cell in self._with_their_numbers(found):
            found[number] = cell
        return [cell for cell in found if not self._is_of_others(cell)]

    def _likeliest(self, measured: Measured, answers: Answers) -> Iterator[Cell]:
        """The first of the likeliest passages of each cell."""
        chances = probability(self.models.cell(measured.measures))
        opens = np.flatnonzero(measured.rank == 0)
        for first, last in zip(opens.tolist(), [*opens[1:].tolist(), len(chances)], strict=True):
            row = first + int(np.argmax(chances[first:last]))
            ask, article, passage = (int(of[row]) for of in (measured.ask, measured.article, measured.passage))
            yield Cell(answers.asks[ask].candidate, article, passage, float(chances[row]))

    def _with_their_numbers(self, cells: Sequence[Cell]) -> Iterator[tuple[int, Cell]]:
        """(number, cell) of unlikely cells that are likelier by the number to which their passage counts the same."""
        wanted: dict[Ask, list[int]] = {}
        for number, cell in enumerate(cells):
            ask = self.measures.answers.asks[cell.candidate]
            passage = self.index.passages[cell.passage].exact
            asked = "" if cell.chance >= LIKELY else with_number_of(ask.asked, passage)
            if asked:
                words = with_number_of(ask.words, passage) or ask.words
                wanted.setdefault(Ask(cell.candidate, asked, words), []).append(number)
        asks = list(wanted)
        for start in range(0, len(asks), AT_ONCE):
            answers = self.measures.answered(asks[start : start + AT_ONCE])
            numbers = [(n, number) for n, ask in enumerate(answers.asks) for number in wanted[ask]]
            yield from self._likelier(answers, {(n, cells[number].article): number for n, number in numbers}, cells)

    def _likelier(
        self, answers: Answers, numbers: dict[tuple[int, int], int], cells: Sequence[Cell]
    ) -> Iterator[tuple[int, Cell]]:
        """Those of the cells, by ask and article, whose passage is likelier when it is asked so."""
        asks, articles = np.array(list(numbers)).T
        measured = self.measures.measured(answers, asks, articles)
        places = zip(measured.ask.tolist(), measured.article.tolist(), measured.passage.tolist(), strict=True)
        chances = probability(self.models.cell(measured.measures)).tolist()
        for (ask, article, passage), chance in zip(places, chances, strict=True):
            number = numbers[ask, article]
            if passage == cells[number].passage and chance > cells[number].chance:
                yield number, replace(cells[number], chance=chance)

    def _is_of_others(self, cell: Cell) -> bool:
        """Whether the cell tells of somebody or something else, or is its outlet's own reprint."""
        passage = self.candidates[cell.candidate].passage
        return self.strangers.are_met(passage, cell.passage) or self.reprints.join(passage, cell.passage)


def with_number_of(words: str, passage: str) -> str:
    """The words with another passage's number of the same thing in the place of their own; "" where none differs.

    >>> with_number_of("About 300 people fled.", "Some 400 people had to leave.")
    'Some 400 people fled.'
    """
    theirs = numbers_in(passage)
    for mine in numbers_in(words):
        for other in theirs:
            if same_count(mine, other) and not mine.agrees(other) and not (mine.is_part or other.is_part):
                return words[: mine.start] + other.exact + words[mine.end :]
    return ""
