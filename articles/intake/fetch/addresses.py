"""Which addresses may be fetched, and which machines may be spoken to.

An address is http(s) without name and password, its host a name or an IP address in its usual form. A name is looked
up once for a fetch and keeps what it was found to be, so that an answer which changes changes nothing. Only public
addresses pass, on the ports of the web; a name that has a single other one is refused whole. What stands in `allow`
passes always, on any port.
"""

import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

import httpx

from ..given import ADDRESS_LENGTH, HOST_LENGTH, Refused

A_MINUTE = 60.0
NOT_THERE = (404, 410, 451)
PORTS = {"http": 80, "https": 443}
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.IGNORECASE)  # as the last part of a host: then all of it is an address
UNSEEN = re.compile(r"[\s\x00-\x20\x7f\\]")

IP = IPv4Address | IPv6Address
Networks = Iterable[IPv4Network | IPv6Network]

# By hand, since what Python calls global differs from version to version. IANA's special-purpose registries, multicast,
# and one public address behind which a cloud keeps its machines' secrets.
CLOSED = [
    ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"),
        *("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    )
]
OPEN_IPV6 = ip_network("2000::/3")  # the rest of IPv6 is private, mapped, translated, link-local, multicast or nobody's


class NotFetched(Refused):
    """A page that was not fetched; the message says in a sentence what was refused and why.

    `status` is what its site answered, where that is the reason; 0 otherwise.
    """

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status

    @property
    def is_gone(self) -> bool:
        """Whether its site says that there is no such page, or none any more."""
        return self.status in NOT_THERE


class NotYet(NotFetched):
    """A page that may be had later: its `site` is to be left alone for so many `seconds`.

    `was_asked`: it has just said so itself. `reason` is the message without what its reader may do.
    """

    def __init__(self, reason: str, site: str, seconds: float, was_asked: bool = False, status: int = 0) -> None:
        until = datetime.now(UTC) + timedelta(seconds=seconds)
        when = f"after {until:%-d %B, %H:%M} UTC" if seconds > A_MINUTE else "in a minute"
        super().__init__(f"{reason} Try again {when}.", status)
        self.reason, self.site, self.seconds, self.was_asked = reason, site, seconds, was_asked


def read_address(address: str) -> httpx.URL:
    """The address in its parts, or NotFetched. Looks nothing up."""
    said = address[:80]
    if len(address.encode(errors="replace")) > ADDRESS_LENGTH:
        raise NotFetched(f"The address is longer than {ADDRESS_LENGTH:,} characters.")
    if UNSEEN.search(address):
        raise NotFetched(f"“{said}” is no web address: there is a space or a backslash in it.")
    try:
        url, netloc = httpx.URL(address), urlsplit(address).netloc
        has_host = bool(url.host)  # reads what was written in other letters, which may be none
    except (httpx.InvalidURL, ValueError):
        raise NotFetched(f"“{said}” is no web address.") from None
    if url.scheme not in PORTS or not has_host:
        raise NotFetched(f"“{said}” is no web address: it begins with https:// or http://.")
    if "@" in netloc:
        raise NotFetched("The address holds a name or a password: leave out what stands before the “@”.")
    if port_of(url) == 0:
        raise NotFetched(f"“{said}” is no web address: there is no port 0.")
    host = url.raw_host.decode("ascii")
    if len(host) > HOST_LENGTH:
        raise NotFetched(f"“{host[:80]}…” is no web address: its domain is longer than any can be.")
    _check_form(host)
    return url.copy_with(fragment=None)


def _check_form(host: str) -> None:
    """A number is no host but in the usual form of an IP address: 127.1, 0x7f000001 and 017700000001 are not."""
    literal = _literal(host)
    if literal and getattr(literal, "scope_id", None):
        raise NotFetched(f"“{host}” names a machine of this network only.")
    if literal is None and (NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]) or ":" in host or "%" in host):
        raise NotFetched(f"“{host[:80]}” is a number and no name of a site.")


def _literal(host: str) -> IP | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def site_of(url: httpx.URL) -> str:
    """Its host, as it is looked up, and its port where that is not the usual one."""
    host = url.raw_host.decode("ascii")
    return host if url.port is None else f"{host}:{url.port}"


def port_of(url: httpx.URL) -> int:
    return PORTS[url.scheme] if url.port is None else url.port


def is_public(address: IP) -> bool:
    """Whether anybody on the internet could speak to it, and it is what it seems to be."""
    if any(address.version == network.version and address in network for network in CLOSED):
        return False
    return address.is_global and (address.version == 4 or address in OPEN_IPV6)


def look_up(host: str, port: int) -> list[str]:
    """What the machine's resolver says, in its order. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(address[0] for *_, address in found))


@dataclass
class Pins:
    """The addresses of each host that a fetch comes by, looked up once, each of them checked."""

    allow: Networks = ()
    look_up: Callable[[str, int], list[str]] = look_up
    found: dict[str, list[IP]] = field(default_factory=dict)

    def of(self, host: str, port: int) -> list[IP]:
        """Where to find it, in order. Raises NotFetched where one address may not be spoken to."""
        if port not in PORTS.values() and not self.allow:
            raise NotFetched(f"{host} is asked for on port {port}: pages are fetched from ports 80 and 443 only.")
        if host not in self.found:
            literal = _literal(host)
            self.found[host] = [literal] if literal else self._looked_up(host, port)
        for address in self.found[host]:
            self._check(host, address, port)
        return self.found[host]

    def _looked_up(self, host: str, port: int) -> list[IP]:
        try:
            found = [ip_address(address) for address in self.look_up(host, port)]
        except (OSError, ValueError):  # UnicodeError is a ValueError
            found = []
        if not found:
            raise NotFetched(f"There is no site {host[:80]}: its name leads nowhere.")
        return found

    def _check(self, host: str, address: IP, port: int) -> None:
        if any(address.version == network.version and address in network for network in self.allow):
            return
        if not is_public(address):
            where = "" if str(address) == host else f" ({address})"
            raise NotFetched(f"{host[:80]} lies inside a private network{where}: only public sites are fetched.")
        if port not in PORTS.values():
            raise NotFetched(f"{host} is asked for on port {port}: pages are fetched from ports 80 and 443 only.")
