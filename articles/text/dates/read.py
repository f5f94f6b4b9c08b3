"""Expressions of time, with the days they mean.

Problem. "On Wednesday", "earlier this month", "in October", "8-10 December": most dates of news are relative to the day
of publication, which is not always known.

Method. Patterns in order of how much they say; the longer one wins where two meet. Each has a rule that turns it into
days (`calendar_days`), with the tense of its clause (`tense`) where that decides between past and future. Without a day
of publication only full dates are resolved. Where two readings are as likely the mention stays unresolved, and so does
a month or day of a month without a year in a sentence that names another year ("In 2011 he left; in May …"): a day that
its own sentence contradicts is worse than none. Times of day ("6.10am") and vague words ("now", "recently") are found
with a `kind` of their own, and never have days.

Source. Own rules, in the manner of HeidelTime (Strötgen and Gertz, 2013).

Known failures. A year that the sentence before names is not carried over. Dates written only in digits whose order
cannot be told ("8/12/2024") stay unresolved, and so do seasons, an accountant's quarters and "two days later".
Expressions inside quotations count from publication, not from when they were said.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from re import Match

from articles.text.dates.calendar_days import YEAR, Stretch
from articles.text.dates.patterns import BY_KIND, CLOCK, KINDS_OF, LEAD, NAMED_DAY, PATTERNS, TAIL, VAGUE, WORD
from articles.text.dates.rules import RULES
from articles.text.document import TEXT, DateMention, Span
from articles.text.tense import tense_at

UNRESOLVED = "unresolved"
CALENDAR, OF_CLOCK, IS_VAGUE = "calendar", "clock", "vague"
_ORDER = {name: number for number, (name, _, _) in reversed(list(enumerate(PATTERNS)))} | {OF_CLOCK: -2, IS_VAGUE: -1}
_WITHOUT_YEAR = frozenset(("days", "days_behind", "from_to", "day_and_month", "months", "month", "month_as_adjective"))
_NAMING_A_YEAR = frozenset(("year", "month_and_year", "month_of_which_year", "iso", "digits", "unit", "ago"))
_SENTENCE_END = re.compile(r"[.!?;][\"”’)]*\s+(?=[A-Z“\"‘(])|\n")
_YEAR_IN_WORDS = re.compile(r"\b(?:1[89]|20)\d\d\b")
# "From" and "since" are none of these: on that day it came about.
_BOUND = re.compile(
    r"\b(?:until|till|by|before|after|ahead of|through|up to|no later than)\s"
    r"(?:(?:about|around|at least|the|late|early|mid|next|on|(?:end|middle|beginning|start) of)\s)*$",
    re.IGNORECASE,
)
_LONGEST_BOUND = 40  # characters
_HOUR = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?:(?P<half>[ap])\.?m)?")
_COUNTED_YEARS = re.compile(r"\b(?:years?|decades?)\b", re.IGNORECASE)


def find_dates(text: str, published: date | None, field: str = TEXT) -> list[DateMention]:
    """All expressions of time of a text, in order, none overlapping.

    `published` is the day of publication, None where nobody knows it: then relative expressions stay unresolved.

    >>> mention, = find_dates("The club met on Monday.", date(2024, 5, 2))
    >>> mention.exact, mention.precision, mention.first.isoformat()
    ('Monday', 'day', '2024-04-29')
    """
    named = [(name, _mention(name, match, published, text, field)) for name, match in _matches(text)]
    return _without_contradictions(text, named)


def minutes_of_day(exact: str) -> int | None:
    """The minute of the day of a "clock" mention's words; None where they name none.

    >>> minutes_of_day("6.10am"), minutes_of_day("11 p.m."), minutes_of_day("noon"), minutes_of_day("5 o'clock")
    (370, 1380, 720, None)
    """
    words = exact.lower()
    if words in ("noon", "midday", "midnight"):
        return 0 if words == "midnight" else 720
    found = _HOUR.match(words)
    if not found or (not found["half"] and ":" not in words):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "p" else 0)
    return 60 * hour + minute


def _mention(name: str, match: Match, published: date | None, text: str, field: str) -> DateMention:
    start, end = _place(match)
    span, exact = Span(start, end, field), text[start:end]
    if name in (OF_CLOCK, IS_VAGUE):
        return DateMention(span, exact, UNRESOLVED, kind=name)
    stretch = _resolved(RULES[name], match, published, text)
    if stretch is None:
        return DateMention(span, exact, UNRESOLVED)
    return DateMention(span, exact, stretch.precision, stretch.first, stretch.last)


def _without_contradictions(text: str, named: Sequence[tuple[str, DateMention]]) -> list[DateMention]:
    """The mentions; what lacks a year stays open beside another year, or one counted from an unnamed event."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    by_sentence: dict[int, list[tuple[str, DateMention]]] = defaultdict(list)
    for name, mention in named:
        by_sentence[bisect_right(ends, mention.span.start)].append((name, mention))
    return [m for sentence in by_sentence.values() for m in _of_sentence(sentence)]


