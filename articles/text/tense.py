"""Whether the words around an expression of time look back or ahead.

Problem. "On Wednesday" is last Wednesday beside "met" and next Wednesday beside "is set to meet".

Method. From the expression the words of its sentence are read backwards: the first verb or auxiliary that tells a tense
decides; an infinitive counts as ahead when what governs it plans ("is set to", "vowed to"), and is passed over when it
only gives a purpose ("came to"). Where nothing stands before, the words behind are read forwards.

Source. Own rules, after the tense features of HeidelTime (Strötgen and Gertz, 2013).

What the words right before say goes first: a day that something holds "until", is called "for" or put off "to", or that
comes "ahead of" something, lies ahead though the verb is one of the past.

Known failures. The present tense of headlines and timetables tells nothing, so it gives no answer.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from articles.text.word_lists import word_table

PAST, FUTURE, UNKNOWN = "past", "future", ""
WORDS_BEFORE, WORDS_BEHIND = 28, 18
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|[’']ll\b|[;:—–]")
_SENTENCE_EDGE = re.compile(r"(?<![.!?])[.!?]++[\"”’']?\s+(?=[\"“‘]?[A-Z])|\n")
_BEFORE_NAME = re.compile(r"\b(?:M[rs]|Mrs|Dr|St|Gov|Sen|Rep|Gen|Lt|Col|U\.[SN])$")
NEAR_WORDS = 5  # "the upcoming talks on Monday": an adjective dates only what stands right beside it
_UPCOMING = frozenset(("upcoming", "forthcoming"))
_LOOKING_BACK = frozenset(("was", "were", "had", "been"))
_POSSESSIVE = ("'s", "’s")
NEAR_GOVERNOR = 14  # words before, among which stands what puts a day ahead
_BETWEEN = frozenset(("at", "least", "late", "early", "the", "a", "on", "later", "as"))
_NEAR = 400  # code points of the sentence that are looked at on each side
_NO_VERB = frozenset(("the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "your"))


@cache
def _table() -> dict[str, frozenset[str]]:
    return {heading: frozenset(words) for heading, words in word_table("tense_words").items()}


def tense_at(text: str, start: int, end: int) -> str:
    """ "past", "future" or "" for the clause around text[start:end].

    >>> tense_at("They will meet on Wednesday.", 18, 27), tense_at("They met on Wednesday.", 12, 21)
    ('future', 'past')
    """
    before = text[max(0, start - _NEAR) : start]
    edges = [end for _, end in _edges(before)]
    words = _WORD.findall(before[edges[-1] if edges else 0 :])
    plain = _plain(words[-WORDS_BEFORE:], max(0, len(words) - WORDS_BEFORE))
    told = _ahead(plain, text[end : end + 2] in _POSSESSIVE)
    if told is None:
        told = _backwards(plain)
    if told is not None:
        return told
    behind = text[end : end + _NEAR]
    edge, _ = next(_edges(behind), (_NEAR, _NEAR))
    words = [match.group() for match in islice(_WORD.finditer(behind, 0, edge), WORDS_BEHIND)]
    return _forwards(_plain(words))


def _ahead(words: list[str], is_possessive: bool) -> str | None:
    """What the words right before the expression say of a day that lies ahead; None where they say nothing.

    A possessive day belongs to its noun: "for Monday's attack" looks back, "postponed Monday's vote" ahead.
    """
    table, near = _table(), words[-NEAR_GOVERNOR:]
    while near and near[-1] in _BETWEEN:
        near = near[:-1]
    if not near:
        return None
    last, before = near[-1], set(near[:-1])
    if last in ("until", "till"):
        return FUTURE if before & table["deferring"] or not before & table["lasting"] else UNKNOWN
    if near[-2:] == ["ahead", "of"] or (last == "to" and before & table["deferring"]):
        return FUTURE
    if last == "for" and not is_possessive and before & table["convening"]:
        return UNKNOWN if before & _LOOKING_BACK and before & table["scheduled"] else FUTURE
    if is_possessive and last in table["stopping"]:
        return FUTURE
    return FUTURE if not is_possessive and _is_warned_of(words) else None


def _is_warned_of(words: list[str]) -> bool:
    """Whether the day is of what a warning names: "warned of gales on Friday", not "warned on Friday of gales"."""
    table = _table()
    warned = next((n for n in range(len(words) - 1, -1, -1) if words[n] in table["warning"]), None)
    if warned is None or not {"of", "about", "for"} & set(words[warned + 1 :]):
        return False
    return not any(is_past_verb(word) for word in words[warned + 1 :])


def _edges(stretch: str) -> Iterator[tuple[int, int]]:
    """Where sentences end and the next ones begin; not behind "Mr." and the like."""
    for match in _SENTENCE_EDGE.finditer(stretch):
        if not _BEFORE_NAME.search(stretch, max(0, match.start() - 4), match.start()):
            yield match.span()


def _plain(words: list[str], first: int = 0) -> list[str]:
    """The words in lower case, except names: "Ahmed" is no verb of the past, "Will" and "May" are no auxiliaries.

    `first` is the first one's number in its stretch: what opens a stretch has a capital anyway.
    """
    return [w if n and w[0].isupper() and len(w) > 1 else w.lower() for n, w in enumerate(words, first)]


def _backwards(words: list[str]) -> str | None:
    """What the nearest telling word before the expression says; None where no word tells."""
    table = _table()
    for i in range(len(words) - 1, -1, -1):
        word, before = words[i], words[i - 1] if i else ""
        if word == "would":
            return PAST if words[i + 1 : i + 2] == ["have"] else FUTURE
        if word in table["future"] and (word not in _UPCOMING or len(words) - i <= NEAR_WORDS):
            return FUTURE
        if word in ("is", "are"):
            return UNKNOWN
        if word == "since":
            return PAST
        if word == "to" and i + 1 < len(words) and words[i + 1] not in _NO_VERB and before in table["governor"]:
            return UNKNOWN if set(words[max(0, i - 3) : i - 1]) & _LOOKING_BACK else FUTURE
        if word in table["possible"]:
            return _of_possible(words[i + 1 : i + 3])
        if word in table["scheduled"] and not _is_verb_in_past(word, before):
            return UNKNOWN if before in _LOOKING_BACK else FUTURE
        if is_past_verb(word) and not (word.endswith("ed") and before in _NO_VERB):  # "a registered nurse"
            told = _of_participle(words, i)
            if told != "go on":
                return told
    return None


def _is_verb_in_past(word: str, before: str) -> bool:
    """ "set" and "planned" with a subject right before are verbs of the past ("the club set a record")."""
    return word == "set" and before not in ("is", "are", "was", "were", "been", "date", "be", "’s", "'s")


def _of_possible(following: list[str]) -> str:
    if "have" in following:
        return PAST
    return UNKNOWN if following[:1] == ["not"] else FUTURE


def _of_participle(words: list[str], i: int) -> str:
    """The tense of "held" in "held", "will be held", "is held" or "has held"."""
    before = words[i - 1] if i else ""
    if before in ("be", "being"):
        return "go on"
    if before in ("is", "are", "'s", "’s"):
        return UNKNOWN
    if before in ("have", "been") and {"will", "would"} & set(words[max(0, i - 4) : i]):
        return PAST
    return PAST


def _forwards(words: list[str]) -> str:
    table = _table()
    for i, word in enumerate(words):
        following = words[i + 1 : i + 4]
        if word in table["future"] or (word == "would" and following[:1] != ["have"]):
            return FUTURE
        if word in ("is", "are") and set(following[:2]) & (table["scheduled"] | {"to", "going"}):
            return FUTURE
        if word in table["possible"]:
            return _of_possible(following)
        if is_past_verb(word):
            return PAST
        if word in ("is", "are", ";", ":", "—", "–"):
            return UNKNOWN
    return UNKNOWN


def is_past_verb(word: str) -> bool:
    """Whether a word looks like a verb of the past; with a capital it is taken for a name.

    >>> is_past_verb("walked"), is_past_verb("went"), is_past_verb("hundred"), is_past_verb("Ahmed")
    (True, True, False, False)
    """
    table = _table()
    if word[:1].isupper():
        return False
    return word in table["past"] or (word.endswith("ed") and len(word) > 4 and word not in table["not_past"])
