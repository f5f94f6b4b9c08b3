"""Links: which occurrences of names are one entity.

Problem: "Ahmed al-Sharaa", "Mr. Sharaa" and "al-Shara" are one person, Bashar and Hafez al-Assad are two, and "the SDF"
is the Syrian Democratic Forces only where the story says so.
Method: long forms first. Each is linked to a known name, an institution or place of the lists, an entity of which it is
another full form, or becomes an entity. Then short forms, article by article: the article's own full names come before
the story's, and the story's link only where they are the one candidate.
Source: own rules, after the practice of coreference by sieves (Raghunathan et al. 2010): sure links first.
Known failures: a first name alone that two people of the article share goes to the one named last before it.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from articles.text import name_lists as lists
from articles.text.document import HEADLINE
from articles.text.name_entries import Entries, Entry, facility_parts, note
from articles.text.name_kinds import FACILITY, GROUP, ORGANISATION, OTHER, PERSON, PLACE, WORK, kind_of
from articles.text.name_metonyms import ACTOR, seat_usage, usage
from articles.text.name_parts import Part
from articles.text.name_variants import spelling_key

AT_PLACE = frozenset("in at to from near outside across around into toward towards throughout through".split())


@dataclass(slots=True)
class Link:
    """One occurrence, its entity and how sure the link is."""

    part: Part
    entry: Entry
    score: float
    why: str


class Linker:
    """Links the parts of documents to entities; `link` is its one public method."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self.links: list[Link] = []
        self.in_document: dict[Hashable, list[Entry]] = defaultdict(list)
        self.at_place: Counter = Counter()

    def link(self, parts: Sequence[Part]) -> list[Link]:
        """Link all parts; the order of documents does not matter but for ties.

        >>> from articles.text.document import Document
        >>> from articles.text.name_parts import parts_in
        >>> document = Document("a", "Ana Reyes left. They saw Reyes.")
        >>> parts = [part for part in parts_in(document) if "Reyes" in part.exact]
        >>> len({link.entry for link in Linker(Entries(())).link(parts)})
        1
        """
        by_key: dict[str, list[Part]] = defaultdict(list)
        for part in parts:
            by_key[part.key].append(part)
            if part.before() in AT_PLACE:
                self.at_place[part.document.key, part.key] += 1
        kinds = {key: kind_of(group) for key, group in by_key.items()}
        order = sorted(by_key, key=lambda k: (kinds[k][0] != PERSON, -len(k.split()), -len(by_key[k]), k))
        short = []
        for key in order:
            if self._is_short(key, kinds[key][0], by_key[key]):
                short.append(key)
            else:
                self._link_long(key, kinds[key], by_key[key])
        for key in short:
            self._link_short(key, kinds[key], by_key[key])
        return self.links

    def _is_short(self, key: str, kind: str, parts: list[Part]) -> bool:
        """Whether a form may be a part of a longer one: single words, and tails of full names ("de la Cruz")."""
        words = key.split()
        if len(words) == 1 or words[0] in lists.PARTICLES:
            return True
        return "-" in parts[0].exact and " " not in parts[0].exact.strip()

    # long forms

    def _link_long(self, key: str, kind: tuple[str, str], parts: list[Part]) -> None:
        kind_name, reason = kind
        entry = self._known_entry(key, kind_name) or self._listed(key, parts)
        if entry is None:
            entry = self._same_long(key, kind_name, parts)
        if entry is None:
            entry = self.entries.add(kind_name, key, parts[0].exact)
            entry.why, entry.score = reason, 0.8 if reason != "capitals only" else 0.5
        self.entries.index(entry, key, parts[0].exact)
        for part in parts:
            self._add(part, entry, 0.95, "full name")

    def _known_entry(self, key: str, kind: str) -> Entry | None:
        """The one known or earlier entity with exactly this form; one of the same kind where there are several."""
        found = self.entries.by_key.get(key, [])
        same = [e for e in found if e.kind == kind]
        confirmed = [e for e in found if e.known and e.known.is_confirmed]
        for group in (confirmed, same, found):
            if len(group) == 1:
                return group[0]
        return None

    def _listed(self, key: str, parts: list[Part]) -> Entry | None:
        """The entity of an institution or place of the lists, under its usual name."""
        institution = lists.institutions().get(key)
        if institution:
            return self._under(institution.name, ORGANISATION, parts[0].exact)
        place = lists.places().get(key)
        if place and (place.kind != "city" or len(key.split()) == 1 or kind_of(parts)[0] == PLACE):
            return self._under(place.name if place.kind != "city" else "", PLACE, parts[0].exact, key)
        return None

    def _under(self, name: str, kind: str, exact: str, key: str = "") -> Entry:
        """The entity of that fixed name, made where there is none; a city keeps the name as written."""
        from_name = key or ""
        for entry in self.entries.all:
            if entry.kind == kind and ((name and (entry.name == name)) or (not name and " ".join(entry.words) == key)):
                return entry
        return self.entries.add(kind, spelling_free_key(name) if name else from_name, exact, name)

    def _same_long(self, key: str, kind: str, parts: list[Part]) -> Entry | None:
        """An entity of which a long form is another full form."""
        entries, words = self.entries, tuple(key.split())
        if kind == PERSON:
            return _only(entries.same_person(words))
        if kind == FACILITY:
            found = _only(entries.facility(key))
            if found:
                return found
        spelled = [e for e in entries.by_spelling.get(spelling_key(key), []) if e.kind == kind]
        if spelled:
            return _only(spelled)
        town = parts[0].exact.partition(",")[0]
        if kind == PLACE and town != parts[0].exact:
            return _only([e for e in entries.by_key.get(spelling_free_key(town), []) if e.kind == PLACE])
        if kind in (ORGANISATION, GROUP, OTHER):
            documents = {part.document.key for part in parts}
            tails = [e for e in entries.by_tail.get(key, []) if e.kind == kind]
            near = [e for e in tails if documents & e.documents.keys()]
            return _only(near) or _only([e for e in tails if lists.is_demonym(e.words[0])])
        return None

    # short forms

    def _link_short(self, key: str, kind: tuple[str, str], parts: list[Part]) -> None:
        for part in parts:
            entry, score, why = self._resolve_short(part, key, kind)
            self._add(part, entry, score, why, is_full=False)

    def _resolve_short(self, part: Part, key: str, kind: tuple[str, str]) -> tuple[Entry, float, str]:
        person = self._person_here(part, key)
        if person:
            return person, 0.9, "surname of a full name in the article"
        plural = self._family_here(part, key)
        if plural:
            return plural, 0.7, "family of a person in the article"
        listed = self._short_listed(part, key, kind)
        if listed:
            return listed, 0.95, "known name"
        for found, score, why in (
            (self._person_of_story(part, key), 0.8, "the one person of the story with this name"),
            (self._organisation_here(part, key), 0.85, "short for a long name in the story"),
            (self._facility_here(part, key), 0.7, "the facility there, in this article"),
        ):
            if found:
                return found, score, why
        return self._new_short(part, key, kind)

    def _new_short(self, part: Part, key: str, kind: tuple[str, str]) -> tuple[Entry, float, str]:
        known = self._known_entry(key, kind[0])
        spelled = [e for e in self.entries.by_spelling.get(spelling_key(key), []) if e.kind == kind[0]]
        entry = known or (spelled[0] if len(spelled) == 1 and kind[0] != ORGANISATION else None)
        if entry is None:
            entry = self.entries.add(kind[0], key, part.exact)
            entry.why, entry.score = kind[1], 0.6
        self.entries.index(entry, key, part.exact)
        return entry, 0.8 if known else 0.6, "same form"

    def _person_here(self, part: Part, key: str) -> Entry | None:
        """The person whose surname, or whose first name, this is in the article."""
        people = [e for e in self.entries.people_by_word.get(spelling_key(key), []) if part.document.key in e.documents]
        if not people or (part.before() in AT_PLACE and not part.titles and key in lists.places()):
            return None
        surnames = [e for e in people if _ends_with(e, key)]
        if surnames:
            return self._most_likely(surnames, part)
        firsts = [e for e in people if spelling_key(e.words[0]) == spelling_key(key)]
        return self._last_named(firsts or people, part)

    def _most_likely(self, people: list[Entry], part: Part) -> Entry:
        """Of several people of one surname: whom the title fits, and who is named most in the article."""
        titles = set(part.titles)
        wanted = "male" if titles & lists.MALE_TITLES else "female" if titles & lists.FEMALE_TITLES else ""
        fitting = [e for e in people if not wanted or e.gender() in (wanted, "")]
        exact = [e for e in fitting if e.gender() == wanted]
        people = exact or fitting or people
        return max(people, key=lambda e: (e.documents[part.document.key], sum(e.documents.values()), e.words))

    def _last_named(self, people: list[Entry], part: Part) -> Entry:
        """Of several people of one first name: the one whose full name stands last before this."""
        if len(people) == 1:
            return people[0]
        before = [
            link
            for link in self.links
            if link.part.document.key == part.document.key
            and link.entry in people
            and link.part.span.field == part.span.field
            and link.part.span.start < part.span.start
        ]
        return max(before, key=lambda link: link.part.span.start).entry if before else people[0]

    def _person_of_story(self, part: Part, key: str) -> Entry | None:
        """The one person of the story, or of the known names, with this surname."""
        people = self.entries.people_by_word.get(spelling_key(key), [])
        surnames = [e for e in people if _ends_with(e, key)]
        if part.titles:
            titles = set(part.titles)
            wanted = "male" if titles & lists.MALE_TITLES else "female" if titles & lists.FEMALE_TITLES else ""
            surnames = [e for e in surnames if not wanted or e.gender() in (wanted, "")]
        named = [e for e in people if spelling_key(e.words[0]) == spelling_key(key) and _is_family_name_first(e)]
        return _only(surnames) or _only(named if not surnames else [])

    def _family_here(self, part: Part, key: str) -> Entry | None:
        """The family whose name stands in the plural ("the Reyeses", "the Steins")."""
        singular = key[:-2] if key.endswith("ses") else key[:-1]
        if not key.endswith("s") or len(singular) < 3:
            return None
        people = self.entries.people_by_word.get(spelling_key(singular), [])
        if not any(_ends_with(e, singular) and part.document.key in e.documents for e in people):
            return None
        found = [e for e in self.entries.by_key.get(key, []) if e.kind == GROUP]
        entry = found[0] if found else self.entries.add(GROUP, key, part.exact)
        entry.why, entry.score = "plural of a surname", 0.7
        return entry

    def _short_listed(self, part: Part, key: str, kind: tuple[str, str]) -> Entry | None:
        institution, place = lists.institutions().get(key), lists.places().get(key)
        confirmed = [e for e in self.entries.by_key.get(key, []) if e.known and e.known.is_confirmed]
        if len(confirmed) == 1:
            return confirmed[0]
        if institution and (key not in lists.COMMON_WORDS or not part.starts_sentence or key == "congress"):
            if institution.is_seat and seat_usage(part) != ACTOR:
                return self._under(f"{institution.name} (building)", FACILITY, part.exact)
            return self._under(institution.name, ORGANISATION, part.exact)
        if place is None or part.titles:
            return None
        if place.government_of and place.kind == "city" and usage(part) == ACTOR:
            return self._under(f"Government of {place.government_of}", ORGANISATION, part.exact)
        if place.kind != "city":
            return self._under(place.name, PLACE, part.exact)
        if self._facility_here(part, key) and not self.at_place[part.document.key, key]:
            return None
        is_sure = place.is_famous or self.at_place[part.document.key, key] or kind[0] == PLACE
        return self._town(key, part) if is_sure else None

    def _town(self, key: str, part: Part) -> Entry:
        found = [e for e in self.entries.by_key.get(key, []) if e.kind == PLACE]
        return found[0] if found else self.entries.add(PLACE, key, part.exact)

    def _organisation_here(self, part: Part, key: str) -> Entry | None:
        """The organisation whose acronym, or whose first word, this is."""
        long_names = self.entries.by_acronym.get(part.exact.replace(".", ""), []) if part.exact.isupper() else []
        here = [e for e in long_names if part.document.key in e.documents]
        if long_names:
            return _only(here) or (None if here else _only(long_names))
        beside = self._beside_bracket(part)
        if beside:
            return beside
        firsts = [
            e
            for e in self.in_document[part.document.key]
            if e.kind == ORGANISATION and len(e.words) > 1 and e.words[0] == key and part.titles == ()
        ]
        return _only(list(dict.fromkeys(firsts)))

    def _beside_bracket(self, part: Part) -> Entry | None:
        """The long name right before an acronym in brackets, whatever its letters ("Orlan Harbour Police (PMO)")."""
        source = part.document.headline if part.span.field == HEADLINE else part.document.text
        start, end = part.span.start, part.span.end
        if not part.exact.isupper() or source[start - 2 : start] != " (" or source[end : end + 1] != ")":
            return None
        for link in self.links:
            at = link.part
            if at.document.key == part.document.key and at.span.field == part.span.field and at.span.end == start - 2:
                return link.entry if link.entry.kind in (ORGANISATION, GROUP, OTHER, WORK) else None
        return None

    def _facility_here(self, part: Part, key: str) -> Entry | None:
        """The facility of the article whose site this is ("Orla" for "Orla airbase")."""
        found = [
            e
            for e in self.in_document[part.document.key]
            if e.kind == FACILITY and spelling_key(facility_parts(" ".join(e.words))[0]) == spelling_key(key)
        ]
        return _only(list(dict.fromkeys(found)))

    def _add(self, part: Part, entry: Entry, score: float, why: str, is_full: bool = True) -> None:
        note(entry, part, is_full)
        self.links.append(Link(part, entry, score, why))
        if is_full:
            self.in_document[part.document.key].append(entry)


def spelling_free_key(text: str) -> str:
    from articles.text.name_forms import name_key

    return name_key(text)


def _only(entries: list[Entry]) -> Entry | None:
    return entries[0] if len(entries) == 1 else None


def _ends_with(entry: Entry, key: str) -> bool:
    """Whether a person's full name ends with these words."""
    wanted = spelling_key(key).split()
    words = [w for w in spelling_key(" ".join(entry.words)).split() if w not in ("jr", "sr")]
    return len(words) > len(wanted) and words[-len(wanted) :] == wanted


def _is_family_name_first(entry: Entry) -> bool:
    """Chinese and Korean names of three syllables or a known pattern begin with the family name."""
    return len(entry.words) == 3 and all(len(w) <= 5 for w in entry.words) and entry.words[0] not in lists.GENDER
