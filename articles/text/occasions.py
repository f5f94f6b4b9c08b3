"""Two events of one kind, told in the same words, are two stories: where each happened and to whom tells them apart.

Problem: two fires in one town on one day share the town, the fire chief, the mayor and every word that fires have.
Method: the opening of an article gives particulars of four kinds: streets, the scene (a warehouse, a school), people
with their age, and how many were killed or hurt. Two sides are of different occasions where no street and no person is
common to both, at least two kinds are at odds, and one of these is no number, since numbers grow. What one side does
not say is never held against it.
Source: own rule.
Known failures: occasions that are told without such particulars; a scene that outlets call by words of two kinds.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from articles.text.document import Document
from articles.text.sentences import split_sentences
from articles.text.word_lists import lines, word_table

OPENING = 2_000  # characters
FIRST_SENTENCES = 3  # with the headline; further down, witnesses and their streets come in
SCENE_SENTENCES = 2  # and here already the hospital and the school
LEAST_AT_ODDS = 2
STREETS, SCENES, PEOPLE, TOLLS = "streets", "scenes", "people", "tolls"
KINDS = (STREETS, SCENES, PEOPLE, TOLLS)
FATES = ("killed", "injured")
BEFORE_FATE = 4  # words between a number and what befell so many
STREET = re.compile(
    r"\b((?:[A-Z][\w'’-]{1,30} ){1,3})(?:Street|St|Road|Rd|Lane|Avenue|Ave|Drive|Quay|Square|Terrace|Crescent|"
    r"Boulevard|Alley|Wharf|Highway|Embankment|Row)\b"
)
AGED = re.compile(
    r"\b((?:[A-Z][\w'’-]{1,30} ){1,3}[A-Z][\w'’-]{1,30}), (?:aged )?\d{1,2}\b(?!\s(?:January|Feb|Mar|Apr))"
)
AGE = re.compile(r", (?:aged )?\d{1,3}\b(?=\s*[,;.)])")
WORD = re.compile(r"[^\W\d_]+|\d+")


def particulars(document: Document) -> dict[str, list[str]]:
    """What tells an article's event from others of its kind; only what it gives, in plain JSON."""
    text = document.text[:OPENING]
    told = [document.headline, *(text[start:end] for start, end in split_sentences(text)[:FIRST_SENTENCES])]
    scene_words = WORD.findall(STREET.sub(" ", " ".join(told[: SCENE_SENTENCES + 1])).casefold())
    found = {
        STREETS: {match[1].strip().casefold() for words in told for match in STREET.finditer(words)},
        SCENES: {scene for word in scene_words if (scene := _scenes().get(word))},
        PEOPLE: {match[1].split()[-1].casefold() for words in told for match in AGED.finditer(words)},
        TOLLS: {toll for words in told for toll in _tolls(words)},
    }
    return {kind: sorted(values) for kind, values in found.items() if values}


def are_apart(one: Mapping[str, Sequence[str]], others: Iterable[Mapping[str, Sequence[str]]]) -> bool:
    """Whether an article tells of another occasion than the articles of a story, by the particulars of each."""
    theirs: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for other in others:
        for kind in KINDS:
            theirs[kind].update(other.get(kind, ()))
    own = {kind: set(one.get(kind, ())) for kind in KINDS}
    if own[STREETS] & theirs[STREETS] or own[PEOPLE] & theirs[PEOPLE]:
        return False
    odd = [kind for kind in (STREETS, SCENES, PEOPLE) if own[kind] and theirs[kind] and not own[kind] & theirs[kind]]
    return bool(odd) and len(odd) + _differ_in_number(own[TOLLS], theirs[TOLLS]) >= LEAST_AT_ODDS


def _differ_in_number(own: set[str], theirs: set[str]) -> bool:
    """Whether for some fate both give numbers, and none that the other gives."""
    for fate in FATES:
        mine, others = ({toll for toll in side if toll.startswith(fate)} for side in (own, theirs))
        if mine and others and not mine & others:
            return True
    return False


def _tolls(sentence: str) -> Iterable[str]:
    """ "killed 2" for two people who were killed."""
    words = WORD.findall(AGE.sub(" ", sentence).casefold())
    at, number = -BEFORE_FATE - 1, 0
    for place, word in enumerate(words):
        fate = _fates().get(word)
        after = _number(words[place + 1]) if fate and place + 1 < len(words) else 0
        if fate and place - at <= BEFORE_FATE:
            yield f"{fate} {number}"
            at = -BEFORE_FATE - 1
        elif after:
            yield f"{fate} {after}"
        if _number(word):
            at, number = place, _number(word)


def _number(word: str) -> int:
    """The number that a word says; 0 for others, and for "a", which counts nothing here."""
    if word.isascii() and word.isdecimal():
        return int(word[:6])
    return _numbers().get(word, 0)


@cache
def _numbers() -> dict[str, int]:
    rows = word_table("number_words").items()
    return {word: int(number) for number, words in rows for word in words if word not in ("a", "an")}


@cache
def _fates() -> dict[str, str]:
    return {word: fate for fate in FATES for word in word_table("fates")[fate]}


@cache
def _scenes() -> dict[str, str]:
    """Word → the first word of its line; its plural as well."""
    rows = (line.split() for line in lines("scenes"))
    return {form: row[0] for row in rows for word in row for form in (word, f"{word}s")}
