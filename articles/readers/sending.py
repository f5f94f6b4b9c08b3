"""What of a request leaves the machine, and how much of an answer comes in: the way to an endpoint.

Problem: a client library tells of the machine that it runs on, takes headers, keys and proxies from the environment,
and reads whatever comes, however long and however slowly.
Method: the library's requests pass here on their way. Of the headers only those that the protocol needs go on, the key
is the one that was set, no redirect is followed, and an answer has a length and a time.
"""

import threading
import time
from collections.abc import Iterator

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
        until = time.monotonic() + self.seconds
        bare = httpx2.Request(
            request.method, request.url, headers=headers, stream=request.stream, extensions=request.extensions
        )
        response = self._answered(bare)
        if response.headers.get("content-encoding", "identity") != "identity":
            response.close()
            raise ReaderNonsense(f"{self.host} packs its answer, though it was asked not to.", SENT)
        stream = _Bounded(response.stream, until, self._late(), self._long())
        return httpx2.Response(response.status_code, headers=response.headers, stream=stream)

    def _answered(self, request: httpx2.Request) -> httpx2.Response:
        """An answer's head. A read ends when nothing comes; where drops come, it is hung up."""
        is_over = threading.Event()

        def hang_up() -> None:
            is_over.set()
            self.inner.close()

        clock = threading.Timer(self.seconds, hang_up)
        clock.start()
        try:
            return self.inner.handle_request(request)
        except httpx2.TransportError as error:
            if is_over.is_set() or isinstance(error, httpx2.ReadTimeout):
                raise self._late() from None
            raise
        finally:
            clock.cancel()

    def close(self) -> None:
        self.inner.close()

    def _late(self) -> ReaderAway:
        return ReaderAway(f"{self.host} did not answer within {self.seconds:.0f} seconds.", SENT)

    def _long(self) -> ReaderNonsense:
        return ReaderNonsense(f"{self.host} sends more than {MOST_BYTES // 2**20} MB, which is no answer.", SENT)


class _Bounded(httpx2.SyncByteStream):
    """An answer that ends with an error beyond its time or its length."""

    def __init__(self, inner: httpx2.SyncByteStream, until: float, late: ReaderAway, long: ReaderNonsense) -> None:
        self.inner, self.until, self.late, self.long = inner, until, late, long

    def __iter__(self) -> Iterator[bytes]:
        length = 0
        try:
            for chunk in self.inner:
                length += len(chunk)
                if length > MOST_BYTES:
                    raise self.long
                if time.monotonic() > self.until:
                    raise self.late
                yield chunk
        except httpx2.ReadTimeout:
            raise self.late from None

    def close(self) -> None:
        self.inner.close()
