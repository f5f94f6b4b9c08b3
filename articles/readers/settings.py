"""How the reader is set up, from the environment's READER_… variables, and what is wrong with it, in words."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

LOOPBACK_NAMES = ("localhost",)


@dataclass(frozen=True)
class ReaderSettings:
    """`key` is a secret, and stands in no representation. Prices are for a million tokens; 0 where nobody gave one."""

    url: str = ""
    model: str = ""
    key: str = field(default="", repr=False)
    is_local: bool = False
    seconds: int = 120
    embed_model: str = ""
    proxy: str = field(default="", repr=False)  # may hold a password
    replay: str = ""
    characters: int = 60_000
    tokens: int = 8_000

    @property
    def is_set(self) -> bool:
        """Whether any reader beside the shipped one is meant to be there."""
        return bool(self.url or self.replay)

    @property
    def host(self) -> str:
        return _split(self.url).hostname or ""

    def faults(self) -> list[str]:
        """Sentences on what keeps the reader from being used; none of them gives the key."""
        found = []
        if self.replay and not Path(self.replay).is_dir():
            found.append(f"READER_REPLAY is no folder: {self.replay}.")
        if self.url and self.replay:
            found.append("READER_URL and READER_REPLAY are both set: a reader asks an endpoint or reads answers.")
        if self.url and not self.model:
            found.append("READER_URL is set, and READER_MODEL names no model to ask for.")
        if not self.is_set and (self.model or self.key or self.embed_model):
            found.append("A model or a key is set for the reader, and READER_URL does not say where it is.")
        if not (self.key.isascii() and self.key.isprintable()):
            found.append("READER_KEY has signs that no key can be sent with, such as a line's end or an accent.")
        return found + (self._faults_of_address() if self.url else [])

    def _faults_of_address(self) -> list[str]:
        parts = _split(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return ["READER_URL must look like https://host/v1."]
        if parts.username or parts.password or parts.query or parts.fragment:
            return ["READER_URL must be a plain address; a key belongs into READER_KEY."]
        if parts.scheme == "http" and not (self.is_local or _is_loopback(parts.hostname)):
            return [
                f"READER_URL sends articles to {parts.hostname} unencrypted: use https, or set READER_LOCAL=true where "
                "that machine is the newsroom's own."
            ]
        return []

    def warnings(self) -> list[str]:
        """What an admin should know, and may mean to be so."""
        if not self.url or self.faults():
            return []
        parts, found = _split(self.url), []
        if self.key and parts.scheme == "http" and not _is_loopback(parts.hostname):
            found.append(f"READER_KEY goes to {parts.hostname} unencrypted.")
        if self.is_local and _is_public(parts.hostname):
            found.append(f"READER_LOCAL calls {parts.hostname} a machine of the newsroom's own; its address is public.")
        return found


def reader_settings() -> ReaderSettings:
    """Those of this process."""
    return ReaderSettings(
        url=settings.READER_URL,
        model=settings.READER_MODEL,
        key=settings.READER_KEY,
        is_local=settings.READER_LOCAL,
        seconds=settings.READER_SECONDS,
        embed_model=settings.READER_EMBED_MODEL,
        proxy=settings.READER_PROXY,
        replay=settings.READER_REPLAY,
        characters=settings.READER_CHARACTERS,
        tokens=settings.READER_TOKENS,
    )


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.hostname, parts.port
    except ValueError:
        return urlsplit("")
    return parts


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host in LOOPBACK_NAMES


def _is_public(host: str) -> bool:
    try:
        return ip_address(host).is_global
    except ValueError:
        return False
