"""Feeds as tests write and play them."""

from html import escape

from articles.intake.feeds import adding, asking
from articles.models import Feed, Outlet

from .web import WORDS

WHOLE = "".join(f"<p>{words}</p>" for words in WORDS * 5)


def item(number: int, link: str = "", title: str = "", published: str = "", **more: str) -> str:
    """`more`: other elements, an underscore for the colon."""
    parts = {"title": title or f"Ferry news {number}", "link": link, "pubDate": published, **more}
    inner = "".join(f"<{n.replace('_', ':')}>{escape(v)}</{n.replace('_', ':')}>" for n, v in parts.items() if v)
    return f'<item><guid isPermaLink="false">n{number}</guid>{inner}</item>'


def rss(*items: str, title: str = "Ostrim Post", link: str = "") -> str:
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    head = f"<title>{title}</title><link>{link}</link>"
    return f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel>{head}{"".join(items)}</channel></rss>'


def play(site, *items: str, path: str = "/feed", **headers: str) -> str:
    """Have the tests' site answer with a feed; its address."""
    return site.page(path, rss(*items), Content_Type="application/rss+xml", **headers)


def make_feed(address: str, outlet: str = "Ostrim Post", **fields) -> Feed:
    return Feed.objects.create(address=address, outlet=Outlet.objects.get_named(outlet), **fields)


def ask(feed: Feed) -> asking.Asked:
    answer = asking.ask(feed, 5)
    feed.refresh_from_db()
    return answer


def add(address: str, by=None, **said) -> Feed:
    return adding.add(adding.look_at(address, 5), by, **said)
