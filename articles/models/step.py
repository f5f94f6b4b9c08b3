"""The steps by which a claim goes through the desk, and who may take which.

A step says how far checking has come; the verdict (`Claim.status`) says what was found: a claim that was found wrong is
cleared like any other, once a second person has read it. What is cleared and then changed is no longer cleared, whoever
changed it and wherever: the database takes that step itself, so that no way round it is forgotten.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from newsroom.decisions import Refused, StaleDecision, State, acting
from newsroom.decisions.access import CURATE, TAG
from newsroom.decisions.acting import actor_of
from newsroom.decisions.history import changes_of
from newsroom.decisions.locking import guarded
from newsroom.decisions.tracking import events_of

NOTE_LENGTH = 1_000


class Step(models.TextChoices):
    DRAFT = "draft", "Draft"
    CHECKED = "checked", "Checked"
    SECOND = "second", "With the second reader"
    BACK = "back", "Sent back"
    CLEARED = "cleared", "Cleared"
    CHANGED = "changed", "Changed since it was cleared"


# Where each step may be taken from; nobody takes the last one, it happens.
BEFORE = {
    Step.DRAFT: (Step.CHECKED, Step.SECOND, Step.BACK),
    Step.CHECKED: (Step.DRAFT, Step.BACK),
    Step.SECOND: (Step.CHECKED,),
    Step.BACK: (Step.CHECKED, Step.SECOND, Step.CLEARED, Step.CHANGED),
    Step.CLEARED: (Step.SECOND, Step.CHANGED),
}
BY_EDITORS = (Step.BACK, Step.CLEARED)
ONCE_CLEARED = (Step.CLEARED, Step.CHANGED)
ANOTHER = "the second reader is another person."
NOT_BY_ROLE = {True: "Editors clear claims and send them back.", False: "Your role takes none."}


def may_take(by) -> list[str]:
    """The steps that this person's role lets them take."""
    steps = [step for step in BEFORE if step not in BY_EDITORS] if by.has_perm(TAG) else []
    return steps + (list(BY_EDITORS) if by.has_perm(CURATE) else [])


# A person of whom one never asks what they have done: no index.
SOMEBODY = {
    "to": settings.AUTH_USER_MODEL,
    "on_delete": models.PROTECT,
    "null": True,
    "blank": True,
    "editable": False,
    "db_index": False,
    "related_name": "+",
}


