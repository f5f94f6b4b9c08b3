"""The list of all articles."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Origin, Outlet
from tests.conftest import make_article, make_story

LIST = "article_list"


def titles(client, **asked) -> list[str]:
    return [article.title for article, _ in client.get(reverse(LIST), asked).context["rows"]]


def test_newest_first_with_outlet_origin_and_story(as_reader, bridge):
    Article.objects.filter(pk=bridge.at_echo.pk).update(created_at=datetime(2030, 1, 1, tzinfo=UTC))
    content = as_reader.get(reverse(LIST)).content.decode()
    assert titles(as_reader) == ["Bridge shut, thousands queue", "Council shuts Veldt Bridge", "Old bridge closed"]
    assert "from Calder Wire" in content and "own reporting" in content and "Veldt Bridge closed" in content
    assert "date unknown" in content


@pytest.mark.parametrize(
    "asked, shown",
    [
        ({"q": "bridge"}, 3),
        ({"q": "QUEUE"}, 1),
        ({"q": "volcano"}, 0),
        ({"outlet": "post"}, 1),
        ({"outlet": "nobody"}, 0),
        ({"since": "2031-03-03", "until": "2031-03-03"}, 2),
        ({"until": "2031-03-02"}, 0),
        ({"until": "9999-12-31"}, 2),
        ({"since": "0001-01-01"}, 2),
        ({"since": "9999-12-31"}, 0),
        ({"known": "undated"}, 1),
        ({"known": "dated"}, 2),
        ({"known": "nameless"}, 0),
        ({"story": "veldt-bridge-closed"}, 3),
        ({"story": "no-such"}, 0),
        ({"since": "no day"}, 0),
        ({"known": "nonsense"}, 0),
    ],
)
def test_filters_narrow_the_list(as_reader, bridge, asked, shown):
    assert len(titles(as_reader, **asked)) == shown


def test_pages_follow_one_another_without_gap_or_double(as_reader, monkeypatch, db):
    monkeypatch.setattr("articles.views.article_list.PAGE_SIZE", 2)
    same = datetime(2031, 3, 3, tzinfo=UTC)
    for n in range(5):
        make_article(None, f"A{n}", "x", same)
    address, seen = reverse(LIST), []
    while address:
        page = as_reader.get(address).context["page"]
        seen += [article.headline for article in page.rows]
        address = reverse(LIST) + page.next_address if page.has_next else None
    assert seen == ["A4", "A3", "A2", "A1", "A0"]


@pytest.mark.parametrize(
    "after",
    [
        *("x", "2031-03-03~1", "2031-03-03T00:00:00+00:00~x", "~5", "2031-99-03T00:00:00+00:00~1"),
        *("0001-01-01T00:00+14:00~1", "9999-12-31T23:59-12:00~1", "2031-03-03T00:00+23:00~1"),
    ],
)
def test_a_damaged_key_shows_a_page(as_reader, bridge, after):
    assert as_reader.get(reverse(LIST), {"after": after}).status_code == 200


def test_the_number_of_queries_is_fixed(as_reader, bridge):
    def count():
        with CaptureQueriesContext(connection) as queries:
            as_reader.get(reverse(LIST))
        return len(queries)

    before = count()
    for n in range(5):
        outlet = Outlet.objects.create(name=f"Outlet {n}")
        article = make_article(outlet, f"More {n}", "x")
        make_story(f"More {n}", article)
        Origin.objects.create(article=article, outlet=bridge.wire)
    assert count() == before


def test_an_empty_desk_says_what_to_do(as_journalist, as_reader, db):
    assert "paste them, or upload" in as_journalist.get(reverse(LIST)).content.decode()
    assert "A journalist has to" in as_reader.get(reverse(LIST)).content.decode()


def test_hostile_headlines_are_escaped(as_reader, db):
    make_article(None, "<script>alert(1)</script>", "x")
    assert "<script>alert" not in as_reader.get(reverse(LIST)).content.decode()


def test_a_stranger_is_asked_to_log_in(outsider, db):
    assert "login" in outsider.get(reverse(LIST)).url
