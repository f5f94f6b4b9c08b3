"""Which parts are names: capitals that mean something, by evidence from the documents and from what is known.

Problem: a capital at the start of a sentence, in a title-case headline or in a shouted line says nothing.
Method: words with a capital in mid-sentence, anywhere in the documents at hand, are names; those that only ever begin
sentences must be known (gazetteer, first names, names passed in) or be no English word. Title-case lines are searched
for the names found so, longest first. Words joined by a hyphen ("Orla-Reyes summit") are parted where both halves are
names of their own.
Source: Mikheev 1999, "A knowledge-free method for capitalized word disambiguation", with lists beside it.
Known failures: a name that occurs only in a title-case headline, unless a known first name begins it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from articles.text.names import lists
from articles.text.names.forms import fold, kept, name_key
from articles.text.names.parts import Part
from articles.text.names.runs import Word
from articles.text.word_lists import word_table

PLURALS = frozenset(
    ("troops", "forces", "officials", "authorities", "soldiers", "voters", "rebels", "people", "leaders")
)
PARTIES = frozenset(("republican", "democratic", "democrat", "conservative", "labour", "liberal"))
IDLE = lists.FUNCTION_WORDS | lists.DAYS_AND_MONTHS | lists.HOLIDAYS | lists.NOT_NAMES
# Institutions that are also common words, but not with a capital.
ALWAYS = frozenset(word_table("names/context")["always"])
LONGEST_NAME = 6
# How far apart two words of one name may stand in a title-case line: " of the ".
LONGEST_GAP = 9


SUM_OF_MONEY = re.compile(r"(?:us|hk|nz|au|ca)\d+(?:[bm]n?|k|tn)?")  # "US6,100", whose sign was lost
PICTURE_AGENCIES = frozenset(word_table("names/context")["picture_agencies"])
PICTURE_BEFORE = re.compile(
    rf"\b(?:{'|'.join(word_table('names/context')['picture_words'])})(?: (?:credit|courtesy of|by))?\s?[:/]\s?$|"
    rf"\b(?:{'|'.join(word_table('names/context')['picture_words'])}) (?:by|courtesy of) $",
    re.IGNORECASE,
)
STROKE_AFTER = re.compile(r"\s?/\s?([A-Za-z]{2,20})\b")
ONE_LETTER_WORD = re.compile(r"[A-Z]-[a-z]{2,}")  # "X-ray"


FIELD_REACH = 80  # code points before a word in which the office is looked for whose field it is
FIELD_BEFORE = re.compile(
    r"\b(?:[Mm]inister|[Ss]ecretary|[Cc]ommissioner|[Ss]pokes(?:man|woman|person)|[Ee]nvoy)\s(?:of\s[Ss]tate\s)?for\s(?:the\s)?"
    r"(?:[A-Z]\w{1,30}(?:,?\s(?:and|&)\s|,\s|\s)){0,5}$"
)


@dataclass(slots=True)
class Evidence:
    """Keys that are names for sure: seen with a capital in mid-sentence, or known beforehand."""

    seen: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)

    def has(self, key: str) -> bool:
        return key in self.seen or key in self.known or is_known_to_world(key)


def is_known_to_world(key: str) -> bool:
    """Whether the lists have a name that is not also a common word or a first name.

    >>> is_known_to_world("portugal"), is_known_to_world("reading"), is_known_to_world("apple")
    (True, False, False)
    """
    place, institution = lists.places().get(key), lists.institutions().get(key)
    if key in ALWAYS:
        return True
    if place and place.kind != "city":
        return True
    if key in lists.COMMON_WORDS:
        return False
    if institution:
        return True
    return bool(place) and place.is_famous and key not in lists.first_names()


def gather(parts: Iterable[Part], known: Iterable[str]) -> Evidence:
    """Evidence from the parts of all documents at hand and the keys of the known names."""
    evidence = Evidence(known=set(known))
    for part in parts:
        if part.is_title_case or part.starts_sentence or not part.key or is_idle(part):
            continue
        evidence.seen.add(part.key)
        if len(part.words) > 1 and (part.titles or part.words[0] in lists.first_names()):
            evidence.surnames.add(last_word_key(part))
            if part.titles and len(part.words) < 4 and part.words[0] not in lists.first_names():
                evidence.surnames.add(part.words[0])  # a family name that stands first
    evidence.seen |= evidence.surnames
    return evidence


def last_word_key(part: Part) -> str:
    """The key of a name's last word: of a person, the surname."""
    return name_key(part.pieces[-1].text) if part.pieces else part.words[-1]


