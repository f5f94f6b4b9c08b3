"""Short forms of names, article by article: surnames, first names, acronyms, first words, capitals as governments.

Problem: "Reyes", "Ana", "BIW", "Orla" mean what the article has said before; the same word may mean another elsewhere.
Method: candidates in order: people whose full name the article has; the plural of their surname; confirmed names; the
lists; the one person of the story with this surname; the long form of an acronym; the organisation that begins with
the word; the facility at the place. What nothing explains becomes an entity of its own.
Source: own rules.
Known failures: a surname shared by two people of one article goes to the one whom a title fits, else to the one who is
named in full most often there.
"""

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from articles.text.document import HEADLINE, TEXT
from articles.text.names import lists
from articles.text.names.entries import Entries, Entry
from articles.text.names.kinds import FACILITY, GROUP, ORGANISATION, OTHER, PERSON, PLACE, WORK
from articles.text.names.metonyms import ACTOR, government_name, seat_usage, usage
from articles.text.names.parts import AT_PLACE, Part
from articles.text.names.signs import numbered, only
from articles.text.names.variants import spelling_key
from articles.text.word_lists import word_table

COUPLE = re.compile(r" and \w[\w’'-]+ (\w[\w’'-]+)")
RELATIONS = frozenset(word_table("names/context")["relations"])
Answer = tuple[Entry, float, str]
# People of one surname, or where it is nobody's surname of one first name: beyond them no reader can tell whom it
# means, whatever the text's length. Nothing is cut: the word then stands for itself, like any that nothing explains.
MOST_BEARERS = 30
PAIR_REACH = 80  # code points within which two names are introduced in one breath


@dataclass(slots=True)
class Sightings:
    """Where one article has the full name of one entity."""

    first: Part  # that was noted
    introduced: int  # where it stands first; -1 in the headline
    places: list[tuple[int, int]] = field(default_factory=list)  # starts in order, each with a number of its own

    def last_before(self, part: Part) -> tuple[int, int] | None:
        """The place of the last full name before a short form; a headline comes after all."""
        if part.span.field == HEADLINE:
            return self.places[-1]
        where = bisect_left(self.places, (part.span.start,))
        return self.places[where - 1] if where else None


