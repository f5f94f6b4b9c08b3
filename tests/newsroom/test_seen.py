"""Accounts and roles in admin: the second of two tabs gets the choice, not the win."""

import pytest
from django.contrib.auth.models import Group

from tests.articles.test_admin import address, form_of
from tests.conftest import make_person

pytestmark = pytest.mark.django_db


def send(client, name: str, row, data: dict):
    return client.post(address(name, "change", row.pk), data)


@pytest.fixture
def person(db):
    return make_person("Pia Schloss", "journalist")


@pytest.fixture
def role(db):
    return Group.objects.create(name="desk")


def test_the_second_tab_on_an_account_is_told_what_the_first_one_wrote(as_admin, person):
    first = form_of(as_admin, "auth_user", person) | {"email": "first@example.org", "groups": []}
    second = form_of(as_admin, "auth_user", person) | {"last_name": "Riegel"}
    second["groups"] = [group.pk for group in person.groups.all()]
    assert send(as_admin, "auth_user", person, first).status_code == 302
    page = send(as_admin, "auth_user", person, second)
    text = page.content.decode()
    person.refresh_from_db()
    assert page.status_code == 200 and person.last_name == "Schloss" and not person.groups.exists()
    assert "Somebody changed this while you had it open" in text
    assert "first@example.org" in text and "Groups: nothing" in text and 'value="Riegel"' in text


def test_what_was_typed_is_saved_once_its_author_has_seen_the_other(as_admin, person):
    second = form_of(as_admin, "auth_user", person) | {"last_name": "Riegel", "groups": []}
    person.first_name = "Petra"
    person.save()
    again = send(as_admin, "auth_user", person, second).context["adminform"].form
    second |= {"seen": again["seen"].value(), "first_name": "Petra"}
    assert send(as_admin, "auth_user", person, second).status_code == 302
    person.refresh_from_db()
    assert person.get_full_name() == "Petra Riegel"


def test_the_second_tab_on_a_role_is_told_what_the_first_one_wrote(as_admin, role):
    may_tag = role.permissions.model.objects.get(codename="tag").pk
    first = form_of(as_admin, "auth_group", role) | {"permissions": [may_tag]}
    second = form_of(as_admin, "auth_group", role) | {"name": "night desk"}
    send(as_admin, "auth_group", role, first)
    page = send(as_admin, "auth_group", role, second)
    role.refresh_from_db()
    assert role.name == "desk" and role.permissions.count() == 1
    assert "Can tag claims" in page.content.decode()


@pytest.mark.parametrize("name", ["auth_user", "auth_group"])
def test_what_does_not_say_what_it_saw_is_refused(name, as_admin, person, role):
    row = {"auth_user": person, "auth_group": role}[name]
    data = form_of(as_admin, name, row) | {"username": "other", "name": "other"}
    data.pop("seen")
    page = send(as_admin, name, row, data)
    assert page.status_code == 200 and "load it anew and try again" in page.content.decode()
    row.refresh_from_db()
    assert "other" not in str(row)


def test_a_password_set_meanwhile_stays(as_admin, person):
    data = form_of(as_admin, "auth_user", person) | {"last_name": "Riegel", "groups": []}
    person.set_password("set in between")
    person.save()
    assert send(as_admin, "auth_user", person, data).status_code == 302
    person.refresh_from_db()
    assert person.last_name == "Riegel" and person.check_password("set in between")
