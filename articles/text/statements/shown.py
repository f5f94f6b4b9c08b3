"""Statements that a machine shows before anybody has read them: from clauses, few words, one fact, no loose ends.

Problem: a sentence of an article leans on those around it; a row of the matrix stands alone.
Method: the pieces of a clause are put together with names in full and days as dates. What then points outside itself,
speaks as "I" or "we", names a day by its distance, or has lost half of a quotation, is no statement. Where no parser
was at hand, the short statement that is written from each sentence stands in.
Source: own rules; the words are in `data/statement_words.txt`.
Known failures: a verb whose object was a clause ("The mayor made clear") is cut short.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.text.document import TEXT, Analysed, Clause, Span
from articles.text.index import StoryIndex
from articles.text.kept import kept
from articles.text.statements.frames import without_frame
from articles.text.statements.words import in_full
from articles.text.statements.write import is_self_contained, without_opening, write_statement
from articles.text.word_lists import word_set, word_table

LEAST_WORDS, MOST_WORDS = 5, 24
LEAST_AROUND = 4  # words beside a quotation
_TABLE = word_table("statement_words")


def _any_of(heading: str) -> str:
    words = (word.replace("_", r"\s") for word in _TABLE[heading])
    return "|".join(sorted((word.replace("'", "[’']") for word in words), key=len, reverse=True))


POINTS_BACK = re.compile(rf"(?:{_any_of('points_back')})\b", re.IGNORECASE)
A_NUMBER_OF = re.compile(
    r"(?:another|more|most)\s(?:than\s)?(?:of|\w+\s(?:people|men|women))\b|more\sthan\s", re.IGNORECASE
)
NAMES_NOBODY = re.compile(rf"the\s(?:{_any_of('names_nobody')})\b(?!\s(?:of|that|between|by)\b)", re.IGNORECASE)
SPEAKS = re.compile(rf"\b(?:{_any_of('speaks')})\b(?![.])", re.IGNORECASE)
LOOSE_TIME = re.compile(rf"\b(?:{_any_of('loose_time')})\b", re.IGNORECASE)
# "Ida Thorn said in a statement": what she said is somewhere else.
SAYS_NOTHING = re.compile(
    rf"[^,“]*\b(?:{_any_of('say')}|added|adds|told|tells)\b(?:\s(?:reporters|journalists))?"
    r"(?:,?\s(?:in|at|to|on|during|through|by|via|after)\s(?:(?!\bthat\b)[^,“”])*)?\W*",
    re.IGNORECASE,
)
DOUBLED = re.compile(r"\b(\w{3,}(?:\s\w+)?)\s\1\b", re.IGNORECASE)
WEAKENS = re.compile(rf"(?:^|(?<=\s))(?:{_any_of('weakens')}),?\s", re.IGNORECASE)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
SHOUT = re.compile(r"([A-Z]{2,})(?=\s[a-z])")  # "AT least two": some begin an article so
BEFORE_MARK = re.compile(r"\s+(?=[,;.:!?’)])")
ENDED = re.compile(r"(?:[?!…]|[.?!…][”\"])$")
BEHIND_OPENING = re.compile(r"[^,“”]{1,60},\s(?:he|she|it|they|we|i|this|that|these|those)\b", re.IGNORECASE)
UNTOLD = re.compile(r"\b(?:him|them)\b|\b(?:on|of|about|in|for|with|from)\s(?:it|her)\b|\bit\W*$", re.I)
# "Reyes was her cousin": whose is told elsewhere, since nobody is their own.
SOMEBODYS = re.compile(r"\b(?:is|was|are|were|became|becomes)\s(?:his|her|their)\s(?!own\b)", re.IGNORECASE)
PERSONAL = re.compile(r"\b(?:he|him|his|she|her|hers)\b")
EDGES = " \t\n,;:.—–-"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a story's machine might state: the words, where they come from, and how much was left out (`Clause.cut`).

    `passage` is the number of its sentence in the index; `asked` are the words by which other articles are looked
    through: they say "on Monday" where the statement has the date.
    """

    statement: str
    passage: int
    span: Span
    cut: int = 0
    asked: str = ""


def candidates_of(index: StoryIndex) -> list[Candidate]:
    """All that could be stated of a story, passage by passage, no two in the same words."""
    by_place = {
        (passage.key, passage.span.start): n for n, passage in enumerate(index.passages) if not passage.is_headline
    }
    found: dict[str, Candidate] = {}
    for article in index.articles:
        for candidate in _of_article(index, article, by_place):
            found.setdefault(candidate.statement, candidate)
    return list(found.values())


def _of_article(index: StoryIndex, article: Analysed, by_place: dict) -> Iterator[Candidate]:
    key = article.document.key
    for clause in article.clauses:
        number = by_place.get((key, clause.sentence.start))
        if number is not None:
            statement = state_clause(index, article, clause)
            if can_be_shown(statement):
                asked = state_clause(index, article, clause, with_days=False)
                yield Candidate(statement, number, clause.span, clause.cut, asked)
    for sentence in () if article.clauses else article.sentences:
        number = by_place.get((key, sentence.start)) if sentence.field == TEXT else None
        if number is not None:
            statement = write_statement(index, article, sentence)
            if can_be_shown(statement) and is_self_contained(statement):
                yield Candidate(statement, number, sentence, 0, write_statement(index, article, sentence, False))


def state_clause(index: StoryIndex, article: Analysed, clause: Clause, with_days: bool = True) -> str:
    """The words of a clause with names in full, a capital first and one full stop last; "" for no words."""
    return _stated(" ".join(in_full(index, article, clause.sentence, clause.pieces, with_days).split()))


@kept
def _stated(words: str) -> str:
    words = words if QUOTED.search(words) else WEAKENS.sub("", words)
    words = without_opening(BEFORE_MARK.sub("", words)).strip(EDGES)
    if (shout := SHOUT.match(words)) and shout[1].lower() in word_set("grammar_words"):
        words = words[0] + words[1 : shout.end()].lower() + words[shout.end() :]
    if words.count("“") != words.count("”"):
        words = re.sub("[“”]", "", words)
    if words.count('"') % 2:
        words = words.replace('"', "")
    words = without_frame(words.strip(EDGES)).strip(EDGES)
    return f"{words[:1].upper()}{words[1:]}{'' if ENDED.search(words) else '.'}" if words else ""


@kept
def can_be_shown(statement: str) -> bool:
    """Whether a statement can be read by itself by somebody who has read nothing else.

    >>> [can_be_shown(words) for words in ("The dam failed in May.", "It failed in May again.", "We saw the dam fail.")]
    [True, False, False]
    """
    outside = QUOTED.sub("“”", statement)
    if not LEAST_WORDS <= len(statement.split()) <= MOST_WORDS or not statement[0].isupper():
        return False
    points = POINTS_BACK.match(outside) and not A_NUMBER_OF.match(outside)
    person = PERSONAL.search(outside)
    if person and not re.search(r"[A-Z]", outside[1 : person.start()]):
        return False
    if (
        points
        or UNTOLD.search(outside)
        or SOMEBODYS.search(outside)
        or BEHIND_OPENING.match(outside)
        or NAMES_NOBODY.match(outside)
        or DOUBLED.search(outside)
        or SAYS_NOTHING.fullmatch(outside)
    ):
        return False
    is_bare = len(outside.split()) < LEAST_AROUND  # nobody says whose words they are
    return not SPEAKS.search(statement if is_bare else outside) and not LOOSE_TIME.search(outside)
