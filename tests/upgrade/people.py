"""People at the first version's pages: they open them, fill in the forms that stand there and press the buttons.

Whatever a page refuses ends the script, so that a dump holds what it is said to hold.
"""

import json
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.contrib.messages import WARNING, get_messages
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html

BACKEND = "django.contrib.auth.backends.ModelBackend"
DECIDE = {"EventReport": "report_decide"}  # the others are named for their model


class Refused(Exception):
    """A page did not take what was sent."""


class Person:
    """Somebody logged in with a browser of their own."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.browser = Client()
        self.browser.force_login(user, BACKEND)
        self._undo: dict = {}

    def post(self, address: str, **fields) -> HttpResponse:
        """Send a form's fields; raises Refused unless the page goes on to another one without a warning."""
        response = self.browser.post(address, fields)
        said = list(get_messages(response.wsgi_request))
        told = said[-1].message if said else ""
        if response.status_code != 302 or (said and said[-1].level >= WARNING):
            raise Refused(f"{self.user} at {address} with {fields}: {response.status_code} {told}")
        if said and said[-1].extra_tags:
            self._undo = json.loads(said[-1].extra_tags)
        return response

    def submit(self, page: str, action: str = "", press: str = "", **fields) -> HttpResponse:
        """Open a page and send its form for `action` ("": the page's own), with what stands in the fields not given.

        `press` is the value of the decision button, by which one of several forms is told from the others.
        """
        forms = html.fromstring(self.browser.get(page).content.decode()).forms
        for form in forms:
            if (form.get("action") or page) == (action or page) and form.method == "POST" and press in _buttons(form):
                break
        else:
            raise Refused(f"{self.user} finds no form for {action or page} {press} on {page}")
        for box in form.iter("textarea"):
            box.text = (box.text or "").removeprefix("\n")  # as browsers do
        values: dict[str, list] = {}
        for name, value in form.form_values():
            values.setdefault(name, []).append(value)
        return self.post(action or page, **{**values, **({"decision": press} if press else {}), **fields})

    def undo(self) -> None:
        """Press the Undo button of the last message that had one."""
        self.post(self._undo["url"], **self._undo["fields"])

    def decide(self, row: Model, decision: str, **fields) -> None:
        """Confirm, reject or reopen a row where its page has the buttons for it."""
        row.refresh_from_db()
        name = DECIDE.get(type(row).__name__, f"{row._meta.model_name}_decide")
        self.post(reverse(name, args=[row.pk]), decision=decision, version=row.version, **fields)

    def save_in_admin(self, row: Model, **fields) -> None:
        """Open the row in admin, change some fields, save."""
        self.submit(admin_page(row, "change", row.pk), **fields)

    def save_inline(self, owner: Model, row: Model, **fields) -> None:
        """Change a row where admin lists it below its owner."""
        page = admin_page(owner, "change", owner.pk)
        boxes = html.fromstring(self.browser.get(page).content.decode()).xpath("//input[@type='hidden']")
        name = next(b.name for b in boxes if (b.name or "").endswith("-id") and b.value == str(row.pk))
        self.submit(page, **{name.removesuffix("id") + field: value for field, value in fields.items()})

    def choose_in_admin(self, action: str, rows: Iterable[Model], narrowed: str = "", **fields) -> None:
        """Select rows in an admin list and run an action on them; `narrowed` is the list's filter, as a query."""
        rows = list(rows)
        chosen = {"action": action, "_selected_action": [row.pk for row in rows]}
        response = self.post(admin_page(rows[0], "changelist") + narrowed, **chosen, **fields)
        if response.url.startswith("/acts/"):  # later versions show first what that is going to do
            self.post(response.url, do="go")


def admin_page(row: Model, page: str, *keys: int) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=keys)


def _buttons(form: html.FormElement) -> list[str]:
    """The values of a form's decision buttons, and "" for whoever presses none of them."""
    return ["", *form.xpath(".//button[@name='decision']/@value")]
