from django.db import models
from django.urls import reverse
from pgtrigger import Before, Insert, Trigger, Update

from .revision import Revision

CONTEXT = 32  # characters of prefix and suffix; the W3C TextQuoteSelector leaves the length open

WORDS_STAND_THERE = """
IF NOT NEW.is_orphaned AND NEW.exact IS DISTINCT FROM (
    SELECT substr(CASE NEW.field WHEN 'headline' THEN headline ELSE text END, NEW.start + 1, NEW."end" - NEW.start)
    FROM articles_revision WHERE id = NEW.revision_id
) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'These words do not stand at this place of the text.';
END IF;
RETURN NEW;
"""


class Passage(models.Model):
    """A stretch of one revision's headline or text: half-open code-point offsets, and the words themselves.

    The database refuses offsets that do not hold the words, so that no span can drift unseen.
    """

    class Field(models.TextChoices):
        TEXT = "text", "Text"
        HEADLINE = "headline", "Headline"

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="%(class)ss")
    field = models.CharField(max_length=8, choices=Field.choices, default=Field.TEXT)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=CONTEXT, blank=True)
    suffix = models.CharField(max_length=CONTEXT, blank=True)
    is_orphaned = models.BooleanField(default=False, help_text="Not in this version of the text.")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="%(class)s_offsets_in_order")
        ]
        triggers = [
            Trigger(name="words_stand_there", when=Before, operation=Insert | Update, func=WORDS_STAND_THERE),
        ]

    def get_absolute_url(self) -> str:
        """A link that opens this version of the article at the words, whatever versions come later."""
        address = reverse("article_detail", args=[self.revision.article_id])
        return f"{address}?version={self.revision.number}&at={self.field}:{self.start}-{self.end}#words"

    def anchor(self, revision: Revision, field: str, start: int, end: int) -> "Passage":
        """Place this row at `start`–`end` of a revision's field, taking the words and their context from there."""
        source = revision.headline if field == self.Field.HEADLINE else revision.text
        if not 0 <= start < end <= len(source):
            raise ValueError(f"No words at {start}–{end}: the {field} has {len(source)} characters.")
        self.revision, self.field, self.start, self.end = revision, field, start, end
        self.exact = source[start:end]
        self.prefix, self.suffix = source[max(0, start - CONTEXT) : start], source[end : end + CONTEXT]
        self.is_orphaned = False
        return self
