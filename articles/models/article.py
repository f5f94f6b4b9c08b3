from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.db import connections, models, transaction
from django.db.models.functions import Coalesce, Upper
from django.urls import reverse
from django.utils import timezone

from newsroom.decisions import State, Versioned, acting, track_changes
from newsroom.values import shifted

from .outlet import Outlet

EARLIEST_YEAR, LATEST_YEAR = 1400, 2999  # of publication; a date before or after them is a slip
MINUTES_A_DAY = 24 * 60


class ArticleQuerySet(models.QuerySet):
    def with_outlet(self):
        return self.select_related("outlet")

    def of_story(self, story):
        """The articles whose membership of the story nobody rejected."""
        live = [State.SUGGESTED, State.CONFIRMED]
        return self.filter(memberships__story=story, memberships__state__in=live)

    def in_order_of_publication(self):
        """Oldest first; those whose date nobody knows last."""
        return self.order_by(models.F("published_at").asc(nulls_last=True), "pk")

    def newest_first(self):
        return self.order_by(Coalesce("published_at", "created_at").desc(), "-pk")


STATED_FIELDS = ("outlet", "headline", "byline", "language", "published_at", "published_precision", "published_offset")


@track_changes(*STATED_FIELDS, fields=["id", "version", *STATED_FIELDS], model_name="ArticleEvent")
class Article(Versioned):
    """One outlet's piece. Its words are in its revisions; `current` is the one that is read.

    `identity` is what makes an import idempotent: its own address, or its outlet and the hash of its raw text.
    """

    class Precision(models.TextChoices):
        DAY = "day", "Day"
        TIME = "time", "Time"

    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="articles")
    url = models.CharField("address", max_length=2000, blank=True)
    identity = models.CharField(max_length=2100, unique=True, editable=False)
    source_name = models.CharField(max_length=500, blank=True, help_text="The imported file's name, or the address.")
    headline = models.CharField(max_length=1000, blank=True)
    byline = models.CharField(max_length=500, blank=True)
    credit = models.CharField(max_length=500, blank=True, help_text="Whom the text itself credits, in its words.")
    language = models.CharField(max_length=35, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_precision = models.CharField(max_length=4, choices=Precision.choices, default=Precision.DAY)
    published_offset = models.SmallIntegerField(
        "minutes ahead of UTC",
        null=True,
        blank=True,
        help_text="Of the clock where it was published; empty where nobody said, then its day is that of UTC.",
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
            models.Index(Coalesce("published_at", "created_at").desc(), models.F("id").desc(), name="article_newest"),
            GinIndex(OpClass(Upper("headline"), name="gin_trgm_ops"), name="article_headline_trigrams"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("article_detail", args=[self.pk])

    def edit(self, by, version: int | None = None, **fields) -> None:
        """Say what the article's outlet, date, byline, headline or language is: no later reading changes that."""
        said = list(dict.fromkeys([*self.set_by_people, *fields]))
        outlet = fields.get("outlet")
        with transaction.atomic():
            heir = {"outlet": Outlet.objects.locked(outlet.pk)} if outlet else {}
            self.change(by, version, set_by_people=said, **fields | heir)
            if "published_at" in fields:
                self._redate_stories()

    def _redate_stories(self) -> None:
        """Its stories' latest news, and the day by which others of its story are found."""
        if signature := getattr(self, "signature", None):
            signature.published_on = self.published_on
            signature.save(update_fields=["published_on"])
        for member in self.memberships.live().select_related("story"):
            member.story.date()

    def clean(self) -> None:
        """A date of publication must be one that an article can have."""
        if self.published_at and not EARLIEST_YEAR <= self.published_at.year <= LATEST_YEAR:
            raise ValidationError({"published_at": f"The year must lie between {EARLIEST_YEAR} and {LATEST_YEAR}."})
        if abs(self.published_offset or 0) >= MINUTES_A_DAY:
            raise ValidationError({"published_offset": "No clock is a day or more ahead of UTC, or behind it."})

    @property
    def title(self) -> str:
        """The headline, or for want of one the file's name."""
        return self.headline or self.source_name or f"Article {self.pk}"

    @property
    def outlet_name(self) -> str:
        return self.outlet.name if self.outlet_id else "Unknown outlet"

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
    def published_on(self) -> date | None:
        """The day of publication, where it was published; None where nobody knows it."""
        there = self.published_there
        return there.date() if there else None


class Revision(models.Model):
    """One version of an article as it came (`raw`, verbatim, for ever) and as it is read (`headline` and `text`)."""

    class Format(models.TextChoices):
        TEXT = "text", "Plain text"
        HTML = "html", "Web page"

    class CharsetBasis(models.TextChoices):
        """By what the encoding of the bytes is known."""

        MARK = "mark", "it begins with that encoding’s mark"
        DECLARED = "declared", "it says so itself, or its site does"
        PLAIN = "utf-8", "its bytes are that"
        GUESSED = "guessed", "guessed from its signs"

    article = models.ForeignKey(Article, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    raw = models.TextField(editable=False)
    raw_format = models.CharField(max_length=4, choices=Format.choices, editable=False)
    raw_sha256 = models.CharField(max_length=64, editable=False)
    headline = models.CharField(max_length=1000, blank=True, editable=False)
    has_own_headline = models.BooleanField(
        default=True,
        editable=False,
        help_text="The headline stands in the raw text. One that came beside it is shown, but no machine reads it.",
    )
    text = models.TextField(blank=True, editable=False)
    removed = models.JSONField(
        default=list, editable=False, help_text="What cleaning took out: start, end, kind, text."
    )
    kept = models.JSONField(
        default=list, editable=False, help_text="What cleaning took out and somebody put back: [start, end] in the raw."
    )
    credits = models.JSONField(default=list, editable=False, help_text="Evidence of origin that the text itself gives.")
    clauses = models.JSONField(
        null=True, editable=False, help_text="What a parser made of the text's sentences; null where none has read it."
    )
    charset = models.CharField(max_length=40, default="utf-8", editable=False)
    charset_basis = models.CharField(
        max_length=8, choices=CharsetBasis, default=CharsetBasis.PLAIN, editable=False, help_text="How that is known."
    )
    read_roughly = models.CharField(
        max_length=200, blank=True, editable=False, help_text="What of it no stage could take apart, in words."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    analysed_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_unread = models.BooleanField(
        default=False, editable=False, help_text="It came in, and no machine has read it with its story to the end yet."
    )

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once"),
            models.UniqueConstraint(fields=["article", "raw_sha256", "kept"], name="revision_content_once"),
            models.CheckConstraint(condition=~models.Q(raw=""), name="revision_has_raw"),
        ]

    def __str__(self) -> str:
        return f"{self.article} (version {self.number})"

    @property
    def is_utf8(self) -> bool:
        """Whether its bytes were what nearly all are today; of others a page says what they were."""
        return self.charset == "utf-8"

    @property
    def is_clean(self) -> bool:
        """Its text was taken out of the raw one; where that failed there is none."""
        return bool(self.text)

    @property
    def pieces_put_back(self) -> list[dict]:
        """The pieces of `kept`, in the form of those of `removed`."""
        return [{"start": start, "end": end, "text": self.raw[start:end]} for start, end in self.kept]

    def words(self, field: str, start: int, end: int) -> str:
        return (self.headline if field == "headline" else self.text)[start:end]


@track_changes("read_at", made=pgtrigger.Q(new__reader__isnull=False))
class ReadThrough(Versioned):
    """Somebody has read this version from end to end: what it does not carry, it is silent on."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="read_throughs")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "reader"], name="read_through_once_per_reader")]

    def __str__(self) -> str:
        return f"{self.reader} read {self.revision}"

    def undo_making(self, by) -> None:
        with acting(by):
            self.delete()


# A tsvector holds 1 MB, and 500,000 characters of short Cyrillic words make 1.2 MB; this many never do.
SEARCHED_LENGTH = 200_000

# Two layers: words by their English stems (A, B), and words as they are spelt, without accents, hyphens and
# apostrophes (C, D), as the keys of aliases are, so that a name of several words is found as a phrase.
WRITE_ENTRIES = """
INSERT INTO articles_searchentry (article_id, words)
SELECT id,
    setweight(to_tsvector('coverage', headline), 'A') || setweight(to_tsvector('coverage', text), 'B')
    || setweight(to_tsvector('simple', fold_name(headline)), 'C')
    || setweight(to_tsvector('simple', fold_name(text)), 'D')
FROM (
    SELECT article.id, coalesce(nullif(revision.headline, ''), article.headline) AS headline,
        left(revision.text, %s) AS text
    FROM articles_article article JOIN articles_revision revision ON revision.id = article.current_id
    WHERE article.id = ANY(%s)
    ORDER BY article.id
) AS current_words
ON CONFLICT (article_id) DO UPDATE SET words = excluded.words
"""


class SearchEntryQuerySet(models.QuerySet):
    def write(self, articles: Sequence[Article]) -> None:
        """(Re)write the searchable words of these articles' current revisions, in one statement."""
        with connections[self.db].cursor() as cursor:
            cursor.execute(WRITE_ENTRIES, [SEARCHED_LENGTH, [article.pk for article in articles]])


class SearchEntry(models.Model):
    """An article's words for full-text search, apart from the article so that its rows stay short."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="search_entry")
    words = SearchVectorField()

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "search entries"
        indexes = [GinIndex(fields=["words"], name="search_entry_words")]

    def __str__(self) -> str:
        return f"words of {self.article_id}"
