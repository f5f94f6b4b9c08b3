"""What a story opens with: a few statements that hold, each different from the others, with the cells of their rows;
and what each article says alone.

Problem: a reader who sees eight rows for one meeting, or a cell that rests on another fact, does not come back.
Method: statement first. All clauses that can stand alone are candidates; each has its row filled (`cells`). A row
takes the cells that are likelier to hold its fact than not. From all rows the fullest is taken, then the fullest that
says something else, and so on: two rows are one where their words are alike, or one is within the other, or they rest
on the same passages and share words. What people have stated, merged or rejected is not stated again. What names
somebody or gives a figure, and has no likely passage in any other article, an article says alone.
Source: own; greedy choice after maximal marginal relevance (Carbonell and Goldstein 1998). Both cuts were set on ten
keyed stories, each left out of what was learned.
Known failures: in a story of three articles few rows are sure. Of what was said to stand alone, 0.93 did.
"""

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from articles.text.claims.cell_measures import figures_in
from articles.text.claims.cells import LIKELY, Cell, CellModels, Cells, cell_models
from articles.text.claims.propose import ClaimProposal, ExistingClaim, kind_of
from articles.text.claims.questions import Question
from articles.text.claims.readings import is_denied
from articles.text.claims.reprints import Reprints
from articles.text.claims.rows import best_span
from articles.text.index import StoryIndex, light_stems, tokens
from articles.text.statements import Candidate, candidates_of
from articles.text.strangers import strangers_of

MOST_SHOWN = 15
ALONE = 0.05  # chance up to which no other article says so
MOST_ALONE = 3  # of an article, the first ones of its text
OFFERED = 0.1  # chance from which an open cell offers its passage
AT_ONCE = 128  # passages that are likened to all others
MOST_CANDIDATES = 240  # of a story: those whose sentences have most company in other articles
COST = 0.35  # what a cell has to be worth
ALIKE, WITHIN = 0.55, 0.75  # of the words of two statements that are one
SAME_PLACES, WITHIN_THERE = 0.5, 0.4  # of the passages of two rows, and of their words
WHY = "One article says so in these words; in the others, the passage that is likeliest to say the same."
WHY_ALONE = "No passage of another article is likely to say so."
DENIAL = 0.8  # of the worth of a row that says no
OWN = 1.0  # the chance that a statement stands where it was taken from


@dataclass(frozen=True, slots=True)
class FirstRow:
    """A statement, the likely cells of other articles, those that are only offered, and the likeliest cell's chance."""

    candidate: Candidate
    cells: tuple[Cell, ...]
    offers: tuple[Cell, ...]
    likeliest: float

    @property
    def worth(self) -> float:
        """What is denied is stated as what is said to be, where both are at hand: who denies it disputes the claim."""
        found = sum(cell.chance - COST for cell in self.cells)
        return found * (DENIAL if is_denied(self.candidate.statement) else 1.0)


@dataclass(frozen=True, slots=True)
class Said:
    """What is stated: its content words and figures, and the passages that it rests on."""

    words: frozenset[str]
    passages: frozenset[int]

    def is_same(self, other: "Said") -> bool:
        shared = len(self.words & other.words)
        within = shared / max(1, min(len(self.words), len(other.words)))
        alike = 2 * shared / max(1, len(self.words) + len(other.words))
        if alike >= ALIKE or within >= WITHIN:
            return True
        places = len(self.passages & other.passages) / max(1, min(len(self.passages), len(other.passages)))
        return places >= SAME_PLACES and within >= WITHIN_THERE


class Sameness:
    """Which stated things are one: those that say the same, and of nobody and nothing else."""

    def __init__(self, index: StoryIndex) -> None:
        self._strangers = strangers_of(index)

    def is_said(self, said: Said, known: Iterable[Said]) -> bool:
        return any(said.is_same(other) and not self._are_of_others(said, other) for other in known)

    def _are_of_others(self, one: Said, other: Said) -> bool:
        return any(self._strangers.are_met(i, j) for i, j in product(one.passages, other.passages))


