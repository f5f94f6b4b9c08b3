from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from newsroom.decisions import Refused, name_of, track_changes
from newsroom.decisions.access import CURATE, TAG
from newsroom.decisions.tracking import BY_SOMEBODY

from .about import OPEN, About, AboutQuerySet

WHAT_LENGTH = 300
DUE_FIRST = (F("due").asc(nulls_last=True), "pk")
OVER = "That day is over."
TO_ONE = "It is given to one person, or to one group."


class AssignmentQuerySet(AboutQuerySet):
    def with_place(self):
        return super().with_place().select_related("person", "group")

    def given_to(self, user):
        """To this person, or to a group of theirs."""
        return self.filter(Q(person=user) | Q(group__in=user.groups.order_by().values("pk")))

    def overdue(self, today: date):
        return self.open().filter(due__lt=today)

    def due_first(self):
        return self.order_by(*DUE_FIRST)


@track_changes("story", "claim", "article", "person", "group", "what", "due", "status", made=BY_SOMEBODY)
class Assignment(About):
    """That a person or a group is to do something about a story, a claim or an article: first of all to read it."""

    class Status(models.TextChoices):
        OPEN = OPEN, "Open"
        DONE = "done", "Done"
        WITHDRAWN = "withdrawn", "Withdrawn"

    NOUN = "assignment"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="assignments")
    what = models.CharField("what is to be done", max_length=WHAT_LENGTH, blank=True)
    due = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=9, choices=Status.choices, default=OPEN)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = DUE_FIRST
        indexes = [
            models.Index(*DUE_FIRST[:1], F("id"), condition=Q(status=OPEN), name="assignment_due"),
            models.Index(fields=["person", "due"], condition=Q(status=OPEN), name="assignment_of_person"),
            models.Index(fields=["group", "due"], condition=Q(status=OPEN), name="assignment_of_group"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(story__isnull=False, claim=None, article=None)
                    | Q(story=None, claim__isnull=False, article=None)
                    | Q(story=None, claim=None, article__isnull=False)
                ),
                name="assignment_of_one_thing",
                violation_error_message="An assignment is about one story, claim or article.",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, group=None) | Q(person=None, group__isnull=False),
                name="assignment_to_one",
                violation_error_message=TO_ONE,
            ),
            models.CheckConstraint(
                condition=Q(status=OPEN, closed_at=None) | ~Q(status=OPEN) & Q(closed_at__isnull=False),
                name="assignment_closed_at_some_time",
                violation_error_message="What is done or withdrawn was so at some time.",
            ),
        ]

    def __str__(self) -> str:
        return f"To {self.to_words}: {self.what_words}"

    @property
    def what_words(self) -> str:
        """What is to be done; where nobody has said it, to read an article, or to work on the rest."""
        return self.what or ("read it" if self.article_id else "work on it")

    @property
    def to_words(self) -> str:
        if self.group_id:
            return self.group.name
        return name_of(self.person) if self.person_id else "nobody"

    def is_overdue(self, today: date) -> bool:
        return self.is_open and self.due is not None and self.due < today

    def refuse(self, by) -> None:
        refuse_recipient(self.person)
        self._refuse_outsiders(self.person, self.group)
        _refuse_day(self.due)

    def _refuse_outsiders(self, person: User | None, group: Group | None) -> None:
        """Raise Refused where whoever it is given to may not know of it, and would never see it."""
        people = self.kept_for
        if people is None:
            return
        if person and person.pk not in people:
            raise Refused(f"{name_of(person)} is none of those whom this is for: its story says who they are.")
        if group and not group.user_set.filter(pk__in=people).exists():
            raise Refused(f"Nobody in {group} is one of those whom this is for: its story says who they are.")

    def is_for(self, by) -> bool:
        """Is it given to this person, or to a group of theirs?"""
        return self.person_id == by.pk or (self.group_id is not None and by.groups.filter(pk=self.group_id).exists())

    def may_change(self, by) -> bool:
        """Who gave it, and editors, say what it is, to whom and until when; and withdraw it."""
        return self.created_by_id == by.pk or by.has_perm(CURATE)

    def edit(self, by, version: int | None = None, **fields: Any) -> None:
        """Say otherwise what is to be done, by whom and when. Raises StaleDecision, Refused."""
        if not self.may_change(by):
            raise Refused("Only who gave it, or an editor, can change an assignment.")
        if fields.get("person"):
            refuse_recipient(fields["person"])
        self._refuse_outsiders(fields.get("person"), fields.get("group"))
        if fields.get("due"):
            _refuse_day(fields["due"])
        self.change(by, version, **fields)

    def take(self, by, version: int | None = None) -> None:
        """What was given to a group is this person's from now on."""
        if not self.is_open:
            raise Refused("It is closed: open it again first.")
        if self.person_id is not None:
            raise Refused(f"It is given to {self.to_words} by now.")
        self.change(by, version, person=by, group=None)

    def finish(self, by, version: int | None = None) -> None:
        """Done, by whoever it was given to, who gave it, or an editor."""
        if not (self.is_for(by) or self.may_change(by)):
            raise Refused(f"It is given to {self.to_words}: they say when it is done.")
        self.close(self.Status.DONE, by, version)

    def withdraw(self, by, version: int | None = None) -> None:
        if not self.may_change(by):
            raise Refused("Only who gave it, or an editor, can withdraw an assignment.")
        self.close(self.Status.WITHDRAWN, by, version)

    def reopen(self, by, version: int | None = None) -> None:
        if not (self.is_for(by) or self.may_change(by)):
            raise Refused("Only who it is given to, who gave it, or an editor can open it again.")
        self.close(OPEN, by, version)


def refuse_recipient(person: User | None) -> None:
    """Raise Refused where somebody could not do what is given to them."""
    if person is None:
        return
    if not person.is_active:
        raise Refused(f"{name_of(person)} is deactivated: give it to somebody else.")
    if not person.has_perm(TAG):
        raise Refused(f"{name_of(person)} may read only: give it to a journalist.")


def _refuse_day(due: date | None) -> None:
    """Somewhere it may still be yesterday."""
    if due and due < timezone.localdate() - timedelta(days=1):
        raise Refused(OVER)
