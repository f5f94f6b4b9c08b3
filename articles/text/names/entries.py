"""Entities as they grow while names are linked, and how forms find them.

Problem: one entity is written in several ways; each new form must find its entity without a look at all of them.
Method: each form that an entity gets is put under its signs (`signs`): its key, its spelling, for people each word, for
others the acronym and the ends. A form that is looked for asks under its own.
Source: own rules.
Known failures: two people of one full name are one entity.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from articles.text.document import KnownName
from articles.text.names import lists
from articles.text.names.forms import name_key
from articles.text.names.kinds import FACILITY, GROUP, ORGANISATION, PERSON, PLACE
from articles.text.names.parts import Part
from articles.text.names.signs import (
    Rows,
    Sign,
    facility_parts,
    heads,
    numbered,
    only_of,
    person_questions,
    person_signs,
    sounds_of,
    tails,
    thing_signs,
)
from articles.text.names.variants import spelling_key


@dataclass(slots=True, eq=False)
class Entry:
    """An entity under construction."""

    kind: str
    words: tuple[str, ...]
    forms: Counter = field(default_factory=Counter)
    known: KnownName | None = None
    name: str = ""  # fixed where the lists or the caller know it
    why: str = ""
    score: float = 0.5
    documents: set[Hashable] = field(default_factory=set)  # that name it in full
    male: int = 0  # how many male titles stood before it, minus female ones
    order: tuple = ()
    signs: dict[Sign, None] = field(default_factory=dict)
    keys: set[tuple[str, str]] = field(default_factory=set)  # its forms so far, each as key and exact words
    tails: frozenset[str] = frozenset()  # what its name as a person's may end with

    def gender(self) -> str:
        """ "male", "female" or "" by titles, else by the first name."""
        if self.male:
            return "male" if self.male > 0 else "female"
        known = lists.GENDER.get(self.words[0], "") if self.words else ""
        return known if known != "either" else ""


class Entries:
    """All entities of the documents at hand, by their signs."""

    def __init__(self, known: Iterable[KnownName]) -> None:
        self.rows = Rows()
        self._of_place: dict[lists.Place, Entry] = {}
        for name in sorted(known, key=lambda n: (not n.is_confirmed, name_key(n.name), str(n.key))):
            entry = self._new(name.kind, name_key(name.name), name.name)
            entry.known, entry.score, entry.why = name, 1.0, "known name"
            for form in (name.name, *name.aliases):
                if name.is_confirmed or form == name.name or not _is_piece_of(name_key(form), entry):
                    self.index(entry, name_key(form), form)

    def add(self, kind: str, key: str, exact: str, name: str = "") -> Entry:
        """A new entity with one form."""
        entry = self._new(kind, key, name)
        self.index(entry, key, exact)
        return entry

    def _new(self, kind: str, key: str, name: str) -> Entry:
        """An entity with the signs that its name has as a whole, whatever its other forms."""
        words = tuple(key.split())
        entry = Entry(kind, words, name=name, tails=tails(words) if kind == PERSON else frozenset())
        for sign in _own_signs(kind, words):
            self.rows.put(entry, sign)
        return entry

    def index(self, entry: Entry, key: str, exact: str) -> None:
        """Make an entity findable by a form."""
        if (key, exact) not in entry.keys:
            entry.keys.add((key, exact))
            for sign in chain(_key_signs(entry, key), _form_signs(entry, tuple(key.split()), exact)):
                self.rows.put(entry, sign)

    def exactly(self, key: str, kind: str) -> Entry | None:
        """The one entity with exactly this form: a confirmed one, else one of this kind, else the only one."""
        ask = self.rows.only
        return ask("confirmed", key) or ask("key", key, kind) or ask("key", key)

    def named(self, name: str, kind: str, key: str, exact: str) -> Entry:
        """The entity of that fixed name and kind, made where there is none; `key` finds it by another form."""
        found = self.rows.first("key", name_key(name), kind) or (self.rows.first("key", key, kind) if key else None)
        if found:
            return found
        entry = self.add(kind, name_key(name), exact, name)
        entry.why, entry.score = "known to the lists", 0.9
        return entry

    def of_place(self, place: lists.Place, key: str, exact: str) -> Entry:
        """The entity of a place of the gazetteer; a town is called as the text writes it."""
        found = self._of_place.get(place) or self.rows.first("key", key, PLACE)
        if found is None and place.kind == "city":
            found = self.add(PLACE, key, exact)
            found.why, found.score = "known to the gazetteer", 0.9
        elif found is None:
            found = self.named(place.name, PLACE, key, exact)
        self._of_place[place] = found
        return found

    def facilities(self, key: str) -> list[Sequence[Entry]]:
        """Rows of facilities of the same site and class ("orla airbase", "orla air base", "orla airport")."""
        site, kind = facility_parts(key)
        return [self.rows.all("site", spelling_key(site), same) for same in (kind, "")] if kind else []

    def same_person(self, words: tuple[str, ...]) -> Entry | None:
        """The one person whose full name may be the one of `words`."""
        return only_of(self.rows.all(*question) for question in person_questions(words))


def _own_signs(kind: str, words: tuple[str, ...]) -> Iterator[Sign]:
    """The signs by which short forms find an entity in an article that names it in full."""
    if kind == PERSON and words:
        for line in lists.nicknames().get(words[0], ()):
            yield "nickname", line
    elif kind == PLACE:
        yield "place", " ".join(words)
    elif kind == ORGANISATION:
        for head in heads(words):
            yield "head", head
    elif kind == FACILITY:
        yield "at site", spelling_key(facility_parts(" ".join(words))[0])


def _key_signs(entry: Entry, key: str) -> Iterator[Sign]:
    """The signs of a form's key and spelling, by kind, and apart for the names that the caller knows."""
    if not key:
        return
    yield "key", key
    yield "key", key, entry.kind
    if entry.known:
        yield "known", key, entry.kind
        yield ("confirmed", key) if entry.known.is_confirmed else ("suggested", key, entry.kind)
    if spelling_key(key):
        yield "spelling", spelling_key(key), entry.kind


