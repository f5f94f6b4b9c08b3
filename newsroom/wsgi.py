"""What gunicorn serves: Django, for requests that it can read and that have come whole."""

import codecs
import os
from collections.abc import Callable, Iterable
from io import BufferedIOBase
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.utils.http import parse_header_parameters

from newsroom.values import number_in

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

SILENT_SECONDS = 30  # a browser that sends nothing for so long is gone: a lost connection often does not say so

django_application = get_wsgi_application()
connection.use_pooler()


class WholeBody(BufferedIOBase):
    """A request's body, which is read whole or not at all.

    Where a connection ends in the middle, gunicorn gives what came, and Django takes half a form for a form. Where it
    falls silent, gunicorn waits for ever, with one of the few threads that there are. Both raise OSError here.
    """

    def __init__(self, environ: dict[str, Any], length: int) -> None:
        self.body, self.socket, self.left = environ["wsgi.input"], environ.get("gunicorn.socket"), length

    def read(self, size: int | None = -1) -> bytes:
        wanted = self.left if size is None or size < 0 else min(size, self.left)
        received = self._received(wanted)
        self.left -= len(received)
        if len(received) < wanted:
            raise ConnectionAbortedError("The request broke off.")
        return received

    def _received(self, size: int) -> bytes:
        if self.socket is None:
            return self.body.read(size)
        self.socket.settimeout(SILENT_SECONDS)
        try:
            return self.body.read(size)
        finally:
            self.socket.settimeout(None)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Django, for requests in UTF-8. It decodes in whatever encoding the client names while it builds the request,
    before any middleware: some encodings (base64, for one) make it fail, others make half characters.
    """
    if _is_utf8(environ.get("CONTENT_TYPE", "")):
        length = number_in(environ.get("CONTENT_LENGTH") or "")
        if length:
            environ["wsgi.input"] = WholeBody(environ, length)
        return django_application(environ, start_response)
    start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8")])
    return [b"Only text in UTF-8 can be read here.\n"]


def _is_utf8(content_type: str) -> bool:
    try:
        charset = parse_header_parameters(content_type)[1].get("charset", "utf-8")
        return codecs.lookup(charset).name in {"utf-8", "ascii"}
    except (LookupError, ValueError):
        return False
