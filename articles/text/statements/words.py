"""Names, pronouns and days inside a statement, in words that need no text around them.

Problem: "He resigned on Tuesday" says nothing outside its article.
Method: a surname becomes the fullest form in which the story names the same entity; "he" and "she" become the one
person named last whom they fit, only where no second one does; days that the article's date resolves are written out.
Words in quotation marks are never touched.
Source: own rules over the mentions and dates of the article.
Known failures: "it" and "they" stay; people whose first name tells no gender are not put in a pronoun's place.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from articles.text.document import Analysed, DateMention, NameMention, Span
from articles.text.index import StoryIndex
from articles.text.placed import PlacedArticle, Stretches
from articles.text.quotes import OFFICES, find_marked, gender_of

LOOK_BACK = 600  # code points before the passage in which a pronoun's person is looked for
LONGEST_NAME = 5  # words
LONGEST_BEFORE = 16  # code points of a title, an initial or a preposition right before a name or a day
LONGEST_BEFORE_NAME = 20  # code points of a title that tells a gender
BESIDE = 2  # code points between two dates that belong together
TEXTS_KEPT = 64
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


def in_full(
    index: StoryIndex, article: Analysed, span: Span, pieces: Sequence[Span] = (), with_days: bool = True
) -> str:
    """The words of a span with names in full, pronouns resolved where sure, and days as dates.

    With `pieces`, which lie inside it, only their words, in the order given; without days these stay as they are.
    """
    source = article.document.words(Span(0, 10**9, span.field))
    changes = _fitting(_changes(index, article, span, source, with_days), source)
    return " ".join(_changed(source, changes, piece) for piece in pieces or (span,))


def _fitting(wanted: Iterable[Change], source: str) -> list[Change]:
    """Changes of which none overlap, in order of the text; of two that meet the first one found stands."""
    marked = _marked(source)
    changes: list[Change] = []
    for change in wanted:
        at = bisect_left(changes, change.start, key=_start)
        is_free = at == 0 or changes[at - 1].end <= change.start
        is_free = is_free and (at == len(changes) or change.end <= changes[at].start)
        if is_free and not marked.meet(change.start, change.end):
            changes.insert(at, change)
    return changes


def _changed(source: str, changes: Sequence[Change], piece: Span) -> str:
    """The words of a piece with those changes that lie inside it."""
    words, at = [], piece.start
    for change in changes:
        if piece.start <= change.start and change.end <= piece.end:
            words += [source[at : change.start], change.words]
            at = change.end
    return "".join([*words, source[at : piece.end]])


def _start(change: Change) -> int:
    return change.start


@lru_cache(maxsize=TEXTS_KEPT)
def _marked(source: str) -> Stretches:
    """What stands in quotation marks, kept for the next statement from the same text."""
    return Stretches((mark.start, mark.end) for mark in find_marked(source))


def _changes(index: StoryIndex, article: Analysed, span: Span, source: str, with_days: bool = True) -> Iterator[Change]:
    placed = index.placed(article)
    full = _FullNames(index, placed)
    yield from _names(placed.mentions.inside(span), full, source, span)
    yield from _pronoun(placed, full, source, span)
    dates = placed.dates.inside(span) if with_days else []
    for before, mention, behind in zip([None, *dates], dates, [*dates[1:], None], strict=False):
        if not _is_beside(before, mention) and not _is_beside(mention, behind):
            yield from _day(mention, source, span)


def _is_beside(first: DateMention | None, second: DateMention | None) -> bool:
    """Whether two dates stand next to one another, and so are no dates by themselves."""
    return first is not None and second is not None and second.span.start - first.span.end <= BESIDE


class _FullNames:
    """Entity → the longest form in which the article names it, or where that is one word, the story does."""

    def __init__(self, index: StoryIndex, placed: PlacedArticle) -> None:
        self._here, self._story = _in_article(placed), _in_story(index)
        self._genders = _genders(index, placed)

    def of(self, entity: Hashable, otherwise: str = "") -> str:
        here = self._here.get(entity, "")
        return here if " " in here else self._story.get(entity, otherwise)

    def gender(self, mention: NameMention, source: str) -> str:
        """That of a name where it stands, told by its full form and the words before it; read once."""
        start = mention.span.start
        known = self._genders[mention.span.field]
        if start not in known:
            name = self.of(mention.entity, mention.exact)
            before = source[max(0, start - LONGEST_BEFORE_NAME) : start]
            known[start] = gender_of(name if len(name.split()) > 1 else "", before)
        return known[start]


@lru_cache(maxsize=TEXTS_KEPT)
def _in_article(placed: PlacedArticle) -> dict[Hashable, str]:
    return _longest(placed.article.mentions)


@lru_cache(maxsize=TEXTS_KEPT)
def _genders(index: StoryIndex, placed: PlacedArticle) -> dict[str, dict[int, str]]:
    """What `_FullNames.gender` has read in an article of a story: field → offset → gender. Passages look far back."""
    return defaultdict(dict)


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
        pure = [f for f in found if all(several.get(part, entity) == entity for part in _parts(f))]
        longest[entity] = max(pure, key=lambda f: (len(f.split()), len(f), f), default="")
    return longest


def _parts(form: str) -> Iterator[str]:
    """Two words in a row or more of a name, but not all."""
    words = form.split()
    for size in range(2, len(words)):
        for first in range(len(words) - size + 1):
            yield " ".join(words[first : first + size])


def _names(inside: list[NameMention], full: _FullNames, source: str, span: Span) -> Iterator[Change]:
    """The first mention of each entity in its full form, when it is a part of that form."""
    seen = set()
    for mention in inside:
        if mention.entity in seen:
            continue
        seen.add(mention.entity)
        whole, start = full.of(mention.entity), mention.span.start
        is_part = mention.exact != whole and _is_short_for(mention.exact, whole)
        if is_part and not _right_before(_INITIAL, source, start, span):
            title = _right_before(_CIVIL_TITLE, source, start, span)
            yield Change(title.start() if title else start, mention.span.end, whole)


def _right_before(pattern: re.Pattern, source: str, at: int, span: Span) -> re.Match | None:
    """What a pattern that ends with `$` finds inside the span right before a place."""
    return pattern.search(source, max(span.start, at - LONGEST_BEFORE), at)


def _is_short_for(words: str, whole: str) -> bool:
    """Whether the words open or end a longer name, which has no small word but particles."""
    if any(len(word) > 3 and word[0].islower() for word in whole.split()):
        return False
    return whole.endswith(f" {words}") or whole.startswith(f"{words} ")


def _pronoun(placed: PlacedArticle, full: _FullNames, source: str, span: Span) -> Iterator[Change]:
    """The span's first pronoun, when nobody is named before it in the span and one person fits in the text before."""
    match = _PRONOUN.search(source, span.start, span.end)
    if not match or placed.mentions.beginning_in(Span(span.start, match.start(), span.field)):
        return
    word = match.group().lower()
    near = placed.mentions.beginning_in(Span(span.start - LOOK_BACK, span.start, span.field))
    name = _person_among(near, placed.speakers, full, source, GENDERS[word])
    if name:
        yield Change(match.start(), match.end(), name + _ending(word, name, source[match.end() : match.end() + 20]))


