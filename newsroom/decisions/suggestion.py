"""What every row has in common that a machine may propose and a person decides.

All decisions go through `decide`: pages, admin, bulk actions and commands. What a decision needs first (`refuse`) and
what follows for other rows (`follow`) is said by the row's own model, so that it is the same wherever one decides.
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from .acting import acting
from .locking import guarded
from .tracking import CHANGED
from .versioned import Refused, Versioned, is_passed_on

REOPEN, MOVE = "reopen", "move"


class State(models.TextChoices):
    SUGGESTED = "suggested", "Suggested"
    CONFIRMED = "confirmed", "Confirmed"
    REJECTED = "rejected", "Rejected"


class HasState:
    """What has a `state`: a row, or what was read of one."""

    __slots__ = ()

    @property
    def is_suggested(self) -> bool:
        return self.state == State.SUGGESTED

    @property
    def is_confirmed(self) -> bool:
        return self.state == State.CONFIRMED

    @property
    def is_rejected(self) -> bool:
        return self.state == State.REJECTED


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


class Suggestion(HasState, Versioned):
    """A row that is suggested, confirmed or rejected, by a machine (`created_by` is None) or by a person."""

    READING: tuple[str, ...] = ()  # what a person says of the row beside its state

    state = models.CharField(max_length=10, choices=State.choices, default=State.SUGGESTED, db_index=True)
    score = models.FloatField(null=True, blank=True, help_text="How sure the machine is, from 0 to 1.")
    why = models.CharField(max_length=500, blank=True, help_text="Why the machine suggests it.")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_machine_made(self) -> bool:
        return self.created_by_id is None

    @property
    def firmness(self) -> int:
        """Whose decision stands where two rows turn out to be one: confirmed before rejected before undecided."""
        return (State.SUGGESTED, State.REJECTED, State.CONFIRMED).index(self.state)

    def belongs_to(self) -> Iterator[models.Model]:
        """The rows that this one speaks of and that may be merged into others; bare, with nothing but their keys."""
        for field in self._meta.concrete_fields:
            key = getattr(self, field.attname) if is_passed_on(field) else None
            if key:
                yield field.related_model(pk=key)

    def guards(self) -> list[models.Model]:
        """The rows to be locked before somebody decides on this one: at least those that it speaks of."""
        return list(self.belongs_to())

    def refuse(self, state: str) -> None:
        """Raise Refused, with the reason, where the row must not come to `state`. Override."""

    def make_way(self, state: str, by) -> None:
        """What gives way to this row before it comes to `state`, in the same act. Override."""

    def follow(self, state: str, by) -> None:
        """What a decision means for other rows, in the same act. Override."""

    def decide(self, state: str, by, version: int | None = None, **changes: Any) -> None:
        """Write a person's decision; to decide SUGGESTED is to leave the row to everybody again, machine included.

        Raises StaleDecision with the row as it stands where it has changed since `version` was read or is gone, and
        Refused where a rule forbids it; nothing is written then.
        """
        is_open = state == State.SUGGESTED
        changes = {"decided_by": None if is_open else by, "decided_at": None if is_open else timezone.now()} | changes
        with acting(by), guarded(self.guards):
            self.as_it_stands()
            self.refuse(state)
            self.make_way(state, by)
            self.change(by, version, state=state, **changes)
            self._refuse_merged()
            self.follow(state, by)

    def _refuse_merged(self) -> None:
        """Nobody would see what is decided on a row that is part of another one, or that speaks of such a row."""
        for row in (self, *self.belongs_to()):
            if hasattr(row, "merged_into"):
                part = type(row)._base_manager.select_for_update(no_key=True).filter(pk=row.pk).first()
                if part and part.merged_into_id:
                    raise Refused(f"“{part}” is part of “{part.heir}” by now: decide there.")

    def confirm(self, by, version: int | None = None, **changes: Any) -> None:
        self.decide(State.CONFIRMED, by, version, **changes)

    def reject(self, by, version: int | None = None, **changes: Any) -> None:
        self.decide(State.REJECTED, by, version, **changes)

    def reopen(self, by, version: int | None = None) -> None:
        """Take back the decision that stands: the one before it stands again, with whoever took it, or none."""
        before = self.before_decision()
        if before and before["decided_by"]:
            self.decide(version=version, by=by, **before)
        else:
            self.decide(State.SUGGESTED, by, version)

    def move(self, by, version: int | None = None, **changes: Any) -> None:
        """Say that the row belongs elsewhere, as `changes` say: a decision. For `move_to`; raises Refused."""
        if self.is_rejected:
            raise Refused("It was rejected: confirm it first.")
        self.confirm(by, version, **changes)

    def before_decision(self) -> dict[str, Any] | None:
        """State, decider and moment as they were before the decision that stands; None where it is the first."""
        before = None
        for event in self.history.filter(pgh_label=CHANGED).order_by("pgh_id").select_related("decided_by"):
            if all(getattr(event, name) == getattr(self, name) for name in ("state", "decided_by_id", "decided_at")):
                break
            before = {name: getattr(event, name) for name in ("state", "decided_by", "decided_at")}
        return before

    @classmethod
    def left_out(cls, what: str, by, target: models.Model | None = None) -> Iterator[tuple[str, models.Q]]:
        if hasattr(cls, "merged_into"):
            yield "part of another one by now", models.Q(merged_into__isnull=False)
        if what == MOVE:
            yield "rejected: confirm it first", models.Q(state=State.REJECTED)
        elif what == REOPEN:
            yield "undecided already", models.Q(state=State.SUGGESTED)
        else:
            yield f"{State(what).label.lower()} already", models.Q(state=what)

    @classmethod
    def of_others(cls, what: str, by) -> models.Q:
        return models.Q(decided_by__isnull=False) & ~models.Q(decided_by=by)

    def edit(self, by, version: int | None = None, **fields: Any) -> None:
        """Change what the row says. To edit is to decide: a suggestion is confirmed, and names its editor."""
        self.decide(State.CONFIRMED if self.is_suggested else self.state, by, version, **fields)

    def stamp(self, by, state: str = State.CONFIRMED) -> "Suggestion":
        """Make a row that is not written yet this person's word."""
        self.state, self.created_by = state, by
        if state != State.SUGGESTED:
            self.decided_by, self.decided_at = by, timezone.now()
        return self

    def make(self, by, state: str = State.CONFIRMED) -> "Suggestion":
        """Write a row that this person adds, with all that follows. Raises Refused where a rule forbids it."""
        with acting(by), guarded(self.guards):
            self.refuse(state)
            self.make_way(state, by)
            self.stamp(by, state).save()
            self._refuse_merged()
            self.follow(state, by)
        return self

    def undo_making(self, by) -> None:
        """Take back that somebody made this row. Where others may have built on it, override. May raise Refused."""
        with acting(by):
            self.delete()
