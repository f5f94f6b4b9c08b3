"""A news sitemap (the `news` extension of sitemaps.org): addresses with a title and a date of publication."""

import re

from lxml import etree

from articles.text.feeds.entry import (
    CATEGORY,
    MOST_CATEGORIES,
    MOST_ENTRIES,
    SOURCE,
    TITLE,
    WRITTEN,
    Entry,
    Feed,
    address_in,
    in_words,
    moment,
    numbered,
    words,
)
from articles.text.feeds.syndication import BROKEN, CUT

NO_NEWS = "It is a sitemap, but not of news: its addresses have neither title nor date."
NOT_READ = "It begins as a sitemap does, and cannot be read as one."


def read_sitemap(body: bytes, address: str) -> Feed:
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return Feed(problem=NOT_READ)
    news = [(url, found) for url in root.iterfind("{*}url") if (found := url.find("{*}news")) is not None]
    if not news:
        return Feed(problem=NO_NEWS)
    entries = tuple(numbered(_entry(url, found, address) for url, found in news[:MOST_ENTRIES]))
    cut = CUT if len(news) > MOST_ENTRIES else ""
    name = words(news[0][1].findtext("{*}publication/{*}name"), TITLE)
    return Feed("sitemap", name, entries=entries, flaw=cut or (BROKEN if parser.error_log else ""))


def _entry(url: etree._Element, news: etree._Element, base: str) -> Entry:
    said = news.findtext("{*}publication_date")
    return Entry(
        guid="",
        address=address_in((url.findtext("{*}loc") or "").strip(), base),
        title=words(news.findtext("{*}title"), TITLE),
        published=moment(said),
        published_words=words(said, WRITTEN),
        updated=moment(url.findtext("{*}lastmod")),
        source=words(news.findtext("{*}publication/{*}name"), SOURCE),
        categories=in_words(re.split(r",", news.findtext("{*}keywords") or ""), CATEGORY, MOST_CATEGORIES),
    )