def is_idle(part: Part) -> bool:
    """Whether nothing in a part is more than a function word, a day, a title or an adjective of a people."""
    if len(part.key) < 2 or ONE_LETTER_WORD.fullmatch(part.exact):
        return True
    if part.exact[-1] == "." and part.key in lists.state_names():
        return False
    if len(part.pieces) == 1 and part.pieces[0].is_date:
        return True
    if part.key in IDLE and _is_acronym(part) and (part.key in lists.institutions() or part.key in lists.places()):
        return False
    if _is_idle_key(part.key, tuple(part.words)):
        return True
    is_listed = part.key in lists.places() or part.key in lists.institutions()
    return len(part.words) == 1 and not is_listed and _is_school(part.words[0], part)


@kept
def _is_idle_key(key: str, words: tuple[str, ...]) -> bool:
    if key.isdigit() or SUM_OF_MONEY.fullmatch(key):
        return True
    if key in lists.institutions() or key in lists.places():
        return key in IDLE
    if is_demonym_phrase(words):
        return not lists.is_people(words[-1])
    if len(words) > 1 and lists.CUE_KIND.get(words[-1]) == "organisation":
        return False
    return all(w in IDLE or lists.is_title(w) or lists.is_demonym(w) or w in lists.TITLE_MODIFIERS for w in words)


def _is_acronym(part: Part) -> bool:
    """Whether capitals tell a name from a small word: "US", "WHO", unless the whole line is shouted."""
    return part.exact.isupper() and not part.is_shouted


def is_demonym_phrase(words: Sequence[str]) -> bool:
    """Whether words are a demonym.

    >>> is_demonym_phrase(["costa", "rican"]), is_demonym_phrase(["costa", "brava"])
    (True, False)
    """
    i = 0
    while i < len(words):
        if i + 1 < len(words) and words[i + 1].removesuffix("s") in lists.COMPOUND_DEMONYMS.get(words[i], ()):
            i += 2
        elif lists.is_demonym(words[i]):
            i += 1
        else:
            return False
    return True


def _is_school(word: str, part: Part) -> bool:
    """Whether a word before a noun is an adjective of a school, party or people ("Orlaist troops", "Orlian troops")."""
    if len(word) < 5 or word in lists.first_names() or part.is_possessive or part.titles:
        return False
    after = part.after()
    if lists.is_title(fold(after)) and after[:1].isupper():
        return word.endswith(("an", "ese", "ish", "i"))
    if len(word) < 6:
        return False
    if word.endswith(("ist", "ists", "esque", "ism", "ite", "ites")):
        return after.islower() and after not in ("said", "says")
    is_noun = after in lists.COMMON_WORDS and after not in lists.FUNCTION_WORDS and not after.endswith(("ed", "s"))
    return word.endswith(("ian", "ean")) and (is_noun or after in PLURALS)


def accepted(part: Part, evidence: Evidence) -> Part | None:
    """The part as the name it is, with idle words cut from its front; None where it is no name."""
    if part.kind == "work":
        return part
    part = without_back(without_front(part, evidence), evidence)
    if len(part.words) == 1 and _needs_bearer(part.words[0]):
        return part if part.titles or (part.key in evidence.surnames and not part.pieces[0].is_date) else None
    if (is_idle(part) and part.key not in evidence.surnames) or _is_field_of_office(part, evidence):
        return None
    if part.titles or not part.starts_sentence or evidence.has(part.key):
        return part
    if len(part.words) > 1:
        return None if _is_phrase(part) else part
    word = part.words[0]
    is_common = _is_common(word) or word.replace("our", "or") in lists.COMMON_WORDS  # "Rumours", "Harbours"
    is_common = is_common or _is_common(word.replace("our", "or"))
    return part if not is_common and len(word) > 2 else None


def _is_field_of_office(part: Part, evidence: Evidence) -> bool:
    """Whether common words tell what somebody is minister for ("the minister for Sport and Ferries")."""
    if part.titles or part.key in evidence.known or part.words[0] in lists.first_names():
        return False
    if not all(_is_common(word) for word in part.words):
        return False
    return bool(FIELD_BEFORE.search(part.source[max(0, part.span.start - FIELD_REACH) : part.span.start]))


