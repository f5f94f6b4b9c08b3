"""The arithmetic of the calendar for expressions of time: what days "last week" or "8 December" are.

Problem. Most expressions leave out the year, the month or both; which is meant depends on the day of publication and on
whether the clause looks back or ahead.

Method. Each function gives a stretch of days, or None where two readings are as likely: a wrong day is worse than none.
Weeks begin on Monday.

Source. Own rules; the choice by tense follows HeidelTime (Strötgen and Gertz, 2013).

Known failures. Outlets that call Sunday the first day of the week mean another "this week" on Sundays.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from articles.text.tense import FUTURE, PAST

DAY, MONTH, YEAR, RANGE = "day", "month", "year", "range"
NEAR_DAYS = 120  # without a tense the nearest 8 December is taken when it is no further away
SUSPECT_DAYS = 330  # by tense almost a year away: then the tense was probably misread
NEAR_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `first` to `last`, both included, and how precisely the words name them."""

    precision: str
    first: date
    last: date


def day(when: date) -> Stretch:
    return Stretch(DAY, when, when)


def month(year: int, number: int) -> Stretch:
    """A month; numbers below 1 and above 12 reach into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Stretch(MONTH, date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def year(number: int) -> Stretch:
    return Stretch(YEAR, date(number, 1, 1), date(number, 12, 31))


def days(first: date, last: date) -> Stretch | None:
    return Stretch(RANGE, first, last) if first <= last else None


def week(published: date, offset: int = 0) -> Stretch:
    """The week of publication, or one `offset` weeks later."""
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=offset)
    return Stretch(RANGE, monday, monday + timedelta(days=6))


def weekend(published: date, offset: int = 0) -> Stretch:
    saturday = week(published, offset).first + timedelta(days=5)
    return Stretch(RANGE, saturday, saturday + timedelta(days=1))


def weekday(published: date, number: int, tense: str, which: str = "") -> Stretch | None:
    """A weekday (Monday is 0) as seen from the day of publication; `which` is "last", "next", "this" or nothing.

    >>> weekday(date(2024, 5, 3), 2, "past").first
    datetime.date(2024, 5, 1)
    """
    back, ahead = (published.weekday() - number) % 7, (number - published.weekday()) % 7
    if which in ("last", "next"):
        return _other_week(published, number, -1 if which == "last" else 1)
    if tense == PAST:
        return day(published - timedelta(days=back))
    if tense == FUTURE:
        return day(published + timedelta(days=ahead))
    return day(published) if back == 0 else None


def _other_week(published: date, number: int, step: int) -> Stretch | None:
    """ "Last Friday": the one before, unless it lies in the week of publication: then some mean the one before it."""
    distance = (published.weekday() - number) % 7 if step < 0 else (number - published.weekday()) % 7
    when = published + timedelta(days=step * (distance or 7))
    this_week = week(published)
    return None if this_week.first <= when <= this_week.last else day(when)


def day_of_week(published: date, number: int, offset: int) -> Stretch:
    """ "Monday last week": the weekday of the week `offset` weeks from publication."""
    return day(week(published, offset).first + timedelta(days=number))


def day_of_month(published: date, number: int, in_month: int, tense: str, weekday_number: int | None) -> Stretch | None:
    """ "8 December" without a year: before or after publication by tense, else the nearest when that is near enough."""
    possible = [d for y in (-1, 0, 1) if (d := real_day(published.year + y, in_month, number))]
    if weekday_number is not None:
        possible = [d for d in possible if d.weekday() == weekday_number]
        return day(possible[0]) if len(possible) == 1 else None
    if tense == PAST:
        possible = [d for d in possible if d <= published][-1:]
    elif tense == FUTURE:
        possible = [d for d in possible if d >= published][:1]
    limit = SUSPECT_DAYS if tense else NEAR_DAYS
    nearest = min(possible, key=lambda d: abs((d - published).days), default=None)
    return day(nearest) if nearest and abs((nearest - published).days) <= limit else None


def real_day(year_number: int, month_number: int, number: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year_number, month_number, number)
    except ValueError:
        return None


def month_of_year(published: date, number: int, tense: str, which: str = "") -> Stretch | None:
    """ "In October", "last October": as `weekday`, for months."""
    distance = number - published.month
    if which == "this":
        return month(published.year, number)
    if which == "last":
        return month(published.year - 1, number) if distance >= 0 else _unless_this_year(published, number, distance)
    if which == "next":
        return month(published.year + 1, number) if distance <= 0 else None
    if tense == PAST:
        return month(published.year - (distance > 0), number)
    if tense == FUTURE:
        return month(published.year + (distance < 0), number)
    nearest = min((distance - 12, distance, distance + 12), key=abs)
    return month(published.year, published.month + nearest) if abs(nearest) <= NEAR_MONTHS else None


def _unless_this_year(published: date, number: int, distance: int) -> Stretch | None:
    """ "Last March" said in May may be the one of this year or of the year before."""
    return None if distance >= -11 else month(published.year, number)


def easter(of_year: int) -> date:
    """Easter Sunday of the Western churches (the anonymous Gregorian computus).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, (b, c) = of_year % 19, divmod(of_year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114
    return date(of_year, n // 31, n % 31 + 1)


def nth_weekday(of_year: int, in_month: int, number: int, nth: int) -> date:
    """The nth such weekday of a month; nth -1 is the last one."""
    first_weekday, length = monthrange(of_year, in_month)
    first = 1 + (number - first_weekday) % 7
    all_of_them = range(first, length + 1, 7)
    return date(of_year, in_month, all_of_them[nth - 1 if nth > 0 else nth])
