"""The search page: its parts, its filters, and odd input."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Claim, Outlet, SearchEntry
from articles.search import TooSlow, time_limit
from entities.models import Alias, Entity
from tests.conftest import make_article, make_story, place


def test_everything_is_found_on_one_page(talks, as_reader):
    page = as_reader.get(reverse("search"), {"q": "Chasimi"})
    assert [a.headline for a in page.context["articles"]] != []
    assert [claim for claim, _ in page.context["claims"]] == [talks.opened]
    assert [entity for entity, _, _ in page.context["entities"]] == [talks.president]
    assert "Also found as" in page.content.decode() and "Ahmed Al Hazimi" in page.content.decode()


def test_a_part_is_all_that_htmx_gets(talks, as_reader):
    part = as_reader.get(reverse("search"), {"q": "ferry"}, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="results"')


@pytest.mark.parametrize(
    "asked, shown",
    [
        ({"outlet": "ostrand post"}, {"Envoy arrives", "Statement"}),
        ({"outlet": "echo"}, {"Talks open"}),
        ({"since": "2031-03-02"}, {"Talks open", "Statement"}),
        ({"until": "2031-03-01"}, {"Envoy arrives"}),
        ({"since": "2031-03-02", "outlet": "Post"}, {"Statement"}),
        ({"story": "talks-in-ostrand"}, {"Envoy arrives", "Talks open", "Statement"}),
        ({"story": "nowhere"}, set()),
        ({"spelling": "mine"}, {"Talks open"}),
    ],
)
def test_filters_narrow_articles(talks, as_reader, asked, shown):
    page = as_reader.get(reverse("search"), {"q": "chasimi", **asked})
    assert {article.headline for article in page.context["articles"]} == shown


def test_filters_narrow_claims_and_names_by_their_articles_and_state(talks, as_reader):
    def results(**asked):
        context = as_reader.get(reverse("search"), {"q": "chasimi", **asked}).context
        return [claim.pk for claim, _ in context["claims"]], [entity.pk for entity, _, _ in context["entities"]]

    assert results(outlet="echo") == ([talks.opened.pk], [talks.president.pk])
    assert results(outlet="ostrand post") == ([], [])
    assert results(state="suggested") == ([], [])
    assert results(state="confirmed") == ([talks.opened.pk], [talks.president.pk])


def test_what_the_machine_claims_is_told_from_the_desks_and_unsure_ones_come_last(talks, as_reader):
    make = {"story": talks.opened.story, "score": 0.9}
    sure = Claim.objects.create(statement="Chasimi opened talks with Chasimi.", **make)
    unsure = Claim.objects.create(statement="Chasimi, Chasimi and Chasimi.", shown=False, **make)
    for sort in ("best", "newest"):
        page = as_reader.get(reverse("search"), {"q": "chasimi", "kind": "claims", "sort": sort})
        found = [claim.pk for claim, _ in page.context["claims"]]
        assert found[-1] == unsure.pk and {*found} == {sure.pk, talks.opened.pk, unsure.pk}
    text = page.content.decode()
    assert text.count(">suggested by the machine<") == text.count(">suggested by the machine, less sure<") == 1


def test_days_are_those_of_the_reader_but_for_articles_without_an_hour(talks, as_reader):
    late = datetime(2031, 3, 2, 2, tzinfo=UTC)  # on the evening before, in New York
    Article.objects.filter(headline="Talks open").update(published_at=late, published_precision="time")
    day = {"published_at": datetime(2031, 3, 2, tzinfo=UTC), "published_precision": "day"}
    Article.objects.filter(headline="Statement").update(**day)

    def found(**asked):
        page = as_reader.get(reverse("search"), {"q": "chasimi", **asked})
        return {article.headline for article in page.context["articles"]}

    assert found(since="2031-03-02") == {"Talks open", "Statement"}
    as_reader.cookies["zone"] = "America/New_York"
    assert found(since="2031-03-02") == {"Statement"}
    assert found(until="2031-03-01") == {"Envoy arrives", "Talks open"}
    for odd in ("0001-01-01", "9999-12-31"):
        found(since=odd, until=odd)
    as_reader.cookies["zone"] = "Nowhere/At-all"
    assert found(since="2031-03-02") == {"Talks open", "Statement"}


def test_kinds_are_shown_alone_and_paged(talks, as_reader, monkeypatch):
    monkeypatch.setattr("articles.views.search.PAGE_SIZE", 2)
    first = as_reader.get(reverse("search"), {"q": "chasimi", "kind": "articles", "sort": "newest"})
    assert [a.headline for a in first.context["articles"]] == ["Statement", "Talks open"]
    assert first.context["claims"] == [] and first.context["next"] == 2
    second = as_reader.get(reverse("search"), {"q": "chasimi", "kind": "articles", "sort": "newest", "page": "2"})
    assert [a.headline for a in second.context["articles"]] == ["Envoy arrives"] and not second.context["next"]
    beyond = as_reader.get(reverse("search"), {"q": "chasimi", "kind": "articles", "page": "9"})
    assert len(beyond.context["articles"]) == 1
    claims = as_reader.get(reverse("search"), {"q": "chasimi", "kind": "claims"})
    assert len(claims.context["claims"]) == 1 and claims.context["articles"] == []


def test_a_name_spelt_wrong_brings_a_guess(talks, as_reader):
    page = as_reader.get(reverse("search"), {"q": "ahmed alhazimi"}).content.decode()
    assert "Did you mean" in page and "q=Ahmed+Al+Hazimi" in page


def test_going_back_in_the_browser_brings_the_whole_page(talks, as_reader):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<h1>Search" in as_reader.get(reverse("search"), {"q": "ferry"}, headers=headers).content.decode()


ODD = {
    "nothing": "",
    "blanks": "   ",
    "operators": '& | ! <-> :* () "" - OR',
    "only left out": "-ferry",
    "marks left open": '"ferry',
    "percent and underscore": "%_%",
    "backslash": "\\",
    "apostrophes": "'; DROP TABLE x; --",
    "replacement for a lone surrogate": "\ufffd",
    "private signs": "\ue000\ue001\ue002",
    "right to left": "\u202eferry",
    "arabic": "الحازمي",
    "emoji": "🚢",
    "a long word": "x" * 300,
    "many words": "a b " * 75,
    "tsquery syntax": "ferry:* & !lake <2> ostra",
    "numbers": "1/2 ½ ² 3.5e10 -16",
    "too long": "ferry " * 60,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
@pytest.mark.parametrize("kind", ["all", "names"])
def test_odd_input_gets_an_answer_in_words(talks, as_reader, text, kind):
    page = as_reader.get(reverse("search"), {"q": text, "kind": kind})
    assert page.status_code == 200
    content = page.content.decode()
    assert any(words in content for words in ('class="notice bad"', 'class="empty"', 'class="tabs"'))


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "yesterday"},
        {"until": "2031-13-45"},
        {"kind": "everything"},
        {"page": "-1"},
        {"page": "99999999999999999999"},
        {"sort": "x"},
        {"state": "x"},
        {"outlet": "x" * 500},
        {"story": "' OR 1=1"},
    ],
)
def test_odd_filters_get_an_answer(talks, as_reader, asked):
    assert as_reader.get(reverse("search"), {"q": "ferry", **asked}).status_code == 200


def test_a_day_that_is_none_is_told(talks, as_reader):
    page = as_reader.get(reverse("search"), {"q": "ferry", "since": "yesterday"})
    assert "A day must look like" in page.content.decode()


def test_too_long_a_query_is_told(talks, as_reader):
    assert "At most 300 characters" in as_reader.get(reverse("search"), {"q": "ferry " * 60}).content.decode()


def test_a_search_that_takes_too_long_is_told(talks, as_reader, monkeypatch):
    def wait(*args):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', '5', true), pg_sleep(0)")
            cursor.execute("SELECT pg_sleep(2)")

    monkeypatch.setattr("articles.views.search._find", wait)
    page = as_reader.get(reverse("search"), {"q": "ferry"})
    assert page.status_code == 200 and "This took too long" in page.content.decode()


def test_a_query_is_cancelled_after_its_time(db):
    with pytest.raises(TooSlow), time_limit(5), connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(2)")


def test_the_number_of_queries_does_not_depend_on_the_hits(talks, as_reader, journalist):
    def count():
        with CaptureQueriesContext(connection) as queries:
            as_reader.get(reverse("search"), {"q": "chasimi"})
        return len(queries)

    before = count()
    for n in range(6):
        outlet = Outlet.objects.create(name=f"Outlet {n}")
        article = make_article(outlet, f"Chasimi again {n}", "Chasimi spoke.")
        SearchEntry.objects.write([article])
        story = make_story(f"Again {n}", article)
        Claim.objects.state(story, f"Chasimi spoke {n}.", journalist).tag(
            *place(article, "Chasimi spoke"), by=journalist
        )
        entity = Entity.objects.create(name=f"Chasimi {n}")
        Alias.objects.create(entity=entity, text=f"Chasimi {n}")
    assert count() == before


def test_names_of_outlets_are_proposed(talks, as_reader):
    page = as_reader.get(reverse("outlet_names"), {"outlet": "ostr"})
    assert page.content.decode().strip() == '<option value="Ostrand Post"></option>'
    assert as_reader.get(reverse("outlet_names")).content.decode().strip() == ""


def test_a_stranger_is_asked_to_log_in(outsider, db):
    for name in ("search", "outlet_names"):
        assert "login" in outsider.get(reverse(name)).url


def test_where_most_articles_may_match_only_the_newest_are_looked_through_and_the_page_says_so(as_reader, monkeypatch):
    monkeypatch.setattr("articles.search.results.LOOKED_THROUGH", 0)
    outlet = Outlet.objects.create(name="Lakeside Echo")
    old, new = (make_article(outlet, f"Late {n}", "The lake ferry was late.") for n in ("once", "again"))
    SearchEntry.objects.write([old, new])
    page = as_reader.get(reverse("search"), {"q": '"lake ferry"'})
    told = "only those that came in last"
    assert page.context["articles"] == [new] and told in page.content.decode()
    narrowed = as_reader.get(reverse("search"), {"q": '"lake ferry"', "outlet": "echo"})
    assert set(narrowed.context["articles"]) == {old, new} and told not in narrowed.content.decode()


def test_so_it_is_with_claims(as_reader, bridge, monkeypatch):
    def found():
        page = as_reader.get(reverse("search"), {"q": '"lake ferry"', "kind": "claims"})
        return {claim for claim, _ in page.context["claims"]}, "only the last ones" in page.content.decode()

    old = Claim.objects.create(story=bridge.story, statement="The lake ferry was late.")
    new = Claim.objects.create(story=bridge.story, statement="The lake ferry was slow.")
    assert found() == ({old, new}, False)
    monkeypatch.setattr("articles.search.results.CLAIMS_LOOKED_THROUGH", 0)
    assert found() == ({new}, True)
