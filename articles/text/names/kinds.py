"""What kind of thing a name names: person, organisation, place, facility, group, work or other.

Problem: the kind decides how a name may be shortened and what it may be linked with.
Method: votes. The name's own words vote (a cue at its end, a known place, a first name), and so does what stands
around each occurrence (a title before, "in" before, "said" after); all occurrences of one form vote together.
Source: own rules; weights set by hand in the order of how far each sign can be trusted.
Known failures: firms named after people ("Ana Reyes" as a shop) are people; unknown places without a preposition are
not told from people.
"""

import re
from collections import Counter

from articles.text.names import lists
from articles.text.names.forms import kept
from articles.text.names.parts import Part, last_word
from articles.text.word_lists import word_table

PERSON, ORGANISATION, PLACE, FACILITY = "person", "organisation", "place", "facility"
GROUP, WORK, EVENT, OTHER = "group", "work", "event", "other"
_CONTEXT = word_table("names/context")
SAYS, AT, TOWARDS, BEARERS, PLACE_OF, SURNAME_CUES, FIRM_AFTER, FIRM_BEFORE = (
    frozenset(_CONTEXT[heading])
    for heading in ("says", "at", "towards", "bearers", "place_of", "surname_cues", "firm_after", "firm_before")
)


ROMAN = re.compile(r"[ivx]+")
IT_AFTER = re.compile(r"\s(?:said|says|announced|confirmed|warned|expects|told \w+)\s(?:on \w+\s)?(?:that\s)?its?\b")
CAMEL = re.compile(r"[a-z][A-Z]")
SURNAME_PREFIX = re.compile(r"(?:Ma?c|De|Di|Du|La|Le|Van|Von|Fitz|Del|Al|El)[A-Z]")


def kind_of(parts: list[Part], titled: frozenset[str] = frozenset()) -> tuple[str, str]:
    """The kind that all occurrences of one form vote for, and what spoke for it most.

    `parts` share one key; `titled` are keys that stand somewhere after a title. Returns (kind, reason).
    """
    votes = Counter(dict(_own_votes(tuple(parts[0].words), parts[0].key, parts[0].exact)))
    if len(parts[0].words) > 1 and parts[0].words[-1] in titled:
        votes[PERSON] += 1.5
    reason = max(votes, key=lambda k: votes[k], default=OTHER)
    for part in parts[:12]:
        if part.kind:
            votes[part.kind] += 4
        for kind, weight in context_votes(part):
            votes[kind] += weight
    if not votes:
        return OTHER, "capitals only"
    kind = max(sorted(votes), key=lambda k: votes[k])
    if kind == EVENT:
        kind = OTHER
    return kind, "its own words" if reason == kind else "what stands around it"


@kept
def _own_votes(words: tuple[str, ...], key: str, exact: str) -> tuple[tuple[str, float], ...]:
    place, institution = lists.places().get(key), lists.institutions().get(key)
    if institution:
        return ((FACILITY if institution.is_seat else ORGANISATION, 6.0),)
    votes: dict[str, float] = Counter()
    if place:
        votes[PLACE] += _place_vote(place, words)
    if len(words) == 1:
        _vote_single(votes, words[0], exact)
    else:
        _vote_several(votes, words, exact)
    return tuple(votes.items())


def _place_vote(place: lists.Place, words: tuple[str, ...]) -> float:
    """How far a name's being in the gazetteer speaks for a place: cities share their names with people and words."""
    if place.kind != "city":
        return 6.0
    if place.is_famous:
        return 3.0
    if len(words) == 1 and (words[0] in lists.COMMON_WORDS or words[0] in lists.first_names()):
        return 1.6 if place.population > 300_000 else 0.4
    return 2.0 if place.population > 100_000 else 0.5


def _vote_single(votes: dict[str, float], word: str, exact: str) -> None:
    if lists.is_people(word):
        votes[GROUP] += 4
    elif exact.isupper() and 2 <= len(word) <= 6:
        votes[ORGANISATION] += 2
    elif lists.CUE_KIND.get(word) in (ORGANISATION, WORK):
        votes[lists.CUE_KIND[word]] += 1
    elif word in lists.first_names():
        votes[PERSON] += 1.5
    elif exact.endswith((".com", ".org", ".net")):
        votes[ORGANISATION] += 2
    elif CAMEL.search(exact) and not SURNAME_PREFIX.match(exact):
        votes[ORGANISATION] += 0.5
    elif word in lists.COMMON_WORDS:
        votes[OTHER] += 0.5
    else:
        votes[OTHER] += 0.5
        votes[PERSON] += 0.4


