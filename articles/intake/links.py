"""Links: told from other text, and fetched on this newsroom's terms."""

import re
from collections.abc import Callable

from django.conf import settings
from w3lib.encoding import read_bom

from .fetch import NotFetched, Terms, fetch, read_address, site_of
from .fetch.visits import SharedVisits
from .given import Refused
from .take_in import Submission

LINK = re.compile(r"<?(https?://\S+?)>?", re.IGNORECASE)
MOST_LINKS = 100
LONGEST_TEXT = 250_000  # characters; a hundred of the longest addresses


def links_in(text: str) -> list[str]:
    """The addresses of a text that is nothing but addresses, one a line; [] for any other. Raises Refused."""
    text = text.removeprefix("\ufeff")
    if len(text) > LONGEST_TEXT or not text.lstrip()[:8].lower().startswith(("http", "<http")):
        return []
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = [LINK.fullmatch(line) for line in lines]
    if not all(found):
        return []
    links = list(dict.fromkeys(match[1] for match in found if match))
    if len(links) > MOST_LINKS:
        raise Refused(f"At most {MOST_LINKS} links at once; these are {len(links)}.")
    return links


def links_in_file(raw: bytes) -> list[str]:
    """As those of a text; the mark that an editor puts before it is none of it."""
    if len(raw) > LONGEST_TEXT:
        return []
    charset, _ = read_bom(raw)
    return links_in(raw.decode(charset or "utf-8", "replace"))


def site_at(link: str) -> str:
    """The site that is asked first for it; "" where it is no link."""
    try:
        return site_of(read_address(link))
    except NotFetched:
        return ""


def fetched(link: str, patience: float, on_wait: Callable[[], None] = lambda: None, **said: str) -> Submission:
    """The page at a link, to be taken in. Raises Refused, and NotYet where it may be had later.

    Waits for its sites no longer than `patience` seconds, or than the newsroom's own delay needs for a page that moved.

    `said`: outlet, published, headline, as for any piece.
    """
    terms = Terms(settings.FETCH_AGENT, settings.FETCH_DELAY, settings.FETCH_ALLOW)
    page = fetch(link, SharedVisits(max(patience, 3 * terms.delay), on_wait), terms)
    return Submission(page.body, page.asked, url=page.address, page=page, **said)
