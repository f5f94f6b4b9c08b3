"""One page, from the address that somebody gave to the bytes that came.

Each step, the first and every redirect, is one request: its address is read and its host looked up and checked, the
site's robots.txt is asked, its turn is waited for. No step knows another way to a connection than `PinnedTransport`.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Protocol

import httpcore
import httpx

from ..given import MAX_BYTES
from .addresses import Networks, NotFetched, NotYet, Pins, look_up, port_of, read_address, site_of
from .bodies import ENCODINGS, read_body
from .robots import MOST_BYTES as MOST_OF_ROBOTS
from .robots import Robots, robots_of
from .transport import Deadline, PinnedTransport, TooSlow

SECONDS = 15.0  # for all of a page: names, redirects and robots.txt, without the time that politeness takes
MOST_REDIRECTS = 5
LONGEST_REST = 24 * 3600.0
USUAL_REST = 60.0  # where a site that has too much to do does not say for how long
READABLE = (
    *("text/html", "application/xhtml+xml", "text/plain", "application/pdf"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
ACCEPTED = "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8"
FOR_GOOD = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
ASKED_TO_WAIT = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
FAILURES = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, httpx.HTTPError)
WORDS = {
    401: "wants a name and a password",
    402: "wants to be paid",
    403: "does not let this page be fetched",
    404: "has no such page",
    410: "has taken the page away",
    429: "says that too many requests came",
    451: "may not show the page, for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What came, verbatim. `redirects` are the addresses between the one asked for and the last one.

    `moved` is where what was asked for has gone for good, as the sites on the way say; "" where it stays.
    """

    asked: str
    address: str
    redirects: tuple[str, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched_at: datetime
    moved: str = ""

    def header(self, wanted: str) -> str:
        """As its site says; "" where it does not."""
        return next((value for name, value in self.headers if name.lower() == wanted), "")

    @property
    def content_type(self) -> str:
        return self.header("content-type")

    @property
    def is_unchanged(self) -> bool:
        """Nothing came, since it is still what those who asked have got."""
        return self.status == HTTPStatus.NOT_MODIFIED

    @property
    def is_html(self) -> bool:
        """As its site says; one that does not say may be either."""
        return "html" in self.content_type.partition(";")[0].lower()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: these `kinds` of content, or any where none is named; `noun` is what they are called.

    With one of the marks of what one has got already, an ETag or a Last-Modified, only something newer comes.
    """

    accepted: str = ACCEPTED
    kinds: tuple[str, ...] = READABLE
    noun: str = "web page"
    etag: str = ""
    last_modified: str = ""

    @property
    def conditions(self) -> dict[str, str]:
        marks = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: mark for name, mark in marks.items() if mark}

    def takes(self, kind: str) -> bool:
        """Of a content type; what does not say what it is may be anything."""
        return not self.kinds or kind.strip().lower() in ("", *self.kinds)


class Visits(Protocol):
    """What is known of the sites that are visited, for all who visit them. A site is a host, or a host and a port."""

    def turn(self, site: str, delay: float) -> AbstractContextManager[float]:
        """Wait until nobody else asks it and it is rested; gives the seconds that it took. Raises NotYet."""

    def rest(self, site: str, seconds: float) -> None:
        """Let nobody ask it for so long."""

    def robots(self, site: str) -> str | None:
        """Its robots.txt, if it was read lately."""

    def keep_robots(self, site: str, text: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Terms:
    """How this newsroom fetches: by what name, how often, from which private networks; how names are looked up."""

    agent: str
    delay: float = 2.0
    allow: Networks = ()
    look_up: Callable[[str, int], list[str]] = look_up
    seconds: float = SECONDS


PAGES = Wanted()
ROBOTS = Wanted(kinds=())


def fetch(address: str, visits: Visits, terms: Terms, wanted: Wanted = PAGES) -> Page:
    """The page at an address. Raises NotFetched, with a sentence that says what was refused and why."""
    asked = read_address(address)
    deadline, pins = Deadline.after(terms.seconds), Pins(terms.allow, terms.look_up)
    with PinnedTransport(pins, deadline) as transport:
        visitor = _Visitor(transport, visits, terms, pins, deadline, wanted)
        visitor.check(asked)
        way, answer = visitor.follow(asked)
    is_unchanged = answer.status == HTTPStatus.NOT_MODIFIED and wanted.conditions
    if not answer.is_success and not is_unchanged:
        raise _refusal(answer, site_of(way[-1].url))
    addresses = [str(step.url) for step in way]
    moved = next((str(step.url) for step in reversed(way[1:]) if step.is_for_good), "")
    return Page(
        *(addresses[0], addresses[-1], tuple(addresses[1:-1])),
        *(answer.status, answer.headers, answer.body, answer.at, moved),
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """An address on the way; `is_for_good` where each redirect up to it says that it stays."""

    url: httpx.URL
    is_for_good: bool = True


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    onward: str  # where it sends us, as it says it
    rest: float | None  # seconds for which it wants to be left alone
    at: datetime

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class _Visitor:
    transport: PinnedTransport
    visits: Visits
    terms: Terms
    pins: Pins
    deadline: Deadline
    wanted: Wanted

    def follow(self, url: httpx.URL, for_robots: bool = False) -> tuple[list[_Step], _Answer]:
        """The addresses on the way, and the answer at its end."""
        way = [_Step(url)]
        while True:
            last = way[-1]
            answer = self._ask(last.url, for_robots)
            if not answer.onward:
                return way, answer
            if len(way) > MOST_REDIRECTS:
                raise NotFetched(f"{site_of(url)} sends us on more than {MOST_REDIRECTS} times.")
            is_for_good = last.is_for_good and answer.status in FOR_GOOD
            way.append(_Step(self._onward(last.url, answer.onward), is_for_good))

    def _onward(self, url: httpx.URL, said: str) -> httpx.URL:
        """Where a redirect leads, checked as the first address was."""
        try:
            onward = read_address(str(url.join(said)))
            self.check(onward)
        except httpx.InvalidURL:
            raise NotFetched(f"{site_of(url)} sends us on to “{said[:80]}”, which is no web address.") from None
        except NotFetched as refusal:
            raise NotFetched(f"{site_of(url)} sends us on, and no further: {refusal}") from None
        return onward

    def check(self, url: httpx.URL) -> None:
        """Raises NotFetched where nobody may go, before anybody is asked or waited for."""
        self.deadline.within(lambda: self.pins.of(url.raw_host.decode("ascii"), port_of(url)))

    def _ask(self, url: httpx.URL, for_robots: bool) -> _Answer:
        """One request in its turn; once more where the site says how long to wait and that is not too long."""
        delay = self.terms.delay if for_robots else max(self.terms.delay, self._allowed(url).delay)
        answer = self._in_turn(url, delay, for_robots)
        if answer.rest is not None:
            with suppress(NotYet):  # the site's own answer says more
                answer = self._in_turn(url, delay, for_robots)
        if self._stays(url, answer):
            # A page that has moved is one visit. After its end the site has all of the delay that it wants.
            self.visits.rest(site_of(url), self.terms.delay)
        return answer

    def _in_turn(self, url: httpx.URL, delay: float, for_robots: bool) -> _Answer:
        with self.visits.turn(site_of(url), delay) as waited:
            self.deadline.ends += waited
            answer = self._get(url, for_robots)
        if answer.rest is not None:
            self.visits.rest(site_of(url), max(delay, answer.rest))
        return answer

    def _stays(self, url: httpx.URL, answer: _Answer) -> bool:
        """Whether it is sent on to the same site."""
        try:
            return bool(answer.onward) and site_of(url.join(answer.onward)) == site_of(url)
        except httpx.InvalidURL:
            return False

    def _allowed(self, url: httpx.URL) -> Robots:
        """The site's rules; NotFetched where they do not let us."""
        site = site_of(url)
        text = self.visits.robots(site)
        if text is None:
            _, answer = self.follow(url.join("/robots.txt"), for_robots=True)
            text = robots_of(answer.status, answer.body)
            if text is None:
                words = f"{site} cannot say now whether it lets robots fetch (robots.txt: {answer.status})."
                raise NotYet(words, site, answer.rest or USUAL_REST, was_asked=True)
            self.visits.keep_robots(site, text)
        robots = Robots.read(text, self.terms.agent.partition("/")[0].strip())
        if not robots.allow(url):
            raise NotFetched(
                f"{site} asks robots not to fetch this page (robots.txt): open it yourself, then save or paste it."
            )
        return robots

    def _get(self, url: httpx.URL, for_robots: bool) -> _Answer:
        """Of httpx only the transport: a client of its own would follow, remember and look into the environment."""
        wanted = ROBOTS if for_robots else self.wanted
        headers = {"User-Agent": self.terms.agent, "Accept": wanted.accepted, "Accept-Encoding": ENCODINGS}
        try:
            request = httpx.Request("GET", url, headers=headers | wanted.conditions)
            with closing(self.transport.handle_request(request)) as answer:
                return _read(answer, wanted)
        except httpcore.TimeoutException:
            raise TooSlow(f"{site_of(url)} took too long to answer.") from None
        except httpcore.ConnectError as error:
            is_false = "CERTIFICATE" in str(error).upper()
            why = "does not show a certificate that is valid" if is_false else "cannot be reached"
            raise NotFetched(f"{site_of(url)} {why}.") from None
        except FAILURES:
            raise NotFetched(f"The connection to {site_of(url)} broke off, or it does not speak http.") from None


def _refusal(answer: _Answer, site: str) -> NotFetched:
    words = f"{site} {WORDS.get(answer.status, 'could not give the page')} ({answer.status})."
    if answer.status in ASKED_TO_WAIT:
        return NotYet(words, site, answer.rest or USUAL_REST, was_asked=True, status=answer.status)
    return NotFetched(words, answer.status)


def _read(answer: httpx.Response, wanted: Wanted) -> _Answer:
    status, headers, body = answer.status_code, answer.headers, b""
    at = datetime.now(UTC)
    kind = headers.get("content-type", "").partition(";")[0]
    if 200 <= status < 300:
        if not wanted.takes(kind):
            raise NotFetched(f"What stands there is no {wanted.noun} but {kind[:60]}.")
        is_robots = wanted is ROBOTS
        body = read_body(answer, MOST_OF_ROBOTS if is_robots else MAX_BYTES, cut=is_robots)
    onward = headers.get("location", "").strip() if status in (301, 302, 303, 307, 308) else ""
    rest = _rest(headers.get("retry-after", ""), at) if status in ASKED_TO_WAIT else None
    return _Answer(status, tuple(headers.multi_items()), body, onward, rest, at)


def _rest(said: str, now: datetime) -> float | None:
    """Retry-After in seconds: a number, or a date."""
    said = said.strip()
    if said.isascii() and said.isdecimal():
        return min(float(said), LONGEST_REST)
    try:
        until = parsedate_to_datetime(said)
    except (ValueError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max((until - now).total_seconds(), 0.0), LONGEST_REST)
