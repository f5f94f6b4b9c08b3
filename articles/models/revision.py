from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone

from newsroom.decisions import Versioned, acting, track_changes

from .article import Article
from .original import OriginalFile


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
    cut_short = models.CharField(
        max_length=300, blank=True, editable=False, help_text="By what it is known that only the beginning came."
    )
    entries = models.JSONField(
        default=list, editable=False, help_text="Of a live blog: start, end, at (ISO 8601), heading."
    )
    clauses = models.JSONField(
        null=True, editable=False, help_text="What a parser made of the text's sentences; null where none has read it."
    )
    charset = models.CharField(max_length=40, default="utf-8", editable=False)
    charset_basis = models.CharField(
        max_length=8, choices=CharsetBasis, default=CharsetBasis.PLAIN, editable=False, help_text="How that is known."
    )
    seen_at = models.DateTimeField(
        null=True, editable=False, help_text="When its page was last found to say this; empty where nobody has looked."
    )
    edits = models.JSONField(
        null=True,
        editable=False,
        help_text="What its outlet changed since the version before; null until read.",
    )
    garbled = models.JSONField(
        default=list, editable=False, help_text="Words that were read in the wrong encoding: [as they came, as meant]."
    )
    is_mended = models.BooleanField(
        default=False, editable=False, help_text="Somebody has had such words read as they are meant."
    )
    original = models.ForeignKey(
        OriginalFile, models.PROTECT, null=True, blank=True, editable=False, related_name="revisions"
    )
    original_part = models.CharField(
        max_length=500, blank=True, editable=False, help_text="Which piece of that file this is."
    )
    read_roughly = models.CharField(
        max_length=200, blank=True, editable=False, help_text="What of it no stage could take apart, in words."
    )
    known_as = ArrayField(
        models.CharField(max_length=2000),
        default=list,
        editable=False,
        help_text="Where a file says it is from, as articles’ addresses are written; fetched pages have their own.",
    )
    letter = models.JSONField(
        null=True, editable=False, help_text="The head of the letter that it came in: sender, date, was_sent_on."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    analysed_at = models.DateTimeField(null=True, blank=True, editable=False)
    read_from = models.CharField(
        max_length=64,
        blank=True,
        default="",
        db_default="",
        editable=False,
        help_text="Digests of what its quotations were read from, and of all that was read in it by itself.",
    )
    is_unread = models.BooleanField(
        default=False, editable=False, help_text="It came in, and no machine has read it with its story to the end yet."
    )

    # What has no bound: lists of versions do without it, and the article's page takes what it shows.
    LONG = ("raw", "text", "removed", "credits", "entries", "clauses", "edits", "garbled")
    SHOWN = ("text", "removed", "credits", "entries", "garbled")

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once"),
            models.CheckConstraint(condition=~models.Q(raw=""), name="revision_has_raw"),
        ]
        indexes = [
            GinIndex(fields=["known_as"], name="revision_known_as"),
            models.Index(fields=["created_at"], condition=models.Q(is_unread=True), name="revision_unread"),
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

    @property
    def hours(self) -> dict[int, datetime]:
        """Where the entries of a live blog begin, and when each came out; those that say no moment are left out."""
        return {entry["start"]: datetime.fromisoformat(entry["at"]) for entry in self.entries if entry["at"]}

    def words(self, field: str, start: int, end: int) -> str:
        return (self.headline if field == "headline" else self.text)[start:end]


class OnVersionQuerySet(models.QuerySet):
    """Rows that stand on one version of an article, their `revision`."""

    def with_version(self, *texts: str):
        """With it; of what has no bound only `texts`."""
        return self.select_related("revision").defer(*without(*texts, of="revision"))


def without(*texts: str, of: str) -> list[str]:
    """What has no bound of the version `of`, but for these texts: to be deferred."""
    return [f"{of}__{name}" for name in Revision.LONG if name not in texts]


def with_former(versions: Sequence[Revision]) -> Iterator[tuple[Revision, Revision]]:
    """Each version of one article but the first, in their order, behind the one that it followed.

    Of one raw text there may be several: with pieces put back and without, in other signs. What came next was cleaned
    as the version that was read then.
    """
    for number, newer in enumerate(versions[1:], start=1):
        same = [each for each in versions[:number] if each.raw_sha256 == versions[number - 1].raw_sha256]
        alike = [each for each in same if (bool(each.kept), each.is_mended) == (bool(newer.kept), newer.is_mended)]
        yield (alike or same)[-1], newer


def came_at(versions: Iterable[tuple[str, datetime]]) -> dict[str, datetime]:
    """When each raw text first came, of versions as (hash of the raw text, when it was made).

    One that we made anew of what somebody uploaded says nothing of what stood at its address that day.
    """
    first: dict[str, datetime] = {}
    for raw, made_at in versions:
        first[raw] = min(made_at, first.get(raw, made_at))
    return first


@track_changes("read_at", made=pgtrigger.Q(new__reader__isnull=False))
class ReadThrough(Versioned):
    """Somebody has read this version from end to end: what it does not carry, it is silent on."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="read_throughs")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    read_at = models.DateTimeField(default=timezone.now)

    objects = OnVersionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "reader"], name="read_through_once_per_reader")]

    def __str__(self) -> str:
        return f"{self.reader} read {self.revision}"

    def undo_making(self, by) -> None:
        with acting(by):
            self.delete()


@track_changes("left_at", made=pgtrigger.Q(new__by__isnull=False))
class SignsLeft(Versioned):
    """Somebody has said that a version is right as it came, wrong as some of its signs look."""

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="signs_left")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    left_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "signs left"

    def __str__(self) -> str:
        return f"{self.by} left the signs of {self.revision} as they came"

    def undo_making(self, by) -> None:
        with acting(by):
            self.delete()
