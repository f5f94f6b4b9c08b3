"""Outlets: their list, their pages, and a record that claims no more than dates and decisions bear out."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Claim, Origin, Outlet, ReadThrough
from articles.overviews.outlet import alone_with, first_with, shares_of, silent_on, stories_of
from newsroom.counting import capped
from newsroom.decisions import State
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
    unasked = make_article(bridge.post, "Copied by others", "The post says.")
    Origin.objects.create(article=unasked, outlet=bridge.post)  # its own, as the machine proposes: not from others
    Origin.objects.create(article=other, outlet=bridge.wire)
    shares = shares_of(bridge.post)
    assert (shares.articles, shares.own, shares.others, shares.proposed, shares.unknown) == (5, 1, 1, 1, 2)
    assert unknown.origins.count() == 0


def test_counts_stop_at_their_limit(bridge, monkeypatch):
    monkeypatch.setattr("newsroom.counting.COUNTED", 1)
    assert capped(Claim.objects.all()) == 2
    assert capped(stories_of(bridge.wire)) == 1


# Pages


def test_the_list_has_outlets_by_name_with_their_articles(as_reader, bridge):
    Outlet.objects.create(name="ardent News")
    rows = as_reader.get(reverse("outlet_list")).context["rows"]
    assert [(outlet.name, number) for outlet, number in rows] == [
        ("ardent News", 0),
        ("Calder Wire", 1),
        ("Lakeside Echo", 1),
        ("Ostrand Post", 1),
    ]


@pytest.mark.parametrize(
    "asked, shown", [({"q": "WIRE"}, 1), ({"kind": "newspaper"}, 2), ({"kind": "x"}, 0), ({"country": "zz"}, 0)]
)
def test_the_list_is_narrowed(as_reader, bridge, asked, shown):
    assert len(as_reader.get(reverse("outlet_list"), asked).context["rows"]) == shown


def detail(client, outlet: Outlet, **asked):
    return client.get(reverse("outlet_detail", args=[outlet.pk]), asked)


def test_a_page_tells_the_record(as_reader, bridge, journalist):
    Article.objects.update(published_precision="time")
    bridge.cracks.mark_silent(bridge.at_post, journalist)
    assert [claim for claim, _ in detail(as_reader, bridge.wire, show="first").context["rows"]] == [bridge.closed]
    assert [claim for claim, _ in detail(as_reader, bridge.post, show="silent").context["rows"]] == [bridge.cracks]
    assert detail(as_reader, bridge.wire, show="alone").context["rows"] == []
    page = detail(as_reader, bridge.post)
    assert [article for article, _ in page.context["rows"]] == [bridge.at_post]
    assert "from other origins" in page.content.decode()
    assert detail(as_reader, bridge.post, show="stories").context["rows"][0][0] == bridge.story


@pytest.mark.parametrize("show", ["articles", "stories", "first", "alone", "silent", "nonsense"])
def test_the_number_of_queries_is_fixed(as_reader, bridge, journalist, show):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert detail(as_reader, bridge.wire, show=show).status_code == 200
        return len(queries)

    def more(n):
        article = make_article(
            bridge.wire, f"More {n}", "A fire broke out. Rain fell.", NINE, published_precision="time"
        )
        other = make_article(bridge.post, f"More {n}", "A fire broke out.", TEN, published_precision="time")
        story = make_story(f"More {n}", article, other)
        both, alone, neither = (
            Claim.objects.state(story, f"{words} {n}", journalist) for words in ("Fire", "Rain", "Snow")
        )
        for each in (article, other):
            both.tag(*place(each, "A fire"), by=journalist)
        alone.tag(*place(article, "Rain"), by=journalist)
        neither.mark_silent(article, journalist)
        Origin.objects.create(article=article, outlet=bridge.wire, state=State.CONFIRMED)

    more(0)
    before = count()
    for n in range(1, 5):
        more(n)
    assert count() == before


def test_records_are_read_page_by_page(as_reader, bridge, journalist, monkeypatch):
    monkeypatch.setattr("articles.views.outlet.ROWS_SHOWN", 1)
    claims = [Claim.objects.state(bridge.story, words, journalist) for words in ("Office spoke.", "Found cracks.")]
    for claim, words in zip(claims, ("office", "found"), strict=True):
        claim.tag(*place(bridge.at_wire, words), by=journalist)
    first = detail(as_reader, bridge.wire, show="alone").context
    assert [claim for claim, _ in first["rows"]] == [claims[1]]
    second = as_reader.get(reverse("outlet_detail", args=[bridge.wire.pk]) + first["page"].next_address).context
    assert second["tab"] == "alone" and [claim for claim, _ in second["rows"]] == [claims[0]]


def test_an_editor_says_who_an_outlet_is(as_editor, bridge):
    address = reverse("outlet_edit", args=[bridge.wire.pk])
    fields = {"name": "Calder Wire Service", "kind": "agency", "domains": "calder.example, www.Calder.example"}
    fields["version"] = 0
    assert as_editor.post(address, fields | {"country": "gb", "language": "en-GB"}).status_code == 302
    bridge.wire.refresh_from_db()
    assert bridge.wire.name == "Calder Wire Service" and bridge.wire.country == "GB"
    assert bridge.wire.domains == ["calder.example", "www.calder.example"]


def test_the_second_of_two_who_edit_an_outlet_gets_a_choice(as_editor, editor, bridge):
    bridge.wire.change(editor, owner="Calder Group")
    fields = {"name": "Calder Wire", "kind": "agency", "owner": "Somebody", "version": 0}
    page = as_editor.post(reverse("outlet_edit", args=[bridge.wire.pk]), fields)
    assert page.status_code == 409 and "Edda Schnitt" in page.content.decode()
    bridge.wire.refresh_from_db()
    assert bridge.wire.owner == "Calder Group"
    page = as_editor.get(reverse("outlet_history", args=[bridge.wire.pk])).content.decode()
    assert "Calder Group" in page and "Edda Schnitt" in page


@pytest.mark.parametrize(
    "wrong, words",
    [
        ({"name": "ostrand POST"}, "Another outlet has this name"),
        ({"name": ""}, "This field is required"),
        ({"domains": "http://x"}, "is no domain"),
        ({"country": "GBR"}, "Two letters"),
        ({"language": "<b>"}, "is no language"),
        ({"kind": "blog"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_saved_is_told(as_editor, bridge, wrong, words):
    page = as_editor.post(
        reverse("outlet_edit", args=[bridge.wire.pk]), {"name": "X", "kind": "agency", "version": 0} | wrong
    )
    assert page.status_code == 422 and words in page.content.decode()
    bridge.wire.refresh_from_db()
    assert bridge.wire.name == "Calder Wire"


def test_who_may_do_what(as_reader, as_journalist, outsider, bridge):
    for client in (as_reader, as_journalist):
        assert client.post(reverse("outlet_edit", args=[bridge.wire.pk]), {}).status_code == 403
        assert "/edit/" not in detail(client, bridge.wire).content.decode()
    for address in (reverse("outlet_list"), reverse("outlet_detail", args=[bridge.wire.pk])):
        assert "login" in outsider.get(address).url
    assert as_reader.get(reverse("outlet_detail", args=[999999])).status_code == 404


def test_an_outlet_that_is_only_an_origin_has_a_page(as_reader, db):
    assert "No articles yet" in detail(as_reader, Outlet.objects.create(name="<b>Wire</b>")).content.decode()


def test_what_is_no_domain_is_refused_wherever_it_is_said(bridge):
    bridge.wire.domains = ["calder.example", "http://x/y z"]
    with pytest.raises(ValidationError, match="is no domain"):
        bridge.wire.full_clean()


def test_a_page_says_where_it_counts_in_the_latest_articles_alone(pair, as_reader, monkeypatch):
    outlets, *_ = pair
    address = outlets[0].get_absolute_url()
    shares, stories = "(1 of 1 article)", "Read off its latest 1 articles."
    page = as_reader.get(f"{address}?show=stories").content.decode()
    assert shares in page and stories not in page
    make_article(outlets[0], "Rain in Ostrand", "It rained all day.")
    for module in ("articles.overviews.outlet", "articles.views.outlet"):
        monkeypatch.setattr(f"{module}.LOOKED_AT", 1)
    page = as_reader.get(f"{address}?show=stories").content.decode()
    assert "(1 of its latest 1 article)" in page and stories in page
