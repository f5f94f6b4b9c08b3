"""The pipeline's step for a new version of a text: spans carried over to it by their words."""

from collections.abc import Iterator

from django.db.models import QuerySet

from ..models import (
    Appearance,
    Article,
    DiscrepancyValue,
    EventReport,
    Mention,
    Offer,
    Passage,
    PutAside,
    Quote,
    Silence,
)
from ..readers.shipped import stories
from .proposals import drop_untouched, is_untouched, move
from .reader import StoryReader

DECIDED = {Mention: "entity", Quote: "", Appearance: "claim", EventReport: "event"}  # with whose rows share a place
MOVED = ("revision", "start", "end", "exact", "prefix", "suffix", "is_orphaned")

Extent = tuple[int, int]


def carry_over(reader: StoryReader) -> None:
    """Bring what people decided on earlier versions to the current one by its words, or mark it as not in it.

    Of what a machine saw carry a claim, the words that are gone are marked so; the rest is read anew.

    The values of differences come along, too: those that nobody decided on are read anew later.
    """
    found = reader.each(PutAside.Stage.CHANGES, _find, with_foreign=True)
    with reader.writing():
        for article in reader.all:
            for row, place in found[article.pk]:
                _carry(row, article, place)
            gone = [row.pk for row, place in found[article.pk] if place is None and _is_machines(row)]
            for model in DECIDED:
                left = _left_behind(model, article)
                left = left.filter(reading=None).exclude(pk__in=gone) if model is Appearance else left
                drop_untouched(left)
            Offer.objects.filter(revision__article=article).exclude(revision=article.current).delete()


def _left_behind(model: type[Passage], article: Article) -> QuerySet:
    rows = model.objects.filter(revision__in=article.revisions.values("pk"))
    return rows.exclude(revision=article.current, is_orphaned=False)


def _find(article: Article) -> list[tuple[Passage, Extent | None]]:
    """What is to be carried over, with where its words stand in the current version."""
    rows = list(_to_carry(article))
    if not rows:
        return []
    sources = {"headline": article.current.headline, "text": article.current.text}
    words = [(row.field, row.exact, row.prefix, row.suffix, row.start) for row in rows]
    return list(zip(rows, stories.found_again(sources, words), strict=True))


def _to_carry(article: Article) -> Iterator[Passage]:
    for model in DECIDED:
        rows = _left_behind(model, article)
        yield from (row for row in rows if not is_untouched(row) or isinstance(row, Appearance))
    yield from _left_behind(DiscrepancyValue, article)


def _is_machines(row: Passage) -> bool:
    """What the machine read in an earlier version is read anew; only that the words are gone is to be kept.

    A language model reads anew when somebody asks it to: what it found comes along.
    """
    return isinstance(row, Appearance) and is_untouched(row) and row.reading_id is None


def _carry(row: Passage, article: Article, place: Extent | None) -> None:
    """To its words in this version, unless the same is there already; else orphaned, for as long as they are gone.

    What somebody changes in between is carried over at the next reading.
    """
    if place and _is_machines(row):
        return
    if place and not _is_taken(row, article, place) and not _is_silent(row):
        moved = type(row)().anchor(article.current, row.field, *place)
        _write(row, {name: getattr(moved, name) for name in MOVED})
    elif not row.is_orphaned:
        _write(row, {"is_orphaned": True})


def _is_taken(row: Passage, article: Article, place: Extent) -> bool:
    of = DECIDED.get(type(row))
    if of is None:
        return False
    same = {of: getattr(row, f"{of}_id")} if of else {}
    there = type(row).objects.filter(revision=article.current, field=row.field, start=place[0], end=place[1], **same)
    return there.exclude(pk=row.pk).exists()


def _is_silent(row: Passage) -> bool:
    """Somebody has called the article silent on a claim since its words were gone: that stands."""
    if not (row.is_orphaned and isinstance(row, Appearance) and row.is_confirmed):
        return False
    return Silence.objects.confirmed().filter(claim=row.claim_id, article=row.article_id).exists()


def _write(row: Passage, changes: dict) -> None:
    if isinstance(row, DiscrepancyValue):
        DiscrepancyValue.objects.filter(pk=row.pk).update(**changes)
    else:
        move(row, **changes)
