"""Outlets: their list, their pages, and a record that claims no more than dates and decisions bear out."""

from datetime import UTC, datetime

import pytest

from articles.models import Article, Claim, Origin, Outlet, ReadThrough
from articles.record import alone_with, capped, first_with, shares_of, silent_on, stories_of
from entities.models import State
from tests.conftest import make_article, make_story, place

NINE, TEN = datetime(2031, 3, 3, 9, tzinfo=UTC), datetime(2031, 3, 3, 10, tzinfo=UTC)
NEXT_DAY = datetime(2031, 3, 4, tzinfo=UTC)
DAY = datetime(2031, 3, 3, tzinfo=UTC)


@pytest.fixture
def pair(journalist):
    """Two outlets' articles on the same matter, both with the claim; dates are for each test to say."""
    outlets = [Outlet.objects.create(name=name) for name in ("Ostrand Post", "Lakeside Echo")]
    articles = [make_article(outlet, f"Fire at {outlet}", f"A fire broke out. {outlet}") for outlet in outlets]
    story = make_story("Fire", *articles)
    claim = Claim.objects.state(story, "A fire broke out.", journalist)
    for article in articles:
        claim.tag(*place(article, "A fire broke out"), by=journalist)
    return outlets, articles, claim


CASES = {
    "an hour earlier": ((NINE, "time"), (TEN, "time"), True),
    "at the same minute": ((NINE, "time"), (NINE, "time"), False),
    "a day earlier": ((DAY, "day"), (NEXT_DAY, "day"), True),
    "on the same day, hours unknown": ((DAY, "day"), (TEN, "time"), False),
    "day against hour of the next day": ((NINE, "time"), (NEXT_DAY, "day"), True),
    "other date unknown": ((NINE, "time"), (None, "day"), False),
    "own date unknown": ((None, "day"), (TEN, "time"), False),
}


@pytest.mark.parametrize("mine, other, is_first", CASES.values(), ids=CASES.keys())
def test_an_outlet_is_first_only_where_the_dates_say_so(pair, mine, other, is_first):
    outlets, articles, claim = pair
    for article, (at, precision) in zip(articles, (mine, other), strict=True):
        Article.objects.filter(pk=article.pk).update(published_at=at, published_precision=precision)
    assert list(first_with(outlets[0])) == ([claim] if is_first else [])
    assert list(first_with(outlets[1])) == []


def test_nobody_is_first_with_what_nobody_else_has(bridge, journalist):
    claim = Claim.objects.state(bridge.story, "The mayor spoke.", journalist)
    claim.tag(*place(bridge.at_wire, "Mayor Ilse Brandt"), by=journalist)
    assert claim not in first_with(bridge.wire)
    assert list(alone_with(bridge.wire)) == [claim]


def test_a_machines_suggestion_elsewhere_ends_being_alone_but_not_being_first(bridge, journalist):
    claim = Claim.objects.state(bridge.story, "The mayor spoke.", journalist)
    claim.tag(*place(bridge.at_wire, "Mayor Ilse Brandt"), by=journalist)
    claim.appearances.model(claim=claim, article=bridge.at_post).anchor(*place(bridge.at_post, "Ilse Brandt")).save()
    Article.objects.update(published_precision="time")
    assert list(alone_with(bridge.wire)) == []
    assert list(first_with(bridge.wire)) == [bridge.closed]


def test_the_only_outlet_of_a_story_is_not_alone(journalist):
    outlet = Outlet.objects.create(name="Ostrand Post")
    article = make_article(outlet, "Fire", "A fire broke out.")
    claim = Claim.objects.state(make_story("Fire", article), "A fire broke out.", journalist)
    claim.tag(*place(article, "A fire"), by=journalist)
    assert list(alone_with(outlet)) == []


def test_an_outlet_is_silent_when_marked_or_read_through_and_not_before(bridge, journalist):
    assert list(silent_on(bridge.post)) == []
    bridge.cracks.mark_silent(bridge.at_post, journalist)
    assert list(silent_on(bridge.post)) == [bridge.cracks]
    late = Claim.objects.state(bridge.story, "Ferries are full.", journalist)
    assert late not in silent_on(bridge.wire)
    ReadThrough.objects.create(revision=bridge.at_wire.current, reader=journalist)
    assert list(silent_on(bridge.wire)) == [late]


def test_one_unread_article_of_two_keeps_an_outlet_from_being_silent(bridge, journalist):
    second = make_article(bridge.post, "More on the bridge", "Nothing new.")
    bridge.story.bring_in(second, journalist)
    bridge.cracks.mark_silent(bridge.at_post, journalist)
    assert list(silent_on(bridge.post)) == []


def test_shares_tell_own_reporting_from_others_and_from_what_nobody_knows(bridge):
    other = make_article(bridge.post, "Own report", "Seen by us.")
    unknown = make_article(bridge.post, "From somewhere", "Said somebody.")
    proposed = make_article(bridge.post, "Like the wire", "The wire says.")
    Origin.objects.create(article=other, outlet=bridge.post, state=State.CONFIRMED)
    Origin.objects.create(article=proposed, outlet=bridge.wire)
    Origin.objects.create(article=other, outlet=bridge.wire)
    shares = shares_of(bridge.post)
    assert (shares.articles, shares.own, shares.others, shares.proposed, shares.unknown) == (4, 1, 1, 1, 1)
    assert unknown.origins.count() == 0


def test_counts_stop_at_their_limit(bridge, monkeypatch):
    monkeypatch.setattr("articles.record.COUNTED", 1)
    assert capped(Claim.objects.all()) == 2
    assert capped(stories_of(bridge.wire)) == 1
