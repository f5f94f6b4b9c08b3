"""What is asked for once more: only if it is newer, of the kinds that are wanted, and where it has gone for good."""

import pytest

from articles.intake.fetch import NotFetched, NotYet, Wanted, fetch

from .web import Alone, open_site, terms

FEEDS = Wanted("application/rss+xml", ("application/rss+xml",), "feed")


@pytest.fixture
def site():
    with open_site() as site:
        yield site


def ask(address: str, wanted: Wanted = FEEDS):
    return fetch(address, Alone(), terms(), wanted)


def sent(site, path: str) -> dict[str, str]:
    return next(headers for _, asked, headers in site.asked if asked == path)


class TestOnlyWhatIsNewer:
    def test_the_marks_of_what_one_has_are_sent(self, site):
        site.page("/feed", "", 304)
        page = ask(f"{site.address}/feed", Wanted(etag='"x1"', last_modified="Tue, 04 Mar 2031 09:00:00 GMT"))
        assert page.is_unchanged and page.body == b""
        assert sent(site, "/feed")["If-None-Match"] == '"x1"'
        assert sent(site, "/feed")["If-Modified-Since"] == "Tue, 04 Mar 2031 09:00:00 GMT"

    def test_robots_is_asked_for_without_them(self, site):
        ask(site.page("/feed", "", 304), Wanted(etag='"x1"'))
        assert "If-None-Match" not in sent(site, "/robots.txt")

    def test_what_nobody_has_cannot_be_unchanged(self, site):
        with pytest.raises(NotFetched, match="304"):
            ask(site.page("/feed", "", 304))


class TestOtherKinds:
    def test_what_is_wanted_is_taken_and_nothing_else(self, site):
        feed = site.page("/feed", "<rss/>", Content_Type="application/rss+xml; charset=utf-8")
        assert ask(feed).body == b"<rss/>"
        assert sent(site, "/feed")["Accept"] == "application/rss+xml"
        with pytest.raises(NotFetched, match="no feed but text/html"):
            ask(site.page("/page", "<p>x"))
        with pytest.raises(NotFetched, match="no web page but application/rss"):
            ask(feed, Wanted())


class TestWhatIsGoneForGood:
    @pytest.mark.parametrize(
        ("first", "second", "moved"),
        [(301, 308, "/c"), (301, 302, "/b"), (302, 301, ""), (307, 303, "")],
    )
    def test_as_far_as_each_step_stays(self, site, first, second, moved):
        site.redirect("/a", "/b", first)
        site.redirect("/b", "/c", second)
        site.page("/c", "<p>The ferry sails again.")
        assert ask(f"{site.address}/a", Wanted()).moved == (moved and site.address + moved)

    def test_a_page_that_stays_has_not_moved(self, site):
        assert ask(site.page("/a", "<p>x"), Wanted()).moved == ""

    def test_a_refusal_says_what_the_site_answered(self, site):
        with pytest.raises(NotFetched) as gone:
            ask(site.page("/a", "", 410))
        assert gone.value.status == 410
        with pytest.raises(NotYet) as busy:
            ask(site.page("/b", "", 429, Retry_After="7000"))
        assert (busy.value.status, busy.value.seconds) == (429, 7000)
