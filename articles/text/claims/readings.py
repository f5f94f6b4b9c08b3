"""What a passage says of itself beside what a claim states: whose word it is, and whether it says yes or no.

Problem: "The owner denied it" attributes the denial, but it reports the denying; and "the dam had no permit" disputes
that the dam had one, though every other word is the same.
Method: where the words by which a passage is attributed or denied stand in the statement, the passage reports them.
Where one of the two denies what the other says in the same words of one clause, the passage disputes the claim.
Source: own rules.
Known failures: denial by opposite ("failed to", "refused"), and two denials in one sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from articles.text.document import Reading
from articles.text.index import light_stems, tokens
from articles.text.quotes import cue_forms
from articles.text.word_lists import word_table

LEAST_SHARED = 0.7  # of the statement's content words, for a denial to be of the same thing
LEAST_WORDS = 2  # of a short clause that says no of the same
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
EDGE = re.compile(r"[,;:—–]\s")
ONLY_SAYING = frozenset(("say", "tell", "add", "state", "write", "according"))
ONLY = frozenset(("only", "just", "merely", "least", "yet"))


def read_beside(statement: str, words: str, reading: Reading) -> Reading:
    """The reading of a passage's words as an appearance of what is stated.

    >>> read_beside("The dam was safe.", "the dam was not safe", Reading("reports", "happened")).stance
    'disputes'
    """
    parts = EDGE.split(words)
    clause = max(parts, key=lambda part: _shared(statement, part))
    if reading.stance == "disputes" and (is_denied(statement) or not _is_denied_there(clause, parts, reading)):
        return replace(reading, stance="attributes" if reading.attributed_to else "reports")
    is_against = reading.stance in ("reports", "attributes") and is_denied(statement) != is_denied(clause)
    if is_against and _is_of_same(statement, clause):
        return replace(reading, stance="disputes")
    if reading.cues and _is_stated(statement, reading):
        return replace(reading, stance="reports", attributed_to="")
    return reading


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

    That somebody merely said it is never what is stated.
    """
    cue = reading.cues[-1]
    is_denial = reading.stance == "disputes" and cue.lower() in statement.lower()
    return is_denial or (reading.stance in ("attributes", "disputes") and bool(_lemmas(cue) & _lemmas(statement)))


def is_denied(words: str) -> bool:
    """Whether a word of denial stands in the words, but for "not only" and the like."""
    found = [word.lower().replace("’", "'") for word in WORD.findall(words)]
    denials = word_table("statement_words")["denial"]
    both = pairwise([*found, ""])
    return any((word in denials or word.endswith("n't")) and follows not in ONLY for word, follows in both)


def _lemmas(words: str) -> set[str]:
    """The verbs of speech among some words that say what was done by speaking."""
    found = (word.lower() for word in WORD.findall(words))
    return {cue_forms()[word][0] for word in found if word in cue_forms()} - ONLY_SAYING


def _shared(statement: str, words: str) -> float:
    wanted = _content(statement)
    return len(wanted & _content(words)) / max(1, len(wanted))


def _content(words: str) -> set[str]:
    small = light_stems() | set(word_table("statement_words")["denial"])
    return {token.stem for token in tokens(words)} - small
