"""The feeds that a web page names: `link rel=alternate` with the type of a feed."""

from lxml import etree, html

from articles.text.feeds.entry import Feed, address_in, words

TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/json",
    "application/rdf+xml",
    "text/xml",
    "application/xml",
)
MOST = 20
TITLE = 200
NONE_NAMED = "It is a web page, and names no feed."


def feeds_named(body: bytes, content_type: str, address: str) -> Feed:
    """A `Feed` of no kind, with `links`: (address, title) each."""
    parser = html.HTMLParser(no_network=True, huge_tree=False)
    try:
        page = html.document_fromstring(body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Feed(problem=NONE_NAMED)
    base = address_in(next((b.get("href") for b in page.iter("base")), ""), address) or address
    found: dict[str, str] = {}
    for link in page.iter("link"):
        is_feed = (link.get("type") or "").partition(";")[0].strip().lower() in TYPES
        target = address_in(link.get("href"), base)
        if is_feed and target and "alternate" in (link.get("rel") or "").lower().split():
            found.setdefault(target, words(link.get("title"), TITLE))
    title = words(page.findtext(".//title"), TITLE)
    links = tuple(found.items())[:MOST]
    return Feed(title=title, links=links, problem="" if links else NONE_NAMED)
