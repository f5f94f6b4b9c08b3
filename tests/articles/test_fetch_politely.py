"""A site is asked by one of us at a time, as seldom as it wants, and for nothing that it asks robots to leave alone."""

import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from django.db import connection
from django.utils import timezone

from articles.intake.fetch import NotFetched, NotYet, fetch, visits
from articles.intake.fetch.robots import Robots
from articles.intake.fetch.visits import SharedVisits
from articles.models import Site

from .web import AGENT, Alone, open_site, terms

ARTICLE = "<html><body><p>The ferry sails again.</p></body></html>"
NAME = AGENT.partition("/")[0]


@pytest.fixture
def site():
    with open_site() as site:
        site.page("/ferry", ARTICLE)
        yield site


class TestRobots:
    @pytest.mark.parametrize(
        "rules",
        [
            "User-agent: *\nDisallow: /",
            "User-agent: *\nDisallow: /ferry",
            "User-agent: *\nDisallow: /*rry$",
            f"User-agent: {NAME}\nDisallow: /",
            f"user-agent:{NAME.upper()}/2.0 # us\ndisallow:/",
            f"User-agent: other\nUser-agent: {NAME}\nDisallow: /",
            f"User-agent: *\nAllow: /\n\nUser-agent: {NAME}\nDisallow: /fer",
            "\ufeffUser-agent: *\nDisallow: /",
        ],
    )
    def test_a_page_that_is_forbidden_is_not_asked_for(self, site, rules):
        site.page("/robots.txt", rules)
        with pytest.raises(NotFetched, match=r"asks robots not to fetch this page \(robots.txt\)"):
            fetch(f"{site.address}/ferry", Alone(), terms())
        assert site.paths == []

    @pytest.mark.parametrize(
        "rules",
        [
            "",
            "User-agent: *\nDisallow:",
            "User-agent: *\nDisallow: /ferries",
            "User-agent: *\nDisallow: /\nAllow: /ferry",
            "User-agent: OtherBot\nDisallow: /",
            "User-agent: Desk\nDisallow: /",  # a part of our name is not our name
            f"User-agent: *\nDisallow: /\n\nUser-agent: {NAME}\nDisallow: /tide",
            "<html>not found</html>",
            "\0\0\0",
        ],
    )
    def test_a_page_that_is_not_is(self, site, rules):
        site.page("/robots.txt", rules)
        assert fetch(f"{site.address}/ferry", Alone(), terms()).body == ARTICLE.encode()

    @pytest.mark.parametrize("status", [401, 403, 404, 410])
    def test_none_there_forbids_nothing(self, site, status):
        site.page("/robots.txt", "User-agent: *\nDisallow: /", status)
        fetch(f"{site.address}/ferry", Alone(), terms())

    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_one_that_cannot_be_had_forbids_all_and_is_asked_for_again(self, site, status):
        site.page("/robots.txt", "", status)
        everyone = Alone()
        with pytest.raises(NotYet, match="cannot say now"):
            fetch(f"{site.address}/ferry", everyone, terms())
        assert site.paths == [] and everyone.known == {}

    def test_it_is_asked_for_once_and_followed_where_it_moved(self, site):
        site.redirect("/robots.txt", "/rules/robots.txt", 301)
        site.page("/rules/robots.txt", "User-agent: *\nCrawl-delay: 7\nDisallow: /tide")
        everyone = Alone()
        for _ in range(2):
            fetch(f"{site.address}/ferry", everyone, terms())
        assert [path for _, path, _ in site.asked] == ["/robots.txt", "/rules/robots.txt", "/ferry", "/ferry"]
        assert [delay for _, delay in everyone.turns] == [1.0, 1.0, 7.0, 7.0]

    def test_each_redirect_asks_the_rules_of_its_site(self, site):
        with open_site() as other:
            other.page("/robots.txt", "User-agent: *\nDisallow: /")
            site.redirect("/old", f"{other.address}/ferry")
            with pytest.raises(NotFetched, match=f":{other.port} asks robots"):
                fetch(f"{site.address}/old", Alone(), terms())
            assert other.paths == []

    @pytest.mark.parametrize(
        ("said", "seconds"), [("3", 3), ("0.5", 0.5), ("9999", 60), ("-1", 0), ("nan", 0), ("x", 0)]
    )
    def test_the_delay_it_wants(self, said, seconds):
        assert Robots.read(f"User-agent: *\nCrawl-delay: {said}", NAME).delay == seconds


