"""Reading with a language model: who asked, what came of it, what it cost, and whether it may be asked at all."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from newsroom.decisions import Versioned, track_changes

from ..readers.base import Usage
from ..readers.breaker import Breaker
from .article import Article
from .claim import Claim
from .story import Story

FORSAKEN = timedelta(hours=1)  # without a sign; a call takes minutes, and a killed worker's job is taken up in one
COST = {"max_digits": 12, "decimal_places": 6, "null": True, "blank": True}


class ModelReadingQuerySet(models.QuerySet):
    def under_way(self):
        """Those that wait to be done, or are at it."""
        return self.filter(state__in=[ModelReading.State.WAITING, ModelReading.State.RUNNING])

    def of_story(self, story: Story):
        """Those of a story, and of all that was merged into it."""
        return self.filter(story__in=story.lineage)

    def by_reader(self, reader: Any):
        """Those that the same model did with the same prompts; `reader` has `name` and `version`."""
        return self.filter(reader=reader.name, prompt_version=reader.version)

    def revisions_read(self) -> set[int]:
        """The versions of articles that these have read."""
        return {pk for read in self.values_list("revisions", flat=True) for pk in read}

    def forsaken(self):
        """Those of which no worker has given a sign for long: their job was tried and given up."""
        return self.filter(state=ModelReading.State.RUNNING, last_sign_at__lt=timezone.now() - FORSAKEN)

    def reserved(self) -> dict[str, Any]:
        """Tokens and money of the calls that are being made at this moment, as estimated."""
        return self.filter(state=ModelReading.State.RUNNING).aggregate(
            tokens=Sum("tokens_at_hand", default=0), cost=Sum("cost_at_hand", default=0)
        )


class ModelReading(models.Model):
    """One act of reading with a model: of a story, of one article, or of one claim's row or cell.

    The row says what it would cost, how far it has come, what it cost, and in words how it ended.
    """

    class What(models.TextChoices):
        STORY = "story", "The story"
        ARTICLE = "article", "One article: what was missed"
        CLAIM = "claim", "One claim: its unsure cells"
        CELL = "cell", "One cell: why"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Being read"
        DONE = "done", "Done"
        FAILED = "failed", "Broken off"
        STOPPED = "stopped", "Stopped"

    what = models.CharField(max_length=8, choices=What.choices, default=What.STORY)
    story = models.ForeignKey(Story, models.SET_NULL, null=True, related_name="model_readings")
    claim = models.ForeignKey(Claim, models.SET_NULL, null=True, blank=True, related_name="model_readings")
    article = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="model_readings")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="Nobody: the story's rule."
    )
    reader = models.CharField("model", max_length=200)
    prompt_version = models.CharField(max_length=40)
    host = models.CharField("sent to", max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    last_sign_at = models.DateTimeField(null=True, blank=True)
    steps = models.PositiveIntegerField(default=0, help_text="Questions to be put.")
    steps_done = models.PositiveIntegerField(default=0)
    estimated_tokens = models.PositiveIntegerField(default=0)
    estimated_cost = models.DecimalField(**COST)
    tokens_in = models.PositiveIntegerField(default=0)
    tokens_out = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(**COST)
    seconds = models.FloatField(default=0.0)
    tokens_at_hand = models.PositiveIntegerField(default=0, help_text="Estimate of the call that is being made.")
    cost_at_hand = models.DecimalField(**COST)
    kept = models.PositiveIntegerField(default=0)
    thrown_away = models.JSONField(default=dict, blank=True, help_text="How many, by reason.")
    revisions = ArrayField(models.BigIntegerField(), default=list, blank=True, help_text="Versions that were read.")
    message = models.CharField(max_length=1000, blank=True)

    objects = ModelReadingQuerySet.as_manager()

    class Meta:
        verbose_name = "reading with a model"
        verbose_name_plural = "readings with a model"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.reader} on {self.claim or self.article or self.story or 'a story that is gone'}"

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def signature(self) -> str:
        """Who read: the model, and in which version it was asked."""
        return f"{self.reader}, prompt {self.prompt_version}"

    @property
    def tokens(self) -> int:
        return self.tokens_in + self.tokens_out

    @property
    def lost(self) -> int:
        """How many of its proposals were thrown away."""
        return sum(self.thrown_away.values())

    def begin(self) -> bool:
        """Be the one who does it, in the place of whoever was at it before: False where it was done, or was stopped."""
        now = timezone.now()
        mine = ModelReading.objects.under_way().filter(pk=self.pk)
        is_mine = bool(mine.update(state=self.State.RUNNING, started_at=now, last_sign_at=now))
        self.refresh_from_db()
        return is_mine

    def sign(self, **changes: Any) -> bool:
        """Say that it goes on, and how far it has come; False where it was stopped, or another is at it by now."""
        mine = ModelReading.objects.filter(pk=self.pk, state=self.State.RUNNING, started_at=self.started_at)
        is_mine = bool(mine.update(last_sign_at=timezone.now(), **changes))
        self._look()
        return is_mine

    def pay(self, usage: Usage, cost: Decimal | None) -> None:
        """Add what a call took, also where somebody has stopped it meanwhile; nothing is set aside any more."""
        took: dict[str, Any] = {name: F(name) + getattr(usage, name) for name in ("tokens_in", "tokens_out", "seconds")}
        if cost is not None:
            took["cost"] = Coalesce("cost", Decimal(0)) + cost
        mine = ModelReading.objects.filter(pk=self.pk, started_at=self.started_at)
        mine.update(tokens_at_hand=0, cost_at_hand=None, **took)
        self._look()

    def end(self, state: str, message: str = "") -> None:
        """How it ended, in words; what somebody stopped stays stopped."""
        ended = {"ended_at": timezone.now(), "tokens_at_hand": 0, "cost_at_hand": None}
        mine = ModelReading.objects.filter(pk=self.pk, started_at=self.started_at)
        mine.exclude(state=self.State.STOPPED).update(state=state, message=message[:1000], **ended)
        self._look()

    def _look(self) -> None:
        """Read the row anew; when this worker began stays, by which it knows its turn."""
        mine = self.started_at
        self.refresh_from_db()
        self.started_at = mine

    def stop(self) -> bool:
        """Have it end before its next question; False where it has ended."""
        running = ModelReading.objects.under_way().filter(pk=self.pk)
        message = "Stopped; what it had found by then stays."
        return bool(running.update(state=self.State.STOPPED, message=message, ended_at=timezone.now()))


class ModelCallQuerySet(models.QuerySet):
    def on(self, day: date):
        return self.filter(at__date=day)

    def spent(self) -> dict[str, Any]:
        """Tokens and money of these calls; money of those whose price was known."""
        return self.aggregate(
            tokens=Sum(F("tokens_in") + F("tokens_out"), default=0),
            cost=Sum("cost", default=0),
            calls=models.Count("pk"),
        )


class ModelCall(models.Model):
    """The log: one call to a model, never its text. Rows are only added; the database refuses to change or drop one."""

    class Outcome(models.TextChoices):
        ANSWERED = "answered", "Answered"
        AWAY = "away", "No answer"
        NONSENSE = "nonsense", "Not to be read"
        LOST = "lost", "Broken off with the worker: as estimated"

    # What is logged stays when a story goes.
    reading = models.ForeignKey(ModelReading, models.DO_NOTHING, db_constraint=False, related_name="calls")
    story = models.ForeignKey(Story, models.DO_NOTHING, null=True, db_constraint=False, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now, db_index=True)
    purpose = models.CharField(max_length=20)
    reader = models.CharField("model", max_length=200)
    host = models.CharField("sent to", max_length=300, blank=True)
    articles = models.PositiveIntegerField(default=0, help_text="How many articles it had words of.")
    tokens_in = models.PositiveIntegerField(default=0)
    tokens_out = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(**COST)
    seconds = models.FloatField(default=0.0)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)

    objects = ModelCallQuerySet.as_manager()

    class Meta:
        verbose_name = "call to a model"
        verbose_name_plural = "calls to models"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["story", "at"], name="model_call_by_story")]
        triggers = [pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.reader}, {self.at:%Y-%m-%d %H:%M}"


class ModelAnswer(models.Model):
    """What a model answered, by the hash of what it was asked: asked the same again, it is not asked."""

    key = models.CharField(max_length=64, primary_key=True, help_text="SHA-256 of content, model and prompt.")
    answer = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.key[:12]


class ModelSwitchQuerySet(models.QuerySet):
    def the(self) -> "ModelSwitch":
        return self.get_or_create(pk=1)[0]


@track_changes("is_on", fields=["id", "version", "is_on"], model_name="ModelSwitchEvent")
class ModelSwitch(Versioned):
    """Whether a model may be asked at all: an admin's word; and the breaker, which gives it a rest where it is away."""

    is_on = models.BooleanField("on", default=True, help_text="Off: nothing is sent to any model.")
    failures = models.PositiveIntegerField(default=0, editable=False, help_text="Calls in a row without an answer.")
    away_until = models.DateTimeField(null=True, blank=True, editable=False)
    problem = models.CharField(max_length=1000, blank=True, editable=False)

    objects = ModelSwitchQuerySet.as_manager()

    class Meta:
        verbose_name = "switch of the model"
        verbose_name_plural = "switch of the model"
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1), name="one_switch_of_the_model", violation_error_message="There is one switch."
            )
        ]

    def __str__(self) -> str:
        return "The model may be asked" if self.is_on else "The model is switched off"

    @property
    def breaker(self) -> Breaker:
        return Breaker(self.failures, self.away_until)

    def answered(self) -> None:
        """The model has answered: nothing is held against it any more."""
        rows = ModelSwitch.objects.exclude(failures=0, away_until=None, problem="")
        rows.filter(pk=self.pk).update(failures=0, away_until=None, problem="")

    @transaction.atomic
    def failed(self, problem: str, wait: timedelta | None = None) -> None:
        """Count one more call without an answer of any use, also where another worker counts one just now."""
        now = ModelSwitch.objects.select_for_update().get(pk=self.pk).breaker.failed(timezone.now(), wait)
        rows = ModelSwitch.objects.filter(pk=self.pk)
        rows.update(failures=now.failures, away_until=now.until, problem=problem[:1000])