def is_picture_credit(part: Part) -> bool:
    """Whether a name only says who took a picture ("Photograph: Ana Reyes", "Ana Reyes/Orla Images")."""
    if PICTURE_BEFORE.search(part.source, max(0, part.span.start - 30), part.span.start):
        return len(part.words) > 1
    agency = STROKE_AFTER.match(part.source, part.span.end)
    return bool(agency) and len(part.words) > 1 and agency.group(1).lower() in PICTURE_AGENCIES


def _needs_bearer(word: str) -> bool:
    """Whether a word is a name only where somebody's full name has it: "May", "Bishop"."""
    return (lists.is_title(word) and word not in lists.institutions()) or word in lists.AMBIGUOUS_MONTHS


def _is_phrase(part: Part) -> bool:
    """Whether a run at the start of a sentence is a heading of common words ("Limited Tools")."""
    ends = (part.words[0], part.words[-1])
    if any(word in lists.CUE_KIND or word in lists.FRONT_CUE_KIND or word in lists.PERSON_SUFFIXES for word in ends):
        return False
    if part.words[0] in lists.first_names():
        return False
    return all(word in lists.COMMON_WORDS or word in lists.FUNCTION_WORDS for word in part.words)


def without_front(part: Part, evidence: Evidence) -> Part:
    """The part without words before the name: "But Reyes", "Rescuer Ana Reyes", "Orlan Ana Reyes"."""
    words = part.pieces
    while len(words) > 1:
        key = name_key(" ".join(w.text for w in words))
        if key in lists.places() or key in lists.institutions() or key in evidence.known:
            break
        if name_key(f"{words[0].text} {words[1].text}") in lists.places() or not _is_loose(words, key, evidence):
            break
        words = words[1:]
    if len(words) == len(part.pieces):
        return part
    starts = part.starts_sentence and words[0].starts_sentence
    return part.resized(words[0].start, part.span.end, starts_sentence=starts, pieces=words)


def without_back(part: Part, evidence: Evidence) -> Part:
    """A name seen elsewhere without the common words after it ("the Reyes Agenda", "Ana Reyes Memos")."""
    if len(part.words) < 2 or part.kind or part.key in evidence.known:
        return part
    last = part.words[-1]
    if len(part.pieces) > 2 and last in lists.COMMON_WORDS and last not in lists.CUE_KIND:
        pieces = part.pieces[:-1]
        if name_key(" ".join(w.text for w in pieces)) in evidence.seen and part.words[0] in lists.first_names():
            return part.resized(pieces[0].start, pieces[-1].end, pieces=pieces)
    if part.titles or part.words[0] not in evidence.surnames:
        return part
    rest = part.words[1:]
    if not all(w in lists.COMMON_WORDS and w not in lists.CUE_KIND for w in rest):
        return part
    if any(w in evidence.surnames for w in rest) or part.words[0] in lists.first_names():
        return part
    first = part.pieces[0]
    return part.resized(first.start, first.end, pieces=part.pieces[:1])


def _is_loose(words: list[Word], key: str, evidence: Evidence) -> bool:
    """Whether the first of a name's words does not belong to it."""
    first, second = words[0].folded, words[1].folded
    is_person = second in lists.first_names() and len(words) > 2 and words[-1].folded not in lists.CUE_KIND
    if _is_description(words) or _is_office(words):
        return True
    if words[1].link == "particle":
        return False
    if first in lists.FUNCTION_WORDS and (words[0].starts_sentence or first not in lists.first_names()):
        return key not in evidence.seen or not words[0].starts_sentence
    if not words[0].starts_sentence or key in evidence.seen:
        return False
    if first not in lists.COMMON_WORDS or first in lists.first_names():
        return False
    rest = name_key(" ".join(w.text for w in words[1:]))
    return evidence.has(rest) or is_person or lists.is_demonym(second)


def _is_description(words: list[Word]) -> bool:
    """Whether parties, peoples and the like stand before a person or a place ("House Republican Ana Reyes")."""
    i = 0
    while i < len(words) and (lists.is_demonym(words[i].folded) or words[i].folded in lists.TITLE_MODIFIERS):
        i += 1
    if not i or i == len(words):
        return False
    rest = words[i:]
    if len(rest) == 1 and all(lists.is_demonym(w.folded) for w in words[:i]):  # "the Orlan town Sel": "Orlan Sel"
        last = rest[0].folded
        return last in lists.places() or not (last in lists.COMMON_WORDS or last in lists.CUE_KIND)
    if rest[0].folded in lists.first_names() and len(rest) > 1 and rest[-1].folded not in lists.CUE_KIND:
        return True
    if words[0].folded not in PARTIES:
        return False
    is_name = len(rest) > 1 and rest[-1].folded not in lists.CUE_KIND and rest[-1].folded not in lists.COMMON_WORDS
    return is_name or name_key(" ".join(w.text for w in rest)) in lists.places()