def said_of(statement: str, passages: Iterable[int] = ()) -> Said:
    """The content words of a statement, with the passages that it rests on."""
    words = {token.stem for token in tokens(statement) if token.stem not in light_stems()}
    return Said(frozenset(words | figures_in(statement)), frozenset(passages))


def chosen(rows: Sequence[FirstRow], same: Sameness, taken: Sequence[Said] = ()) -> list[FirstRow]:
    """At most MOST_SHOWN rows that have a cell, the fullest first; none that says what is `taken`."""
    found, known = [], list(taken)
    for row in sorted(rows, key=lambda row: (-row.worth, row.candidate.passage, row.candidate.statement)):
        said = said_of(row.candidate.asked, {row.candidate.passage, *(cell.passage for cell in row.cells)})
        if row.cells and not same.is_said(said, known):
            found.append(row)
            known.append(said)
            if len(found) == MOST_SHOWN:
                break
    return found


def rows_of(cells: Cells) -> list[FirstRow]:
    """The row of each candidate."""
    found: dict[int, list[Cell]] = {number: [] for number in range(len(cells.candidates))}
    for cell in cells.filled():
        found[cell.candidate].append(cell)
    return [_row(cells.candidates[number], row) for number, row in found.items()]


def _row(candidate: Candidate, cells: Sequence[Cell]) -> FirstRow:
    likely = tuple(cell for cell in cells if cell.chance >= LIKELY)
    offers = tuple(cell for cell in cells if OFFERED <= cell.chance < LIKELY)
    return FirstRow(candidate, likely, offers, max((cell.chance for cell in cells), default=0.0))


def propose_first(
    index: StoryIndex,
    existing: Sequence[ExistingClaim],
    rejected: Sequence[ExistingClaim],
    found: Sequence[ClaimProposal],
    models: CellModels | None = None,
) -> list[ClaimProposal]:
    """What a story opens with, what single articles say alone, then what else was `found` that says something else.

    What people decided on is not stated again, and does not come back as a group either.
    """
    claims = [*existing, *rejected]
    said = {claim.key: said_of(claim.statement, _passages(index, claim.passages)) for claim in claims}
    taken = [said[claim.key] for claim in claims if not claim.is_open]
    candidates = _with_company(index, candidates_of(index))
    if not candidates or len(index.keys) < 2:
        return list(found)
    cells = Cells(index, candidates, models or cell_models())
    rows, same = rows_of(cells), Sameness(index)
    first = [_proposal(index, row) for row in chosen(rows, same, taken)]
    shown = [
        said_of(each.statement, _passages(index, [(key, span) for key, span, _ in each.passages])) for each in first
    ]
    alone = [_alone(index, row) for row in said_alone(index, rows, same, [*taken, *shown])]
    others = [each for each in found if each.existing is not None or not _is_shown(index, each, said, same, taken)]
    return first + alone + [each for each in others if not _is_shown(index, each, said, same, shown)]


def said_alone(index: StoryIndex, rows: Sequence[FirstRow], same: Sameness, known: Sequence[Said]) -> list[FirstRow]:
    """What each article says that no other one does, at most MOST_ALONE an article, in the order of its text."""
    found: dict[int, list[FirstRow]] = {}
    reprinted = Reprints(index).passages
    for row in sorted(rows, key=lambda row: (row.candidate.passage, row.candidate.cut)):
        mine = found.setdefault(int(index.row_of[row.candidate.passage]), [])
        said = said_of(row.candidate.asked, {row.candidate.passage})
        others = [said_of(other.candidate.asked, {other.candidate.passage}) for other in mine]
        is_wanted = row.likeliest <= ALONE and len(mine) < MOST_ALONE and _can_be_checked(row.candidate.asked)
        is_wanted = is_wanted and row.candidate.passage not in reprinted
        if is_wanted and not same.is_said(said, (*known, *others)):
            mine.append(row)
    return [row for mine in found.values() for row in mine]


def _can_be_checked(statement: str) -> bool:
    """Whether a statement gives a figure or names somebody."""
    return bool(figures_in(statement)) or any(word[:1].isupper() for word in statement.split()[1:])


