"""The bytes of an answer, unpacked while they come in and never more of them than are wanted."""

import zlib
from collections.abc import Iterator

import httpx

from .addresses import NotFetched

ENCODINGS = "gzip, deflate"  # what is asked for, and all that is taken
PIECE = 64 * 1024
WAYS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


class TooLarge(NotFetched):
    """More came than is taken."""


def read_body(answer: httpx.Response, most: int, cut: bool = False) -> bytes:
    """The unpacked bytes, or with `cut` the first of them.

    Raises NotFetched for what is too large, packed or unpacked, and for what cannot be unpacked.
    """
    encoding = answer.headers.get("content-encoding", "").strip().lower()
    if encoding not in ("", "identity", *WAYS):
        raise NotFetched(f"The site sent a page packed in a way that is not read here ({encoding[:40]}).")
    came = bytearray()
    raw = _bounded(answer.iter_raw(), most, cut)
    for part in _unpacked(raw, WAYS[encoding], cut) if encoding in WAYS else raw:
        came += part
        if len(came) > most and not cut:
            raise TooLarge(_too_large(most))
        if len(came) > most:
            break
    return bytes(came[:most])


def _too_large(most: int) -> str:
    return f"The page has more than {most / 1e6:.0f} MB: that is no article."


def _bounded(parts: Iterator[bytes], most: int, cut: bool) -> Iterator[bytes]:
    """The parts as they come, for as long as they are not too many; with `cut` no more of them after that."""
    size = 0
    for part in parts:
        size += len(part)
        if size > most and not cut:
            raise TooLarge(_too_large(most))
        yield part
        if size > most:
            return


def _unpacked(parts: Iterator[bytes], way: int, cut: bool) -> Iterator[bytes]:
    """Piece by piece, so that a bomb is seen before it goes off; what stands behind the end is not waited for."""
    unpacker, is_first = zlib.decompressobj(way), True
    try:
        for part in parts:
            if is_first and way == zlib.MAX_WBITS and part[:1] and part[0] & 0x0F != 8:
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS)  # "deflate" without its wrapping, as some send it
            is_first = False
            while part and not unpacker.eof:
                yield unpacker.decompress(part, PIECE)
                part = unpacker.unconsumed_tail
            if unpacker.eof:
                return
        yield unpacker.flush()
    except zlib.error:
        raise NotFetched("The site sent a page that cannot be unpacked.") from None
    if not unpacker.eof and not is_first and not cut:
        raise NotFetched("The page broke off before its end.")
