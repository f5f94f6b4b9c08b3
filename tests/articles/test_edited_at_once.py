"""Two people edit one row: only what each of them changed is written, and only that is a choice."""

from datetime import date

import pytest
from django.urls import reverse
from lxml import html

from entities.models import Entity, Event
from newsroom.decisions.history import row_in

pytestmark = pytest.mark.django_db


def posted_by(page: str, button: str) -> dict[str, list]:
    """What the form sends that has this button."""
    (form,) = [f for f in html.fromstring(page).forms if any(button in b.text_content() for b in f.iter("button"))]
    values: dict[str, list] = {}
    for box in form.iter("textarea"):
        box.text = (box.text or "").removeprefix("\n")  # as browsers do
    for name, value in form.form_values():
        values.setdefault(name, []).append(value.replace("\r\n", "\n").replace("\n", "\r\n"))
    return values


class Page:
    """A row's page for editing, as it stood when somebody opened it."""

    def __init__(self, client, kind: str, row):
        self.client, self.row = client, row
        self.address = reverse(f"{kind}_edit", args=[row.slug if kind == "story" else row.pk])
        self.shown = posted_by(client.get(self.address).content.decode(), "Save")

    def save(self, **typed):
        return self.client.post(self.address, self.shown | typed)

    def press(self, answer, button: str):
        return self.client.post(self.address, posted_by(answer.content.decode(), button))

    def now(self, *names: str) -> list:
        self.row.refresh_from_db()
        return [getattr(self.row, name) for name in names]


KINDS = {"claim": "statement", "entity": "name", "event": "label", "outlet": "name", "story": "title"}


@pytest.fixture(params=KINDS)
def kind(request) -> str:
    return request.param


@pytest.fixture
def page(as_editor, bridge, kind) -> Page:
    rows = {"claim": bridge.closed, "outlet": bridge.post, "story": bridge.story}
    row = rows.get(kind) or (
        Entity.objects.create(name="Ilse Brandt", kind="person", note="Line one.\nLine two. ")
        if kind == "entity"
        else Event.objects.create(label="Closure  of the bridge", first_day="2031-03-03", last_day="2031-03-03")
    )
    return Page(as_editor, kind, row)


def change(row, by, **fields) -> None:
    """A colleague's edit."""
    row.refresh_from_db()
    (row.edit if hasattr(row, "edit") else row.change)(by, **fields)


def test_my_note_does_not_put_a_colleagues_name_back(page, kind, journalist):
    change(page.row, journalist, **{KINDS[kind]: "Theirs"})
    answer = page.save(note="Mine.")
    text = answer.content.decode()
    assert answer.status_code == 409 and "Jonas Feder" in text
    assert "Mine." in text and "Stands now" in text and "Theirs" not in html.fromstring(text).text_content()
    assert page.press(answer, "Save mine too").status_code == 302
    assert page.now(KINDS[kind], "note") == ["Theirs", "Mine."]


def test_what_both_changed_is_a_choice_with_both(page, kind, journalist):
    change(page.row, journalist, note="Their note.", **{KINDS[kind]: "Theirs"})
    answer = page.save(note="Mine.")
    text = html.fromstring(answer.content.decode()).text_content()
    assert answer.status_code == 409 and "Their note." in text and "Mine." in text and "Theirs" not in text
    assert page.now("note") == ["Their note."]
    assert page.press(answer, "Put mine instead").status_code == 302
    assert page.now(KINDS[kind], "note") == ["Theirs", "Mine."]


def test_a_third_edit_meanwhile_is_a_choice_again_with_my_fields_only(page, kind, journalist):
    change(page.row, journalist, note="Their note.")
    answer = page.save(note="Mine.")
    change(page.row, journalist, **{KINDS[kind]: "Third"})
    answer = page.press(answer, "Put mine instead")
    assert answer.status_code == 409
    assert page.press(answer, "Save mine too").status_code == 302
    assert page.now(KINDS[kind], "note") == ["Third", "Mine."]


def test_what_a_colleague_wrote_alike_is_no_choice(page, journalist):
    change(page.row, journalist, note="Mine.")
    (version,) = page.now("version")
    answer = page.client.post(page.address, page.shown | {"note": "Mine."}, follow=True)
    assert answer.status_code == 200 and "Nothing was changed" in answer.content.decode()
    assert page.now("version") == [version]


