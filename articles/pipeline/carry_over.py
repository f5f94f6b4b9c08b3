"""The pipeline's step for a new version of a text: spans carried over to it by their words."""

from collections import defaultdict
from collections.abc import Sequence

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
    Revision,
    Silence,
)
from ..readers.shipped import stories
from .proposals import drop_untouched, is_untouched, move
from .reader import StoryReader

DECIDED = {Mention: "entity", Quote: "", Appearance: "claim", EventReport: "event"}  # with whose rows share a place
MOVED = ("revision", "field", "start", "end", "exact", "prefix", "suffix", "is_orphaned")

Place = tuple[str, int, int]  # field, start, end


def carry_over(reader: StoryReader) -> None:
    """Bring what people decided on earlier versions to the current one by its words, or mark it as not in it.

    Of what a machine saw carry a claim, the words that are gone are marked so; the rest is read anew.

    The values of differences come along, too: those that nobody decided on are read anew later.
    """
    edited = _edited(reader.all)
    if not edited:
        return
    rows = _to_carry(edited)
    found = reader.each(
        PutAside.Stage.CHANGES, lambda article: _find(article, rows[article.pk]), with_foreign=True, among=rows
    )
    with reader.writing():
        edited = [article for article in edited if article in reader.all]  # but for those put aside
        for article in edited:
            for row, place in found.get(article.pk, ()):
                _carry(row, article, place)
        gone = [row.pk for each in found.values() for row, place in each if place is None and _is_machines(row)]
        for model in DECIDED:
            left = _left_behind(model, edited)
            left = left.filter(reading=None).exclude(pk__in=gone) if model is Appearance else left
            drop_untouched(left)
        offers = Offer.objects.filter(article__in=[article.pk for article in edited])
        offers.exclude(revision__in=[article.current_id for article in edited]).delete()


def _edited(articles: Sequence[Article]) -> list[Article]:
    """Those that have another version than the one that stands; that may be the first one again."""
    versions = Revision.objects.filter(article__in=[article.pk for article in articles]).order_by()
    others = versions.exclude(pk__in=[article.current_id for article in articles])
    keys = set(others.values_list("article", flat=True))
    return [article for article in articles if article.pk in keys]


def _left_behind(model: type[Passage], articles: Sequence[Article]) -> QuerySet:
    """What stands in earlier versions of some articles, or had its words taken out."""
    versions = Revision.objects.filter(article__in=[article.pk for article in articles]).order_by().values("pk")
    current = [article.current_id for article in articles]
    return model.objects.filter(revision__in=versions).exclude(revision__in=current, is_orphaned=False)


def _find(article: Article, rows: Sequence[Passage]) -> list[tuple[Passage, Place | None]]:
    """What is to be carried over, with where its words stand in the current version."""
    sources = {"headline": article.current.headline, "text": article.current.text}
    words = [(row.field, row.exact, row.prefix, row.suffix, row.start) for row in rows]
    return list(zip(rows, stories.found_again(sources, words), strict=True))


def _to_carry(articles: Sequence[Article]) -> dict[int, list[Passage]]:
    """What is to be carried over, by the key of its article."""
    versions = dict(Revision.objects.filter(article__in=[a.pk for a in articles]).values_list("pk", "article"))
    found: dict[int, list[Passage]] = defaultdict(list)
    for model in (*DECIDED, DiscrepancyValue):
        for row in _left_behind(model, articles):
            if model in (DiscrepancyValue, Appearance) or not is_untouched(row):
                found[versions[row.revision_id]].append(row)
    return found


def _is_machines(row: Passage) -> bool:
    """What the machine read in an earlier version is read anew; only that the words are gone is to be kept.

    A language model reads anew when somebody asks it to: what it found comes along.
    """
    return isinstance(row, Appearance) and is_untouched(row) and row.reading_id is None


def _carry(row: Passage, article: Article, place: Place | None) -> None:
    """To its words in this version, unless the same is there already; else orphaned, for as long as they are gone.

    What somebody changes in between is carried over at the next reading.
    """
    if place and _is_machines(row):
        return
    if place and not _is_taken(row, article, place) and not _is_silent(row):
        moved = type(row)().anchor(article.current, *place)
        _write(row, {name: getattr(moved, name) for name in MOVED})
    elif not row.is_orphaned:
        _write(row, {"is_orphaned": True})


def _is_taken(row: Passage, article: Article, place: Place) -> bool:
    of = DECIDED.get(type(row))
    if of is None:
        return False
    same = {of: getattr(row, f"{of}_id")} if of else {}
    field, start, end = place
    there = type(row).objects.filter(revision=article.current, field=field, start=start, end=end, **same)
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
