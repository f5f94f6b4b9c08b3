"""Accounts in admin: nobody locks themselves out, and somebody always administers."""

import pytest
from axes.models import AccessLog
from django.contrib.auth.models import Group, User
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
    """In the role admin, and no superuser."""
    return make_person("Dora Lenz", "admin")


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


class TestTheRoleAdmin:
    """Who is in the group may do what the guide says, and nothing to those above."""

    def test_enters_invites_sets_roles_and_deactivates(self, deputy, reader):
        browser = browser_of(deputy)
        assert reverse("admin:index") in browser.get("/").content.decode()
        assert browser.get(reverse("admin:index")).status_code == 200
        shown = browser.get(reverse("admin:auth_user_add")).content.decode()
        assert "Its owner sets it, by a one-time link" in shown and "LDAP" not in shown
        new = {"username": "nina", "usable_password": "false"}
        browser.post(reverse("admin:auth_user_add"), new)
        nina = User.objects.get(username="nina")
        assert "/password/new/" in browser.post(reverse("admin:auth_user_link", args=[nina.pk])).content.decode()
        data = {
            **form_of(browser, "auth_user", nina),
            "groups": [Group.objects.get(name="editor").pk],
            "is_active": "on",
        }
        data |= {"is_superuser": "on", "is_staff": "on"}
        browser.post(address("auth_user", "change", nina.pk), {key: value for key, value in data.items() if value})
        nina.refresh_from_db()
        assert nina.groups.get().name == "editor" and not nina.is_staff and not nina.is_superuser
        act(browser, "auth_user", "deactivate", reader)
        reader.refresh_from_db()
        assert not reader.is_active

    def test_changes_nothing_of_who_is_above(self, deputy, admin):
        browser = browser_of(deputy)
        make_person("Second Admin", "admin", is_staff=True, is_superuser=True)
        assert browser.post(address("auth_user", "change", admin.pk), {"username": "x"}).status_code == 403
        assert browser.get(reverse("admin:auth_user_password_change", args=[admin.pk])).status_code == 403
        assert "changed by others" in act(browser, "auth_user", "deactivate", admin).content.decode()
        admin.refresh_from_db()
        assert admin.is_active and admin.username == "ada"

    def test_curates_rows_of_every_kind_that_people_edit(self, deputy, as_admin):
        mine = browser_of(deputy).get(reverse("admin:index")).context["available_apps"]
        theirs = as_admin.get(reverse("admin:index")).context["available_apps"]

        def rows(headings):
            models = [row["model"] for heading in headings for row in heading["models"]]
            return {model for model in models if model._meta.app_label in ("articles", "entities")}

        assert rows(mine) == rows(theirs)

    def test_is_not_entered_by_others(self, as_editor):
        assert as_editor.get(reverse("admin:index")).status_code == 302


def test_the_last_admin_stays(as_admin, admin, reader):
    assert "last account that may administer" not in untick(as_admin, reader, "is_active")
    page = act(as_admin, "auth_user", "deactivate", admin).content.decode()
    assert "lock yourself out" in page
    admin.refresh_from_db()
    assert admin.is_active


def test_of_two_admins_one_stays_whoever_acts_first(as_admin, admin):
    other = make_person("Second Admin", "admin", is_staff=True, is_superuser=True)
    by_other = browser_of(other)
    act(as_admin, "auth_user", "deactivate", other)
    act(by_other, "auth_user", "deactivate", admin)
    assert User.objects.filter(is_active=True, is_superuser=True).count() == 1


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
