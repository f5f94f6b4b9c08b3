"""What the desk says of a row: its notes and assignments as a page shows them, and what waits for one person."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, User
from django.db.models import Count, OuterRef, QuerySet, prefetch_related_objects

from newsroom.counting import capped_of

from ..models import Assignment, Claim, Note
from ..models.note import Named, called

NEWEST = 100  # notes of one place
ON_THE_DESK = 5


def with_said(rows: QuerySet) -> QuerySet:
    """With `said`: how many open notes and assignments each row has; no query of its own."""
    name = rows.model._meta.model_name
    kinds = (Note,) if name == "entity" else (Note, Assignment)
    counts = [capped_of(kind.objects.open().filter(**{name: OuterRef("pk")}).order_by()) for kind in kinds]
    return rows.annotate(said=sum(counts[1:], counts[0]))


def said_in_cells(claim: Claim, reader) -> dict[int, int]:
    """How many notes each article's cell of a claim has, by the article; one query."""
    notes = Note.objects.visible_to(reader).filter(claim=claim, article__isnull=False).order_by()
    return dict(notes.values_list("article").annotate(number=Count("pk")))


def said_of(place: Note, reader) -> dict[str, Any]:
    """The notes of a place, oldest first, with those whom they name, and its assignments; at most six queries.

    `place` is a note that is not written yet. A claim's and an article's are those of its cells, too.
    """
    where = place.place
    newest = Note.objects.visible_to(reader).filter(**where).with_place().order_by("-created_at", "-pk")
    notes = list(newest[: NEWEST + 1])
    shown = notes[:NEWEST][::-1]
    takes_assignments = "entity" not in where and not place.is_cell
    assignments = Assignment.objects.visible_to(reader).filter(**where).with_place() if takes_assignments else []
    if takes_assignments:
        prefetch_related_objects([reader], "groups")  # for who may say that it is done
        assignments = sorted(assignments.due_first()[:NEWEST], key=lambda each: not each.is_open)
    return {
        "place": place,
        "said": shown,
        "is_cut": len(notes) > NEWEST,
        "names": names_in(shown),
        "assignments": assignments,
        "takes_assignments": takes_assignments,
    }


def names_in(notes: Iterable[Note]) -> dict[str, Named]:
    """Whom these notes name, by what stands after the @; two queries, or none."""
    people = {key for note in notes for key in note.names_people}
    groups = {key for note in notes for key in note.names_groups}
    found = [*Group.objects.filter(pk__in=groups)] if groups else []
    found += User.objects.filter(pk__in=people) if people else []
    return {called(each).lower(): each for each in found}


def for_you(reader) -> dict[str, Any]:
    """What is given to somebody or their groups, what is due first; and the newest open notes that name them.

    Two queries.
    """
    given = Assignment.objects.visible_to(reader).open().given_to(reader).with_place().due_first()
    naming = (
        Note.objects.visible_to(reader)
        .open()
        .naming(reader)
        .select_related("story", "claim", "article__outlet", "entity", "created_by")
    )
    mine, notes = list(given[: ON_THE_DESK + 1]), list(naming.order_by("-created_at", "-pk")[: ON_THE_DESK + 1])
    return {
        "given": mine[:ON_THE_DESK],
        "has_more_given": len(mine) > ON_THE_DESK,
        "naming": notes[:ON_THE_DESK],
        "has_more_naming": len(notes) > ON_THE_DESK,
    }
