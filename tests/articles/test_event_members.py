"""Where an event was and who took part: said on its page, in one's own name, and taken back by one Undo."""

from datetime import date

import pytest
from django.urls import reverse

from entities.models import Entity, Event
from newsroom.decisions import State
from tests.articles.test_rows import undo as undo_last
from tests.conftest import browser_of, make_person

pytestmark = pytest.mark.django_db


def make(name: str, kind: str, **fields) -> Entity:
    entity = Entity(name=name, kind=kind, **fields)
    return entity.make(None)


@pytest.fixture
def hearing(db) -> Event:
    event = Event.objects.create(
        label="Hearing on the bridge",
        first_day=date(2031, 3, 3),
        last_day=date(2031, 3, 3),
        precision="day",
        place=make("Ostrand", "place"),
    )
    event.participants.add(make("Ilse Brandt", "person"))
    return event


@pytest.fixture
def jan(db) -> Entity:
    return make("Jan Kade", "person")


def typed(client, event: Event, **fields) -> dict:
    form = client.get(reverse("event_edit", args=[event.pk])).context["form"]
    shown = {bound.name: bound.value() for bound in form if bound.name != "out"}
    return {name: value for name, value in shown.items() if value is not None} | fields


def save(client, event: Event, **fields):
    return client.post(reverse("event_edit", args=[event.pk]), typed(client, event, **fields), follow=True)


def said(page) -> str:
    return " ".join(error for errors in page.context["form"].errors.values() for error in errors)


def names(event: Event) -> list[str]:
    return [entity.name for entity in event.members]


def test_who_takes_part_and_where_is_said_and_taken_back_at_once(as_journalist, journalist, hearing, jan):
    hall = make("Veldt Hall", "facility")
    brandt = hearing.members[0]
    page = save(as_journalist, hearing, place="veldt hall", also="jan kade", out=[brandt.pk])
    hearing.refresh_from_db()
    assert (hearing.place, names(hearing), hearing.decided_by) == (hall, ["Jan Kade"], journalist)
    assert "Veldt Hall" in page.content.decode() and "Jan Kade" in page.content.decode()
    undo_last(as_journalist, page)
    hearing.refresh_from_db()
    assert (hearing.place.name, names(hearing), hearing.decided_by) == ("Ostrand", ["Ilse Brandt"], None)


def test_to_say_only_who_takes_part_is_an_act_of_its_own(as_journalist, hearing, jan):
    page = save(as_journalist, hearing, also="Jan Kade")
    assert names(hearing) == ["Ilse Brandt", "Jan Kade"]
    history = as_journalist.get(hearing.get_absolute_url()).context["history"]
    assert ("takes part", "Jan Kade") in [(f.label, f.after) for change in history for f in change.fields]
    undo_last(as_journalist, page)
    assert names(hearing) == ["Ilse Brandt"]


def test_what_a_colleague_has_said_since_of_who_takes_part_stays_and_is_named(as_journalist, editor, hearing, jan):
    page = save(as_journalist, hearing, also="Jan Kade")
    hearing.refresh_from_db()
    hearing.edit(editor, went=[jan])
    hearing.edit(editor, came=[jan])
    answer = undo_last(as_journalist, page)
    assert "“Jan Kade” (it was changed since)" in answer.content.decode()
    assert names(hearing) == ["Ilse Brandt", "Jan Kade"]


def test_two_at_once_lose_nothing(as_journalist, hearing, jan):
    other = browser_of(make_person("Nora Falk", "journalist"))
    mine = typed(as_journalist, hearing, also="Jan Kade")
    theirs = typed(other, hearing, also=f"no. {make('The council', 'organisation').pk}", label="Hearing")
    other.post(reverse("event_edit", args=[hearing.pk]), theirs)
    as_journalist.post(reverse("event_edit", args=[hearing.pk]), mine)
    assert names(hearing) == ["Ilse Brandt", "Jan Kade", "The council"]
    hearing.refresh_from_db()
    assert hearing.label == "Hearing"


