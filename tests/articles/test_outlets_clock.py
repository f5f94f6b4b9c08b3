"""An outlet has a zone and a language, and its articles have them where they say none themselves."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.filters.article import published_from, published_until
from articles.intake.given import parse_published
from articles.intake.take_in import Submission, take_in
from articles.jobs import read_outlet
from articles.matrix.firsts import came_out_before
from articles.models import Article, Claim, Outlet, Story
from articles.models.published import Published
from articles.overviews.dossier import published
from articles.pipeline.reading import document_of
from articles.text.dates import find_dates
from tests.articles.test_edited_at_once import posted_by
from tests.conftest import make_article, make_story, tagged

WORDS = "The sluice at Tarn gave way early today. The council meets tomorrow, and met yesterday."


@pytest.fixture
def outlet(db):
    return Outlet.objects.create(name="Delta Herald", zone="Asia/Kolkata", language="hi")


def came_in(said: str, outlet: str = "Delta Herald", words: str = WORDS) -> Article:
    return Article.objects.get(pk=take_in(Submission(words.encode(), outlet=outlet, published=said)).article.pk)


@pytest.mark.parametrize(
    ("said", "moment", "day"),
    [
        ("2031-05-07T01:30", "2031-05-06T20:00", "2031-05-07"),  # by the outlet's clock
        ("2031-05-06 20:00", "2031-05-06T14:30", "2031-05-06"),
        ("2031-05-06T20:00Z", "2031-05-06T20:00", "2031-05-07"),  # a moment, and the outlet's day
        ("2031-05-06T20:00+00:00", "2031-05-06T20:00", "2031-05-07"),
        ("2031-05-06T20:00-03:00", "2031-05-06T23:00", "2031-05-06"),  # a clock of its own
        ("2031-05-07", "2031-05-07T00:00", "2031-05-07"),  # a day has no clock
    ],
)
def test_the_day_is_the_outlets(outlet, said, moment, day):
    article = came_in(said)
    assert f"{article.published_at:%Y-%m-%dT%H:%M}" == moment
    assert article.published_on.isoformat() == published(article)[:10] == day
    assert document_of(article).published == article.published_on


def test_without_a_zone_the_day_is_that_of_utc(db):
    assert came_in("2031-05-06T20:00Z", "Nobody’s").published_on == date(2031, 5, 6)
    assert came_in("2031-05-06T23:50", "Nobody’s", f"{WORDS} More.").published_at.hour == 23


def test_today_is_the_outlets_day(outlet):
    article = came_in("2031-05-06T20:00Z")
    days = [found.first for found in find_dates(article.current.text, document_of(article).published)]
    assert days == [date(2031, 5, 7), date(2031, 5, 8), date(2031, 5, 6)]


@pytest.mark.parametrize("said", ["2031-05-07T01:30", "2031-05-06T20:00Z", "2031-05-06T20:00-03:00", "2031-05-07"])
@pytest.mark.parametrize("zone", ["", "America/Lima", "Europe/London"])
def test_a_zone_that_comes_and_goes_leaves_nothing_behind(outlet, editor, said, zone):
    article = came_in(said)
    before = Article.objects.values().get(pk=article.pk)
    outlet.edit(editor, zone=zone)
    moved = Article.objects.get(pk=article.pk)
    if said.endswith("01:30"):
        assert moved.published_hour == time(1, 30)
    if said.endswith("Z"):
        assert moved.published_at == article.published_at
    Outlet.objects.get().edit(editor, zone="Asia/Kolkata")
    assert Article.objects.values().get(pk=article.pk) | {"version": 0} == before | {"version": 0}


@pytest.mark.parametrize("day, ahead", [(date(2031, 1, 7), 0), (date(2031, 7, 7), 60)])
def test_summer_time_is_that_of_the_day(day, ahead):
    assert Published.stated(day, time(12)).on_clock("Europe/London").offset == ahead


def test_hours_that_a_clock_skips_or_has_twice_are_some_moment_and_stay_the_same_hour():
    for hour in (time(1, 30), time(2, 30), time(3, 30)):
        for day in (date(2031, 3, 30), date(2031, 10, 26)):
            there = Published.stated(day, hour).on_clock("Europe/Berlin")
            assert there.on_clock("Europe/Berlin") == there
            assert there.on_clock("").at == datetime.combine(day, hour, UTC)


def test_at_the_ends_of_the_calendar_a_clock_costs_nothing():
    for said in ("1400-01-01T00:00", "2999-12-31T23:59", "2999-12-31T23:59Z"):
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
            assert parse_published(said).on_clock(zone).at


def test_a_person_gives_an_article_a_clock_of_its_own(outlet, editor):
    article = came_in("2031-05-06T20:00Z")
    article.edit(editor, **Published.stated(date(2031, 5, 6), time(22), "Europe/Berlin").of_article())
    assert article.published_at == datetime(2031, 5, 6, 20, tzinfo=UTC) and article.published_on.day == 6
    outlet.edit(editor, zone="Asia/Tokyo")
    assert Article.objects.get(pk=article.pk).published_on.day == 6


def test_a_date_stands_on_its_outlets_clock_as_that_is_now(outlet, editor, journalist):
    shown = Article.objects.with_outlet().get(pk=came_in("").pk)
    Outlet.objects.get().edit(editor, zone="Asia/Tokyo")
    shown.edit(journalist, shown.version, **Published.stated(date(2031, 5, 7), time(1, 30)).of_article())
    assert Article.objects.get().published_at == datetime(2031, 5, 6, 16, 30, tzinfo=UTC)


def test_another_outlet_means_another_clock(outlet, journalist):
    lima = Outlet.objects.create(name="Lima Post", zone="America/Lima")
    article = came_in("2031-05-07T01:30")
    article.edit(journalist, outlet=lima)
    assert (article.published_hour, article.published_at.hour, article.set_by_people) == (time(1, 30), 6, ["outlet"])
    article.edit(journalist, outlet=None)
    assert (article.published_hour, article.published_at.hour) == (time(1, 30), 1)


def test_an_outlet_that_comes_later_brings_its_clock(outlet):
    came_in("2031-05-07T01:30", "")
    assert came_in("2031-05-07T01:30").published_at == datetime(2031, 5, 6, 20, tzinfo=UTC)


def test_merged_outlets_share_a_clock_and_part_again(outlet, editor):
    heir = Outlet.objects.create(name="Herald of the Delta")
    article, before = came_in("2031-05-07T01:30", "Herald of the Delta"), heir.zone
    outlet.merge_into(heir, editor)
    heir.refresh_from_db()
    assert (heir.zone, heir.language) == ("Asia/Kolkata", "hi")
    assert Article.objects.get(pk=article.pk).published_at.hour == 20
    outlet.unmerge(editor)
    heir.refresh_from_db()
    assert heir.zone == before and Article.objects.get(pk=article.pk).published_at.hour == 1


def test_the_heirs_own_clock_stands(outlet, editor):
    heir = Outlet.objects.create(name="Lima Post", zone="America/Lima")
    article = came_in("2031-05-07T01:30")
    outlet.merge_into(heir, editor)
    assert Article.objects.get(pk=article.pk).published_at.hour == 6
    outlet.unmerge(editor)
    assert Article.objects.get(pk=article.pk).published_at.hour == 20


@pytest.mark.django_db(transaction=True)
def test_a_merge_leaves_the_heirs_own_articles_alone(editor):
    outlet = Outlet.objects.create(name="Delta Herald", zone="Asia/Kolkata")
    heir = Outlet.objects.create(name="Lima Post", zone="America/Lima")
    moved, own = came_in("2031-05-07T01:30"), came_in("2031-05-07T02:30", "Lima Post")
    other = connection.copy()
    other.set_autocommit(False)
    try:
        with other.cursor() as cursor:  # somebody is at work on it
            cursor.execute("SELECT 1 FROM articles_article WHERE id = %s FOR UPDATE", [own.pk])
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
        outlet.merge_into(heir, editor)
        assert Article.objects.get(pk=moved.pk).published_at.hour == 6
        outlet.unmerge(editor)
        assert Article.objects.get(pk=moved.pk).published_at.hour == 20
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET lock_timeout")
        other.rollback()
        other.close()


def test_language_is_the_articles_own_or_its_outlets(outlet):
    article = make_article(outlet, "A", "x")
    assert article.written_in == "hi"
    article.language = "en"
    assert article.written_in == "en"
    assert make_article(None, "B", "x").written_in == ""


def test_who_was_first_goes_by_the_moment_on_whichever_clock(outlet):
    lima = Outlet.objects.create(name="Lima Post", zone="America/Lima")
    early, late = came_in("2031-05-07T09:00"), came_in("2031-05-07T00:00", "Lima Post", f"{WORDS} Late.")
    assert lima.articles.get() == late and came_out_before(early, late)


def test_the_list_counts_by_the_place(outlet):
    came_in("2031-05-06T20:00Z")
    for zone in (UTC, None):
        in_may = Article.objects.filter(published_from(date(2031, 5, 7), zone or UTC))
        assert in_may.exists()
    assert not Article.objects.filter(published_until(date(2031, 5, 6), UTC)).exists()


def test_the_page_shows_the_hour_of_the_place(outlet):
    template = Template("{% load times %}{% published article %}")
    shown = template.render(Context({"article": came_in("2031-05-06T20:00Z")}))
    assert "7 May 2031, 01:30" in shown and "UTC+05:30" in shown and 'datetime="2031-05-07T01:30:00+05:30"' in shown


def test_timeline_table_and_words_go_by_the_clock_of_the_place(as_reader, outlet, journalist):
    article = came_in("2031-05-06T20:00Z")
    story = make_story("Sluice", article)
    claim = Claim.objects.state(story, "The sluice gave way.", journalist)
    tagged(claim, article, "The sluice at Tarn gave way", journalist)
    as_reader.cookies["zone"] = "America/Lima"
    for name, more in (("timeline", []), ("words", [claim.pk])):
        shown = as_reader.get(reverse(f"story_{name}", args=[story.slug, *more])).content.decode()
        assert "7 May 2031, 01:30" in shown and "UTC+05:30" in shown and "15:00" not in shown
    assert '<time datetime="2031-05-07">7 May 2031' in as_reader.get(story.get_absolute_url()).content.decode()


class TestItsPage:
    def save(self, client, outlet, **typed):
        address = reverse("outlet_edit", args=[outlet.pk])
        shown = posted_by(client.get(address).content.decode(), "Save")
        return client.post(address, shown | typed)

    def test_a_zone_moves_its_articles_says_so_and_goes_back(self, as_editor, outlet):
        article = came_in("2031-05-07T01:30")
        make_story("Sluice", article)
        answer = self.save(as_editor, outlet, zone="america/lima")
        page = as_editor.get(answer.url).content.decode()
        assert "America/Lima" in page and "are read anew as soon as a worker runs" in page
        assert Article.objects.get().published_at.hour == 6
        as_editor.post(reverse("undo"), posted_by(page, "Undo"))
        assert Outlet.objects.get().zone == "Asia/Kolkata" and Article.objects.get().published_at.hour == 20

    @pytest.mark.parametrize("zone", ["Mars/Base", "+05:30", "/etc/localtime", "x" * 60])
    def test_what_is_no_zone_is_refused(self, as_editor, outlet, zone):
        assert self.save(as_editor, outlet, zone=zone).status_code == 422
        assert Outlet.objects.get().zone == "Asia/Kolkata"

    def test_the_job_has_their_stories_read(self, outlet):
        inheriting, own = came_in("2031-05-07T01:30"), came_in("2031-05-07T01:30+02:00", words=f"{WORDS} Own.")
        Article.objects.filter(pk=own.pk).update(language="en")
        story, _ = make_story("Sluice", inheriting), make_story("Another", own)
        read_outlet(outlet.pk)
        assert [job.args["story_id"] for job in ProcrastinateJob.objects.all()] == [story.pk]

    def test_zones_are_proposed(self, as_reader, db):
        assert "Asia/Kolkata" in as_reader.get(reverse("zone_names"), {"zone": "kolk"}).content.decode()
        assert "America/New_York" in as_reader.get(reverse("zone_names"), {"published_zone": "new y"}).content.decode()
        assert "option" not in as_reader.get(reverse("zone_names")).content.decode()


def test_many_articles_are_put_on_a_clock_in_few_statements(outlet, editor):
    moment = datetime(2031, 5, 6, 20, tzinfo=UTC)
    made = [make_article(outlet, f"A{n}", "x", moment, published_precision="time") for n in range(30)]
    make_story("Sluice", *made)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        outlet.edit(editor, zone="America/Lima")
    assert len(asked) < 20
    assert Story.objects.get().latest_at == datetime(2031, 5, 7, 1, tzinfo=UTC)
