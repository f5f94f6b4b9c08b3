"""Passwords that were forgotten: by mail, or by a link that an admin makes; nobody learns who has an account."""

import logging
import re
import threading

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from tests.conftest import browser_of, make_person

from .test_supervisor import wait_for

pytestmark = pytest.mark.django_db

NEW = "seven lamps at the quay"


def link_page(account: User) -> str:
    return reverse("admin:auth_user_link", args=[account.pk])


def link_in(text: str) -> str:
    return re.search(r"https?://[^/]+(/password/new/[^\s\"]+)", text)[1]


def set_by(browser, link: str, password: str = NEW):
    form = browser.get(link, follow=True)
    return browser.post(form.request["PATH_INFO"], {"new_password1": password, "new_password2": password}, follow=True)


class TestAnAdminsLink:
    def test_sets_the_password_once_and_logs_in(self, as_admin, admin, journalist, outsider, client):
        assert "One-time link" in as_admin.get(f"/admin/auth/user/{journalist.pk}/change/").content.decode()
        assert "/password/new/" not in as_admin.get(link_page(journalist)).content.decode()
        link = link_in(as_admin.post(link_page(journalist)).content.decode())
        page = set_by(outsider, link)
        assert page.context["user"] == journalist and page.request["PATH_INFO"] == "/"
        journalist.refresh_from_db()
        assert journalist.check_password(NEW)
        assert "holds no more" in client.get(link, follow=True).content.decode()

        history = as_admin.get(f"/admin/auth/user/{journalist.pk}/history/").context["changes"]
        told = [(change.by, [field.label for field in change.fields]) for change in history]
        assert (admin, ["one-time link"]) in told and (journalist, ["password"]) in told

    def test_invites_who_has_no_password_yet(self, as_admin, outsider):
        new = User.objects.create_user("nina")
        assert set_by(outsider, link_in(as_admin.post(link_page(new)).content.decode())).context["user"] == new

    def test_a_weak_password_is_refused_in_words_and_the_link_stays(self, as_admin, journalist, outsider):
        link = link_in(as_admin.post(link_page(journalist)).content.decode())
        assert "too short" in set_by(outsider, link, "lamp").content.decode()
        assert set_by(outsider, link).context["user"] == journalist

    def test_is_not_for_who_is_deactivated_nor_for_more_power(self, as_admin, admin, journalist):
        by_deputy = browser_of(make_person("Dora Lenz", "admin"))
        assert "/password/new/" in by_deputy.post(link_page(journalist)).content.decode()
        assert by_deputy.post(link_page(admin)).status_code == 403
        User.objects.filter(pk=journalist.pk).update(is_active=False)
        assert "deactivated" in as_admin.post(link_page(journalist), follow=True).content.decode()

    def test_ends_when_the_account_is_deactivated(self, as_admin, journalist, outsider):
        link = link_in(as_admin.post(link_page(journalist)).content.decode())
        User.objects.filter(pk=journalist.pk).update(is_active=False)
        assert "holds no more" in outsider.get(link, follow=True).content.decode()

    def test_is_not_offered_where_it_would_be_refused(self, admin, journalist):
        by_deputy = browser_of(make_person("Dora Lenz", "admin"))
        for account, is_offered in ((journalist, True), (admin, False)):
            page = by_deputy.get(f"/admin/auth/user/{account.pk}/change/").content.decode()
            assert (link_page(account) in page) == is_offered

    def test_the_log_does_not_tell_it(self, as_admin, journalist, outsider, caplog):
        link = link_in(as_admin.post(link_page(journalist)).content.decode())
        with caplog.at_level(logging.INFO, "newsroom.requests"):
            outsider.get(link)
        (record,) = (record for record in caplog.records if record.name == "newsroom.requests")
        assert record.told["view"] == "password_reset_confirm"
        assert link.split("/")[-2] not in str(record.__dict__)

    def test_others_make_none(self, as_editor, journalist, outsider):
        for browser in (as_editor, outsider):
            assert "/password/new/" not in browser.post(link_page(journalist), follow=True).content.decode()
        staff = make_person("Stella Amt", "editor", is_staff=True)
        assert browser_of(staff).post(link_page(journalist)).status_code == 403


class TestByMail:
    @pytest.fixture(autouse=True)
    def server(self, settings):
        settings.EMAIL_HOST = "mail.example.org"
        cache.clear()

    def test_the_link_arrives_and_sets_the_password(self, outsider, journalist):
        User.objects.filter(pk=journalist.pk).update(email="jonas@desk.example")
        assert reverse("password_forgotten") in outsider.get("/login/").content.decode()
        page = outsider.post(reverse("password_forgotten"), {"email": "jonas@desk.example"}).content.decode()
        assert "If an account has the address jonas@desk.example" in page
        wait_for(lambda: mail.outbox, "the mail")
        (sent,) = mail.outbox
        assert sent.to == ["jonas@desk.example"] and "jonas" in sent.body
        assert set_by(outsider, link_in(sent.body)).context["user"] == journalist

    def test_who_asks_again_and_again_sends_one_mail(self, outsider, journalist):
        User.objects.filter(pk=journalist.pk).update(email="jonas@desk.example")
        threads = threading.active_count()
        pages = [outsider.post(reverse("password_forgotten"), {"email": "jonas@desk.example"}) for _ in range(3)]
        assert all("a mail is on its way" in page.content.decode() for page in pages)
        wait_for(lambda: threading.active_count() <= threads, "all that is sent")
        assert len(mail.outbox) == 1

    def test_an_address_that_nobody_has_is_told_the_same(self, outsider):
        page = outsider.post(reverse("password_forgotten"), {"email": "nobody@desk.example"}).content.decode()
        assert "If an account has the address nobody@desk.example" in page and mail.outbox == []


def test_without_a_server_for_mail_an_admin_is_named(outsider, settings):
    settings.EMAIL_HOST = ""
    page = outsider.get("/login/").content.decode()
    assert "An admin makes accounts" in page and "/password/forgotten/" not in page
    assert outsider.get(reverse("password_forgotten")).status_code == 404
