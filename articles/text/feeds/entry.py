"""What a feed says, as far as it can be kept: words of bounded length, addresses, moments as ISO."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from time import struct_time
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

MOST_ENTRIES = 1000  # as many as a news sitemap may have
TITLE, AUTHOR, SOURCE, CATEGORY, TEASER = 1000, 500, 300, 100, 2000  # characters that are kept of each
GUID, ADDRESS, WRITTEN = 500, 2000, 100
MOST_CATEGORIES, MOST_AUTHORS = 20, 10
LONGEST_TEXT = 500_000
# In the feeds of newspapers a teaser has up to some 80 words; the shortest notices that are whole have about as many,
# but then the page adds nothing that would be missed.
LEAST_WHOLE = 150
BROKEN_OFF = re.compile(
    r"(…|\.\.\.|\[…\]|\[\.\.\.\]|\b(read more|continue reading|read the (full|whole|rest)|full story)\b[^.!?]*)\W*\Z",
    re.IGNORECASE,
)
END_LOOKED_AT = 120
CUT = f"It has more than {MOST_ENTRIES:,} entries; the first of them were taken."
HIDDEN = ("script", "style")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article; "" for what it does not say.

    `published` and `updated` are ISO moments or days, `published_words` is how the feed wrote the first of them.
    `source` is who it says has it first. `text` is the article as HTML where the feed has all of it, and `teaser` what
    it has else, in plain words.
    """

    guid: str
    address: str = ""
    title: str = ""
    published: str = ""
    published_words: str = ""
    updated: str = ""
    author: str = ""
    source: str = ""
    categories: tuple[str, ...] = ()
    teaser: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """What was read. `kind` is rss, atom, json, sitemap, or "" for what is no feed: then `links` has those that the
    page names, and `problem` is a sentence where it names none. `flaw` says what of a feed could not be read."""

    kind: str = ""
    title: str = ""
    site: str = ""
    entries: tuple[Entry, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    problem: str = ""
    flaw: str = ""


def entry_of(
    base: str,
    guid: Any = None,
    address: Any = None,
    title: Any = None,
    said: Any = None,
    parsed: struct_time | None = None,
    updated: str = "",
    authors: Iterable[Any] = (),
    source: Any = None,
    categories: Iterable[Any] = (),
    teaser: Any = None,
    text: str = "",
) -> Entry:
    """What a format says of one article, each thing in its bounds: `said` is when it was published, in its words."""
    return Entry(
        guid=words(guid, 4 * GUID),
        address=address_in(address, base),
        title=words(title, TITLE),
        published=moment(said, parsed),
        published_words=words(said, WRITTEN),
        updated=updated,
        author=", ".join(in_words(authors, AUTHOR, MOST_AUTHORS))[:AUTHOR],
        source=words(source, SOURCE),
        categories=in_words(categories, CATEGORY, MOST_CATEGORIES),
        teaser=words(teaser, TEASER),
        text=text,
    )


def entries_of(found: Sequence[Any], read: Callable[[Any], Entry]) -> tuple[tuple[Entry, ...], str]:
    """Those that are taken, each under a name of its own; and what is to be said where that is not all of them."""
    return tuple(_numbered(map(read, found[:MOST_ENTRIES]))), CUT if len(found) > MOST_ENTRIES else ""


def words(value: Any, most: int) -> str:
    """One line of text that a database keeps; what is no text is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value)[: 8 * most].replace("\0", "").encode("utf-8", "replace").decode()
    return " ".join(text.split())[:most]


def plain(markup: Any, most: int = TEASER) -> str:
    """The words of a piece of HTML, in one line."""
    if not isinstance(markup, str):
        return ""
    return words(_shown(markup[: 20 * most]), most)


def _shown(markup: str) -> str:
    """The text between the tags."""
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return markup
    etree.strip_elements(tree, *HIDDEN, with_tail=False)
    return " ".join(tree.itertext())


def address_in(said: Any, base: str) -> str:
    """A web address, absolute; "" for what is none."""
    text = words(said, ADDRESS + 1)
    if not text or " " in text:
        return ""
    try:
        found = urljoin(base, text)
        is_web = urlsplit(found).scheme in ("http", "https") and bool(urlsplit(found).hostname)
    except ValueError:
        return ""
    return found if is_web and len(found) <= ADDRESS else ""


def moment(said: Any, parsed: struct_time | None = None) -> str:
    """A moment or day as ISO, with the zone that was written; `parsed`, in UTC, is what a library made of it."""
    text = words(said, WRITTEN)
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text)
        except (ValueError, OverflowError, IndexError, TypeError):
            continue
        return found.date().isoformat() if len(text) <= len("2031-03-04") else found.isoformat()
    try:
        return datetime(*parsed[:6], tzinfo=UTC).isoformat() if parsed else ""
    except (ValueError, TypeError):
        return ""


def whole_text(markup: Any) -> str:
    """The HTML, if it is an article and no teaser; else ""."""
    if not isinstance(markup, str) or len(markup) > LONGEST_TEXT:
        return ""
    markup = markup.replace("\0", "").encode("utf-8", "replace").decode()
    shown = _shown(markup).strip()
    is_whole = len(shown.split()) >= LEAST_WHOLE and not BROKEN_OFF.search(shown[-END_LOOKED_AT:])
    return markup if is_whole else ""


def in_words(values: Iterable[Any], most: int, number: int) -> tuple[str, ...]:
    """Each once, in their order."""
    found = dict.fromkeys(words(value, most) for value in values)
    return tuple(value for value in found if value)[:number]


def _numbered(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Each under a name of its own: what the feed calls it, else its address, else its words. Of two the first."""
    seen = set()
    for entry in entries:
        guid = entry.guid or entry.address or (f"{entry.title} {entry.teaser}".strip() and _print_of(entry))
        if len(guid) > GUID:
            guid = sha256(guid.encode()).hexdigest()
        if guid and guid not in seen:
            seen.add(guid)
            yield replace(entry, guid=guid)


def _print_of(entry: Entry) -> str:
    return sha256(f"{entry.title}\n{entry.teaser}".encode()).hexdigest()
