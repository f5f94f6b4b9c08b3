"""JSON Feed 1 and 1.1 (jsonfeed.org), whose writers may put anything anywhere."""

import json
from html import escape
from typing import Any

from articles.text.feeds.entry import (
    AUTHOR,
    CATEGORY,
    GUID,
    MOST_AUTHORS,
    MOST_CATEGORIES,
    MOST_ENTRIES,
    TEASER,
    TITLE,
    WRITTEN,
    Entry,
    Feed,
    address_in,
    in_words,
    moment,
    numbered,
    plain,
    whole_text,
    words,
)
from articles.text.feeds.syndication import CUT

BROKEN = "It looks like a JSON Feed, but its JSON is broken."
OTHER = "It is JSON, but no JSON Feed."


def read_json(body: bytes, address: str) -> Feed:
    try:
        found = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return Feed(problem=BROKEN)
    if not isinstance(found, dict) or "jsonfeed.org/version" not in words(found.get("version"), 100):
        return Feed(problem=OTHER)
    items = [item for item in _list(found.get("items")) if isinstance(item, dict)]
    return Feed(
        kind="json",
        title=words(found.get("title"), TITLE),
        site=address_in(found.get("home_page_url"), address),
        entries=tuple(numbered(_entry(item, address) for item in items[:MOST_ENTRIES])),
        flaw=CUT if len(items) > MOST_ENTRIES else "",
    )


def _entry(item: dict[str, Any], base: str) -> Entry:
    people = [*_list(item.get("authors")), item.get("author")]
    authors = [person.get("name") for person in people if isinstance(person, dict)]
    markup, text = item.get("content_html"), item.get("content_text")
    if not isinstance(markup, str):
        markup = _marked_up(text) if isinstance(text, str) else ""
    return Entry(
        guid=words(item.get("id"), 4 * GUID),
        address=address_in(item.get("url"), base) or address_in(item.get("external_url"), base),
        title=words(item.get("title"), TITLE),
        published=moment(item.get("date_published")),
        published_words=words(item.get("date_published"), WRITTEN),
        updated=moment(item.get("date_modified")),
        author=", ".join(in_words(authors, AUTHOR, MOST_AUTHORS))[:AUTHOR],
        categories=in_words(_list(item.get("tags")), CATEGORY, MOST_CATEGORIES),
        teaser=words(item.get("summary"), TEASER) or plain(markup, TEASER),
        text=whole_text(markup),
    )


def _list(value: Any) -> list:
    return value if isinstance(value, list) else []


def _marked_up(text: str) -> str:
    """Paragraphs, as a page would have them."""
    return "".join(f"<p>{escape(part.strip())}</p>" for part in text.split("\n\n") if part.strip())
