"""What holds on every page: a login is needed, article text is words and never markup, odd input is no crash."""

import pytest
from django.apps import apps

from articles.models import Look
from newsroom.decisions import State
from tests.security.conftest import SCRIPT, addresses

pytestmark = pytest.mark.django_db


def test_every_page_needs_a_login(world, outsider):
    for address in addresses(world):
        for method in (outsider.get, outsider.post):
            answer = method(address)
            assert (answer.status_code, "/login/" in answer.get("Location", "")) == (302, True), address


def test_article_text_is_never_markup(world, as_admin):
    for address in addresses(world):
        answer = as_admin.get(address)
        assert answer.status_code < 500, address
        if answer.status_code == 200 and "html" in answer["Content-Type"] and not answer.streaming:
            text = answer.content.decode()
            assert SCRIPT not in text, address
            assert 'onmouseover="alert' not in text, address


def test_markup_in_answers_to_htmx_is_words_too(world, as_admin):
    for address in addresses(world):
        answer = as_admin.get(address, headers={"HX-Request": "true"})
        assert answer.status_code < 500, address
        if answer.status_code == 200 and "html" in answer["Content-Type"] and not answer.streaming:
            assert SCRIPT not in answer.content.decode(), address


def test_empty_and_odd_forms_are_answered_without_a_crash(world, as_admin):
    odd = {"version": "x", "state": "odd", "start": "-1", "end": "9" * 30, "exact": "😀", "claim": "0x1", "next": "//x"}
    for address in addresses(world):
        for form in ({}, odd):
            assert as_admin.post(address, form).status_code < 500, (address, form)


def test_odd_queries_are_answered_without_a_crash(world, as_admin):
    for query in (
        "?q=%27%22%3C%26%7C%21",
        "?page=-1&after=x&sort=no&outlet=%F0%9F%98%80",
        "?at=text:9-1",
        f"?q={'a' * 3000}",
    ):
        for address in addresses(world):
            assert as_admin.get(address + query).status_code < 500, (address, query)


def everything() -> dict[str, list]:
    """All rows of both apps, but for what reading itself writes: when one looked."""
    models = [*apps.get_app_config("articles").get_models(), *apps.get_app_config("entities").get_models()]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models if model is not Look}


def test_reader_without_a_role_changes_nothing(world, as_reader):
    before = everything()
    for address in addresses(world):
        as_reader.post(address, {"state": State.CONFIRMED, "version": 0, "statement": "x", "title": "x", "next": "/"})
    assert everything() == before
