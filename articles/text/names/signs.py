"""Signs: what a form of a name has in common with other forms of its entity.

Problem: a form must find its entity among thousands without a look at all of them.
Method: each form stands under a few signs (its key, its sounds, its words, its acronym, the site it names), and asks
under a few; entities are kept in rows by sign, everywhere and in each document that names them in full. No row is ever
read to its end: it is asked for its only entity, its first, or whether it is short.
Two full names of people are one person if their last names agree in spelling and their first names are equal,
variants, nicknames or initials of one another, and if no middle names differ; a "Jr." on one side only keeps them
apart. Each part of that is a sign of its own, so that no two names are ever compared.
Source: own rules; nicknames in `data/names`.
Known failures: two people of one full name are one entity.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from articles.text.names import lists
from articles.text.names.forms import initials
from articles.text.names.lists import PERSON_SUFFIXES
from articles.text.names.variants import spelling_key

Sign = tuple[Hashable, ...]  # what kind of sign it is, and its value
NUMBERED = re.compile(r"(\D*[^\W\d])[ -]?(\d+)")
FACILITY_CLASS = {
    "airport": "air", "airbase": "air", "airfield": "air", "airstrip": "air", "air base": "air", "air field": "air",
    "international airport": "air", "naval base": "navy", "naval station": "navy", "port": "navy",
    "military base": "army", "army base": "army", "base": "", "power plant": "power", "nuclear plant": "power",
    "nuclear power plant": "power", "power station": "power", "railway station": "rail", "train station": "rail",
}  # fmt: skip
_FACILITY_HEADS = sorted(FACILITY_CLASS, key=len, reverse=True)


class Bearing(Protocol):
    """Something that bears signs, and knows which documents have named it in full."""

    signs: dict[Sign, None]
    documents: set[Hashable]


Bearer = TypeVar("Bearer", bound=Bearing)


class Rows:
    """Who bears which sign, everywhere and in each document, in the order in which they came."""

    def __init__(self) -> None:
        self._all: dict[Sign, list] = defaultdict(list)
        self._here: dict[tuple[Hashable, Sign], list] = defaultdict(list)

    def put(self, bearer: Bearing, sign: Sign) -> None:
        if sign not in bearer.signs:
            bearer.signs[sign] = None
            self._all[sign].append(bearer)
            for document in bearer.documents:
                self._here[document, sign].append(bearer)

    def meet(self, bearer: Bearing, document: Hashable) -> None:
        """Note that a document names somebody in full."""
        if document not in bearer.documents:
            bearer.documents.add(document)
            for sign in bearer.signs:
                self._here[document, sign].append(bearer)

    def all(self, *sign: Hashable) -> Sequence:
        """Everyone with a sign; not to be changed."""
        return self._all.get(sign, ())

    def here(self, document: Hashable, *sign: Hashable) -> Sequence:
        """Everyone with a sign whom a document names in full; not to be changed."""
        return self._here.get((document, sign), ())

    def only(self, *sign: Hashable) -> Bearing | None:
        return only(self.all(*sign))

    def first(self, *sign: Hashable) -> Bearing | None:
        return next(iter(self.all(*sign)), None)


def only(row: Sequence[Bearer]) -> Bearer | None:
    """The one entity of a row; None where there are none or several."""
    return row[0] if len(row) == 1 else None


def only_of(rows: Iterable[Sequence[Bearer]]) -> Bearer | None:
    """The one entity that several rows have between them; None where there are none or several."""
    found = None
    for bearer in (bearer for row in rows for bearer in row[:2]):
        if found is not None and bearer is not found:
            return None
        found = bearer
    return found


def person_signs(words: tuple[str, ...]) -> Iterator[Sign]:
    """The signs of a full name, as words of its key, under which `person_questions` of the same person's names ask."""
    suffixes, names, sounds = _person(words)
    if len(names) < 2:
        return
    first, middles = names[0], names[1:-1]
    firsts: list[Hashable] = [("sounds", sounds[0]), ("begins", first[0])]
    firsts += [("is", first)] if len(first) == 1 else _nicknamed(first)
    for one in firsts:
        yield "person", suffixes, sounds[-1], one, "any middle"
        yield "person", suffixes, sounds[-1], one, _middle(middles)
    yield "whole", suffixes, " ".join(sounds)
    for end in range(2, len(sounds)):
        yield "beginning", suffixes, " ".join(sounds[:end])


