from urllib.parse import urlsplit

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Lower, Upper
from django.urls import reverse


def domain_of(address: str) -> str:
    """`https://www.paper.example/x` → `paper.example`; "" for what is no address."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


class OutletQuerySet(models.QuerySet):
    def called(self, name: str):
        """Those of that name, at most one; compared as the constraint does, by small letters."""
        return self.alias(small_name=Lower("name")).filter(small_name=Lower(models.Value(name)))

    def get_named(self, name: str, address: str = "") -> "Outlet":
        """The outlet of that name, made when it is new. `address` only adds its domain.

        Safe when several imports name the same new outlet at once.
        """
        name = " ".join(name.split())
        outlet = self.called(name).first()
        if outlet is None:
            self.bulk_create([self.model(name=name)], ignore_conflicts=True)
            outlet = self.called(name).get()
        domain = domain_of(address)
        if domain and domain not in outlet.domains:
            outlet.domains = [*outlet.domains, domain]
            outlet.save(update_fields=["domains"])
        return outlet


class Outlet(models.Model):
    """Who publishes. An agency may be the origin of other outlets' articles."""

    class Kind(models.TextChoices):
        AGENCY = "agency", "News agency"
        NEWSPAPER = "newspaper", "Newspaper"
        BROADCASTER = "broadcaster", "Broadcaster"
        ONLINE = "online", "Online only"
        AGGREGATOR = "aggregator", "Aggregator"
        GOVERNMENT = "government", "Government"
        OTHER = "other", "Other"
        UNKNOWN = "unknown", "Unknown"

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.UNKNOWN)
    domains = ArrayField(models.CharField(max_length=253), default=list, blank=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166 code, two letters.")
    language = models.CharField(max_length=35, blank=True, help_text="BCP 47, such as en or pt-BR.")
    owner = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    objects = OutletQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        indexes = [
            GinIndex(fields=["domains"], name="outlet_domains"),
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="outlet_name_trigrams"),
        ]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="outlet_name_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="outlet_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("outlet_detail", args=[self.pk])
