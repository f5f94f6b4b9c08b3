"""Fill a claim's row: where does each other outlet carry what the claim states?

Problem: once somebody has stated a claim, the passage that carries it must be found in every other article, and it must
be said how likely that article carries it at all.
Method: every passage is measured against the statement (`questions`) and scored by a logistic model. Once passages have
been accepted they are put to the story as questions too, and a second model weighs what the statement and what they
find. The chance of an article is read off its best scores and off how they stand beside those of the other articles.
Inside the best sentence the run of pieces that the statement covers best is offered.
Source: weights in `data/row_weights.json`, learned by `tests/bench/learn_rows.py` on keyed stories; measured by
`tests/bench/rows.py`, each story left out in turn.
Known failures: claims that must be inferred; a claim spread over two sentences; "he" without the name nearby.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from articles.text.claims.questions import MEASURES, Question, balance
from articles.text.document import Span
from articles.text.index import StoryIndex
from articles.text.learned_models import Logistic, model, probability
from articles.text.strangers import strangers_of

OFFERED = 3
MOST_ACCEPTED = 4  # accepted passages put to the story: each costs as much as the statement
SURE, LIKELY = 0.8, 0.4  # chances; of the cells at 0.8 and above 95 % carried the claim
WHOLE_STATEMENT = 5.0  # how much the offered run favours covering the statement over being short
LEAST_COVERED = 0.5  # of the statement; below it the whole sentence is offered
BEST_RUN = MEASURES.index("best run")
BEST_RUN_STATEMENT = MEASURES.index("best run, statement first")
CHARACTERS = MEASURES.index("characters")

Place = tuple[Hashable, Span]


@dataclass(frozen=True, slots=True)
class OfferedPassage:
    """A passage that may carry the claim; `score` from 0 to 1, `why` in a line."""

    span: Span
    exact: str
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What one article has for a claim: `band` is "sure", "likely" or "unlikely"; passages best first, at most 3."""

    chance: float
    band: str
    passages: tuple[OfferedPassage, ...] = ()


def fill_row(
    index: StoryIndex,
    statement: str,
    accepted: Sequence[Place] = (),
    rejected: Sequence[Place] = (),
    articles: Iterable[Hashable] | None = None,
) -> dict[Hashable, Offer]:
    """For each article (or those named) its best passages for the statement, and the chance that it carries it.

    `accepted` and `rejected` are (article key, span) that people have decided on. An article where everything was
    rejected, or without a sentence, gets an offer without passages.

    >>> fill_row(StoryIndex([]), "The dam broke.")
    {}
    """
    wanted = set(index.keys if articles is None else articles)
    if not index.passages or not wanted:
        return {key: Offer(0.0, "unlikely") for key in index.keys if key in wanted}
    question = Question(index, statement)
    known = [(row, words) for row, words in map(index.locate, accepted) if row is not None]
    scores = score_passages(index, question, known[-MOST_ACCEPTED:])
    for key, span in rejected:
        scores[index.rows_at(key, span)] = -np.inf
    scores[_of_others(index, scores, [row for row, _ in known[-MOST_ACCEPTED:]])] = -np.inf
    chances = article_chances(index, scores, bool(known))
    rows = {key: row for row, key in enumerate(index.keys) if key in wanted}
    return {key: _offer(index, question, scores, row, float(chances[row])) for key, row in rows.items()}


def _of_others(index: StoryIndex, scores: np.ndarray, accepted: Sequence[int]) -> list[int]:
    """Passages that speak of other people, places or events than an accepted one, as far as they stand before offers.

    Each article is looked through from its best passage on, until as many are left as are offered.
    """
    strangers, found = strangers_of(index), []
    for row in range(len(index.keys)) if accepted else ():
        left = 0
        for number in _ranked(index, scores, row):
            if any(strangers.are_met(number, known) for known in accepted):
                found.append(number)
            elif (left := left + 1) == OFFERED:
                break
    return found


def score_passages(
    index: StoryIndex,
    question: Question,
    accepted: Sequence[tuple[int, str]] = (),
    statement_model: Logistic | None = None,
    accepted_model: Logistic | None = None,
) -> np.ndarray:
    """Log-odds for each passage; `accepted` are (number of the passage, accepted words)."""
    statement_model = statement_model or model("row_weights", "statement")
    scores = statement_model(question.measures())
    if not accepted:
        return scores
    accepted_model = accepted_model or model("row_weights", "accepted")
    return accepted_model(accepted_measures(index, scores, accepted, statement_model))