@dataclass
class Desk:
    """What the long forms have shown: the entities, those of each article, and which words stand after "in"."""

    entries: Entries
    at_place: Counter = field(default_factory=Counter)
    titles: dict[tuple[Hashable, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    first_seen: dict[tuple[Hashable, str], int] = field(default_factory=dict)
    sightings: dict[tuple[Hashable, Entry], Sightings] = field(default_factory=dict)
    ending_at: dict[tuple[Hashable, str, int], Entry] = field(default_factory=dict)
    seen: int = 0

    def saw(self, part: Part, entry: Entry) -> None:
        """Note a full name."""
        document, span = part.document.key, part.span
        self.entries.rows.meet(entry, document)
        start = -1 if span.field == HEADLINE else span.start
        sighted = self.sightings.setdefault((document, entry), Sightings(part, start))
        sighted.introduced = min(sighted.introduced, start)
        insort(sighted.places, (span.start, self.seen))
        self.ending_at.setdefault((document, span.field, span.end), entry)
        self.seen += 1

    def met(self, part: Part) -> None:
        """Note a short form before any is resolved: its titles in the article, and where it stands first."""
        place = (part.document.key, part.key)
        self.titles[place].update(part.titles)
        if part.span.field == TEXT:
            self.first_seen[place] = min(part.span.start, self.first_seen.get(place, part.span.start))

    def sighted(self, part: Part, entry: Entry) -> Sightings | None:
        """Where the article of a part has the full name of an entity."""
        return self.sightings.get((part.document.key, entry))

    def introduced(self, part: Part, entry: Entry) -> int:
        """Where the article first has the full name of an entity; -1 in the headline."""
        sighted = self.sighted(part, entry)
        return sighted.introduced if sighted else 0

    def here(self, part: Part, *sign: Hashable) -> Sequence[Entry]:
        """The entities with a sign that the article of a part names in full."""
        return self.entries.rows.here(part.document.key, *sign)


def resolve(part: Part, kind: tuple[str, str], desk: Desk) -> Answer:
    """The entity of a short form, the score of the link, and why.

    `kind` is the kind that all occurrences of the form vote for, with its reason.
    """
    for find, score, why in SIEVES:
        entry = find(part, kind[0], desk)
        if entry:
            if entry.kind != PERSON:  # a surname or first name means its bearer in this article only
                desk.entries.index(entry, part.key, part.exact)
            return entry, score, why
    return _new(part, kind, desk)


def _new(part: Part, kind: tuple[str, str], desk: Desk) -> Answer:
    entries = desk.entries
    known = entries.exactly(part.key, kind[0])
    spelled = entries.rows.only("spelling", spelling_key(part.key), kind[0])
    entry = known or (spelled if kind[0] != ORGANISATION else None)
    if entry is None:
        entry = entries.add(kind[0], part.key, part.exact)
        entry.why, entry.score = kind[1], 0.6
    entries.index(entry, part.key, part.exact)
    return entry, 0.8 if known else 0.6, "same form"


def _person_here(part: Part, kind: str, desk: Desk) -> Entry | None:
    """The person whose surname, or whose first name, this is in the article."""
    sound, place = spelling_key(part.key), lists.places().get(part.key)
    is_place = place is not None and (place.is_famous or _town_here(part, kind, desk) is not None)
    people, surnames = desk.here(part, "sound", sound), desk.here(part, "surname", sound)
    if len(surnames or people) > MOST_BEARERS or (is_place and part.before() in AT_PLACE and not part.titles):
        return None
    if surnames:
        return _most_likely(_fitting(surnames, part, desk), part, desk)
    if part.key in lists.institutions() and not part.titles:
        return None
    if is_place and not part.titles:
        return None
    firsts = [e for e in people if spelling_key(e.words[0]) == sound]
    if firsts and all(is_family_name_first(e) for e in firsts):
        return _most_likely(firsts, part, desk)
    return _last_named(firsts or people or _nicknamed(part, desk), part, desk)


def _nicknamed(part: Part, desk: Desk) -> list[Entry]:
    """People of the article whose first name the form is a nickname of."""
    rows = (desk.here(part, "nickname", line) for line in lists.nicknames().get(part.key, ()))
    return list(dict.fromkeys(entry for row in rows if len(row) <= MOST_BEARERS for entry in row))


def _most_likely(people: Sequence[Entry], part: Part, desk: Desk) -> Entry | None:
    """Of several people of one name: whom most articles name in full, then who comes first; None of none.

    Of a pair that is introduced in one breath, whoever was named in full again since, and last.

    How often the article itself has the full name tells nothing: the other bearer of the surname always keeps it.
    """
    best = max(people, key=lambda e: (len(e.documents), -desk.introduced(part, e), e.words), default=None)
    if best is None:
        return None
    paired = [e for e in people if abs(desk.introduced(part, e) - desk.introduced(part, best)) < PAIR_REACH]
    paired = [e for e in paired if len(e.documents) == len(best.documents)]
    last = _last_named(paired, part, desk) if len(paired) == 2 else None
    return last if last and _is_named_again(last, part, desk) else best


def _is_named_again(entry: Entry, part: Part, desk: Desk) -> bool:
    """Whether the article has somebody's full name a second time before a short form."""
    sighted = desk.sighted(part, entry)
    return sighted is not None and bisect_left(sighted.places, (part.span.start,)) > 1


def _fitting(people: Sequence[Entry], part: Part, desk: Desk) -> Sequence[Entry]:
    """The people whom a bare surname may mean: whom its "Mr." or "Mrs." fits here or elsewhere in the article.

    A son with his father's name ("Jr.") and somebody's relative ("his wife, Ana Reyes") are not meant by a surname
    that the article has before it introduces them.
    """
    place = (part.document.key, part.key)
    first = desk.first_seen.get(place, part.span.start)
    if not set(part.key.split()) & lists.PERSON_SUFFIXES:
        people = [e for e in people if first >= desk.introduced(part, e) or not _is_second(e, part, desk)]
    wanted = _gender(set(part.titles)) or _gender(desk.titles[place])
    if not wanted:
        return people
    return [e for e in people if e.gender() == wanted] or [e for e in people if not e.gender()]


def _gender(titles: set[str]) -> str:
    """What titles tell of their bearer's gender; "" where they tell nothing, or both."""
    is_male, is_female = bool(titles & lists.MALE_TITLES), bool(titles & lists.FEMALE_TITLES)
    return "" if is_male == is_female else "male" if is_male else "female"


def _is_second(entry: Entry, part: Part, desk: Desk) -> bool:
    """Whether the article brings a person in as the son or another relative of somebody."""
    if entry.words and entry.words[-1] in lists.PERSON_SUFFIXES:
        return True
    sighted = desk.sighted(part, entry)
    if sighted is None:
        return False
    first = sighted.first
    before = first.source[max(0, first.span.start - 30) : first.span.start].rstrip(" ,").split()
    return bool(set(first.titles) & RELATIONS) or (bool(before) and before[-1].lower() in RELATIONS)


def _last_named(people: Sequence[Entry], part: Part, desk: Desk) -> Entry | None:
    """Of people with this first name: the one whose full name stands last before it. A headline comes after all."""
    sighted = ((desk.sighted(part, entry), entry) for entry in people)
    before = {at.last_before(part): entry for at, entry in sighted if at}
    before.pop(None, None)
    return before[max(before)] if before else None


def _couple(part: Part, kind: str, desk: Desk) -> Entry | None:
    """The person of "Ana" in "Ana and Tom Reyes", where the story has an Ana Reyes."""
    match = COUPLE.match(part.source, part.span.end)
    if not match or part.key not in lists.first_names():
        return None
    wanted = spelling_key(f"{part.key} {match.group(1).lower()}")
    found = desk.entries.rows.only("spelling", wanted, PERSON)
    if found:
        desk.saw(part, found)
    return found


def _family_here(part: Part, kind: str, desk: Desk) -> Entry | None:
    """The family whose name stands in the plural ("the Reyeses", "the Steins")."""
    singular = part.key[:-2] if part.key.endswith("ses") else part.key[:-1]
    if not part.key.endswith("s") or len(singular) < 3 or part.key in lists.institutions():
        return None
    if not desk.here(part, "surname", spelling_key(singular)):
        return None
    entry = desk.entries.rows.first("key", part.key, GROUP) or desk.entries.add(GROUP, part.key, part.exact)
    entry.why, entry.score = "plural of a surname", 0.7
    return entry


def _confirmed(part: Part, kind: str, desk: Desk) -> Entry | None:
    """The one confirmed name with this form."""
    return desk.entries.rows.only("confirmed", part.key)


def _institution(part: Part, kind: str, desk: Desk) -> Entry | None:
    institution = lists.institutions().get(part.key)
    if institution is None or part.titles:
        return None
    if part.key in lists.places() and part.before() in AT_PLACE:
        return None
    if institution.is_seat and seat_usage(part) != ACTOR:
        return desk.entries.named(f"{institution.name} (building)", FACILITY, "", part.exact)
    return desk.entries.named(institution.name, ORGANISATION, part.key, part.exact)


def _place(part: Part, kind: str, desk: Desk) -> Entry | None:
    """The place of the lists; a capital that acts is its government; a small town needs signs of a place."""
    place = lists.places().get(part.key) or _abbreviated_state(part)
    if place is None or part.titles:
        return None
    if place.kind == "city":
        if place.government_of and usage(part) == ACTOR:
            return desk.entries.named(government_name(place.government_of), ORGANISATION, "", part.exact)
        stands_as_place = desk.at_place[part.document.key, part.key] > 0
        if not stands_as_place and _facility_here(part, kind, desk):
            return None
        is_town_here = _town_here(part, kind, desk) is not None
        if not place.is_famous and not is_town_here and _organisation_here(part, "", desk):
            return None
        if kind != PLACE and not is_town_here and not (place.is_famous and stands_as_place):
            return None
    return desk.entries.of_place(place, part.key, part.exact)


def _abbreviated_state(part: Part) -> lists.Place | None:
    """The state of "Ariz." standing alone, as after a party in brackets."""
    if part.exact.endswith("."):
        return lists.state_abbreviations().get(part.key)
    before = part.source[max(0, part.span.start - 2) : part.span.start]
    is_postal = len(part.exact) == 2 and part.exact.isupper() and (before == ", " or before.endswith("-"))
    return lists.state_abbreviations().get(part.key) if is_postal else None


def _person_of_story(part: Part, kind: str, desk: Desk) -> Entry | None:
    """The one person of the story, or of the known names, with this surname."""
    sound, rows = spelling_key(part.key), desk.entries.rows
    people, surnames = rows.all("sound", sound), rows.all("surname", sound)
    if len(surnames or people) > MOST_BEARERS:
        return None
    if surnames:
        return only(_fitting(surnames, part, desk)) if len(surnames) == 1 or part.titles else None
    return only([e for e in people if e.words[0] == part.key and is_family_name_first(e)])


def _acronym(part: Part, kind: str, desk: Desk) -> Entry | None:
    """The long name whose initials this is, in the article or else the one of the story."""
    letters = part.exact.replace(".", "")
    if not letters.isupper() or len(letters) < 2:
        return None
    beside = _beside_bracket(part, desk)
    if beside:
        return beside
    here = desk.here(part, "acronym", letters)
    return only(here or desk.entries.rows.all("acronym", letters))


def _beside_bracket(part: Part, desk: Desk) -> Entry | None:
    """The long name right before an acronym in brackets, whatever its letters ("Orlan Harbour Police (PMO)")."""
    start, end, source = part.span.start, part.span.end, part.source
    if source[max(0, start - 2) : start] != " (" or source[end : end + 1] != ")":
        return None
    entry = desk.ending_at.get((part.document.key, part.span.field, start - 2))
    return entry if entry and entry.kind in (ORGANISATION, GROUP, OTHER, WORK) else None


def _town_here(part: Part, kind: str, desk: Desk) -> Entry | None:
    """The town that the article has introduced with its state or country."""
    return None if part.titles else only(desk.here(part, "place", part.key))


def _organisation_here(part: Part, kind: str, desk: Desk) -> Entry | None:
    """The organisation of the article that begins with this ("Orla" for "Orla Group")."""
    if part.titles or lists.is_demonym(part.key):
        return None
    return only(desk.here(part, "head", part.key))


def _organisation_tail(part: Part, kind: str, desk: Desk) -> Entry | None:
    """The organisation of the article that ends with this ("the Authority" for "Orla Harbour Authority")."""
    if lists.CUE_KIND.get(part.key) != ORGANISATION:
        return None
    return only(desk.here(part, "tail", part.key, ORGANISATION))


def _number(part: Part, kind: str, desk: Desk) -> Entry | None:
    """The long form of a number ("HB12" for "House Bill 12")."""
    number = numbered(part.exact)
    found = desk.entries.rows.only("number", number) if number else None
    return None if found is None or ("key", part.key) in found.signs else found  # the same form tells more


def _facility_here(part: Part, kind: str, desk: Desk) -> Entry | None:
    """The facility of the article whose site this is ("Orla" for "Orla airbase")."""
    return only(desk.here(part, "at site", spelling_key(part.key)))


def is_family_name_first(entry: Entry) -> bool:
    """Whether a name looks Chinese or Korean, with the family name first: short words, no known first name."""
    return (
        len(entry.words) in (2, 3)
        and all(len(w) <= 8 for w in entry.words)
        and len(entry.words[0]) <= 4
        and (entry.words[0] not in lists.first_names())
    )


SIEVES = (
    (_couple, 0.8, "first of a couple"),
    (_person_here, 0.9, "surname or first name of a full name in the article"),
    (_family_here, 0.7, "family of a person in the article"),
    (_confirmed, 0.95, "confirmed name"),
    (_institution, 0.95, "known institution"),
    (_place, 0.95, "known place"),
    (_town_here, 0.9, "town named with its state in the article"),
    (_person_of_story, 0.8, "the one person of the story with this name"),
    (_acronym, 0.85, "acronym of a long name in the story"),
    (_organisation_here, 0.8, "first word of an organisation in the article"),
    (_organisation_tail, 0.75, "last word of an organisation in the article"),
    (_number, 0.85, "short for a numbered name in the story"),
    (_facility_here, 0.7, "the facility there, in the article"),
)