@pytest.mark.parametrize("is_late", [False, True])
def test_saving_without_a_change_changes_nothing_and_says_so(page, kind, journalist, is_late):
    if is_late:
        change(page.row, journalist, **{KINDS[kind]: "Theirs"})
    fields = ["version", KINDS[kind], "note", *(["state", "decided_by"] if hasattr(page.row, "state") else [])]
    before = page.now(*fields)
    answer = page.client.post(page.address, page.shown, follow=True)
    assert "Nothing was changed." in answer.content.decode()
    assert page.now(*fields) == before


def test_a_field_that_was_emptied_was_changed(page):
    page.row.change(None, note="Old.")
    fresh = posted_by(page.client.get(page.address).content.decode(), "Save")
    page.client.post(page.address, fresh | {"note": ""})
    assert page.now("note") == [""]


def test_lists_are_compared_by_what_they_hold(as_editor, editor, bridge):
    bridge.closed.edit(editor, tags=["ferry", "bridge"])
    bridge.post.change(editor, domains=["post.example", "ostrand.example"])
    for kind, row in (("claim", bridge.closed), ("outlet", bridge.post)):
        page = Page(as_editor, kind, row)
        (version,) = page.now("version")
        page.save()
        assert page.now("version") == [version]
    page.save(domains="post.example")
    assert page.now("domains") == [["post.example"]]


def test_an_events_date_is_one_thing(as_editor, journalist, db):
    """A day of mine with a precision of theirs might be no date at all."""
    event = Event.objects.create(label="Closure", precision="day", first_day="2031-03-03", last_day="2031-03-03")
    page = Page(as_editor, "event", event)
    change(event, journalist, precision="range", first_day=date(2031, 3, 1), last_day=date(2031, 3, 2))
    answer = page.save(first_day="2031-03-09")
    assert answer.status_code == 409
    assert page.press(answer, "Put mine instead").status_code == 302
    assert page.now("precision", "first_day", "last_day") == ["day", date(2031, 3, 9), date(2031, 3, 9)]


def test_a_suggestion_is_confirmed_by_its_own_button_and_by_an_edit(as_editor, db):
    mayor = Entity.objects.create(name="Ilse Brandt", kind="person")
    page = Page(as_editor, "entity", mayor)
    page.save()
    assert page.now("state", "decided_by") == ["suggested", None]
    page.save(note="Since 2029.")
    assert page.now("state") == ["confirmed"]


def test_a_row_in_an_earlier_version_is_what_it_was(editor, bridge):
    claim = bridge.closed
    first, seen = claim.version, []
    for words in ("One.", "Two.", "Three."):
        claim.edit(editor, note=words)
        seen.append(claim.version)
    assert [row_in(claim, version).note for version in (first, *seen, seen[-1] + 7)] == [
        *("", "One.", "Two."),
        *("Three.", "Three."),
    ]


@pytest.fixture
def reading(as_editor, bridge, journalist):
    """A saved reading, as an editor's page shows it, which a colleague has read differently meanwhile."""
    row = bridge.closed_at_wire
    seen = {"stance": row.stance, "modality": row.modality, "attributed_to": row.attributed_to, "version": row.version}
    row.edit(journalist, row.version, stance="hedges")
    return row, seen


def test_my_reading_instead_leaves_what_i_did_not_change(as_editor, reading):
    row, seen = reading
    address = reverse("appearance_decide", args=[row.pk])
    answer = as_editor.post(address, seen | {"decision": "read", "modality": "planned"})
    assert answer.status_code == 409
    assert as_editor.post(address, posted_by(answer.content.decode(), "Put mine instead")).status_code == 302
    row.refresh_from_db()
    assert (row.stance, row.modality) == ("hedges", "planned")


def test_my_reading_instead_is_mine_where_both_changed_it(as_editor, reading):
    row, seen = reading
    address = reverse("appearance_decide", args=[row.pk])
    answer = as_editor.post(address, seen | {"decision": "read", "stance": "disputes"})
    as_editor.post(address, posted_by(answer.content.decode(), "Put mine instead"))
    row.refresh_from_db()
    assert row.stance == "disputes"
