"""A news sitemap (the `news` extension of sitemaps.org): addresses with a title and a date of publication."""

from lxml import etree

from articles.text.feeds.entry import TITLE, Entry, Feed, entries_of, entry_of, moment, words
from articles.text.feeds.syndication import BROKEN

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
    entries, cut = entries_of(news, lambda pair: _entry(*pair, address))
    name = words(news[0][1].findtext("{*}publication/{*}name"), TITLE)
    return Feed("sitemap", name, entries=entries, flaw=cut or (BROKEN if parser.error_log else ""))


def _entry(url: etree._Element, news: etree._Element, base: str) -> Entry:
    return entry_of(
        base,
        address=(url.findtext("{*}loc") or "").strip(),
        title=news.findtext("{*}title"),
        said=news.findtext("{*}publication_date"),
        updated=moment(url.findtext("{*}lastmod")),
        source=news.findtext("{*}publication/{*}name"),
        categories=(news.findtext("{*}keywords") or "").split(","),
    )
