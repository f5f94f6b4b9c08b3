"""The dossier of a story: everything the desk and the machine have on it, as one JSON object.

Its shape is fixed (see docs/dossier.md). Suggested and confirmed rows are both there, told apart by `state`; rejected
ones, merged ones and passages that were merely offered are not. Offsets are code points into the article's `text`, or
into its `headline` where a row carries `"field": "headline"`.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import F
from django.utils import timezone

from entities.models import Alias, Entity

from ..matrix.build import build_matrix
from ..matrix.cells import Cell, Matrix, Row
from ..matrix.lines import in_screen_order
from ..models import (
    Appearance,
    Article,
    Claim,
    Discrepancy,
    EventReport,
    FeedEntry,
    Fetched,
    Mention,
    OriginalFile,
    Passage,
    Quote,
    ReadThrough,
    Reuse,
    Revision,
    Story,
)
from ..text.page import RawPlaces
from .changes import changes_of, taken_down
from .steps import exported

MIDNIGHT_LENGTH = 10  # of an ISO date
# What tells of the page; others tell of the visit, cookies among them, and stay with us.
EXPORTED_HEADERS = frozenset(
    ("content-type", "content-language", "content-location", "date", "last-modified", "etag", "link", "location")
)


def build_dossier(story: Story) -> dict[str, Any]:
    """The dossier as plain dictionaries and lists, ready for json.dumps."""
    matrix = build_matrix(story, story.claims.current().select_related("reading"))
    articles = list(story.articles.select_related("outlet", "current").in_order_of_publication())
    revisions = {article.current_id: article.pk for article in articles}
    came = _Came(articles)
    return {
        "story": {
            "id": story.pk,
            "slug": story.slug,
            "title": story.title,
            "stage": story.stage,
            "exported_at": timezone.now().isoformat(timespec="seconds"),
        },
        "articles": _articles(articles, matrix),
        "claims": [_claim(row, revisions, came) for row in in_screen_order(matrix.rows)],
        "entities": _entities(revisions),
        "events": _events(revisions),
        "quotes": [_quote(quote, revisions) for quote in _rows(Quote, revisions).order_by("revision", "start")],
        "discrepancies": _discrepancies(story, revisions),
        "reuse": _reuse(articles),
    }


def build_claim_dossier(claim: Claim) -> dict[str, Any]:
    """One claim as the dossier has it, with the articles that its offsets point into."""
    matrix = build_matrix(claim.story, [claim])
    articles = list(claim.story.articles.select_related("outlet", "current").in_order_of_publication())
    entry = _claim(matrix.rows[0], {article.current_id: article.pk for article in articles}, _Came(articles))
    carrying = {row["article"] for row in entry["appearances"]}
    return {
        "story": {"id": claim.story_id, "slug": claim.story.slug, "title": claim.story.title},
        "articles": _articles([article for article in articles if article.pk in carrying], matrix),
        "claim": entry,
    }


class _Came:
    """Where words stand in what came, article by article, as they are asked for."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.versions = {article.current_id: article.current for article in articles}
        self.known: dict[tuple[int, str], RawPlaces] = {}

    def of(self, row: Passage) -> list[int] | None:
        """[start, end] in the raw text of the version; None where the words do not stand there so."""
        key = row.revision_id, row.field
        if key not in self.known:
            version = self.versions[row.revision_id]
            text = version.headline if row.field == Passage.Field.HEADLINE else version.text
            is_page = version.raw_format == Revision.Format.HTML
            self.known[key] = RawPlaces(version.raw, text, is_page, version.is_mended)
        found = self.known[key].of(row.start, row.end)
        return list(found) if found else None


def _rows(model, revisions: dict[int, int]):
    return model.objects.live().filter(revision__in=revisions, is_orphaned=False)


def _span(row: Passage, article: int) -> dict[str, Any]:
    span = {"article": article, "start": row.start, "end": row.end, "exact": row.exact}
    return span | ({"field": "headline"} if row.field == Passage.Field.HEADLINE else {})


