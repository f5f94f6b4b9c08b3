from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from .article import Article
from .story import Story

SILENT = timedelta(minutes=5)  # whoever reads gives a sign of life after each article and each story
LONGEST_WAIT = timedelta(minutes=10)  # for the end of an upload, or a worker that has other work


class Import(models.Model):
    """What somebody brought in at one time, and how far the machine has come with reading it."""

    class State(models.TextChoices):
        TAKING = "taking", "being taken in"
        WAITING = "waiting", "waiting to be read"
        READING = "reading", "being read"
        DONE = "done", "read"
        FAILED = "failed", "not read to the end"

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="imports")
    wanted = models.CharField(max_length=300, blank=True, help_text="The story its owner named, by title or number.")
    into = models.ForeignKey(Story, models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.TAKING)
    problem = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    last_sign_at = models.DateTimeField(default=timezone.now, help_text="When something of it last went on.")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Import {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("intake_detail", args=[self.pk])

    @property
    def is_running(self) -> bool:
        return self.state in (self.State.TAKING, self.State.WAITING, self.State.READING)

    @property
    def is_silent(self) -> bool:
        """Nothing has gone on for so long that nobody can be at it."""
        limit = SILENT if self.state == self.State.READING else LONGEST_WAIT
        return self.is_running and timezone.now() - limit > max(self.last_sign_at, self.again_at or self.last_sign_at)

    @property
    def again_at(self) -> datetime | None:
        """When the links whose sites want to be left alone are tried again; None where none are, or nobody waits."""
        if self.state != self.State.WAITING:
            return None
        waiting = self.rows.filter(verdict=ImportRow.Verdict.WAITING)
        return None if waiting.due().exists() else waiting.aggregate(at=models.Min("again_at"))["at"]

    def move(self, state: str, problem: str = "") -> None:
        """Go on to the next state."""
        self.state, self.problem, self.last_sign_at = state, problem[:500], timezone.now()
        self.save(update_fields=["state", "problem", "last_sign_at"])

    def claim(self, silent: timedelta = SILENT) -> bool:
        """Be the one who reads it: False when it is read already, or somebody has been at it within `silent`."""
        now = timezone.now()
        free = models.Q(state__in=[self.State.WAITING, self.State.FAILED])
        free |= models.Q(state=self.State.READING, last_sign_at__lt=now - silent)
        free |= models.Q(state=self.State.TAKING, last_sign_at__lt=now - LONGEST_WAIT)
        mine = Import.objects.filter(free, pk=self.pk)
        is_mine = bool(mine.update(state=self.State.READING, problem="", last_sign_at=now))
        self.refresh_from_db()
        return is_mine

    def give_sign(self) -> None:
        self.last_sign_at = timezone.now()
        self.save(update_fields=["last_sign_at"])


class ImportRowQuerySet(models.QuerySet):
    def due(self):
        """Links whose time has come; those that their site has never refused come first."""
        waiting = self.filter(verdict=ImportRow.Verdict.WAITING)
        its_time = models.Q(again_at=None) | models.Q(again_at__lte=timezone.now())
        return waiting.filter(its_time).order_by("refusals", "number")

    def try_again(self) -> int:
        """Have links that were refused fetched once more; how many they are."""
        refused = self.filter(verdict=ImportRow.Verdict.REFUSED).exclude(address="")
        again = {"verdict": ImportRow.Verdict.WAITING, "message": "", "again_at": None, "refusals": 0}
        return refused.update(**again)


class ImportRow(models.Model):
    """What became of one file or link, and where the machine put its article."""

    class Verdict(models.TextChoices):
        WAITING = "waiting"  # a link that nobody has fetched yet, or whose site wants to be left alone for now
        ADDED = "added"
        REVISED = "revised"
        UNCHANGED = "unchanged"
        REFUSED = "refused"

    imported = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    source_name = models.CharField(max_length=500)
    address = models.CharField(max_length=2000, blank=True, help_text="Of a link: what is to be fetched.")
    again_at = models.DateTimeField(null=True, blank=True, help_text="When a link is tried again.")
    refusals = models.PositiveSmallIntegerField(default=0, help_text="How often its site has said: not now.")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    message = models.CharField(max_length=1000, blank=True)
    links = models.JSONField(default=list, help_text="Of a list of links: address and title of each that it offers.")
    article = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="+")
    story = models.ForeignKey(Story, models.SET_NULL, null=True, blank=True, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        ordering = ["imported", "number"]
        constraints = [models.UniqueConstraint(fields=["imported", "number"], name="import_row_once")]
        indexes = [
            models.Index(fields=["-id"], condition=models.Q(verdict="refused"), name="import_row_refused"),
            models.Index(fields=["address"], condition=~models.Q(address=""), name="import_row_address"),
        ]

    def __str__(self) -> str:
        return self.source_name
