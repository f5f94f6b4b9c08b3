"""Values in requests: whatever a client sends is a number or a moment that the database can hold, or none."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.urls.converters import IntConverter

# PostgreSQL stores no NUL, and half a surrogate pair cannot be written as UTF-8: either would end in a database
# error far from its cause.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

LARGEST_KEY = 2**63 - 1
DIGITS = len(str(LARGEST_KEY))
LONGEST_ZONE = 50  # characters; the longest name has 32


def number_in(text: str) -> int | None:
    """A row's key, or another whole number from 0, in plain digits; None for everything else.

    That is also for signs, digits of other scripts (`١`, `²`), which `int` or a test for digits lets through, and for
    numbers beyond a key of the database.

    >>> number_in("17"), number_in("-1"), number_in("9" * 30)
    (17, None, None)
    """
    if not (text.isascii() and text.isdecimal()) or len(text) > DIGITS:
        return None
    number = int(text)
    return number if number <= LARGEST_KEY else None


def moment_in(text: str) -> datetime | None:
    """An ISO moment with its zone, in UTC; None for everything else, and for what no calendar has in UTC.

    PostgreSQL refuses the zones of `…T14:20+23:00`, and stores a year 10000 that can never be read again.
    """
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def zone_in(cookies: Mapping[str, str]) -> ZoneInfo | None:
    """The reader's time zone, as times.js keeps it in a cookie; None before that, and for what is no zone's name."""
    return zone_named(cookies.get("zone", ""))


@lru_cache(maxsize=600)
def zone_named(name: str) -> ZoneInfo | None:
    """A time zone by its IANA name; None for what is none."""
    try:
        return ZoneInfo(name) if 0 < len(name) < LONGEST_ZONE else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@lru_cache(maxsize=1)
def zone_names() -> dict[str, str]:
    """All names of time zones as they are written, by their small letters."""
    return {name.lower(): name for name in sorted(available_timezones())}


Day = TypeVar("Day", date, datetime)


def shifted(day: Day, by: timedelta) -> Day:
    """A day or moment later or earlier; at the ends of the calendar its last or first.

    >>> shifted(date(9999, 12, 31), timedelta(days=30))
    datetime.date(9999, 12, 31)
    """
    try:
        return day + by
    except OverflowError:
        end = type(day).max if by > timedelta(0) else type(day).min
        return end.replace(tzinfo=day.tzinfo) if isinstance(end, datetime) else end


class KeyConverter(IntConverter):
    """`<key:pk>` in an address. What no key can be is no page: 404, and no view is asked."""

    def to_python(self, value: str) -> int:
        number = number_in(value)
        if number is None:
            raise ValueError("no key")
        return number
