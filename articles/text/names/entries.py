"""Entities as they grow while names are linked: their forms, and the indexes by which forms find them.

Problem: one entity is written in several ways; each new form must find its entity without a look at all of them.
Method: an index by key, by spelling, by acronym and by each word of a person's name. Two full names of people are one
person if their last names agree in spelling and their first names are equal, variants, nicknames or initials of one
another; a "Jr." on one side only keeps them apart.
Source: own rules; nicknames in `data/names`.
Known failures: two people of one full name are one entity.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from articles.text.document import KnownName
from articles.text.names import lists
from articles.text.names.forms import initials, name_key
from articles.text.names.kinds import GROUP, ORGANISATION, PERSON
from articles.text.names.lists import PERSON_SUFFIXES
from articles.text.names.parts import Part
from articles.text.names.variants import spelling_key

NUMBERED = re.compile(r"(\D*[^\W\d])[ -]?(\d+)")
FACILITY_CLASS = {
    "airport": "air", "airbase": "air", "airfield": "air", "airstrip": "air", "air base": "air", "air field": "air",
    "international airport": "air", "naval base": "navy", "naval station": "navy", "port": "navy",
    "military base": "army", "army base": "army", "base": "", "power plant": "power", "nuclear plant": "power",
    "nuclear power plant": "power", "power station": "power", "railway station": "rail", "train station": "rail",
}  # fmt: skip


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
    documents: Counter = field(default_factory=Counter)  # full mentions by document
    male: int = 0  # how many male titles stood before it, minus female ones
    order: tuple = ()

    @property
    def last(self) -> str:
        words = [w for w in self.words if w not in PERSON_SUFFIXES]
        return words[-1] if words else ""

    def gender(self) -> str:
        """ "male", "female" or "" by titles, else by the first name."""
        if self.male:
            return "male" if self.male > 0 else "female"
        known = lists.GENDER.get(self.words[0], "") if self.words else ""
        return known if known != "either" else ""


class Entries:
    """All entities of the documents at hand, and how forms find them."""

    def __init__(self, known: Iterable[KnownName]) -> None:
        self.all: list[Entry] = []
        self.by_key: dict[str, list[Entry]] = defaultdict(list)
        self.by_spelling: dict[str, list[Entry]] = defaultdict(list)
        self.by_acronym: dict[str, list[Entry]] = defaultdict(list)
        self.people_by_word: dict[str, list[Entry]] = defaultdict(list)
        self.by_tail: dict[str, list[Entry]] = defaultdict(list)
        self.by_number: dict[str, list[Entry]] = defaultdict(list)
        self.by_place: dict[lists.Place, Entry] = {}
        for name in sorted(known, key=lambda n: (not n.is_confirmed, name_key(n.name), str(n.key))):
            entry = Entry(name.kind, tuple(name_key(name.name).split()), known=name, name=name.name, score=1.0)
            entry.why = "known name"
            self.all.append(entry)
            for form in (name.name, *name.aliases):
                if name.is_confirmed or form == name.name or not _is_piece_of(name_key(form), entry):
                    self.index(entry, name_key(form), form)

    def add(self, kind: str, key: str, exact: str, name: str = "") -> Entry:
        """A new entity with one form."""
        entry = Entry(kind, tuple(key.split()), name=name)
        self.all.append(entry)
        self.index(entry, key, exact)
        return entry

    def index(self, entry: Entry, key: str, exact: str) -> None:
        """Make an entity findable by a form."""
        for table, value in ((self.by_key, key), (self.by_spelling, spelling_key(key))):
            if value and entry not in table[value]:
                table[value].append(entry)
        words = key.split()
        if len(words) < 2:
            if numbered(exact):
                self.by_number[numbered(exact)].append(entry)
            return
        if entry.kind == PERSON:
            for word in {spelling_key(w) for w in words if len(w) > 1 and w not in lists.PARTICLES}:
                if entry not in self.people_by_word[word]:
                    self.people_by_word[word].append(entry)
            tail = spelling_key(" ".join(words[1:]))
            if len(words) > 2 and entry not in self.people_by_word[tail]:
                self.people_by_word[tail].append(entry)
        else:
            acronym = initials(exact)
            if len(acronym) > 1 and entry not in self.by_acronym[acronym]:
                self.by_acronym[acronym].append(entry)
            for i in range(1, len(words)):
                tail = " ".join(words[i:])
                if entry not in self.by_tail[tail]:
                    self.by_tail[tail].append(entry)
            number = numbered(exact)
            if number and entry not in self.by_number[number]:
                self.by_number[number].append(entry)

    def exactly(self, key: str, kind: str) -> Entry | None:
        """The one entity with exactly this form: a confirmed one, else one of this kind, else the only one."""
        found = self.by_key.get(key, [])
        confirmed = [e for e in found if e.known and e.known.is_confirmed]
        return only(confirmed) or only([e for e in found if e.kind == kind]) or only(found)

    def named(self, name: str, kind: str, key: str, exact: str) -> Entry:
        """The entity of that fixed name and kind, made where there is none; `key` finds it by another form."""
        keys = (name_key(name), key) if key else (name_key(name),)
        for entry in (e for k in keys for e in self.by_key.get(k, [])):
            if entry.kind == kind:
                return entry
        entry = self.add(kind, name_key(name), exact, name)
        entry.why, entry.score = "known to the lists", 0.9
        return entry

    def of_place(self, place: lists.Place, key: str, exact: str) -> Entry:
        """The entity of a place of the gazetteer; a town is called as the text writes it."""
        found = self.by_place.get(place) or next((e for e in self.by_key.get(key, []) if e.kind == "place"), None)
        if found is None and place.kind == "city":
            found = self.add("place", key, exact)
            found.why, found.score = "known to the gazetteer", 0.9
        elif found is None:
            found = self.named(place.name, "place", key, exact)
        self.by_place[place] = found
        return found

    def facility(self, key: str) -> list[Entry]:
        """Facilities of the same site and class ("orla airbase", "orla air base", "orla airport")."""
        site, kind = facility_parts(key)
        return [e for e in self.all if e.kind == "facility" and kind and _is_site(e, site, kind)]

    def same_person(self, words: tuple[str, ...]) -> list[Entry]:
        """People whose full name may be the one of `words`."""
        last = [w for w in words if w not in PERSON_SUFFIXES][-1:]
        candidates = self.people_by_word.get(spelling_key(last[0]), []) if last else []
        firsts = self.people_by_word.get(spelling_key(words[0]), [])
        both = list(dict.fromkeys([*candidates, *firsts]))
        return [e for e in both if any(is_same_person(words, w) for w in _full_names(e))]


def _is_piece_of(key: str, entry: Entry) -> bool:
    """Whether a form is but a surname or first name, which means its bearer only where the full name stands too."""
    return entry.kind == PERSON and len(entry.words) > 1 and len(key.split()) == 1


def only(entries: list[Entry]) -> Entry | None:
    """The one entity of a list; None where there are none or several."""
    return entries[0] if len(entries) == 1 else None


def _full_names(entry: Entry) -> set[tuple[str, ...]]:
    names = {entry.words} | {tuple(name_key(form).split()) for form in entry.forms}
    if entry.known:
        names |= {tuple(name_key(alias).split()) for alias in entry.known.aliases}
    return {n for n in names if len(n) > 1}


def _is_site(entry: Entry, site: str, kind: str) -> bool:
    keys = {" ".join(entry.words)} | {name_key(form) for form in entry.forms}
    return any(
        spelling_key(other) == spelling_key(site) and (same == kind or not same)
        for other, same in map(facility_parts, keys)
    )


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
    for head, kind in sorted(FACILITY_CLASS.items(), key=lambda item: -len(item[0])):
        if key.endswith(" " + head):
            return key[: -len(head) - 1], kind
        if key.startswith((f"{head} at ", f"{head} in ")):
            return key[len(head) + 4 :], kind
    return key, ""


def is_same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names, as words of their keys, may be one person's.

    >>> is_same_person(("bob", "orla"), ("robert", "t", "orla")), is_same_person(("ana", "reyes"), ("tom", "reyes"))
    (True, False)
    """
    if {w for w in a if w in PERSON_SUFFIXES} != {w for w in b if w in PERSON_SUFFIXES}:
        return False
    a, b = (tuple(w for w in words if w not in PERSON_SUFFIXES) for words in (a, b))
    if len(a) < 2 or len(b) < 2:
        return False
    if not _first_names_agree(a[0], b[0]):
        return False
    if spelling_key(a[-1]) == spelling_key(b[-1]):
        return _middles_agree(a[1:-1], b[1:-1])
    short, long = sorted((a, b), key=len)
    return len(short) < len(long) and tuple(map(spelling_key, long[: len(short)])) == tuple(map(spelling_key, short))


def _first_names_agree(a: str, b: str) -> bool:
    if spelling_key(a) == spelling_key(b):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return bool(lists.nicknames().get(a, frozenset()) & lists.nicknames().get(b, frozenset()))


def _middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if not a or not b:
        return True
    return a[0][0] == b[0][0] if len(a) == len(b) else False


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


def entity_key(entry: Entry, taken: set[Hashable]) -> Hashable:
    """A stable key: the known name's own, or kind and name key, numbered where that is taken."""
    if entry.known:
        return entry.known.key
    base = f"{entry.kind}:{name_key(display(entry))}"
    key, number = base, 2
    while key in taken:
        key, number = f"{base}:{number}", number + 1
    return key


def note(entry: Entry, part: Part, is_full: bool) -> None:
    """Count one occurrence for an entity."""
    form = part.exact[4:] if part.exact.startswith("The ") else part.exact
    entry.forms[" ".join(form.split())] += 1
    if is_full:
        entry.documents[part.document.key] += 1
    title = set(part.titles)
    entry.male += bool(title & lists.MALE_TITLES) - bool(title & lists.FEMALE_TITLES)
    where = (str(part.document.key), part.span.start)
    entry.order = min(entry.order, where) if entry.order else where
