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

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from articles.text.claims.pair_chances import PairModel, pair_chances, pair_model
from articles.text.claims.pairs import find_pairs
from articles.text.claims.questions import Question
from articles.text.claims.reprints import Reprints
from articles.text.claims.rows import accepted_measures
from articles.text.discrepancies import numbers_in, same_count
from articles.text.index import StoryIndex, light_stems, tokens
from articles.text.learned_models import Logistic, model, probability
from articles.text.statements import Candidate
from articles.text.strangers import strangers_of

MEASURES = (
    "statement", "with its own words", "below the best, with own words", "below the best", "rank", "above the second",
    "pair", "way back", "way back, log-odds", "has a way back", "headline", "place", "place of the statement",
    "figures", "figures missing", "other figures", "words", "words there", "words there, of the passage",
    "words of the passage", "statement in its own place", "cut", "length",
)  # fmt: skip
LIKELY = 0.5  # chance from which a cell stands in a row
TRIED = 3  # passages of an article
NO_WAY, NO_WAY_ODDS = -3.0, -4.0  # where no clause of a passage could be stated
ALONE = 3.0  # above the second where there is no second
FIGURE = re.compile(r"\d[\d.,]*")


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
        self.by_article = [np.nonzero(index.row_of == row)[0] for row in range(len(index.keys))]
        self.pairs = self._pairs()
        self.plain = np.zeros((len(candidates), len(index.passages)))
        self.own = np.zeros_like(self.plain)
        for number, candidate in enumerate(candidates):
            words = index.words(candidate.passage, candidate.span)
            self.plain[number], self.own[number] = self._answers(candidate.asked, candidate.passage, words)
        self.at: dict[int, list[int]] = {}  # passage → the candidates that it holds
        for number, candidate in enumerate(candidates):
            self.at.setdefault(candidate.passage, []).append(number)
        self.strangers, self.reprints = strangers_of(index), Reprints(index)
        self.figures = [figures_in(passage.exact) for passage in index.passages]
        self.words = [content_of(passage.exact) for passage in index.passages]

    def _pairs(self) -> dict[tuple[int, int], float]:
        pairs = find_pairs(self.index)
        chances = pair_chances(self.index, pairs, self.models.pair).tolist()
        both = zip(pairs.first.tolist(), pairs.second.tolist(), chances, strict=True)
        return {(i, j): chance for i, j, chance in both}

    def _answers(self, asked: str, passage: int, words: str) -> tuple[np.ndarray, np.ndarray]:
        """Log-odds for each passage, by the statement alone and with its own words as accepted."""
        statement = self.models.statement
        plain = statement(Question(self.index, asked).measures())
        return plain, self.models.accepted(accepted_measures(self.index, plain, [(passage, words)], statement))

    def measured(self) -> tuple[list[tuple[int, int, int]], np.ndarray]:
        """(candidate, article, passage) of each cell's best passages, and rows × MEASURES."""
        places, rows = [], []
        for number, candidate in enumerate(self.candidates):
            home = int(self.index.row_of[candidate.passage])
            for article, here in enumerate(self.by_article):
                if article != home and len(here):
                    answers = self.plain[number], self.own[number]
                    for place, measures in self._of_article(candidate, answers, here, home):
                        places.append((number, article, place))
                        rows.append(measures)
        return places, np.array(rows).reshape(len(rows), len(MEASURES))

    def _of_article(
        self, candidate: Candidate, answers: tuple[np.ndarray, np.ndarray], here: np.ndarray, home: int
    ) -> Iterator[tuple[int, list[float]]]:
        """(passage, its measures) of the best passages of an article."""
        plain, own = answers
        order = here[np.argsort(-own[here], kind="stable")[:TRIED]]
        best, best_plain = own[order[0]], plain[here].max()
        gap = best - own[order[1]] if len(order) > 1 else ALONE
        figures, words = figures_in(candidate.asked), content_of(candidate.asked)
        passages = self.index.passages
        beside = [len(candidate.asked.split()), candidate.cut]
        for rank, place in enumerate(order.tolist()):
            there, shared = self.figures[place], len(words & self.words[place])
            pair = self.pairs.get((min(place, candidate.passage), max(place, candidate.passage)), 0.0)
            yield (
                place,
                [
                    *(plain[place], own[place], own[place] - best, plain[place] - best_plain, rank, gap, pair),
                    *self._way_back(place, candidate.passage, home),
                    *(passages[place].is_headline, passages[place].place, passages[candidate.passage].place),
                    *(len(figures), len(figures - there), bool(figures and there and not figures & there)),
                    *(len(words), shared / max(1, len(words)), shared / max(1, len(self.words[place]))),
                    *(len(self.words[place]), plain[candidate.passage], beside[1], beside[0]),
                ],
            )

    def _way_back(self, place: int, passage: int, home: int) -> tuple[float, float, bool]:
        """How well the clauses of a passage find the statement's own one."""
        back = self.at.get(place, ())
        if not back:
            return NO_WAY, NO_WAY_ODDS, False
        there = self.by_article[home]
        gaps = [self.own[n, passage] - self.own[n, there].max() for n in back]
        return max(gaps), max(self.own[n, passage] for n in back), True

    def filled(self) -> list[Cell]:
        """The likeliest passage of each cell."""
        places, measures = self.measured()
        if not places:
            return []
        best: dict[tuple[int, int], Cell] = {}
        for (number, article, place), chance in zip(places, probability(self.models.cell(measures)), strict=True):
            known = best.get((number, article))
            if known is None or chance > known.chance:
                best[number, article] = Cell(number, article, place, float(chance))
        for key, cell in best.items():
            best[key] = self._with_their_number(cell)
        return [cell for cell in best.values() if not self._is_of_others(cell)]

    def _with_their_number(self, cell: Cell) -> Cell:
        """The cell; where it is unlikely, and its passage counts the same thing otherwise, by that number."""
        candidate, passage = self.candidates[cell.candidate], self.index.passages[cell.passage]
        asked = "" if cell.chance >= LIKELY else with_number_of(candidate.asked, passage.exact)
        if not asked:
            return cell
        words = self.index.words(candidate.passage, candidate.span)
        answers = self._answers(asked, candidate.passage, with_number_of(words, passage.exact) or words)
        here, home = self.by_article[cell.article], int(self.index.row_of[candidate.passage])
        for place, measures in self._of_article(replace(candidate, asked=asked), answers, here, home):
            if place == cell.passage:
                chance = float(probability(self.models.cell(np.array([measures])))[0])
                return replace(cell, chance=max(chance, cell.chance))
        return cell

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


def figures_in(words: str) -> frozenset[str]:
    return frozenset(found.rstrip(".,") for found in FIGURE.findall(words))


def content_of(words: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokens(words) if token.stem not in light_stems())
