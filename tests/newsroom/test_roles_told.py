"""Who may do what: one page, which says what the permissions say."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import DatabaseError, transaction
from django.urls import reverse

from newsroom.models import GROUP_KEPT
from newsroom.roles import ACTS, READER
from tests.articles.test_admin import address

pytestmark = pytest.mark.django_db
GUIDE = Path("docs/guide.md").read_text()


def told(browser) -> dict[str, set[str]]:
    """By each act in words the roles that may do it."""
    rows = browser.get(reverse("role_list")).context["rows"]
    return {words: {role.name for role, may in row if may} for words, row in rows}


def test_the_page_says_what_the_guide_says(as_reader):
    rows = [line.strip("| ").split("|") for line in GUIDE.splitlines() if line.startswith("|") and "✓" in line]
    guide = {
        cells[0].strip(): {name for name, cell in zip(ROLES, cells[1:], strict=False) if "✓" in cell} for cells in rows
    }
    assert told(as_reader) == guide


ROLES = (READER, "journalist", "editor", "admin")


def test_what_is_taken_from_a_role_is_not_said_of_it(as_reader):
    Group.objects.get(name="journalist").permissions.clear()
    desk = Group.objects.create(name="night desk")
    desk.permissions.add(Permission.objects.get(codename="tag", content_type__app_label="articles"))
    _, tag, _, _ = (words for _, words in ACTS)
    assert told(as_reader)[tag] == {"editor", "admin", "night desk"}


def test_everybody_who_is_logged_in_finds_it(as_reader, as_journalist, outsider):
    assert reverse("role_list") in as_reader.get(reverse("event_list")).content.decode()
    assert "<b>journalist</b>" in as_journalist.get(reverse("role_list")).content.decode()
    assert "<b>reader</b>" in as_reader.get(reverse("role_list")).content.decode()
    assert "login" in outsider.get(reverse("role_list")).url


def test_an_accounts_form_leads_to_it(as_admin, reader):
    assert f'href="{reverse("role_list")}"' in as_admin.get(address("auth_user", "change", reader.pk)).content.decode()


class TestNoGroupIsDeleted:
    def test_not_in_admin(self, as_admin):
        group = Group.objects.get(name="editor")
        page = as_admin.post(address("auth_group", "delete", group.pk), {"post": "yes"}, follow=True)
        assert GROUP_KEPT in page.content.decode()
        listed = as_admin.get(address("auth_group"))
        assert "delete_selected" not in listed.content.decode()
        page = as_admin.post(address("auth_group"), {"action": "delete_selected", "_selected_action": [group.pk]})
        assert Group.objects.filter(name="editor").exists()

    @pytest.mark.parametrize("rows", [lambda: Group.objects.get(name="editor"), Group.objects.all])
    def test_nor_otherwise(self, rows):
        with pytest.raises(DatabaseError, match="Groups are never deleted"), transaction.atomic():
            rows().delete()
        assert Group.objects.filter(name="editor").exists()
