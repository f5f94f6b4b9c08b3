"""A person at a browser: a session, the forms that a page shows, and what the newsroom answers when one is sent."""

import http.client
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit
from uuid import uuid4

from lxml import html

TIMEOUT = 120.0  # seconds; the machine is busy, and a large upload takes its time
UNDO = "/undo/"

Fields = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a page as it would be sent: where to, its filled-in fields, and (name, value) of each button."""

    action: str
    fields: dict[str, str]
    buttons: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Answer:
    """What came back. `status` is 0 where nothing did; `asked` and `answered` are seconds since 1970."""

    path: str
    asked: float
    answered: float = 0.0
    status: int = 0
    text: str = ""
    address: str = ""

    @property
    def toasts(self) -> list[tuple[str, str]]:
        """(level, words) of each message."""
        if not self.text:
            return []
        boxes = html.fromstring(self.text).xpath("//div[@data-toast]")
        return [(box.get("class").split()[-1], box.findtext("p") or "") for box in boxes]

    @property
    def is_taken(self) -> bool:
        """The newsroom says that what was wanted is done."""
        return self.status in (200, 302) and not any(level == "error" for level, _ in self.toasts)

    @property
    def undo(self) -> str:
        """The token of the Undo button, "" without one."""
        found = re.search(r'action="/undo/".*?name="token" value="([^"]+)"', self.text, re.DOTALL)
        return found[1] if found else ""

    @property
    def forms(self) -> list[Form]:
        """What can be posted from this page."""
        return [_form(form, self.path) for form in html.fromstring(self.text).forms if form.method == "POST"]

    def links(self, pattern: str) -> list[str]:
        """What the first group of `pattern` is in the addresses of the page, each once."""
        return list(dict.fromkeys(re.findall(rf'href="{pattern}', self.text)))


def _form(form, path: str) -> Form:
    fields = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
    buttons = tuple((b.get("name"), b.get("value", "")) for b in form.xpath(".//button[@name]"))
    return Form(urlsplit(urljoin(path, form.get("action") or "")).path, fields, buttons)


@dataclass(slots=True)
class Person:
    """Somebody who is logged in at `address`, such as 127.0.0.1:8123; one request after the other."""

    address: str
    name: str
    cookies: dict[str, str] = field(default_factory=dict)

    def log_in(self, password: str) -> None:
        self.get("/login/")
        answer = self.post("/login/", {"username": self.name, "password": password}, is_htmx=False)
        if answer.status != 302:
            raise RuntimeError(f"{self.name} cannot log in: {answer.status}")

    def get(self, path: str) -> Answer:
        """A page, and what it leads on to."""
        answer = self._ask("GET", path)
        for _ in range(4):
            if answer.status not in (301, 302):
                break
            answer = self._ask("GET", answer.address)
        return answer

    def post(self, path: str, fields: Fields, is_htmx: bool = True) -> Answer:
        """Send a form, as the page's script does; a redirection is followed for the messages only."""
        body = urlencode([*_pairs(fields), ("csrfmiddlewaretoken", self.cookies.get("csrftoken", ""))])
        headers = {"Content-Type": "application/x-www-form-urlencoded"} | ({"HX-Request": "true"} if is_htmx else {})
        answer = self._ask("POST", path, body.encode(), headers)
        if is_htmx and answer.status == 302:
            answer.text = self.get(answer.address).text
        return answer

    def upload(self, path: str, fields: Fields, files: Sequence[tuple[str, str, bytes]]) -> Answer:
        """Send files, each a field's name, a file's name and what is in it."""
        mark = uuid4().hex
        pairs = [*_pairs(fields), ("csrfmiddlewaretoken", self.cookies.get("csrftoken", ""))]
        parts = [(f'name="{name}"', value.encode()) for name, value in pairs]
        parts += [(f'name="{name}"; filename="{file}"', raw) for name, file, raw in files]
        head = f"--{mark}\r\nContent-Disposition: form-data; "
        body = b"".join(f"{head}{said}\r\n\r\n".encode() + raw + b"\r\n" for said, raw in parts)
        kind = {"Content-Type": f"multipart/form-data; boundary={mark}"}
        return self._ask("POST", path, body + f"--{mark}--\r\n".encode(), kind)

    def _ask(self, method: str, path: str, body: bytes | None = None, headers: Fields | None = None) -> Answer:
        answer = Answer(path, time.time())
        cookie = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        connection = http.client.HTTPConnection(self.address, timeout=TIMEOUT)
        try:
            connection.request(method, path, body, {**(headers or {}), **cookie})
            response = connection.getresponse()
            answer.text = response.read().decode(errors="replace")
            answer.status, answer.address = response.status, response.headers.get("Location", "")
            self._keep(response.headers.get_all("Set-Cookie") or [])
        except (OSError, http.client.HTTPException) as error:
            answer.text = f"<p>{type(error).__name__}</p>"
        finally:
            connection.close()
        answer.answered = time.time()
        return answer

    def _keep(self, cookies: Sequence[str]) -> None:
        for words in cookies:
            for name, morsel in SimpleCookie(words).items():
                self.cookies[name] = morsel.value


def _pairs(fields: Fields) -> list[tuple[str, str]]:
    return [(name, v) for name, value in fields.items() for v in ([value] if isinstance(value, str) else value)]