def _alone(index: StoryIndex, row: FirstRow) -> ClaimProposal:
    place = (index.passages[row.candidate.passage].key, row.candidate.span, OWN)
    kind = kind_of(index, [row.candidate.passage])
    return ClaimProposal(row.candidate.statement, kind, (place,), 1.0 - row.likeliest, WHY_ALONE)


def said_again(index: StoryIndex, stated: Sequence[ExistingClaim], others: Sequence[ExistingClaim]) -> list[Hashable]:
    """The keys of those of `others` that say what one of the `stated` claims says."""
    return list(same_as(index, stated, others))


def same_as(
    index: StoryIndex, stated: Sequence[ExistingClaim], others: Sequence[ExistingClaim]
) -> dict[Hashable, Hashable]:
    """By the key of each of `others` that says what a `stated` claim says, the key of the first that it says."""
    known = [(claim.key, said_of(claim.statement, _passages(index, claim.passages))) for claim in stated]
    same, found = Sameness(index), {}
    for claim in others:
        said = said_of(claim.statement, _passages(index, claim.passages))
        met = next((key for key, each in known if same.is_said(said, [each])), None)
        found |= {} if met is None else {claim.key: met}
    return found


def _is_shown(index: StoryIndex, proposal: ClaimProposal, said: dict, same: Sameness, shown: Sequence[Said]) -> bool:
    """Whether a proposal, or the open claim that it adds to, says what is shown already."""
    places = [(key, span) for key, span, _ in proposal.passages]
    known = said.get(proposal.existing)
    mine = [said_of(proposal.statement, _passages(index, places)), *([known] if known else [])]
    return any(same.is_said(one, shown) for one in mine)


def _passages(index: StoryIndex, places: Iterable[tuple]) -> set[int]:
    return {row for key, span in places for row in index.rows_at(key, span)}


def _proposal(index: StoryIndex, row: FirstRow) -> ClaimProposal:
    statement, own = row.candidate.statement, row.candidate.passage
    question = Question(index, row.candidate.asked)
    passages = [(index.passages[own].key, row.candidate.span, OWN), *_placed(index, question, row.cells)]
    score = float(np.mean([chance for _, _, chance in passages]))
    kind = kind_of(index, [own, *(cell.passage for cell in row.cells)])
    offers = tuple(_placed(index, question, row.offers))
    return ClaimProposal(statement, kind, tuple(passages), score, WHY, is_shown=True, offers=offers)


def _placed(index: StoryIndex, question: Question, cells: Iterable[Cell]) -> list[tuple]:
    """(article, words, chance) of cells: the words that cover the statement best."""
    return [(index.keys[c.article], best_span(index, question, c.passage), c.chance) for c in cells]


def _with_company(index: StoryIndex, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, or where there are too many those whose sentences are most like one of each other article."""
    if len(candidates) <= MOST_CANDIDATES:
        return list(candidates)
    most = f"the {MOST_CANDIDATES} most like other articles were looked for in those"
    index.cuts["statements"] = f"Of {len(candidates):,} statements that might open the story, {most}."
    passages = sorted({candidate.passage for candidate in candidates})
    company = dict(zip(passages, _company(index, np.array(passages)).tolist(), strict=True))
    ranked = sorted(candidates, key=lambda c: (-company[c.passage], c.passage, c.cut))
    return sorted(ranked[:MOST_CANDIDATES], key=lambda c: c.passage)


def _company(index: StoryIndex, passages: np.ndarray) -> np.ndarray:
    """For each passage the sum, over all other articles, of its likeness to the passage most like it there."""
    articles, firsts = np.unique(index.row_of, return_index=True)
    found = []
    for own in np.array_split(passages, math.ceil(len(passages) / AT_ONCE)):
        alike = index.by_words[own] @ index.by_words.T + index.by_characters[own] @ index.by_characters.T
        best = np.maximum.reduceat(0.5 * np.asarray(alike.todense()), firsts, axis=1)
        best[index.row_of[own][:, None] == articles] = 0.0
        found.append(best.sum(axis=1))
    return np.concatenate(found)
