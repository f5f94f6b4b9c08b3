import unittest
from unittest.mock import patch

from django.test import RequestFactory

from newsroom import wsgi


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
