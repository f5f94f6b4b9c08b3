"""Two rows turn out to be one thing: one of them stays, the other one says where it went.

Whatever points at the merged row (aliases, mentions, quotations, events, reports…) is found through Django's own
relations and passed on to the heir; so this app need not know who speaks of it. A row that the heir has already stays
behind, and comes back into view when the merge is taken back. Members of many-to-many relations stay too, and are
looked up through `lineage`. Rows merged earlier are passed on as well: a chain has never more than one link.
"""

from collections.abc import Iterator

import pghistory
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, F, OuterRef, UniqueConstraint
from django.utils import timezone

from .suggestion import State, Suggestion


class Mergeable(models.Model):
    """A suggestion that can be merged into another of its kind, and taken apart again."""

    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")

    class Meta:
        abstract = True

    @property
    def heir(self) -> "Mergeable":
        return self.merged_into or self

    @property
    def lineage(self) -> list[int]:
        """The keys of this row and of all that were merged into it; one query."""
        return [self.pk, *self.merged.values_list("pk", flat=True)]

    def merge_into(self, other: "Mergeable", by) -> None:
        """Pass everything on to `other`. Raises ValueError where one of the two is not there to be merged."""
        with transaction.atomic(), pghistory.context():
            row, heir = self._locked_with(other)
            if heir.pk == row.pk or heir.merged_into_id or row.merged_into_id or heir.state == State.REJECTED:
                raise ValueError("It merges into another one that is neither rejected nor merged itself.")
            for model, name in _references(type(self)):
                _pass_on(model, name, row.pk, heir.pk)
            row.change(by, merged_into=heir, decided_by=by, decided_at=timezone.now())
        self.refresh_from_db()

    def unmerge(self, by) -> None:
        """Take the merge back: what it passed on returns, unless somebody moved it elsewhere in the meantime."""
        try:
            self._take_out(by)
        except IntegrityError as error:
            raise ValueError("Something else has taken its place in the meantime.") from error
        self.refresh_from_db()

    def _take_out(self, by) -> None:
        with transaction.atomic():
            row, heir = self._locked_with(self.heir)
            if row.merged_into_id is None:
                raise ValueError("It is not merged into another one.")
            act = row.history.filter(merged_into=None).latest("pgh_id").pgh_context_id
            for model, name in _references(type(self)):
                _take_back(model, name, row.pk, heir.pk, act)
            row.change(by, merged_into=None, decided_by=by, decided_at=timezone.now())

    def _locked_with(self, other: "Mergeable") -> tuple["Mergeable", "Mergeable"]:
        """Both rows, locked in one order, so that two merges at once cannot wait for each other."""
        rows = type(self)._base_manager.select_for_update().filter(pk__in=[self.pk, other.pk]).order_by("pk")
        locked = {row.pk: row for row in rows}
        return locked[self.pk], locked[other.pk]


def _references(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """(model, field) of the rows that may point at one of `model`: those whose history could lead them back."""
    for relation in model._meta.related_objects:
        if relation.one_to_many and hasattr(relation.related_model, "history"):
            yield relation.related_model, relation.field.name


def _pass_on(model: type[models.Model], name: str, old: int, new: int) -> None:
    rows = model._base_manager.filter(**{name: old})
    for fields in _unique_with(model, name):
        same = {field: OuterRef(field) for field in fields}
        rows = rows.exclude(Exists(model._base_manager.filter(**{name: new}, **same)))
    _point_at(rows, name, new)


def _take_back(model: type[models.Model], name: str, old: int, new: int, act) -> None:
    """Point rows at `old` again that pointed at it before `act`: what one act writes has one context in the history."""
    moved = {"history__pgh_context": act, f"history__{name}": old}
    keys = model._base_manager.filter(**{name: new}, **moved).values("pk")
    _point_at(model._base_manager.filter(pk__in=keys), name, old)


def _point_at(rows: models.QuerySet, name: str, target: int) -> None:
    changes = {f"{name}_id": target}
    if issubclass(rows.model, Suggestion):
        changes["version"] = F("version") + 1
    rows.update(**changes)


def _unique_with(model: type[models.Model], name: str) -> Iterator[list[str]]:
    """The fields that must differ between two rows which point at the same one."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and name in constraint.fields and constraint.condition is None:
            yield [field for field in constraint.fields if field != name]
