"""Two rows turn out to be one thing: one of them stays, the other one says where it went.

Whatever points at the merged row is found through Django's own relations and passed on to the heir; so this module need
not know who speaks of it. Members of many-to-many relations stay, and are looked up through `lineage`.

A row's *home* is where a person or the machine put it; merges and take-backs move it, but its home stays. So merges can
be taken back in any order: whatever has its home in the row that leaves goes with it, and what somebody has put
elsewhere since has another home by then. Where the heir has the same thing already, the merged row's stays where it is;
the firmer decision of the two becomes the heir's, and goes back with the merge.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import F, UniqueConstraint
from django.utils import timezone

from .acting import MERGE, UNMERGE, act_of, acting
from .locking import guarded
from .suggestion import State, Suggestion
from .tracking import events_of
from .undo import CHANGED_SINCE, TAKEN, Step, TakenBack, put_back, steps_of
from .versioned import Refused, StaleDecision, Versioned


class Mergeable(Versioned):
    """A row that can be merged into another of its kind, and taken apart again."""

    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")

    class Meta:
        abstract = True

    @property
    def heir(self) -> "Mergeable":
        """The row that this one is part of by now; itself where it was not merged."""
        row = self
        while row.merged_into_id:
            row = row.merged_into
        return row

    @property
    def lineage(self) -> list[int]:
        """The keys of this row and of all that were merged into it; one query for each link of the longest chain."""
        found, fresh = [self.pk], [self.pk]
        while fresh:
            fresh = list(type(self)._base_manager.filter(merged_into__in=fresh).values_list("pk", flat=True))
            found += fresh
        return found

    def refuse_merge(self, heir: "Mergeable") -> None:
        """Raise Refused where this row must not become part of `heir`. Override."""

    def hand_over(self, heir: "Mergeable", by) -> None:
        """What else a merge means, in the same act, after all was passed on. Override."""

    def came_apart(self, former: "Mergeable", by) -> None:
        """What else it means that this row stands by itself again, in the same act. Override."""

    def merge_guards(self, other: "Mergeable") -> list[models.Model]:
        """The rows to lock before these two are merged. Override where they belong to something larger."""
        return [self, other]

    def merge_into(self, other: "Mergeable", by) -> None:
        """Pass everything on to `other`, or to what that was merged into. Raises Refused with the reason."""
        with acting(by, MERGE, alone=True), self._both(other) as (row, heir):
            if row.merged_into_id:
                raise Refused(f"“{row}” is part of “{row.heir}” already.")
            heir = heir.heir
            if heir.pk == row.pk:
                raise Refused("It merges into another one that is not part of it: take that merge back first.")
            if getattr(heir, "state", None) == State.REJECTED:
                raise Refused(f"“{heir}” was rejected: state it again first.")
            row.refuse_merge(heir)
            for model, name in references_to(type(self)):
                _pass_on(model, name, row.pk, heir.pk, by)
            row.hand_over(heir, by)
            row.change(by, merged_into=heir, **_stamp(row, by))
        self.refresh_from_db()

    def unmerge(self, by) -> TakenBack:
        """Take the merge back, whatever was merged before or since. Raises Refused where it is not merged."""
        with acting(by, UNMERGE, alone=True), self._both(self.heir) as (row, heir):
            if not row.merged_into_id:
                raise Refused(f"“{row}” is not merged into another one.")
            heir, members = row.heir, row.lineage
            taken = TakenBack()
            for model, name in references_to(type(self)):
                _give_back(model, name, row, heir, members, by, taken)
            rest = put_back(steps_of(_merge_of(row)), by, leave=_is_passed_on)
            taken.rows += rest.rows
            taken.kept += rest.kept
            row.refresh_from_db()
            if row.merged_into_id:
                raise Refused(f"“{row}” stays merged: something else has taken its place in the meantime.")
            row.came_apart(heir, by)
        self.refresh_from_db()
        return taken

    @contextmanager
    def _both(self, other: "Mergeable"):
        """Both rows as they stand, while nobody else acts on them."""
        with guarded(lambda: self.merge_guards(other)):
            rows = type(self)._base_manager.in_bulk([self.pk, other.pk])
            yield rows[self.pk], rows[other.pk]


def _stamp(row: Mergeable, by) -> dict[str, Any]:
    return {"decided_by": by, "decided_at": timezone.now()} if isinstance(row, Suggestion) else {}


def _merge_of(row: Mergeable):
    """The number of the act that merged the row."""
    return row.history.filter(merged_into=None).latest("pgh_id").pgh_context_id


def _is_passed_on(step: Step, name: str) -> bool:
    """What a merge passes on goes back by its home, not by this act alone."""
    field = step.row._meta.get_field(name)
    return field.is_relation and field.name != "merged_into" and issubclass(field.related_model, Mergeable)


def references_to(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """(model, field) of the rows that may point at one of `model`: those whose history could lead them back."""
    for relation in model._meta.related_objects:
        if relation.one_to_many and relation.field.name != "merged_into" and hasattr(relation.related_model, "history"):
            yield relation.related_model, relation.field.name


def _pass_on(model: type[models.Model], name: str, old: int, new: int, by) -> None:
    rows = model._base_manager.filter(**{name: old})
    stuck = []
    for fields in _unique_with(model, name):
        there = {tuple(getattr(r, f) for f in fields): r for r in model._base_manager.filter(**{name: new})}
        for row in rows:
            same = there.get(tuple(getattr(row, f) for f in fields))
            if same is not None:
                stuck.append(row.pk)
                _meet(row, same, by)
    _point_at(rows.exclude(pk__in=stuck), name, new)


def _meet(row: Versioned, same: Versioned, by) -> None:
    """The heir has the same thing already: it takes the firmer decision of the two over, with whoever took it."""
    if not isinstance(row, Suggestion) or row.firmness <= same.firmness:
        return
    decision = {name: getattr(row, name) for name in ("state", "decided_by", "decided_at", *row.READING)}
    row.change(by, state=State.REJECTED, decided_by=by, decided_at=timezone.now())
    same.change(by, **decision)


def _point_at(rows: models.QuerySet, name: str, target: int) -> None:
    rows.update(**{f"{name}_id": target, "version": F("version") + 1})


def _give_back(
    model: type[models.Model], name: str, row: Mergeable, heir: Mergeable, members: Sequence[int], by, taken: TakenBack
) -> None:
    """Point at `row` again whatever has its home in it or in what is part of it."""
    moved = events_of(model).objects.filter(pgh_context__act__in=[MERGE, UNMERGE], **{f"{name}__in": members})
    here = model._base_manager.filter(pk__in=moved.values("pgh_obj"), **{name: heir.pk})
    homes = homes_of(here, name)
    for thing in here:
        if homes[thing.pk] not in members:
            taken.kept.append((thing, CHANGED_SINCE))
            continue
        try:
            with transaction.atomic():
                thing.change(by, **{f"{name}_id": row.pk})
        except StaleDecision:
            taken.kept.append((thing, CHANGED_SINCE))
        except IntegrityError:
            taken.kept.append((thing, TAKEN))


def homes_of(rows: Iterable[models.Model], name: str) -> dict[int, int | None]:
    """Where each row was put last by an act that was no merge, as its history tells."""
    homes = {row.pk: getattr(row, f"{name}_id") for row in rows}
    settled: set[int] = set()
    model = next(iter(rows), None)
    events = events_of(type(model)).objects.filter(pgh_obj__in=homes).order_by("-pgh_id") if model else ()
    for event in events:
        key, before = event.pgh_obj_id, getattr(event, f"{name}_id")
        if key in settled or before == homes[key]:
            continue
        if act_of(event.pgh_context) in (MERGE, UNMERGE):
            homes[key] = before
        else:
            settled.add(key)
    return homes


def _unique_with(model: type[models.Model], name: str) -> Iterator[list[str]]:
    """The attributes that must differ between two rows which point at the same one."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and name in constraint.fields and constraint.condition is None:
            yield [model._meta.get_field(field).attname for field in constraint.fields if field != name]
