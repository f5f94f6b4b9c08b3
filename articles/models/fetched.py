from collections.abc import Iterable, Sequence

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import MD5, Length

from .revision import Revision


class FetchedQuerySet(models.QuerySet):
    def of_version(self, revision: Revision):
        """The pages that this version was read from, oldest first; a piece put back makes no other page of it."""
        return self.of_versions([revision.pk])

    def of_versions(self, revisions: Iterable[int]):
        """The same of several, each of another article."""
        versions = "revision__article__revisions"
        same_raw = {f"{versions}__raw_sha256": models.F("revision__raw_sha256")}
        return self.filter(**{f"{versions}__in": revisions}, **same_raw)

    def known_as(self, addresses: Sequence[str]):
        """The pages that were asked for under one of these addresses, came from one, or say that one is theirs."""
        return self.filter(known_as__overlap=list(addresses))

    def without_bytes(self):
        """With their `size` instead."""
        return self.defer("body").annotate(size=Length("body"))


class Fetched(models.Model):
    """One page as a site gave it: evidence of what stood there then, so it is never changed."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="fetched")
    asked = models.CharField("address asked for", max_length=2000, editable=False)
    redirects = ArrayField(models.CharField(max_length=2000), default=list, editable=False)
    address = models.CharField("address it came from", max_length=2000, editable=False)
    canonical = models.CharField("address it says it has", max_length=2000, blank=True, editable=False)
    known_as = ArrayField(
        models.CharField(max_length=2000), editable=False, help_text="All of these as an article’s address is written."
    )
    status = models.PositiveSmallIntegerField(editable=False)
    headers = models.JSONField(editable=False, help_text="[name, value] each, in their order.")
    body = models.BinaryField(editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False, help_text="Of the bytes that came, unpacked.")
    fetched_at = models.DateTimeField(editable=False)

    objects = FetchedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = "fetched"
        constraints = [
            models.UniqueConstraint("revision", "sha256", MD5("asked"), MD5("address"), name="fetched_once"),
        ]
        indexes = [GinIndex(fields=["known_as"], name="fetched_known_as")]
        triggers = [pgtrigger.Protect(name="fetched_stays", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return self.address
