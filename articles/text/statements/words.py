"""Names, pronouns and days inside a statement, in words that need no text around them.

Problem: "He resigned on Tuesday" says nothing outside its article.
Method: a surname becomes the fullest form in which the story names the same entity; "he" and "she" become the one
person named last whom they fit, only where no second one does; days that the article's date resolves are written out.
Words in quotation marks are never touched.
Source: own rules over the mentions and dates of the article.
Known failures: "it" and "they" stay; people whose first name tells no gender are not put in a pronoun's place.
"""

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from articles.text.document import Analysed, DateMention, NameMention, Span
from articles.text.index import StoryIndex
from articles.text.quotes import OFFICES, find_marked, gender_of

LOOK_BACK = 600  # code points before the passage in which a pronoun's person is looked for
LONGEST_NAME = 5  # words
GENDERS = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female"}
_PRONOUN = re.compile(r"\b(?:he|his|him|she|her)\b(?!['’])", re.IGNORECASE)
_CIVIL_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s$")
_INITIAL = re.compile(r"\b[A-Z]\.\s?$")
_PREPOSITION = re.compile(
    r"\b(on|until|till|since|from|before|after|by|of|to|for|between|and|late|early|in|through)\s$", re.I
)
_DAY_OF = re.compile(r"\b(?:the|this|a|his|her|its|their|next|every|each|[’']s)\s$", re.IGNORECASE)
_PART = re.compile(r"\b(morning|afternoon|evening|night)\b", re.IGNORECASE)
_PART_BEHIND = re.compile(r"\s(morning|afternoon|evening|night)\b")
_POSSESSIVE = re.compile(r"[’']s?\b")


@dataclass(frozen=True, slots=True)
class Change:
    """Words that replace text[start:end]."""

    start: int
    end: int
    words: str


def in_full(index: StoryIndex, article: Analysed, span: Span) -> str:
    """The words of a span with names in full, pronouns resolved where sure, and days as dates."""
    source = article.document.words(Span(0, 10**9, span.field))
    marked = [(m.start, m.end) for m in find_marked(source)]
    changes: list[Change] = []
    for change in _changes(index, article, span, source):
        free = all(change.end <= c.start or c.end <= change.start for c in changes)
        if free and not any(start < change.end and change.start < end for start, end in marked):
            changes.append(change)
    words, at = [], span.start
    for change in sorted(changes, key=lambda c: c.start):
        words += [source[at : change.start], change.words]
        at = change.end
    return "".join([*words, source[at : span.end]])


def _changes(index: StoryIndex, article: Analysed, span: Span, source: str) -> Iterator[Change]:
    full = _full_names(index, article)
    mentions = sorted((m for m in article.mentions if m.span.field == span.field), key=lambda m: m.span.start)
    inside = [m for m in mentions if span.covers(m.span)]
    yield from _names(inside, full, source, span)
    speakers = {quote.speaker_entity for quote in article.quotes if quote.speaker_entity is not None}
    yield from _pronoun(mentions, speakers, full, source, span)
    dates = [mention for mention in article.dates if span.covers(mention.span)]
    for mention in dates:
        beside = (other.span for other in dates if other is not mention)
        if not any(
            -2 <= other.start - mention.span.end <= 2 or -2 <= mention.span.start - other.end <= 2 for other in beside
        ):
            yield from _day(mention, source, span)


def _full_names(index: StoryIndex, article: Analysed) -> dict[Hashable, str]:
    """Entity → the longest form in which the article names it, or where that is one word, the story does."""
    here = _longest(article.mentions)
    return _in_story(index) | {entity: words for entity, words in here.items() if " " in words}


@lru_cache(maxsize=1)
def _in_story(index: StoryIndex) -> dict[Hashable, str]:
    """The longest forms in a whole story, kept for the next statement of the same story: they cost 30 ms."""
    return _longest(mention for other in index.articles for mention in other.mentions)


def _longest(mentions: Iterable[NameMention]) -> dict[Hashable, str]:
    """Entity → its longest form that holds no office and no other entity's name."""
    forms: dict[Hashable, set[str]] = {}
    for mention in mentions:
        words = " ".join(_POSSESSIVE.sub("", mention.exact).split())
        has_office = any(word.lower() in OFFICES for word in words.split())
        if len(words.split()) <= LONGEST_NAME and not words.isupper() and not has_office:
            forms.setdefault(mention.entity, set()).add(words)
    several = {words: entity for entity, found in forms.items() for words in found if " " in words}
    longest = {}
    for entity, found in forms.items():
        pure = [f for f in found if not any(o != entity and w in f and w != f for w, o in several.items())]
        longest[entity] = max(pure, key=lambda f: (len(f.split()), len(f), f), default="")
    return longest


