from datetime import timedelta

from django.db import models
from django.db.models import Sum
from django.utils import timezone

KEPT = timedelta(days=7)


class JobTallyQuerySet(models.QuerySet):
    def done_since(self, span: timedelta) -> dict[str, int]:
        """How many jobs of each queue were done within that time."""
        lately = self.filter(minute__gt=timezone.now() - span).order_by()
        return dict(lately.values_list("queue").annotate(Sum("done")))

    def drop_old(self) -> None:
        self.filter(minute__lt=timezone.now() - KEPT).delete()


class JobTally(models.Model):
    """How many jobs of a queue were done in a minute, and how many failed, by all workers together."""

    queue = models.CharField(max_length=128, editable=False)
    minute = models.DateTimeField(editable=False)
    done = models.PositiveIntegerField(default=0, editable=False)
    failed = models.PositiveIntegerField(default=0, editable=False)

    objects = JobTallyQuerySet.as_manager()

    class Meta:
        ordering = ["-minute", "queue"]
        constraints = [models.UniqueConstraint(fields=["minute", "queue"], name="job_tally_once")]
        verbose_name_plural = "job tallies"

    def __str__(self) -> str:
        return f"{self.queue} at {self.minute:%Y-%m-%d %H:%M}"
