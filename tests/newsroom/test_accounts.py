"""Accounts in admin: nobody locks themselves out, and somebody always administers."""

import pytest
from axes.models import AccessLog
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from tests.articles.test_admin import act, address, form_of
from tests.conftest import browser_of, make_person

pytestmark = pytest.mark.django_db


def untick(client, account: User, name: str):
    data = form_of(client, "auth_user", account)
    data |= {"date_joined_0": "2031-03-03", "date_joined_1": "09:00:00", "groups": []}
    ticked = ("is_active", "is_staff", "is_superuser")
    data = {key: value for key, value in data.items() if key not in ticked or value} | {"first_name": "Changed"}
    del data[name]
    answer = client.post(address("auth_user", "change", account.pk), data, follow=True)
    account.refresh_from_db()
    return answer.content.decode()


@pytest.fixture
def deputy(db):
    """Somebody who may change accounts and is no superuser."""
    person = make_person("Dora Lenz", "admin", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=["change_user", "view_user"]))
    return person


@pytest.mark.parametrize("name", ["is_active", "is_staff", "is_superuser"])
def test_nobody_locks_themselves_out(as_admin, admin, name):
    make_person("Second Admin", "admin", is_staff=True, is_superuser=True)
    assert "another admin must" in untick(as_admin, admin, name)
    assert getattr(admin, name) and admin.first_name == "Ada"


@pytest.mark.parametrize("name", ["is_active", "is_staff", "is_superuser"])
def test_another_admin_may_take_an_admins_rights(as_admin, name):
    other = make_person("Second Admin", "admin", is_staff=True, is_superuser=True)
    untick(as_admin, other, name)
    assert not getattr(other, name)


def test_the_last_admin_stays(deputy, admin):
    assert "last account that may administer" in untick(browser_of(deputy), admin, "is_active")
    assert admin.is_active


def test_in_bulk_too(deputy, admin, reader):
    page = act(browser_of(deputy), "auth_user", "deactivate", admin, reader, deputy).content.decode()
    assert "Deactivated: 1." in page and "last account" in page and "lock yourself out" in page
    assert set(User.objects.filter(is_active=True)) == {deputy, admin}


def test_history_tells_of_ticks_and_names_in_words(as_admin, reader):
    reader.last_name = ""
    reader.save()
    data = form_of(as_admin, "auth_user", reader) | {"date_joined_0": "2031-03-03", "date_joined_1": "09:00:00"}
    data = {key: value for key, value in data.items() if value is not False and key != "is_active"}
    as_admin.post(address("auth_user", "change", reader.pk), data | {"last_name": "Leser", "groups": []})
    page = as_admin.get(reverse("admin:auth_user_history", args=[reader.pk]))
    fields = {(f.label, f.before, f.after) for change in page.context["changes"] for f in change.fields}
    assert ("active", "yes", "no") in fields and ("last name", "nothing", "Leser") in fields


def test_nobody_deletes_who_came_in(as_admin):
    entry = AccessLog.objects.create(username="jonas", session_hash="x")
    page = as_admin.post(reverse("admin:axes_accesslog_delete", args=[entry.pk]), {"post": "yes"})
    assert page.status_code == 403
    assert AccessLog.objects.filter(pk=entry.pk).exists()