def _form_signs(entry: Entry, words: tuple[str, ...], exact: str) -> Iterator[Sign]:
    """The signs of what a form consists of."""
    if len(words) < 2:
        if numbered(exact):
            yield "number", numbered(exact)
    elif entry.kind == PERSON:
        for sound in sounds_of(words):
            yield "sound", sound
            if sound in entry.tails:
                yield "surname", sound
        yield from person_signs(words)
    else:
        is_of_people = bool(entry.words) and lists.is_demonym(entry.words[0])
        yield from thing_signs(entry.kind, words, exact, is_of_people)
    if entry.kind == FACILITY:
        site, kind = facility_parts(" ".join(words))
        yield "site", spelling_key(site), kind


def _is_piece_of(key: str, entry: Entry) -> bool:
    """Whether a form is but a surname or first name, which means its bearer only where the full name stands too."""
    return entry.kind == PERSON and len(entry.words) > 1 and len(key.split()) == 1


def display(entry: Entry) -> str:
    """The name to show: the fullest form, most used first; capitals only where there is nothing else.

    A name that nobody confirmed grows when an article has a fuller one of the same person.
    """
    if entry.name and not (entry.kind == PERSON and entry.known and not entry.known.is_confirmed):
        return entry.name
    if entry.name and max(len(name_key(f).split()) for f in entry.forms) <= len(entry.words):
        return entry.name
    forms = [f for f in entry.forms if not (f.isupper() and len(f) > 6)] or list(entry.forms)
    if entry.kind in (PERSON, ORGANISATION, GROUP):
        forms.sort(key=lambda f: (-len(name_key(f).split()), -entry.forms[f], f))
    else:
        forms.sort(key=lambda f: (-entry.forms[f], -len(f), f))
    return forms[0]


def entity_keys(entries: Iterable[Entry]) -> dict[Entry, Hashable]:
    """A stable key for each: the known name's own, or kind and name key, numbered where that is taken."""
    keys: dict[Entry, Hashable] = {}
    taken: set[Hashable] = set()
    numbers: dict[str, int] = defaultdict(lambda: 2)
    for entry in entries:
        keys[entry] = entry.known.key if entry.known else _free_key(entry, taken, numbers)
        taken.add(keys[entry])
    return keys


def _free_key(entry: Entry, taken: set[Hashable], numbers: dict[str, int]) -> str:
    key = base = f"{entry.kind}:{name_key(display(entry))}"
    while key in taken:
        key, numbers[base] = f"{base}:{numbers[base]}", numbers[base] + 1
    return key


def note(entry: Entry, part: Part) -> None:
    """Count one occurrence for an entity."""
    form = part.exact[4:] if part.exact.startswith("The ") else part.exact
    entry.forms[" ".join(form.split())] += 1
    title = set(part.titles)
    entry.male += bool(title & lists.MALE_TITLES) - bool(title & lists.FEMALE_TITLES)
    where = (str(part.document.key), part.span.start)
    entry.order = min(entry.order, where) if entry.order else where
