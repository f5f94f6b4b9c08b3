import pgtrigger
from django.db import models
from django.db.models.functions import Length
from django.utils import timezone


class OriginalFileQuerySet(models.QuerySet):
    def without_bytes(self):
        """With their `size` instead."""
        return self.defer("body").annotate(size=Length("body"))


class OriginalFile(models.Model):
    """A file as somebody brought it, in which articles were read: evidence, so it is never changed."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    name = models.CharField(max_length=500, editable=False)
    kind = models.CharField(max_length=80, editable=False, help_text="What it is, in words.")
    body = models.BinaryField(editable=False)
    created_at = models.DateTimeField("when it came", default=timezone.now, editable=False)

    objects = OriginalFileQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        triggers = [pgtrigger.Protect(name="original_stays", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return self.name
