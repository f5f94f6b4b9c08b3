"""Walking along a claim's row: which stop comes next, and what is looked at there."""

import pytest

from articles.matrix.cells import CellState
from articles.matrix.walk import next_claim, walk_of
from articles.models import Claim, Offer, ReadThrough
from tests.conftest import make_article, offer, place, suggest

pytestmark = pytest.mark.django_db


def names(stops) -> list[str]:
    return [stop.article.outlet_name for stop in stops]


def test_the_stops_are_the_articles_in_order_of_publication(bridge):
    assert names(walk_of(bridge.closed).stops) == ["Calder Wire", "Ostrand Post", "Lakeside Echo"]


def test_it_begins_at_the_first_open_stop(bridge):
    walk = walk_of(bridge.closed)
    assert (names([walk.stop]), walk.done) == (["Lakeside Echo"], 2)
    assert walk.stop.passage == bridge.offered


def test_a_machines_suggestion_comes_before_the_offers(bridge):
    suggested = suggest(bridge.closed, bridge.at_echo, "is shut")
    assert walk_of(bridge.closed).stop.passages == [suggested, bridge.offered]


def test_a_suggested_cell_is_open(bridge):
    walk = walk_of(bridge.cost)
    assert [stop.is_open for stop in walk.stops] == [True, True, True]
    assert walk.stops[2].state is CellState.PLANNED


def test_a_silent_article_is_decided(bridge, journalist):
    bridge.closed.mark_silent(bridge.at_echo, journalist)
    assert walk_of(bridge.closed).stop is None


def test_an_article_read_through_since_is_silent_unless_the_machine_still_finds_it_likely_there(bridge, journalist):
    ReadThrough.objects.create(revision=bridge.at_echo.current, reader=journalist)
    assert [stop.article for stop in walk_of(bridge.closed).open] == [bridge.at_echo]
    bridge.closed.offers.update(chance=0.2)
    assert walk_of(bridge.closed).open == []


def test_another_article_of_an_outlet_that_carries_it_is_not_asked_for(bridge):
    article = make_article(bridge.post, "More on the bridge", "It stays shut.")
    bridge.story.memberships.create(article=article, state="confirmed")
    assert [(s.article, s.is_open) for s in walk_of(bridge.closed).stops if s.article == article] == [(article, False)]


def test_after_an_article_comes_the_next_open_one_round_the_corner(bridge):
    walk = walk_of(bridge.cost, after=bridge.at_echo.pk)
    assert walk.stop.article == bridge.at_wire


def test_one_may_stand_at_a_decided_stop(bridge):
    walk = walk_of(bridge.closed, at=bridge.at_wire.pk)
    assert walk.stop.decided == bridge.closed_at_wire
    assert walk.onward.article == bridge.at_echo


def test_back_and_on_from_the_ends(bridge):
    assert walk_of(bridge.cost, at=bridge.at_wire.pk).back is None
    assert walk_of(bridge.cost, at=bridge.at_post.pk).back.article == bridge.at_wire
    assert walk_of(bridge.closed, at=bridge.at_echo.pk).onward is None


def test_an_article_of_another_story_is_no_stop(bridge):
    elsewhere = make_article(bridge.echo, "Elsewhere", "A text.")
    assert walk_of(bridge.closed, at=elsewhere.pk).stop.article == bridge.at_echo


def test_the_next_claim_is_the_next_that_has_something_to_look_at(bridge, journalist):
    offer(bridge.cracks, bridge.at_post, "queue for the ferry")
    claim = Claim.objects.state(bridge.story, "Nothing is offered for this one.", journalist)
    assert next_claim(bridge.closed) == bridge.cracks
    assert next_claim(bridge.cracks) == bridge.closed
    assert next_claim(claim) == bridge.closed


def test_when_nothing_is_offered_there_is_no_next_claim(bridge):
    Offer.objects.all().delete()
    assert next_claim(bridge.closed) is None


def test_the_number_of_queries_does_not_grow(bridge, journalist, django_assert_num_queries):
    with django_assert_num_queries(8):
        walk_of(bridge.closed)
    for n in range(4):
        article = make_article(bridge.echo, f"Piece {n}", f"The bridge is shut, no. {n}.")
        bridge.story.memberships.create(article=article, state="confirmed")
        bridge.closed.tag(*place(article, "The bridge is shut"), by=journalist)
    with django_assert_num_queries(6):  # the row is full: no passages are looked up
        assert walk_of(bridge.closed).stop is None
