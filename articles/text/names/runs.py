"""Runs of capitalised words: the raw material of names.

Problem: names stand in the text as capitalised words one after another, but so do the first words of sentences,
headlines in the old style and shouted lines; and an apostrophe, a hyphen or a dot may belong to the name or not.
Method: one pass of a regular expression a line finds the capitalised words; each is trimmed (possessive, "-led") and
told whether it begins a sentence; words that only a space, a comma or a joining word ("of", "and", "de") parts are
chained. Lines in title case or capitals are marked, since their capitals say nothing.
Source: own rules.
Known failures: texts without capitals have no names; a sentence that begins right after "p.m." or "U.S." is not seen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.text.document import HEADLINE, TEXT, Document
from articles.text.names import lists
from articles.text.names.forms import APOSTROPHES, HYPHENS, fold, kept
from articles.text.word_lists import word_table

UPPER = "".join(chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
# The party before a state in brackets, "(R-Ohio)", is no part of its name.
PARTY_PREFIX = r"[RDI]-(?!Day\b)[A-Z]"
WORD = re.compile(
    rf"""(?<![\w@#/])(?:
        (?:[A-Z]\.){{2,}}[A-Z]?(?!\w)                                                # U.S.
      | (?:(?:al|el|as|ad|ar|an|at|az|ash|ul|d|l|bin)[{HYPHENS}{APOSTROPHES}])?     # al-
        (?!{PARTY_PREFIX})[{UPPER}]\w*(?:[{APOSTROPHES}‐‑&\-]\w+|\.(?:com|org|net)\b)*   # O'Neill, Jean-Luc, AT&T
      | [a-z][A-Z]\w+                                                                # iPhone
    )""",
    re.VERBOSE,
)
_CONTEXT = {heading: frozenset(words) for heading, words in word_table("names/context").items()}
ABBREVIATIONS, HOLY_DAYS, SMALL_IN_TITLES = (
    _CONTEXT[heading] for heading in ("abbreviations", "holy_days", "small_in_titles")
)
_PARTICLE = "|".join(sorted(lists.PARTICLES | {"al", "el"}))
JOINING = re.compile(
    r" (?:(?:(?P<of>of)|(?P<for>for|on))(?: the)?|(?P<amp>&)|(?P<versus>v\.)|(?P<and>and)"
    rf"|(?P<particle>(?:{_PARTICLE})(?: (?:{_PARTICLE}))*)) $"
)
SPACES = frozenset((" ", "\xa0", "  "))
DATED = re.compile(r"\.?\s\d")
DAY_AFTER, DAY_BEFORE = re.compile(r"\s\d{1,2}(?!\d)"), re.compile(r"\d\s$")
DATED_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|through|last|next|early|late|mid|this|every|of|from|\d+)\s$", re.I
)
NUMBER_OF_PICTURE = re.compile(r"(?<!\S)\d{1,3}/\d{1,3}$")
OPENING = "\"“‘'«(["
SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z][a-z'’-]{3,}")
# A line whose long words nearly all have capitals tells nothing by them; the share of small ones that is let pass.
TITLE_CASE_SHARE = 0.2
LONG_LINE = 220
LONGEST_WORD = 100  # code points; what is longer is no name
LONGEST_DATELINE = 60


@dataclass(slots=True)
class Word:
    """A capitalised word. `text` has no possessive; `link` tells how it hangs on the word before it."""

    start: int
    end: int
    text: str
    folded: str
    starts_sentence: bool
    is_possessive: bool = False
    is_compound: bool = False
    is_date: bool = False
    link: str = ""  # "", "space", "of", "for", "and", "amp", "versus", "particle", "comma"


@dataclass(slots=True)
class Run:
    """Words chained by their links, in one line of one field."""

    words: list[Word]
    field: str
    source: str
    is_title_case: bool = False
    is_shouted: bool = False


def runs_in(document: Document) -> Iterator[Run]:
    """All runs of a document, headline first.

    >>> [[w.text for w in run.words] for run in runs_in(Document("a", "The boat left Port Orla for Ana Reyes's isle."))]
    [['The'], ['Port', 'Orla', 'Ana', 'Reyes']]
    """
    if document.headline:
        yield from _line_runs(document.headline, 0, len(document.headline), HEADLINE)
    start = 0
    for line in document.text.splitlines(keepends=True):
        yield from _line_runs(document.text, start, start + len(line), TEXT)
        start += len(line)


def _line_runs(text: str, start: int, end: int, field: str) -> Iterator[Run]:
    matches = (match for match in WORD.finditer(text, start, end) if match.end() - match.start() <= LONGEST_WORD)
    words = [_trimmed(text, match, start) for match in matches]
    if not words:
        return
    line = text[start:end].strip()
    is_long = len(line) > LONG_LINE or (field != HEADLINE and line[-1] in '.!?…”"’,;')
    is_shouted = not is_long and sum(map(str.isupper, line)) > 0.6 * sum(map(str.isalpha, line))
    is_title_case = is_shouted or (not is_long and has_idle_capitals(line, words))
    chain = [words[0]]
    for word in words[1:]:
        word.link = _link(text, chain[-1], word)
        if not word.link:
            yield Run(chain, field, text, is_title_case, is_shouted)
            chain = []
        chain.append(word)
    yield Run(chain, field, text, is_title_case, is_shouted)


def has_idle_capitals(line: str, words: list[Word]) -> bool:
    """Whether a line is in title case, as headlines of the old style are, so that a capital does not tell a name."""
    small = [w for w in SMALL_WORD.findall(line) if w not in SMALL_IN_TITLES]
    large = sum(len(word.text) > 3 for word in words)
    return large >= 2 and len(small) <= TITLE_CASE_SHARE * (len(small) + large)


def _trimmed(text: str, match: re.Match, line_start: int) -> Word:
    """The word of a match without possessive, compound tail, or with the dot of its abbreviation."""
    start, end = match.span()
    kept, is_possessive, is_compound = trimmed_length(match.group())
    if kept == end - start and text[end : end + 1] == "." and _takes_dot(text, start, end):
        kept += 1
    if not is_possessive and text[end - 1] == "s" and text[end : end + 1] in ("'", "’"):
        is_possessive = text[end + 1 : end + 2] in (" ", "\xa0")
    exact = text[start : start + kept]
    folded = fold(exact)
    starts = _starts_sentence(text, start, line_start)
    is_date = _is_date(text, start, start + kept, folded)
    return Word(start, start + kept, exact, folded, starts, is_possessive, is_compound, is_date)


@kept
def trimmed_length(word: str) -> tuple[int, bool, bool]:
    """How much of a word is name, whether a possessive was cut, whether a tail as in "Orla-based" was cut.

    >>> trimmed_length("Reyes’s"), trimmed_length("Orla-based"), trimmed_length("Jong-un")
    ((5, True, False), (4, False, True), (7, False, False))
    """
    length, is_possessive = len(word), False
    if word[-1] == "s" and word[-2:-1] in APOSTROPHES and length > 2:
        length, is_possessive = length - 2, True
    head, hyphen, tail = word[:length].partition("-")
    if (
        hyphen
        and tail[:1].islower()
        and fold(head) not in lists.PARTICLES
        and not lists.is_title(word[:length].lower())
    ):
        first = tail.partition("-")[0]
        is_word = len(first) > 2 and (first in lists.COMMON_WORDS or first in lists.FUNCTION_WORDS)
        if (is_word and len(head) > 1) or (len(head) > 2 and head.isupper()):  # "X-ray" is one word
            return len(head), False, True
    return length, is_possessive, False


def _takes_dot(text: str, start: int, end: int) -> bool:
    """Whether the dot after a word is its own: an initial before another capital, or an abbreviation."""
    if end - start == 1:
        return text[end + 1 : end + 2] in SPACES and text[end + 2 : end + 3].isupper()
    return text[start:end].lower() in ABBREVIATIONS


def _is_date(text: str, start: int, end: int, folded: str) -> bool:
    """Whether a word is a day or a month; "May" and the like only where a date stands around it."""
    if folded in lists.DOTTED_DAYS:
        is_beside_day = DAY_AFTER.match(text, end) or DAY_BEFORE.search(text, max(0, start - 4), start)
        return text[end - 1] == "." or bool(is_beside_day)
    if folded not in lists.DAYS_AND_MONTHS:
        return False
    if folded not in lists.AMBIGUOUS_MONTHS:
        return True
    return bool(DATED.match(text, end) or DATED_BEFORE.search(text[max(0, start - 12) : start]))


def _starts_sentence(text: str, start: int, line_start: int) -> bool:
    """Whether a capital at `start` is due to the place in the sentence."""
    i = start - 1
    while i >= line_start and (text[i].isspace() or text[i] in OPENING):
        if text[i] in "“‘«" or (text[i] in "\"'" and (i == line_start or text[i - 1] in " \n\xa0([—")):
            return True
        if text[i] == '"':
            break
        i -= 1
    if i < line_start or text[i] in "!?…:•|*>;":
        return True
    if text[i] in "”\"’'" and text[i - 1 : i] in (".", "!", "?") and i - 1 > line_start:
        return True
    if text[i] == ")":  # "(AP) Relatives of the crew"
        return i - line_start < LONGEST_DATELINE and _is_dateline(text[line_start:i])
    if text[i].isdigit() and NUMBER_OF_PICTURE.search(text, max(line_start, i - 6), i + 1):
        return True
    if text[i] in "—–-":
        return i - line_start < LONGEST_DATELINE and _is_dateline(text[line_start:i])
    return text[i] == "." and not _is_abbreviated(text, i, line_start)


def _is_dateline(head: str) -> bool:
    """Whether what stands before a dash names place and agency: "HARBOUR CITY, Orla (PA) ".

    >>> _is_dateline("HARBOUR CITY (PA) "), _is_dateline("He went home ")
    (True, False)
    """
    return not SMALL_WORD.search(head)


def _is_abbreviated(text: str, dot: int, line_start: int) -> bool:
    """Whether the dot at `dot` ends an abbreviation or an initial rather than a sentence."""
    begin, floor = dot, max(line_start, dot - LONGEST_WORD)
    while begin > floor and (text[begin - 1].isalnum() or text[begin - 1] == "."):
        begin -= 1
    word = text[begin:dot]
    return word.lower() in ABBREVIATIONS or "." in word or (len(word) == 1 and word.isupper())


def _link(text: str, left: Word, right: Word) -> str:
    """How two neighbouring capitalised words hang together; "" where they do not."""
    gap = text[left.end : right.start]
    if gap in SPACES:
        return "" if left.text[-1] == "." and right.folded in lists.FUNCTION_WORDS else "space"
    if len(gap) > 16 or left.is_compound:
        return ""
    if left.is_possessive:
        return "space" if gap.lstrip("'’s") in SPACES and gap[:1] in ("'", "’") else ""
    if gap == ", ":
        return "comma"
    match = JOINING.match(gap.replace("\xa0", " "))
    return (match.lastgroup or "") if match else ""
