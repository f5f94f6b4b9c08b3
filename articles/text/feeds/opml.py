"""Lists of feeds as OPML, in and out.

Problem: every reader of feeds writes its list as OPML, with folders in folders, attributes in any case, and any size.
Method: lxml, without entities, external documents and network; each `outline` with an `xmlUrl` is a feed, and the
outline around it its folder. What is no web address is told, not taken.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from articles.text.feeds.entry import ADDRESS, TITLE, address_in, words

MOST_LISTED = 2000
NO_LIST = "It is no OPML: there is no list of feeds in it."
TOO_MANY = f"It lists more than {MOST_LISTED:,} feeds."
DECLARES = "It declares entities of its own: such a file is not read."


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed of a list; `folder` is what stands around it, "" where nothing does."""

    address: str
    title: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class FeedList:
    """The feeds, each once; `odd` are addresses that are none; `problem` is a sentence where there is no list."""

    feeds: tuple[Listed, ...] = ()
    odd: tuple[str, ...] = ()
    problem: str = ""


def read_opml(body: bytes) -> FeedList:
    """The feeds of a list; never raises."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or root.tag.lower() != "opml":
        return FeedList(problem=NO_LIST)
    if root.getroottree().docinfo.internalDTD is not None:
        return FeedList(problem=DECLARES)
    found: dict[str, Listed] = {}
    odd: dict[str, None] = {}
    for outline in root.iter("outline"):
        said = {name.lower(): value for name, value in outline.attrib.items()}
        if not said.get("xmlurl", "").strip():
            continue
        address = address_in(said["xmlurl"], "")
        if not address:
            odd[words(said["xmlurl"], ADDRESS)[:TITLE]] = None
        elif len(found) == MOST_LISTED and address not in found:
            return FeedList(problem=TOO_MANY)
        else:
            title = words(said.get("title") or said.get("text"), TITLE)
            found.setdefault(address, Listed(address, title, _folder(outline)))
    return FeedList(tuple(found.values()), tuple(odd), "" if found or odd else NO_LIST)


def _folder(outline: etree._Element) -> str:
    around = outline.getparent()
    if around is None or around.tag != "outline":
        return ""
    return words(around.get("title") or around.get("text"), TITLE)


def write_opml(title: str, feeds: Iterable[Listed]) -> bytes:
    """The list of these feeds, in folders; those without one come last."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    folders: dict[str, etree._Element] = {}
    loose = []
    for feed in feeds:
        if not feed.folder:
            loose.append(feed)
            continue
        if feed.folder not in folders:
            folders[feed.folder] = etree.SubElement(body, "outline", text=feed.folder, title=feed.folder)
        _write(folders[feed.folder], feed)
    for feed in loose:
        _write(body, feed)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _write(around: etree._Element, feed: Listed) -> None:
    name = feed.title or feed.address
    etree.SubElement(around, "outline", type="rss", text=name, title=name, xmlUrl=feed.address)
