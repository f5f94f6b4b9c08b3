"""What a passage says of itself beside what a claim states: whose word it is, and whether it says yes or no.

Problem: "The owner denied it" attributes the denial, but it reports the denying; and "the dam had no permit" disputes
that the dam had one, though every other word is the same.
Method: where the words by which a passage is attributed or denied stand in the statement, the passage reports them.
Where one of the two denies what the other says in the same words of one clause, the passage disputes the claim; so it
does where all but one word is the same, and that one is the opposite ("passed", "failed").
A denial is one of what stands right behind it; "refused to" and "too far to" are denials of what follows.
Source: own rules.
Known failures: opposites that are not listed ("was suspended"), and two denials in one sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, product

from articles.text.clauses import is_condition
from articles.text.document import Reading
from articles.text.index import light_stems, stem_of, tokens
from articles.text.kept import kept
from articles.text.quotes import DENYING, cue_forms
from articles.text.word_lists import word_rows, word_set, word_table

LEAST_SHARED = 0.7  # of the statement's content words, for a denial to be of the same thing
REFUSING = frozenset(stem_of(verb) for verb in ("refuse", "fail", "decline", "neglect", "refusal", "failure"))
FAR = 4  # words from "too" to its "to"
DENIED = 2  # words of matter behind a denial, of which one is what it denies
LEAST_WORDS = 2  # of a short clause that says no of the same
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
EDGE = re.compile(r"[,;:—–]\s")
ONLY_SAYING = frozenset(("say", "tell", "add", "state", "write", "according"))
ONLY = frozenset(("only", "just", "merely", "least", "yet"))


@kept
def read_beside(statement: str, words: str, reading: Reading) -> Reading:
    """The reading of a passage's words as an appearance of what is stated.

    >>> read_beside("The dam was safe.", "the dam was not safe", Reading("reports", "happened")).stance
    'disputes'
    """
    parts = EDGE.split(words)
    clause = max(parts, key=lambda part: _shared(statement, part))
    if reading.stance == "disputes" and (is_denied(statement) or not _is_denied_there(clause, parts, reading)):
        return replace(reading, stance="attributes" if reading.attributed_to else "reports")
    is_open = is_condition(_words(clause)) and not is_condition(_words(statement))
    if reading.stance in ("reports", "attributes") and not is_open and _is_against(statement, clause):
        return replace(reading, stance="disputes")
    if reading.cues and _is_stated(statement, reading):
        modality = "happened" if _is_behind(words, reading) else reading.modality
        return replace(reading, stance="reports", attributed_to="", modality=modality)
    return reading


def _is_against(statement: str, clause: str) -> bool:
    """Whether one denies what the other says: the same of one thing, and the word that is denied is in both."""
    if _is_turned(statement, clause):  # one denial makes the opposite say the same, two say nothing of one another
        return not (is_denied(statement) or is_denied(clause))
    stated, said = _denied_words(statement), _denied_words(clause)
    agree = said and _denied_words(max(EDGE.split(statement), key=lambda part: _shared(clause, part)))
    if agree or stated & said or not _is_of_same(statement, clause):
        return False
    return bool(stated & _content(clause) or said & _content(statement))


def _is_turned(statement: str, clause: str) -> bool:
    """Whether two say the same of one thing, but for a word in whose place its opposite stands."""
    stated, said = _content(statement), _content(clause)
    turned = {stem for stem in stated - said if _opposites().get(stem, frozenset()) & (said - stated)}
    shared = len(stated & said)
    return bool(turned) and shared >= LEAST_WORDS and shared + len(turned) >= LEAST_SHARED * len(stated)


@cache
def _opposites() -> dict[str, frozenset[str]]:
    """By the stem of a word the stems of those that say no to it."""
    found: dict[str, frozenset[str]] = {}
    for word, others in word_rows("opposites"):
        for one, other in product((stem_of(word),), map(stem_of, others)):
            found[one] = found.get(one, frozenset()) | {other}
            found[other] = found.get(other, frozenset()) | {one}
    return found


@kept
def _denied_words(text: str) -> frozenset[str]:
    """The stems that stand right behind a denial, in each part of a text."""
    denied, matter = set(), _content(text)
    for found in map(_words, EDGE.split(text)):
        for at in _denials(found):
            denied.update([stem for word in found[at:] if (stem := stem_of(word)) in matter][:DENIED])
    return frozenset(denied)


def _is_behind(words: str, reading: Reading) -> bool:
    """Whether all that looks ahead stands behind the word of speech: the announcing is done, what it tells is not."""
    spoken = words.lower().find(reading.cues[-1].lower())
    return all(words.lower().find(cue.lower()) > spoken for cue in reading.cues[:-1]) and spoken >= 0


def _is_denied_there(clause: str, parts: Sequence[str], reading: Reading) -> bool:
    """Whether the words of denial stand in the clause that the statement is about, or lead up to it."""
    cue = reading.cues[-1].lower() if reading.cues else ""
    before = parts[: parts.index(clause) + 1]
    return any(cue in part.lower() for part in before[-2:]) or not any(cue in part.lower() for part in parts)


def _is_of_same(statement: str, clause: str) -> bool:
    """Whether two speak of one thing: most of what is stated stands in the clause, or all of a short clause there."""
    stated, said = _content(statement), _content(clause)
    shared = len(stated & said)
    return shared >= LEAST_SHARED * max(1, len(stated)) or (shared >= LEAST_WORDS and shared == len(said))


def _is_stated(statement: str, reading: Reading) -> bool:
    """Whether the words by which a passage attributes or denies are what is stated: who praised, that somebody said no.

    That somebody merely said it is never what is stated. To deny a thing and to reject claims of it are one denial.
    """
    cue = reading.cues[-1]
    stated, said = _lemmas(statement), _lemmas(cue)
    if reading.stance == "disputes":
        return cue.lower() in statement.lower() or bool(said & stated) or bool(said & DENYING and stated & DENYING)
    return reading.stance == "attributes" and bool(said & stated)


def is_denied(words: str) -> bool:
    """Whether a word of denial stands in the words, but for "not only" and the like."""
    return bool(_said_no(_words(words)))


def _denials(found: Sequence[str]) -> list[int]:
    """Numbers of the words that stand behind a denial, or behind a verb or "too …" that says no by "to"."""
    refused = (n + 2 for n, pair in enumerate(pairwise(found)) if pair[1] == "to" and stem_of(pair[0]) in REFUSING)
    too = (n for n, word in enumerate(found) if word == "to" and "too" in found[max(0, n - FAR) : n])
    return [*_said_no(found), *refused, *too]


def _said_no(found: Sequence[str]) -> list[int]:
    denials = word_table("statement_words")["denial"]
    both = enumerate(pairwise([*found, ""]), 1)
    return [n for n, (word, follows) in both if (word in denials or word.endswith("n't")) and not _is_undone(follows)]


def _is_undone(follows: str) -> bool:
    """Whether a denial says yes all the same: "not only", "not impossible"."""
    is_negative = follows[:2] in ("im", "un") and follows[2:] in word_set("names/uncapitalised_words")
    return follows in ONLY or is_negative


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def _lemmas(words: str) -> set[str]:
    """The verbs of speech among some words that say what was done by speaking."""
    found = (word.lower() for word in WORD.findall(words))
    return {cue_forms()[word][0] for word in found if word in cue_forms()} - ONLY_SAYING


def _shared(statement: str, words: str) -> float:
    wanted = _content(statement)
    return len(wanted & _content(words)) / max(1, len(wanted))


@kept
def _content(words: str) -> frozenset[str]:
    small = light_stems() | set(word_table("statement_words")["denial"])
    return frozenset(token.stem for token in tokens(words)) - small
