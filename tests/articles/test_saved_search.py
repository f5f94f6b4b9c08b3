"""Saved searches: kept as a query string, told apart by their owner, with what is new in them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.forms.saved_search import proposed_name, tidy_query
from articles.models import Article, Outlet, SavedSearch, SearchEntry
from articles.search.saved import COUNTED, news_of
from tests.conftest import make_article, make_story

pytestmark = pytest.mark.django_db
SAVE = "/searches/save/"


def text_of(response) -> str:
    return response.content.decode()


@pytest.fixture
def ferries(db) -> list[Article]:
    post, echo = (Outlet.objects.create(name=name) for name in ("Ostrand Post", "Lakeside Echo"))
    articles = [
        make_article(post, "Ferry late", "The ferry was late again."),
        make_article(echo, "Ferry lost", "A ferry was lost in fog."),
    ]
    SearchEntry.objects.write(articles)
    make_story("Ferries", *articles)
    return articles


@pytest.fixture
def saved(reader) -> SavedSearch:
    long_ago = timezone.now() - timedelta(days=2)
    return SavedSearch.objects.create(owner=reader, name="Ferries", query="q=ferry", opened_at=long_ago)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("q=ferry", "q=ferry"),
        ("kind=all&sort=best&spelling=any&q=ferry", "q=ferry"),
        ("page=3&outlet=&q=+ferry+&csrf=1", "q=ferry"),
        ("since=2031-03-03&q=ferry&kind=claims", "q=ferry&since=2031-03-03&kind=claims"),
        ("q=%C3%A9t%C3%A9+%22the+lake%22", "q=%C3%A9t%C3%A9+%22the+lake%22"),
        ("q=a%00b", ""),
        ("q=-ferry", ""),
        ("outlet=Post", ""),
        ("", ""),
        ("&".join(["q=a"] * 3000), ""),
    ],
)
def test_only_the_search_itself_is_kept(address, kept):
    assert tidy_query(address) == kept


def test_the_name_is_proposed_from_what_is_looked_for():
    assert proposed_name("q=ferry&outlet=Ostrand+Post&until=2031-03-04", "Fog") == (
        "ferry, Ostrand Post, Fog, until 4 Mar 2031"
    )
    assert len(proposed_name("q=" + "ferry" * 60)) == 100


def test_it_is_saved_from_the_search_page_and_stands_on_the_desk(as_reader, reader, ferries):
    page = text_of(as_reader.get("/search/?q=ferry&kind=articles&page=1"))
    assert 'name="query" value="q=ferry&amp;kind=articles"' in page
    answer = as_reader.post(SAVE, {"query": "q=ferry&kind=articles", "name": "My  ferries"})
    assert answer.url == "/search/?q=ferry&kind=articles"
    search = reader.saved_searches.get()
    assert (search.name, search.query) == ("My ferries", "q=ferry&kind=articles")
    assert "Saved as “My ferries”" in text_of(as_reader.get(answer.url))
    assert "Save this search" not in text_of(as_reader.get(answer.url))


def test_the_same_search_is_kept_once(as_reader, saved):
    as_reader.post(SAVE, {"query": "page=2&q=ferry", "name": "Boats"})
    assert SavedSearch.objects.get().name == "Boats"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"query": "q=ferry", "name": " "}, "Give the search a name."),
        ({"query": "", "name": "Ferries"}, "Type what to look for first"),
        ({"query": "outlet=Post", "name": "Ferries"}, "Type what to look for first"),
        ({"query": "q=a%00", "name": "Ferries"}, "Type what to look for first"),
        ({"query": "q=ferry", "name": "x" * 101}, "at most 100 characters"),
        ({"query": "q=" + "x" * 2000, "name": "Ferries"}, "at most 2000 characters"),
    ],
)
def test_what_cannot_be_saved_is_refused_in_words(as_reader, form, said):
    assert said in text_of(as_reader.post(SAVE, form, follow=True))
    assert not SavedSearch.objects.exists()


def test_one_person_has_a_limited_number(as_reader, reader):
    rows = [SavedSearch(owner=reader, name=f"{n}", query=f"q=word{n}") for n in range(SavedSearch.MOST)]
    SavedSearch.objects.bulk_create(rows)
    assert "delete one first" in text_of(as_reader.post(SAVE, {"query": "q=ferry", "name": "Ferries"}, follow=True))
    assert reader.saved_searches.count() == SavedSearch.MOST


def test_the_desk_tells_how_many_articles_are_new(as_reader, saved, ferries):
    assert "2 new" in text_of(as_reader.get("/"))
    ferries[0].created_at = timezone.now() - timedelta(days=5)
    ferries[0].save()
    assert "1 new" in text_of(as_reader.get("/"))
    assert as_reader.get(saved.get_absolute_url()).url == "/search/?q=ferry"
    assert "nothing new" in text_of(as_reader.get("/"))


def test_filters_hold_for_the_news_too(reader, saved, ferries):
    saved.query = "q=ferry&outlet=Lakeside+Echo"
    assert [found.number for found in news_of([saved])] == [1]


def test_only_the_first_searches_are_counted(reader, ferries):
    rows = [SavedSearch(owner=reader, name=f"{n}", query=f"q=ferry+{n}") for n in range(COUNTED + 4)]
    SavedSearch.objects.bulk_create(rows)
    with CaptureQueriesContext(connection) as few:
        news_of(rows[:COUNTED])
    with CaptureQueriesContext(connection) as many:
        assert [found.number for found in news_of(rows)] == [0] * COUNTED + [None] * 4
    assert len(many) == len(few)


def test_a_search_that_takes_too_long_leaves_the_number_out(saved, ferries, monkeypatch):
    monkeypatch.setattr("articles.search.saved.Search.articles", lambda *a, **k: connection.cursor().execute(SLEEP))
    assert [found.number for found in news_of([saved])] == [None]
    assert SavedSearch.objects.exists()  # the transaction around it is still good


SLEEP = "SELECT pg_sleep(20)"


def test_it_is_renamed_and_deleted_and_both_can_be_undone(as_reader, saved):
    as_reader.post(f"/searches/{saved.pk}/rename/", {"name": "Boats"})
    saved.refresh_from_db()
    assert saved.name == "Boats"
    answer = as_reader.post(f"/searches/{saved.pk}/delete/", headers={"HX-Request": "true"})
    assert not SavedSearch.objects.exists()
    assert "mine" in answer["HX-Trigger"]
    fields = {"name": "Boats", "query": "q=ferry", "since": saved.opened_at.isoformat()}
    assert f'name="since" value="{fields["since"]}"' in text_of(answer)
    as_reader.post(SAVE, fields)
    back = SavedSearch.objects.get()
    assert (back.name, back.opened_at) == ("Boats", saved.opened_at)


def test_a_name_that_is_none_changes_nothing(as_reader, saved):
    assert "Give the search a name" in text_of(as_reader.post(f"/searches/{saved.pk}/rename/", {}, follow=True))
    saved.refresh_from_db()
    assert saved.name == "Ferries"


def test_another_persons_search_does_not_exist(as_journalist, as_admin, saved):
    for client in (as_journalist, as_admin):
        assert client.get(saved.get_absolute_url()).status_code == 404
        for act in ("rename", "delete"):
            assert client.post(f"/searches/{saved.pk}/{act}/", {"name": "Mine"}).status_code == 404
        assert "Ferries" not in text_of(client.get("/searches/"))
    assert SavedSearch.objects.get().name == "Ferries"


def test_a_stranger_is_sent_to_the_login(outsider, saved):
    for page in ("/searches/", saved.get_absolute_url()):
        assert reverse("login") in outsider.get(page).url
    assert reverse("login") in outsider.post(SAVE, {"query": "q=x", "name": "x"}).url


def test_all_of_them_are_on_one_page(as_reader, saved):
    assert "Ferries" in text_of(as_reader.get("/searches/"))
    part = text_of(as_reader.get("/searches/", headers={"HX-Request": "true"}))
    assert "Ferries" in part and "<h1" not in part
