"""Attribution frames around what is said: "The mayor said that …", "…, she said", "According to the port, …".

Problem: a claim's statement says what is claimed; who says it is kept beside it, as the appearance's attribution.
Method: patterns over the words of one clause, with lists of the verbs whose content can stand alone. A speech that is
itself what happened ("denied", "told them to", "urged") keeps its frame. A pronoun that opens the content stands for
whoever said it, so the speaker's words take its place.
Source: own lists in `data/statement_words.txt`.
Known failures: frames whose subject has a verb of its own ("the man who ran the yard said …") beside other names.
"""

import re

from articles.text.tense import is_past_verb
from articles.text.word_lists import word_set, word_table

LONGEST_SPEAKER = 110  # code points from a clause's beginning to its verb of speech

_TABLE = word_table("statement_words")


def _any_of(*headings: str) -> str:
    words = [word.replace("_", r"\s") for heading in headings for word in _TABLE[heading]]
    return "|".join(sorted(words, key=len, reverse=True))


_BESIDE = rf"(?:\s(?:{_any_of('beside')}))*"
_PRESS = rf"\stold\s(?:(?:the\s)?(?:{_any_of('hearer')})|(?:a|the)\s[\w\s-]{{0,24}}conference)"
_HEARER = rf"(?:{_PRESS}|\stold\s(?:the\s)?[A-Z][\w.]*(?:\s[A-Z]\w*){{0,2}})"
_WHEN = r"(?:,?\s(?:on|in|at|by|during|late|early|earlier|last)\s[^,;“”\"]{2,48}?)?"
_SAY = rf"(?:\s(?:{_any_of('say')}))"
_THAT = rf"(?:\s(?:{_any_of('that')}))"
_VERB = rf"{_BESIDE}(?:{_SAY}|{_THAT}|{_HEARER})"
_ACT = re.compile(rf"\b(?:{_any_of('act')})\b")
_NO_SPEAKER = r"(?!(?:if|when|while|after|before|because|as|although|though|and|but|or|who|which|that)\b)"
_SUBJECT = rf"(?P<who>(?i:{_NO_SPEAKER})[^;:“”\"]{{2,{LONGEST_SPEAKER}}}?)"
_CONTENT = (
    r"(?P<content>(?!(?:to|of|by|via|through|in|on|at|during|with|for|from|about|as|so|nothing|little)\b)[^,;:].+)"
)
_LAST = rf"(?P<who>(?i:{_NO_SPEAKER})[^,“”\"]{{1,70}}?(?:,[^,“”\"]{{2,60}},)?)"
_REST = (
    r"(?:,?\s(?:on|in|at|after|during|following|late|early|earlier|before|outside|by|as|when|while|through)\s"
    r"[^“”\"]{2,120})?"
)
LEADING = [
    re.compile(rf"^{_SUBJECT},?{_VERB}{_WHEN},?\sthat\s(?P<content>.+)$"),
    re.compile(rf"^{_SUBJECT},?{_BESIDE}(?:{_SAY}|{_PRESS})(?:,?\son\s[^,;“”\"]{{2,40}},)?\s{_CONTENT}$"),
    re.compile(r"^According\sto\s(?P<who>[^“”\"]{2,90}?),\s(?P<content>.+)$", re.IGNORECASE),
    re.compile(r"^It\s(?:is|was)\s(?P<who>understood|reported|said|believed|thought)\sthat\s(?P<content>.+)$"),
]
TRAILING = [
    re.compile(
        rf",{_BESIDE}(?:{_SAY}|{_THAT})\s(?P<who>(?!(?:that|outside|inside|on|in|at|after|before|during|to|as|by|when|while)\b)[^“”\"]{{2,110}})$"
    ),
    re.compile(rf",\s{_LAST}{_VERB}{_REST}$"),
    re.compile(r",?\saccording\sto\s(?P<who>[^“”\"]{2,110})$"),
]
_OPENING = frozenset(word_table("grammar_words")["preposition"])
_BY_THE_WAY = re.compile(r",[^,]*,?")
_PRONOUN = re.compile(r"^(?:he|she|it|they)\b(?!['’])")
_OWN = re.compile(r"^(?:his|her|its|their)(?=\s[a-z])")
EXPLETIVE = re.compile(
    r"^it\s(?:is|was|would\sbe|will\sbe|may\sbe|could\sbe|remains|remained|seems|seemed|appears|appeared)\s(?:too|not\s(?:yet\s)?"
    r"(?:clear|known|possible)|unclear|clear|possible|impossible|likely|unlikely|important|time|hoped|expected|vital|"
    r"essential|necessary|difficult|hard|easy|crucial|that|now|a\s(?:matter|question))\b",
    re.IGNORECASE,
)
_FINITE = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


def has_verb(words: str) -> bool:
    """Whether a finite verb seems to stand in the words, not as the first of them.

    >>> has_verb("The dam failed"), has_verb("A failure of the dam")
    (True, False)
    """
    found = [word.replace("’", "'") for word in _FINITE.findall(words)][1:]
    return any(word.casefold() in word_set("finite_verbs") or is_past_verb(word) for word in found)


def without_frame(clause: str) -> str:
    """The content of a clause that somebody's name and a verb of speech frame; the clause itself where none does.

    >>> without_frame("The mayor said that the bridge was closed")
    'the bridge was closed'
    """
    for pattern in LEADING:
        match = pattern.match(clause)
        if match and _stands_alone(match["content"]) and _only_names(match):
            return _with_subject(match["content"], match["who"])
    for pattern in TRAILING:
        match = pattern.search(clause)
        if match and _stands_alone(clause[: match.start()]) and _only_names(match):
            return clause[: match.start()]
    return clause


def _stands_alone(content: str) -> bool:
    return len(content.split()) >= 3 and has_verb(content) and content.count("“") == content.count("”")


def _only_names(frame: re.Match[str]) -> bool:
    """Whether a frame does nothing but name the speaker, what stands between commas aside; an "according to" does."""
    who = frame["who"]
    if re.match(r",?\s?according\b", frame.group(), re.IGNORECASE):
        return True
    return not _ACT.search(who) and not has_verb(f"x {_BY_THE_WAY.sub('', who)}")


def _with_subject(content: str, who: str) -> str:
    """The content with the speaker in place of a pronoun that opens it."""
    if EXPLETIVE.match(content) or who.casefold() in ("he", "she", "it", "they"):
        return content
    who, _, more = who.partition(",")
    is_opening = who.split()[:1] and who.split()[0].lower() in _OPENING  # "In a letter, the mayor"
    is_adverb = " " not in who and more.strip()[:1].isupper()  # "Overnight, Mayor Thorn"
    if more and (is_opening or is_adverb):
        who = more.split(",")[0].strip()
    if _OWN.match(content):
        return _OWN.sub(lambda _: who + ("’" if who.endswith("s") else "’s"), content)
    return _PRONOUN.sub(lambda _: who, content, count=1)
