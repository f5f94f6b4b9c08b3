"""What came from a feed's address → its entries; or, of a web page, the feeds that it names.

Problem: RSS has nine versions and as many ways of being broken, Atom two, JSON Feed and news sitemaps are others again;
and whoever writes a feed may want to harm who reads it.
Method: the first bytes say what it is. RSS and Atom are feedparser's, which mends what is broken; JSON is json's; a
sitemap is lxml's, without entities, external documents and network. What declares entities of its own is not read.
Nothing is cleaned of scripts here: no markup of a feed is ever shown as markup, and whole texts are cleaned as pages.
Known failures: Media RSS, podcasts' and Usenet's particulars are not looked for; a list of sitemaps is not followed.
"""

import re

from articles.text.feeds.entry import Feed
from articles.text.feeds.json_feed import read_json
from articles.text.feeds.linked import feeds_named
from articles.text.feeds.sitemap import read_sitemap
from articles.text.feeds.syndication import read_syndication

LOOKED_AT = 65_536  # bytes before the first element
ROOT = re.compile(rb"<(?:[a-z0-9_.-]+:)?(rss|feed|rdf|channel|urlset|sitemapindex|html|head|body)\b", re.IGNORECASE)
ENTITY = re.compile(rb"<!entity", re.IGNORECASE)
NO_FEED = "It is neither a feed nor a page that names one."
DECLARES = "It declares entities of its own, as a bomb does: such a feed is not read."
LIST_OF_SITEMAPS = "It is a list of sitemaps: give the address of the one that has the news."


def read_feed(body: bytes, content_type: str = "", address: str = "") -> Feed:
    """What these bytes say, with whatever is in them; never raises.

    `content_type`: as its site says, for the encoding; `address`: where it came from, for relative links.

    >>> read_feed(b"<rss><channel><title>Post</title><item><guid>1</guid></item></channel></rss>").entries[0].guid
    '1'
    """
    start = body[:LOOKED_AT].replace(b"\0", b"")
    if re.match(rb"[^<{\[]{0,16}\{", start):
        return read_json(body, address)
    root = ROOT.search(start)
    if root is None:
        return Feed(problem=NO_FEED)
    if ENTITY.search(start[: root.start()]):
        return Feed(problem=DECLARES)
    name = root[1].lower()
    if name == b"urlset":
        return read_sitemap(body, address)
    if name == b"sitemapindex":
        return Feed(problem=LIST_OF_SITEMAPS)
    if name in (b"html", b"head", b"body"):
        return feeds_named(body, content_type, address)
    return read_syndication(body, content_type, address)