def accepted_measures(
    index: StoryIndex, scores: np.ndarray, accepted: Sequence[tuple[int, str]], statement_model: Logistic
) -> np.ndarray:
    """For each passage: how it answers the statement, the accepted words, and how alike it is to their sentences."""
    found = [Question(index, words).measures() for _, words in accepted]
    by_words = np.stack([statement_model(measures) for measures in found], axis=1)
    alike = index.likeness_of(np.array([row for row, _ in accepted])).T
    runs, runs_first, letters = (
        np.stack([measures[:, n] for measures in found], axis=1) for n in (BEST_RUN, BEST_RUN_STATEMENT, CHARACTERS)
    )
    return accepted_columns(index, scores, by_words, alike, runs, runs_first, letters)


def accepted_columns(
    index: StoryIndex,
    scores: np.ndarray,
    by_words: np.ndarray,
    alike: np.ndarray,
    runs: np.ndarray,
    runs_first: np.ndarray,
    letters: np.ndarray,
) -> np.ndarray:
    """The measures from what they rest on: … × passages, but for the scores also × accepted words."""
    columns = [scores, by_words.max(-1), by_words.mean(-1), by_words.min(-1), alike.max(-1), alike.mean(-1)]
    columns += [runs.max(-1), runs.mean(-1), runs_first.mean(-1), letters.mean(-1), letters.max(-1)]
    return np.stack([*columns, *(_below_best(index, columns[n]) for n in (0, 1, 2, 5, 7))], axis=-1)


def _below_best(index: StoryIndex, scores: np.ndarray) -> np.ndarray:
    """How far each passage's score lies below the best of its article; the passages are the last axis."""
    _, first, article = np.unique(index.row_of, return_index=True, return_inverse=True)
    return scores - np.maximum.reduceat(scores, first, axis=-1)[..., article]


def article_chances(index: StoryIndex, scores: np.ndarray, has_accepted: bool) -> np.ndarray:
    """For each article the chance that it carries the claim."""
    chances = np.zeros(len(index.keys))
    rows, measures = chance_measures(index, scores)
    if len(rows):
        name = "chance with accepted" if has_accepted else "chance"
        chances[rows] = probability(model("row_weights", name)(measures))
    return chances


def chance_measures(index: StoryIndex, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(rows of the articles that have a passage left, their measures): the best scores, and beside other articles'."""
    tops, measures = [], []
    for row in range(len(index.keys)):
        here = np.nonzero((index.row_of == row) & np.isfinite(scores))[0]
        if len(here):
            tops.append(here[np.argsort(-scores[here], kind="stable")[:3]])
    rows = np.array([index.row_of[top[0]] for top in tops], dtype=int)
    if not len(rows):
        return rows, np.zeros((0, 9))
    best = np.array([top[0] for top in tops])
    odds, alike = scores[best], index.likeness_among(best)
    support = alike * probability(odds)
    np.fill_diagonal(support, 0.0), np.fill_diagonal(alike, 0.0)
    others = max(len(rows) - 1, 1)
    for n, top in enumerate(tops):
        rest = np.delete(odds, n) if len(rows) > 1 else odds
        gap = odds[n] - scores[top[1]] if len(top) > 1 else 0.0
        beside = [odds[n] - rest.max(), odds[n] - rest.mean(), rest.max()]
        backed = [support[n].max(), alike[n].max(), support[n].sum() / others]
        measures.append([odds[n], gap, scores[top].mean(), *beside, *backed])
    return rows, np.array(measures)


def _ranked(index: StoryIndex, scores: np.ndarray, row: int) -> list[int]:
    """The passages of an article that may be offered, best first."""
    here = np.nonzero((index.row_of == row) & np.isfinite(scores))[0]
    return here[np.argsort(-scores[here], kind="stable")].tolist()


def _offer(index: StoryIndex, question: Question, scores: np.ndarray, row: int, chance: float) -> Offer:
    best = _ranked(index, scores, row)[:OFFERED]
    band = "sure" if chance >= SURE else "likely" if chance >= LIKELY else "unlikely"
    return Offer(chance, band, tuple(_offered(index, question, n, float(scores[n])) for n in best))


def _offered(index: StoryIndex, question: Question, number: int, score: float) -> OfferedPassage:
    span = best_span(index, question, number)
    chance = float(probability(np.array(score)))
    shared = index.shared_words(question.text, number)
    alone = "perhaps says it in other words" if chance >= LIKELY else "shares no word with it"
    why = f"shares the words {shared}" if shared else alone
    return OfferedPassage(span, index.words(number, span), chance, why)


def best_span(index: StoryIndex, question: Question, number: int) -> Span:
    """The run of pieces inside a passage that covers the statement best; the passage where none covers half of it.

    Narrowed so, the right passage comes first as often as with whole sentences (0.83), and the spans are nearer to what
    people mark (overlap over union 0.52 against 0.40).
    """
    first = index.first_run[number]
    there, back = (part[first : first + index.runs_in[number]] for part in question.run_scores)
    best = int(np.argmax(balance(there, back, WHOLE_STATEMENT)))
    return index.runs[first + best].span if there[best] >= LEAST_COVERED else index.passages[number].span
