"""Feeds of outlets, and what each said of its entries."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.db.models import Count, Q
from django.db.models.functions import Coalesce, Lower, Now, NullIf
from django.urls import reverse
from django.utils import timezone

from newsroom.decisions import Versioned, track_changes
from newsroom.decisions.tracking import BY_SOMEBODY

from .article import Article
from .outlet import Outlet

LEAST_MINUTES, MOST_MINUTES, USUAL_MINUTES = 5, 24 * 60, 30
DEAD_AFTER = timedelta(days=3)  # of nothing but failures
QUIET_AFTER = timedelta(days=30)  # without anything new
BEGUN_ANEW = {"failures": 0, "failing_since": None, "problem": "", "etag": "", "last_modified": "", "sha256": ""}


class FeedQuerySet(models.QuerySet):
    def with_name(self):
        """With the `sort_name` by which lists are in order."""
        own, stated = (NullIf(name, models.Value("")) for name in ("title", "stated_title"))
        return self.annotate(sort_name=Lower(Coalesce(own, stated, "address")))

    def active(self):
        return self.filter(state=Feed.State.ACTIVE)

    def failing(self):
        """Those that could not be had when they were last asked for."""
        return self.active().exclude(problem="")

    def due(self):
        """Those whose time has come, the longest waiting first."""
        return self.active().filter(next_due_at__lte=Now()).order_by("next_due_at", "pk")

    def hold(self, pk: int, lease: timedelta) -> bool:
        """Be the one who asks for it, for no longer than the lease; False while somebody else is at it."""
        free = Q(held_until=None) | Q(held_until__lte=Now())
        return bool(self.filter(free, pk=pk).update(held_until=Now() + lease))


@track_changes(
    *("outlet", "address", "title", "interval", "state"),
    made=BY_SOMEBODY,
    fields=["id", "version", "outlet", "address", "title", "interval", "state"],
    model_name="FeedEvent",
)
class Feed(Versioned):
    """An address at which an outlet says what is new, and how it has been lately.

    Its outlet, title, interval and state are people's word; the address moves where its site says that it has moved for
    good. All else is what the machine saw when it last asked.
    """

    class State(models.TextChoices):
        ACTIVE = "active", "Asked for"
        PAUSED = "paused", "Paused"
        GONE = "gone", "Gone for good"  # as its site says

    class Kind(models.TextChoices):
        RSS = "rss", "RSS"
        ATOM = "atom", "Atom"
        JSON = "json", "JSON Feed"
        SITEMAP = "sitemap", "News sitemap"
        UNKNOWN = "", "Not read yet"

    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="feeds")
    address = models.CharField(
        max_length=2000,
        unique=True,
        validators=[
            RegexValidator(r"^https?://[^/\s]\S*$", "It is no web address: it begins with https:// or http://.")
        ],
        error_messages={"unique": "This feed is here already."},
    )
    title = models.CharField(max_length=300, blank=True, help_text="Left empty: what the feed calls itself.")
    interval = models.PositiveSmallIntegerField(
        "minutes between two looks",
        default=USUAL_MINUTES,
        validators=[MinValueValidator(LEAST_MINUTES), MaxValueValidator(MOST_MINUTES)],
    )
    state = models.CharField(max_length=6, choices=State.choices, default=State.ACTIVE)
    kind = models.CharField(max_length=7, choices=Kind.choices, blank=True, editable=False)
    stated_title = models.CharField(max_length=1000, blank=True, editable=False)
    site = models.CharField(max_length=2000, blank=True, editable=False, help_text="The site that it says it is of.")
    flaw = models.CharField(max_length=200, blank=True, editable=False, help_text="What of it could not be read.")
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False, help_text="Of what last came.")
    asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_good_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_new_at = models.DateTimeField(null=True, blank=True, editable=False)
    problem = models.CharField(max_length=1000, blank=True, editable=False, help_text="Why it could not be had.")
    failures = models.PositiveIntegerField(default=0, editable=False, help_text="In a row.")
    failing_since = models.DateTimeField(null=True, blank=True, editable=False)
    next_due_at = models.DateTimeField(db_default=Now(), editable=False)
    held_until = models.DateTimeField(null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index("next_due_at", condition=Q(state="active"), name="feed_due")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(address=""), name="feed_has_an_address", violation_error_message="A feed has an address."
            ),
            models.CheckConstraint(
                condition=Q(interval__gte=LEAST_MINUTES, interval__lte=MOST_MINUTES),
                name="feed_interval_is_sane",
                violation_error_message=f"From {LEAST_MINUTES} to {MOST_MINUTES} minutes.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("feed_detail", args=[self.pk])

    def edit(self, by, version: int | None = None, **fields) -> None:
        """Say what its title, outlet, address, interval or state is; it is asked for anew at its next look."""
        with transaction.atomic():
            heir = {"outlet": Outlet.objects.locked(fields["outlet"].pk)} if "outlet" in fields else {}
            self.change(by, version, **fields | heir)
            if fields.keys() & {"address", "state"}:
                Feed.objects.filter(pk=self.pk).update(next_due_at=timezone.now(), **BEGUN_ANEW)
            elif "interval" in fields:
                Feed.objects.filter(pk=self.pk).update(next_due_at=timezone.now())

    @property
    def name(self) -> str:
        return self.title or self.stated_title or self.address

    @property
    def is_active(self) -> bool:
        return self.state == self.State.ACTIVE

    @property
    def is_dead(self) -> bool:
        """Nothing could be had for days; it is still asked for, once a day."""
        return bool(self.is_active and self.failing_since and timezone.now() - self.failing_since > DEAD_AFTER)

    @property
    def is_quiet(self) -> bool:
        """It can be had, and has had nothing new for long."""
        since = self.last_new_at or self.created_at
        return bool(self.is_active and not self.problem and timezone.now() - since > QUIET_AFTER)

    @property
    def health(self) -> str:
        """A word or two."""
        if not self.is_active:
            return self.get_state_display().lower()
        if self.is_dead:
            return "dead"
        if self.problem:
            return "failing"
        if self.asked_at is None:
            return "not asked for yet"
        return "quiet" if self.is_quiet else "good"


class FeedEntryQuerySet(models.QuerySet):
    def due(self):
        """Those to be fetched whose time has come; first those that their site has never refused, the newest first."""
        its_time = Q(again_at=None) | Q(again_at__lte=Now())
        return self.filter(its_time, state=FeedEntry.State.WAITING).order_by("refusals", "-pk")

    def worth_another_try(self):
        """Those that were refused, without those of which the feed gives neither an address nor the text."""
        return self.filter(state=FeedEntry.State.REFUSED).exclude(known_as="", text="")

    def new_since(self, moment: datetime) -> dict[int, int]:
        """Feed → how many entries came since then. One query."""
        rows = self.filter(first_seen_at__gte=moment).order_by().values_list("feed")
        return dict(rows.annotate(n=Count("pk")))

    def try_again(self) -> int:
        """Have those that were refused fetched once more; how many they are."""
        again = {"state": FeedEntry.State.WAITING, "again_at": None, "refusals": 0, "message": ""}
        return self.worth_another_try().update(**again)


class FeedEntry(models.Model):
    """What a feed says of one article: evidence beside what the page says. And what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"  # to be fetched, or fetched again
        READ = "read", "Read"
        REFUSED = "refused", "Refused"

    class Basis(models.TextChoices):
        """Where the article's words are from."""

        NONE = "", "–"
        PAGE = "page", "the page"
        FEED = "feed", "the feed"

    feed = models.ForeignKey(Feed, models.CASCADE, related_name="entries")
    guid = models.CharField("its name in the feed", max_length=500, editable=False)
    address = models.CharField(max_length=2000, blank=True, editable=False)
    known_as = models.CharField(
        max_length=2000, blank=True, editable=False, help_text="The address as an article’s is written."
    )
    title = models.CharField(max_length=1000, blank=True, editable=False)
    published = models.CharField(max_length=40, blank=True, editable=False, help_text="As ISO.")
    published_words = models.CharField(max_length=100, blank=True, editable=False, help_text="As the feed writes it.")
    updated = models.CharField(max_length=40, blank=True, editable=False)
    author = models.CharField(max_length=500, blank=True, editable=False)
    source = models.CharField(max_length=300, blank=True, editable=False, help_text="Who the feed says has it first.")
    categories = ArrayField(models.CharField(max_length=100), default=list, editable=False)
    teaser = models.TextField(blank=True, editable=False)
    text = models.TextField(
        blank=True, editable=False, help_text="All of the article, where the feed has it, until its page was read."
    )
    earlier = models.JSONField(default=list, editable=False, help_text="What it said before, oldest first.")
    first_seen_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING, editable=False)
    message = models.CharField(max_length=1000, blank=True, editable=False)
    again_at = models.DateTimeField(null=True, blank=True, editable=False)
    refusals = models.PositiveSmallIntegerField(default=0, editable=False)
    article = models.ForeignKey(
        Article, models.SET_NULL, null=True, blank=True, editable=False, related_name="feed_entries"
    )
    basis = models.CharField(max_length=4, choices=Basis.choices, blank=True, editable=False)
    read_at = models.DateTimeField(null=True, blank=True, editable=False)

    SAID = ("address", "title", "published", "published_words", "updated", "author", "source", "categories", "teaser")

    objects = FeedEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "feed entries"
        constraints = [models.UniqueConstraint(fields=["feed", "guid"], name="feed_entry_once")]
        indexes = [
            models.Index("feed", models.F("id").desc(), name="feed_entry_newest"),
            models.Index("known_as", name="feed_entry_known_as"),
            models.Index("feed", "state", condition=~Q(state="read"), name="feed_entry_open"),
        ]

    def __str__(self) -> str:
        return self.title or self.address or self.guid

    @property
    def can_be_had(self) -> bool:
        """The feed gives its address, or the text."""
        return bool(self.known_as or self.text)

    @property
    def said(self) -> dict:
        """What the feed says of it."""
        return {name: getattr(self, name) for name in self.SAID}
