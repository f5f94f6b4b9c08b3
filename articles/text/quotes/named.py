"""The names of one field in order of place, and which of them bear a description.

Problem. Each pronoun and each description asks for the names before it; a long text has thousands of both.
Method. Names are kept in order of place and looked up by place; which words stand as title before a name, or in the
apposition behind it, is read once, when the first description asks. Where no mention is given, the text's own capitals
are taken for names: two words or more, and later their last words alone.
Source. Own rules.
Known failures. Names found by their capitals alone know no organisations.
"""

import re
from bisect import bisect_left, insort_left
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter

from articles.text.document import NameMention
from articles.text.names import GENDER
from articles.text.quotes.attribution import PEOPLE
from articles.text.quotes.items import Items
from articles.text.word_lists import word_table

PERSON = "person"
EntityKey = Hashable  # what a mention carries: the caller's own key, never a word of the text
TITLE_GENDER = {w: g for g in ("male", "female") for w in word_table("people_words")[g]}
DESCRIBING = frozenset(word for word, group in PEOPLE.items() if group in ("male", "female", "person"))
TITLE_REACH, APPOSITION_REACH = 40, 80  # code points before and behind a name that are looked at
_LARGE_WORD = r"(?:[A-Z][\w’'-]{1,40}+|[A-Z]\.)"
_LIGHT_NAME = re.compile(rf"(?<!\w){_LARGE_WORD}(?: (?:al-|de |van |von |bin )?{_LARGE_WORD}){{1,11}}")
_WORD = re.compile(r"\w+")
_HYPHENED = tuple(word for word in DESCRIBING if not _WORD.fullmatch(word))


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose a name is: an entity, or without one whoever has this name. The two never mix."""

    entity: EntityKey | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in its place."""

    start: int
    end: int
    bearer: Bearer
    name: str
    kind: str
    gender: str


class NamesInPlace:
    """The names of one field, and the pronouns and descriptions that were found to stand for them."""

    def __init__(
        self, items: Items, mentions: Sequence[NameMention], names: Mapping[EntityKey, tuple[str, str]]
    ) -> None:
        self._text = items.text
        here = sorted((m for m in mentions if m.span.field == items.field), key=lambda m: m.span.start)
        self._named = [self._of_mention(m, names) for m in here] or light_names(items)
        self._added: list[Named] = []
        self._first: dict[Bearer, Named] = {n.bearer: n for n in reversed(self._named)}
        self._described: dict[str, list[Named]] | None = None
        self._heads_of: dict[Bearer, str] = {}  # of those who are only described
        self._quotes = items.quotes
        self._quote_starts = [quote.start for quote in items.quotes]

    def _of_mention(self, mention: NameMention, names: Mapping[EntityKey, tuple[str, str]]) -> Named:
        name, kind = names.get(mention.entity, (mention.exact, ""))
        before = self._text[max(0, mention.span.start - 6) : mention.span.start]
        bearer = Bearer(mention.entity)
        return Named(mention.span.start, mention.span.end, bearer, name, kind or PERSON, gender_of(name, before))

    def between(self, start: int, end: int) -> list[Named]:
        """The names that begin there (half-open), in order of place."""
        found, added = (names[_from(names, start) : _from(names, end)] for names in (self._named, self._added))
        return sorted([*added, *found], key=_START) if added else found

    def first_of(self, bearer: Bearer) -> Named:
        return self._first[bearer]

    def add(self, named: Named, start: int, end: int) -> None:
        """One more place where somebody is meant."""
        added = replace(named, start=start, end=end)
        insort_left(self._added, added, key=_START)
        if self._described is not None:
            self._describe(added, self._described)

    def describe(self, named: Named, head: str) -> None:
        """Somebody whom no name names but a description, which ends with `head`."""
        self._first.setdefault(named.bearer, named)
        self._heads_of[named.bearer] = head
        self.add(named, named.start, named.end)

    def is_described(self, bearer: Bearer) -> bool:
        return bearer in self._heads_of

    def is_quoted(self, named: Named) -> bool:
        where = bisect_left(self._quote_starts, named.start) - 1
        return where >= 0 and named.start < self._quotes[where].end

    def last_described(self, head: str, at: int) -> Named | None:
        """The last person before a place, outside quotations, who is described by a word."""
        if self._described is None:
            self._described = defaultdict(list)
            for named in self._named:
                self._describe(named, self._described)
            for named in self._added:
                self._describe(named, self._described)
        bearing = self._described.get(head, ())
        return next((bearing[i] for i in range(_from(bearing, at) - 1, -1, -1) if bearing[i].end <= at), None)

    def _describe(self, named: Named, described: dict[str, list[Named]]) -> None:
        if named.kind == PERSON and not self.is_quoted(named):
            for head in self._heads(named):
                insort_left(described[head], named, key=_START)

    def _heads(self, named: Named) -> Iterator[str]:
        """The words that stand as title right before a name, or in the apposition behind it."""
        if named.bearer in self._heads_of:
            yield self._heads_of[named.bearer]
            return
        before = self._text[max(0, named.start - TITLE_REACH) : named.start]
        after = self._text[named.end : named.end + APPOSITION_REACH]
        around = f"{before} {after}".lower()
        hyphened = [word for word in _HYPHENED if word in around] if "-" in around else ()
        for word in {*DESCRIBING.intersection(_WORD.findall(around)), *hyphened}:
            title, apposition = _bearing(word)
            if title.search(before) or apposition.match(after):
                yield word


_START = attrgetter("start")


def _from(names: Sequence[Named], place: int) -> int:
    """The number of the first name that begins at a place or behind it."""
    return bisect_left(names, place, key=_START)


@cache
def _bearing(word: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = re.escape(word)
    title = re.compile(rf"\b{word}\b(?:\s[\w.]+)?,?\s*$", re.IGNORECASE)
    return title, re.compile(rf",\s(?:[\w’'.-]+\s){{0,7}}?{word}\b", re.IGNORECASE)


def gender_of(name: str, before: str = "") -> str:
    """ "male", "female" or "" for unknown, by the title before a name or by its first word.

    >>> gender_of("Lind", "Mrs. "), gender_of("Peter Lind")
    ('female', 'male')
    """
    title = before.rstrip(" .").rpartition(" ")[2].lower()
    first = name.split(maxsplit=1)
    return TITLE_GENDER.get(title, "") or (GENDER.get(first[0].lower(), "") if first else "")


def light_names(items: Items) -> list[Named]:
    """Names of two words or more, and later their last words alone: for texts whose names nobody has read."""
    full: dict[str, Named] = {}
    found: list[Named] = []
    for match in _LIGHT_NAME.finditer(items.text):
        name = match.group()
        named = Named(match.start(), match.end(), Bearer(None, name), name, PERSON, gender_of(name))
        full.setdefault(name.split()[-1], named)
        found.append(named)
    taken = {n.start for n in found}
    for start, word in zip(items.starts, items.words, strict=True):
        plain = word.removesuffix("’s").removesuffix("'s")
        if plain in full and start not in taken:
            found.append(replace(full[plain], start=start, end=start + len(plain)))
    return _without_overlaps(found)


def _without_overlaps(found: list[Named]) -> list[Named]:
    kept: list[Named] = []
    for named in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
    return kept