def test_who_also_changes_what_a_colleague_changed_is_asked(as_journalist, editor, hearing, jan):
    mine = typed(as_journalist, hearing, also="Jan Kade", label="Mine")
    hearing.edit(editor, label="Theirs")
    answer = as_journalist.post(reverse("event_edit", args=[hearing.pk]), mine)
    assert answer.status_code == 409 and names(hearing) == ["Ilse Brandt"]
    as_journalist.post(reverse("event_edit", args=[hearing.pk]), dict(answer.context["resend"]))
    hearing.refresh_from_db()
    assert (hearing.label, names(hearing)) == ("Mine", ["Ilse Brandt", "Jan Kade"])


def test_whose_field_stands_so_already_still_says_who_takes_part(as_journalist, editor, hearing, jan):
    mine = typed(as_journalist, hearing, also="Jan Kade", label="Same")
    hearing.edit(editor, label="Same")
    as_journalist.post(reverse("event_edit", args=[hearing.pk]), mine)
    assert names(hearing) == ["Ilse Brandt", "Jan Kade"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"place": "Ilse Brandt"}, "is listed as person: choose a place or a facility"),
        ({"place": "Nowhere"}, "Nobody and nothing here is called “Nowhere”"),
        ({"also": "Ilse Brandt; Somebody Else"}, "Nobody and nothing here is called “Somebody Else”"),
        ({"also": "no. 99999999"}, "There is no entity no. 99999999."),
        ({"also": "no. 99999999999999999999"}, "There is no entity no."),
    ],
)
def test_what_is_no_place_and_nobody_comes_back(as_journalist, hearing, fields, words):
    page = save(as_journalist, hearing, **fields)
    assert page.status_code == 422 and words in said(page)
    assert page.context["form"]["also"].value() == fields.get("also", page.context["form"]["also"].value())


def test_of_several_of_one_name_one_is_chosen_by_its_number(as_journalist, hearing, jan):
    namesake = make("Jan Kade", "person")
    page = save(as_journalist, hearing, also="Jan Kade")
    assert f"“Jan Kade, no. {namesake.pk}” (person)" in said(page)
    save(as_journalist, hearing, also=f"Jan Kade, no. {namesake.pk}")
    assert namesake in hearing.members and jan not in hearing.members


def test_a_place_is_looked_for_among_places_first(as_journalist, hearing):
    make("Veldt", "person")
    town = make("Veldt", "place")
    save(as_journalist, hearing, place="Veldt")
    hearing.refresh_from_db()
    assert hearing.place == town


def test_who_was_merged_into_another_takes_part_as_that(hearing, jan, editor, as_journalist):
    hearing.members[0].merge_into(jan, editor)
    assert names(hearing) == ["Jan Kade"]
    save(as_journalist, hearing, out=[jan.pk])
    assert names(hearing) == []


def test_who_took_part_in_what_was_merged_can_be_taken_out(hearing, jan, editor, as_journalist):
    double = Event.objects.create(label="The hearing")
    double.participants.add(jan)
    double.merge_into(hearing, editor)
    page = save(as_journalist, hearing, out=[jan.pk])
    assert names(hearing) == ["Ilse Brandt"]
    undo_last(as_journalist, page)
    assert names(hearing) == ["Ilse Brandt", "Jan Kade"]


def test_a_rejected_one_takes_no_part(hearing):
    Entity.objects.filter(pk=hearing.members[0].pk).update(state=State.REJECTED)
    assert names(hearing) == []


def test_names_are_proposed_while_one_types(as_reader, hearing, jan):
    address = reverse("entity_names")
    assert f"Jan Kade, no. {jan.pk}" in as_reader.get(address, {"also": "kade"}).content.decode()
    shown = as_reader.get(address, {"also": "Ilse Brandt; kade"}).content.decode()
    assert f"Ilse Brandt; Jan Kade, no. {jan.pk}" in shown
    assert as_reader.get(address).content.decode().strip() == ""