def _of_sentence(named: Sequence[tuple[str, DateMention]]) -> Iterator[DateMention]:
    years = [m for name, m in named if name in _NAMING_A_YEAR or (name in _WITHOUT_YEAR and _names_year(m))]
    told = {(m.first.year, m.last.year) for m in years if m.first and (m.precision == YEAR or _names_year(m))}
    is_counted = any(name == "not_told" and _COUNTED_YEARS.search(m.exact) for name, m in named)
    for name, mention in named:
        is_bare = name in _WITHOUT_YEAR and mention.first and not _names_year(mention)
        if is_bare and (is_counted or (told and all(_is_other_year(mention, *year) for year in told))):
            yield replace(mention, precision=UNRESOLVED, first=None, last=None)
        else:
            yield mention


def _names_year(mention: DateMention) -> bool:
    return bool(_YEAR_IN_WORDS.search(mention.exact))


def _is_other_year(mention: DateMention, first: int, last: int) -> bool:
    return not (first <= mention.last.year and mention.first.year <= last)


def _place(match: Match) -> tuple[int, int]:
    """Where the expression itself stands, in whichever of its groups."""
    name = next(name for name in ("at", "at_b", "at_c") if match.groupdict().get(name) is not None)
    return match.span(name)


def _matches(text: str) -> list[tuple[str, Match]]:
    """The matches that stand: earlier begins before later, at one place the longest, no two overlapping."""
    every = [(*_place(match), name, match) for name, match in _every(text)]
    standing, reached = [], 0
    for start, end, name, match in sorted(every, key=lambda row: (row[0], -row[1], _ORDER[row[2]])):
        if start >= reached:
            standing.append((name, match))
            reached = end
    return standing


def _every(text: str) -> Iterator[tuple[str, Match]]:
    """All matches, looked for only around the words that every expression has one of: a tenth of the time."""
    for word in WORD.finditer(text):
        at = word.start()
        if text[at].isdigit() and not 4 <= len(word.group().rstrip(".")) <= 10 and "/" not in word.group():
            continue
        for kind in ("digits",) if text[at].isdigit() else KINDS_OF.get(word.group(), ()):
            start, end = max(0, at - LEAD[kind]), word.end() + TAIL[kind]
            for name, pattern in BY_KIND[kind]:
                for match in pattern.finditer(text, start, end):
                    if match.start() <= at < match.end() and not NAMED_DAY.search(text, start, match.start("at")):
                        yield name, match
    yield from ((OF_CLOCK, match) for match in CLOCK.finditer(text))
    yield from ((IS_VAGUE, match) for match in VAGUE.finditer(text))


def _resolved(rule: Callable, match: Match, published: date | None, text: str) -> Stretch | None:
    try:
        return rule(match, published, lambda: tense_at(text, match.start("at"), match.end("at")))
    except (ValueError, OverflowError):  # no such day in the calendar: "31 November"
        return None


def is_bound(text: str, date: DateMention) -> bool:
    """Whether a day only ends, or begins, what is told: "shut until 15 May", "before Monday's storm".

    >>> told = "The pier is shut until 15 May."
    >>> [is_bound(told, date) for date in find_dates(told, date(2031, 5, 3))]
    [True]
    """
    return _BOUND.search(text, max(0, date.span.start - _LONGEST_BOUND), date.span.start) is not None
