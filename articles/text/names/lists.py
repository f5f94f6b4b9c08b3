"""What is known of words beforehand: titles, demonyms, cues of kinds, first names, common words, places.

Problem: whether "Bath" is a city, "Grace" a person and "Ministers" a name cannot be seen from the capital alone.
Method: word lists of our own for what reporters write around names; libraries for what is known of the world.
Source: GeoNames (countries, American states, cities of 15,000 people or more; distilled by
`tests/bench/make_gazetteer.py`), Faker's first names and SCOWL's common words (both distilled by
`tests/bench/learn_names.py`), own lists in `data/names`.
Known failures: a place shares its name with others ("Springfield"): the largest stands for all.
"""

from dataclasses import dataclass
from functools import cache

from articles.text.names.forms import fold, name_key
from articles.text.word_lists import lines, word_set, word_table

KIND_CUES = ("organisation", "facility", "place", "event", "work", "group")
# Cities below this size are not known beforehand where their name is also a common word or a first name.
FAMOUS_CITY = 500_000


def _words(table: str, heading: str) -> frozenset[str]:
    return frozenset(map(fold, word_table(f"names/{table}")[heading]))


STRONG_TITLES, WEAK_TITLES = _words("titles", "strong"), _words("titles", "weak")
TITLE_MODIFIERS, TITLE_FIELDS = _words("titles", "modifier"), _words("titles", "field")
TITLE_WORDS = STRONG_TITLES | WEAK_TITLES | {f"{word}s" for word in STRONG_TITLES | WEAK_TITLES}
COMMON_TITLES = frozenset(
    ("general", "king", "judge", "major", "prince", "princess", "duke", "earl", "sir", "lord", "lady")
)
# Titles that need no name after "Mr."; other titles are surnames there ("Mr. King").
ADDRESSED, HONORIFICS = _words("titles", "address"), _words("titles", "honorific")
FIRST_NAME_TITLES = _words("titles", "first")
TITLE_ADJECTIVES = _words("titles", "adjective")
MALE_TITLES, FEMALE_TITLES = _words("titles", "male"), _words("titles", "female")

CUE_KIND: dict[str, str] = {word: kind for kind in reversed(KIND_CUES) for word in _words("cues", kind)}
FRONT_CUE_KIND: dict[str, str] = {
    word: kind for kind in ("facility", "place", "event", "work") for word in _words("cues", f"before_{kind}")
}
OF_HEADS, FOR_HEADS = _words("cues", "of_heads"), _words("cues", "for_heads")
SMALL_FACILITIES = tuple(
    head.strip() for head in " ".join(word_table("names/cues")["small_facility"]).split(",") if head.strip()
)

DAYS_AND_MONTHS, DOTTED_DAYS = _words("not_names", "calendar"), _words("not_names", "dotted")
AMBIGUOUS_MONTHS = _words("context", "ambiguous_months")
HOLIDAYS, NOT_NAMES = _words("not_names", "holiday"), _words("not_names", "word")
FUNCTION_WORDS = frozenset(map(fold, word_set("names/function_words")))
COMMON_WORDS = word_set("names/uncapitalised_words")
PARTICLES = _words("particles", "name")
PERSON_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
DEMONYMS = word_set("names/demonyms")
PEOPLES = frozenset(
    word.removesuffix("man") + ending
    for word in DEMONYMS
    for ending in (("men", "woman", "women") if word.endswith("man") else ())
) | frozenset(f"{word}s" for word in DEMONYMS if not word.endswith(("s", "sh", "ch", "ese")))
PEOPLES -= DEMONYMS
COMPOUND_DEMONYMS = {first: frozenset(rest) for first, rest in word_table("names/compound_demonyms").items()}
GENDER: dict[str, str] = {name: gender for gender, names in word_table("names/first_names").items() for name in names}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. `country` is the code of ISO 3166; `government_of` is set for capitals."""

    name: str
    kind: str  # "country", "state", "city", "region"
    country: str = ""
    population: int = 0
    government_of: str = ""

    @property
    def is_famous(self) -> bool:
        return self.kind != "city" or self.population >= FAMOUS_CITY or bool(self.government_of)


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution known by a short name; a seat is a building that also stands for those who govern from it."""

    name: str
    is_seat: bool


def is_title(word: str) -> bool:
    """Whether a folded word is the head of a title, in the singular or the plural."""
    return word in TITLE_WORDS


@cache
def first_names() -> frozenset[str]:
    """First names that are not also countries or states, but for the usual ones ("Virginia")."""
    taken = {name_key(name) for kind in ("country", "state") for _, name, _ in _gazetteer()[kind]}
    taken |= {name_key(form) for name, forms in _named_lists("places") for form in (name, *forms)} | COMMON_TITLES
    return frozenset(name for name in GENDER if name not in taken and not is_demonym(name)) | _words("context", "both")


