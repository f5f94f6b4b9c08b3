from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from .story import Story

SAME_LOOK = timedelta(minutes=30)  # coming back so soon is one look: what was new then is new still


class LookQuerySet(models.QuerySet):
    def take(self, user, story: Story | None = None) -> datetime | None:
        """When this person looked at the story (or the desk) before this time; None on the first look."""
        now = timezone.now()
        look, is_new = self.get_or_create(user=user, story=story, defaults={"latest_at": now})
        if not is_new and now - look.latest_at > SAME_LOOK:
            look.before_at, look.latest_at = look.latest_at, now
            look.save(update_fields=["before_at", "latest_at"])
        return look.before_at


class Look(models.Model):
    """When somebody looked at a story, or at the desk where none is named: what came since is new to them."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="looks")
    story = models.ForeignKey(Story, models.CASCADE, null=True, related_name="looks")
    latest_at = models.DateTimeField()
    before_at = models.DateTimeField(null=True)

    objects = LookQuerySet.as_manager()

    class Meta:
        ordering = ["-latest_at"]
        constraints = [models.UniqueConstraint(fields=["user", "story"], nulls_distinct=False, name="look_once")]

    def __str__(self) -> str:
        return f"{self.user} at {self.story or 'the desk'}"
