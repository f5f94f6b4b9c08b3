"""Credits: words that say where an article's matter comes from, as they stand around its text.

Problem: "(AP)", "© Some Paper", "With AFP" or "Reporting by …" are evidence of origin, but no part of the story.
Method: a list of news agencies (data/agencies.toml) and the few sentence forms in which credits are given; a photo's
credit is told apart from the story's.
Source: own rules, after the agencies' published credit conventions.
Known failures: a credit in a form of its own ("Our friends at X have this:") is not seen.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from articles.text.word_lists import DATA


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
    listed = tomllib.loads((DATA / "agencies.toml").read_text(encoding="utf-8"))["agency"]
    return {alias: agency["name"] for agency in listed for alias in agency["aliases"]}


@cache
def agency_pattern() -> re.Pattern[str]:
    """Matches an agency's name as a word of its own; longer names first."""
    names = sorted(agencies(), key=len, reverse=True)
    return re.compile(r"(?<![\w.-])(?:" + "|".join(re.escape(n) for n in names) + r")(?![\w-])")


@cache
def _folded() -> dict[str, str]:
    return {alias.casefold(): name for alias, name in agencies().items()}


SEPARATOR = re.compile(
    r"\s*(?:[-–—/|,;&+•·()\[\]:]|\b(?:and|with|by|via|from|source|sources|agencies|file)\b)\s*", re.I
)


def agencies_in(text: str) -> list[str]:
    """The agencies which a credit names, in order, each once.

    >>> agencies_in("Ann Lee, AP and Reuters")
    ['Associated Press', 'Reuters']
    """
    found = [agencies()[m.group()] for m in agency_pattern().finditer(text)]
    return list(dict.fromkeys(found))


def agency_line(text: str) -> list[str]:
    """The agencies of a line that names nothing else, in any case; [] otherwise.

    >>> agency_line("Reuters - Ap")
    ['Reuters', 'Associated Press']
    """
    if len(text) > 120:
        return []
    parts = [p.strip(" .*=_").removeprefix("the ").removeprefix("The ") for p in SEPARATOR.split(text)]
    parts = [p for p in parts if p]
    names = [_folded().get(p.casefold()) or _folded().get(f"the {p.casefold()}") for p in parts]
    return list(dict.fromkeys(names)) if names and all(names) else []


CONTRIBUTION = re.compile(
    r"""\(?\W{0,3}(?:
      (?:additional\ |original\ |extra\ )?(?:reporting|writing|editing|reported|written|edited|compiled|research)\ (?:by|from|for)\ .{2,240}
    | (?:with|includes?|including)\ (?:additional\ )?(?:inputs?|files?|reporting|reports?|material|contributions?|information|copy|agency\ inputs)\ (?:from|by)\ .{2,160}
    | .{2,200}\ contributed\ (?:to\ this\ (?:report|story|article|piece|post)|(?:additional\ )?(?:reporting|research)).{0,120}
    | (?:contributing|contributors?)\s*:\ .{2,160}
    | information\ from\ .{2,100}\ was\ used\ in\ this\ (?:report|story).{0,20}
    | (?:the\ )?(?:[\w.'’-]+\ ){1,6}(?:also\ )?(?:provided|added)\ reporting.{0,60}
    | (?:from\ |compiled\ from\ |based\ on\ )?(?:news\ |wire\ |staff\ (?:and|&)\ |staff\ writers?,?\ and\ )?(?:agenc(?:y|ies)|wire\ (?:services?|reports?)|news\ services?|staff\ reports?|newsroom\ staff)(?:\ (?:and|with)\ .{2,40})?
    | our\ standards\s*:.{0,80}
    )\W{0,3}\)?""",
    re.I | re.X,
)
REPUBLISHED = re.compile(
    r"""\(?\W{0,3}(?:
      (?:this|the)\ (?:story|article|report|piece|post|text|column|content|commentary|essay)\b.{0,60}\b(?:first|originally|previously|also)?\ ?(?:appeared|published|produced|provided|supplied|distributed|republished|reprinted|syndicated|translated|posted|ran)\ (?:first\ |originally\ )?(?:by|on|in|at|from|with|under|via)\ .{2,200}
    | (?:first|originally)\ (?:published|appeared|posted)\ (?:by|on|in|at)\ .{2,120}
    | (?:republished|reprinted|reproduced|published|syndicated|translated)\ (?:from|with\ (?:the\ )?permission|by\ permission|courtesy|under)\b.{0,160}
    | (?:courtesy|credit)\s*(?:of\b|:)\s*.{2,80}
    | (?:read|view|see)\ the\ original\ (?:article|story|post|report)\b.{0,120}
    | (?:\(?except\ for\ the\ headline|this\ (?:story|copy|report)\ has\ not\ been\ edited\ by)\b.{0,260}
    | the\ post\ .{3,200}\ (?:first\ )?appeared\ first\ on\ .{2,80}
    | (?:materials?|content|text|story)\ provided\ by\ .{2,160}
    | published\ under\ (?:a\ )?(?:creative\ commons|cc\b).{0,120}
    )\W{0,3}\)?""",
    re.I | re.X,
)
SOURCE_LINE = re.compile(
    r"\W{0,3}(?:via|sources?|credits?|originally|quelle|fuente|fonte|источник|المصدر)\s*[:|–-]\s*(.{2,80})", re.I
)
RIGHTS = re.compile(r"\W{0,3}(?:©|\(c\)|copyright\b)", re.I)


def credit_kind(text: str) -> str:
    """The kind of credit that a whole line is; "" for any other line.

    >>> credit_kind("(Reporting by A. Doe; editing by B. Roe)"), credit_kind("He contributed money.")
    ('contribution', '')
    """
    if len(text) > 400:
        return ""
    if agency_line(text):
        return "agency"
    if RIGHTS.match(text):
        return "copyright"
    if CONTRIBUTION.fullmatch(text):
        return "contribution"
    return "republished" if REPUBLISHED.fullmatch(text) else ""
