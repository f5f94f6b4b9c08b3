"""People, bodies, places and outlets that may be one, by their names.

Problem: "Volodymyr Zelensky", "Zelenskyy" and "Володимир Зеленський" are one, "Bashar" and "Hafez al-Assad" two; and an
archive has too many names to hold each against all others.
Method: names of other scripts are brought to Latin letters; each name gives some keys, and only what shares a key is
compared: by the key under which names are looked up, by the spellings that one name has (`names.are_variants`), by
initials, by what the lists of places and institutions call it, and by a lone surname where both are named in one story.
Source: blocking as in record linkage (Fellegi and Sunter 1969); own weights; transliteration by anyascii.
Known failures: Hebrew and Arabic, which write no vowels, meet only where the consonants tell enough; nicknames; a woman
who has taken another surname.
"""

import re
from itertools import product

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from articles.text.duplicates.thing import Likeness, Thing
from articles.text.kept import kept
from articles.text.names import (
    PERSON_SUFFIXES,
    are_variants,
    initials,
    listed_name,
    name_key,
    nicknames,
    spelling_key,
    variant_key,
)

COMPARED = 12  # names of one thing
LONGEST = 200  # code points of a name
ARABIC_ARTICLE = re.compile(r"(?<!\w)ال(?=\w{2})")
LETTERS = str.maketrans(dict.fromkeys("اأإآ", "a"))  # a vowel that is written; anyascii leaves it out
UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
HARD_G = str.maketrans({"г": "h", "Г": "H", "ґ": "g", "Ґ": "G"})
AT_HOME = re.compile(r"\.(?:com|net|org|info|news|co\.\w\w|\w\w)$", re.IGNORECASE)  # what a domain has behind its name
NOT_A_WORD = re.compile(r"[\W_]+")
OPENINGS = 6  # letters by which outlets of nearly one name meet
SHORT = 4  # letters: a spelling of fewer says nothing
VARIANT, NEAR = 0.8, 88  # least chance of two spellings, least likeness of two outlets' letters in per cent
NEIGHBOURS = [{"place", "facility"}, {"organisation", "group"}, {"organisation", "facility"}, {"place", "organisation"}]
OTHER_KIND = 0.6  # of the likeness, where one is a person and the other a place
EACH_STORY, MOST_STORIES = 0.04, 4  # what it adds that both are named in one story, and how often it does


@kept
def latin(name: str) -> str:
    """A name in Latin letters, accents and all; of another script as it is usually transliterated.

    >>> latin("Νίκος"), latin("Åsland")
    ('Nikos', 'Åsland')
    """
    name = name[:LONGEST]
    if all(ord(letter) < 0x250 or not letter.isalpha() for letter in name):
        return name
    name = ARABIC_ARTICLE.sub("al-", name).translate(LETTERS)
    name = name.translate(HARD_G) if UKRAINIAN.search(name) else name
    return anyascii(name).replace("'", "")


def name_blocks(thing: Thing) -> set[str]:
    """The keys under which an entity meets those that it may be one with."""
    return {block for name in thing.names[:COMPARED] for block in _blocks(latin(name))} | {f"id {i}" for i in thing.ids}


def _blocks(name: str) -> set[str]:
    key = name_key(name)
    words = key.split()
    if not words:
        return set()
    listed, squeezed = listed_name(key), "".join(words)
    found = {f"spelling {spelling_key(key)}", f"squeezed {squeezed}", f"surname {spelling_key(words[-1])}"}
    found |= {f"listed {listed}"} if listed else set()
    if len(words) > 1:
        found |= {f"sound {variant_key(name)}", f"acronym {initials(name).lower()}"}
        found.add(f"ends {spelling_key(words[0])} {spelling_key(words[-1])}")
    elif len(squeezed) > SHORT:
        found.add(f"sound {variant_key(name)}")
    return found | ({f"acronym {squeezed}"} if len(words) == 1 and name.isupper() else set())


def like_entities(one: Thing, other: Thing, together: int = 0) -> Likeness | None:
    """How likely two entities are one; `together` is the number of stories in which both are named.

    None where nothing speaks for it, or a Wikidata item against it.

    >>> like_entities(Thing(1, ("Ana Reyes",), "person"), Thing(2, ("Anna Reyes",), "person")).why
    '“Ana Reyes” and “Anna Reyes” may be spellings of one name'
    >>> like_entities(Thing(1, ("Ana Reyes",), "person"), Thing(2, ("Omar Reyes",), "person"))
    """
    if one.ids and other.ids:
        item = min(one.ids & other.ids, default="")
        return Likeness(0.99, f"Both are Wikidata’s {item}") if item else None
    pairs = product(one.names[:COMPARED], other.names[:COMPARED])
    is_person = "person" in (one.kind, other.kind)
    found = [like for a, b in pairs if (like := _like_names(a, b, is_person, together))]
    if not found:
        return None
    best = max(found, key=lambda like: like.score)
    score, why = best.score, best.why
    if not _may_be_one_kind(one.kind, other.kind):
        score, why = score * OTHER_KIND, f"{why}, though one is a {one.kind} and the other a {other.kind}"
    if together:
        score += EACH_STORY * min(together, MOST_STORIES)
        why += (
            "; both are named in one story" if together == 1 else f"; both are named in {together} of the same stories"
        )
    return Likeness(round(min(score, 0.98), 3), why)


def _may_be_one_kind(one: str, other: str) -> bool:
    return one == other or "other" in (one, other) or "" in (one, other) or {one, other} in NEIGHBOURS


