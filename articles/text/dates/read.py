"""Expressions of time, with the days they mean.

Problem. "On Wednesday", "earlier this month", "in October", "8-10 December": most dates of news are relative to the day
of publication, which is not always known.

Method. Patterns in order of how much they say; the longer one wins where two meet. Each has a rule that turns it into
days (`calendar_days`), with the tense of its clause (`tense`) where that decides between past and future. Without a day
of publication only full dates are resolved. Where two readings are as likely the mention stays unresolved.

Source. Own rules, in the manner of HeidelTime (Strötgen and Gertz, 2013).

Known failures. Dates written only in digits whose order cannot be told ("8/12/2024") stay unresolved, and so do seasons
and "two days later". Expressions inside quotations count from publication, not from when they were said.
"""

from collections.abc import Callable, Iterator
from datetime import date
from re import Match

from articles.text.dates.calendar_days import Stretch
from articles.text.dates.patterns import BY_KIND, KINDS_OF, LEAD, NAMED_DAY, PATTERNS, TAIL, WORD
from articles.text.dates.rules import RULES
from articles.text.document import TEXT, DateMention, Span
from articles.text.tense import tense_at

UNRESOLVED = "unresolved"
_ORDER = {name: number for number, (name, _, _) in reversed(list(enumerate(PATTERNS)))}


def find_dates(text: str, published: date | None, field: str = TEXT) -> list[DateMention]:
    """All expressions of time of a text, in order, none overlapping.

    `published` is the day of publication, None where nobody knows it: then relative expressions stay unresolved.

    >>> mention, = find_dates("The club met on Monday.", date(2024, 5, 2))
    >>> mention.exact, mention.precision, mention.first.isoformat()
    ('Monday', 'day', '2024-04-29')
    """
    found = []
    for name, match in _matches(text):
        stretch = _resolved(RULES[name], match, published, text)
        span = Span(match.start("at"), match.end("at"), field)
        exact = text[span.start : span.end]
        if stretch is None:
            found.append(DateMention(span, exact, UNRESOLVED))
        else:
            found.append(DateMention(span, exact, stretch.precision, stretch.first, stretch.last))
    return found


def _matches(text: str) -> list[tuple[str, Match]]:
    """The matches that stand: earlier begins before later, at one place the longest, no two overlapping."""
    every = sorted(_every(text), key=lambda pair: (pair[1].start("at"), -pair[1].end("at"), _ORDER[pair[0]]))
    standing: list[tuple[str, Match]] = []
    for name, match in every:
        if not standing or match.start("at") >= standing[-1][1].end("at"):
            standing.append((name, match))
    return standing


def _every(text: str) -> Iterator[tuple[str, Match]]:
    """All matches, looked for only around the words that every expression has one of: a tenth of the time."""
    for word in WORD.finditer(text):
        at = word.start()
        if text[at].isdigit() and not 4 <= word.end() - at <= 10 and "/" not in word.group():
            continue
        for kind in ("digits",) if text[at].isdigit() else KINDS_OF.get(word.group(), ()):
            start, end = max(0, at - LEAD[kind]), word.end() + TAIL[kind]
            for name, pattern in BY_KIND[kind]:
                for match in pattern.finditer(text, start, end):
                    if match.start() <= at < match.end() and not NAMED_DAY.search(text, start, match.start("at")):
                        yield name, match


def _resolved(rule: Callable, match: Match, published: date | None, text: str) -> Stretch | None:
    try:
        return rule(match, published, lambda: tense_at(text, match.start("at"), match.end("at")))
    except (ValueError, OverflowError):  # no such day in the calendar: "31 November"
        return None