def _articles(articles: list[Article], matrix: Matrix) -> list[dict]:
    origins = {pk: origin for column in matrix.columns for pk, origin in column.origins.items()}
    read = set(
        ReadThrough.objects.filter(revision__in=[a.current_id for a in articles]).values_list(
            "revision__article", flat=True
        )
    )
    fetched, feeds, changes = _fetched(articles), _feeds(articles), _changes(articles)
    files = _files(articles)
    gone = {watch.pk: watch.gone_at.isoformat() for watch in taken_down(articles)}
    return [
        {
            "id": article.pk,
            "source_name": article.source_name,
            "url": article.url,
            "outlet": article.outlet.name if article.outlet else None,
            "origin": _origin(origins.get(article.pk)),
            "headline": article.current.headline,
            "published_at": published(article),
            "language": article.written_in,
            "read": not article.is_foreign,
            "cut_short": article.is_cut_short,
            "text": article.current.text,
            "reviewed": article.pk in read,
            "fetched": fetched[article.pk],
            "feeds": feeds[article.pk],
            "changes": changes[article.pk],
            "taken_down_at": gone.get(article.pk),
            "file": files.get(article.current.original_id),
        }
        for article in articles
    ]


def _files(articles: list[Article]) -> dict[int, dict]:
    """The files that the versions which are read came in, by their rows."""
    rows = OriginalFile.objects.filter(pk__in={article.current.original_id for article in articles}).without_bytes()
    return {row.pk: {"name": row.name, "kind": row.kind, "bytes": row.size, "sha256": row.sha256} for row in rows}


def _fetched(articles: list[Article]) -> dict[int, list[dict]]:
    """Article → the pages that the version which is read came from, oldest first."""
    pages = Fetched.objects.of_versions(article.current_id for article in articles).without_bytes()
    found = defaultdict(list)
    for page in pages.annotate(article=F("revision__article")):
        found[page.article].append(
            {
                "asked": page.asked,
                "redirects": page.redirects,
                "address": page.address,
                "canonical": page.canonical or None,
                "fetched_at": page.fetched_at.isoformat(),
                "status": page.status,
                "headers": [[name, value] for name, value in page.headers if name.lower() in EXPORTED_HEADERS],
                "bytes": page.size,
                "sha256": page.sha256,
            }
        )
    return found


def _feeds(articles: list[Article]) -> dict[int, list[dict]]:
    """Article → what feeds said of it, in the order in which they did."""
    found = defaultdict(list)
    for entry in FeedEntry.objects.filter(article__in=articles).select_related("feed").order_by("pk"):
        found[entry.article_id].append(
            {
                "feed": entry.feed.address,
                "guid": entry.guid,
                **{name: value or None for name, value in entry.said.items() if name != "categories"},
                "categories": entry.categories,
                "earlier": entry.earlier,
                "first_seen_at": entry.first_seen_at.isoformat(),
                "read_from": entry.basis or None,
            }
        )
    return found


def _changes(articles: list[Article]) -> dict[int, list[dict]]:
    """Article → what its outlet changed from version to version, oldest first."""
    found = defaultdict(list)
    for changed in reversed(changes_of(articles)):
        edits = [{"kind": edit.kind, "before": edit.before, "after": edit.after} for edit in changed.edits]
        span = {"said_until": changed.until.isoformat(), "changed_by": changed.since.isoformat()}
        found[changed.article.pk].append({"version": changed.newer.number, **span, "edits": edits})
    return found


def _origin(origin) -> dict | None:
    return origin and {"outlet": origin.outlet.name, "state": origin.state, "why": origin.why}


def published(article: Article) -> str | None:
    """ISO date where only the day is known, ISO date-time (on the clock of the place) where the hour is, or None."""
    if article.published_at is None:
        return None
    moment = article.published_there.isoformat()
    return moment if article.published_precision == Article.Precision.TIME else moment[:MIDNIGHT_LENGTH]