class TestRest:
    @pytest.mark.parametrize("status", [429, 503])
    def test_a_site_that_asks_for_a_rest_is_asked_once_more_after_it(self, site, status):
        site.page("/busy", "", status, Retry_After="30")
        everyone = Alone()
        with pytest.raises(NotFetched, match=str(status)):
            fetch(f"{site.address}/busy", everyone, terms())
        assert everyone.rests == {f"127.0.0.1:{site.port}": 30.0}
        assert site.paths == ["/busy", "/busy"]

    @pytest.mark.parametrize("said", ["0", "1"])
    def test_a_site_that_asks_for_less_than_it_always_wants_gets_what_it_always_wants(self, site, said):
        site.page("/robots.txt", "User-agent: *\nCrawl-delay: 7")
        site.page("/busy", "", 429, Retry_After=said)
        everyone = Alone()
        with pytest.raises(NotFetched):
            fetch(f"{site.address}/busy", everyone, terms())
        assert everyone.rests == {f"127.0.0.1:{site.port}": 7.0}

    @pytest.mark.parametrize("status", [429, 503])
    def test_what_passes_is_told_from_what_stays(self, site, status):
        for said, seconds in (("30", 30), ("", 60)):
            site.page("/busy", "", status, Retry_After=said)
            with pytest.raises(NotYet) as refusal:
                fetch(f"{site.address}/busy", Alone(), terms())
            assert (refusal.value.site, refusal.value.seconds) == (f"127.0.0.1:{site.port}", seconds)
            assert refusal.value.was_asked

    @pytest.mark.parametrize("said", ["", "soon", "-5", "1e3"])
    def test_one_that_does_not_say_how_long_is_not_asked_again(self, site, said):
        site.page("/busy", "", 429, Retry_After=said)
        everyone = Alone()
        with pytest.raises(NotFetched, match="too many requests"):
            fetch(f"{site.address}/busy", everyone, terms())
        assert everyone.rests == {} and site.paths == ["/busy"]

    def test_a_rest_may_be_a_date_and_is_no_longer_than_a_day(self, site):
        for after, least, most in ((timedelta(minutes=5), 295, 300), (timedelta(days=900), 86400, 86400)):
            until = format_datetime(datetime.now(UTC) + after, usegmt=True)
            site.page("/busy", "", 429, Retry_After=until)
            everyone = Alone()
            with pytest.raises(NotFetched):
                fetch(f"{site.address}/busy", everyone, terms())
            assert least - 2 <= everyone.rests[f"127.0.0.1:{site.port}"] <= most

    @pytest.mark.parametrize(
        ("status", "words"),
        [(401, "password"), (403, "does not let"), (404, "no such page"), (410, "away"), (500, "could not"), (204, "")],
    )
    def test_what_a_site_answers_is_said_in_words(self, site, status, words):
        site.page("/ferry", "", status)
        if status == 204:
            assert fetch(f"{site.address}/ferry", Alone(), terms()).body == b""
            return
        with pytest.raises(NotFetched, match=rf"{words}.*\({status}\)\.$"):
            fetch(f"{site.address}/ferry", Alone(), terms())

    @pytest.mark.parametrize("kind", ["application/zip", "image/png", "video/mp4", "application/json"])
    def test_what_is_no_page_is_not_loaded(self, site, kind):
        site.page("/ferry", b"x", Content_Type=kind)
        with pytest.raises(NotFetched, match=f"no web page but {kind}"):
            fetch(f"{site.address}/ferry", Alone(), terms())

    def test_a_site_that_is_not_there(self, site):
        with open_site() as gone:
            address = gone.address
        with pytest.raises(NotFetched, match="cannot be reached"):
            fetch(f"{address}/ferry", Alone(), terms())


