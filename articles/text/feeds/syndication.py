"""RSS and Atom, by feedparser."""

from typing import Any

import feedparser

from articles.text.feeds.entry import (
    TITLE,
    Entry,
    Feed,
    address_in,
    entries_of,
    entry_of,
    moment,
    plain,
    whole_text,
    words,
)

NOT_READ = "It begins as a feed does, and cannot be read as one."
BROKEN = "Its XML is broken; what of it could be read was."


def read_syndication(body: bytes, content_type: str, address: str) -> Feed:
    """A feed of any version; one that is broken is read as far as it goes."""
    headers = {"content-type": content_type or "application/xml", "content-location": address}
    try:
        found = feedparser.parse(body, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # its loose parser has ways of its own to fail
        return Feed(problem=NOT_READ)
    if not found.get("version") and not found.entries:
        return Feed(problem=NOT_READ)
    is_broken = found.bozo and not isinstance(found.get("bozo_exception"), feedparser.CharacterEncodingOverride)
    entries, cut = entries_of(found.entries, lambda raw: _entry(raw, address))
    return Feed(
        kind="atom" if str(found.get("version")).startswith("atom") else "rss",
        title=_plain(found.feed, "title", TITLE),
        site=address_in(found.feed.get("link"), address),
        entries=entries,
        flaw=cut or (BROKEN if is_broken else ""),
    )


def _entry(raw: Any, base: str) -> Entry:
    authors = [author.get("name") or author.get("email") for author in raw.get("authors") or [] if author]
    contents = [content.get("value") for content in raw.get("content") or []]
    summary = raw.get("summary") or ""
    return entry_of(
        base,
        guid=raw.get("id"),
        address=raw.get("link"),
        title=_plain(raw, "title", TITLE),
        said=raw.get("published") or raw.get("created") or "",
        parsed=raw.get("published_parsed") or raw.get("created_parsed"),
        updated=moment(dict.get(raw, "updated"), dict.get(raw, "updated_parsed")),
        authors=authors or [raw.get("author")],
        source=(raw.get("source") or {}).get("title"),
        categories=(tag.get("term") for tag in raw.get("tags") or []),
        teaser=plain(summary or (contents[0] if contents else "")),
        text=next(filter(None, map(whole_text, [*contents, summary])), ""),
    )


def _plain(raw: Any, name: str, most: int) -> str:
    """Its words, of markup or of text that is none."""
    is_text = (raw.get(f"{name}_detail") or {}).get("type") == "text/plain"
    return words(raw.get(name), most) if is_text else plain(raw.get(name), most)
