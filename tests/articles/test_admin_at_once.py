"""Two people edit one row in admin: the second one gets the form again, with what was typed and what stands now."""

import pytest
from django.urls import reverse
from lxml import html

from articles.models import Claim
from entities.models import Entity, Event
from tests.articles.test_admin import act

pytestmark = pytest.mark.django_db


class Form:
    """A row's form in admin, as it stood when somebody opened it."""

    def __init__(self, client, name: str, row):
        self.client, self.row = client, row
        self.address = reverse(f"admin:{name}_change", args=[row.pk])
        self.shown = self._sent(client.get(self.address))

    def _sent(self, answer) -> dict[str, list]:
        page = html.fromstring(answer.content.decode())
        (form,) = [f for f in page.forms if "seen_version" in f.fields]
        for box in form.iter("textarea"):
            box.text = (box.text or "").removeprefix("\n")
        sent: dict[str, list] = {}
        for name, value in form.form_values():
            sent.setdefault(name, []).append(value.replace("\r\n", "\n").replace("\n", "\r\n"))
        return sent

    def save(self, **typed):
        return self.client.post(self.address, self.shown | typed)

    def save_again(self, answer, **typed):
        return self.client.post(self.address, self._sent(answer) | typed)

    def now(self, *names: str) -> list:
        self.row.refresh_from_db()
        return [getattr(self.row, name) for name in names]


@pytest.fixture
def claim(as_admin, bridge) -> Form:
    return Form(as_admin, "articles_claim", bridge.closed)


def errors(answer) -> dict[str, list[str]]:
    return dict(answer.context["adminform"].form.errors)


def test_what_was_typed_stays_with_what_stands_now_beside_it(claim, editor):
    claim.row.edit(editor, statement="Theirs.", note="Their note.")
    answer = claim.save(statement="Mine.")
    text = answer.content.decode()
    assert answer.status_code == 200 and "Edda Schnitt changed this while you had it open" in text
    assert errors(answer)["statement"] == ["Now: Theirs."] and "note" not in errors(answer)
    assert claim.now("statement") == ["Theirs."]
    again = claim._sent(answer)
    assert (again["statement"], again["note"]) == (["Mine."], ["Their note."])
    assert claim.save_again(answer).status_code == 302
    assert claim.now("statement", "note") == ["Mine.", "Their note."]


def test_only_what_i_changed_is_written(claim, editor):
    claim.row.edit(editor, statement="Theirs.", tags=["ferry"])
    answer = claim.save(note="Mine.")
    assert set(errors(answer)) == {"note", "__all__"}
    assert claim.save_again(answer).status_code == 302
    assert claim.now("statement", "note", "tags") == ["Theirs.", "Mine.", ["ferry"]]


def test_what_a_third_one_changed_meanwhile_is_told_again(claim, editor):
    claim.row.edit(editor, note="Their note.")
    answer = claim.save(note="Mine.")
    claim.row.refresh_from_db()
    claim.row.edit(editor, statement="Third.")
    answer = claim.save_again(answer)
    assert errors(answer)["note"] == ["Now: Their note."]
    assert claim.save_again(answer).status_code == 302
    assert claim.now("statement", "note") == ["Third.", "Mine."]


@pytest.mark.parametrize("is_late", [False, True])
def test_saving_without_a_change_changes_nothing_and_says_so(as_admin, editor, bridge, is_late):
    Claim.objects.filter(pk=bridge.cost.pk).update(note="One.\nTwo.")
    form = Form(as_admin, "articles_claim", bridge.cost)
    if is_late:
        bridge.cost.refresh_from_db()
        bridge.cost.edit(editor, statement="Theirs.")
    before = form.now("version", "statement", "state", "note")
    answer = as_admin.post(form.address, form.shown, follow=True)
    assert "Nothing was changed." in answer.content.decode() and "successfully" not in answer.content.decode()
    assert form.now("version", "statement", "state", "note") == before


def test_what_a_colleague_wrote_alike_is_no_conflict(claim, editor):
    claim.row.edit(editor, note="Mine.")
    answer = claim.save(note="Mine.")
    assert answer.status_code == 302
    assert claim.now("note", "version") == ["Mine.", claim.row.version]


def test_a_row_below_another_comes_again_too(claim, editor, bridge):
    name = next(key for key, value in claim.shown.items() if value == [str(bridge.closed_at_wire.pk)])
    prefix = name.removesuffix("id")
    bridge.closed_at_wire.edit(editor, attributed_to="The council")
    answer = claim.save(**{f"{prefix}stance": "disputes"})
    assert answer.status_code == 200 and "Edda Schnitt" in answer.content.decode()
    bridge.closed_at_wire.refresh_from_db()
    assert bridge.closed_at_wire.stance == "reports"
    assert claim.save_again(answer).status_code == 302
    bridge.closed_at_wire.refresh_from_db()
    assert (bridge.closed_at_wire.stance, bridge.closed_at_wire.attributed_to) == ("disputes", "The council")


class TestMembers:
    """Who takes part in an event."""

    @pytest.fixture
    def people(self, db) -> list[Entity]:
        return [Entity.objects.create(name=name, kind="person") for name in ("Ilse Brandt", "Jan Kade")]

    @pytest.fixture
    def event(self, as_admin, people) -> Form:
        row = Event.objects.create(label="Closure", precision="unresolved")
        row.participants.set(people[:1])
        return Form(as_admin, "entities_event", row)

    def theirs(self, event, admin, people) -> None:
        """A colleague says who takes part."""
        other = Form(event.client, "entities_event", event.row)
        assert other.save(participants=[each.pk for each in people]).status_code == 302

    def test_a_save_without_a_change_leaves_them(self, event, admin, people):
        self.theirs(event, admin, people)
        event.save()
        assert set(event.row.participants.all()) == set(people)

    def test_my_note_leaves_theirs(self, event, admin, people):
        self.theirs(event, admin, people)
        answer = event.save(note="Mine.")
        assert set(errors(answer)) == {"note", "__all__"}
        assert event.save_again(answer).status_code == 302
        assert event.now("note") == ["Mine."] and set(event.row.participants.all()) == set(people)

    def test_both_changed_them(self, event, admin, people):
        self.theirs(event, admin, people)
        answer = event.save(participants=[])
        assert errors(answer)["participants"] == ["Now: Ilse Brandt, Jan Kade"]
        assert event.save_again(answer).status_code == 302
        assert not event.row.participants.exists()


def test_a_moment_comes_again_as_it_stands(as_admin, editor, bridge):
    form = Form(as_admin, "articles_article", bridge.at_wire)
    bridge.at_wire.refresh_from_db()
    bridge.at_wire.edit(editor, byline="Theirs")
    answer = form.save(headline="Mine")
    assert set(errors(answer)) == {"headline", "__all__"}
    (moment,) = form.now("published_at")
    assert form.save_again(answer).status_code == 302
    assert form.now("headline", "byline", "published_at") == ["Mine", "Theirs", moment]


def test_taking_back_what_was_never_merged_is_no_success(as_admin, bridge):
    page = act(as_admin, "articles_claim", "unmerge_selected", bridge.closed).content.decode()
    assert "Nothing was taken back: none of these was merged" in page and "Taken apart" not in page
