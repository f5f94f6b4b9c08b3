"""The address that a page says it has: `link rel=canonical`, else `og:url`, on the page's own site only.

Problem: one article is reached under many addresses (of a phone's page, of a newsletter's link), and says which of them
is its own. A page that names another site's is a reprint, or lies: neither makes it that site's article.
Method: the first such statement that leads to the same registered domain, by the list of public suffixes, those of
hosting services included, so that one customer's page cannot speak for another's.
"""

from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html
from tld import get_tld

LONGEST = 2000


def canonical_address(tree: html.HtmlElement, address: str) -> str:
    """The page's own address, absolute; "" when it states none that can be believed. `address`: where it came from.

    >>> page = html.fromstring("<link rel=canonical href=/ferry><p>The ferry sails.</p>")
    >>> canonical_address(page, "https://m.paper.example/ferry?from=mail")
    'https://m.paper.example/ferry'
    """
    for stated in _stated(tree) if address else ():
        try:
            found = urldefrag(urljoin(address, stated.strip())).url
            is_web = len(found) <= LONGEST and urlsplit(found).scheme in ("http", "https")
            if is_web and same_site(found, address):
                return found
        except ValueError:
            continue
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
