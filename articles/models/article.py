from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists
from django.db.models.functions import Coalesce, NullIf, Upper
from django.utils import timezone

from newsroom.addresses import address_of
from newsroom.decisions import StaleDecision, State, Versioned, acting, by_machine, track_changes
from newsroom.values import LONGEST_ZONE, shifted

from ..text.languages import READ, base_of, is_read, is_rtl, name_of
from .outlet import Outlet, language_of
from .published import DAY, MOMENT, TIME, Published, zone_written
from .since_cleared import ITS_ARTICLE

EARLIEST_YEAR, LATEST_YEAR = 1400, 2999  # of publication; a date before or after them is a slip


class Precision(models.TextChoices):
    """How much of an article's date is known."""

    DAY = DAY, "Day"
    TIME = TIME, "Time"


class ArticleQuerySet(models.QuerySet):
    def with_outlet(self):
        return self.select_related("outlet")

    def with_current(self, *texts: str):
        """With outlet and the version that is read; of what has no bound in it only `texts`."""
        long = self.model._meta.get_field("current").related_model.LONG
        return self.select_related("outlet", "current").defer(
            *(f"current__{name}" for name in long if name not in texts)
        )

    def with_membership(self):
        """With what puts it into its story, and who said so: `membership`, which one that is in none does not have."""
        live = models.Q(memberships__state__in=[State.SUGGESTED, State.CONFIRMED])
        rows = self.annotate(membership=models.FilteredRelation("memberships", condition=live))
        return rows.select_related(*(f"membership__{name}" for name in ("story", "decided_by", "created_by")))

    def of_story(self, story):
        """The articles whose membership of the story nobody rejected."""
        live = [State.SUGGESTED, State.CONFIRMED]
        return self.filter(memberships__story=story, memberships__state__in=live)

    def in_order_of_publication(self, *more):
        """Oldest first; those whose date nobody knows last. `more` puts several rows of one article into order."""
        return self.order_by(models.F("published_at").asc(nulls_last=True), "pk", *more)

    def incomplete(self):
        """Those of which nobody knows the outlet or the date."""
        return self.filter(models.Q(outlet=None) | models.Q(published_at=None))

    def inheriting(self):
        """Those that have a clock or a language of their outlet, since they say none themselves."""
        has_hour = models.Q(published_at__isnull=False, published_precision=Precision.TIME)
        return self.filter(models.Q(language="") | has_hour & models.Q(published_zone__in=["", MOMENT]))

    def set_clocks(self) -> None:
        """Put each on its outlet's clock, after that has changed; a machine's writing, for it follows from the rule."""
        with by_machine(), transaction.atomic():
            rows = self.exclude(published_at=None).filter(published_precision=Precision.TIME).order_by("pk")
            rows = rows.select_related("outlet").select_for_update(of=("self",), no_key=True)
            moved, alike = [], defaultdict(list)  # all of one season move by the same hours
            for article in rows:
                was = article.published_at
                if article.set_clock():
                    moved.append(article)
                    shift = article.published_at - was, article.published_offset, article.published_zone
                    alike[shift].append(article.pk)
            for (by, offset, zone), keys in alike.items():
                there = {"published_at": models.F("published_at") + by, "published_offset": offset}
                one_more = models.F("version") + 1
                self.model.objects.filter(pk__in=keys).update(**there, published_zone=zone, version=one_more)
            redate(moved)

    def assign(self, seen: Mapping[int, int], by, outlet: Outlet | None = None, published: Published | None = None):
        """Say of several articles at once whose they are, and when they came out, where nobody knows that yet.

        `seen` are their versions as the person saw them, by key. Gives those that were written, those that had both
        already, and those that somebody else has changed meanwhile.
        """
        done, known, stale = [], [], []
        with acting(by):
            for article in self.filter(pk__in=seen).order_by("pk"):
                fields = {"outlet": outlet} if outlet and article.outlet_id is None else {}
                fields |= published.of_article() if published and article.published_at is None else {}
                try:
                    if fields:
                        article.edit(by, seen[article.pk], **fields)
                    (done if fields else known).append(article)
                except StaleDecision:
                    stale.append(article)
        return done, known, stale

    def in_read_language(self, is_read: bool = True):
        """Those in the one language that the machine reads or in none that anybody knows; or else the others."""
        spoken = Coalesce(NullIf("language", models.Value("")), "outlet__language", models.Value(""))
        is_english = models.Q(spoken="") | models.Q(spoken__iregex=rf"^{READ}([-_]|$)")
        return self.alias(spoken=spoken).filter(is_english if is_read else ~is_english)

    def newest_first(self):
        return self.order_by(*NEWEST_FIRST)


