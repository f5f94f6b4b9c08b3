"""Two rows turn out to be one thing: one of them stays, the other one says where it went.

Whatever points at the merged row is passed on to the heir, and keeps its home (see `homes`). So merges can be taken
back in any order: what has its home in the row that leaves goes with it, and what somebody has put elsewhere since
stays. Members of many-to-many relations stay, and are looked up through `lineage`. Where the heir has the same thing
already, the merged row's stays where it is; the firmer decision of the two becomes the heir's, and goes back with the
merge.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from .acting import MERGE, UNMERGE, acting
from .history import words_of
from .homes import homes_of, pass_on, references_to
from .locking import guarded
from .suggestion import State, Suggestion
from .tracking import events_of
from .undo import CHANGED_SINCE, TAKEN, Kept, Step, TakenBack, put_back, steps_of
from .versioned import Refused, StaleDecision, Versioned, is_passed_on

UNSAID = frozenset(("", "unknown", "other"))


class MergeableQuerySet(models.QuerySet):
    """Stand it before `SuggestionQuerySet` where rows are suggestions, too."""

    def current(self):
        """Not merged into another, nor rejected, where that can be."""
        rows = self.live() if issubclass(self.model, Suggestion) else self
        return rows.filter(merged_into=None)

    def locked(self, pk: int) -> "Mergeable":
        """The row, or the one it was merged into, locked until the transaction ends: nobody merges it meanwhile."""
        row = self.select_for_update(no_key=True).get(pk=pk)
        return self.locked(row.merged_into_id) if row.merged_into_id else row

    def heirs(self, keys: Collection[int]) -> dict[int, int]:
        """By each of some keys that of the row which it is part of by now, its own where it was not merged.

        One query for each link of the longest chain.
        """
        heirs = {key: key for key in keys}
        merged = self.model._base_manager.exclude(merged_into=None)
        while above := dict(merged.filter(pk__in=set(heirs.values())).values_list("pk", "merged_into")):
            heirs = {key: above.get(heir, heir) for key, heir in heirs.items()}
        return heirs

    def members(self, keys: Collection[int]) -> dict[int, int]:
        """By the key of each of these rows, and of all that were merged into them, that of the one of these.

        One query for each link of the longest chain.
        """
        found = fresh = {key: key for key in keys}
        while fresh:
            merged = self.model._base_manager.filter(merged_into__in=fresh).values_list("pk", "merged_into")
            fresh = {key: found[into] for key, into in merged}
            found = found | fresh
        return found


class Mergeable(Versioned):
    """A row that can be merged into another of its kind, and taken apart again."""

    TELLING: tuple[str, ...] = ()  # fields in which two rows that are one thing do not differ

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
    def above(self) -> list[int]:
        """The keys of the row that this one was merged into, of the one that that was merged into, and so on."""
        row, found = self, []
        while row.merged_into_id:
            row = row.merged_into
            found.append(row.pk)
        return found

    @property
    def lineage(self) -> list[int]:
        """The keys of this row and of all that were merged into it; one query for each link of the longest chain."""
        found, fresh = [self.pk], [self.pk]
        while fresh:
            fresh = list(type(self)._base_manager.filter(merged_into__in=fresh).values_list("pk", flat=True))
            found += fresh
        return found

    def contradictions(self, other: "Mergeable") -> Iterator[str]:
        """What speaks against the two being one thing, each a sentence: facts in which they differ. Extend.

        A fact that one of them leaves open says nothing. For people to weigh; no merge is refused for it.
        """
        for field in map(self._meta.get_field, self.TELLING):
            mine, theirs = getattr(self, field.attname), getattr(other, field.attname)
            if mine != theirs and not {mine, theirs} & (UNSAID | {None}):
                words = (words_of(field, getattr(row, field.name)) for row in (self, other))
                yield f"They differ in {field.verbose_name}: {' and '.join(words)}."

    def refuse_merge(self, heir: "Mergeable") -> None:
        """Raise Refused where this row must not become part of `heir`. Override."""

    def hand_over(self, heir: "Mergeable", merge: UUID, by) -> None:
        """What else a merge means, in the same act, whose number is `merge`, after all was passed on. Override."""

    def came_apart(self, former: "Mergeable", merge: UUID, by) -> Kept:
        """What else it means that this row stands by itself again, after all was given back. Override.

        `merge` is the act that was taken back. Gives what came along with it and stays for another reason.
        """
        return []

    def undo_making(self, by) -> None:
        """It is rejected, not deleted, since others may have built on it; it stays where another is part of it."""
        if self.merged.exists():
            raise Refused("Another one was merged into it.")
        if not isinstance(self, Suggestion):
            raise Refused("It stays, since others may have built on it.")
        self.reject(by)

    def merge_guards(self, other: "Mergeable") -> list[models.Model]:
        """The rows to lock before these two are merged. Override where they belong to something larger."""
        return [self, other]

    def merge_into(self, other: "Mergeable", by) -> None:
        """Pass everything on to `other`, or to what that was merged into. Raises Refused with the reason."""
        with acting(by, MERGE, alone=True) as merge, self._both(other) as (row, heir):
            if row.merged_into_id:
                raise Refused(f"“{row}” is part of “{row.heir}” already.")
            heir = heir.heir
            if heir.pk == row.pk:
                raise Refused("It merges into another one that is not part of it: take that merge back first.")
            if getattr(heir, "state", None) == State.REJECTED:
                raise Refused(f"“{heir}” was rejected: state it again first.")
            row.refuse_merge(heir)
            for model, name in references_to(type(self)):
                pass_on(model._base_manager.filter(**{name: row.pk}), name, heir.pk, by)
            row.hand_over(heir, merge, by)
            row.change(by, merged_into=heir, **_stamp(row, by))
        self.refresh_from_db()

    def unmerge(self, by) -> TakenBack:
        """Take the merge back, whatever was merged before or since. Raises Refused where it is not merged."""
        with acting(by, UNMERGE, alone=True), self._both(self.heir) as (row, _):
            if not row.merged_into_id:
                raise Refused(f"“{row}” is not merged into another one.")
            above, merge = row.above, _merge_of(row)
            steps = steps_of(merge)
            taken = put_back([step for step in steps if step.row == row], by)
            row.refresh_from_db()
            if row.merged_into_id:
                raise Refused(f"“{row}” stays merged: something else has taken its place in the meantime.")
            for model, name in references_to(type(self)):
                taken.keep(_give_back(model, name, row, above, by))
                taken.keep(_put_elsewhere(model, name, row, merge))
            rest = put_back([_without_place(step) for step in steps if step.row != row], by)
            taken.rows += rest.rows
            taken.keep(rest.kept)
            taken.keep(row.came_apart(type(self)._base_manager.get(pk=above[-1]), merge, by))
        self.refresh_from_db()
        return taken

    @contextmanager
    def _both(self, other: "Mergeable"):
        """Both rows as they stand, while nobody else acts on them."""
        with guarded(lambda: self.merge_guards(other)):
            yield self.as_it_stands(), other.as_it_stands()


def _stamp(row: Mergeable, by) -> dict[str, Any]:
    return {"decided_by": by, "decided_at": timezone.now()} if isinstance(row, Suggestion) else {}


def _merge_of(row: Mergeable) -> UUID:
    """The number of the act that merged the row."""
    return row.history.filter(merged_into=None).latest("pgh_id").pgh_context_id


def _without_place(step: Step) -> Step:
    """What a merge passed on goes back by its home, not by this act alone."""
    step.former = {n: v for n, v in step.former.items() if not is_passed_on(step.row._meta.get_field(n))}
    return step


def _give_back(model: type[models.Model], name: str, row: Mergeable, above: Sequence[int], by) -> Kept:
    """Point at `row` again whatever was passed on to those above, and has its home in it or in what is part of it."""
    members, kept = row.lineage, []
    moved = events_of(model).objects.filter(pgh_context__act__in=[MERGE, UNMERGE], **{f"{name}__in": members})
    things = model._base_manager.filter(pk__in=moved.values("pgh_obj"), **{f"{name}__in": above})
    homes = homes_of(things, name)
    for thing in things:
        if homes[thing.pk] in members:
            try:
                with transaction.atomic():
                    thing.change(by, **{f"{name}_id": row.pk})
            except StaleDecision:
                kept.append((thing, CHANGED_SINCE))
            except IntegrityError:
                kept.append((thing, TAKEN))
    return kept


def _put_elsewhere(model: type[models.Model], name: str, row: Mergeable, merge: UUID) -> Kept:
    """What the merge passed on, and somebody has given another home since."""
    passed_on = events_of(model).objects.filter(pgh_context_id=merge, **{name: row.pk})
    things = model._base_manager.filter(pk__in=passed_on.values("pgh_obj"))
    then, homes, members = homes_of(things, name, merge), homes_of(things, name), row.lineage
    gone = [thing for thing in things if homes[thing.pk] not in (then[thing.pk], *members)]
    return [(thing, CHANGED_SINCE) for thing in gone]
