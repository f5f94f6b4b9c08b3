"""Attribution frames around what is said: "The mayor said that …", "…, she said", "According to the port, …".

Problem: a claim's statement says what is claimed; who says it is kept beside it, as the appearance's attribution.
Method: patterns over the words of one clause, with lists of the verbs whose content can stand alone. A speech that is
itself what happened ("denied", "told them to", "urged") keeps its frame. A pronoun that opens the content stands for
whoever said it, so the speaker's words take its place.
Source: own lists in `data/statement_words.txt`.
Known failures: frames whose subject has a verb of its own ("the man who ran the yard said …") beside other names.
"""

import re

from articles.text.word_lists import word_set, word_table

LONGEST_SPEAKER = 110  # code points from a clause's beginning to its verb of speech

_TABLE = word_table("statement_words")


def _any_of(*headings: str) -> str:
    words = [word.replace("_", r"\s") for heading in headings for word in _TABLE[heading]]
    return "|".join(sorted(words, key=len, reverse=True))


_BESIDE = rf"(?:\s(?:{_any_of('beside')}))*"
_HEARER = rf"(?:\stold\s(?:{_any_of('hearer')}|the\s(?:{_any_of('hearer')})|(?:a|the)\s[\w\s-]{{0,24}}conference|[A-Z][\w.]*(?:\s[A-Z]\w*){{0,2}}))"
_WHEN = r"(?:,?\s(?:on|in|at|by|during|late|early|earlier|last)\s[^,;“”\"]{2,48}?)?"
_SAY = rf"(?:\s(?:{_any_of('say')}))"
_THAT = rf"(?:\s(?:{_any_of('that')}))"
_ACT = re.compile(rf"\b(?:{_any_of('act')})\b")
_SUBJECT = rf"(?P<who>(?!(?:If|When|While|After|Before|Because|As|Although|Though)\b)[^;:“”\"]{{2,{LONGEST_SPEAKER}}}?)"
LEADING = [
    re.compile(rf"^{_SUBJECT},?{_BESIDE}(?:{_SAY}|{_THAT}|{_HEARER}){_WHEN},?\sthat\s(?P<content>.+)$"),
    re.compile(rf"^{_SUBJECT},?{_BESIDE}(?:{_SAY}|{_HEARER})(?:,?\son\s[^,;“”\"]{{2,40}},)?\s(?P<content>[^,;:].+)$"),
    re.compile(r"^According\sto\s(?P<who>[^“”\"]{2,90}?),\s(?P<content>.+)$", re.IGNORECASE),
    re.compile(
        r"^(?:It|There)\s(?:is|was)\s(?P<who>understood|reported|said|believed|thought)\sthat\s(?P<content>.+)$"
    ),
]
_NAMELIKE = r"(?:the|a|an|one|its|his|her|their|two|three|several|[A-Z][\w’'.-]*)"
TRAILING = [
    re.compile(rf",\s(?:{_any_of('say')}|{_any_of('that')})\s(?P<who>{_NAMELIKE}\b[^“”\"]{{1,110}})$"),
    re.compile(
        rf",\s(?P<who>(?:he|she|they|it|we|I|officials|police|{_NAMELIKE}\b[^,“”\"]{{1,70}}(?:,[^,“”\"]{{2,60}},)?)){_BESIDE}(?:{_SAY}|{_THAT}|{_HEARER})(?P<rest>\b[^“”\"]{{0,60}})?$"
    ),
    re.compile(r",?\saccording\sto\s(?P<who>[^“”\"]{2,110})$"),
]
_PRONOUN = re.compile(r"^(?:he|she|it|they)\b(?!['’])")
_EXPLETIVE = re.compile(
    r"^it\s(?:is|was|would\sbe|will\sbe|may\sbe|could\sbe|remains|remained|seems|seemed|appears|appeared)\s(?:too|not\s(?:yet\s)?"
    r"(?:clear|known|possible)|unclear|clear|possible|impossible|likely|unlikely|important|time|hoped|expected|vital|"
    r"essential|necessary|difficult|hard|easy|crucial|that|now|a\s(?:matter|question))\b"
)
_FINITE = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


def has_verb(words: str) -> bool:
    """Whether a finite verb seems to stand in the words, not as the first of them.

    >>> has_verb("The dam failed"), has_verb("A failure of the dam")
    (True, False)
    """
    found = [word.casefold().replace("’", "'") for word in _FINITE.findall(words)][1:]
    return any(word in word_set("finite_verbs") or (len(word) > 4 and word.endswith("ed")) for word in found)


def without_frame(clause: str) -> str:
    """The content of a clause that somebody's name and a verb of speech frame; the clause itself where none does.

    >>> without_frame("The mayor said that the bridge was closed")
    'the bridge was closed'
    """
    for pattern in LEADING:
        match = pattern.match(clause)
        if match and _stands_alone(match["content"]) and not _ACT.search(match["who"]):
            return _with_subject(match["content"], match["who"])
    for pattern in TRAILING:
        match = pattern.search(clause)
        if match and _stands_alone(clause[: match.start()]) and not has_verb(f"x {match['who']}"):
            return clause[: match.start()]
    return clause


def _stands_alone(content: str) -> bool:
    return len(content.split()) >= 3 and has_verb(content) and content.count("“") == content.count("”")


def _with_subject(content: str, who: str) -> str:
    """The content with the speaker in place of a pronoun that opens it."""
    if not _PRONOUN.match(content) or _EXPLETIVE.match(content) or who.casefold() in ("he", "she", "it", "they"):
        return content
    who = who.split(",")[0]
    return _PRONOUN.sub(lambda _: who, content, count=1)
