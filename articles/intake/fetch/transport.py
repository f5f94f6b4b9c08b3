"""A transport of httpx on connections that go to a checked address and nowhere else, and end when the time is over.

TLS and the header Host keep the site's name; only the address that is connected to is pinned.
"""

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from queue import Empty, Queue
from typing import Any, TypeVar

import httpcore
import httpx

from .addresses import NotFetched, Pins

CONNECT_SECONDS = 5.0
T = TypeVar("T")


class TooSlow(NotFetched):
    """The time for a page is over."""


@dataclass
class Deadline:
    """When a fetch must be through, on the monotonic clock."""

    ends: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        return cls(time.monotonic() + seconds)

    @property
    def left(self) -> float:
        """Seconds. Raises TooSlow when none is left."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TooSlow("The site took too long to answer.")
        return left

    def within(self, call: Callable[[], T]) -> T:
        """What `call` returns or raises, if it does so in time; nothing else can stop a resolver."""
        answers: Queue[tuple[Any, BaseException | None]] = Queue()

        def run() -> None:
            try:
                answers.put((call(), None))
            except BaseException as error:
                answers.put((None, error))

        threading.Thread(target=run, daemon=True).start()
        try:
            answer, error = answers.get(timeout=self.left)
        except Empty:
            raise TooSlow("The site took too long to answer.") from None
        if error:
            raise error
        return answer


class TimedStream(httpcore.NetworkStream):
    """A connection of which no step outlasts the deadline; a server that drips gets no more time for it."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class PinnedBackend(httpcore.NetworkBackend):
    """Connects to what `pins` found, in order, and has no other way to connect."""

    def __init__(self, pins: Pins, deadline: Deadline) -> None:
        self._pins, self._deadline = pins, deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(self, host: str, port: int, timeout: Any = None, local_address: Any = None, socket_options=None):
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._deadline.within(lambda: self._pins.of(host, port)):
            try:
                seconds = min(CONNECT_SECONDS, self._deadline.left)
                return TimedStream(self._sockets.connect_tcp(str(address), port, seconds), self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(self, path: str, timeout: Any = None, socket_options=None):
        raise NotFetched("Only web sites are fetched.")


@cache
def tls() -> ssl.SSLContext:
    """Certificates are checked against the bundle that comes with httpx, whatever the environment says."""
    return httpx.create_ssl_context(trust_env=False)


class _Body(httpx.SyncByteStream):
    def __init__(self, parts: Any) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts

    def close(self) -> None:
        self._parts.close()


class PinnedTransport(httpx.BaseTransport):
    """One connection at a time, over a PinnedBackend."""

    def __init__(self, pins: Pins, deadline: Deadline) -> None:
        backend = PinnedBackend(pins, deadline)
        self._pool = httpcore.ConnectionPool(ssl_context=tls(), max_connections=1, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        headers, more = request.headers.raw, request.extensions
        asked = httpcore.Request(request.method, target, headers=headers, content=request.stream, extensions=more)
        answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer.stream))

    def close(self) -> None:
        self._pool.close()
