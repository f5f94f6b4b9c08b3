"""The pipeline's step for differences between outlets."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..models import Article, Discrepancy, DiscrepancyValue, PutAside
from ..readers.shipped import StoryStages
from ..text.discrepancies import DiscrepancyFound
from ..text.document import Span
from .claims import Places, is_same_place, places_of
from .proposals import changes_to, drop_untouched, write_untouched
from .reader import StoryReader
from .reading import span_of


def write_discrepancies(reader: StoryReader) -> None:
    """Where outlets differ; what somebody decided is known again by the places of its values."""
    claims = list(reader.story.claims.current().values_list("pk", flat=True))
    places = places_of(claims)
    rows = [(key, [(row.article_id, span_of(row)) for row in places[key] if not row.is_rejected]) for key in claims]
    found = reader.ask(PutAside.Stage.DIFFERENCES, StoryStages.differences, rows)
    with reader.writing():
        _write(reader, found)


def _write(reader: StoryReader, found: Sequence[DiscrepancyFound]) -> None:
    story = reader.story
    places = Places(places_of(story.claims.current().values_list("pk", flat=True)))
    known = {row.pk: row for row in story.discrepancies.prefetch_related("values")}
    met, fresh = _matched(known, found)
    drop_untouched(story.discrepancies.exclude(pk__in=met))
    moved = {pk for pk, difference in met.items() if not _has_its_values(known[pk], difference)}
    written = write_untouched([(known[pk], _changes(known[pk], met[pk], places, pk in moved)) for pk in met]) & moved
    DiscrepancyValue.objects.filter(discrepancy__in=written).delete()
    rows = [Discrepancy(story=story, key=key, **_fields(found, places)) for key, found in fresh.items()]
    Discrepancy.objects.bulk_create(rows)
    told = [(pk, met[pk]) for pk in written] + [(row.pk, fresh[row.key]) for row in rows]
    by_pk = {article.pk: article for article in reader.articles}
    DiscrepancyValue.objects.bulk_create(value for pk, found in told for value in _values(pk, found, by_pk))


def _matched(
    known: dict[int, Discrepancy], found: Sequence[DiscrepancyFound]
) -> tuple[dict[int, DiscrepancyFound], dict[str, DiscrepancyFound]]:
    """The differences that are there already, by the key of their row; and new ones, by their own."""
    by_key = {row.key: row for row in known.values()}
    values: dict[tuple, list[tuple[int, Span]]] = defaultdict(list)
    for row in known.values():
        for value in row.values.all():
            if not value.is_orphaned:
                values[row.kind, value.article_id].append((row.pk, span_of(value)))
    met: dict[int, DiscrepancyFound] = {}
    fresh: dict[str, DiscrepancyFound] = {}
    for difference in found:
        key = _key(difference)
        same = _same(difference, values)
        row = next((row for row in known.values() if row.pk in same and row.pk not in met), by_key.get(key))
        if row is None:
            fresh.setdefault(key, difference)
        else:
            met.setdefault(row.pk, difference)
    return met, fresh


def _fields(found: DiscrepancyFound, places: Places) -> dict:
    """What a row says of a difference, beside its values."""
    return {
        "topic": found.topic[:300],
        "kind": found.kind,
        "verdict": found.verdict,
        "score": found.score,
        "why": found.why[:500],
        "claim_id": places.held((key, span) for key, span, _ in found.values),
    }


def _changes(row: Discrepancy, found: DiscrepancyFound, places: Places, has_moved: bool) -> dict:
    """What is new in a row. Where its values are, its topic counts as new: whoever looks at it is to see the change."""
    fields = _fields(found, places)
    return changes_to(row, fields) | ({"topic": fields["topic"]} if has_moved else {})


def _has_its_values(row: Discrepancy, found: DiscrepancyFound) -> bool:
    theirs = sorted((value.article_id, span_of(value), value.value) for value in row.values.all())
    return theirs == sorted((key, span, value[:300]) for key, span, value in found.values)


def _values(row: int, found: DiscrepancyFound, articles: dict[int, Article]) -> list[DiscrepancyValue]:
    values = []
    for key, span, value in found.values:
        words = DiscrepancyValue(discrepancy_id=row, article=articles[key], value=value[:300])
        values.append(words.anchor(articles[key].current, span.field, span.start, span.end))
    return values


def _same(found: DiscrepancyFound, values: Mapping[tuple, Sequence[tuple[int, Span]]]) -> set[int]:
    """The rows of one kind with values at the same places in two articles; `values` by kind and article."""
    shared: dict[int, set[int]] = defaultdict(set)
    for article, span, _ in found.values:
        for row, place in values.get((found.kind, article), ()):
            if is_same_place(span, place):
                shared[row].add(article)
    return {row for row, articles in shared.items() if len(articles) > 1}


def _key(found: DiscrepancyFound) -> str:
    """A name for a difference, from its kind and the places of its values."""
    places = [(str(key), span.field, span.start, span.end) for key, span, _ in found.values]
    return hashlib.sha256(repr((found.kind, found.topic, places)).encode()).hexdigest()