def person_questions(words: tuple[str, ...]) -> Iterator[Sign]:
    """The signs that somebody has who may be the one of a full name.

    >>> def are_one(a, b): return not set(person_signs(tuple(a.split()))).isdisjoint(person_questions(tuple(b.split())))
    >>> are_one("bob orla", "robert t orla"), are_one("ana reyes", "tom reyes"), are_one("eva paz molina", "eva paz")
    (True, False, True)
    """
    suffixes, names, sounds = _person(words)
    if len(names) < 2:
        return
    first, middles = names[0], names[1:-1]
    firsts: list[Hashable] = [("sounds", sounds[0])]
    firsts += [("begins", first)] if len(first) == 1 else [("is", first[0]), *_nicknamed(first)]
    for one in firsts:
        for middle in ("no middle", _middle(middles)) if middles else ("any middle",):
            yield "person", suffixes, sounds[-1], one, middle
    yield "beginning", suffixes, " ".join(sounds)
    for end in range(2, len(sounds)):
        yield "whole", suffixes, " ".join(sounds[:end])


def _person(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The suffixes of a full name, its other words, and these as they are spelled."""
    suffixes = tuple(sorted({w for w in words if w in PERSON_SUFFIXES}))
    names = tuple(w for w in words if w not in PERSON_SUFFIXES)
    return suffixes, names, tuple(map(spelling_key, names))


def _middle(middles: tuple[str, ...]) -> Hashable:
    return (len(middles), middles[0][0]) if middles else "no middle"


def _nicknamed(first: str) -> list[Hashable]:
    return [("nickname", line) for line in lists.nicknames().get(first, ())]


def tails(words: tuple[str, ...]) -> frozenset[str]:
    """What a full name may end with, as it is spelled, "Jr." aside: "reyes", "de la cruz", "la cruz", "cruz"."""
    whole = tuple(spelling_key(" ".join(words)).split())
    bare = tuple(w for w in whole if w not in PERSON_SUFFIXES)
    return frozenset(" ".join(own[i:]) for own in (whole, bare) for i in range(1, len(own)))


def sounds_of(words: Sequence[str]) -> Iterator[str]:
    """The words of a person's full name by which it may be meant, and all but the first together."""
    for word in dict.fromkeys(words):
        if len(word) > 1 and word not in lists.PARTICLES:
            yield spelling_key(word)
    if len(words) > 2:
        yield spelling_key(" ".join(words[1:]))


def thing_signs(kind: str, words: Sequence[str], exact: str, is_of_people: bool) -> Iterator[Sign]:
    """The acronym, the number and the ends of a long name of no person; `is_of_people`: a demonym begins it."""
    acronym = initials(exact)
    if len(acronym) > 1:
        yield "acronym", acronym
    for tail in (" ".join(words[i:]) for i in range(1, len(words))):
        yield "tail", tail, kind
        if is_of_people:
            yield "tail of a people", tail, kind
    if numbered(exact):
        yield "number", numbered(exact)


def heads(words: Sequence[str]) -> Iterator[str]:
    """What an organisation may be called for short by its first words: all but the last, or those before "of"."""
    for end in range(1, len(words)):
        if end == len(words) - 1 or words[end] in ("of", "for"):
            yield " ".join(words[:end])


def numbered(text: str) -> str:
    """What a numbered name has in common with its short forms; "" for a name without a number at its end.

    >>> numbered("House Bill 12"), numbered("HB 12"), numbered("HB12"), numbered("Orla")
    ('HB 12', 'HB 12', 'HB 12', '')
    """
    match = NUMBERED.fullmatch(text.strip())
    if not match:
        return ""
    head, number = match.groups()
    return f"{initials(head) if ' ' in head.strip() else head.strip().upper()} {number}"


def facility_parts(key: str) -> tuple[str, str]:
    """Site and class of a facility's key; class "" where its word is unknown.

    >>> facility_parts("orla air base"), facility_parts("naval base at sel"), facility_parts("orla tower")
    (('orla', 'air'), ('sel', 'navy'), ('orla tower', ''))
    """
    for head in _FACILITY_HEADS:
        if key.endswith(" " + head):
            return key[: -len(head) - 1], FACILITY_CLASS[head]
        if key.startswith((f"{head} at ", f"{head} in ")):
            return key[len(head) + 4 :], FACILITY_CLASS[head]
    return key, ""
