from datetime import timedelta

from django.db import models
from django.db.models.functions import Now

ROBOTS_KEPT = timedelta(hours=24)  # as RFC 9309 has it


class SiteQuerySet(models.QuerySet):
    def take(self, name: str, lease: timedelta) -> bool:
        """Be the one who asks this site, for no longer than the lease; False while it is another's turn, or rests."""
        return bool(self.filter(name=name, free_at__lte=Now()).update(free_at=Now() + lease))

    def give_back(self, name: str, delay: timedelta) -> None:
        """Let the next one ask it after the delay."""
        self.filter(name=name).update(free_at=Now() + delay)

    def seconds_left(self, name: str) -> float:
        """Until it may be asked, by the database's clock."""
        left = models.ExpressionWrapper(models.F("free_at") - Now(), models.DurationField())
        return self.filter(name=name).values_list(left, flat=True).get().total_seconds()

    def robots(self, name: str) -> str | None:
        return self.filter(name=name, robots_at__gt=Now() - ROBOTS_KEPT).values_list("robots", flat=True).first()


class Site(models.Model):
    """A host that pages are fetched from: one at a time, whichever process asks."""

    name = models.CharField(max_length=300, unique=True, editable=False, help_text="A host, or a host and a port.")
    free_at = models.DateTimeField(db_default=Now(), editable=False, help_text="From then on it may be asked again.")
    robots = models.TextField(blank=True, editable=False)
    robots_at = models.DateTimeField(null=True, editable=False)

    objects = SiteQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
