"""What decisions teach each small model: its measures of what was decided, standardised as the model has them.

Problem: people decide on claims, passages, readings and names; models weigh measures.
Method: each decision is measured as the stage itself measures it. Of an article that carries a claim by the desk's word
the accepted passages are right and the others wrong, of one that was called silent all are wrong.
Known failures: what somebody accepted was mostly offered, so that decisions say little of what is never offered.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from articles.text.batches import Place
from articles.text.claims import MOST_ACCEPTED, Question, accepted_measures, chance_measures
from articles.text.index import StoryIndex
from articles.text.learned_models import Logistic, model
from articles.text.learning.near import Examples, Weights, distrusted, relearn
from articles.text.names import spelling_measures
from articles.text.stance import stance_features
from articles.text.word_lists import shipped

STANCE, NAMES = "stance_weights", "names/variants"
LEAST_SCALE = 0.001  # what varied less where the weights were learned would count ten-thousandfold, and taught nothing
OTHER_NAME = 0.1  # shipped chance below which an accepted name is another name, and no other spelling


@dataclass(frozen=True, slots=True)
class DecidedClaim:
    """A stated claim: the passages that people accepted and refused, the articles called silent, and whose word it is.

    `deciders` has one person for each article that was decided on.
    """

    key: Hashable
    statement: str
    accepted: tuple[Place, ...]
    refused: tuple[Place, ...]
    silent: frozenset[Hashable]
    deciders: Mapping[Hashable, int]

    @property
    def carrying(self) -> frozenset[Hashable]:
        """The articles that carry it by people's word."""
        return frozenset(key for key, _ in self.accepted)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One example: its measures, whether it was so, which are held out together, whose word it is, and on what.

    One decision, as on a passage of an article, teaches several examples: its other passages are not it.
    """

    measures: tuple[float, ...]
    is_so: bool
    group: Hashable
    decider: int
    decision: Hashable


def examples_of(lessons: Sequence[Lesson]) -> Examples:
    numbers = {group: number for number, group in enumerate(dict.fromkeys(lesson.group for lesson in lessons))}
    return Examples(
        np.array([lesson.measures for lesson in lessons], dtype=float, ndmin=2),
        np.array([lesson.is_so for lesson in lessons], dtype=bool),
        np.array([numbers[lesson.group] for lesson in lessons], dtype=int),
        np.array([lesson.decider for lesson in lessons], dtype=int),
    )


# Claims: which passage carries what is stated, and whether an article does at all


def claim_lessons(index: StoryIndex, claims: Sequence[DecidedClaim]) -> tuple[list[Lesson], list[Lesson], list[Lesson]]:
    """For rows, for chances, and for chances once words of another article were accepted.

    Measured by the models that are in use.
    """
    by_statement, rows, chances, later = model("row_weights", "statement"), [], [], []
    for claim in claims:
        measures = Question(index, claim.statement).measures()
        scores = by_statement(measures)
        rows += _of_passages(index, claim, standardised(by_statement, measures))
        chances += _of_articles(index, claim, scores, "chance", claim.carrying | claim.silent)
        later += _of_later_articles(index, claim, scores, by_statement)
    return rows, chances, later


def _of_passages(index: StoryIndex, claim: DecidedClaim, measures: np.ndarray) -> list[Lesson]:
    """Of each passage of an article that was decided on: does it carry the claim?"""
    right = _rows_at(index, claim.accepted)
    wrong = _rows_at(index, claim.refused) - right
    return [
        _lesson(claim, passage.key, tuple(measures[number].tolist()), number in right)
        for number, passage in enumerate(index.passages)
        if number in wrong or passage.key in claim.carrying | claim.silent
    ]


def _rows_at(index: StoryIndex, places: Sequence[Place]) -> set[int]:
    return {int(row) for key, span in places for row in index.rows_at(key, span)}


def _of_later_articles(
    index: StoryIndex, claim: DecidedClaim, scores: np.ndarray, by_statement: Logistic
) -> list[Lesson]:
    """Of each article that was decided on, with the words of the others accepted already."""
    after, lessons = model("row_weights", "accepted"), []
    for key in sorted(claim.carrying | claim.silent, key=str):
        known = [index.locate(place) for place in claim.accepted if place[0] != key]
        known = [(row, words) for row, words in known if row is not None][:MOST_ACCEPTED]
        if known:
            found = after(accepted_measures(index, scores, known, by_statement))
            lessons += _of_articles(index, claim, found, "chance with accepted", {key})
    return lessons


def _of_articles(
    index: StoryIndex, claim: DecidedClaim, scores: np.ndarray, name: str, wanted: Collection
) -> list[Lesson]:
    """Of each wanted article: does it carry the claim at all?"""
    rows, found = chance_measures(index, scores)
    found = standardised(model("row_weights", name), found) if len(rows) else found
    placed = [(index.keys[row], tuple(each.tolist())) for row, each in zip(rows.tolist(), found, strict=True)]
    return [_lesson(claim, key, measures, key in claim.carrying) for key, measures in placed if key in wanted]


def _lesson(claim: DecidedClaim, article: Hashable, measures: tuple[float, ...], is_so: bool) -> Lesson:
    return Lesson(measures, is_so, claim.key, claim.deciders.get(article, 0), (claim.key, article))


# Stance: is a passage somebody's words?


def stance_lessons(index: StoryIndex, read: Sequence[tuple[Place, bool, Hashable, int]]) -> list[Lesson]:
    """Of each passage (place, whether it is somebody's words, what is held out together, whose word that is)."""
    names = list(shipped(STANCE))
    by_key, lessons = {article.document.key: article for article in index.articles}, []
    for (key, span), is_theirs, group, decider in read:
        article = by_key.get(key)
        found = set(stance_features(article.document, article.quotes, span)) if article else set()
        if found:
            measures = tuple(float(name in found) for name in names)
            lessons.append(Lesson(measures, is_theirs, group, decider, (key, span)))
    return lessons


# Names: are two spellings one name?


def name_lessons(pairs: Sequence[tuple[str, str, bool, Hashable, int]]) -> list[Lesson]:
    """Of each two spellings (one, other, whether they are one name, what is held out together, whose word that is).

    Of names of several words those words teach that differ: where the two are one name, all that may be spellings of
    one word, else the last.
    """
    weights, lessons = weights_of(NAMES, ""), []
    for one, other, is_same, group, decider in pairs:
        found = spelling_measures(one, other)
        told = [each for each in found if weights.chances(np.array(each)) >= OTHER_NAME] if is_same else found[-1:]
        lessons += [Lesson(tuple(each), is_same, group, decider, (one, other)) for each in told]
    return lessons


# Learning


def contradicting(chances: Sequence[Lesson]) -> list[int]:
    """Those who decide against what the shipped chances are sure of, more often than these err."""
    examples = examples_of(chances)
    return distrusted(weights_of("row_weights", "chance"), examples) if len(examples) else []


def learn(file: str, part: str, lessons: Sequence[Lesson], leave_out: Collection[int]) -> tuple[dict | None, dict]:
    """The constants of the model `part` of a file, or of a file that is one model, and how well they tell decisions.

    The constants are None where nothing better was found.
    """
    lessons = [lesson for lesson in lessons if lesson.decider not in leave_out]
    learned = relearn(weights_of(file, part), examples_of(lessons))
    constants = constants_of(learned.weights, file, part) if learned.weights else None
    decisions, people = {lesson.decision for lesson in lessons}, {lesson.decider for lesson in lessons}
    return constants, learned.report() | {"decisions": len(decisions), "people": len(people)}


def weights_of(file: str, part: str) -> Weights:
    """The shipped weights."""
    constants = shipped(file)[part] if part else shipped(file)
    if file == STANCE:
        return Weights(np.array(list(constants.values())), 0.0)
    weights = constants["weights"]
    return Weights(np.array(list(weights.values()) if isinstance(weights, dict) else weights), constants["bias"])


def constants_of(weights: Weights, file: str, part: str) -> dict:
    """Weights in the shape of the shipped constants."""
    constants, bias = shipped(file)[part] if part else shipped(file), round(weights.bias, 4)
    found = [round(weight, 4) for weight in weights.weights.tolist()]
    if file == STANCE:
        named = dict(zip(constants, found, strict=True))
        return named | {"bias": round(named["bias"] + bias, 4)}
    names = constants["weights"]
    return constants | {"bias": bias, "weights": dict(zip(names, found, strict=True)) if part == "" else found}


def standardised(logistic: Logistic, measures: np.ndarray) -> np.ndarray:
    """Measures as the weights take them; 0 for what never varied where these were learned."""
    return np.where(logistic.scale >= LEAST_SCALE, (measures - logistic.mean) / logistic.scale, 0.0)
