"""Who was first: one rule, said in Python and in SQL, and the same on every page."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from articles.matrix.build import build_matrix
from articles.matrix.coverage import coverage_of
from articles.matrix.firsts import came_out_before, first_of, span_of
from articles.models import Article, Claim, Outlet
from articles.overviews.entity import firsts_of
from articles.overviews.outlet import first_with
from tests.conftest import make_article, make_story, place, suggest

pytestmark = pytest.mark.django_db
DAY, NEXT_DAY = datetime(2031, 3, 3, tzinfo=UTC), datetime(2031, 3, 4, tzinfo=UTC)
NINE, TEN = DAY + timedelta(hours=9), DAY + timedelta(hours=10)

# Two articles' dates → whether the first one was certainly out before.
PAIRS = {
    "an hour earlier": ((NINE, "time"), (TEN, "time"), True),
    "at the same moment": ((NINE, "time"), (NINE, "time"), False),
    "a day before the next": ((DAY, "day"), (NEXT_DAY, "day"), True),
    "the same day": ((DAY, "day"), (DAY, "day"), False),
    "a day, and an hour of it": ((DAY, "day"), (TEN, "time"), False),
    "an hour, and its day": ((NINE, "time"), (DAY, "day"), False),
    "an hour, and the next day": ((NINE, "time"), (NEXT_DAY, "day"), True),
    "a day, and the first moment of the next": ((DAY, "day"), (NEXT_DAY, "time"), True),
    "an unknown date": ((NINE, "time"), (None, "day"), False),
    "an hour that is the day’s where it was published": ((DAY - timedelta(hours=2), "time", 330), (DAY, "day"), False),
    "an hour that is the next day’s in UTC alone": ((DAY + timedelta(hours=2), "time", -420), (DAY, "day"), True),
    "an hour of two clocks": ((NINE, "time", 840), (TEN, "time", -720), True),
    "the end of time": ((NINE, "time"), (datetime(9999, 12, 31, tzinfo=UTC), "day"), True),
}


def dated(at: datetime | None, precision: str, offset: int | None = None) -> Article:
    return Article(published_at=at, published_precision=precision, published_offset=offset)


@pytest.mark.parametrize("one, other, is_before", PAIRS.values(), ids=PAIRS.keys())
def test_an_article_was_out_before_another_only_where_it_must_have_been(one, other, is_before):
    a, b = (dated(*date) for date in (one, other))
    assert came_out_before(a, b) is is_before
    assert not (is_before and came_out_before(b, a))


def test_the_span_of_a_day_is_that_day_alone():
    span = span_of(Article(published_at=TEN, published_precision="day"))
    assert span.begin == DAY and span.last < NEXT_DAY


@pytest.fixture
def four(journalist):
    """Three outlets, one of them with two articles, and an article of no known outlet, all with one claim."""
    names = ["Calder Wire", "Ostrand Post", "Lakeside Echo"]
    outlets = [Outlet.objects.create(name=name) for name in names]
    articles = [
        make_article(outlet, f"Fire {number}", f"A fire broke out. Number {number}.")
        for number, outlet in enumerate([*outlets, outlets[0], None])
    ]
    story = make_story("Fire", *articles)
    claim = Claim.objects.state(story, "A fire broke out.", journalist)
    for article in articles:
        claim.tag(*place(article, "A fire broke out"), by=journalist)
    return outlets, articles, claim


def date(article: Article, at: datetime | None, precision: str = "time", offset: int | None = None) -> None:
    fields = {"published_at": at, "published_precision": precision, "published_offset": offset}
    Article.objects.filter(pk=article.pk).update(**fields)


def why(articles) -> str:
    first = first_of(Article.objects.filter(pk__in=[a.pk for a in articles]).with_outlet().order_by("pk"))
    assert first.article is None
    return first.why


class TestWords:
    def test_nobody_carries_it(self, four):
        assert why([]) == "nobody has confirmed yet that an outlet carries it"

    def test_one_outlet_alone(self, four):
        _, articles, _ = four
        assert why([articles[0], articles[3]]) == "only Calder Wire is confirmed to carry it"

    def test_a_date_that_nobody_knows(self, four):
        _, articles, _ = four
        date(articles[0], NINE)
        assert why(articles[:2]) == "nobody knows when Ostrand Post came out with it"
        wanted = "nobody knows when Ostrand Post, Lakeside Echo and 1 more came out with it"
        assert why([articles[0], articles[1], articles[2], articles[4]]) == wanted
        assert why(articles[1:3]) == "nobody knows when Ostrand Post and Lakeside Echo came out with it"

    def test_a_day_without_an_hour(self, four):
        _, articles, _ = four
        date(articles[0], NINE)
        date(articles[1], DAY, "day")
        assert why(articles[:2]) == "of Ostrand Post only the day is known"

    def test_the_same_moment(self, four):
        _, articles, _ = four
        for article in articles[:2]:
            date(article, NINE)
        assert why(articles[:2]) == "Calder Wire and Ostrand Post came out at the same time"


def test_an_outlets_own_later_or_undated_article_does_not_take_it_from_being_first(four):
    _, articles, claim = four
    for article, at in zip(articles, (NINE, TEN, TEN, None, TEN), strict=True):
        date(article, at)
    assert answers(claim) == {articles[0].outlet_id}


def test_a_suggested_or_lost_passage_is_nobodys_word(four, journalist):
    outlets, articles, claim = four
    for article, at in zip(articles, (NINE, TEN, DAY, TEN, TEN), strict=True):
        date(article, at)
    claim.appearances.filter(article=articles[2]).delete()
    suggest(claim, articles[2], "A fire broke out")
    assert answers(claim) == {outlets[0].pk}


def test_who_announces_it_is_not_first_with_it(four):
    outlets, articles, claim = four
    for article, at in zip(articles, (NINE, TEN, NEXT_DAY, NEXT_DAY, NEXT_DAY), strict=True):
        date(article, at)
    claim.appearances.filter(article=articles[0]).update(modality="planned")
    assert answers(claim) == {outlets[1].pk}


def test_an_article_that_left_the_story_is_no_rival(four, journalist):
    outlets, articles, claim = four
    for article, at in zip(articles, (TEN, NINE, TEN, TEN, NEXT_DAY), strict=True):
        date(article, at)
    assert answers(claim) == {outlets[1].pk}
    for member in articles[1].memberships.all():
        member.reject(journalist)
    date(articles[2], NEXT_DAY)
    assert answers(claim) == {outlets[0].pk}


def answers(claim: Claim) -> set:
    """Whom the three ways to ask call first; each must give the same answer."""
    matrix = build_matrix(claim.story, [claim])
    by_coverage = {part.column.outlet.pk if part.column.outlet else None for part in coverage_of(matrix) if part.first}
    by_record = {outlet.pk for outlet in Outlet.objects.all() if claim in first_with(outlet)}
    row = matrix.rows[0]
    on_page = row.first().article
    (of_entity,) = firsts_of([claim])
    named = {on_page.outlet_id} if on_page else set()
    assert by_coverage == named
    assert by_record == named - {None}
    assert of_entity.article == on_page
    return named


def test_all_pages_give_one_answer_whatever_the_dates(four):
    outlets, articles, claim = four
    random = Random(31)
    moments = [DAY, NINE, TEN, DAY + timedelta(days=1, microseconds=-1), NEXT_DAY, NEXT_DAY + timedelta(hours=9)]
    seen = set()
    for _ in range(150):
        for article in articles:
            at = None if random.random() < 0.05 else random.choice(moments)
            date(article, at, random.choice(["day", "time", "time"]), random.choice([None, None, 0, 600, -600]))
        seen |= answers(claim) or {"nobody"}
    assert seen == {"nobody", None, *(outlet.pk for outlet in outlets)}
