"""Who changed what of a story, a claim, an article, an outlet, an entity or an event: newest first.

Changes are looked for by what their rows belong to: most of a machine's rows were never touched and have none.
"""

from collections.abc import Iterable

from django.db.models import QuerySet

from entities.models import Entity, Event
from entities.participants import changes_of_participants
from newsroom.decisions.history import Change, changes_of
from newsroom.decisions.tracking import CHANGED, events_of

from ..models import (
    Appearance,
    Article,
    Claim,
    Discrepancy,
    EventReport,
    ImportRow,
    Membership,
    Mention,
    Origin,
    Outlet,
    Quote,
    ReadThrough,
    Silence,
    Story,
)

SHOWN = 150
BROUGHT_IN = "brought in"


def history_of_story(story: Story) -> list[Change]:
    """The story itself, its articles, claims and their rows, differences and origins, and what was brought in."""
    articles = story.articles.values("pk")
    return _newest_first(
        changes_of([story]),
        _brought_in(ImportRow.objects.filter(story=story, verdict__in=["added", "revised"])),
        *map(
            _changes,
            (
                Claim.objects.filter(story=story),
                Membership.objects.filter(story=story).select_related("article", "story"),
                Discrepancy.objects.filter(story=story),
                Appearance.objects.filter(claim__story=story).select_related("article"),
                Silence.objects.filter(claim__story=story).select_related("article", "claim"),
                Origin.objects.filter(article__in=articles).select_related("article", "outlet"),
                Quote.objects.filter(revision__article__in=articles),
                Article.objects.filter(pk__in=articles),
            ),
        ),
    )


def history_of_article(article: Article) -> list[Change]:
    """What was said of the article, and each decision on words of it."""
    return _newest_first(
        changes_of([article]),
        _brought_in(ImportRow.objects.filter(article=article, verdict__in=["added", "revised"])),
        *map(
            _changes,
            (
                Membership.objects.filter(article=article).select_related("article", "story"),
                Origin.objects.filter(article=article).select_related("article", "outlet"),
                Appearance.objects.filter(article=article).select_related("article"),
                Silence.objects.filter(article=article).select_related("article", "claim"),
                Quote.objects.filter(revision__article=article),
                Mention.objects.filter(revision__article=article),
                EventReport.objects.filter(revision__article=article),
                _read_throughs(article),
            ),
        ),
    )


def history_of_claim(claim: Claim) -> list[Change]:
    return _newest_first(
        changes_of([claim]),
        _changes(Appearance.objects.filter(claim=claim).select_related("article__outlet")),
        _changes(Silence.objects.filter(claim=claim).select_related("article__outlet", "claim")),
    )


def history_of_outlet(outlet: Outlet) -> list[Change]:
    return _newest_first(changes_of([outlet]), changes_of(outlet.merged.all()))


def history_of_entity(entity: Entity) -> list[Change]:
    return _newest_first(changes_of([entity]), _changes(entity.aliases.all()))


def history_of_event(event: Event) -> list[Change]:
    """The event, its reports, and who was said to take part."""
    reports = EventReport.objects.filter(event=event).select_related("revision__article")
    return _newest_first(changes_of([event]), _changes(reports), changes_of_participants(event))


def _read_throughs(article: Article) -> QuerySet:
    rows = ReadThrough.objects.filter(revision__article=article).select_related("reader", "revision__article")
    return rows.defer(*(f"revision__{name}" for name in ("raw", "text", "removed", "kept", "credits")))


def _brought_in(rows: QuerySet) -> list[Change]:
    """Who brought articles in, and when."""
    rows = rows.filter(article__isnull=False).select_related("imported__by", "article__outlet")
    latest = rows.order_by("-imported", "-number")[:SHOWN]
    return [Change(row.imported.created_at, row.imported.by, row.article, (), BROUGHT_IN) for row in latest]


def _changes(rows: QuerySet) -> list[Change]:
    """The latest of their changes. Only the rows that these are of are fetched, however many were ever changed."""
    history = events_of(rows.model).objects.filter(pgh_obj__in=rows.order_by().values("pk"))
    latest = history.order_by("-pgh_created_at", "-pgh_id").values_list("pgh_obj", flat=True)[:SHOWN]
    changes = changes_of(rows.filter(pk__in=set(latest)), SHOWN)
    return [change for change in changes if change.by or not _is_machines_own(change)]


def _is_machines_own(change: Change) -> bool:
    """A machine that thinks better of its own suggestion is nobody's news."""
    touched = getattr(change.row, "decided_by_id", None) or getattr(change.row, "created_by_id", None)
    return change.kind == CHANGED and not touched


def _newest_first(*parts: Iterable[Change]) -> list[Change]:
    return sorted((change for part in parts for change in part), key=lambda change: change.at, reverse=True)[:SHOWN]
