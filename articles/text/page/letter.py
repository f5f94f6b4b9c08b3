"""The head of a letter: who wrote what is in it, and when.

Problem: an article that comes by mail has neither byline nor date of its own, but the letter has; and one that was sent
on has two heads, of which the inner one is of whoever wrote it.
Method: the fields as they stand. A date is read where day, month and year are written out, in the order that they have;
without a zone it is one of a clock that nobody knows, and with one that is not known the day alone counts.
Source: RFC 5322; heads as the usual mail programs write them in English, German, French and Spanish.
Known failures: dates in digits alone, but for those of ISO 8601; other languages' months.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

LONGEST = 300  # characters of a field
MONTHS = (
    *(("jan", "ene"), ("feb", "fév", "fev"), ("mar", "mär", "mrz"), ("apr", "abr", "avr"), ("may", "mai")),
    *(("jun", "juin"), ("jul", "juil"), ("aug", "ago", "aoû"), ("sep",), ("oct", "okt"), ("nov",)),
    ("dec", "dez", "dic", "déc"),
)
MONTH = r"(?P<{}>[^\W\d_]{{3,10}})\.?"
DAY = re.compile(
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)|(?:(?P<d>\d{{1,2}})\.?\s(?:de\s)?{MONTH.format('m')}"
    rf"|{MONTH.format('month')}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?),?\s(?:de\s)?(?P<year>\d{{4}})(?!\d)"
)
HOUR = re.compile(
    r"\D{0,12}?\b(?P<h>\d{1,2})[:.h](?P<min>\d\d)(?::(?P<s>\d\d))?(?:\.\d{1,6})?\s?(?P<half>[ap]\.?m\b\.?)?"
    r"\s?(?P<zone>[+-]\d\d:?\d\d|[A-Za-z]{1,5}\b)?",
    re.IGNORECASE,
)
ZONES = {
    **dict.fromkeys(("UTC", "GMT", "Z"), 0),
    "CET": 1,
    "MEZ": 1,
    "CEST": 2,
    "MESZ": 2,
    "EST": -5,
    "EDT": -4,
    "PST": -8,
    "PDT": -7,
}
ADDRESS = re.compile(r"\s*[<\[(][^<>\[\]()]*@[^<>\[\]()]*[>\])]")


@dataclass(frozen=True, slots=True)
class Letter:
    """What its head says, in its words; "" for what it does not. `was_sent_on`: it stands in another letter."""

    sender: str = ""
    date: str = ""
    was_sent_on: bool = False

    @property
    def name(self) -> str:
        """Who wrote it, without the address; "" where that is all.

        >>> Letter('"Ann Lind" <ann@post.example>').name, Letter("ann@post.example").name
        ('Ann Lind', '')
        """
        name = ADDRESS.sub("", self.sender[:LONGEST]).strip(" \"'“”*\t")
        return "" if "@" in name else " ".join(name.split())

    @property
    def written(self) -> str:
        """The day or moment in ISO 8601; "" where none can be told.

        >>> Letter(date="Wed, Mar 12, 2031 at 2:20 PM").written, Letter(date="12 May 2031").written
        ('2031-03-12T14:20:00', '2031-05-12')
        """
        said = " ".join(self.date[:LONGEST].split())
        found = DAY.search(said)
        day = _day(found) if found else None
        if found is None or day is None:
            return ""
        hour = HOUR.match(said, found.end())
        return (_moment(day, hour) if hour else "") or day.isoformat()


def _day(found: re.Match) -> date | None:
    month = _month(found["m"] or found["month"] or "")
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        return date(int(found["year"]), month, int(found["d"] or found["day"]))
    except ValueError:
        return None


def _month(word: str) -> int:
    """1 to 12; 0 for what is none."""
    word = word.casefold()
    return next((n for n, starts in enumerate(MONTHS, 1) if word.startswith(starts)), 0)


def _moment(day: date, found: re.Match) -> str:
    """With its zone, if it has one; "" where that is none we know, or the hour is none."""
    hour, half = int(found["h"]), (found["half"] or "")[:1].lower()
    if half and not 1 <= hour <= 12:
        return ""
    hour = hour % 12 + 12 * (half == "p") if half else hour
    try:
        moment = datetime(day.year, day.month, day.day, hour, int(found["min"]), int(found["s"] or 0))
        zone = (found["zone"] or "").upper()
        return (moment.replace(tzinfo=_zone(zone)) if zone else moment).isoformat()
    except (ValueError, KeyError):
        return ""


def _zone(words: str) -> timezone:
    if words[0] not in "+-":
        return timezone(timedelta(hours=ZONES[words])) if ZONES[words] else UTC
    digits = words.replace(":", "")
    ahead = timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
    return timezone(-ahead if digits[0] == "-" else ahead)
