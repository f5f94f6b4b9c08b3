"""What a fetched page is to an article: the addresses by which it is known again, and the evidence that is kept."""

import hashlib
from collections.abc import Sequence

from ..models import Article, Fetched, Revision
from .fetch import Page
from .given import Refused, article_address


def addresses_of(page: Page, canonical: str) -> list[str]:
    """All under which it was reached, and the one that it says is its own; the best first, as articles' are written."""
    found = [canonical, page.address, page.asked, *page.redirects]
    return list(dict.fromkeys(written for address in found if (written := _written(address))))


def _written(address: str) -> str:
    """What cannot be an article's address is none."""
    try:
        return article_address(address)
    except Refused:
        return ""


def article_at(addresses: Sequence[str]) -> int | None:
    """The article that has one of these addresses, the best one first, else the oldest that was fetched from one."""
    identities = {f"url:{address}": rank for rank, address in enumerate(addresses)}
    named = Article.objects.filter(identity__in=identities).values_list("identity", "pk")
    found = sorted((identities[identity], pk) for identity, pk in named)
    if found:
        return found[0][1]
    came = Fetched.objects.known_as(addresses).order_by("revision__article")
    return came.values_list("revision__article", flat=True).first()


def keep(page: Page, revision: Revision, canonical: str) -> None:
    """Keep what came with the version that was read from it; the same bytes on the same way are kept once."""
    row = Fetched(
        revision=revision,
        asked=page.asked,
        redirects=list(page.redirects),
        address=page.address,
        canonical=canonical,
        known_as=addresses_of(page, canonical),
        status=page.status,
        headers=[list(header) for header in page.headers],
        body=page.body,
        sha256=hashlib.sha256(page.body).hexdigest(),
        fetched_at=page.fetched_at,
    )
    Fetched.objects.bulk_create([row], ignore_conflicts=True)
