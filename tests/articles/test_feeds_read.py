"""Entries of feeds: their pages are read, the feed stands in for what cannot be had, and stories are found."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import feeding
from articles.intake.feeds import keeping
from articles.intake.feeds.reading import complete, outlet_of
from articles.intake.take_in import Submission, take_in
from articles.jobs import ask_due_feeds, defer_feed, retry_stalled
from articles.models import Article, Feed, FeedEntry, Membership, Outlet
from articles.overviews.dossier import build_dossier
from articles.working import run_worker

from .feeds import WHOLE, ask, item, make_feed, play
from .web import html

pytestmark = pytest.mark.django_db


def read(feed: Feed) -> list:
    ask(feed)
    return list(feeding.read_round(feed))


def entry_of(feed: Feed, guid: str = "n1") -> FeedEntry:
    return feed.entries.select_related("article__outlet", "article__current").get(guid=guid)


@pytest.fixture
def page(site):
    return site.page("/1", html())


class TestFromThePage:
    def test_a_teaser_leads_to_the_whole_text(self, site, page):
        feed = make_feed(play(site, item(1, page, description="The ferry sails again.")))
        (story,) = read(feed)
        entry = entry_of(feed)
        assert (entry.state, entry.basis) == ("read", "page")
        assert "Divers found a crack" in entry.article.current.text
        assert entry.article.url == page
        assert entry.article.outlet == feed.outlet
        assert Membership.objects.get().story == story
        assert entry.article.current.fetched.count() == 1

    def test_what_the_page_does_not_say_the_feed_does(self, site):
        page = site.page("/1", html())
        date = "Tue, 04 Mar 2031 10:20:00 +0100"
        feed = make_feed(play(site, item(1, page, "Ferry in the feed", date, dc_creator="Lena Moor")))
        read(feed)
        article = entry_of(feed).article
        assert article.headline == "Ferry sails again"
        assert article.byline == "Lena Moor"
        assert article.published_at == datetime(2031, 3, 4, 9, 20, tzinfo=UTC)
        assert (article.published_offset, article.published_precision) == (60, "time")

    @pytest.mark.parametrize(
        ("day", "hour"),
        [("2031-03-04", datetime(2031, 3, 4, 9, 20, tzinfo=UTC)), ("2031-03-02", datetime(2031, 3, 2, tzinfo=UTC))],
    )
    def test_the_page_is_believed_first_and_the_feed_of_the_hour(self, site, day, hour):
        page = site.page("/1", html(f'<meta property="article:published_time" content="{day}">'))
        feed = make_feed(play(site, item(1, page, "x", "Tue, 04 Mar 2031 10:20:00 +0100")))
        read(feed)
        assert entry_of(feed).article.published_at == hour

    def test_a_date_that_the_feed_tells_later_is_its_storys_too(self, site, page):
        feed = make_feed(play(site, item(1, page)))
        read(feed)
        entry = entry_of(feed)
        entry.published = "2031-03-04T10:20:00+01:00"
        complete(entry.article, entry)
        story = Membership.objects.get().story
        assert story.latest_at == datetime(2031, 3, 4, 9, 20, tzinfo=UTC)
        assert str(entry.article.signature.published_on) == "2031-03-04"

    def test_what_a_person_said_stands(self, site, page, editor):
        feed = make_feed(play(site, item(1, page)))
        read(feed)
        article = entry_of(feed).article
        article.edit(editor, byline="", published_at=None)
        play(site, item(1, page, "Another title", "Tue, 04 Mar 2031 10:20:00 +0100", dc_creator="Lena Moor"))
        read(feed)
        article.refresh_from_db()
        assert (article.byline, article.published_at) == ("", None)
        assert entry_of(feed).author == "Lena Moor"

    @pytest.mark.parametrize(
        ("link", "is_theirs"),
        [
            ("https://www.post.example/1", True),
            ("https://m.post.example/1", True),
            ("https://post-daily.example/1", True),
            ("https://elsewhere.example/1", False),
            ("https://post.example.evil.example/1", False),
        ],
    )
    def test_a_page_of_another_site_is_not_its_outlets(self, link, is_theirs):
        feed = make_feed("https://feeds.example/post", site="https://post.example/")
        feed.outlet.add_domain("post-daily.example")
        assert outlet_of(feed, link) == ("Ostrim Post" if is_theirs else "")

    def test_an_entry_that_changed_is_a_new_version(self, site, page):
        feed = make_feed(play(site, item(1, page)))
        read(feed)
        site.page("/1", html(more="Sailings begin at noon."))
        play(site, item(1, page, "Ferry news, updated"))
        read(feed)
        assert entry_of(feed).article.revisions.count() == 2
        assert "Changed" in entry_of(feed).message

    def test_two_feeds_with_one_article_fetch_it_once(self, site, page):
        feed = make_feed(play(site, item(1, page)))
        other = make_feed(play(site, item(9, f"{page}?utm_source=feed"), path="/other"))
        read(feed)
        read(other)
        assert site.paths.count("/1") == 1
        assert entry_of(other, "n9").article == entry_of(feed).article
        assert Article.objects.count() == 1


class TestFromTheFeed:
    def test_what_is_whole_there_serves_where_the_page_cannot_be_had(self, site):
        feed = make_feed(play(site, item(1, f"{site.address}/1", "Ferry & tide", content_encoded=WHOLE)))
        read(feed)
        entry = entry_of(feed)
        assert (entry.state, entry.basis, entry.text) == ("read", "feed", "")
        assert entry.message.startswith("Read from the feed, which has all of it. Its page could not be had: 127.0.0.1")
        assert "(404)" in entry.message
        assert entry.article.headline == "Ferry & tide"
        assert "Divers found a crack" in entry.article.current.text
        assert entry.article.url == f"{site.address}/1"
        assert entry.article.outlet == feed.outlet

    def test_it_is_no_later_version_of_what_was_had_from_the_page(self, site, page):
        feed = make_feed(play(site, item(1, page)))
        read(feed)
        before = entry_of(feed).article
        site.page("/1", "", 404)
        play(site, item(1, page, "Ferry news, updated", content_encoded=WHOLE))
        read(feed)
        entry = entry_of(feed)
        assert (entry.state, entry.basis, entry.article) == ("read", "page", before)
        assert "could not be had again" in entry.message and "(404)" in entry.message
        assert entry.article.revisions.count() == 1

    def test_nor_of_what_somebody_brought_in(self, site, page):
        brought = take_in(Submission(html(more="Sailings begin at noon.").encode(), url=page)).article
        site.page("/1", "", 404)
        feed = make_feed(play(site, item(1, page, content_encoded=WHOLE)))
        read(feed)
        assert entry_of(feed).article == brought and brought.revisions.count() == 1

    def test_what_the_feed_has_may_change_there(self, site):
        address = f"{site.address}/1"
        feed = make_feed(play(site, item(1, address, content_encoded=WHOLE)))
        read(feed)
        play(site, item(1, address, "Updated", content_encoded=WHOLE + "<p>Sailings begin at noon.</p>"))
        read(feed)
        assert (entry_of(feed).basis, entry_of(feed).article.revisions.count()) == ("feed", 2)

    def test_an_entry_that_is_refused_by_now_still_tells_of_its_article(self, site, page):
        feed = make_feed(play(site, item(1, page)))
        read(feed)
        before = entry_of(feed).article
        site.page("/1", "", 404)
        play(site, item(1, page, "Ferry news, updated"))
        read(feed)
        assert (entry_of(feed).state, entry_of(feed).article) == ("refused", before)

    def test_a_page_that_robots_may_not_fetch_is_not_fetched(self, site, page):
        site.page("/robots.txt", "User-agent: *\nDisallow: /1")
        feed = make_feed(play(site, item(1, page, content_encoded=WHOLE)))
        read(feed)
        assert entry_of(feed).basis == "feed"
        assert "/1" not in site.paths

    def test_a_teaser_does_not(self, site):
        feed = make_feed(play(site, item(1, f"{site.address}/1", description="The ferry sails again.")))
        assert read(feed) == []
        entry = entry_of(feed)
        assert (entry.state, entry.article) == ("refused", None)
        assert "has no such page (404)" in entry.message
        assert not Article.objects.exists()

    def test_an_entry_without_an_address_is_read_from_it(self, site):
        feed = make_feed(play(site, item(1, title="Ferry sails", content_encoded=WHOLE)))
        read(feed)
        assert entry_of(feed).article.headline == "Ferry sails"


class TestWhatIsPutOff:
    def test_who_wants_to_be_left_alone_is(self, site, page):
        busy = site.page("/2", "", 503, Retry_After="600")
        feed = make_feed(play(site, item(2, busy), item(1, page)))
        assert read(feed) == []
        for guid, refusals in (("n2", 1), ("n1", 0)):
            entry = entry_of(feed, guid)
            assert (entry.state, entry.refusals) == ("waiting", refusals)
            assert entry.again_at > timezone.now() + timedelta(seconds=590)
            assert "503" in entry.message
        assert "/1" not in site.paths
        feed.entries.update(again_at=None)
        assert [entry.guid for entry in feed.entries.due()] == ["n1", "n2"]

    def test_who_refuses_five_times_has_refused(self, site, page):
        site.page("/1", "", 503, Retry_After="0")
        feed = make_feed(
            play(site, item(1, page)),
        )
        ask(feed)
        for _ in range(5):
            feed.entries.update(again_at=None)
            list(feeding.read_round(feed))
        assert entry_of(feed).state == "refused"

    def test_what_nobody_foresaw_is_tried_again_and_costs_the_others_nothing(self, site, page, monkeypatch):
        other = site.page("/2", html(more="The tide is high.", headline="Tide is high"))
        feed = make_feed(play(site, item(2, other), item(1, page)))
        place = feeding.place

        def stumbling(article):
            if article.url == page:
                raise ZeroDivisionError
            return place(article)

        monkeypatch.setattr(feeding, "place", stumbling)
        read(feed)
        assert (entry_of(feed).state, entry_of(feed, "n2").state) == ("waiting", "read")
        monkeypatch.setattr(feeding, "place", place)
        feed.entries.update(again_at=None)
        list(feeding.read_round(feed))
        assert entry_of(feed).state == "read"
        assert Article.objects.count() == 2

    def test_trying_again(self, site):
        feed = make_feed(play(site, item(1, f"{site.address}/1")))
        read(feed)
        assert feed.entries.try_again() == 1
        site.page("/1", html())
        list(feeding.read_round(feed))
        assert entry_of(feed).state == "read"


class TestAtTheSameTime:
    def test_what_changes_while_its_page_is_read_is_read_once_more(self, site, page, monkeypatch):
        feed = make_feed(play(site, item(1, page)))
        ask(feed)
        place = feeding.place

        def changing(article):
            play(site, item(1, page, "Ferry news, updated"))
            ask(feed)
            return place(article)

        monkeypatch.setattr(feeding, "place", changing)
        list(feeding.read_round(feed))
        assert entry_of(feed).state == "waiting"

    def test_what_is_read_while_its_feed_is_asked_for_stays_read(self, site, page, monkeypatch):
        feed = make_feed(play(site, item(1, page, description="Old.")))
        ask(feed)
        said = keeping._say_anew

        def reading(row, entry):
            list(feeding.read_round(feed))
            said(row, entry)

        monkeypatch.setattr(keeping, "_say_anew", reading)
        play(site, item(1, page, description="New."))
        ask(feed)
        entry = entry_of(feed)
        assert (entry.state, entry.teaser) == ("read", "New.") and entry.article

    def test_an_entry_is_read_as_its_feed_says_it_by_then(self, site, page):
        first, second = site.page("/2", html(headline="Tide is high")), f"{site.address}/3"
        feed = make_feed(play(site, item(2, first), item(1, page)))
        ask(feed)
        entries = feeding.read_round(feed)
        next(entries)
        play(site, item(2, first), item(1, second))
        ask(feed)
        list(entries)
        assert "/1" not in site.paths and "/3" in site.paths


class TestWhatGoesWithTheArticle:
    def test_the_dossier_says_what_the_feed_said(self, site, page):
        feed = make_feed(play(site, item(1, page, "In the feed", dc_creator="Lena Moor", source="Calder Wire")))
        (story,) = read(feed)
        (article,) = build_dossier(story)["articles"]
        (said,) = article["feeds"]
        assert (said["feed"], said["title"], said["author"]) == (feed.address, "In the feed", "Lena Moor")
        assert (said["source"], said["read_from"]) == ("Calder Wire", "page")

    def test_a_merged_outlets_feed_is_the_heirs(self, site, page, admin):
        feed = make_feed(play(site, item(1, page)))
        heir = Outlet.objects.create(name="Ostrim Morning Post")
        feed.outlet.merge_into(heir, admin)
        feed.refresh_from_db()
        assert feed.outlet == heir
        read(feed)
        assert entry_of(feed).article.outlet == heir


def in_jobs(change: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.django_db(transaction=True)
class TestByAWorker:
    @pytest.fixture(autouse=True)
    def _no_jobs_left(self):
        yield
        in_jobs("DELETE FROM procrastinate_jobs")

    def test_due_feeds_are_asked_for_and_their_stories_read(self, site, page):
        feed = make_feed(play(site, item(1, page)))
        paused = make_feed(play(site, item(1), path="/paused"), state=Feed.State.PAUSED)
        ask_due_feeds(0)
        ask_due_feeds(0)
        asking = ProcrastinateJob.objects.filter(task_name="articles.jobs.ask_feed")
        assert [job.args for job in asking] == [{"feed_id": feed.pk}]
        for _ in range(2):
            run_worker(wait=False)
        assert entry_of(feed).state == "read"
        assert paused.entries.count() == 0
        story = ProcrastinateJob.objects.get(task_name="articles.jobs.read_story")
        assert story.scheduled_at > timezone.now()
        in_jobs("UPDATE procrastinate_jobs SET scheduled_at = now()")
        run_worker(wait=False)
        assert not entry_of(feed).article.current.is_unread

    def test_a_feed_whose_worker_was_killed_is_asked_for_again(self, site, page):
        feed = make_feed(play(site, item(1, page)))
        defer_feed(feed)
        in_jobs("UPDATE procrastinate_jobs SET status = 'doing'")
        retry_stalled.defer(timestamp=0)
        for _ in range(3):
            run_worker(wait=False)
        assert entry_of(feed).state == "read"

    def test_entries_that_were_left_are_read(self, site, page):
        feed = make_feed(play(site, item(1, page)))
        ask(feed)
        ask_due_feeds(0)
        run_worker(wait=False)
        assert entry_of(feed).state == "read"
