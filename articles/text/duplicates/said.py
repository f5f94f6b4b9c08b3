"""Events and claims that may be one, by their words.

Problem: "Council shuts Veldt Bridge" and "The Veldt Bridge is shut by the council" are one event, and one claim; a
story has hundreds of claims, a day of many stories many events.
Method: content words, figures among them; two that are one share one of their rarest words, so only those are compared
which do. Claims are of one story; events of one day, as far as their days are known. Two that each name somebody whom
the other does not are two.
Source: prefix filtering (Chaudhuri, Ganti and Kaushik 2006) over Dice's coefficient; own cuts.
Known failures: what is said in other words altogether.
"""

from collections import Counter
from collections.abc import Iterable

from articles.text.claims import is_denied
from articles.text.discrepancies import numbers_in, same_count
from articles.text.duplicates.thing import LEAST, Likeness, Thing
from articles.text.index import Token, light_stems, tokens
from articles.text.kept import kept
from articles.text.word_lists import word_set

RAREST = 4  # words of which two that are one share one
ALIKE = 0.6  # Dice's coefficient of two statements' or labels' words
ALIKE_THERE = 0.4  # the same of events on one day at one place


@kept
def said_of(statement: str) -> frozenset[str]:
    """The content words of a statement, as stems."""
    return frozenset(token.stem for token in tokens(statement) if token.stem not in light_stems())


@kept
def _named(statement: str) -> frozenset[str]:
    """Stems of the words that are names, as their capitals tell; a first word only where it is no ordinary word."""
    words = [token for token in tokens(statement) if token.stem not in light_stems()]
    named = {token.stem for token in words if token.start and statement[token.start].isupper()}
    if words and not words[0].start and _opens_a_name(statement, *words[:2]):
        named.add(words[0].stem)
    return frozenset(named)


def _opens_a_name(statement: str, first: Token, second: Token | None = None) -> bool:
    is_followed = second and statement[first.end : second.start] == " " and statement[second.start].isupper()
    return bool(is_followed) or statement[: first.end].lower() not in word_set("names/uncapitalised_words")


def word_blocks(things: Iterable[Thing], groups: Iterable[Iterable[object]]) -> list[set[tuple]]:
    """Of each thing the keys under which it meets others: its rarest words within each of its groups."""
    words = [said_of(thing.names[0]) for thing in things]
    often = Counter(word for each in words for word in each)
    rarest = [sorted(each, key=lambda word: (often[word], word))[:RAREST] for each in words]
    return [{(group, word) for group in own for word in each} for own, each in zip(groups, rarest, strict=True)]


def like_claims(one: Thing, other: Thing, together: int = 0) -> Likeness | None:
    """How likely two claims of one story say the same.

    >>> like_claims(Thing(1, ("The Veldt Bridge is closed.",)), Thing(2, ("The Veldt Bridge has been closed.",))).why
    'Both say it in the same words'
    """
    a, b = one.names[0], other.names[0]
    alike = _alike(a, b)
    if alike < ALIKE:
        return None
    said = (
        "Both say it in the same words" if alike == 1 else f"They share {alike:.0%} of their words".replace("%", " %")
    )
    score = round(0.9 * alike, 3)
    for against in contradictions(a, b):
        said, score = f"{said}; {against[0].lower()}{against[1:]}", score * 0.8
    return Likeness(round(score, 3), said) if score >= LEAST else None


def like_events(one: Thing, other: Thing, together: int = 0) -> Likeness | None:
    """How likely two events are one; None where their days differ."""
    if days_apart(one, other):
        return None
    alike, is_one_day = _alike(one.names[0], other.names[0]), bool(one.days and other.days)
    is_one_place = bool(one.places & other.places)
    if alike < (ALIKE_THERE if is_one_day and is_one_place else ALIKE):
        return None
    reasons = [f"They share {alike:.0%} of their words".replace("%", " %") if alike < 1 else "Both have the same words"]
    reasons += ["are on the same day"] if is_one_day else []
    reasons += ["are at the same place"] if is_one_place else []
    reasons += ["have the same people"] if one.people & other.people else []
    score = 0.6 * alike + 0.2 * is_one_day + 0.12 * is_one_place + 0.06 * bool(one.people & other.people)
    return Likeness(round(score, 3), ", ".join(reasons)) if score >= LEAST else None


def days_apart(one: Thing, other: Thing) -> bool:
    """Whether both have days, and none in common."""
    if not (one.days and other.days):
        return False
    return one.days[1] < other.days[0] or other.days[1] < one.days[0]


def contradictions(a: str, b: str) -> list[str]:
    """Where two statements of much the same differ in what matters: a figure, a yes or no; each a sentence, no stop."""
    found = ["One says that it is not so"] if is_denied(a) != is_denied(b) else []
    pairs = [(x, y) for x in numbers_in(a) for y in numbers_in(b) if same_count(x, y)]
    differing = next(((x, y) for x, y in pairs if not x.agrees(y)), None)
    return found + ([f"One says {differing[0].exact}, the other {differing[1].exact}"] if differing else [])


def _alike(a: str, b: str) -> float:
    """Dice's coefficient of their words; 0 where each names somebody whom the other does not."""
    one, other = said_of(a), said_of(b)
    if (_named(a) - other) and (_named(b) - one):
        return 0.0
    return 2 * len(one & other) / max(1, len(one) + len(other))
