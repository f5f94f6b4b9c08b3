"""What every request meets before a view: the guard, the policy, the login, the throttle, the error pages."""

import errno

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.urls import get_resolver

from newsroom.middleware import client_address

BAD = {"nul": "a\x00b", "lone surrogate": "a\ud800b"}
POLICY = "default-src 'self'"

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def sign_in(client: Client, password: str, username: str = "ilse", **extra):
    return client.post("/login/", {"username": username, "password": password}, **extra)


def refused(response) -> bool:
    return response.status_code == 400 and b"holds a sign that no text may hold" in response.content


class TestBadCharacters:
    def test_nul_in_the_query_is_refused(self, client):
        assert refused(client.get("/login/?next=%00"))
        assert refused(client.get("/login/?%00=x"))

    def test_nul_in_the_path_is_refused(self, client):
        assert refused(client.get("/login%00/"))

    def test_nul_spelled_in_a_cookie_is_refused(self, client):
        assert refused(client.get("/login/", headers={"cookie": r'sessionid="a\000b"'}))

    def test_nul_in_a_form_field_or_its_name_is_refused(self, client):
        assert refused(client.post("/login/", {"username": BAD["nul"], "password": "x"}))
        assert refused(client.post("/login/", {BAD["nul"]: "x"}))
        body = "username=%00&password=x"
        assert refused(client.post("/login/", body, content_type="application/x-www-form-urlencoded"))

    def test_nul_in_the_name_of_a_files_field_is_refused(self, client):
        assert refused(client.post("/login/", {BAD["nul"]: SimpleUploadedFile("a.txt", b"fine")}))

    def test_nul_in_a_file_name_reaches_no_view(self, client, monkeypatch):
        seen = []
        view = LoginView.post
        monkeypatch.setattr(LoginView, "post", lambda page, request: seen.append(request.FILES) or view(page, request))
        client.post("/login/", {"file": SimpleUploadedFile("a\x00.txt", b"fine")})
        assert seen[0]["file"].name == "a.txt"

    def test_bytes_that_are_no_utf8_are_no_error(self, client):
        assert client.get("/login/?q=%ff%ed%a0%80").status_code == 200
        assert client.get("/%ed%a0%80/").status_code in {302, 404}

    def test_nul_inside_a_file_is_left_to_the_view(self, client):
        assert client.post("/login/", {"file": SimpleUploadedFile("a.txt", b"\x00")}).status_code == 200

    def test_refusal_carries_the_policy(self, client):
        assert POLICY in client.get("/login/?q=%00").headers["Content-Security-Policy"]


def test_too_large_a_request_is_refused_before_it_is_read(client, settings):
    settings.REQUEST_MAX_BYTES = 1024 * 1024
    response = client.post("/login/", {"username": "x" * (1024 * 1024 + 1)})
    assert response.status_code == 400
    assert b"more than 1 MB at once" in response.content


def test_too_many_fields_are_refused_with_a_reason(client):
    response = client.post("/login/", {f"field{number}": "" for number in range(2001)})
    assert response.status_code == 400
    assert b"more fields than can be sent" in response.content


def test_policy_allows_nothing_inline_and_no_frames(client):
    policy = client.get("/login/").headers["Content-Security-Policy"]
    assert set(policy.split("; ")) == {
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    }


class TestLogin:
    def test_every_page_but_the_login_asks_for_one(self, client):
        for address in ("/", "/admin/", "/no/such/page/"):
            response = client.get(address, follow=True)
            assert response.redirect_chain or response.status_code == 404, address
        assert client.get("/login/").status_code == 200

    def test_views_are_closed_unless_they_say_otherwise(self):
        open_views = {
            name for name, pattern in _patterns(get_resolver()) if not getattr(pattern.callback, "login_required", True)
        }
        forgotten = {"password_forgotten", "password_reset_confirm"}
        assert open_views <= {"login", "logout", "admin:login", "admin:logout"} | forgotten

    def test_wrong_passwords_lock_the_name_from_that_address_only(self, client, settings):
        User.objects.create_user("ilse", password="right and long")
        for _ in range(settings.AXES_FAILURE_LIMIT):
            response = sign_in(client, "wrong")
        assert response.status_code == 429
        assert b"Too many wrong passwords" in response.content
        assert sign_in(client, "right and long").status_code == 429
        assert sign_in(client, "wrong", username="jonas").status_code == 200
        assert sign_in(client, "right and long", REMOTE_ADDR="192.0.2.7").status_code == 302

    def test_right_password_forgets_the_wrong_ones(self, client):
        User.objects.create_user("ilse", password="right and long")
        sign_in(client, "wrong")
        assert sign_in(client, "right and long").status_code == 302
        assert not AccessAttempt.objects.exists()


def _patterns(resolver, space: str = ""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            namespace = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _patterns(pattern, namespace)
        else:
            yield f"{space}{pattern.name}", pattern


class TestClientAddress:
    def ask(self, forwarded: str = "", seen: str = "192.0.2.1") -> str | None:
        return client_address(RequestFactory().get("/", REMOTE_ADDR=seen, HTTP_X_FORWARDED_FOR=forwarded))

    def test_without_a_proxy_nobody_may_name_an_address(self):
        assert self.ask("198.51.100.9") == "192.0.2.1"

    def test_behind_a_proxy_its_own_entry_counts(self, settings):
        settings.PROXY_COUNT = 1
        assert self.ask("203.0.113.5, 198.51.100.9") == "198.51.100.9"

    def test_nonsense_is_no_address(self, settings):
        settings.PROXY_COUNT = 1
        assert self.ask("x'; --") is None
        assert self.ask(seen="") is None


class TestErrorPages:
    def test_database_that_is_away_is_503(self, client, monkeypatch):
        def away(*args, **kwargs):
            raise OperationalError("the connection is lost")

        monkeypatch.setattr("django.contrib.auth.views.LoginView.get", away)
        response = client.get("/login/")
        assert response.status_code == 503
        assert b"database cannot be reached" in response.content
        assert response.headers["Retry-After"]

    def test_full_disk_is_507(self, client, monkeypatch):
        def full(*args, **kwargs):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr("django.contrib.auth.views.LoginView.get", full)
        response = client.get("/login/")
        assert response.status_code == 507
        assert b"The disk of the newsroom is full" in response.content

    def test_other_errors_are_500_without_particulars(self, client, monkeypatch):
        def broken(*args, **kwargs):
            raise RuntimeError("a secret detail")

        monkeypatch.setattr("django.contrib.auth.views.LoginView.get", broken)
        response = client.get("/login/")
        assert response.status_code == 500
        assert b"a secret detail" not in response.content


def test_a_form_s_address_followed_as_a_link_says_what_to_do(client, journalist):
    client.force_login(journalist)
    response = client.get("/undo/")
    assert response.status_code == 405 and response["Allow"] == "POST"
    assert b"press the button again" in response.content
