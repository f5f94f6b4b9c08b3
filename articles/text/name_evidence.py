"""Which parts are names: capitals that mean something, by evidence from the documents and from what is known.

Problem: a capital at the start of a sentence, in a title-case headline or in a shouted line says nothing.
Method: words with a capital in mid-sentence, anywhere in the documents at hand, are names; those that only ever begin
sentences must be known (gazetteer, first names, names passed in) or be no English word. Title-case lines are searched
for the names found so, longest first.
Source: Mikheev 1999, "A knowledge-free method for capitalized word disambiguation", with lists beside it.
Known failures: a name that occurs only in a title-case headline, unless a known first name begins it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from articles.text import name_lists as lists
from articles.text.document import HEADLINE, Span
from articles.text.name_forms import name_key
from articles.text.name_parts import Part

IDLE = lists.FUNCTION_WORDS | lists.CALENDAR | lists.HOLIDAYS | lists.NOT_NAMES
LONGEST_NAME = 6


@dataclass(slots=True)
class Evidence:
    """Keys that are names for sure: seen with a capital in mid-sentence, or known beforehand."""

    seen: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)

    def has(self, key: str) -> bool:
        return key in self.seen or key in self.known or is_known_to_world(key)


def is_known_to_world(key: str) -> bool:
    """Whether the lists have a name that is not also a common word or a first name."""
    if key in lists.institutions():
        return key not in lists.COMMON_WORDS or key in ("congress", "parliament", "senate")
    place = lists.places().get(key)
    if place is None:
        return False
    if place.kind in ("country", "region", "state"):
        return True
    is_plain = key not in lists.COMMON_WORDS and key not in lists.GENDER
    return is_plain and place.is_famous if " " not in key else place.is_famous or is_plain


def gather(parts: Iterable[Part], known: Iterable[str]) -> Evidence:
    """Evidence from the parts of all documents at hand and the keys of the known names."""
    evidence = Evidence(known=set(known))
    for part in parts:
        if part.is_title_case or part.starts_sentence or not part.key:
            continue
        if not is_idle(part):
            evidence.seen.add(part.key)
            if len(part.words) > 1 and part.words[0] in lists.GENDER:
                evidence.seen.add(name_key(part.spoils[-1].text) if part.spoils else part.words[-1])
    return evidence


def is_idle(part: Part) -> bool:
    """Whether nothing in a part is more than a function word, a day, a title or an adjective of a people."""
    words = part.words
    if len(part.key) < 2 or part.key.isdigit():
        return True
    if part.key in lists.institutions() or part.key in lists.places():
        return part.key in IDLE
    if is_demonym_phrase(words):
        return not (len(words) == 1 and lists.is_people(words[0]))
    return all(
        w in IDLE or w in lists.TITLE_HEADS or lists.is_demonym(w) or w in lists.TITLE_MODIFIERS for w in words
    ) or (len(words) == 1 and is_school_adjective(words[0], part))


def is_demonym_phrase(words: list[str]) -> bool:
    """Whether words are a demonym: "syrian", "costa rican", "african american"."""
    i = 0
    while i < len(words):
        if i + 1 < len(words) and words[i + 1] in lists.COMPOUND_DEMONYMS.get(words[i], ()):
            i += 2
        elif lists.is_demonym(words[i]):
            i += 1
        else:
            return False
    return True


def is_school_adjective(word: str, part: Part) -> bool:
    """Whether a word in -ist or -ite before a small word is an adjective of a school or party ("Orlaist troops")."""
    return (
        word.endswith(("ist", "ists", "esque", "ism", "ite", "ites"))
        and part.after() not in ("", "said", "says")
        and (part.after().islower() and len(word) > 5 and word not in lists.GENDER)
    )


def accepted(part: Part, evidence: Evidence) -> Part | None:
    """The part as the name it is, with idle words cut from its front; None where it is no name."""
    if part.kind == "work":
        return part
    part = without_front(part, evidence)
    if part is None or is_idle(part):
        return None
    if len(part.words) > 1:
        return part
    word = part.words[0]
    if not part.starts_sentence:
        return part if len(part.key) > 1 else None
    if evidence.has(part.key):
        return part
    return part if word not in lists.COMMON_WORDS and len(word) > 2 and part.exact[:1].isupper() else None


def without_front(part: Part, evidence: Evidence) -> Part | None:
    """The part without words before the name: "But Reyes", "Rescuer Ana Reyes", "Orlan Ana Reyes"."""
    words = part.spoils
    while len(words) > 1:
        key = name_key(" ".join(w.text for w in words))
        if key in lists.places() or key in lists.institutions() or key in evidence.known:
            break
        if not _is_loose_front(words, key, evidence):
            break
        words = words[1:]
    if len(words) == len(part.spoils):
        return part
    return cut_to(part, len(part.spoils) - len(words))


def _is_loose_front(words: list, key: str, evidence: Evidence) -> bool:
    first, second = words[0].folded, words[1].folded
    if second in lists.GENDER and len(words) > 2:
        if lists.is_demonym(first) or first in lists.TITLE_MODIFIERS:
            return True
    if not words[0].starts_sentence or key in evidence.seen:
        return False
    if first in lists.FUNCTION_WORDS:
        return True
    if first not in lists.COMMON_WORDS or first in lists.GENDER:
        return False
    rest = name_key(" ".join(w.text for w in words[1:]))
    return rest in evidence.seen or (second in lists.GENDER and len(words) > 2) or lists.is_demonym(second)


def cut_to(part: Part, first: int) -> Part:
    """The part from its `first` word on."""
    words = part.spoils[first:]
    start = words[0].start
    exact = part.exact[start - part.span.start :]
    folded = [w for word in words for w in word.folded.split()]
    return replace(
        part,
        span=Span(start, part.span.end, part.span.field),
        exact=exact,
        key=name_key(exact),
        words=folded,
        starts_sentence=part.starts_sentence and first == 0,
        spoils=words,
    )


def matched_titles(parts: list[Part], names: Evidence) -> list[Part]:
    """Names in the title-case lines of one document, longest first; `parts` are single words in order."""
    found, i = [], 0
    while i < len(parts):
        match = _longest(parts, i, names)
        found += [match] if match else []
        i += len(match.spoils) if match else 1
    return found


def _longest(parts: list[Part], i: int, names: Evidence) -> Part | None:
    for n in range(min(LONGEST_NAME, len(parts) - i), 0, -1):
        last = parts[i + n - 1]
        if last.span.field != parts[i].span.field or last.span.start - parts[i].span.start > 80:
            continue
        if any(b.span.start - a.span.end > 9 for a, b in zip(parts[i:], parts[i + 1 : i + n], strict=False)):
            continue
        document = last.document
        source = document.headline if last.span.field == HEADLINE else document.text
        exact = source[parts[i].span.start : last.span.end]
        if "\n" in exact or (n > 1 and "’s " in exact):
            continue
        joined = replace(
            parts[i],
            span=Span(parts[i].span.start, last.span.end, last.span.field),
            exact=exact,
            key=name_key(exact),
            words=[w for p in parts[i : i + n] for w in p.words],
            is_possessive=last.is_possessive,
            spoils=[w for p in parts[i : i + n] for w in p.spoils],
        )
        if names.has(joined.key) and not is_idle(joined) or n > 1 and _is_full_name(joined):
            return joined
    return None


def _is_full_name(part: Part) -> bool:
    """A known first name and a word that is no English word, side by side: a person even in a headline."""
    first, *rest = part.words
    return (
        len(rest) == 1
        and first in lists.GENDER
        and first not in lists.COMMON_WORDS
        and rest[0] not in lists.COMMON_WORDS
        and not lists.is_demonym(rest[0])
        and rest[0] not in lists.places()
        and part.exact.count(" ") == 1
    )
