"""What comes with a piece, each read as far as it can be or refused in one sentence for the person who brought it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urldefrag, urlsplit

from courlan import clean_url
from django.utils.dateparse import parse_date, parse_datetime

from newsroom.values import shifted

from ..models.article import EARLIEST_YEAR, LATEST_YEAR
from ..models.published import DAY, MOMENT, TIME, Published, ahead_in_words
from ..text.page import LARGEST, Link
from .decoding import Decoded, decoded

MAX_BYTES = LARGEST  # of a file or a fetched page: what is larger is a dump, not an article
MOST_FILE = 20_000_000  # bytes of a file that holds pieces: pictures are most of them
MAX_CONTROL_SHARE = 0.01  # of the first characters; text has tabs and line ends and hardly anything else
SNIFFED = 4096
ADDRESS_LENGTH, HOST_LENGTH = 2000, 253
UNFORESEEN = "Something in it made the machine stumble, and nothing of it was taken in."


class Refused(ValueError):
    """Input that cannot be taken in; the message is one sentence for the person who brought it."""


class SeveralArticles(Refused):
    """A list of links to articles, which are offered in its place."""

    def __init__(self, links: Sequence[Link]) -> None:
        offered = " Choose those that are to be brought in." if links else ""
        super().__init__(f"It is a list of links to articles, and no article itself.{offered}")
        self.links = tuple(links)


def decode(raw: bytes, content_type: str = "") -> Decoded:
    """The characters of a file or page, or Refused in a sentence that says what is wrong with it."""
    if not raw.strip():
        raise Refused("It is empty.")
    if len(raw) > MAX_BYTES:
        raise Refused(f"It has {len(raw) / 1e6:.1f} MB; at most {MAX_BYTES / 1e6:.0f} MB are taken.")
    found = decoded(raw, content_type)
    if found is None:
        raise Refused("Its characters are in no encoding that is known: save it as UTF-8 and try again.")
    if "\0" in found.text:
        raise Refused("It has NUL characters in it: this is no text file.")
    start = found.text[:SNIFFED]
    if sum(c < " " and c not in "\t\n\r\f\v" for c in start) > MAX_CONTROL_SHARE * len(start):
        raise Refused("It is full of control characters: this is no text file.")
    return found


def parse_published(value: str) -> Published:
    """An ISO date or date-time; without a zone it stands on its outlet's clock, "" is unknown. Raises Refused."""
    value = value.strip()
    if not value:
        return Published()
    try:
        day = parse_date(value)
        moment = None if day else parse_datetime(value)
    except ValueError:
        day = moment = None
    if day is None and moment is None:
        raise Refused(f"“{value[:40]}” is no date: write it like 2025-03-12 or 2025-03-12T14:20+02:00.")
    if moment is None:
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    offset = moment.utcoffset() if day is None else None
    moment = shifted(moment.replace(tzinfo=UTC), -(offset or timedelta()))  # the year that counts is that of UTC
    if moment.year < EARLIEST_YEAR:
        raise Refused(f"“{value[:40]}” lies before the printing press.")
    if moment.year > LATEST_YEAR:
        raise Refused(f"“{value[:40]}” lies too far ahead: no article has come out by then.")
    if day or offset is None:
        return Published(moment, DAY if day else TIME)
    minutes = round(offset / timedelta(minutes=1))
    return Published(moment, TIME, minutes or None, ahead_in_words(minutes) if minutes else MOMENT)


def short_enough(what: str, words: str, most: int) -> str:
    """What a person says of a piece is taken whole or not at all."""
    if len(words) > most:
        raise Refused(f"The {what} has {len(words):,} characters; at most {most:,} are taken.")
    return words


def article_address(url: str) -> str:
    """An article's own address without trackers and fragment; "" for none, and for a bare home page."""
    url = url.strip()
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        parts, port_is_fine = None, False
    if not port_is_fine or parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused(f"“{url[:80]}” is no web address: it begins with https:// or http://.")
    if parts.username is not None or parts.password is not None:
        raise Refused("The address holds a name or a password: leave out what stands before the “@”.")
    if len(parts.hostname) > HOST_LENGTH:
        raise Refused(f"“{parts.hostname[:80]}…” is no web address: its domain is longer than any can be.")
    address = clean_url(urldefrag(url).url) or url
    # In bytes, since an index keeps it; a letter may take several, and more once the address is written out.
    if max(len(url.encode()), len(address.encode())) > ADDRESS_LENGTH:
        raise Refused(f"The address is longer than {ADDRESS_LENGTH:,} characters.")
    return "" if parts.path in ("", "/") and not parts.query else address