class Stepped(models.Model):
    """What a claim has of its steps: the one that it is at, who took it when, with which note, and who checked it."""

    step = models.CharField(max_length=8, choices=Step.choices, default=Step.DRAFT, db_default=Step.DRAFT.value)
    step_note = models.TextField(
        "note to the step",
        blank=True,
        default="",
        db_default="",
        help_text="What is missing, where it is sent back.",
    )
    step_by = models.ForeignKey(**SOMEBODY)
    step_at = models.DateTimeField(null=True, blank=True, editable=False)
    checked_by = models.ForeignKey(**SOMEBODY)
    cleared_as = models.CharField(
        max_length=64,
        blank=True,
        default="",
        db_default="",
        editable=False,
        help_text="A digest of what was said of it when it was cleared.",
    )

    AS_ONE = ("step", "step_note", "step_by_id", "step_at", "checked_by_id", "cleared_as")

    class Meta:
        abstract = True

    @classmethod
    def left_out(cls, what: str, by, target: models.Model | None = None) -> Iterator[tuple[str, models.Q]]:
        if what not in BEFORE:
            yield from super().left_out(what, by, target)
            return
        yield "part of another one by now", models.Q(merged_into__isnull=False)
        yield "rejected: state it again first", models.Q(state=State.REJECTED)
        yield "not stated yet", models.Q(state=State.SUGGESTED)
        if what not in may_take(by):
            yield NOT_BY_ROLE[what in BY_EDITORS], models.Q(pk__isnull=False)
        for step in Step:
            if step not in BEFORE[what]:
                yield f"at “{step.label}”: from there it does not go to “{Step(what).label}”", models.Q(step=step)
        if what == Step.CLEARED:
            yield f"checked by yourself: {ANOTHER}", models.Q(checked_by=by)

    @classmethod
    def of_others(cls, what: str, by) -> models.Q:
        """A step takes nothing back that somebody else has said."""
        return models.Q(pk__in=[]) if what in BEFORE else super().of_others(what, by)

    @property
    def standing(self) -> str:
        """The step of what the desk has stated; "" for what is only suggested, or was rejected."""
        return self.step if self.is_confirmed else ""

    @property
    def next_steps(self) -> list[str]:
        """The steps that can be taken from where it is, whoever may."""
        if not self.is_confirmed or self.merged_into_id:
            return []
        return [step for step, before in BEFORE.items() if self.step in before]

    def take_step(
        self,
        step: str,
        by,
        version: int | None = None,
        note: str = "",
        seen: str = "",
        chosen_at: datetime | None = None,
    ) -> None:
        """Take this step as `by`, with a note. `seen` is the `said_digest` that this person saw, "" if unknown.
        `chosen_at` says when it was chosen among many: what has changed of it since is not cleared.

        Raises StaleDecision with the claim as it stands where it has changed since `version` was read, and Refused,
        with the reason, where a rule forbids it.
        """
        note = "\n".join(line.rstrip() for line in note.strip().splitlines())
        with acting(by), guarded(self._guards_when_cleared if step == Step.CLEARED else self.guards):
            now = self.as_it_stands()
            if version not in (None, now.version):
                raise StaleDecision(now)
            now._refuse_step(step, by, note)
            taken = {"step": step, "step_note": note, "step_by": by, "step_at": timezone.now()}
            if step == Step.CHECKED:
                taken["checked_by"] = by
            if step == Step.CLEARED:
                if why := now.why_not_reader(by):
                    raise Refused(why)
                if chosen_at and any(events.exists() for events in now._events_since(chosen_at)):
                    raise StaleDecision(now)
                taken["cleared_as"] = said = now.said_digest()
                if seen not in ("", said):
                    raise Refused("What is said of it has changed while you read it: look at it again.")
            self.change(by, now.version, **taken)

    def _guards_when_cleared(self) -> list[models.Model]:
        """The articles that carry it, too: what changes of one changes before it is cleared, or finds it cleared."""
        carried = self.appearances.confirmed().select_related("article")
        return [*self.guards(), *{passage.article for passage in carried}]

    def _refuse_step(self, step: str, by, note: str) -> None:
        if self.merged_into_id:
            raise Refused(f"“{self}” is part of “{self.heir}” by now: decide there.")
        if not self.is_confirmed:
            raise Refused("It was rejected: state it again first." if self.is_rejected else "It is not stated yet.")
        if step not in BEFORE:
            raise Refused("No step of that name can be taken.")
        if step not in may_take(by):
            raise Refused(NOT_BY_ROLE[step in BY_EDITORS])
        if step not in self.next_steps:
            raise Refused(f"It is at “{self.get_step_display()}”: from there it does not go to “{Step(step).label}”.")
        if step == Step.BACK and not note:
            raise Refused("Say in a note what is missing.")
        if len(note) > NOTE_LENGTH:
            raise Refused(f"A note has at most {NOTE_LENGTH:,} characters; this one has {len(note):,}.")

    def why_not_reader(self, by) -> str:
        """Why this person is not its second reader; "" where nothing speaks against it.

        Who stated, worded or checked it, or has changed it since it was cleared, has read it already.
        """
        if self.checked_by_id is None:
            return "Nobody knows who checked it: take it back to draft, and check it."
        if by.pk == self.checked_by_id:
            return f"You checked it yourself: {ANOTHER}"
        if by.pk in self._worded_by():
            return f"You stated or worded it yourself: {ANOTHER}"
        if self.step == Step.CHANGED and by.pk in self._changed_by():
            return f"You have changed it yourself since it was cleared: {ANOTHER}"
        return ""

    def _worded_by(self) -> set[int]:
        """Who stated it, accepted it from the machine, or changed its statement."""
        by = {self.created_by_id}
        for change in changes_of([self]):
            is_stated = any(each.label == "state" and each.after == State.CONFIRMED.label for each in change.fields)
            if change.by and (is_stated or any(each.label == "statement" for each in change.fields)):
                by.add(change.by.pk)
        if len(by - {None}) == 0:  # no history is kept of what a machine proposed and nobody has changed
            by.add(self.decided_by_id)
        return by - {None}

    def _changed_by(self) -> set[int]:
        """Who has changed something of it since it was cleared."""
        contexts = (events.values_list("pgh_context", flat=True) for events in self._events_since(self.step_at))
        return {actor_of(context) for found in contexts for context in found} - {None}

    def _events_since(self, moment: datetime) -> list[models.QuerySet]:
        """What history has since of itself, its passages, silences and differences."""
        own = [events_of(type(self)).objects.filter(pgh_obj=self.pk)]
        for rows in (self.appearances, self.silences, self.discrepancies):
            here = models.Q(claim=self.pk) | models.Q(pgh_obj__claim=self.pk)
            own.append(events_of(rows.model).objects.filter(here))
        return [events.filter(pgh_created_at__gte=moment) for events in own]

    def said_digest(self) -> str:
        """A digest of what the desk says of it, as its readers see it: itself, passages, silences, differences."""
        names = ("statement", "kind", "status", "tags", "note", "state", "story_id", "merged_into_id")
        article = ("outlet", "published_at", "published_precision")
        passages = self.appearances.confirmed()
        parts: list[Iterable[Any]] = [
            [[getattr(self, name) for name in names]],
            self.merged.values_list("pk"),
            passages.values_list(
                *("article", "field", "exact", "stance", "modality", "attributed_to", "is_orphaned"),
                *(f"article__{name}" for name in article),
            ),
            passages.filter(article__origins__state=State.CONFIRMED).values_list("article", "article__origins__outlet"),
            self.silences.confirmed().values_list("article"),
            self.discrepancies.confirmed().values_list("kind", "verdict", "topic", "note"),
        ]
        rows = [sorted({json.dumps(list(row), default=str) for row in part}) for part in parts]
        return hashlib.sha256(json.dumps(rows).encode()).hexdigest()

    def settle_step(self, by) -> None:
        """Where an act was taken back, it may be again what was cleared, or no longer."""
        now = type(self)._base_manager.filter(pk=self.pk, step__in=ONCE_CLEARED).first()
        if now and now.cleared_as:
            step = Step.CLEARED if now.said_digest() == now.cleared_as else Step.CHANGED
            if step != now.step:
                now.change(by, step=step)
