"""Denials of what others say: "rejects suggestions", "has denied any claim", "the allegations were dismissed".

Problem. There are as many ways to deny as there are verbs, each with its forms, and nouns for what is said; and to
reject a request denies nothing.
Method. A verb of denial with a noun of saying behind it, between them only words that belong to the noun; or such a
noun with the verb's passive behind it. A noun that may be a proposal, too, counts where what follows it tells. Who does
not deny, or declines to, does not.
Source. Own list in `data/denial_words.txt`.
Known failures. "Claims that guards were dismissed were rejected": a passive behind a clause is not looked for.
"""

from collections.abc import Sequence
from functools import cache

from articles.text.word_lists import word_table

DENYING = frozenset(("deny", "reject", "dispute", "refute", "rebut", "contradict", "dismiss"))
MOST_BETWEEN = 4  # words between a verb and its noun: "rejected as false all such claims"
MOST_BEHIND = 6  # between a noun and its passive verb: "claims of fraud in the north were rejected"
_BEING = frozenset(("is", "are", "was", "were", "been", "being"))
_OPENS_CLAUSE = frozenset(("that", "who", "which", "whose"))


def denial_at(words: Sequence[str], at: int) -> int:
    """How many words a denial has that begins with the word numbered `at`; 0 where none begins.

    >>> denial_at("rejects any suggestion that it leaks".split(), 0), denial_at("rejects a request".split(), 0)
    (3, 0)
    """
    table, word = _table(), words[at] if at else words[at].lower()
    if word in table["verb"]:
        noun = _noun_behind(words, at + 1)
        return noun + 1 - at if noun and not is_not_done(words, at) and not _is_passive(words, at) else 0
    if word in table["claim"] and words[at + 1 : at + 2] and words[at + 1] not in table["proposing"]:
        verb = _passive_behind(words, at + 1)
        return verb + 1 - at if verb and not is_not_done(words, verb) else 0
    return 0


def is_not_done(words: Sequence[str], verb: int) -> bool:
    """Whether words before a verb say that it is not done: "did not deny", "declined to deny"."""
    table, before = _table(), [word.lower() for word in words[max(0, verb - 3) : verb]]
    while before and before[-1].endswith("ly"):
        before.pop()
    if before[-1:] == ["to"]:
        before.pop()
        return bool(before) and (before[-1] in table["refusing"] or before[-1] in table["negator"])
    while before and before[-1] in _BEING | {"have", "has", "had"}:
        before.pop()
    return bool(before) and (before[-1] in table["negator"] or before[-1].endswith("n't"))


def denial_words() -> frozenset[str]:
    """All words that a denial may have."""
    return frozenset().union(*_table().values())


@cache
def _table() -> dict[str, frozenset[str]]:
    return {heading: frozenset(words) for heading, words in word_table("denial_words").items()}


def _noun_behind(words: Sequence[str], first: int) -> int:
    """The number of the noun of saying that a verb denies; 0 where it denies none."""
    table = _table()
    for n in range(first, min(len(words), first + MOST_BETWEEN + 1)):
        word, follows = words[n], words[n + 1] if n + 1 < len(words) else ""
        if word in table["claim"]:
            return 0 if follows in table["proposing"] else n
        if word in table["that"] and follows.lower() == "that":
            return n
        if word not in table["between"] and not word.endswith(("'s", "s'")):
            return 0
    return 0


def _passive_behind(words: Sequence[str], first: int) -> int:
    """The number of the participle by which a noun's saying is denied; 0 where none stands near."""
    table = _table()
    for n in range(first, min(len(words), first + MOST_BEHIND + 1)):
        if words[n] in _OPENS_CLAUSE:
            return 0
        if words[n] in table["verb"]:
            return n if _is_passive(words, n) else 0
    return 0


def _is_passive(words: Sequence[str], verb: int) -> bool:
    """Whether a participle stands behind a form of "be", adverbs aside."""
    k = verb - 1
    while k > 0 and words[k].endswith("ly"):
        k -= 1
    return k >= 0 and words[verb].endswith("ed") and words[k] in _BEING