def is_demonym(word: str) -> bool:
    """Whether a folded word is an adjective or noun of a people ("syrian", "syrians", "frenchwoman")."""
    return word in DEMONYMS or word in PEOPLES


def is_people(word: str) -> bool:
    """Whether a folded word is the plural of a people ("syrians", "kurds"), which may stand for a group.

    >>> is_people("syrians"), is_people("syrian"), is_people("swiss")
    (True, False, False)
    """
    return word in PEOPLES


@cache
def _gazetteer() -> dict[str, list[tuple[str, str, str]]]:
    """By kind (code, name, and of a country its capital, of a city its people), large cities first."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for line in lines("names/gazetteer"):
        kind, code, name, rest = (line + "\t").split("\t")[:4]
        found.setdefault(kind, []).append((code, name, rest))
    return found


@cache
def places() -> dict[str, Place]:
    """The gazetteer by name key. Countries win over states, states over cities, large over small."""
    found: dict[str, Place] = {}
    for code, name, _ in _gazetteer()["country"]:
        found.setdefault(name_key(name), Place(name, "country", code))
    for _, name, _ in _gazetteer()["state"]:
        found.setdefault(name_key(name), Place(name, "state", "US"))
    for name, _ in _named_lists("places"):
        found.setdefault(name_key(name), Place(name, "region"))
    capitals = {(code, fold(capital)): name for code, name, capital in _gazetteer()["country"] if capital}
    for code, name, population in _gazetteer()["city"]:
        government = capitals.get((code, fold(name)), "")
        known = found.get(name_key(name))
        if known is None or (known.kind == "region" and government):
            found[name_key(name)] = Place(name, "city", code, int(population), government)
    _add_capitals(found)
    for name, aliases in _named_lists("places") + _named_lists("states"):
        found.update((name_key(alias), found[name_key(name)]) for alias in aliases if not _is_plain_abbreviation(alias))
    return found


def _is_plain_abbreviation(text: str) -> bool:
    """Whether an abbreviation is a word of its own without its dot ("Ill.", "Me."): too weak a sign for a place."""
    return text.endswith(".") and text.count(".") == 1


def _add_capitals(found: dict[str, Place]) -> None:
    """Capitals that the list of cities writes otherwise; those that share their name with a country stay countries."""
    for code, country, capital in _gazetteer()["country"]:
        key = name_key(capital)
        known = found.get(key)
        if key and (known is None or (known.kind != "country" and not known.government_of)):
            population = known.population if known else 0
            found[key] = Place(known.name if known else capital, "city", code, population, country)


def _named_lists(list_name: str) -> list[tuple[str, list[str]]]:
    """The lines "Name= alias; alias" of a list."""
    rows = (line.partition("=") for line in lines(f"names/{list_name}"))
    return [(name.strip(), [form for part in rest.split(";") if (form := part.strip())]) for name, _, rest in rows]


@cache
def state_names() -> frozenset[str]:
    """Keys of American states and their abbreviations, which follow a town after a comma ("Tempe, Ariz.")."""
    rows = _named_lists("states")
    return frozenset(name_key(form) for name, forms in rows for form in (name, *forms)) | frozenset(
        form for code, name, _ in _gazetteer()["state"] for form in (code.lower(), name_key(name))
    )


@cache
def state_abbreviations() -> dict[str, Place]:
    """American states by the abbreviations of newspapers, written with a dot ("ariz"), and of the post ("az")."""
    found = {name_key(form): places()[name_key(name)] for name, forms in _named_lists("states") for form in forms}
    return found | {code.lower(): places()[name_key(name)] for code, name, _ in _gazetteer()["state"]}


@cache
def institutions() -> dict[str, Institution]:
    """Institutions by name key."""
    found = {}
    for line in lines("names/institutions"):
        heading, _, rest = line.partition(":")
        forms = [form.strip() for form in rest.split(";")]
        for form in forms:
            found[name_key(form)] = Institution(forms[0], heading == "seat")
    return found


def listed_name(key: str) -> str:
    """The usual name of the institution, country or region that is listed under a name key; "" for none.

    A town is none: many have its name.

    >>> listed_name("usa") == listed_name("united states")
    True
    """
    institution, place = institutions().get(key), places().get(key)
    if institution:
        return institution.name
    return place.name if place and place.kind != "city" else ""


@cache
def nicknames() -> dict[str, frozenset[int]]:
    """For each first name the numbers of the lines in which it stands; two names that share one may be one person."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines("names/nicknames")):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