NEWEST_FIRST = (Coalesce("published_at", "created_at").desc(), models.F("id").desc())
DATE_FIELDS = ("published_at", "published_precision", "published_offset", "published_zone")
STATED_FIELDS = ("outlet", "headline", "byline", "language", "is_cut_short", *DATE_FIELDS)


@track_changes(*STATED_FIELDS, fields=["id", "version", "set_by_people", *STATED_FIELDS], model_name="ArticleEvent")
class Article(Versioned):
    """One outlet's piece. Its words are in its revisions; `current` is the one that is read.

    `identity` is what makes an import idempotent: its own address, or its outlet and the hash of its raw text.
    """

    MOVES_TO = "articles.Story"

    Precision = Precision

    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="articles", db_index=False)
    url = models.CharField("address", max_length=2000, blank=True)
    identity = models.CharField(max_length=2100, unique=True, editable=False)
    source_name = models.CharField(max_length=500, blank=True, help_text="The imported file's name, or the address.")
    headline = models.CharField(max_length=1000, blank=True)
    byline = models.CharField(max_length=500, blank=True)
    credit = models.CharField(max_length=500, blank=True, help_text="Whom the text itself credits, in its words.")
    language = models.CharField(
        max_length=35, blank=True, help_text="BCP 47, such as en or pt-BR. What is not English is shown, and not read."
    )
    is_cut_short = models.BooleanField(
        "cut short by the outlet", default=False, help_text="Only its beginning came: it is silent on nothing."
    )
    published_at = models.DateTimeField("published", null=True, blank=True)
    published_precision = models.CharField(
        "what is known of that", max_length=4, choices=Precision.choices, default=Precision.DAY
    )
    published_offset = models.SmallIntegerField(
        "minutes ahead of UTC",
        null=True,
        blank=True,
        editable=False,
        help_text="Of the clock where it was published; empty where nobody knows one, then its day is that of UTC.",
    )
    published_zone = models.CharField(
        "zone of publication",
        max_length=LONGEST_ZONE,
        blank=True,
        help_text="Such as Asia/Kolkata or +05:30; Z where a moment in UTC is all it says. Empty: its outlet’s.",
    )
    set_by_people = ArrayField(
        models.CharField(max_length=40), default=list, editable=False, help_text="What no reading changes any more."
    )
    current = models.ForeignKey("Revision", models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["published_at"], name="article_published"),
            models.Index(
                fields=["id"],
                name="article_incomplete",
                condition=models.Q(outlet=None) | models.Q(published_at=None),
            ),
            models.Index(*NEWEST_FIRST, name="article_newest"),
            models.Index("outlet", *NEWEST_FIRST, name="article_newest_of_outlet"),
            GinIndex(OpClass(Upper("headline"), name="gin_trgm_ops"), name="article_headline_trigrams"),
        ]
        triggers = [ITS_ARTICLE]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address_of("article_detail", self.pk)

    def edit(self, by, version: int | None = None, **fields) -> None:
        """Say what the article's outlet, date, byline, headline or language is: no later reading changes that.

        Of a date, say all its fields (`Published.of_article`), or the moment alone; where it gives no zone itself, it
        stands on its outlet's clock. Raises StaleDecision.
        """
        said = list(dict.fromkeys([*self.set_by_people, *fields]))
        with transaction.atomic():
            if fields.get("outlet"):
                fields["outlet"] = Outlet.objects.locked(fields["outlet"].pk)
            elif self.outlet_id and "outlet" not in fields:
                self.outlet = Outlet.objects.locked(self.outlet_id)  # its zone as it is now, and stays
            is_dated = bool(fields.keys() & {"outlet", *DATE_FIELDS})
            fields |= self._published_with(fields).of_article() if is_dated else {}
            self.change(by, version, set_by_people=said, **fields)
            if is_dated:
                redate([self])
            if "language" in fields:
                self._is_to_be_read_anew()

    def _is_to_be_read_anew(self) -> None:
        """What a reading in another language left is asked about no more, until its story is read once more.

        Nor does it hold any more that it was compared with nothing, or is in some language.
        """
        self.revisions.filter(pk=self.current_id).update(is_unread=True)
        self.memberships.filter(created_by=None, score=None).update(why="")

    def _published_with(self, fields: dict[str, Any]) -> Published:
        """When it came out once these fields are written; a moment that is said alone is meant as it stands."""
        outlet = fields.get("outlet", self.outlet)
        zone = outlet.zone if outlet else ""
        own = {name: fields.get(name, getattr(self, name)) for name in DATE_FIELDS}
        if "published_at" in fields and "published_offset" not in fields:
            own["published_offset"] = Published(own["published_at"], Precision.TIME, zone=MOMENT).on_clock(zone).offset
        return Published(*own.values()).on_clock(zone)

    def set_clock(self) -> dict[str, Any]:
        """Put its date on its outlet's clock where it has none of its own; gives the fields that changed, unwritten."""
        changed = {n: v for n, v in self._published_with({}).of_article().items() if getattr(self, n) != v}
        for name, value in changed.items():
            setattr(self, name, value)
        return changed

    def move_to(self, target, by, version: int | None = None) -> None:
        """Put it into a story, out of the one where it is."""
        target.bring_in(self, by)

    def new_place(self, words: str, by):
        return apps.get_model(self.MOVES_TO).objects.open(words, by)

    @classmethod
    def left_out(cls, what: str, by, target=None) -> Iterator[tuple[str, models.Q]]:
        if target:
            yield "in that story already", models.Q(Exists(cls._places().filter(story=target)))

    @classmethod
    def of_others(cls, what: str, by) -> models.Q:
        """Somebody else has put it where it is."""
        return models.Q(Exists(cls._places().exclude(decided_by=None).exclude(decided_by=by)))

    @classmethod
    def _places(cls) -> models.QuerySet:
        return cls.memberships.rel.related_model.objects.live().filter(article=models.OuterRef("pk"))

    def went_back(self, by) -> None:
        """Its outlet's clock may have changed since, and its stories are dated by it."""
        Article.objects.filter(pk=self.pk).set_clocks()
        self.refresh_from_db()
        redate([self])

    def clean(self) -> None:
        """A date of publication must be one that an article can have."""
        super().clean()
        self.headline = " ".join(self.headline.split())
        try:
            self.language = language_of(self.language)
        except ValidationError as error:
            raise ValidationError({"language": error}) from None
        if self.published_at and not EARLIEST_YEAR <= self.published_at.year <= LATEST_YEAR:
            raise ValidationError({"published_at": f"The year must lie between {EARLIEST_YEAR} and {LATEST_YEAR}."})
        try:
            self.published_zone = zone_written(self.published_zone)
        except ValidationError as error:
            raise ValidationError({"published_zone": error.messages}) from None

    @property
    def title(self) -> str:
        """The headline, or for want of one the file's name."""
        return self.headline or self.source_name or f"Article {self.pk}"

    @property
    def headline_is_corrected(self) -> bool:
        """Somebody has said that it is not as its text has it."""
        return "headline" in self.set_by_people and bool(self.headline) and self.headline != self.current.headline

    @property
    def outlet_name(self) -> str:
        return self.outlet.name if self.outlet_id else "Unknown outlet"

    @property
    def written_in(self) -> str:
        """Its language, or its outlet's where it says none itself; "" where nobody knows."""
        return self.language or (self.outlet.language if self.outlet_id else "")

    @property
    def is_foreign(self) -> bool:
        """In a language that the machine does not read: shown, searched and tagged by hand."""
        return not is_read(self.written_in)

    @property
    def is_rtl(self) -> bool:
        return is_rtl(self.written_in)

    @property
    def language_name(self) -> str:
        """`German`; "" where nobody knows it."""
        return name_of(self.written_in) if base_of(self.written_in) else ""

    @property
    def not_looked_for(self) -> str:
        """Why what it does not carry says nothing; "" for an article that is read whole."""
        if self.is_foreign:
            return f"Not read: {self.language_name}"
        return "Cut short by the outlet" if self.is_cut_short else ""

    @property
    def published_there(self) -> datetime | None:
        """The moment of publication on the clock of the place; a day alone has no hour that could move it."""
        if self.published_at is None or self.published_precision == self.Precision.DAY or not self.published_offset:
            return self.published_at
        offset = timedelta(minutes=self.published_offset)
        return shifted(self.published_at.replace(tzinfo=None), offset).replace(
            tzinfo=timezone.get_fixed_timezone(offset)
        )

    @property
    def published_hour(self) -> time | None:
        """The hour and minute of publication, where it was published; None where only the day is known."""
        if self.published_at is None or self.published_precision == self.Precision.DAY:
            return None
        return self.published_there.time().replace(second=0, microsecond=0)

    @property
    def outlet_zone(self) -> str:
        return self.outlet.zone if self.outlet_id else ""

    @property
    def published_on(self) -> date | None:
        """The day of publication, where it was published; None where nobody knows it."""
        there = self.published_there
        return there.date() if there else None


def redate(articles: Sequence[Article]) -> None:
    """The latest news of these articles' stories, and the days by which others of their stories are found."""
    keys = [article.pk for article in articles]
    signatures = Article.signature.related.related_model.objects.filter(article__in=keys)
    by_day = defaultdict(list)
    for article in articles:
        by_day[article.published_on].append(article.pk)
    for day, those in by_day.items():
        signatures.filter(article__in=those).update(published_on=day)
    members = Article.memberships.rel.related_model.objects.live().filter(article__in=keys)
    for story in {member.story for member in members.select_related("story")}:
        story.date()
