"""Rows that people change, each change under a version: of two who change one row the second one hears of it."""

from collections.abc import Iterable, Iterator
from typing import Any, Self
from uuid import UUID

from django.db import models

from .acting import acting

TOO_OLD = "This page cannot be saved as it is: load it anew and try again."


class Refused(ValueError):
    """What somebody wants goes against a rule; the message is a sentence for that person. Nothing was written."""


class StaleDecision(Exception):
    """Somebody else changed the same row first; `row` is it as it stands now (None when it is gone)."""

    def __init__(self, row: "Versioned | None"):
        super().__init__("This was changed by somebody else in the meantime.")
        self.row = row


def is_passed_on(field: models.Field) -> bool:
    """Does the field point at what can be merged, so that a merge passes its row on to the heir?"""
    return field.is_relation and field.related_model is not field.model and hasattr(field.related_model, "merged_into")


class Versioned(models.Model):
    """A row with a version that goes up with each change."""

    AS_ONE: tuple[str, ...] = ()  # columns that make sense only together: an Undo puts back all of them or none
    MOVES_TO = ""  # the model that rows of this kind can be moved to, as `entities.Entity`; "" where they cannot

    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    def change(self, by, version: int | None = None, **changes: Any) -> None:
        """Write fields under the version guard; one UPDATE, so that two writers cannot both win.

        Raises StaleDecision with the row as it stands where it has changed since `version` was read.
        """
        expected = self.version if version is None else version
        rows = type(self)._base_manager.filter(pk=self.pk, version=expected)
        with acting(by):
            if not rows.update(**changes, version=models.F("version") + 1):
                raise StaleDecision(type(self)._base_manager.filter(pk=self.pk).first())
        for name, value in {**changes, "version": expected + 1}.items():
            setattr(self, name, value)

    def as_it_stands(self) -> Self:
        """The row anew, as where its guards are held now; raises StaleDecision where it is gone."""
        row = type(self)._base_manager.filter(pk=self.pk).first()
        if row is None:
            raise StaleDecision(None)
        return row

    def move_to(self, target: models.Model, by, version: int | None = None) -> None:
        """Say that this row belongs to `target`, a row of MOVES_TO: a decision. Override.

        Raises Refused, StaleDecision.
        """
        raise Refused("Rows of this kind are not moved.")

    def new_place(self, words: str, by) -> models.Model:
        """A new row of MOVES_TO, called so, for rows like this one. Override."""
        raise Refused("There is no new place for rows of this kind.")

    @classmethod
    def left_out(cls, what: str, by, target: models.Model | None = None) -> Iterator[tuple[str, models.Q]]:
        """Which rows an act on many leaves alone, each kind with the reason in a few words. Extend.

        `what` is a state, `reopen`, a step, or `move`, to `target`. For what can be told of many rows in one query;
        whatever else forbids it is found out row by row.
        """
        yield from ()

    @classmethod
    def of_others(cls, what: str, by) -> models.Q:
        """The rows on which somebody else has decided what the act would overwrite. Override."""
        return models.Q(pk__in=[])

    @classmethod
    def going_along(cls, rows: models.QuerySet) -> Iterable[models.QuerySet]:
        """What is moved together with rows of this kind, of whichever models. Override."""
        return ()

    def refuse_return(self) -> None:
        """Raise Refused where this row, put back by an Undo, contradicts what was decided since. Override."""

    def went_back(self, by) -> None:
        """What follows for other rows once an act on this one was taken back. Override."""

    def members_went_back(self, act: UUID, by) -> tuple[bool, list[tuple["Versioned", str]]]:
        """Whom an act made a member of this row goes again, whom it took out comes back. Override where it has any.

        Gives whether any did, and those that stay as they are, each with the reason.
        """
        return False, []

    def undo_making(self, by) -> None:
        """Take back that somebody made this row. Override where that can be; may raise Refused."""
        raise Refused("It stays, since others may have built on it.")
