"""Whose page it is: by its domain, else by what it calls itself; a host's name does for want of both."""

import pytest

from articles import feeding
from articles.intake.take_in import Submission, take_in
from articles.models import Article, Outlet

from .feeds import add, ask, item, play, rss
from .web import fetch_in, html

pytestmark = pytest.mark.django_db


def called(name: str) -> str:
    return f'<meta property="og:site_name" content="{name}">'


def bring(address: str, name: str = "", **said: str) -> str:
    """The outlet's name of a page there that calls itself so."""
    raw = html(called(name) if name else "", more=f"From {address}.")
    return take_in(Submission(raw.encode(), "page.html", url=address, **said)).article.outlet.name


class TestOfAPage:
    def test_the_outlet_of_its_domain_whatever_it_calls_itself(self, site):
        Outlet.objects.create(name="Ostrim Post", domains=["ostrim.example", "127.0.0.1"])
        assert bring("https://www.ostrim.example/a", "The Echo") == "Ostrim Post"
        assert bring("https://news.ostrim.example/b") == "Ostrim Post"
        assert fetch_in(site.page("/1", html(called("The Echo")))).article.outlet.name == "Ostrim Post"
        assert not Outlet.objects.filter(name="The Echo").exists()

    def test_of_several_of_one_domain_the_one_that_it_calls_itself(self):
        for name in ("Ostrim Post", "Ostrim on Sunday"):
            Outlet.objects.create(name=name, domains=["ostrim.example"])
        assert bring("https://ostrim.example/a", "ostrim on sunday") == "Ostrim on Sunday"
        assert bring("https://ostrim.example/b", "The Echo") == "Ostrim Post"

    def test_of_one_that_was_merged_its_heir(self, admin):
        post = Outlet.objects.create(name="Ostrim Post")
        Outlet.objects.create(name="Post online", domains=["ostrim.example"]).merge_into(post, admin)
        assert bring("https://ostrim.example/a", "Post online!") == "Ostrim Post"

    def test_what_its_bringer_says_goes_before(self):
        Outlet.objects.create(name="Ostrim Post", domains=["ostrim.example"])
        assert bring("https://ostrim.example/a", outlet="The Echo") == "The Echo"

    def test_of_a_domain_that_nobody_knows_what_it_calls_itself(self):
        assert bring("https://ostrim.example/a", "Ostrim Post") == "Ostrim Post"
        assert Outlet.objects.get().domains == ["ostrim.example"]

    def test_who_calls_itself_as_a_known_one_does_brings_it_no_domain(self):
        Outlet.objects.create(name="Ostrim Post", domains=["ostrim.example"])
        bring("https://ostrim-post.example/a", "Ostrim Post")
        assert Outlet.objects.get().domains == ["ostrim.example"]
        bring("https://ostrim.test/a", outlet="Ostrim Post")
        assert Outlet.objects.get().domains == ["ostrim.example", "ostrim.test"]


class TestAHostsName:
    def test_goes_as_soon_as_a_page_says_a_better_one(self):
        assert bring("https://ostrim.example/a") == "ostrim.example"
        assert bring("https://ostrim.example/b", "Ostrim Post") == "Ostrim Post"
        assert {article.outlet.name for article in Article.objects.all()} == {"Ostrim Post"}
        assert bring("https://ostrim.example/c", "The Echo") == "Ostrim Post"

    def test_stays_where_a_person_gave_it(self, editor):
        outlet = Outlet.objects.create(name="Ostrim", domains=["ostrim.example"])
        outlet.edit(editor, name="ostrim.example")
        assert bring("https://ostrim.example/b", "Ostrim Post") == "ostrim.example"

    def test_makes_no_second_outlet_of_one_name(self):
        post = Outlet.objects.create(name="Ostrim Post")
        bring("https://ostrim.example/a")
        assert bring("https://ostrim.example/b", "Ostrim Post") == "Ostrim Post"
        assert bring("https://ostrim.example/c") == "Ostrim Post"
        post.refresh_from_db()
        assert post.domains == ["ostrim.example"]


class TestOfAFeed:
    def read(self, feed) -> str:
        ask(feed)
        list(feeding.read_round(feed))
        feed.refresh_from_db()
        return feed.outlet.name

    def untitled(self, site, *items: str) -> str:
        return site.page("/feed", rss(*items, title=""), Content_Type="application/rss+xml")

    def test_that_names_itself(self, site):
        bring(f"{site.address}/0")
        assert add(play(site, item(1))).outlet.name == "Ostrim Post"
        assert Article.objects.get().outlet.name == "Ostrim Post"

    def test_that_does_not_its_pages_do(self, site):
        page = site.page("/1", html(called("Ostrim Post")))
        feed = add(self.untitled(site, item(1, page)))
        assert feed.outlet.name == "127.0.0.1"
        assert self.read(feed) == "Ostrim Post"
        assert Article.objects.get().outlet == feed.outlet
        assert Outlet.objects.count() == 1

    def test_goes_over_to_the_outlet_of_the_name_that_its_pages_say(self, site):
        post = Outlet.objects.create(name="Ostrim Post")
        page = site.page("/1", html(called("Ostrim Post")))
        feed = add(self.untitled(site, item(1, page)))
        assert self.read(feed) == "Ostrim Post"
        assert Article.objects.get().outlet == feed.outlet == post

    def test_whose_outlet_a_person_gave_keeps_it(self, site):
        page = site.page("/1", html(called("Ostrim Post")))
        assert self.read(add(self.untitled(site, item(1, page)), outlet="127.0.0.1 daily")) == "127.0.0.1 daily"
