"""Links: which occurrences of names are one entity.

Problem: "Karim al-Haddad", "Mr. Haddad" and "al-Hadad" are one person, Karim and Omar al-Haddad are two, and "the OHP"
is the Orlan Harbour Police only where the story says so.
Method: long forms first, over all documents: each is linked to a known name, to an institution or place of the lists,
to an entity of which it is another full form, or becomes an entity. Then short forms, article by article
(`short_links`).
Source: own rules, after coreference by sieves (Raghunathan et al. 2010): sure links first.
Known failures: two people of one full name are one entity.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from articles.text.names import lists
from articles.text.names.entries import Entries, Entry, note
from articles.text.names.forms import initials, name_key
from articles.text.names.kinds import FACILITY, GROUP, ORGANISATION, OTHER, PERSON, PLACE, kind_of
from articles.text.names.parts import AT_PLACE, Part
from articles.text.names.short_links import Desk, resolve
from articles.text.names.signs import numbered, only_of
from articles.text.names.variants import spelling_key

OUTLET = ORGANISATION, "an outlet of the story"


@dataclass(slots=True)
class Link:
    """One occurrence, its entity, how sure the link is and why."""

    part: Part
    entry: Entry
    score: float
    why: str


def link_parts(parts: Sequence[Part], entries: Entries) -> list[Link]:
    """Link all parts to entities; new ones are added to `entries`. The order of documents breaks ties only.

    >>> from articles.text.document import Document
    >>> from articles.text.names.parts import parts_in
    >>> parts = list(parts_in(Document("a", "Ana Reyes left. Reyes ran.")))
    >>> len({link.entry for link in link_parts(parts, Entries(()))})
    1
    """
    by_key: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        by_key[part.key].append(part)
    titled = frozenset(part.key for part in parts if part.titles)
    outlets = {name_key(document.outlet) for document in {part.document.key: part.document for part in parts}.values()}
    kinds = {key: OUTLET if key in outlets else kind_of(group, titled) for key, group in by_key.items()}
    order = sorted(by_key, key=lambda k: (kinds[k][0] != PERSON, -len(k.split()), -len(by_key[k]), k))
    desk = Desk(entries, at_place=Counter((p.document.key, p.key) for p in parts if p.before() in AT_PLACE))
    links = []
    for key in (k for k in order if not is_short(k, by_key[k])):
        entry = _entity_of_long(key, kinds[key], by_key[key], entries)
        for part in by_key[key]:
            links.append(_linked(part, entry, 0.95, "full name"))
            desk.saw(part, entry)
    for key in (k for k in order if is_short(k, by_key[k])):
        for part in by_key[key]:
            desk.met(part)
    for key in (k for k in order if is_short(k, by_key[k])):
        for part in by_key[key]:
            entry, score, why = resolve(part, kinds[key], desk)
            links.append(_linked(part, entry, score, why))
    return links


def _linked(part: Part, entry: Entry, score: float, why: str) -> Link:
    note(entry, part)
    return Link(part, entry, score, why)


def is_short(key: str, parts: list[Part]) -> bool:
    """Whether a form may be a piece of a longer one: a single word, or the tail of a full name ("de la Cruz")."""
    words = key.split()
    if len(words) == 1 or (len(words) == 2 and words[1] in lists.PERSON_SUFFIXES):
        return True
    if words[0] in lists.PARTICLES and (words[0] not in lists.first_names() or parts[0].exact[0].islower()):
        return True
    return "-" in parts[0].exact and " " not in parts[0].exact


def _entity_of_long(key: str, kind: tuple[str, str], parts: list[Part], entries: Entries) -> Entry:
    kind_name, reason = kind
    entry = entries.exactly(key, kind_name) or _listed(key, kind_name, parts, entries)
    entry = entry or _same_long(key, kind_name, parts, entries)
    if entry is None:
        entry = entries.add(kind_name, key, parts[0].exact)
        entry.why, entry.score = reason, 0.8 if reason != "capitals only" else 0.5
    entries.index(entry, key, parts[0].exact)
    return entry


def _listed(key: str, kind: str, parts: list[Part], entries: Entries) -> Entry | None:
    """The entity of an institution or place of the lists, under its usual name."""
    institution, place = lists.institutions().get(key), lists.places().get(key)
    if institution:
        return entries.named(institution.name, ORGANISATION, key, parts[0].exact)
    if place and (place.kind != "city" or kind == PLACE):
        return entries.of_place(place, key, parts[0].exact)
    return None


def _same_long(key: str, kind: str, parts: list[Part], entries: Entries) -> Entry | None:
    """An entity of which a long form is another full form."""
    documents = dict.fromkeys(part.document.key for part in parts)
    rows, sound = entries.rows, spelling_key(key)
    if kind in (PERSON, OTHER):
        tail = only_of(rows.here(document, "surname", sound) for document in documents)
        if tail:
            return tail
    if kind == PERSON:
        return entries.same_person(tuple(key.split())) or _known_surname(key, entries)
    if kind == FACILITY and any(entries.facilities(key)):
        return only_of(entries.facilities(key))
    if numbered(parts[0].exact):
        return rows.only("number", numbered(parts[0].exact))
    if kind == PLACE or rows.all("spelling", sound, kind):
        return rows.only("spelling", sound, kind) or _town_with_state(parts[0], entries)
    return _same_organisation(key, kind, parts[0].exact, documents, entries)


def _same_organisation(
    key: str, kind: str, exact: str, documents: Iterable[Hashable], entries: Entries
) -> Entry | None:
    """The organisation known so far by this one's acronym, or whose name ends with this one."""
    if kind not in (ORGANISATION, GROUP, OTHER):
        return None
    rows, short = entries.rows, initials(exact).lower()
    near = [rows.here(document, "tail", key, kind) for document in documents]
    return (
        (rows.only("known", short, kind) if len(short) > 2 else None)
        or only_of(near)
        or rows.only("tail of a people", key, kind)
    )


def _known_surname(key: str, entries: Entries) -> Entry | None:
    """A person of whom the story so far had only the surname, where no other person has it."""
    last = key.split()[-1]
    if entries.rows.all("sound", spelling_key(last)):
        return None
    return entries.rows.only("suggested", last, PERSON)


def _town_with_state(part: Part, entries: Entries) -> Entry | None:
    """The town of "Tempe, Ariz.", which keeps its state among its forms only."""
    town, comma, _ = part.exact.partition(",")
    if not comma:
        return None
    key = name_key(town)
    return entries.rows.only("key", key, PLACE) or entries.add(PLACE, key, town)
