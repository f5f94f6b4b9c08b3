"""Feeds asked for: only what is newer, politely, one at a time; and how a feed that fails is told."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.intake.feeds import asking
from articles.intake.feeds.asking import Asked
from articles.intake.feeds.schedule import pause
from articles.models import Feed, FeedEntry

from .feeds import add, ask, item, make_feed, play, rss

pytestmark = pytest.mark.django_db


def minutes_to_go(feed: Feed) -> float:
    return (feed.next_due_at - timezone.now()) / timedelta(minutes=1)


class TestWhatItSaysIsKept:
    def test_each_entry_once_the_newest_last(self, site):
        said = {"dc_creator": "Lena Moor", "category": "Sea", "description": "It had lain at the quay."}
        link = f"{site.address}/1?utm_source=rss"
        date = "Tue, 04 Mar 2031 10:20:00 +0100"
        feed = make_feed(play(site, item(2), item(1, link, "Ferry sails", date, source="Calder Wire", **said)))
        assert ask(feed) is Asked.READ
        play(site, item(3), item(2))
        assert ask(feed) is Asked.READ
        assert [entry.guid for entry in feed.entries.order_by("pk")] == ["n1", "n2", "n3"]
        first = feed.entries.get(guid="n1")
        assert (first.title, first.author, first.source) == ("Ferry sails", "Lena Moor", "Calder Wire")
        assert (first.categories, first.teaser) == (["Sea"], "It had lain at the quay.")
        assert (first.published, first.published_words) == ("2031-03-04T10:20:00+01:00", date)
        assert (first.address, first.known_as) == (link, f"{site.address}/1")
        assert (feed.kind, feed.stated_title, feed.health) == ("rss", "Ostrim Post", "good")

    def test_what_it_said_before_is_kept_and_the_page_fetched_again(self, site):
        feed = make_feed(play(site, item(1, f"{site.address}/1", "Ferry sails", description="Old.")))
        ask(feed)
        feed.entries.update(state="read")
        play(site, item(1, f"{site.address}/1", "Ferry sails", description="New."))
        ask(feed)
        entry = feed.entries.get()
        assert (entry.state, entry.teaser, entry.earlier[0]["teaser"]) == ("read", "New.", "Old.")
        play(site, item(1, f"{site.address}/1", "Ferry stays", description="New."))
        ask(feed)
        entry = feed.entries.get()
        assert (entry.state, entry.title) == ("waiting", "Ferry stays")
        assert [said["title"] for said in entry.earlier] == ["Ferry sails", "Ferry sails"]

    def test_an_entry_without_an_address_says_so(self, site):
        feed = make_feed(play(site, item(1, "mailto:a@b.example")))
        ask(feed)
        assert feed.entries.get().state == FeedEntry.State.REFUSED
        assert "no address" in feed.entries.get().message

    def test_a_large_feed_is_refused_and_a_broken_one_read_as_far_as_it_goes(self, site):
        feed = make_feed(play(site, item(1, title="x" * 10_000_001)))
        assert ask(feed) is Asked.FAILED
        assert "more than 10 MB" in feed.problem
        site.page("/feed", rss(item(1)) + "<b>", Content_Type="text/xml")
        assert ask(feed) is Asked.READ
        assert (feed.problem, feed.entries.count()) == ("", 1)
        assert "broken" in feed.flaw


class TestOnlyWhatIsNewer:
    def test_its_marks_are_sent_and_nothing_is_read_anew(self, site):
        feed = make_feed(play(site, item(1), ETag='"v1"', Last_Modified="Tue, 04 Mar 2031 09:00:00 GMT"))
        ask(feed)
        site.page("/feed", "", 304)
        before = feed.last_good_at
        assert ask(feed) is Asked.SAME
        sent = site.asked[-1][2]
        assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('"v1"', "Tue, 04 Mar 2031 09:00:00 GMT")
        assert (feed.etag, feed.problem) == ('"v1"', "")
        assert feed.last_good_at > before

    def test_the_same_bytes_are_not_read_again(self, site, monkeypatch):
        feed = make_feed(play(site, item(1)))
        ask(feed)
        monkeypatch.setattr(asking, "parse", None)
        assert ask(feed) is Asked.SAME

    def test_a_mark_that_cannot_be_sent_is_none(self, site):
        feed = make_feed(play(site, item(1), ETag='"\xe9"'))
        ask(feed)
        assert feed.etag == ""


class TestWhenItFails:
    def test_it_is_asked_for_ever_more_seldom(self, site):
        feed = make_feed(f"{site.address}/feed", interval=30)
        for failures, least, most in ((1, 53, 67), (2, 107, 133), (3, 215, 265)):
            assert ask(feed) is Asked.FAILED
            assert feed.failures == failures
            assert least < minutes_to_go(feed) < most
        assert feed.problem == f"127.0.0.1:{site.port} has no such page (404)."
        assert feed.health == "failing"
        play(site, item(1))
        ask(feed)
        assert (feed.failures, feed.failing_since, feed.problem) == (0, None, "")
        assert 26 < minutes_to_go(feed) < 34

    def test_it_waits_as_long_as_the_site_says(self, site):
        site.page("/feed", "", 429, Retry_After="36000")
        feed = make_feed(f"{site.address}/feed")
        assert ask(feed) is Asked.FAILED
        assert 599 < minutes_to_go(feed) < 601
        assert "too many requests" in feed.problem
        assert "Try again" not in feed.problem

    def test_who_fails_for_days_is_dead_and_asked_once_a_day(self, site):
        feed = make_feed(f"{site.address}/feed", failures=40, failing_since=timezone.now() - timedelta(days=4))
        ask(feed)
        assert feed.is_dead and feed.health == "dead"
        assert minutes_to_go(feed) < 27 * 60

    def test_what_somebody_has_paused_stays_paused(self, site):
        site.page("/feed", "", 410)
        feed = make_feed(f"{site.address}/feed", state=Feed.State.PAUSED)
        ask(feed)
        assert feed.state == Feed.State.PAUSED and "410" in feed.problem

    def test_an_address_that_somebody_gives_it_meanwhile_stands(self, site, editor, monkeypatch):
        play(site, item(1), path="/moved")
        site.redirect("/feed", "/moved", 301)
        feed, parse = make_feed(f"{site.address}/feed"), asking.parse

        def correcting(page):
            Feed.objects.get().edit(editor, address=f"{site.address}/other")
            return parse(page)

        monkeypatch.setattr(asking, "parse", correcting)
        ask(feed)
        assert feed.address == f"{site.address}/other" and not feed.entries.exists()

    def test_what_is_gone_is_asked_for_no_more(self, site):
        site.page("/feed", "", 410)
        feed = make_feed(f"{site.address}/feed")
        ask(feed)
        assert feed.state == Feed.State.GONE
        assert "410" in feed.problem
        assert list(Feed.objects.due()) == []

    @pytest.mark.parametrize("is_moved", [False, True])
    def test_who_asks_for_it_anew_meanwhile_is_not_overruled(self, site, editor, monkeypatch, is_moved):
        make_feed(play(site, item(1), path="/new"), "Other")
        feed = make_feed(site.redirect("/feed", "/new", 301) if is_moved else site.page("/feed", "", 410))
        fetch_feed = asking.fetch_feed

        def fetching(*words, **marks):
            try:
                return fetch_feed(*words, **marks)
            finally:
                for state in (Feed.State.PAUSED, Feed.State.ACTIVE):
                    Feed.objects.get(pk=feed.pk).edit(editor, state=state)

        monkeypatch.setattr(asking, "fetch_feed", fetching)
        ask(feed)
        assert (feed.state, feed.problem, feed.failures) == (Feed.State.ACTIVE, "", 0)
        assert list(Feed.objects.due().filter(pk=feed.pk)) == [feed]

    def test_a_page_in_its_place_is_a_failure(self, site):
        feed = make_feed(site.page("/feed", "<html><p>All new!"))
        assert ask(feed) is Asked.FAILED
        assert "names no feed" in feed.problem

    def test_a_bomb_is_a_failure(self, site):
        body = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'
        feed = make_feed(site.page("/feed", body, Content_Type="text/xml"))
        assert ask(feed) is Asked.FAILED
        assert "entities" in feed.problem

    def test_robots_that_are_not_wanted_stay_away(self, site):
        site.page("/robots.txt", "User-agent: *\nDisallow: /feed")
        feed = make_feed(play(site, item(1)))
        assert ask(feed) is Asked.FAILED
        assert "robots.txt" in feed.problem

    def test_what_nobody_foresaw_costs_that_feed_alone(self, site, monkeypatch):
        feed = make_feed(play(site, item(1)))
        monkeypatch.setattr(asking, "keep_entries", None)
        assert ask(feed) is Asked.FAILED
        assert "stumble" in feed.problem
        assert feed.held_until is None

    def test_pauses_are_bounded(self):
        assert pause(30, 0, 0.0) < pause(30, 0, 1.0)
        assert pause(1440, 60, 1.0) <= timedelta(hours=26.4)


class TestWhenItMoves:
    def test_for_good_its_address_goes_along(self, site):
        play(site, item(1), path="/new")
        feed = make_feed(site.redirect("/feed", "/new", 301))
        ask(feed)
        assert feed.address == f"{site.address}/new"
        assert feed.history.filter(address=f"{site.address}/feed").exists()

    def test_for_now_it_stays(self, site):
        play(site, item(1), path="/new")
        feed = make_feed(site.redirect("/feed", "/new", 302))
        assert ask(feed) is Asked.READ
        assert feed.address == f"{site.address}/feed"

    def test_to_where_another_one_is_it_is_gone(self, site):
        other = add(play(site, item(1), path="/new"))
        feed = make_feed(site.redirect("/feed", "/new", 301))
        ask(feed)
        assert feed.state == Feed.State.GONE
        assert other.address in feed.problem
        assert feed.entries.count() == 0

    def test_to_a_page_it_does_not_move(self, site):
        site.page("/", "<html><p>Welcome")
        feed = make_feed(site.redirect("/feed", "/", 301))
        assert ask(feed) is Asked.FAILED
        assert feed.address == f"{site.address}/feed"


class TestNeverTwoAtOnce:
    def test_who_comes_second_leaves_it(self, site):
        feed = make_feed(play(site, item(1)))
        assert Feed.objects.hold(feed.pk, timedelta(minutes=1))
        assert ask(feed) is Asked.BUSY
        assert site.paths == []

    def test_whoever_was_killed_gives_it_back(self, site):
        feed = make_feed(play(site, item(1)), held_until=timezone.now() - timedelta(seconds=1))
        assert ask(feed) is Asked.READ


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_the_same_moment_ask_once(site):
    feed = make_feed(play(site, item(1), item(2)))
    start, answers = threading.Barrier(2), []

    def one() -> None:
        start.wait()
        answers.append(asking.ask(Feed.objects.get(pk=feed.pk), 5))
        connection.close()

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert feed.entries.count() == 2
    assert Asked.READ in answers
    assert set(answers) <= {Asked.READ, Asked.BUSY, Asked.SAME}
