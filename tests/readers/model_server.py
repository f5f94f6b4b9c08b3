"""A model's endpoint of the tests' own, on the loopback address: it speaks the protocol, well or badly, as told."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "pear-orchard-91"
USED = {"prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150}


def completion(content: Any, finish: str = "stop", **message: Any) -> dict[str, Any]:
    """A chat answer with this content; what is no string is written as JSON."""
    words = content if isinstance(content, str | None) else json.dumps(content)
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": words, **message}}
    return {"id": "1", "object": "chat.completion", "model": "small", "choices": [choice], "usage": USED}


@dataclass
class Asked:
    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def content(self) -> Any:
        """What was to be read."""
        return json.loads(self.body["messages"][1]["content"])


@dataclass
class ModelServer:
    """`answer` is given what was asked, and gives (status, headers, body), or writes to the handler and gives None."""

    url: str
    answer: Callable[[Asked, BaseHTTPRequestHandler], tuple | None] | None = None
    asked: list[Asked] = field(default_factory=list)

    def says(self, *contents: Any) -> None:
        """These answers one after the other, the last one for ever."""
        left = list(contents)
        self.answer = lambda asked, handler: (200, {}, completion(left.pop(0) if len(left) > 1 else left[0]))

    def sends(self, *answers: tuple) -> None:
        """The same of whole answers."""
        left = list(answers)
        self.answer = lambda asked, handler: left.pop(0) if len(left) > 1 else left[0]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        self.server.model.asked.append(asked)
        answer = self.server.model.answer(asked, self)
        if answer is None:
            self.close_connection = True
            return
        status, headers, sent = answer
        data = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *words: object) -> None: ...


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, address) -> None:
        """A reader who hangs up is what some tests are about."""


@contextmanager
def open_model() -> Iterator[ModelServer]:
    server = Server(("127.0.0.1", 0), Handler)
    server.model = ModelServer(f"http://127.0.0.1:{server.server_port}/v1")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server.model
    server.shutdown()
    server.server_close()