def _names(inside: list[NameMention], full: dict[Hashable, str], source: str, span: Span) -> Iterator[Change]:
    """The first mention of each entity in its full form, when it is a part of that form."""
    seen = set()
    for mention in inside:
        whole = full.get(mention.entity, "")
        is_part = mention.exact != whole and _is_short_for(mention.exact, whole)
        has_initial = _INITIAL.search(source, span.start, mention.span.start)
        if is_part and not has_initial and mention.entity not in seen:
            title = _CIVIL_TITLE.search(source, span.start, mention.span.start)
            yield Change(title.start() if title else mention.span.start, mention.span.end, whole)
        seen.add(mention.entity)


def _is_short_for(words: str, whole: str) -> bool:
    """Whether the words open or end a longer name, which has no small word but particles."""
    if any(len(word) > 3 and word[0].islower() for word in whole.split()):
        return False
    return whole.endswith(f" {words}") or whole.startswith(f"{words} ")


def _pronoun(
    mentions: list[NameMention], speakers: set[Hashable], full: dict[Hashable, str], source: str, span: Span
) -> Iterator[Change]:
    """The span's first pronoun, when nobody is named before it in the span and one person fits in the text before."""
    match = _PRONOUN.search(source, span.start, span.end)
    if not match or any(span.start <= m.span.start < match.start() for m in mentions):
        return
    word = match.group().lower()
    near = [m for m in mentions if span.start - LOOK_BACK <= m.span.start < span.start]
    name = _person_among(near, speakers, full, source, GENDERS[word])
    if name:
        yield Change(match.start(), match.end(), name + _ending(word, name, source[match.end() : match.end() + 20]))


def _ending(word: str, name: str, following: str) -> str:
    is_possessive = word == "his" or (word == "her" and re.match(r"\s[a-z]+", following))
    return "" if not is_possessive else "’" if name.endswith("s") else "’s"


def _person_among(
    near: list[NameMention], speakers: set[Hashable], full: dict[Hashable, str], source: str, gender: str
) -> str:
    """The one person named whom the gender fits, nobody of unknown gender who speaks being named later."""
    found: dict[Hashable, str] = {}
    for mention in near:
        told = _gender(mention, full, source)
        found[mention.entity] = told or found.pop(mention.entity, "")
    fitting = [entity for entity, told in found.items() if told == gender]
    if len(fitting) != 1:
        return ""
    later = list(found)[list(found).index(fitting[0]) + 1 :]
    return "" if any(entity in speakers and not found[entity] for entity in later) else full.get(fitting[0], "")


def _gender(mention: NameMention, full: dict[Hashable, str], source: str) -> str:
    before = source[max(0, mention.span.start - 20) : mention.span.start]
    name = full.get(mention.entity, mention.exact)
    return gender_of(name if len(name.split()) > 1 else "", before)


def _day(mention: DateMention, source: str, span: Span) -> Iterator[Change]:
    """A day, month or year that is told by its distance from publication, written out."""
    if mention.first is None or source[mention.span.end : mention.span.end + 1] in ("'", "’", "-"):
        return
    lead = source[span.start : mention.span.start]
    has_digits = any(letter.isdigit() for letter in mention.exact)
    if _DAY_OF.search(lead) or (has_digits and str(mention.first.year) in mention.exact):
        return
    written = _written(mention.first, mention.precision)
    if not written:
        return
    preposition = _PREPOSITION.search(lead)
    behind = _PART_BEHIND.match(source, mention.span.end, span.end)
    part = behind or _PART.search(mention.exact)
    start, word = mention.span.start, "on" if mention.precision == "day" else "in"
    if preposition and preposition[1].lower() in ("on", "in"):
        start = span.start + preposition.start()
        preposition = None
    written = f"{'the ' if preposition else 'on the '}{part[1].lower()} of {written}" if part else written
    end = behind.end() if behind else mention.span.end
    yield Change(start, end, written if preposition or part else f"{word} {written}")


def _written(day: date, precision: str) -> str:
    forms = {"day": f"{day.day} {day:%B} {day.year}", "month": f"{day:%B} {day.year}", "year": f"{day.year}"}
    return forms.get(precision, "")
