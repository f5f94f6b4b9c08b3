"""Passages that speak of different people, places or events, however like their words are: they are never one claim.

Problem: "Ada Lind, 43, was jailed for theft" and "Max Roth, 51, was jailed for theft" differ in two words; "the Lemm
bridge was closed on Monday" and "the Orva bridge was closed on Monday" in one.
Method: a name stands in a place of its sentence, which the words around it tell. Two passages are strangers where both
begin with somebody's full name, or have names in like places, and neither article ever names what the other one has
there, nor uses a word of that name. So are all passages of two articles on two events of one kind (`occasions`): two
fires in one town have their sentences in common, but no fact. Names of sources, of countries and of peoples are left
aside: one house quotes the mayor and another the police, and one says the country where another names the town.
Source: own rules; of the likely cells of ten stories whose answers are known they ruled out none that was right.
Known failures: people who are named by a surname or an office alone; two names of one thing, each in one house only.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from articles.text.document import NameMention
from articles.text.index import StoryIndex, Token, light_stems, stem_of, tokens
from articles.text.names import COMMON_WORDS, are_variants, fold, is_demonym, places
from articles.text.occasions import are_apart, particulars

LEAST_WORDS = 2  # of a name that stands for one person and no other
LEAST_LETTERS = 3  # of a word that tells a name: "Bab el Azi" may be "Bab al Azi"
ONE_NAME = 0.5  # chance from which two spellings may be one name
LARGE = frozenset(("country", "state", "region"))  # places that others lie in
SAYING = frozenset(stem_of(word) for word in ("says", "tells", "adds", "according"))
BEGINNING, END = "^", "$"

Place = tuple[str, str, str]  # the side that tells it, and two words there


@dataclass(frozen=True, slots=True)
class Name:
    """What a passage names: the entity, the spelling, and the words of it."""

    entity: Hashable
    exact: str
    words: frozenset[str]


def strangers_of(index: StoryIndex) -> "Strangers":
    """Whom and what a story names, read once for all that is asked of it."""
    if Strangers not in index.made:
        index.made[Strangers] = Strangers(index)
    return index.made[Strangers]


class Strangers:
    """Whom and what the passages of a story name, where, and what its articles name at all."""

    def __init__(self, index: StoryIndex) -> None:
        self.index = index
        self._article = index.row_of.tolist()
        self.named = [frozenset(mention.entity for mention in article.mentions) for article in index.articles]
        self._events: dict[int, dict[str, list[str]]] = {}
        self._apart: dict[tuple[int, int], bool] = {}
        self._words: dict[int, frozenset[str]] = {}
        self._heads: dict[int, Hashable | None] = {}
        self._places: dict[int, dict[Place, Name]] = {}

    def are_met(self, one: int, other: int) -> bool:
        """Whether the passages of two numbers speak of people or things that only their own articles know."""
        article, beside = self._article[one], self._article[other]
        if article == beside:
            return False
        if self._are_of_two_events(*((article, beside) if article < beside else (beside, article))):
            return True
        mine, theirs = self._head(one), self._head(other)
        if mine is not None and theirs is not None and not self._is_known(mine, other, theirs, one):
            return True
        here, there = self._places_in(one), self._places_in(other)
        if here.keys().isdisjoint(there):  # of most
            return False
        return any(self._are_two(here[place], one, there[place], other) for place in here.keys() & there.keys())

    def _are_of_two_events(self, one: int, other: int) -> bool:
        if (one, other) not in self._apart:
            self._apart[one, other] = are_apart(self._particulars(one), [self._particulars(other)])
        return self._apart[one, other]

    def _particulars(self, article: int) -> dict[str, list[str]]:
        if article not in self._events:
            self._events[article] = particulars(self.index.articles[article].document)
        return self._events[article]

    def _are_two(self, mine: Name, one: int, theirs: Name, other: int) -> bool:
        if self._is_known(mine.entity, other, theirs.entity, one):
            return False
        own, others = _telling(mine.words - theirs.words), _telling(theirs.words - mine.words)
        is_told_apart = own and others and not (own & self._words_of(other) or others & self._words_of(one))
        return bool(is_told_apart) and are_variants(mine.exact, theirs.exact) < ONE_NAME

    def _is_known(self, mine: Hashable, other: int, theirs: Hashable, one: int) -> bool:
        """Whether one of the two articles names what the other passage names."""
        return mine in self.named[self._article[other]] or theirs in self.named[self._article[one]]

    def _words_of(self, number: int) -> frozenset[str]:
        """All words of the passage's article."""
        article = self._article[number]
        if article not in self._words:
            document = self.index.articles[article].document
            self._words[article] = frozenset(fold(f"{document.headline}\n{document.text}").split())
        return self._words[article]

    def _head(self, number: int) -> Hashable | None:
        if number not in self._heads:
            passage, mentions = self.index.passages[number], self._mentions(number)
            first = mentions[0] if mentions else None
            is_head = first is not None and first.span.start == passage.span.start
            is_head = is_head and len(first.exact.split()) >= LEAST_WORDS and not self._is_source(first, number)
            self._heads[number] = first.entity if is_head else None
        return self._heads[number]

    def _is_source(self, name: NameMention, number: int) -> bool:
        """Whether somebody's words are in the passage, and who is named speaks in its article."""
        passage = self.index.passages[number]
        is_speaker = name.entity in self.index.placed(self.index.articles[passage.article]).speakers
        return is_speaker and any(word.stem in SAYING for word in tokens(passage.exact))

    def _mentions(self, number: int) -> list[NameMention]:
        passage = self.index.passages[number]
        return self.index.placed(self.index.articles[passage.article]).mentions.inside(passage.span)

    def _places_in(self, number: int) -> dict[Place, Name]:
        if number not in self._places:
            self._places[number] = dict(self._read_places(number))
        return self._places[number]

    def _read_places(self, number: int) -> Iterator[tuple[Place, Name]]:
        passage = self.index.passages[number]
        words = tokens(passage.exact)
        speakers = self.index.placed(self.index.articles[passage.article]).speakers
        for mention in self._mentions(number):
            start, end = mention.span.start - passage.span.start, mention.span.end - passage.span.start
            around = _around(words, start, end)
            if mention.entity not in speakers and not _is_large(mention.exact) and not _speaks(around):
                name = Name(mention.entity, mention.exact, frozenset(fold(mention.exact).split()))
                for place in _told_by(around):
                    yield place, name


