"""What of a request leaves the machine, and how much of an answer comes in: the way to an endpoint.

Problem: a client library tells of the machine that it runs on, takes headers, keys and proxies from the environment,
and reads whatever comes, however long and however slowly.
Method: the library's requests pass here on their way. Of the headers only those that the protocol needs go on, the key
is the one that was set, no redirect is followed, and an answer has a length and a time.
"""

import threading
import time
from collections.abc import Callable, Iterator

import httpx2

from .base import SENT, ReaderAway, ReaderNonsense

NEEDED = ("host", "accept", "content-type", "content-length")
AGENT = "Newsroom"
MOST_BYTES = 8 * 1024 * 1024  # of an answer


class Sending(httpx2.BaseTransport):
    """Sends a library's requests with our headers; `seconds` are for one whole answer."""

    def __init__(self, key: str, seconds: float, proxy: str, host: str) -> None:
        self.key, self.seconds, self.host = key, seconds, host
        self.inner = httpx2.HTTPTransport(proxy=proxy or None, trust_env=False)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        headers = [(name, value) for name, value in request.headers.multi_items() if name in NEEDED]
        headers += [("accept-encoding", "identity"), ("user-agent", AGENT)]
        headers += [("authorization", f"Bearer {self.key}")] if self.key else []
        clock = _Clock(self.seconds, self.inner.close)
        bare = httpx2.Request(
            request.method, request.url, headers=headers, stream=request.stream, extensions=request.extensions
        )
        try:
            response = self.inner.handle_request(bare)
        except httpx2.TransportError as error:
            clock.stop()
            if clock.is_over or isinstance(error, httpx2.ReadTimeout):
                raise self._late() from None
            raise
        if response.headers.get("content-encoding", "identity") != "identity":
            clock.stop()
            response.close()
            raise ReaderNonsense(f"{self.host} packs its answer, though it was asked not to.", SENT)
        stream = _Bounded(response.stream, clock, self._late(), self._long())
        return httpx2.Response(response.status_code, headers=response.headers, stream=stream)

    def close(self) -> None:
        self.inner.close()

    def _late(self) -> ReaderAway:
        return ReaderAway(f"{self.host} did not answer within {self.seconds:.0f} seconds.", SENT)

    def _long(self) -> ReaderNonsense:
        return ReaderNonsense(f"{self.host} sends more than {MOST_BYTES // 2**20} MB, which is no answer.", SENT)


class _Clock:
    """Hangs up when the time for a whole answer is over: a read ends when nothing comes, but not where drops come."""

    def __init__(self, seconds: float, hang_up: Callable[[], None]) -> None:
        self.until = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, hang_up)
        self._timer.daemon = True
        self._timer.start()

    @property
    def is_over(self) -> bool:
        return time.monotonic() >= self.until

    def stop(self) -> None:
        self._timer.cancel()


class _Bounded(httpx2.SyncByteStream):
    """An answer that ends with an error beyond its time or its length."""

    def __init__(self, inner: httpx2.SyncByteStream, clock: _Clock, late: ReaderAway, long: ReaderNonsense) -> None:
        self.inner, self.clock, self.late, self.long = inner, clock, late, long

    def __iter__(self) -> Iterator[bytes]:
        length = 0
        try:
            for chunk in self.inner:
                length += len(chunk)
                if length > MOST_BYTES:
                    raise self.long
                if self.clock.is_over:
                    raise self.late
                yield chunk
        except httpx2.TransportError as error:
            if self.clock.is_over or isinstance(error, httpx2.ReadTimeout):
                raise self.late from None
            raise

    def close(self) -> None:
        self.clock.stop()
        self.inner.close()