def _claim(row: Row, revisions: dict[int, int], came: _Came) -> dict[str, Any]:
    claim = row.claim
    appearances = [a for cell in row.cells for a in cell.appearances if a.revision_id in revisions]
    return {
        "id": claim.pk,
        "statement": claim.statement,
        "kind": claim.kind,
        "status": claim.status,
        **exported(claim),
        "state": claim.state,
        "shown": not claim.is_folded,
        "tags": claim.tags,
        "reader": reader_of(claim),
        "outlets": len(row.counted),
        "origins": {
            "confirmed": row.origins.confirmed,
            "proposed": row.origins.proposed,
            "unknown": row.origins.unknown,
        },
        "appearances": [
            _span(a, a.article_id)
            | {
                "raw": came.of(a),
                "prefix": a.prefix,
                "suffix": a.suffix,
                "stance": a.stance,
                "modality": a.modality,
                "attributed_to": a.attributed_to or None,
                "state": a.state,
                "score": a.score,
                "reader": reader_of(a),
            }
            for a in appearances
        ],
        "silent": [article.pk for cell in row.cells if cell.state == "silent" for article in cell.column.articles],
        "edited_away": [_past(cell) for cell in row.cells if cell.past and not cell.state.is_carried],
    }


def reader_of(row: Claim | Appearance) -> dict[str, Any] | None:
    """The language model that proposed a row; None for the shipped reader and for people."""
    read = row.reading
    return read and {"name": read.reader, "prompt_version": read.prompt_version, "at": read.created_at.isoformat()}


def _past(cell: Cell) -> dict[str, Any]:
    span = {"said_until": cell.past.until.isoformat(), "changed_by": cell.past.since.isoformat()}
    return {"articles": [article.pk for article in cell.column.articles], **span}


def _entities(revisions: dict[int, int]) -> list[dict]:
    mentions = defaultdict(list)
    for mention in _rows(Mention, revisions).order_by("revision", "field", "start"):
        mentions[mention.entity_id].append(_span(mention, revisions[mention.revision_id]))
    aliases = defaultdict(list)
    for alias in Alias.objects.live().filter(entity__in=mentions):
        aliases[alias.entity_id].append(alias.text)
    return [
        {
            "id": entity.pk,
            "name": entity.name,
            "kind": entity.kind,
            "wikidata_id": entity.wikidata_id or None,
            "state": entity.state,
            "aliases": aliases[entity.pk],
            "mentions": mentions[entity.pk],
        }
        for entity in Entity.objects.live().filter(pk__in=mentions)
    ]


def _events(revisions: dict[int, int]) -> list[dict]:
    reports = defaultdict(list)
    found = _rows(EventReport, revisions).select_related("event__place").prefetch_related("event__participants")
    for report in found.order_by("event", "revision", "start"):
        reports[report.event].append(_span(report, revisions[report.revision_id]) | {"modality": report.modality})
    return [
        {
            "id": event.pk,
            "label": event.label,
            "date": _date(event),
            "precision": event.precision,
            "status": event.status,
            "place": event.place.name if event.place else None,
            "participants": [entity.name for entity in event.participants.all()],
            "reports": spans,
        }
        for event, spans in reports.items()
        if not event.is_rejected and event.merged_into_id is None
    ]


def _date(event) -> str | None:
    if event.first_day is None:
        return event.date_text or None
    if event.last_day in (None, event.first_day):
        return event.first_day.isoformat()
    return f"{event.first_day.isoformat()}/{event.last_day.isoformat()}"


def _quote(quote: Quote, revisions: dict[int, int]) -> dict[str, Any]:
    return (
        {"id": quote.pk}
        | _span(quote, revisions[quote.revision_id])
        | {
            "speaker": None if quote.is_of_document else quote.speaker or None,
            "document": quote.speaker if quote.is_of_document else None,
            "form": quote.form,
            "group": quote.utterance_id,
        }
    )


def _discrepancies(story: Story, revisions: dict[int, int]) -> list[dict]:
    rows = Discrepancy.objects.live().filter(story=story).prefetch_related("values")
    return [
        {
            "id": row.pk,
            "topic": row.topic,
            "kind": row.kind,
            "verdict": row.verdict,
            "state": row.state,
            "values": [
                _span(value, value.article_id) | {"value": value.value}
                for value in row.values.all()
                if value.revision_id in revisions
            ],
        }
        for row in rows
    ]


def _reuse(articles: list[Article]) -> list[dict]:
    pairs = Reuse.objects.filter(first__in=articles, second__in=articles)
    return [
        {
            "articles": [pair.first_id, pair.second_id],
            "kind": pair.kind,
            "share": max(pair.share_of_first, pair.share_of_second),
            "passages": [{"a": a, "b": b} for a, b in pair.passages],
        }
        for pair in pairs
    ]
