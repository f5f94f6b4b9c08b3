"""How far the machine has come: who is reading a story at the moment, and what it could not read."""

from datetime import timedelta
from uuid import UUID

from django.db import models
from django.utils import timezone

from .revision import OnVersionQuerySet, Revision
from .story import Story

SILENT = timedelta(seconds=90)  # a reader gives a sign before each question; who is wrongly thought gone reads in vain


class StoryReadingQuerySet(models.QuerySet):
    def begin(self, story: Story, token: UUID) -> bool:
        """Be the one who reads a story: False where somebody has been at it lately."""
        now = timezone.now()
        _, is_new = self.get_or_create(story=story, defaults={"token": token, "last_sign_at": now})
        gone = self.filter(story=story, last_sign_at__lt=now - SILENT)
        return is_new or bool(gone.update(token=token, last_sign_at=now))

    def sign(self, story: Story, token: UUID) -> bool:
        """Say that one is still at it: False when somebody else has taken the story over."""
        return bool(self.filter(story=story, token=token).update(last_sign_at=timezone.now()))

    def ask_again(self, story: Story) -> bool:
        """Have whoever reads the story at the moment read it once more: False where nobody does."""
        return bool(self.filter(story=story).update(is_asked_again=True))

    def end(self, story: Story, token: UUID) -> bool:
        """Leave the story: False when somebody has asked that it be read once more."""
        mine = self.filter(story=story, token=token)
        if mine.filter(is_asked_again=False).delete()[0]:
            return True
        return not mine.delete()[0]


class StoryReading(models.Model):
    """Who reads a story at the moment; one at a time does. Gone when the reading is done."""

    story = models.OneToOneField(Story, models.CASCADE, primary_key=True, related_name="reading")
    token = models.UUIDField()
    last_sign_at = models.DateTimeField()
    is_asked_again = models.BooleanField(default=False)

    objects = StoryReadingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"reading of {self.story_id}"


class PutAsideQuerySet(OnVersionQuerySet):
    def put(self, revision: Revision, stage: str, reason: str) -> "PutAside":
        """Put a version aside, with the stage that could not read it and why."""
        said = {"stage": stage, "reason": reason[:500], "at": timezone.now()}
        return self.update_or_create(revision=revision, defaults=said)[0]

    def latest(self):
        """Newest first, with their articles; those that have a later version by now are left out."""
        current = self.filter(revision=models.F("revision__article__current"))
        return current.with_version().select_related("revision__article__outlet").order_by("-at")


class PutAside(models.Model):
    """A version that the machine could not read. No story is read with it until somebody has it tried again.

    One that was not clean in time while somebody waited is tried once more when its import is read.
    """

    class Stage(models.TextChoices):
        """What was being read; the words come after “Reading”."""

        PAGE = "page", "its page"
        MATTER = "matter", "what it is about"
        CHANGES = "changes", "what was tagged in its earlier version"
        CLAUSES = "clauses", "the grammar of its sentences"
        NAMES = "names", "its names"
        QUOTES = "quotes", "its quotations"
        SENTENCES = "sentences", "its sentences and dates"
        UTTERANCES = "utterances", "its quotations beside those of other articles"
        SHARED = "shared", "what it shares with other articles"
        ORIGINS = "origins", "where its text comes from"
        CLAIMS = "claims", "its claims beside those of other articles"
        OFFERS = "offers", "what it has for the stated claims"
        DIFFERENCES = "differences", "where it differs from other articles"
        EVENTS = "events", "its events"

    revision = models.OneToOneField(Revision, models.CASCADE, primary_key=True, related_name="put_aside")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField(default=timezone.now)

    objects = PutAsideQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "articles put aside"
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.problem

    @property
    def problem(self) -> str:
        """`Reading its names took more than 60 seconds and was stopped.`"""
        return f"Reading {self.get_stage_display()} {self.reason}."
