"""What every row has in common that a machine may propose and a person decides."""

from typing import Any

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone


class State(models.TextChoices):
    SUGGESTED = "suggested", "Suggested"
    CONFIRMED = "confirmed", "Confirmed"
    REJECTED = "rejected", "Rejected"


class StaleDecision(Exception):
    """Somebody else decided the same row first; `row` is it as it stands now (None when it is gone)."""

    def __init__(self, row: "Suggestion | None"):
        super().__init__("This was changed by somebody else in the meantime.")
        self.row = row


class SuggestionQuerySet(models.QuerySet):
    def suggested(self):
        return self.filter(state=State.SUGGESTED)

    def confirmed(self):
        return self.filter(state=State.CONFIRMED)

    def rejected(self):
        return self.filter(state=State.REJECTED)

    def live(self):
        """Suggested and confirmed rows."""
        return self.exclude(state=State.REJECTED)

    def undecided_by_people(self):
        """A machine's rows that nobody has touched: the only ones that re-analysis may replace."""
        return self.suggested().filter(created_by=None, decided_by=None)


class Suggestion(models.Model):
    """A row that is suggested, confirmed or rejected, by a machine (`created_by` is None) or by a person."""

    state = models.CharField(max_length=10, choices=State.choices, default=State.SUGGESTED, db_index=True)
    score = models.FloatField(null=True, blank=True, help_text="How sure the machine is, from 0 to 1.")
    why = models.CharField(max_length=500, blank=True, help_text="Why the machine suggests it.")
    version = models.PositiveIntegerField(default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_machine_made(self) -> bool:
        return self.created_by_id is None

    @property
    def is_suggested(self) -> bool:
        return self.state == State.SUGGESTED

    @property
    def is_confirmed(self) -> bool:
        return self.state == State.CONFIRMED

    @property
    def is_rejected(self) -> bool:
        return self.state == State.REJECTED

    def decide(self, state: str, by, version: int | None = None, **changes: Any) -> None:
        """Write a person's decision, unless the row has changed since `version` was read.

        Raises StaleDecision with the row as it stands; nothing is written then.
        """
        self.change(by, version, state=state, decided_by=by, decided_at=timezone.now(), **changes)

    def confirm(self, by, version: int | None = None, **changes: Any) -> None:
        self.decide(State.CONFIRMED, by, version, **changes)

    def reject(self, by, version: int | None = None, **changes: Any) -> None:
        self.decide(State.REJECTED, by, version, **changes)

    def change(self, by, version: int | None = None, **changes: Any) -> None:
        """Write fields under the version guard; one UPDATE, so that two writers cannot both win."""
        expected = self.version if version is None else version
        changes["version"] = expected + 1
        if not type(self)._base_manager.filter(pk=self.pk, version=expected).update(**changes):
            raise StaleDecision(type(self)._base_manager.filter(pk=self.pk).first())
        for name, value in changes.items():
            setattr(self, name, value)


def track_decisions(*fields: str, **options: Any):
    """Keep what a row was before each change of `fields` (or its state), with who and when, by database trigger.

    A row that a machine proposed and nobody touched costs no history.
    """
    watched = pghistory.AnyChange("state", *fields)
    touched = pgtrigger.Q(old__decided_by__isnull=False) | pgtrigger.Q(old__created_by__isnull=False)
    return pghistory.track(
        pghistory.UpdateEvent("changed", row=pghistory.Old, condition=watched),
        pghistory.DeleteEvent("deleted", condition=touched),
        obj_field=pghistory.ObjForeignKey(related_name="history"),
        **options,
    )
