"""When an article came out, and on whose clock: the one rule by which it has its outlet's.

A piece says its hour on a clock of its own (`2031-03-09T01:30+05:30`), as a moment (`…Z`), or without any zone. A
moment stays, whoever the outlet is, and its day is that of the outlet's clock; an hour without a zone stands on the
outlet's clock. A day alone has no hour that a clock could move. What no clock is known of counts in UTC.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Any

from django.core.exceptions import ValidationError

from newsroom.values import shifted, zone_named, zone_names

DAY, TIME = "day", "time"
MOMENT = "Z"  # a zone that says when, but not where
AHEAD = re.compile(r"([+-])([01]\d|2[0-3]):([0-5]\d)")


def clock_named(zone: str) -> tzinfo | None:
    """The clock of `Asia/Kolkata` or of `+05:30`; None for what names none, "" and `Z` among them."""
    if ahead := AHEAD.fullmatch(zone):
        sign, hours, minutes = ahead.groups()
        return timezone(timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1))
    return None if zone == MOMENT else zone_named(zone)


def zone_written(words: str) -> str:
    """A zone as it is kept, from what somebody typed; "" for none. Raises a ValidationError."""
    words = words.strip()
    if words.upper() == MOMENT or clock_named(words):
        return words.upper() if words.upper() == MOMENT else words
    if words and words.lower() not in zone_names():
        raise ValidationError(f"“{words[:60]}” is no time zone: it looks like Asia/Kolkata or +05:30.")
    return zone_names().get(words.lower(), "")


def ahead_in_words(minutes: int) -> str:
    """Minutes ahead of UTC as ISO writes them.

    >>> ahead_in_words(330), ahead_in_words(-150)
    ('+05:30', '-02:30')
    """
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _ahead(moment: datetime) -> int:
    """Minutes by which a moment's own clock is ahead of UTC; of clocks before there were zones the nearest ones."""
    return round((moment.utcoffset() or timedelta()) / timedelta(minutes=1))


@dataclass(frozen=True, slots=True)
class Published:
    """When a piece came out: a moment in UTC, how precise it is, by how many minutes the place's clock is ahead, and
    the zone that it gives itself.

    `at` is None where nobody said, `offset` where nobody knows a clock, `zone` is "" where it gives none.
    """

    at: datetime | None = None
    precision: str = DAY
    offset: int | None = None
    zone: str = ""

    @classmethod
    def stated(cls, day: date | None, hour: time | None = None, zone: str = "") -> "Published":
        """As a person says it: by the clock of `zone`, or of the outlet where that is ""."""
        if day is None:
            return cls()
        wall = datetime.combine(day, hour or time.min)
        clock = clock_named(zone)
        if hour is None or clock is None:
            return cls(wall.replace(tzinfo=UTC), DAY if hour is None else TIME)
        return _on(wall, clock, zone)

    def on_clock(self, zone: str) -> "Published":
        """The same once its outlet's zone is known; "" where it has none. To say it twice changes nothing."""
        if self.at is None or self.precision == DAY:
            return replace(self, offset=None, zone="")
        outlets = clock_named(zone)
        if self.zone:
            clock = clock_named(self.zone) or outlets
            return replace(self, offset=_ahead(self.at.astimezone(clock)) if clock else None)
        wall = self._wall
        return _on(wall, outlets, "") if outlets else replace(self, at=wall.replace(tzinfo=UTC), offset=None)

    @property
    def _wall(self) -> datetime:
        """What the clock shows, without a zone."""
        return shifted(self.at.replace(tzinfo=None), timedelta(minutes=self.offset or 0))

    @property
    def day(self) -> date | None:
        """Where it came out; None where nobody said."""
        return self._wall.date() if self.at else None

    def of_article(self) -> dict[str, Any]:
        """The fields that hold it."""
        moment = {"published_at": self.at, "published_precision": self.precision}
        return moment | {"published_offset": self.offset, "published_zone": self.zone}


def _on(wall: datetime, clock: tzinfo, zone: str) -> Published:
    offset = _ahead(wall.replace(tzinfo=clock))
    return Published(shifted(wall.replace(tzinfo=UTC), -timedelta(minutes=offset)), TIME, offset, zone)
