from django.db import models
from pgtrigger import Before, Insert, Trigger, Update

from newsroom.addresses import address_of
from newsroom.decisions import SuggestionQuerySet

from .revision import OnVersionQuerySet, Revision

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


class PassageQuerySet(OnVersionQuerySet):
    def standing_in(self, articles: models.QuerySet):
        """Those whose words stand in one of these articles as it now reads."""
        # By the articles' current versions: how many rows fulfil an equation of two columns the database cannot guess.
        return self.filter(revision__in=articles.order_by().values("current"), is_orphaned=False)


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

    objects = PassageQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")),
                name="%(class)s_offsets_in_order",
                violation_error_message="Words end after they begin.",
            )
        ]
        triggers = [
            Trigger(name="words_stand_there", when=Before, operation=Insert | Update, func=WORDS_STAND_THERE),
        ]

    def get_absolute_url(self) -> str:
        """A link that opens this version of the article at the words, whatever versions come later."""
        address = address_of("article_detail", self.revision.article_id)
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


class SuggestedPassageQuerySet(PassageQuerySet, SuggestionQuerySet):
    """Of passages that are suggestions, too."""
