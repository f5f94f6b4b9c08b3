import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from difflib import get_close_matches
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, Func, Value
from django.db.models.functions import Lower, Upper

from newsroom.addresses import address_of
from newsroom.decisions import Mergeable, MergeableQuerySet, Refused, StaleDecision, acting, track_changes
from newsroom.decisions.tracking import BY_SOMEBODY, MADE, events_of
from newsroom.decisions.undo import Kept
from newsroom.hiding import hides, whole
from newsroom.values import LONGEST_ZONE, zone_names

from ..text.languages import code_of

DOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")
CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # of a language
COUNTRY = re.compile(r"[A-Z]{2}")
DOMAINS = 40  # of one outlet
NAME_TAKEN = "Another outlet has this name."
NEAR = 0.8  # of two names' letters in common order: a swap, a doubled letter, a "The"; not "Daily Mail", "Daily Mirror"
INHERITED = ("zone", "language")  # by its articles, where they say nothing themselves


def domain_of(address: str) -> str:
    """`https://www.paper.example/x` → `paper.example`; "" for what is no address."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def is_name_of(host: str, name: str) -> bool:
    """Whether a name is that of a host, or of what the host is part of; a port is no part of either."""
    return f".{host}".endswith(f".{name.lower().partition(':')[0]}")


def zone_of(words: str) -> str:
    """A time zone as IANA writes it, "" for none. Raises a ValidationError."""
    words = words.strip()
    if words and words.lower() not in zone_names():
        raise ValidationError(f"“{words[:60]}” is no time zone: it looks like Europe/London or Asia/Kolkata.")
    return zone_names().get(words.lower(), "")


def language_of(words: str) -> str:
    """The code of a language by its English name, or a code as it is; "" for none. Raises a ValidationError."""
    words = words.strip()
    code = code_of(words) or words
    if code and not CODE.fullmatch(code):
        raise ValidationError(f"“{words}” is no language that is listed: write its code, such as en or pt-BR.")
    return code


def country_of(words: str) -> str:
    """A country's two letters, "" for none. Raises a ValidationError."""
    words = words.strip().upper()
    if words and not COUNTRY.fullmatch(words):
        raise ValidationError("Two letters, such as GB.")
    return words


def domains_of(words: Iterable[str]) -> list[str]:
    """Domains in small letters, each once. Raises a ValidationError for the first that is none."""
    domains = list(dict.fromkeys(word.strip().lower() for word in words if word.strip()))
    wrong = next((domain for domain in domains if len(domain) > 253 or not DOMAIN.fullmatch(domain)), None)
    if wrong:
        raise ValidationError(f"“{wrong[:60]}” is no domain: it looks like ostrandpost.example.")
    if len(domains) > DOMAINS:
        raise ValidationError(f"At most {DOMAINS} domains.")
    return domains


RULES = {"domains": domains_of, "country": country_of, "language": language_of, "zone": zone_of}


class OutletQuerySet(MergeableQuerySet):
    def called(self, name: str):
        """Those of that name, at most one; compared as the constraint does, by small letters."""
        return self.alias(small_name=Lower("name")).filter(small_name=Lower(models.Value(name)))

    def near(self, name: str) -> list[str]:
        """At most three names of other outlets for which this one may be a slip of the hand, the nearest first."""
        names = {known.casefold(): known for known in self.current().values_list("name", flat=True)}
        return [names[key] for key in get_close_matches(name.casefold(), names, n=3, cutoff=NEAR)]

    def get_named(self, name: str) -> "Outlet":
        """The outlet of that name, made when it is new; one that was merged gives its heir.

        Safe when several imports name the same new outlet at once. It is one, whoever may know what came from it.
        """
        name = " ".join(name.split())
        with whole():
            outlet = self.called(name).first()
            if outlet is None:
                self.bulk_create([self.model(name=name)], ignore_conflicts=True)
                outlet = self.called(name).get()
            return outlet.heir

    def free(self, name: str, by) -> None:
        """Have an outlet of this name, of which `by` may not know, give way to theirs, as their act."""
        if hides() and not self.called(name).exists():
            with whole():
                for other in self.called(name):
                    other.change(by, name=f"{other.name[:180]} ({uuid4().hex[:8]})")  # which nobody can guess

    def at(self, address: str, name: str = "") -> "Outlet | None":
        """Whose site an address is of, by the longest domain that somebody has: of several the one of that name.

        `feeds.post.example` is the outlet's of post.example, where none has the longer one.
        """
        parts = domain_of(address).split(".")
        for start in range(len(parts) - 1):
            rows = self.filter(domains__contains=[".".join(parts[start:])]).order_by("pk")
            if found := [outlet.heir for outlet in rows]:
                return min(found, key=lambda one: (one.is_named_by_host, one.name.lower() != name.lower()))
        return None

    def of_page(self, address: str, stated: str) -> "Outlet | None":
        """The outlet of a page there that calls itself so; None where neither tells.

        Whose site it is goes before what it says; of one that has but its host's name, both are right.
        """
        known, host = self.at(address, stated), domain_of(address)
        if known is None:
            known = self.get_named(stated) if stated else None
        elif stated and not is_name_of(host, stated) and known.is_named_by_host:
            known = known.take_name(stated)
        if known and not known.domains:
            known.add_domain(host)
        return known


