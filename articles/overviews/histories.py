"""Who changed what of a story, a claim, an article, an outlet, a feed, an entity or an event: newest first.

Changes are looked for by what their rows belong to: most of a machine's rows were never touched and have none.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model, QuerySet

from entities.models import Alias, Entity, Event
from entities.participants import changes_of_participants
from newsroom.decisions import Mergeable
from newsroom.decisions.acting import MERGE, UNMERGE
from newsroom.decisions.history import Change, changes_of, gone
from newsroom.decisions.tracking import CHANGED, events_of

from ..models import (
    Appearance,
    Article,
    Assignment,
    BlindReading,
    Claim,
    Discrepancy,
    Duplicate,
    EventReport,
    Feed,
    ImportRow,
    Membership,
    Mention,
    MergeProposal,
    Note,
    Origin,
    Outlet,
    Quote,
    ReadThrough,
    Settlement,
    SignsLeft,
    Silence,
    Story,
)

SHOWN = 150
MERGED = "merged into"
BROUGHT_IN = "brought in"
TEXTS = ("raw", "text", "removed", "kept", "credits")
# The references of which a row's words speak.
NAMED = {
    Appearance: ["article"],
    Assignment: ["person", "group"],
    BlindReading: ["reader", "revision"],
    EventReport: ["event", "revision"],
    Membership: ["article", "story"],
    MergeProposal: ["one", "other"],
    Origin: ["article", "outlet"],
    ReadThrough: ["reader", "revision"],
    Settlement: ["claim", "revision"],
    SignsLeft: ["by", "revision"],
    Silence: ["article", "claim"],
}


def history_of_story(story: Story) -> list[Change]:
    """The story itself, its articles, claims and their rows, differences and origins, and what was brought in."""
    articles = story.articles.values("pk")
    return _newest_first(
        changes_of([story]),
        _became_part_of(story),
        _brought_in(ImportRow.objects.filter(story=story, verdict__in=["added", "revised"])),
        *(_changes(model, story=story) for model in (Claim, Membership, Discrepancy)),
        *(_changes(model, claim__story=story) for model in (Appearance, Silence, Settlement)),
        _changes(BlindReading, revision__article__in=articles),
        _changes(Origin, article__in=articles),
        *(_changes(MergeProposal, **{f"{side}__in": articles}) for side in ("one", "other")),
        _changes(Quote, revision__article__in=articles),
        _changes(Article, pk__in=articles),
        *(
            _said(Note, Assignment, **where)
            for where in ({"story": story}, {"claim__story": story}, {"article__in": articles})
        ),
    )


def history_of_article(article: Article) -> list[Change]:
    """What was said of the article, and each decision on words of it."""
    return _newest_first(
        changes_of([article]),
        _brought_in(ImportRow.objects.filter(article=article, verdict__in=["added", "revised"])),
        *(_changes(model, article=article) for model in (Membership, Origin, Appearance, Silence)),
        *(
            _changes(model, revision__article=article)
            for model in (Quote, Mention, EventReport, ReadThrough, SignsLeft, BlindReading, Settlement)
        ),
        _said(Note, Assignment, article=article),
    )


def history_of_claim(claim: Claim) -> list[Change]:
    """The claim, and what was said to carry it or to be silent on it, with the passages that went elsewhere."""
    own = (changes_of([claim]), _became_part_of(claim))
    carriers = (_changes(Appearance, claim=claim), _left(Appearance, "claim", claim))
    rows = (*carriers, _changes(Silence, claim=claim), _said(Note, Assignment, claim=claim))
    return _newest_first(*own, *rows, _told_apart(claim))


def changes_beside(claim: Claim) -> list[Change]:
    """What the history of a claim leaves to others: differences, and the articles that carry it, with their origins."""
    articles = claim.appearances.confirmed().values("article")
    return _newest_first(
        _changes(Discrepancy, claim=claim), _changes(Origin, article__in=articles), _changes(Article, pk__in=articles)
    )


def history_of_outlet(outlet: Outlet) -> list[Change]:
    """The outlet, and those that are part of it."""
    return _newest_first(changes_of([outlet]), _became_part_of(outlet), _told_apart(outlet))


def history_of_feed(feed: Feed) -> list[Change]:
    return changes_of([feed])


def history_of_entity(entity: Entity) -> list[Change]:
    """The entity, its names, and the mentions and quotations that somebody moved to it or away from it."""
    own = (changes_of([entity]), _became_part_of(entity), _told_apart(entity))
    moved = (_moved(model, entity) for model in (Mention, Quote))
    return _newest_first(*own, _changes(Alias, entity=entity), *moved, _said(Note, entity=entity))


def history_of_event(event: Event) -> list[Change]:
    """The event, its reports, and who was said to take part."""
    own = (changes_of([event]), _became_part_of(event), _told_apart(event))
    return _newest_first(*own, _changes(EventReport, event=event), changes_of_participants(event))


def _said(*models: type[Model], **where: Any) -> list[Change]:
    """What the desk noted of some rows, and gave one another to do with them; one query where it said nothing."""
    kept = [rows.filter(**where).order_by() for model in models for rows in (model.objects, events_of(model).objects)]
    first, *others = (rows.values("id") for rows in kept)
    is_there = list(first.union(*others, all=True)[:1])
    return [change for model in models for change in _changes(model, **where)] if is_there else []


def _became_part_of(row: Mergeable) -> list[Change]:
    """What was merged into the row, and what was taken out of it again; of those that are part of it, all else, too."""
    model = type(row)
    was = events_of(model).objects.filter(merged_into=row.pk).values("pgh_obj")
    now = model._base_manager.filter(merged_into=row.pk).values("pk")
    # Together by a union: where either may hold, the database would look at each story there is.
    others = model._base_manager.filter(pk__in=was.order_by().union(now.order_by()))
    changes = changes_of(others, SHOWN) if others else []
    return [c for c in changes if c.row.merged_into_id == row.pk or any(f.label == MERGED for f in c.fields)]


def _left(model: type[Model], name: str, row: Model) -> list[Change]:
    """What people did to rows that belonged there once, until they were moved elsewhere; that is the last of it."""
    steps = events_of(model).objects.filter(**{name: row}).exclude(**{f"pgh_obj__{name}": row})
    keys = list(steps.order_by("-pgh_created_at", "-pgh_id").values_list("pgh_obj", flat=True)[:SHOWN])
    rows = _with_words(model._base_manager.filter(pk__in=keys), NAMED.get(model, [])) if keys else []
    left, found = (str(model._meta.get_field(name).verbose_name), str(row)), []
    gone_from: set[int] = set()
    for change in changes_of(rows, SHOWN):  # newest first
        if any((field.label, field.before) == left for field in change.fields):
            gone_from.add(change.row.pk)
        if change.row.pk in gone_from and change.by and change.kind not in (MERGE, UNMERGE):
            found.append(change)
    return found


def _moved(model: type[Model], entity: Entity) -> list[Change]:
    """Which rows somebody made another entity's, or this one's; a merge, which moves them all, is told of by itself."""
    steps = events_of(model).objects.filter(pgh_label=CHANGED)
    left = steps.filter(entity=entity).exclude(pgh_obj__entity=entity)
    came = steps.filter(pgh_obj__entity=entity).exclude(entity=entity)
    keys = left.order_by().values("pgh_obj").union(came.order_by().values("pgh_obj"))
    rows = _with_words(model._base_manager.filter(pk__in=keys), NAMED.get(model, []))
    return [c for c in changes_of(rows, SHOWN) if c.by and c.kind not in (MERGE, UNMERGE) and _tells(c, model)]


def _tells(change: Change, model: type[Model]) -> bool:
    return any(field.label == model._meta.get_field("entity").verbose_name for field in change.fields)


def _told_apart(row: Mergeable) -> list[Change]:
    """Who has said that it is not the same as another one, or took that back."""
    return [change for change in changes_of(Duplicate.objects.of(row), SHOWN) if change.by]


def _brought_in(rows: QuerySet) -> list[Change]:
    """Who brought articles in, and when."""
    rows = rows.filter(article__isnull=False).select_related("imported__by", "article__outlet")
    latest = rows.order_by("-imported", "-number")[:SHOWN]
    return [Change(row.imported.created_at, row.imported.by, row.article, (), BROUGHT_IN) for row in latest]


def _changes(model: type[Model], **where: Any) -> list[Change]:
    """The latest of the changes of some rows, and of those that were among them and are gone.

    Only the rows that these are of are fetched, however many were ever changed.
    """
    rows = model._base_manager.filter(**where)
    history = events_of(model).objects.filter(pgh_obj__in=rows.order_by().values("pk"))
    latest = set(history.order_by("-pgh_created_at", "-pgh_id").values_list("pgh_obj", flat=True)[:SHOWN])
    named = NAMED.get(model, [])
    there = _with_words(rows.filter(pk__in=latest), named) if latest else []
    lost = gone(model, *named, limit=SHOWN, **where)
    return [change for change in changes_of([*there, *lost], SHOWN) if change.by or not _is_machines_own(change)]


def _with_words(rows: QuerySet, named: Sequence[str]) -> QuerySet:
    """With what a row's words speak of; of a version that is its article, not its texts."""
    paths = [f"{name}__article" if name == "revision" else name for name in named]
    rows = rows.select_related(*paths) if paths else rows
    return rows.defer(*(f"revision__{name}" for name in TEXTS)) if "revision" in named else rows


def _is_machines_own(change: Change) -> bool:
    """A machine that thinks better of its own suggestion is nobody's news."""
    touched = getattr(change.row, "decided_by_id", None) or getattr(change.row, "created_by_id", None)
    return change.kind == CHANGED and not touched


def _newest_first(*parts: Iterable[Change]) -> list[Change]:
    return sorted((change for part in parts for change in part), key=lambda change: change.at, reverse=True)[:SHOWN]
