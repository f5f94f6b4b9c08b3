"""Which articles a new one is compared with: those that share most of its strongest words, near in time."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from articles.models import Article, Signature
from articles.pipeline import placing
from articles.text.stories import Signature as Signed
from tests.conftest import make_story

pytestmark = pytest.mark.django_db

DAY = date(2031, 3, 2)
TERMS = ("ferry", "vellin", "strike", "harbour", "quay", "tavor")


def signed(terms: str, day: date | None = DAY) -> int:
    article = Article.objects.create(identity=str(uuid4()))
    Signature.objects.create(article=article, index_terms=terms.split(), weights={}, published_on=day)
    return article.pk


def like(day: date | None, terms=TERMS) -> list[int]:
    return list(Signature.objects.like(terms, day).values_list("article", flat=True))


def test_those_that_share_most_come_first_and_of_these_the_newest():
    most, two, newer = signed("ferry vellin strike quay"), signed("ferry quay bread"), signed("tavor harbour oil")
    signed("ferry bread oil"), signed("bread oil")
    assert like(DAY) == [most, newer, two]


@pytest.mark.parametrize("day", [DAY, date(1999, 12, 20), date(1996, 2, 29)])
@pytest.mark.parametrize(("apart", "is_found"), [(-70, True), (-36, True), (1, True), (70, True), (71, False)])
def test_they_lie_near_in_time_whichever_period_a_day_falls_into(day, apart, is_found):
    other = signed("ferry vellin", day + timedelta(days=apart))
    assert like(day) == [other] * is_found


def test_an_article_without_a_date_is_compared_with_all_and_all_with_it():
    undated, old = signed("ferry vellin", None), signed("ferry vellin", date(2003, 5, 1))
    assert like(DAY) == [undated] and like(None) == [old, undated]


def test_the_most_alike_is_among_the_candidates_however_many_newer_ones_share_little(monkeypatch):
    monkeypatch.setattr(placing, "CANDIDATES", 3)
    alike = signed(" ".join(TERMS))
    story = make_story("Ferries", Article(pk=alike))
    for number in range(4):
        make_story(f"Bread {number}", Article(pk=signed("ferry quay")))
    new = Article.objects.get(pk=signed("new"))
    new.published_at = datetime(2031, 3, 2, 12, tzinfo=UTC)
    found = placing.candidates_of(new, Signed(TERMS, {}))
    assert len(found) == 3 and found[0][0] == story.pk


def test_terms_are_looked_up_by_period():
    plan = without_scans(Signature.objects.like(TERMS, DAY))
    assert "signature_by_term_and_period" in plan, plan


def without_scans(rows) -> str:
    """How the database would look for these rows in a table too large to be gone through."""
    with transaction.atomic(), connection.cursor() as cursor:
        for way in ("seqscan", "indexscan", "nestloop"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
        return rows.explain()
