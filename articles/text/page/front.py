"""A section front, told from an article: a list of links to articles, with a line or two on each.

Problem: extraction makes one text of a front's teasers, and that would be one article on everything.
Method: behind the main heading, headings that are links to other pages of the site are counted, and the paragraphs
between them. On a front hardly anything stands before the first of these links, and no more than a teaser behind each;
an article has paragraphs before any other article's heading. A page that says that it is an article is believed more.
Source: own rules; density of links as in Kohlschütter et al. 2010.
Known failures: a front of headings without links; an article of one line above a list of others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree, html

from articles.text.page.address import LONGEST, same_site
from articles.text.page.lines import tidy
from articles.text.page.markup import BLOCKS, HIDDEN

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())  # noqa: SIM905
APART = HIDDEN | {"nav", "footer"}
LEAST_LINKED, LEAST_LISTED = 3, 8  # headings that are links; links of a bare list
TITLE_WORDS, PROSE_WORDS = 3, 8
MOSTLY = 0.8  # of a block's letters that are a link's
MOST_BEFORE, MOST_BEFORE_SAID = 30, 5  # words of prose before the first link, and on a page that says it is an article
MOST_TOGETHER = 2  # paragraphs behind one link
TEASER_WORDS = 60  # on average
MOST_LINKS = 100


@dataclass(frozen=True, slots=True)
class Link:
    """Another article that a front leads to; `address` is absolute."""

    address: str
    title: str


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    href: str = ""  # of a link that is most of it
    is_heading: bool = False
    is_main: bool = False  # an h1

    @property
    def words(self) -> int:
        return len(self.text.split())


def links_of_front(tree: html.HtmlElement, address: str, says_article: bool) -> tuple[list[Link], bool]:
    """The articles that a section front leads to, and whether the page is one at all.

    `address`: where the page came from, "" where nobody knows; relative links then lead nowhere and are left out.
    """
    cards = _cards(tree, address)
    if not _is_front(cards, says_article):
        return [], False
    links = {block.href: block.text for block in cards if block.href}
    found = [Link(href, title[:300]) for href, title in links.items() if urlsplit(href).scheme]
    return found[:MOST_LINKS], True


def _is_front(cards: Sequence[_Block], says_article: bool) -> bool:
    linked = sum(bool(block.href) and block.is_heading for block in cards)
    links = [block for block in cards if block.href]
    prose = [block for block in cards if not block.href]
    if not links or (linked < LEAST_LINKED and (len(links) < LEAST_LISTED or says_article)):
        return False
    first = cards.index(links[0])
    before = sum(block.words for block in cards[:first])
    runs = (len(list(run)) for is_link, run in groupby(cards[first:], lambda block: bool(block.href)) if not is_link)
    together = max(runs, default=0)
    if before > (MOST_BEFORE_SAID if says_article else MOST_BEFORE) or together > MOST_TOGETHER:
        return False
    return sum(block.words for block in prose) <= TEASER_WORDS * len(links)


def _cards(tree: html.HtmlElement, address: str) -> list[_Block]:
    """The links and paragraphs behind the main heading, in order; a link's own teaser is a paragraph."""
    base = _base(tree, address)
    found: list[_Block] = []
    last = ""
    for block in _blocks(tree):
        if block.is_main and not block.href:
            found = []
            continue
        href = _other_page(block.href, base) if block.href else ""
        if href and href != last and block.words >= TITLE_WORDS:
            last = href
            found.append(_Block(block.text, href, block.is_heading))
        elif block.words >= PROSE_WORDS and (not block.href or href == last):
            found.append(_Block(block.text))
    return found


def _blocks(tree: html.HtmlElement) -> Iterator[_Block]:
    """The page's blocks, each with the link that is most of it, menus and feet left out."""
    parts: list[str] = []
    linked = hidden = heading = main = 0
    inside: list[str] = []  # the links that are open
    href = ""

    def block() -> _Block | None:
        text = tidy("".join(parts))
        is_link = href and linked >= MOSTLY * sum(map(len, parts))
        return _Block(text, href if is_link else "", heading > 0, main > 0) if text else None

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if tag in BLOCKS:
            if found := block():
                yield found
            parts, linked, href = [], 0, inside[-1] if inside else ""
        if event == "start":
            hidden += tag in APART
            heading += tag in HEADINGS
            main += tag == "h1"
            if tag == "a":
                inside.append(element.get("href") or "")
                href = href or inside[-1]
            words = (element.text or "") if isinstance(tag, str) else ""
        else:
            hidden -= tag in APART
            heading -= tag in HEADINGS
            main -= tag == "h1"
            if tag == "a" and inside:
                inside.pop()
            words = element.tail or ""
        if words and not hidden:
            parts.append(words)
            linked += len(words) if inside else 0
    if found := block():
        yield found


def _base(tree: html.HtmlElement, address: str) -> str:
    stated = next((base.get("href") for base in tree.iter("base") if base.get("href")), "")
    try:
        return urljoin(address, stated)
    except ValueError:
        return address


def _other_page(href: str, base: str) -> str:
    """The link's address where it leads to another page of the same site; "" for any other."""
    try:
        found = urldefrag(urljoin(base, href.strip())).url
        parts = urlsplit(found)
        is_web = len(found) <= LONGEST and parts.scheme in ("", "http", "https")
        if not is_web or not (parts.path.strip("/") or parts.query):
            return ""
        if base and parts.scheme and (found == urldefrag(base).url or not same_site(found, base)):
            return ""
        return found
    except ValueError:
        return ""
