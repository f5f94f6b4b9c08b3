"""JSON Feed 1 and 1.1 (jsonfeed.org), whose writers may put anything anywhere."""

import json
from html import escape
from typing import Any

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
    entries, cut = entries_of(items, lambda item: _entry(item, address))
    site = address_in(found.get("home_page_url"), address)
    return Feed("json", words(found.get("title"), TITLE), site, entries, flaw=cut)


def _entry(item: dict[str, Any], base: str) -> Entry:
    people = [*_list(item.get("authors")), item.get("author")]
    markup, text = item.get("content_html"), item.get("content_text")
    if not isinstance(markup, str):
        markup = _marked_up(text) if isinstance(text, str) else ""
    return entry_of(
        base,
        guid=item.get("id"),
        address=address_in(item.get("url"), base) or item.get("external_url"),
        title=item.get("title"),
        said=item.get("date_published"),
        updated=moment(item.get("date_modified")),
        authors=[person.get("name") for person in people if isinstance(person, dict)],
        categories=_list(item.get("tags")),
        teaser=item.get("summary") or plain(markup),
        text=whole_text(markup),
    )


def _list(value: Any) -> list:
    return value if isinstance(value, list) else []


def _marked_up(text: str) -> str:
    """Paragraphs, as a page would have them."""
    return "".join(f"<p>{escape(part.strip())}</p>" for part in text.split("\n\n") if part.strip())