@track_changes(
    "name", "kind", "domains", "country", "language", "zone", "owner", "note", "merged_into", made=BY_SOMEBODY
)
class Outlet(Mergeable):
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

    TELLING = ("kind", "country", "language", "owner")

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.UNKNOWN)
    domains = ArrayField(models.CharField(max_length=253), default=list, blank=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166 code, two letters.")
    language = models.CharField(
        max_length=35, blank=True, help_text="BCP 47, such as en or pt-BR: of its articles that say none themselves."
    )
    zone = models.CharField(
        "time zone",
        max_length=LONGEST_ZONE,
        blank=True,
        help_text="IANA, such as Asia/Kolkata: of its articles’ hours without a zone, and of its “today”.",
    )
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
            models.UniqueConstraint(Lower("name"), name="outlet_name_once", violation_error_message=NAME_TAKEN),
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="outlet_has_a_name",
                violation_error_message="An outlet has a name.",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("pk")),
                name="outlet_not_merged_into_itself",
                violation_error_message="Nothing is part of itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("outlet_detail", self.pk)

    def contradictions(self, other: "Outlet") -> Iterator[str]:
        yield from super().contradictions(other)
        if self.domains and other.domains and not set(self.domains) & set(other.domains):
            yield f"They have other domains: {', '.join(self.domains[:3])} and {', '.join(other.domains[:3])}."

    def undo_making(self, by) -> None:
        """Taken back, it goes again, unless an article, an origin or a feed names it by now."""
        used = (self.articles, self.origin_of, self.merged, self.feeds)
        if any(rows.exists() for rows in used):
            raise Refused("It stays, since others have built on it.")
        with acting(by):
            self.delete()

    def clean(self) -> None:
        super().clean()
        self.name = " ".join(self.name.split())
        wrong = {}
        for name, put_right in RULES.items():
            try:
                setattr(self, name, put_right(getattr(self, name)))
            except ValidationError as error:
                wrong[name] = error
        if wrong:
            raise ValidationError(wrong)

    def add(self, by) -> None:
        """Write it as a new one, whose name is free as far as `by` may know."""
        with acting(by), transaction.atomic():
            Outlet.objects.free(self.name, by)
            self.save()

    def edit(self, by, version: int | None = None, **fields) -> None:
        """Say who it is; its articles stand on its clock from then on."""
        with acting(by), transaction.atomic():
            if "name" in fields:
                Outlet.objects.free(fields["name"], by)
            self.change(by, version, **fields)
            self.refresh_from_db()
            if "zone" in fields:
                self.articles.set_clocks()

    def went_back(self, by) -> None:
        self.articles.set_clocks()

    def hand_over(self, heir: "Outlet", merge: UUID, by) -> None:
        """Where nobody has said so of the heir, its zone and language are those of the one that comes to it."""
        gained = {name: getattr(self, name) for name in INHERITED if getattr(self, name) and not getattr(heir, name)}
        if gained:
            heir.change(by, **gained)
        articles = heir.articles.all()
        if "zone" not in gained:  # its own stand where they stood
            passed_on = events_of(articles.model).objects.filter(pgh_context_id=merge, outlet=self.pk)
            articles = articles.filter(pk__in=passed_on.values("pgh_obj"))
        articles.set_clocks()

    def came_apart(self, former: "Outlet", merge: UUID, by) -> Kept:
        self.articles.set_clocks()
        if former.history.filter(pgh_context_id=merge, zone="").exists():  # it may have gained one by the merge
            former.articles.set_clocks()
        return []

    @property
    def is_named_by_host(self) -> bool:
        """Nothing that came from it has said what it is called, and nobody else has."""
        is_untouched = self.version == 0 and not self.history.filter(pgh_label=MADE).exists()
        return any(is_name_of(domain, self.name) for domain in self.domains) and is_untouched

    def take_name(self, name: str) -> "Outlet":
        """Be called so, as its own site says; gives the outlet of that name where there is one."""
        if not Outlet.objects.called(name).exists():
            with suppress(IntegrityError, StaleDecision), transaction.atomic():
                self.change(None, name=name)
                return self
        return Outlet.objects.get_named(name)

    def add_domain(self, domain: str) -> None:
        """An article of the outlet came from there."""
        known = Outlet.objects.filter(pk=self.pk).exclude(domains__contains=[domain])
        if domain and known.update(domains=Func(F("domains"), Value(domain), function="array_append")):
            self.refresh_from_db(fields=["domains"])

    @property
    def all_domains(self) -> list[str]:
        """Its domains, and then those of outlets that were merged into it."""
        merged = Outlet.objects.filter(pk__in=self.lineage).exclude(pk=self.pk).values_list("domains", flat=True)
        return list(dict.fromkeys([*self.domains, *(domain for domains in merged for domain in domains)]))
