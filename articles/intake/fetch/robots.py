"""What a site's robots.txt says to us.

Protego reads it (RFC 9309, with wildcards and Crawl-delay). Before that, what concerns other robots is taken out: names
are compared whole, as the RFC wants it, and a file with a hundred thousand of them costs nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
from protego import Protego

MOST_BYTES = 500 * 1024  # the RFC's least; what stands behind it is not read
LONGEST_LINE = 2500
LONGEST_DELAY = 60.0  # seconds; who asks for more is meant for crawlers, and one page at somebody's word is none
AGENT_LINE = re.compile(r"\s*user[- ]?agent\s*:\s*([^\s/#]*)", re.IGNORECASE)
NOTHING_SAID = ""  # an empty robots.txt forbids nothing


@dataclass(frozen=True)
class Robots:
    """The rules of one site for one robot; `agent` is its name, without version."""

    rules: Protego
    agent: str

    @classmethod
    def read(cls, text: str, agent: str) -> "Robots":
        return cls(Protego.parse("\n".join(_ours(text, agent))), agent)

    def allow(self, url: httpx.URL) -> bool:
        return self.rules.can_fetch(str(url), self.agent)

    @property
    def delay(self) -> float:
        """Seconds that it wants between two requests; 0 when it does not say."""
        wanted = self.rules.crawl_delay(self.agent) or 0.0
        return min(wanted, LONGEST_DELAY) if wanted > 0 else 0.0


def _ours(text: str, agent: str) -> Iterator[str]:
    """The lines that are rules, all other robots under one name."""
    for line in text.splitlines():
        if len(line) > LONGEST_LINE or ":" not in line:
            continue
        named = AGENT_LINE.match(line)
        if named is None:
            yield line
        elif named[1] == "*" or named[1].lower() == agent.lower():
            yield f"User-agent: {named[1]}"
        else:
            yield "User-agent: \N{BULLET}"


def robots_of(status: int, body: bytes) -> str | None:
    """What an answer to the question for robots.txt amounts to: none there allows all; None when nobody can tell."""
    if 200 <= status < 300:
        return body.decode("utf-8-sig", "replace").replace("\0", "")
    return NOTHING_SAID if 300 <= status < 500 and status != 429 else None
