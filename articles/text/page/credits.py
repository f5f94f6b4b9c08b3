"""Credits: words that say where an article's matter comes from, as they stand around its text.

Problem: "(AP)", "© Some Paper", "With AFP" or "Reporting by …" are evidence of origin, but no part of the story.
Method: a list of news agencies (data/agencies.toml) and the sentence forms in which credits are given
(data/credits.toml); a photo's credit is told apart from the story's.
Source: own rules, after the agencies' published credit conventions.
Known failures: a credit in a form of its own ("Our friends at X have this:") is not seen.
"""

import re
from dataclasses import dataclass
from functools import cache

from articles.text.page.patterns import any_of
from articles.text.tense import is_past_verb
from articles.text.word_lists import patterns, word_set

LONGEST = 400  # characters of a credit
SEPARATOR = re.compile(
    r"\s*(?:[-–—/|,;&+•·()\[\]:]|\b(?:and|with|by|via|from|sources?|agencies|file)\b)\s*", re.IGNORECASE
)
RIGHTS = re.compile(r"\W{0,3}(?:©|\([cC]\)|(?i:copyright)\W{1,3}(?:©|\([cC]\)|\d{4}|by\b|[A-Z]))")
# What ends a credit that is a sentence of a paragraph; behind an initial ("A. Doe") none ends.
ENDS = re.compile(r"(?<=\w\w\w)[.!?][\"”’)\]]*\s+(?=[A-Z“\"‘])")
OF_THE_WRITER = re.compile(
    r"(?:He|She|They|His|Her|Their|This|Follow|Contact|Our|Your?|The (?:author|writer|reporter))\b"
)
LEAST_STORY = 6  # words
NO_SURNAME = r"(?!\s(?!News|Agency|Staff)[A-Z][\w'’-]*[a-z])"


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit as it stands in the raw text; `start` and `end` are offsets in the raw.

    `kind`: "dateline", "byline", "agency" (a line of agency names alone), "contribution" ("With AFP",
    "Reporting by …"), "republished" ("First published by …"), "copyright" or "photo" (the picture's, not the story's).
    """

    text: str
    start: int
    end: int
    kind: str


@cache
def agencies() -> dict[str, str]:
    """Alias → agency name, as in data/agencies.toml."""
    return {alias: agency["name"] for agency in patterns("agencies")["agency"] for alias in agency["aliases"]}


@cache
def agency_pattern() -> re.Pattern[str]:
    """Matches an agency's name as a word of its own, which is not somebody's first name; longer names first."""
    names = sorted(agencies(), key=len, reverse=True)
    people = {name for name in names if name.istitle() and name.lower() in word_set("names/first_names")}
    forms = [re.escape(name) + NO_SURNAME * (name in people) for name in names]
    return re.compile(r"(?<![\w.-])(?:" + "|".join(forms) + r")(?![\w-])")


@cache
def _folded() -> dict[str, str]:
    return {alias.casefold(): name for alias, name in agencies().items()}


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    return {kind: any_of(forms) for kind, forms in patterns("credits").items()}


def agencies_in(text: str) -> list[str]:
    """The agencies which a credit names, in order, each once.

    >>> agencies_in("Ann Lee, AP and Reuters")
    ['Associated Press', 'Reuters']
    """
    found = [agencies()[match.group()] for match in agency_pattern().finditer(text)]
    return list(dict.fromkeys(found))


def agency_line(text: str) -> list[str]:
    """The agencies of a line that names nothing else, in any case; [] otherwise.

    >>> agency_line("Reuters - Ap"), agency_line("Reuters said so")
    (['Reuters', 'Associated Press'], [])
    """
    if len(text) > 120:
        return []
    parts = [part.strip(" .*=_").casefold().removeprefix("the ") for part in SEPARATOR.split(text)]
    parts = [part for part in parts if part]
    names = [_folded().get(part) or _folded().get(f"the {part}") for part in parts]
    return list(dict.fromkeys(names)) if names and all(names) else []


def credit_kind(text: str) -> str:
    """The kind of credit that a whole line is; "" for any other line.

    >>> credit_kind("(Reporting by A. Doe; editing by B. Roe)"), credit_kind("He contributed money.")
    ('contribution', '')
    """
    if len(text) > LONGEST or credit_end(text):
        return ""
    first = ENDS.search(text)
    return "" if first and _is_story(text[: first.start()]) else _line_kind(text)


def _line_kind(text: str) -> str:
    if agency_line(text):
        return "agency"
    if RIGHTS.match(text):
        return "copyright"
    bare = text.strip(" ()[]*_—–-")
    for kind in ("contribution", "republished"):
        if _forms()[kind].fullmatch(bare):
            return kind
    return ""


def credit_end(text: str) -> int:
    """Where the story goes on behind a credit at a paragraph's beginning, as an offset; 0 where none does.

    >>> credit_end("Reporting by A. Doe. In Oldtown, people left their homes."), credit_end("Reporting by A. Doe.")
    (21, 0)
    """
    end = 0
    for match in ENDS.finditer(text, 0, LONGEST):
        if not _forms()["contribution"].fullmatch(text[end : match.start()].strip(" ()[]*_—–-")):
            break
        end = match.end()
    return end if end and _is_story(text[end:]) else 0


def _is_story(text: str) -> bool:
    """Whether words beside a credit tell what happened, and not of who wrote it."""
    words = text.split()
    return (
        len(words) >= LEAST_STORY
        and not OF_THE_WRITER.match(text)
        and not _line_kind(text)
        and any(is_past_verb(word.strip('.,;:!?”"’)')) for word in words)
    )
