"""Labels and aliases of Wikidata items, from an excerpt of a dump: a JSON array of entities, or one entity on a line.

An item without an entity of ours is passed over, as are languages that nobody asked for.
"""

import json
from collections.abc import Collection, Iterator
from typing import Any

from newsroom.values import UNSTORABLE

from .files import MOST_BYTES, BadSheet

NO_JSON = "Line {} is no entity as Wikidata's dumps have them."
LONGEST_NAME = 200


def is_wikidata(data: bytes) -> bool:
    """Does a file look like JSON rather than like a table?"""
    return data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"[")


def aliases_in(data: bytes, languages: Collection[str]) -> list[tuple[str, str]]:
    """(item, name) of each label and alias in these languages, each once. Raises BadSheet."""
    if len(data) > MOST_BYTES:
        raise BadSheet("This excerpt is larger than 2 MB: cut it in parts.")
    return _aliases(data, languages)


def aliases_of(item: str, data: bytes, languages: Collection[str]) -> list[tuple[str, str]]:
    """The same of what stands at an item's own address, however large; one that became another has its names."""
    try:
        return list(dict.fromkeys((item, name) for _, name in _aliases(data, languages)))
    except BadSheet as error:
        raise BadSheet(f"{item}: {error}") from error


def _aliases(data: bytes, languages: Collection[str]) -> list[tuple[str, str]]:
    found = (pair for item in _items(data) for pair in _names(item, languages))
    return list(dict.fromkeys(found))


def _items(data: bytes) -> Iterator[dict[str, Any]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadSheet("This excerpt is not in UTF-8, as Wikidata's dumps are.") from error
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield from _by_line(text)
        return
    if isinstance(whole, dict) and isinstance(whole.get("entities"), dict):  # as its address for one item gives it
        whole = list(whole["entities"].values())
    for number, item in enumerate(whole if isinstance(whole, list) else [whole], start=1):
        yield _item(item, number)


def _by_line(text: str) -> Iterator[dict[str, Any]]:
    """The dumps' own form: an array whose entities stand on lines of their own, or nothing but the lines."""
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip().rstrip(",")
        if line in ("", "[", "]"):
            continue
        try:
            yield _item(json.loads(line), number)
        except (ValueError, RecursionError) as error:
            raise BadSheet(NO_JSON.format(number)) from error


def _item(item: Any, number: int) -> dict[str, Any]:
    if not isinstance(item, dict) or not isinstance(item.get("id"), str) or UNSTORABLE.search(item["id"]):
        raise BadSheet(NO_JSON.format(number))
    return item


def _names(item: dict[str, Any], languages: Collection[str]) -> Iterator[tuple[str, str]]:
    labels, aliases = item.get("labels"), item.get("aliases")
    for language in languages:
        said = [labels.get(language)] if isinstance(labels, dict) else []
        also = aliases.get(language) if isinstance(aliases, dict) else None
        said += also if isinstance(also, list) else []
        for each in said:
            name = each.get("value") if isinstance(each, dict) else None
            name = " ".join(name.split()) if isinstance(name, str) else ""
            if 0 < len(name) <= LONGEST_NAME and not UNSTORABLE.search(name):
                yield item["id"], name
