"""Outlets merged and taken back: articles, origins and domains."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from articles.models import Origin, Outlet
from newsroom.decisions import acting
from newsroom.decisions.undo import take_back
from tests.conftest import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def double(bridge):
    """The wire under another name: an article of its own, a copy that credits it, and its own domain."""
    outlet = Outlet.objects.create(name="Calder News Wire", domains=["calder-news.example"])
    bridge.wire.domains = ["calder.example"]
    bridge.wire.save(update_fields=["domains"])
    make_article(outlet, "Ferry full", "The ferry is full.")
    Origin.objects.create(article=bridge.at_echo, outlet=outlet, score=0.6)
    return outlet


def standing(*outlets: Outlet) -> list[tuple]:
    return [
        (
            sorted(outlet.articles.values_list("headline", flat=True)),
            sorted(outlet.origin_of.values_list("article", "state", "decided_by")),
            outlet.all_domains,
        )
        for outlet in Outlet.objects.filter(pk__in=[outlet.pk for outlet in outlets]).order_by("pk")
    ]


def merge(outlet: Outlet, heir: Outlet, by) -> None:
    Outlet.objects.get(pk=outlet.pk).merge_into(Outlet.objects.get(pk=heir.pk), by)
    connection.check_constraints()


def unmerge(outlet: Outlet, by):
    taken = Outlet.objects.get(pk=outlet.pk).unmerge(by)
    connection.check_constraints()
    return taken


def test_articles_origins_and_domains_go_to_the_heir_and_come_back_either_way(bridge, double, editor):
    before = standing(bridge.wire, double)
    for one, other in ((double, bridge.wire), (bridge.wire, double)):
        merge(one, other, editor)
        assert other.articles.count() == 2 and other.origin_of.count() == 3
        assert set(Outlet.objects.get(pk=other.pk).all_domains) == {"calder.example", "calder-news.example"}
        assert not unmerge(one, editor).kept
        assert standing(bridge.wire, double) == before


def test_of_two_origins_that_meet_the_confirmed_one_stands_until_the_take_back(bridge, double, editor):
    Origin.objects.get(article=bridge.at_echo, outlet=double).confirm(editor)
    weaker = Origin.objects.create(article=bridge.at_echo, outlet=bridge.wire, score=0.3)
    before = standing(bridge.wire, double)
    merge(double, bridge.wire, editor)
    weaker.refresh_from_db()
    assert weaker.is_confirmed and weaker.decided_by == editor
    assert not unmerge(double, editor).kept
    assert standing(bridge.wire, double) == before


def test_a_chain_comes_apart_from_its_first_link(bridge, double, editor):
    before = standing(bridge.wire, double, bridge.post)
    merge(double, bridge.wire, editor)
    merge(bridge.wire, bridge.post, editor)
    unmerge(double, editor)
    assert "calder-news.example" not in Outlet.objects.get(pk=bridge.post.pk).all_domains
    unmerge(bridge.wire, editor)
    assert standing(bridge.wire, double, bridge.post) == before


def test_an_article_given_to_a_third_outlet_since_stays_there_and_is_named(bridge, double, journalist, editor):
    article = double.articles.get()
    merge(double, bridge.wire, editor)
    article.refresh_from_db()
    article.edit(journalist, outlet=bridge.echo)
    taken = unmerge(double, editor)
    article.refresh_from_db()
    assert article.outlet == bridge.echo
    assert "“Ferry full” (it was changed since)" in taken.words


def test_an_origin_undone_after_another_was_confirmed_leaves_that_one(bridge, double, journalist, editor):
    with acting(journalist, alone=True) as number:
        Origin.objects.state(bridge.at_post, bridge.echo, journalist)
    Origin.objects.state(bridge.at_post, double, editor)
    taken = take_back(number, journalist)
    connection.check_constraints()
    assert Origin.objects.confirmed().get(article=bridge.at_post).outlet == double
    assert taken.kept


def test_the_page_of_a_merged_outlet_leads_to_its_heir(bridge, double, editor, as_reader):
    merge(double, bridge.wire, editor)
    page = as_reader.get(double.get_absolute_url()).content.decode()
    assert "was merged into" in page
    assert bridge.wire.get_absolute_url() in page


def test_a_second_outlet_of_one_name_is_refused_in_words(bridge):
    with pytest.raises(ValidationError, match="Another outlet has this name"):
        Outlet(name=bridge.wire.name.upper()).full_clean()
