"""Acts on many rows: chosen, shown before they are done, done row by row by whoever has the time, taken back as one.

A choice is kept as rows of its own, so that any number can be chosen, and each is acted on in the version in which it
was seen. Each row is a transaction: nobody waits behind ten thousand others, and whoever takes over from a worker that
was killed goes on where that one stopped. All that is written bears one number, by which it is taken back.

What an act does to a row, and which rows it leaves alone, the row's own model says (`decide`, `reopen`, `move_to`,
`take_step`, `left_out`).
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from functools import cached_property, partial
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from .acting import acting
from .locking import again
from .suggestion import MOVE, REOPEN, State
from .tracking import events_of
from .undo import CHANGED_SINCE, GONE, TakenBack, has_changes, take_back_in_parts
from .versioned import Refused, StaleDecision, Versioned

AT_ONCE = 100  # rows that somebody waits for
ROUND = 200  # rows between two looks whether it was stopped
KEPT_DRAFTS = timedelta(days=1)
SILENT = timedelta(seconds=30)  # whoever does it gives a sign of life after each row
CONTRADICTS = "it would contradict what was decided elsewhere"
OTHERS = "decided by somebody else"
CHOOSE = """
INSERT INTO newsroom_bulkrow (act_id, model, key, version, state, why)
SELECT %s, %s, id, version, 'waiting', '' FROM ({}) AS chosen ON CONFLICT DO NOTHING
"""


class BulkActQuerySet(models.QuerySet):
    def choose(self, by, what: str, *chosen: QuerySet, back: str = "") -> "BulkAct":
        """An act of that kind on all rows of some querysets, the first of which says what it is about; not yet done.

        `back` is the path of the page from which one came.
        """
        with transaction.atomic():
            act = self.create(by=by, what=what, model=chosen[0].model._meta.label, back=back if len(back) < 500 else "")
            along = [also for rows in chosen for also in rows.model.going_along(rows)] if what == MOVE else []
            for rows in (*chosen, *along):
                act.add(rows)
        return act

    def drop_old_drafts(self) -> None:
        """What nobody went through with."""
        self.filter(state=BulkAct.State.DRAFT, created_at__lt=timezone.now() - KEPT_DRAFTS).delete()


class BulkAct(models.Model):
    """What somebody does to many rows at one time, how far it has come, and what it left out."""

    class What(models.TextChoices):
        CONFIRM = State.CONFIRMED.value, "Confirm"
        REJECT = State.REJECTED.value, "Reject"
        REOPEN = REOPEN, "Reopen"
        MOVE = MOVE, "Move"
        CHECKED = "checked", "Check"
        SECOND = "second", "Hand on"
        CLEARED = "cleared", "Clear"
        UNDO = "undo", "Take back"

    class State(models.TextChoices):
        DRAFT = "draft", "not yet done"
        WAITING = "waiting", "waiting"
        RUNNING = "running", "being done"
        STOPPED = "stopped", "stopped"
        DONE = "done", "done"

    STEPS = (What.CHECKED, What.SECOND, What.CLEARED)  # of rows that go through the desk by steps

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=What.choices)
    model = models.CharField("of what kind", max_length=100, help_text="The kind of row that was chosen.")
    target = models.BigIntegerField(null=True, blank=True, help_text="The row that they are moved to.")
    target_words = models.CharField("moved to", max_length=500, blank=True)
    is_target_new = models.BooleanField(default=False, help_text="That is what a new row is to be called.")
    back = models.CharField(max_length=500, blank=True, editable=False, help_text="The page from which one came.")
    is_over_others = models.BooleanField(default=False, help_text="Also what others have decided.")
    number = models.UUIDField(default=uuid4, unique=True, editable=False, help_text="The act's number in the history.")
    takes_back = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="taken_back")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField("left out", default=0)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    last_sign_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = BulkActQuerySet.as_manager()

    class Meta:
        app_label = "newsroom"
        ordering = ["-pk"]
        verbose_name = "act on many rows"
        verbose_name_plural = "acts on many rows"
        indexes = [models.Index(fields=["by", "-id"], name="bulk_act_of")]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.noun}"

    @property
    def noun(self) -> str:
        return str(self.of._meta.verbose_name_plural)

    @property
    def of(self) -> type[Versioned]:
        """The model that was chosen."""
        return apps.get_model(self.model)

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def is_silent(self) -> bool:
        """It should be going on, and nobody seems to be at it."""
        return self.state == self.State.RUNNING and self.last_sign_at < timezone.now() - SILENT

    @property
    def so_far(self) -> int:
        return self.done + self.left

    @property
    def is_small(self) -> bool:
        """Little enough to be waited for."""
        return self.rows.count() <= AT_ONCE

    @property
    def can_be_taken_back(self) -> bool:
        is_over = self.state in (self.State.DONE, self.State.STOPPED)
        return is_over and self.done > 0 and self.what != self.What.UNDO and self.undone_by is None

    @property
    def undone_by(self) -> "BulkAct | None":
        """The act that takes it back; one that found nothing to take back does not count."""
        return self.taken_back.exclude(state=self.State.DONE, done=0).first()

    @cached_property
    def destination(self) -> Versioned | None:
        """The row that they are moved to, or what that was merged into."""
        if self.target is None:
            return None
        row = apps.get_model(self.of.MOVES_TO)._base_manager.filter(pk=self.target).first()
        return getattr(row, "heir", row)

    def add(self, rows: QuerySet) -> None:
        """More rows of this choice, each in the version in which it stands now."""
        model = rows.model
        plain = model._base_manager.filter(pk__in=rows.order_by().values("pk")).values("id", "version")
        sql, values = plain.query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(CHOOSE.format(sql), [self.pk, model._meta.label, *values])

    def aim(self, target: Versioned | str) -> None:
        """Move them to this row, or to a new one that is called so, and is made when they are moved."""
        self.is_target_new = isinstance(target, str)
        self.target, self.target_words = None if self.is_target_new else target.pk, str(target)[:500]
        self.save(update_fields=["target", "target_words", "is_target_new"])
        self.__dict__.pop("destination", None)

    @property
    def needs_target(self) -> bool:
        return self.what == self.What.MOVE and not self.target_words

    def models_chosen(self) -> list[type[Versioned]]:
        """The kinds of row in it, the one that it is about first."""
        labels = sorted(set(self.rows.order_by().values_list("model", flat=True)), key=lambda each: each != self.model)
        return [apps.get_model(label) for label in labels]

    def sorted_out(self, model: type[Versioned]) -> QuerySet:
        """The chosen rows of a model, each with the `reason` for which it is left out; "" where it is not."""
        mine = self.rows.filter(model=model._meta.label)
        seen = mine.filter(key=OuterRef("pk"), version=OuterRef("version"))
        reasons = [("changed since you chose it", ~Exists(seen))]
        reasons += model.left_out(self.what, self.by, self.destination)
        if not self.is_over_others and self.what != self.What.REOPEN:
            reasons.append((OTHERS, model.of_others(self.what, self.by)))
        case = Case(*(When(q, then=Value(words)) for words, q in reasons), default=Value(""))
        rows = model._base_manager.filter(pk__in=mine.filter(state=BulkRow.State.WAITING).values("key"))
        return rows.annotate(reason=case)

    def begin(self) -> bool:
        """Put aside what is left out, and have the rest wait to be done; False where it was begun already.

        Raises Refused where it cannot be begun; nothing is written then.
        """
        with transaction.atomic():
            mine = BulkAct.objects.select_for_update().filter(pk=self.pk, state=self.State.DRAFT)
            if not mine.exists():
                return False
            if self.is_target_new and self.target is None:
                self._make_target()
            for model in self.models_chosen():
                own, found = self.rows.filter(model=model._meta.label), self.sorted_out(model)
                for words in set(found.order_by().values_list("reason", flat=True)) - {""}:
                    there = own.filter(key__in=found.filter(reason=words).values("pk"))
                    there.update(state=BulkRow.State.LEFT, why=words)
            self.total = self.rows.count()
            self.left = self.rows.filter(state=BulkRow.State.LEFT).count()
            self.state, self.last_sign_at = self.State.WAITING, timezone.now()
            self.save(update_fields=["is_over_others", "total", "left", "state", "last_sign_at"])
        return True

    def _make_target(self) -> None:
        """Raises Refused where no row is left that could be moved there."""
        things = (row.thing for row in self.rows.filter(model=self.of._meta.label).order_by("pk")[:ROUND])
        first = next((thing for thing in things if thing), None)
        if first is None:
            raise Refused("None of these is there any more.")
        with acting(self.by, alone=True, number=self.number):
            self.target = first.new_place(self.target_words, self.by).pk
        self.save(update_fields=["target"])
        self.__dict__.pop("destination", None)

    def take_up(self) -> bool:
        """Be the one who does it: False where it is done or stopped, or somebody is at it."""
        free = Q(state=self.State.WAITING) | Q(state=self.State.RUNNING, last_sign_at__lt=timezone.now() - SILENT)
        mine = BulkAct.objects.filter(free, pk=self.pk)
        return bool(mine.update(state=self.State.RUNNING, last_sign_at=timezone.now()))

    def drop(self) -> bool:
        """Not to do it; False where it was begun meanwhile."""
        return bool(BulkAct.objects.filter(pk=self.pk, state=self.State.DRAFT).delete()[0])

    def stop(self) -> bool:
        """Have it end before its next row; False where it has ended."""
        under_way = BulkAct.objects.filter(pk=self.pk, state__in=[self.State.WAITING, self.State.RUNNING])
        return bool(under_way.update(state=self.State.STOPPED))

    def go_on(self) -> bool:
        """Have what was stopped wait to be done; False where it was not stopped."""
        return bool(BulkAct.objects.filter(pk=self.pk, state=self.State.STOPPED).update(state=self.State.WAITING))

    def carry_out(
        self, settle: Callable[[Iterable[Versioned]], None], seen: Callable[[], AbstractContextManager] = nullcontext
    ) -> None:
        """Do it, or go on with it; `settle` is told of the rows that were decided, some at a time.

        Each row is decided within a context of `seen`: what its person may not know of by then is not there.
        """
        if not self.take_up():
            return
        try:
            self._carry_out(settle, seen)
        except Exception:  # whoever tries again goes on from there
            BulkAct.objects.filter(pk=self.pk, state=self.State.RUNNING).update(state=self.State.WAITING)
            raise

    def _carry_out(
        self, settle: Callable[[Iterable[Versioned]], None], seen: Callable[[], AbstractContextManager]
    ) -> None:
        rounds = self._rounds_of_undo(seen) if self.what == self.What.UNDO else self._rounds(seen)
        for decided in rounds:
            settle(decided)
            self.refresh_from_db()
            if self.state != self.State.RUNNING:
                return
        BulkAct.objects.filter(pk=self.pk, state=self.State.RUNNING).update(state=self.State.DONE)
        self.refresh_from_db()

    def _rounds(self, seen: Callable[[], AbstractContextManager]) -> Iterator[list[Versioned]]:
        waiting = self.rows.filter(state=BulkRow.State.WAITING).order_by("pk")
        while rows := list(waiting[:ROUND]):
            yield [thing for row in rows if (thing := again(partial(self._do, row.pk, seen)))]

    def _do(self, key: int, seen: Callable[[], AbstractContextManager]) -> Versioned | None:
        """One row, and the word of what became of it, in one transaction; gives the row where it was decided."""
        with transaction.atomic():
            row = self.rows.select_for_update().filter(pk=key, state=BulkRow.State.WAITING).first()
            if row is None:
                return None
            try:
                with seen(), transaction.atomic(), acting(self.by, alone=True, number=self.number):
                    thing = self._act_on(row)
                    connection.check_constraints()  # what is deferred is found out for this row alone
            except StaleDecision as stale:
                return self._leave(row, CHANGED_SINCE if stale.row else GONE)
            except Refused as refusal:
                return self._leave(row, str(refusal))
            except IntegrityError:
                return self._leave(row, CONTRADICTS)
            row.state = BulkRow.State.DONE
            row.save(update_fields=["state"])
            self._count(done=F("done") + 1)
            return thing

    def _act_on(self, row: "BulkRow") -> Versioned:
        self.__dict__.pop("destination", None)  # it may be merged, or hidden, since the last row
        model = apps.get_model(row.model)
        thing = model._base_manager.filter(pk=row.key).first()
        if thing is None:
            raise StaleDecision(None)
        version = row.version
        if thing.version != version:  # what this act has done to it already is no reason to leave it
            later = events_of(model).objects.filter(pgh_obj=thing.pk, version__gte=version)
            version = version if later.exclude(pgh_context_id=self.number).exists() else thing.version
        if self.what == self.What.MOVE:
            if self.destination is None:
                raise Refused("What it was to be moved to is no longer there.")
            thing.move_to(self.destination, self.by, version)
        elif self.what == self.What.REOPEN:
            thing.reopen(self.by, version)
        elif self.what in self.STEPS:
            thing.take_step(self.what, self.by, version, chosen_at=self.created_at)
        else:
            thing.decide(self.what, self.by, version)
        return thing

    def _leave(self, row: "BulkRow", why: str) -> None:
        row.state, row.why = BulkRow.State.LEFT, why[:300]
        row.save(update_fields=["state", "why"])
        self._count(left=F("left") + 1)

    def _count(self, **counts) -> None:
        BulkAct.objects.filter(pk=self.pk).update(last_sign_at=timezone.now(), **counts)

    def take_back(self, by) -> "BulkAct":
        """An act that takes this one back, waiting to be done. Raises Refused where that was done already."""
        with transaction.atomic():
            here = BulkAct.objects.select_for_update().get(pk=self.pk)
            if not (here.can_be_taken_back and has_changes(here.number)):
                raise Refused("There is nothing to be taken back.")
            words = {"model": self.model, "target": self.target, "target_words": self.target_words}
            waits = {"state": self.State.WAITING, "total": self.done}
            return BulkAct.objects.create(by=by, what=self.What.UNDO, takes_back=here, **words, **waits)

    def _rounds_of_undo(self, seen: Callable[[], AbstractContextManager]) -> Iterator[list[Versioned]]:
        """What stays is kept as left out, with the reason."""
        if self.takes_back is None:
            return
        parts = take_back_in_parts(self.takes_back.number, self.by, self.number, ROUND)
        while taken := _next_within(seen, parts):
            self._tell(taken)
            yield taken.rows

    def _tell(self, taken: TakenBack) -> None:
        left = [
            BulkRow(act=self, model=row._meta.label, key=row.pk, version=row.version, state="left", why=why[:300])
            for row, why in taken.kept
        ]
        BulkRow.objects.bulk_create(left, ignore_conflicts=True)
        whole = [row for row in taken.rows if all(row != kept for kept, _ in taken.kept)]
        self._count(done=F("done") + len(whole), left=F("left") + len(left))


def _next_within(seen: Callable[[], AbstractContextManager], parts: Iterator[TakenBack]) -> TakenBack | None:
    with seen():
        return next(parts, None)


class BulkRow(models.Model):
    """A row of such an act, in the version in which it was chosen, and what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        DONE = "done", "done"
        LEFT = "left", "left out"

    act = models.ForeignKey(BulkAct, models.CASCADE, related_name="rows", db_index=False)
    model = models.CharField(max_length=100)
    key = models.BigIntegerField()
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        app_label = "newsroom"
        ordering = ["act", "pk"]
        verbose_name = "row of an act on many"
        verbose_name_plural = "rows of acts on many"
        constraints = [models.UniqueConstraint(fields=["act", "model", "key"], name="bulk_row_once")]
        indexes = [models.Index(fields=["act", "state", "id"], name="bulk_row_by_state")]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"

    @property
    def thing(self) -> Versioned | None:
        return apps.get_model(self.model)._base_manager.filter(pk=self.key).first()