def _around(words: list[Token], start: int, end: int) -> list[str]:
    """The two words before a name and the two behind it, as they are compared."""
    last = bisect_right(words, start, key=attrgetter("end"))
    first = bisect_left(words, end, key=attrgetter("start"))
    before = [BEGINNING, BEGINNING, *(word.stem for word in words[max(0, last - 2) : last])]
    behind = [*(word.stem for word in words[first : first + 2]), END, END]
    return [*before[-2:], *behind[:2]]


def _told_by(around: list[str]) -> Iterator[Place]:
    """What tells a place: the words on both sides of it, or two on one side that are more than "in the"."""
    second, before, behind, next_word = around
    if before != BEGINNING or behind != END:
        yield "both", before, behind
    if not {second, before} <= light_stems() | {BEGINNING}:
        yield "before", second, before
    if not {behind, next_word} <= light_stems() | {END}:
        yield "behind", behind, next_word


def _speaks(around: list[str]) -> bool:
    """Whether a word beside the name gives somebody's words to it: "the mayor, Lind, said", "told the Herald"."""
    return not SAYING.isdisjoint(around[:3])


def _is_large(name: str) -> bool:
    place = places().get(fold(name))
    return (place is not None and place.kind in LARGE) or is_demonym(fold(name))


def _telling(words: frozenset[str]) -> frozenset[str]:
    """The words of a name that are no common ones, or all of them where none is: "weir" of Weir Lane."""
    long = frozenset(word for word in words if len(word) >= LEAST_LETTERS)
    return frozenset(word for word in long if word not in COMMON_WORDS) or long