def _vote_several(votes: dict[str, float], words: tuple[str, ...], exact: str) -> None:
    of = next((i for i, w in enumerate(words) if w in ("of", "for", "on") and i), None)
    head = words[of - 1] if of else words[-1]
    cue = lists.CUE_KIND.get(head) or (lists.CUE_KIND.get(words[-1]) if of else None)
    front = lists.FRONT_CUE_KIND.get(words[0])
    is_bearer = words[0] in lists.first_names() and words[0] not in lists.COMMON_WORDS
    if cue and not (is_bearer and len(words) == 2 and words[-1] in SURNAME_CUES):
        votes[cue] += 3.5
    elif head.isdigit() and len(words) > 1:
        votes[WORK] += 3
    if front and not cue:
        votes[front] += 0.8 if all(w in lists.COMMON_WORDS for w in words) else 2
    _vote_person(votes, words, exact, has_cue=bool(cue or front))
    _vote_by_ends(votes, words, exact)


def _vote_person(votes: dict[str, float], words: tuple[str, ...], exact: str, has_cue: bool) -> None:
    """How far several words look like a person's name: a first name, an initial, words that are no English words."""
    is_common = [w in lists.COMMON_WORDS for w in words]
    if words[-1] in lists.PERSON_SUFFIXES:
        votes[PERSON] += 3
    if len(words[0]) == 1 and not exact.isupper():
        votes[PERSON] += 2
    if words[0] in lists.first_names():
        votes[PERSON] += 1.2 if is_common[0] and is_common[-1] else 2 if is_common[0] else 3
    elif words[0] in lists.institutions() or words[0] in lists.places():
        return
    elif not any(is_common) and len(words) <= 4:
        votes[PERSON] += 1.5
    elif len(words) == 2 and not has_cue and not is_common[0]:
        votes[PERSON] += 1
    elif len(words) == 2 and not has_cue and _may_be_surname(words[-1], exact):
        votes[PERSON] += 0.7


def _vote_by_ends(votes: dict[str, float], words: tuple[str, ...], exact: str) -> None:
    """What the first and last words and the marks between tell of things: firms, works, peoples."""
    first, last = words[0], words[-1]
    has_first_name = first in lists.first_names()
    place = lists.places().get(last)
    if last in lists.institutions():
        votes[ORGANISATION] += 2
    if not has_first_name and (first in lists.institutions() or first in lists.places()):
        is_firm = last in lists.COMMON_WORDS and (first in lists.institutions() or last.endswith("s"))
        votes[ORGANISATION if is_firm else OTHER] += 1 if last in lists.COMMON_WORDS else 0.5
    if place and place.kind != "city" and not has_first_name:
        votes[ORGANISATION] += 1.2
    if " v. " in exact:
        votes[WORK] += 4
    if all(w in lists.COMMON_WORDS for w in words):
        votes[OTHER] += 1
    if "&" in exact or " and " in exact:
        votes[ORGANISATION] += 1.5
    if lists.is_people(last):
        votes[GROUP] += 2
    elif lists.is_demonym(first):
        votes[ORGANISATION] += 0.7
    if exact.isupper():
        votes[ORGANISATION] += 0.3


def _may_be_surname(word: str, exact: str) -> bool:
    """Whether an uncommon word may be the surname after a first name that is a common word."""
    if any(word in known for known in (lists.COMMON_WORDS, lists.first_names(), lists.places(), lists.TITLE_MODIFIERS)):
        return False
    return word.isalpha() and not exact.split()[-1].isupper() and not ROMAN.fullmatch(word)


def context_votes(part: Part) -> list[tuple[str, float]]:
    """What stands around one occurrence votes: title, word before, word after."""
    votes = []
    if part.titles:
        votes.append((PERSON, 4.0))
    before = part.before()
    after = part.after().lower()
    if before == "of":
        head = last_word(part.source, part.span.start - 3)
        if head in PLACE_OF:
            votes.append((PLACE, 2.0))
        elif after in SAYS:
            return [*votes, (ORGANISATION, 1.0)]
    if (
        IT_AFTER.match(part.source, part.span.end)
        or after in FIRM_AFTER
        or before in FIRM_BEFORE
        or (part.is_possessive and after in SAYS)
    ):
        votes.append((ORGANISATION, 2.0))
    if before in AT:
        votes.append((PLACE, 1.2))
    elif before in TOWARDS:
        votes.append((PLACE, 0.3))
    elif lists.is_title(before) and before not in ("private", "general"):
        votes.append((PERSON, 1.5))
    if after in BEARERS:
        votes.append((PERSON, 0.6))
    if after in SAYS:
        votes += [(PERSON, 0.8), (ORGANISATION, 0.5)]
    elif after.isdecimal() and len(after) < 4 and 15 < int(after) < 105:
        votes.append((PERSON, 1.5))
    return votes