@pytest.mark.django_db
class TestTurns:
    """The table of sites, seen by several processes: each thread has a connection of its own."""

    def visit(self, number: int, log: list, delay: float, patience: float = 20.0) -> None:
        with SharedVisits(patience).turn("paper.example", delay):
            log.append(("in", number, time.monotonic()))
            time.sleep(0.05)
            log.append(("out", number, time.monotonic()))

    def all_at_once(self, count: int, delay: float) -> list:
        log: list = []

        def run(number: int) -> None:
            try:
                self.visit(number, log, delay)
            finally:
                connection.close()

        threads = [threading.Thread(target=run, args=[number]) for number in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return log

    @pytest.mark.django_db(transaction=True)
    def test_one_at_a_time_with_the_delay_between_them(self):
        log = self.all_at_once(5, 0.2)
        assert [what for what, *_ in log] == ["in", "out"] * 5
        assert {number for _, number, _ in log} == set(range(5))
        gaps = [later[2] - earlier[2] for earlier, later in zip(log[1::2], log[2::2], strict=False)]
        assert len(gaps) == 4 and min(gaps) >= 0.19

    def test_another_site_does_not_wait(self):
        with SharedVisits(1).turn("paper.example", 60):
            pass
        began = time.monotonic()
        with SharedVisits(1).turn("other.example", 60) as waited:
            assert waited < 0.5
        assert time.monotonic() - began < 1

    def test_one_who_fails_gives_the_turn_back(self):
        with pytest.raises(ZeroDivisionError), SharedVisits(1).turn("paper.example", 0):
            raise ZeroDivisionError
        self.visit(1, [], 0, patience=0)

    def test_the_turn_of_one_who_was_killed_ends(self, monkeypatch):
        monkeypatch.setattr(visits, "LEASE", timedelta(seconds=0.4))
        SharedVisits(0)._wait("paper.example")
        began = time.monotonic()
        self.visit(1, [], 0)
        assert 0.2 < time.monotonic() - began < 3

    def test_patience_ends_and_signs_are_given(self, monkeypatch):
        monkeypatch.setattr(visits, "POLL_SECONDS", 0.05)
        SharedVisits(0)._wait("paper.example")
        signs = []
        waiting = SharedVisits(0.3, lambda: signs.append(1))
        with (
            pytest.raises(NotYet, match=r"paper.example is asked for one page at a time, .* Try again in a minute"),
            waiting.turn("paper.example", 0),
        ):
            pass
        assert len(signs) >= 3

    def test_a_site_that_rests_is_left_alone_by_all(self):
        self.visit(1, [], 0)
        SharedVisits(0).rest("paper.example", 600)
        began = time.monotonic()
        with (
            pytest.raises(NotYet, match=r"wants to be left alone for now. Try again after"),
            SharedVisits(120).turn("paper.example", 0),
        ):
            pass
        assert time.monotonic() - began < 1

    def test_a_page_that_its_site_has_moved_is_one_visit(self, site, monkeypatch):
        """A site's own delay comes after it, else a link that is sent on would never be had."""
        monkeypatch.setattr(visits, "POLL_SECONDS", 0.05)
        site.page("/robots.txt", "User-agent: *\nCrawl-delay: 20")
        old = site.redirect("/old", "/ferry")
        assert fetch(old, SharedVisits(1), terms(delay=0.1)).body == ARTICLE.encode()
        assert 18 < Site.objects.seconds_left(f"127.0.0.1:{site.port}") <= 20

    def test_a_site_that_sends_us_elsewhere_rests_as_long_as_it_wants(self, site):
        site.page("/robots.txt", "User-agent: *\nCrawl-delay: 20")
        with open_site() as other:
            other.page("/ferry", ARTICLE)
            fetch(site.redirect("/old", f"{other.address}/ferry"), SharedVisits(1), terms(delay=0.1))
        assert 18 < Site.objects.seconds_left(f"127.0.0.1:{site.port}") <= 20

    def test_a_site_that_asks_for_a_longer_rest_than_one_waits_has_refused(self, site, monkeypatch):
        monkeypatch.setattr(visits, "POLL_SECONDS", 0.05)
        site.page("/busy", "", 429, Retry_After="20")
        with pytest.raises(NotYet, match=r"too many requests came \(429\)") as refusal:
            fetch(f"{site.address}/busy", SharedVisits(0.3), terms(delay=0))
        assert refusal.value.was_asked and refusal.value.seconds == 20 and site.paths == ["/busy"]

    def test_patience_is_that_of_a_fetch_and_not_of_each_turn(self, monkeypatch):
        monkeypatch.setattr(visits, "POLL_SECONDS", 0.05)
        waiting, began = SharedVisits(0.6), time.monotonic()
        with pytest.raises(NotYet):
            for _ in range(10):
                with waiting.turn("paper.example", 0.25):
                    pass
        assert time.monotonic() - began < 1.2

    def test_rules_are_kept_for_a_day(self):
        everyone = SharedVisits(1)
        self.visit(1, [], 0)
        assert everyone.robots("paper.example") is None
        everyone.keep_robots("paper.example", "User-agent: *")
        assert everyone.robots("paper.example") == "User-agent: *"
        Site.objects.update(robots_at=timezone.now() - timedelta(hours=25))
        assert everyone.robots("paper.example") is None

    def test_waiting_for_a_turn_costs_the_page_no_time(self, site):
        SharedVisits(0)._wait(f"127.0.0.1:{site.port}")
        SharedVisits(0).rest(f"127.0.0.1:{site.port}", 1.2)
        page = fetch(f"{site.address}/ferry", SharedVisits(20), terms(seconds=1.0, delay=0))
        assert page.body == ARTICLE.encode()
