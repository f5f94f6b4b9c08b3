"""A web site of the tests' own, on the loopback address: it answers as each path says, and counts who comes."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network

from articles import importing
from articles.intake.fetch import Terms

LOOPBACK = (ip_network("127.0.0.0/8"),)
AGENT = "TestDesk/1.0"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.site.asked.append((self.headers.get("Host", ""), self.path, dict(self.headers)))
        answer = self.server.site.pages.get(self.path)
        if callable(answer):
            self.close_connection = True
            answer(self)
            return
        status, headers, body = answer or (404, {}, b"")
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None: ...


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def get_request(self):
        self.site.connections += 1
        return super().get_request()

    def handle_error(self, request, address) -> None:
        """A visitor who leaves in the middle is what some tests are about."""


class Site:
    """`pages`: path → (status, headers, body), or a function that is handed the handler and writes what it likes."""

    def __init__(self, server: Server) -> None:
        self.port = server.server_port
        self.address = f"http://127.0.0.1:{self.port}"
        self.pages: dict[str, tuple | Callable] = {}
        self.asked: list[tuple[str, str, dict]] = []
        self.connections = 0

    def page(self, path: str, body: str | bytes, status: int = 200, **headers: str) -> str:
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, headers, body.encode() if isinstance(body, str) else body)
        return self.address + path

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        return self.page(path, "", status, Location=to)

    @property
    def paths(self) -> list[str]:
        """What was asked for, robots.txt aside."""
        return [path for _, path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def open_site() -> Iterator[Site]:
    server = Server(("127.0.0.1", 0), Handler)
    server.site = Site(server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server.site
    server.shutdown()
    server.server_close()


class Alone:
    """`Visits` of somebody who shares no site with others and never waits; notes what it was asked."""

    def __init__(self) -> None:
        self.turns: list[tuple[str, float]] = []
        self.rests: dict[str, float] = {}
        self.known: dict[str, str] = {}

    @contextmanager
    def turn(self, site: str, delay: float) -> Iterator[float]:
        self.turns.append((site, delay))
        yield 0.0

    def rest(self, site: str, seconds: float) -> None:
        self.rests[site] = seconds

    def robots(self, site: str) -> str | None:
        return self.known.get(site)

    def keep_robots(self, site: str, text: str) -> None:
        self.known[site] = text


def terms(**others) -> Terms:
    """Terms under which the tests' own site may be fetched from."""
    return Terms(**{"agent": AGENT, "delay": 1.0, "allow": LOOPBACK, "seconds": 5.0, **others})


WORDS = (
    "The ferry to Ostrim sails again since Tuesday, the harbour master said. It had lain at the quay for eleven days.",
    "Divers found a crack in the shaft. The repair cost 40,000 crowns, according to the company’s director, Lena Moor.",
)


def html(head: str = "", more: str = "", headline: str = "Ferry sails again") -> str:
    body = "".join(f"<p>{words}</p>" for words in (*WORDS, *([more] if more else [])))
    return (
        f'<!doctype html><html lang="en"><head><title>{headline}</title>{head}</head>'
        f"<body><nav><a href=/>Home</a></nav><article><h1>{headline}</h1>{body}</article></body></html>"
    )


def paste(client, text: str, **fields):
    return client.post("/intake/", {"by": "paste", "text": text, **fields}, follow=True)


def fetch_in(link: str, **said):
    return importing.take_in_link(link, None, 5, **said)
