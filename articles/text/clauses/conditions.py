"""Clauses that say upon what something is to come: "once the roof has been mended", "before the pier reopens".

Problem. "New cases have been installed" is a report by itself, and none behind "once"; the word that says so may stand
in the passage or right before it.
Method. Where such a word opens a clause of the present tense, the clause looks ahead: behind "once", "until" and
"unless" always, behind words that are said of what goes on, too, only where the rest of the sentence does.
Source. Own rules.
Known failures. Headlines tell what is over in the present; there "until" and "once" need a plan beside them, too.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from articles.text.document import HEADLINE, Span
from articles.text.plans import is_base_verb, is_third_person
from articles.text.tense import is_past_verb
from articles.text.word_lists import word_rows, word_table

CONDITIONS = frozenset(("while", "when", "once", "until", "till", "unless", "if", "before", "as", "whether"))
OPEN = frozenset(("unless",))  # whether it comes is open, as behind "if", which is listed with the words of chance
SURELY_AHEAD = frozenset(("once", "until", "till"))
BESIDE_A_PLAN = frozenset(("before", "after", "when"))
BEHIND_A_PLAN = frozenset(("as", "while", "whether"))  # and no comma: "…, while the port has bought two" tells why
_PRESENT, _PAST = frozenset(("is", "are", "has", "have")), frozenset(("was", "were", "had", "did"))
_WORDS = {heading: frozenset(words) for heading, words in word_table("grammar_words").items()}
_BEFORE_NOUN = _WORDS["determiner"] | _WORDS["preposition"] | _WORDS["coordinator"]
_SPEAKING = frozenset(word for _, words in word_rows("cue_verbs") for word in words)
_OPENERS = OPEN | SURELY_AHEAD | BESIDE_A_PLAN | BEHIND_A_PLAN
_GOES_ON = re.compile(r"\b(?:is|are)\b")
_OPENER = re.compile(r"([A-Za-z]+)\s+$")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_PART = re.compile(r",[\"”’']?\s")
_LONGEST_OPENER = 12  # code points, with the blank behind it


def is_condition(words: Sequence[str]) -> bool:
    """Whether words tell under what condition something is to be: "while a single lamp is burning", "if it rains".

    >>> is_condition("until the gate is shut".split()), is_condition("when the gate was shut".split())
    (True, False)
    """
    first, others = words[0].lower() if words else "", {word.lower() for word in words}
    if first in ("if", "unless", "whether"):
        return True
    return first in CONDITIONS and bool(others & _PRESENT) and not others & _PAST


def condition_of(text: str, start: int, end: int, sentence: Span) -> tuple[str, str]:
    """The word that makes a passage's clause look ahead, "" for none; and where that needs a plan to stand.

    That is "" for nowhere, "beside" for anywhere in the rest of the sentence, or "before".

    >>> condition_of("It opens once all is paid.", 14, 25, Span(0, 26)), condition_of("It left.", 0, 7, Span(0, 8))
    (('once', ''), ('', ''))
    """
    lead = _OPENER.search(text, max(sentence.start, start - _LONGEST_OPENER), start)
    own = _WORD.match(text, start, end)
    opener, at, first = (lead[1].lower(), lead.start(1), start) if lead else ("", start, start)
    if own and own[0].lower() in _OPENERS:
        opener, at, first = own[0].lower(), start, own.end()
    if opener in OPEN:
        return opener, ""
    if opener not in _OPENERS or not is_present(text[first:end]):
        return "", ""
    if opener in BEHIND_A_PLAN:
        is_joined = text[max(0, at - 2) : at].rstrip().endswith((",", "—", "–"))
        goes_on = not is_joined and _GOES_ON.search(text, first, end)
        return (opener, "before") if goes_on else ("", "")
    return opener, "beside" if opener in BESIDE_A_PLAN or sentence.field == HEADLINE else ""


def is_present(clause: str) -> bool:
    """Whether a clause has a verb, and none of the past, but for who says so behind it: ", the mayor said".

    >>> is_present("the pier reopens"), is_present("the roof has been mended"), is_present("the pier reopened")
    (True, True, False)
    """
    parts = [[word.replace("’", "'") for word in _WORD.findall(part)] for part in _PART.split(clause)]
    while len(parts) > 1 and any(word in _SPEAKING for word in parts[-1]):
        parts.pop()
    words = [word for part in parts for word in part]
    small = {word.lower() for word in words}
    if small & _PAST:
        return False
    if small & _PRESENT:
        return True
    pairs = list(pairwise(words))
    if any(is_past_verb(word) and before.lower() not in _BEFORE_NOUN | _WORDS["auxiliary"] for before, word in pairs):
        return False
    return any(_is_present_verb(before.lower(), word) for before, word in pairs)


def _is_present_verb(before: str, word: str) -> bool:
    """Whether a small word is a verb of the present, by the one before it: "pier reopens", "ships return"."""
    if before in _BEFORE_NOUN or before.isdigit() or word[:1].isupper():
        return False
    return is_third_person(word) or (before.endswith("s") and is_base_verb(word))
