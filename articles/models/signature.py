from collections.abc import Collection
from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Max, Q
from django.db.models.expressions import RawSQL

from newsroom.values import shifted

from .article import Article

WINDOW = timedelta(days=70)  # wide enough for an article with a wrong date; how far apart is weighed later
NEWEST = 20_000  # articles among which something is looked for that is like one without a date
PERIOD_DAYS, FIRST_PERIOD = 35, date(2000, 1, 1)  # as in the database's signature_keys()
LEAST_SHARED = 2  # index terms: every third of unrelated articles shares one
SHARED = "(SELECT count(*) FROM unnest(articles_signature.index_terms) AS term WHERE term = ANY(%s::varchar[]))"


class SignatureQuerySet(models.QuerySet):
    def like(self, terms: Collection[str], day: date | None):
        """Those of articles that share index terms and lie close in time, or have no date; the most shared first.

        For one without a date, of the articles that came in lately. An archive's length costs nothing: terms are looked
        up by period.
        """
        if day:
            start, end = shifted(day, -WINDOW), shifted(day, WINDOW)
            rows = self.alias(keys=KEYS).filter(keys__overlap=_keys(terms, start, end))
            rows = rows.filter(Q(published_on__range=(start, end)) | Q(published_on=None))
        else:
            last = self.aggregate(last=Max("article"))["last"] or 0
            rows = self.filter(index_terms__overlap=list(terms), article__gt=last - NEWEST)
        shared = RawSQL(SHARED, [list(terms)], output_field=models.IntegerField())
        return rows.annotate(shared=shared).filter(shared__gte=LEAST_SHARED).order_by("-shared", "-article")


def _keys(terms: Collection[str], start: date, end: date) -> list[str]:
    """What `signature_keys` says of articles with these terms from one day to another, and of those without a date."""
    first, last = ((day - FIRST_PERIOD).days // PERIOD_DAYS for day in (start, end))
    return [f"{period}:{term}" for period in (*range(first, last + 1), "") for term in terms]


KEYS = Func(F("index_terms"), F("published_on"), function="signature_keys", output_field=ArrayField(models.TextField()))


class Signature(models.Model):
    """What story assignment compares: an article's weighted terms, the strongest of them indexed."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="signature")
    index_terms = ArrayField(models.CharField(max_length=100))
    weights = models.JSONField()
    published_on = models.DateField(null=True)

    objects = SignatureQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(KEYS, name="signature_by_term_and_period"),
            GinIndex(fields=["index_terms"], name="signature_terms"),
        ]

    def __str__(self) -> str:
        return f"signature of {self.article_id}"
