"""One text that no stage can read, among twelve good ones, in a running server: nobody else notices."""

import os
import re
import threading
import uuid
from http.cookiejar import CookieJar
from socket import socket
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import psutil
import pytest
from django.conf.global_settings import PASSWORD_HASHERS
from django.contrib.auth.models import User
from django.db import connection
from django.test import override_settings

from articles.models import Article, Claim, Import, Mention, PutAside, Story
from tests.conftest import database_url

from .test_supervisor import start, wait_for, worker_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
__all__ = ["start"]  # the fixture that ends what it started

GOOD = """Port of Ostrand reopens, says harbour master number {n}

OSTRAND - The port of Ostrand reopened on Monday after divers cleared the wreck of the barge Linde from its mouth.

“We have waited {n} days for this,” harbour master Ilse Brandt told reporters. Pilot boat number {n} was the first to
leave. The port authority said that repairs would cost about 4 million crowns.
"""
HOSTILE = {
    "one letter": "a" * 1_000_000,
    "one word": "Overlong" * 625_000,
    "said": "said " * 10_000,
}


class Browser:
    """Somebody's browser, over real connections; keeps the status of each answer."""

    def __init__(self, address: str, person: User) -> None:
        self.address, self.statuses = address, []
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))
        with override_settings(PASSWORD_HASHERS=PASSWORD_HASHERS):  # which the server knows
            person.set_password("a long pass")
            person.save()
        self.post("/login/", "/login/", username=person.username, password="a long pass")

    def open(self, path: str, data: bytes | None = None, **headers: str) -> str:
        """The page, redirects followed."""
        try:
            with self.opener.open(Request(self.address + path, data, headers), timeout=600) as answer:
                self.statuses.append(answer.status)
                return answer.read().decode()
        except HTTPError as error:
            self.statuses.append(error.code)
            return error.read().decode()

    def token(self, page: str) -> str:
        return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.open(page)).group(1)

    def post(self, page: str, path: str, **fields: str) -> str:
        """Send a form that stands on a page."""
        return self.open(path, urlencode({"csrfmiddlewaretoken": self.token(page), **fields}).encode())

    def upload(self, files: dict[str, str], **fields: str) -> str:
        mark, fields = uuid.uuid4().hex, {"csrfmiddlewaretoken": self.token("/intake/"), "by": "upload", **fields}
        parts = [f'name="{name}"\r\n\r\n{value}' for name, value in fields.items()]
        parts += [f'name="files"; filename="{n}"\r\nContent-Type: text/plain\r\n\r\n{t}' for n, t in files.items()]
        body = "".join(f"--{mark}\r\nContent-Disposition: form-data; {part}\r\n" for part in parts) + f"--{mark}--\r\n"
        return self.open("/intake/", body.encode(), **{"Content-Type": f"multipart/form-data; boundary={mark}"})


@pytest.fixture
def newsroom(start, tmp_path) -> SimpleNamespace:
    """A running server of two web workers and its job worker, where a question may take five seconds."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    state = {
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "STATE_DIR": str(tmp_path),
        "READING_SECONDS": "5",
        "DEBUG": "true",
    }
    words = ["-m", "gunicorn", "-c", "newsroom/gunicorn.py", "newsroom.wsgi:application"]
    server = start(*words, DATABASE_URL=database_url(), SECRET_KEY="k" * 50, **state)
    wait_for(lambda: worker_of(server), "the worker")
    address = f"http://127.0.0.1:{port}"
    wait_for(lambda: answers(address), "the server")
    return SimpleNamespace(address=address, workers=lambda: web_workers(server.pid))


def web_workers(gunicorn: int) -> set[int]:
    children = psutil.Process(gunicorn).children()
    return {child.pid for child in children if "newsroom.supervisor" not in child.cmdline()}


def answers(address: str) -> bool:
    try:
        with build_opener().open(f"{address}/login/", timeout=60) as answer:
            return answer.status == 200
    except OSError:
        return False


class Clicking(threading.Thread):
    """Somebody at work meanwhile: reads the desk and the story, states claims, accepts and takes back."""

    def __init__(self, browser: Browser, claim: Claim) -> None:
        super().__init__()
        self.browser, self.claim, self.is_over = browser, claim, threading.Event()
        self.decided = 0

    def run(self) -> None:
        story = f"/stories/{self.claim.story.slug}/"
        while not self.is_over.is_set():
            self.browser.open("/")
            self.browser.open(story)
            self.decided += 1
            decision = ("confirm", "reject")[self.decided % 2]
            self.browser.post(
                "/intake/", f"/claims/{self.claim.pk}/decide/", decision=decision, version=str(self.decided - 1)
            )
            self.browser.post(
                "/intake/", f"{story}claims/new/", statement=f"Pilot boat {self.decided} left.", kind="fact"
            )
        connection.close()


@pytest.mark.parametrize("kind", HOSTILE if os.environ.get("EXHAUSTIVE") else ["said"])
def test_one_text_that_cannot_be_read_costs_nobody_else_anything(newsroom, journalist, editor, kind):
    story = Story.objects.open("Port of Ostrand")
    claim = Claim.objects.create(story=story, statement="The port of Ostrand reopened on Monday.", score=0.5)
    workers = newsroom.workers()
    clicking = Clicking(Browser(newsroom.address, editor), claim)
    clicking.start()
    try:
        mine = Browser(newsroom.address, journalist)
        files = {f"{n}.txt": GOOD.format(n=n) for n in range(2, 14)}
        mine.upload({**files, "hostile.txt": HOSTILE[kind]}, story=story.title)
        mine.post("/intake/", "/intake/", by="paste", text=HOSTILE[kind][:999_999], story=story.title)
        wait_for(lambda: not Import.objects.exclude(state=Import.State.DONE).exists(), "the end of the reading", 600)
    finally:
        clicking.is_over.set()
        clicking.join()
    assert {*mine.statuses, *clicking.browser.statuses} == {200}
    assert clicking.decided > 1
    assert newsroom.workers() == workers
    good = Article.objects.filter(source_name__in=files)
    assert good.count() == 12
    assert not PutAside.objects.filter(revision__article__in=good).exists()
    assert Mention.objects.filter(revision__article__in=good).values("revision").distinct().count() == 12
    assert claim.story.claims.filter(created_by=None).count() > 1
    claim.refresh_from_db()
    assert claim.version == clicking.decided
