"""A page costs no more time, bytes and memory than an article may, whatever its site sends."""

import gzip
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from articles.intake.fetch import NotFetched, fetch
from articles.intake.given import MAX_BYTES

from .web import Alone, open_site, terms

ARTICLE = b"<html><body><p>The ferry sails again.</p></body></html>"


@pytest.fixture
def site():
    with open_site() as site:
        yield site


def dripping(start: bytes, piece: bytes):
    def answer(handler) -> None:
        handler.wfile.write(start)
        while True:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(0.05)

    return answer


def sending(start: bytes, pieces):
    def answer(handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + start + b"\r\n")
        for piece in pieces:
            handler.wfile.write(piece)

    return answer


class TestTooMuch:
    @pytest.mark.parametrize(
        ("start", "piece"),
        [
            (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
            (b"HTTP/1.1 200 OK\r\nX-Drip: ", b"x"),
            (b"", b"H"),
            (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
            (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        ],
        ids=["body", "header", "status", "chunks", "hints"],
    )
    def test_a_server_that_drips_gets_no_more_time(self, site, start, piece):
        site.pages["/ferry"] = dripping(start, piece)
        visits, began = Alone(), time.monotonic()
        visits.keep_robots(f"127.0.0.1:{site.port}", "")
        with pytest.raises(NotFetched):
            fetch(f"{site.address}/ferry", visits, terms(seconds=0.6))
        assert time.monotonic() - began < 2

    def test_a_server_that_says_nothing_gets_no_more_time(self, site):
        site.pages["/ferry"] = lambda handler: time.sleep(3)
        began = time.monotonic()
        with pytest.raises(NotFetched, match="too long"):
            fetch(f"{site.address}/ferry", Alone(), terms(seconds=0.5))
        assert time.monotonic() - began < 2

    def test_a_page_without_end_is_cut_off(self, site):
        sent = []

        def pieces():
            for _ in range(1000):
                sent.append(1)
                yield b"x" * 100_000

        site.pages["/ferry"] = sending(b"", pieces())
        with pytest.raises(NotFetched, match="more than 10 MB"):
            fetch(f"{site.address}/ferry", Alone(), terms())
        assert len(sent) < 300

    @pytest.mark.parametrize("way", ["gzip", "deflate", "raw deflate"])
    def test_a_bomb_does_not_go_off(self, site, way):
        packer = zlib.compressobj(9, zlib.DEFLATED, {"gzip": 31, "deflate": 15, "raw deflate": -15}[way])
        bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(300)) + packer.flush()
        assert len(bomb) < 400_000
        site.page("/ferry", bomb, Content_Encoding=way.split()[-1])
        with pytest.raises(NotFetched, match="more than 10 MB"), peak_memory() as peak:
            fetch(f"{site.address}/ferry", Alone(), terms())
        assert peak[0] < 4 * MAX_BYTES

    def test_a_bomb_in_robots_txt_is_cut(self, site):
        site.page("/robots.txt", gzip.compress(b"Disallow: /\n" * 5_000_000, 1), Content_Encoding="gzip")
        site.page("/ferry", ARTICLE)
        with peak_memory() as peak:
            fetch(f"{site.address}/ferry", Alone(), terms())
        assert peak[0] < 2 * MAX_BYTES

    @pytest.mark.parametrize("start", [gzip.compress(b"Disallow: /x\n"), gzip.compress(b"")[:10]], ids=["behind", "in"])
    def test_packed_bytes_without_end_are_not_loaded_even_where_the_rest_is_cut(self, site, start):
        """Behind the end of what is packed, or as empty blocks of it."""
        sent = []

        def pieces():
            yield start
            for _ in range(1000):
                sent.append(1)
                yield b"\x00\x00\x00\xff\xff" * 20_000

        site.pages["/robots.txt"] = sending(b"Content-Encoding: gzip\r\n", pieces())
        site.page("/ferry", ARTICLE)
        fetch(f"{site.address}/ferry", Alone(), terms())
        assert len(sent) < 200

    def test_robots_txt_of_very_many_robots_costs_nothing(self, site):
        many = "".join(f"User-agent: r{n}\n" for n in range(15_000)) + "Disallow: /x\n" * 15_000 + " " * 200_000
        site.page("/robots.txt", many)
        site.page("/ferry", ARTICLE)
        began = time.monotonic()
        fetch(f"{site.address}/ferry", Alone(), terms())
        assert time.monotonic() - began < 2

    @pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress", "x" * 500])
    def test_other_packing_is_refused(self, site, encoding):
        site.page("/ferry", ARTICLE, Content_Encoding=encoding)
        with pytest.raises(NotFetched, match="packed"):
            fetch(f"{site.address}/ferry", Alone(), terms())

    @pytest.mark.parametrize("body", [b"no gzip at all", gzip.compress(ARTICLE * 100)[:-20]], ids=["none", "cut"])
    def test_what_cannot_be_unpacked_is_refused(self, site, body):
        site.page("/ferry", body, Content_Encoding="gzip")
        with pytest.raises(NotFetched):
            fetch(f"{site.address}/ferry", Alone(), terms())

    @pytest.mark.parametrize("way", [31, 15, -15])
    def test_what_is_packed_well_is_unpacked(self, site, way):
        packer = zlib.compressobj(9, zlib.DEFLATED, way)
        packed = packer.compress(ARTICLE * 5000) + packer.flush()
        site.page("/ferry", packed, Content_Encoding="gzip" if way == 31 else "deflate")
        assert fetch(f"{site.address}/ferry", Alone(), terms()).body == ARTICLE * 5000

    def test_a_body_that_breaks_off_is_refused(self, site):
        site.pages["/ferry"] = sending(b"Content-Length: 1000\r\n", [ARTICLE])
        with pytest.raises(NotFetched, match="broke off"):
            fetch(f"{site.address}/ferry", Alone(), terms())


@contextmanager
def peak_memory() -> Iterator[list[int]]:
    """A list that holds the most bytes at one time, once it is over."""
    peak: list[int] = []
    tracemalloc.start()
    try:
        yield peak
    finally:
        peak.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
