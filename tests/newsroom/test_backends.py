"""Whoever asks is known, with all that they may do, by one query; sessions that were begun before that still hold."""

from unittest.mock import patch

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsroom.backends import WithPermissions
from tests.conftest import group_of, make_person

pytestmark = pytest.mark.django_db


def known(person):
    return WithPermissions().get_user(person.pk)


def test_all_permissions_come_with_the_account(journalist, django_assert_num_queries):
    own = Permission.objects.get(codename="add_outlet", content_type__app_label="articles")
    journalist.user_permissions.add(own)
    wanted = {f"{p.content_type.app_label}.{p.codename}" for p in group_of("journalist").permissions.all()}
    with django_assert_num_queries(1):
        person = known(journalist)
        assert person.get_all_permissions() == {*wanted, "articles.add_outlet"}
        assert person.has_perm("articles.tag") and not person.has_perm("articles.delete_outlet")


def test_who_may_all_may_all_and_who_is_not_active_is_nobody(admin):
    admin.is_superuser = True
    admin.save()
    assert known(admin).has_perm("articles.delete_outlet")
    assert not known(make_person("Gone Away", "journalist", is_active=False)) and not WithPermissions().get_user(0)


def test_what_is_taken_away_is_gone_with_the_next_page(as_journalist, journalist, bridge):
    address = reverse("article_tag", args=[bridge.at_wire.pk])
    assert as_journalist.get(address).status_code == 200
    journalist.groups.clear()
    assert as_journalist.get(address).status_code == 403


def test_a_session_of_before_still_holds(as_journalist, bridge):
    session = as_journalist.session
    assert session[BACKEND_SESSION_KEY] == "newsroom.backends.WithPermissions"
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session.save()
    assert as_journalist.get(reverse("article_tag", args=[bridge.at_wire.pk])).status_code == 200


def test_a_wrong_password_is_tried_once(client, journalist):
    with patch.object(MD5PasswordHasher, "verify", return_value=False) as verify:
        client.post(reverse("login"), {"username": journalist.username, "password": "not the one"})
    assert verify.call_count == 1


def test_a_page_asks_for_whoever_asks_once(as_journalist):
    with CaptureQueriesContext(connection) as queries:
        as_journalist.get(reverse("desk"))
    told = [query["sql"] for query in queries if '"auth_' in query["sql"]]
    assert sum('FROM "auth_user"' in sql and "LIMIT 1" in sql for sql in told) == 1
    assert not [sql for sql in told if sql.startswith('SELECT "django_content_type"')]


def test_the_pages_most_opened_ask_little(as_journalist, bridge):
    for row, most in ((bridge.at_wire, 10), (bridge.story, 14)):
        as_journalist.get(row.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            as_journalist.get(row.get_absolute_url())
        assert len(queries) <= most, row
