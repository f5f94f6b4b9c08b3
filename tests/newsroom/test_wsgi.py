import gc
import sys
import unittest
from io import BytesIO
from socket import socketpair
from typing import Any
from unittest.mock import patch

import pytest
from django.test import RequestFactory

from newsroom import gunicorn, wsgi


def status_for(content_type: str) -> str:
    """What the server answers, with a stand-in for Django that answers 200 to all."""
    answers = []
    environ = RequestFactory()._base_environ(CONTENT_TYPE=content_type)
    with patch.object(wsgi, "django_application", lambda environ, start: [start("200 OK", []) or b""]):
        list(wsgi.application(environ, lambda status, headers: answers.append(status)))
    return answers[0]


class TestEncodings(unittest.TestCase):
    def test_other_encodings_than_utf8_are_refused_before_django_decodes(self):
        for charset in ("base64", "utf-7", "idna", "no-such-thing", "utf-16", "x'y", '"\x00"'):
            with self.subTest(charset):
                self.assertEqual(status_for(f"text/plain; charset={charset}"), "400 Bad Request")

    def test_encoding_named_the_long_way_is_refused_too(self):
        self.assertEqual(status_for("text/plain; charset*=nonsense''base64"), "400 Bad Request")

    def test_utf8_under_any_of_its_names_passes(self):
        for content_type in (
            "",
            "text/plain",
            "text/plain; charset=utf-8",
            "text/plain; charset=UTF8",
            "a;charset=ascii",
        ):
            with self.subTest(content_type):
                self.assertEqual(status_for(content_type), "200 OK")


class Received:
    """A body as gunicorn reads it from its socket: whole as far as it came, or with a wait for the rest."""

    def __init__(self, connection) -> None:
        self.connection = connection

    def read(self, size: int) -> bytes:
        received = b""
        while len(received) < size and (more := self.connection.recv(size - len(received))):
            received += more
        return received


FORM = b"statement=The+bridge+will+not+"


def answer_to(body: Any, length: int, **environ: Any) -> tuple[str, str]:
    """Status and page that Django gives to a form of `length` bytes of which `body` comes."""
    kind = {"CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(length)}
    asked = {"PATH_INFO": "/login/", "REQUEST_METHOD": "POST", "wsgi.input": body, **kind, **environ}
    statuses = []
    page = wsgi.application(RequestFactory()._base_environ(**asked), lambda status, headers: statuses.append(status))
    return statuses[0], b"".join(page).decode()


@pytest.mark.django_db
class TestBodies:
    def test_a_form_that_broke_off_is_not_taken_for_the_whole(self):
        status, page = answer_to(BytesIO(FORM), len(FORM) + 100)
        assert status == "400 Bad Request"
        assert "The upload broke off before it was complete." in page

    def test_files_that_broke_off_are_not_taken_for_the_whole(self):
        part = b'--mark\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nThe bridge will not '
        status, page = answer_to(BytesIO(part), len(part) + 100, CONTENT_TYPE="multipart/form-data; boundary=mark")
        assert status == "400 Bad Request"
        assert "The upload broke off before it was complete." in page

    def test_a_whole_form_is_read(self):
        assert answer_to(BytesIO(FORM + b"next request"), len(FORM))[0] == "403 Forbidden"  # it has no token

    def test_nobody_waits_for_ever_for_a_browser_that_fell_silent(self, monkeypatch):
        monkeypatch.setattr(wsgi, "SILENT_SECONDS", 0.2)
        server, browser = socketpair()
        with server, browser:
            browser.sendall(FORM)
            status, page = answer_to(Received(server), len(FORM) + 100, **{"gunicorn.socket": server})
            assert status == "400 Bad Request"
            assert "The upload broke off before it was complete." in page
            assert server.gettimeout() is None


def test_what_a_worker_has_loaded_is_looked_through_no_more():
    before = gc.get_threshold()
    gunicorn.post_worker_init(None)
    try:
        assert "articles.views.article" in sys.modules
        assert len(gc.get_objects()) < gc.get_freeze_count() / 10
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
