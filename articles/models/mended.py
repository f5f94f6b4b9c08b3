from django.db import models
from django.utils import timezone


class Mended(models.Model):
    """What an upgrade put right: a row that broke a rule of later, with what became of it in a sentence."""

    table = models.CharField(max_length=60)
    row = models.BigIntegerField()
    sentence = models.CharField(max_length=1000)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "mended rows"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.sentence
