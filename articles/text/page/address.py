"""The address that a page says it has: `link rel=canonical`, else `og:url`; and the one that it was saved from.

Problem: one article is reached under many addresses (of a phone's page, of a newsletter's link), and says which of them
is its own. A page that names another site's is a reprint, or lies: neither makes it that site's article.
Method: the first such statement that leads to the same registered domain, by the list of public suffixes, those of
hosting services included, so that one customer's page cannot speak for another's. A saved page that does not say where
it is from is believed where all that it states is of one site. Browsers write where they saved it from at its head.
Source: RFC 6596, ogp.me; the comments of Internet Explorer, which Chrome writes too, and of SingleFile.
Known failures: a saved page without a trace of its address; a saved reprint that states the original's address alone.
"""

import re
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html
from tld import get_tld

LONGEST = 2000
SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d{4}\)|page saved with singlefile\s+url:\s{0,9})(https?://[^\s<>\"]{1,2000})\s",
    re.IGNORECASE,
)
HEAD = 4096  # characters of a page that are looked at for it


def canonical_address(tree: html.HtmlElement, address: str) -> str:
    """The page's own address, absolute; "" when it states none that can be believed.

    `address`: where it came from, "" where nobody knows.

    >>> page = html.fromstring("<link rel=canonical href=/ferry><p>The ferry sails.</p>")
    >>> canonical_address(page, "https://m.paper.example/ferry?from=mail")
    'https://m.paper.example/ferry'
    """
    stated = [found for each in _stated(tree) if (found := _absolute(each, address))]
    if not address and not all(same_site(each, stated[0]) for each in stated):
        return ""
    return next((found for found in stated if same_site(found, address or found)), "")


def saved_from(page: str) -> str:
    """The address that a browser has written at the head of a page that it saved; "" where none did.

    >>> saved_from("<!DOCTYPE html>\\n<!-- saved from url=(0029)https://paper.example/a?page=2 -->\\n<html>")
    'https://paper.example/a?page=2'
    """
    found = SAVED_FROM.search(page[:HEAD])
    return found[1] if found else ""


def _absolute(stated: str, address: str) -> str:
    """A web address without its fragment; "" for what is none."""
    try:
        found = urldefrag(urljoin(address, stated.strip())).url
        parts = urlsplit(found)
        is_web = len(found) <= LONGEST and parts.scheme in ("http", "https") and bool(parts.hostname)
        return found if is_web else ""
    except ValueError:
        return ""


def _stated(tree: html.HtmlElement) -> list[str]:
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    metas = [meta.get("content") for meta in tree.iter("meta") if (meta.get("property") or "").lower() == "og:url"]
    return [stated for stated in (*links[:1], *metas[:1]) if stated and stated.strip()]


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one site. Raises ValueError for what is no address."""
    hosts = urlsplit(one).hostname or "", urlsplit(other).hostname or ""
    return hosts[0] == hosts[1] or (_domain(one, hosts[0]) == _domain(other, hosts[1]))


def _domain(address: str, host: str) -> str:
    """The registered domain; of an end that nobody lists, the two last parts; a number or a single word is whole."""
    found = get_tld(address, fail_silently=True, as_object=True, search_private=True)
    if found:
        return found.fld
    parts = host.rstrip(".").split(".")
    return host if parts[-1].isdecimal() or ":" in host else ".".join(parts[-2:])