def _like_names(a: str, b: str, is_person: bool, together: int) -> Likeness | None:
    one, other = name_key(latin(a)), name_key(latin(b))
    if not one or not other or _other_generation(one, other):
        return None
    scripts = " in another script" if (latin(a) == a) != (latin(b) == b) else ""
    if one == other:
        words = f"“{a}” is “{b}”{scripts}" if scripts else f"Both are written “{a}”"
        words = words if scripts or a == b else f"“{a}” and “{b}” are one name"
        return Likeness(0.95 if " " in one else 0.85, words)
    if (listed := listed_name(one)) and listed == listed_name(other):
        return Likeness(0.9, f"“{a}” and “{b}” are names of {listed}")
    if one.replace(" ", "") == other.replace(" ", "") and len(one) > SHORT:
        return Likeness(0.85, f"“{a}” and “{b}” are the same letters{scripts}")
    return _like_spellings(a, b, scripts) or _like_parts(a, b, one.split(), other.split(), is_person, together)


def _like_spellings(a: str, b: str, scripts: str) -> Likeness | None:
    one, other = name_key(latin(a)), name_key(latin(b))
    if min(len(one), len(other)) <= SHORT or one.count(" ") != other.count(" "):
        return None
    chance = are_variants(one, other)
    if chance < VARIANT or (" " not in one and chance < 0.9):
        is_sound = scripts and " " in one and variant_key(one) == variant_key(other)
        return Likeness(0.7, f"“{a}” may be “{b}”{scripts}") if is_sound else None
    words = f"“{a}” is likely “{b}”{scripts}" if scripts else f"“{a}” and “{b}” may be spellings of one name"
    return Likeness(round((0.85 if " " in one else 0.65) * chance, 3), words)


def _like_parts(a: str, b: str, one: list[str], other: list[str], is_person: bool, together: int) -> Likeness | None:
    """A name and part of it: initials, a middle name left out, a surname alone."""
    short, long = sorted((one, other), key=len)
    names = (a, b) if short is one else (b, a)
    if not is_person:
        letters = initials(latin(names[1])).lower()
        is_acronym = len(short) == 1 and len(long) > 1 and len(letters) > 1 and letters == short[0]
        return Likeness(0.6, f"“{names[0]}” are the initials of “{names[1]}”") if is_acronym else None
    if spelling_key(short[-1]) != spelling_key(long[-1]) or len(short[-1]) < SHORT - 1:
        return None
    if len(short) == 1:
        surname = f"“{names[0]}” is the surname of “{names[1]}”"
        return Likeness(0.5, surname) if together and len(long) > 1 else None
    if spelling_key(short[0]) == spelling_key(long[0]):
        return Likeness(0.8, f"“{names[0]}” is “{names[1]}” without a middle name") if len(short) < len(long) else None
    if nicknames().get(one[0], frozenset()) & nicknames().get(other[0], frozenset()):
        return Likeness(0.7, f"“{a}” and “{b}” have one surname, and one first name in two forms")
    if 1 in (len(short[0]), len(long[0])) and short[0][0] == long[0][0]:
        return Likeness(0.6, f"“{a}” and “{b}” have one surname and one initial")
    return None


def _other_generation(one: str, other: str) -> bool:
    """Whether only one of the two is a "Jr.", or they are of two kinds: father and son."""
    last = [{word} & PERSON_SUFFIXES for word in (one.split()[-1], other.split()[-1])]
    return last[0] != last[1]


def outlet_blocks(thing: Thing) -> set[str]:
    """The keys under which an outlet meets those that it may be one with."""
    found = {f"site {domain}" for domain in thing.ids}
    for name in thing.names[:COMPARED]:
        letters = _letters(name)
        found |= {f"letters {letters}", f"opening {letters[:OPENINGS]}"} if letters else set()
    return found | {f"letters {_letters(domain)}" for domain in thing.ids}


@kept
def _letters(name: str) -> str:
    """An outlet's name without what may be left out: "The Ostrand Post" and "ostrandpost.com" are one."""
    words = NOT_A_WORD.sub(" ", latin(AT_HOME.sub("", name.strip())).lower()).split()
    words = words[1:] if len(words) > 1 and words[0] in ("the", "www") else words
    letters = name_key(" ".join(words)).replace(" ", "")
    return letters.removeprefix("the") if len(letters) > 3 + SHORT else letters


def like_outlets(one: Thing, other: Thing, together: int = 0) -> Likeness | None:
    """How likely two outlets are one: by a site, by a name that is the other's site, by names.

    >>> like_outlets(Thing(1, ("The Ostrand Post",)), Thing(2, ("ostrandpost.com",))).why
    '“The Ostrand Post” and “ostrandpost.com” are one name'
    """
    if site := min(one.ids & other.ids, default=""):
        return Likeness(0.95, f"Both are at {site}")
    a, b = one.names[0], other.names[0]
    first, second = _letters(a), _letters(b)
    like = None
    if first and first == second:
        like = Likeness(0.85, f"“{a}” and “{b}” are one name")
    elif first in map(_letters, other.ids) or second in map(_letters, one.ids):
        like = Likeness(0.8, f"The name of one is the site of the other: {', '.join(sorted(one.ids | other.ids)[:3])}")
    elif min(len(first), len(second)) > SHORT and ratio(first, second) >= NEAR:
        like = Likeness(round(ratio(first, second) / 150, 3), f"“{a}” and “{b}” are nearly one name")
    if like and one.country and other.country and one.country != other.country:
        why = f"{like.why}, though of {one.country} and {other.country}"
        return Likeness(round(like.score * OTHER_KIND, 3), why)
    return like
