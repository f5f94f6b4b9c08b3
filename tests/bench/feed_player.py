"""A server that plays the feeds of many outlets, each at a loopback address of its own.

python -m tests.bench.feed_player PORT FEEDS ENTRIES

Five outlets after one another have each matter, in words that differ a little;
pages have some 500 words and the furniture of pages. Linux only, where all of 127.0.0.0/8 is the machine's own.
"""

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from pathlib import Path
from random import Random

OUTLETS_OF_A_MATTER = 5
WORDS = (Path(__file__).resolve().parents[2] / "articles/text/data/names/uncapitalised_words.txt").read_text().split()
WORDS_OF_A_MATTER = 120  # of the 64,000 words; matters share none but the small words around them
SENTENCES = (
    "The {a} {b} of the {c} in {place} was {d} with {number} {e}.",
    "“We {a} the {b} until it is {c} and {d},” said {name} in {place}.",
    "{name} {a} that the {b} {c} had {d} {number} {e}.",
    "In {place} the {a} and the {b} {c} a {d} {e}, and {name} {f} it.",
    "{number} {a} {b} were {c} by the {d} {e} of {name}.",
)
VOWELS, CONSONANTS = "aeiou", "bdfgklmnprstvz"
MENU = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(60))
NOW = datetime.now(UTC)


def host_of(feed: int) -> str:
    return f"127.77.{feed // 250}.{feed % 250 + 1}"


def _name(chance: Random, parts: int) -> str:
    return "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(parts)).capitalize()


def article(feed: int, entry: int, feeds: int) -> tuple[str, list[str]]:
    """Headline and paragraphs; the same matter for five feeds, each with most of its sentences."""
    matter = (entry * feeds + feed) // OUTLETS_OF_A_MATTER
    chance, own = Random(f"matter {matter}"), Random(f"{feed} {entry}")
    places = [_name(chance, 3) for _ in range(3)]
    people = [f"{_name(chance, 2)} {_name(chance, 3)}" for _ in range(4)]
    vocabulary = chance.sample(WORDS, WORDS_OF_A_MATTER)

    def sentence() -> str:
        said = {"place": chance.choice(places), "name": chance.choice(people), "number": chance.randint(2, 900)}
        said |= dict(zip("abcdef", chance.sample(vocabulary, 6), strict=True))
        return chance.choice(SENTENCES).format(**said)

    sentences = [sentence() for _ in range(44)]
    kept = [each for each in sentences if own.random() < 0.85]
    return f"{people[0]} and the {vocabulary[0]} {vocabulary[1]} of {places[0]}", kept


def page(feed: int, entry: int, feeds: int) -> str:
    headline, sentences = article(feed, entry, feeds)
    body = "".join(f"<p>{escape(' '.join(sentences[n : n + 3]))}</p>" for n in range(0, len(sentences), 3))
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(headline)}</title>'
        f'<meta property="og:site_name" content="Outlet {feed}"></head><body><nav><ul>{MENU}</ul></nav>'
        f"<main><article><h1>{escape(headline)}</h1>{body}</article></main>"
        f"<footer>© Outlet {feed}</footer></body></html>"
    )


def rss(feed: int, entries: int, feeds: int, port: int) -> str:
    home = f"http://{host_of(feed)}:{port}"
    items = []
    for entry in range(entries):
        headline, sentences = article(feed, entry, feeds)
        at = format_datetime(NOW - timedelta(minutes=10 * entry))
        items.append(
            f'<item><guid isPermaLink="false">{entry}</guid><title>{escape(headline)}</title>'
            f"<link>{home}/{entry}</link><pubDate>{at}</pubDate><author>desk@example.com (Desk {feed})</author>"
            f"<category>News</category><description>{escape(sentences[0])}</description></item>"
        )
    return (
        f'<rss version="2.0"><channel><title>Outlet {feed}</title><link>{home}/</link>{"".join(items)}</channel></rss>'
    )


async def main(port: int, feeds: int, entries: int) -> None:
    numbers = {host_of(feed): feed for feed in range(feeds)}

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        path = request.split()[1]
        feed = numbers[writer.get_extra_info("sockname")[0]]
        status, kind, body = "404 Not Found", "text/plain", b""
        if path == "/feed":
            body, kind = rss(feed, entries, feeds, port).encode(), "application/rss+xml"
        elif path[1:].isdecimal():
            body, kind = page(feed, int(path[1:]), feeds).encode(), "text/html; charset=utf-8"
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        if body and etag in request:
            status, body = "304 Not Modified", b""
        elif body:
            status = "200 OK"
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nETag: {etag}\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{head}Connection: close\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, [*numbers], port)
    print("ready", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
