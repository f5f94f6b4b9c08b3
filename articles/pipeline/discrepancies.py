"""The pipeline's step for differences between outlets."""

import hashlib
from collections.abc import Sequence

from ..models import Appearance, Article, Discrepancy, DiscrepancyValue, Story
from ..text.discrepancies import DiscrepancyFound, compare
from ..text.index import StoryIndex
from .claims import held, is_same_place, places_of
from .proposals import is_untouched
from .reading import span_of


def write_discrepancies(story: Story, articles: Sequence[Article], index: StoryIndex) -> None:
    """Where outlets differ; what somebody decided is known again by the places of its values."""
    claims = list(story.claims.current())
    places = places_of([claim.pk for claim in claims])
    rows = [(c.pk, [(a.article_id, span_of(a)) for a in places[c.pk] if not a.is_rejected]) for c in claims]
    found = compare(index, rows)
    known = list(story.discrepancies.prefetch_related("values"))
    kept = set()
    by_pk = {article.pk: article for article in articles}
    for difference in found:
        row = next((k for k in known if k.pk not in kept and _is_same(k, difference)), None)
        row = row or Discrepancy(story=story, key=_key(difference))
        kept.add(_write_difference(row, difference, by_pk, places))
    story.discrepancies.undecided_by_people().exclude(pk__in=kept).delete()


def _write_difference(row: Discrepancy, found: DiscrepancyFound, articles: dict[int, Article], places: dict) -> int:
    """Write a difference that is new or that nobody has touched; its primary key either way."""
    if row.pk and not is_untouched(row):
        return row.pk
    row.topic, row.kind, row.verdict = found.topic[:300], found.kind, found.verdict
    row.score, row.why = found.score, found.why[:500]
    row.claim_id = _claim_of(found, places)
    row.save()
    row.values.all().delete()
    values = []
    for key, span, value in found.values:
        words = DiscrepancyValue(discrepancy=row, article=articles[key], value=value[:300])
        values.append(words.anchor(articles[key].current, span.field, span.start, span.end))
    DiscrepancyValue.objects.bulk_create(values)
    return row.pk


def _claim_of(found: DiscrepancyFound, places: dict[int, list[Appearance]]) -> int | None:
    """The claim whose appearances hold most of the values."""
    return held(places, [(key, span) for key, span, _ in found.values])


def _is_same(row: Discrepancy, found: DiscrepancyFound) -> bool:
    """Of one kind, with values at the same places in two articles."""
    if row.kind != found.kind:
        return False
    theirs = [(value.article_id, span_of(value)) for value in row.values.all()]
    shared = {key for key, span, _ in found.values for k, s in theirs if k == key and is_same_place(span, s)}
    return len(shared) > 1


def _key(found: DiscrepancyFound) -> str:
    """A name for a difference, from its kind and the places of its values."""
    places = [(str(key), span.field, span.start, span.end) for key, span, _ in found.values]
    return hashlib.sha256(repr((found.kind, found.topic, places)).encode()).hexdigest()