def _is_office(words: list[Word]) -> bool:
    """Whether all words but the last two are common, and these a full name ("Inland Security Ana Reyes")."""
    *office, first, last = (w.folded for w in words)
    if not office or first not in lists.first_names() or first in lists.COMMON_WORDS or last in lists.CUE_KIND:
        return False
    is_known = office[0] in lists.first_names() or office[0] in lists.FRONT_CUE_KIND
    return not is_known and all(_is_common(word) for word in office)


def _is_common(word: str) -> bool:
    """Whether a word is in the list of common ones, or its singular is ("equalities")."""
    singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return word in lists.COMMON_WORDS or singular in lists.COMMON_WORDS


def split_pairs(part: Part, evidence: Evidence) -> list[Part]:
    """The halves of a hyphenated pair, or the part itself.

    A double-barrelled surname stays whole: its whole is known, or one half is no name by itself.
    """
    if "-" not in part.exact or " " in part.exact or part.kind or part.key in evidence.known:
        return [part]
    halves = part.exact.split("-")
    if len(halves) != 2 or not all(len(h) > 1 and h[0].isupper() for h in halves):
        return [part]
    if not all(evidence.has(name_key(half)) for half in halves):
        return [part]
    middle = part.span.start + len(halves[0])
    return [
        _half(part, part.span.start, middle, is_first=True),
        _half(part, middle + 1, part.span.end, is_first=False),
    ]


def _half(part: Part, start: int, end: int, is_first: bool) -> Part:
    exact = part.source[start:end]
    starts = part.starts_sentence and is_first
    word = Word(start, end, exact, fold(exact), starts)
    possessive = part.is_possessive and not is_first
    return part.resized(start, end, starts_sentence=starts, is_possessive=possessive, pieces=[word])


def matched_titles(parts: list[Part], names: Evidence) -> list[Part]:
    """Names in the title-case lines of one document, longest first; `parts` are single words in order."""
    found, i = [], 0
    while i < len(parts):
        match = _longest(parts, i, names)
        found += [match] if match else []
        i += len(match.pieces) if match else 1
    return found


def _longest(parts: list[Part], i: int, names: Evidence) -> Part | None:
    first = parts[i]
    for n in range(_chain(parts, i), 0, -1):
        group = parts[i : i + n]
        pieces = [word for part in group for word in part.pieces]
        start, end = first.span.start, group[-1].span.end
        key = name_key(first.source[start:end])
        if n > 1 and pieces[0].folded.partition(" ")[0] != key.partition(" ")[0]:
            continue  # a title that the key leaves out
        if not names.has(key) and not (n == 2 and _is_full_name(pieces, names)):
            continue
        joined = first.resized(start, end, pieces=pieces, is_possessive=group[-1].is_possessive)
        if not is_idle(joined):
            return joined
    return None


def _chain(parts: list[Part], i: int) -> int:
    """How many words of a title-case line, from word `i` on, may stand in one name."""
    group = parts[i : i + LONGEST_NAME]
    return next((n for n, (left, right) in enumerate(pairwise(group), 1) if not _may_go_on(left, right)), len(group))


def _may_go_on(left: Part, right: Part) -> bool:
    """Whether two words may stand in one name: on one line, close by, no possessive between."""
    start, end = left.span.end, right.span.start
    if left.span.field != right.span.field or left.is_possessive or end - start > LONGEST_GAP:
        return False
    return "\n" not in left.source[start:end]


def _is_full_name(pieces: list[Word], names: Evidence) -> bool:
    """A known first name and a word that is no English word, or seen as a name: a person even in a headline."""
    first, last = (word.folded for word in pieces)
    if pieces[1].link != "space" or " " in last:
        return False
    if first not in lists.first_names() or first in lists.COMMON_WORDS:
        return False
    if last in lists.COMMON_WORDS and last not in names.seen:
        return False
    return not lists.is_demonym(last) and last not in lists.places() and last not in IDLE