def _ending(word: str, name: str, following: str) -> str:
    is_possessive = word == "his" or (word == "her" and re.match(r"\s[a-z]+", following))
    return "" if not is_possessive else "’" if name.endswith("s") else "’s"


def _person_among(
    near: list[NameMention], speakers: frozenset[Hashable], full: _FullNames, source: str, gender: str
) -> str:
    """The one person named whom the gender fits, nobody of unknown gender who speaks being named later."""
    found: dict[Hashable, str] = {}
    for mention in near:
        told = full.gender(mention, source)
        found[mention.entity] = told or found.pop(mention.entity, "")
    fitting = [entity for entity, told in found.items() if told == gender]
    if len(fitting) != 1:
        return ""
    later = list(found)[list(found).index(fitting[0]) + 1 :]
    return "" if any(entity in speakers and not found[entity] for entity in later) else full.of(fitting[0])


def _day(mention: DateMention, source: str, span: Span) -> Iterator[Change]:
    """A day, month or year that is told by its distance from publication, written out."""
    start, end = mention.span.start, mention.span.end
    if mention.first is None or source[end : end + 1] in ("'", "’", "-"):
        return
    has_digits = any(letter.isdigit() for letter in mention.exact)
    is_full = has_digits and str(mention.first.year) in mention.exact
    written = _written(mention.first, mention.precision)
    if not written or is_full or _right_before(_DAY_OF, source, start, span):
        return
    preposition = _right_before(_PREPOSITION, source, start, span)
    behind = _PART_BEHIND.match(source, end, span.end)
    part = behind or _PART.search(mention.exact)
    word = "on" if mention.precision == "day" else "in"
    if preposition and preposition[1].lower() in ("on", "in"):
        start = preposition.start()
        preposition = None
    written = f"{'the ' if preposition else 'on the '}{part[1].lower()} of {written}" if part else written
    yield Change(start, behind.end() if behind else end, written if preposition or part else f"{word} {written}")


def _written(day: date, precision: str) -> str:
    forms = {"day": f"{day.day} {day:%B} {day.year}", "month": f"{day:%B} {day.year}", "year": f"{day.year}"}
    return forms.get(precision, "")
