from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.urls import reverse

from entities.models import State, Suggestion, SuggestionQuerySet, track_decisions

from .article import Article
from .span import Passage
from .story import Story


class ClaimQuerySet(SuggestionQuerySet):
    def current(self):
        """Neither rejected nor merged into another."""
        return self.live().filter(merged_into=None)


@track_decisions("statement", "kind", "status", "tags", "note", "merged_into", "story")
class Claim(Suggestion):
    """One checkable proposition of a story. Confirmed, it is stated by the desk; it is never thereby true."""

    class Kind(models.TextChoices):
        FACT = "fact", "Fact"
        NUMBER = "number", "Number"
        DATE = "date", "Date"
        QUOTE = "quote", "Quote"
        ATTRIBUTION = "attribution", "Attribution"
        ANALYSIS = "analysis", "Analysis"

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        CHECKED = "checked", "Checked by the desk"
        DISPUTED = "disputed", "Disputed"
        WRONG = "wrong", "Found wrong"

    story = models.ForeignKey(Story, models.CASCADE, related_name="claims")
    statement = models.CharField(max_length=500)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.FACT)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    tags = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            GinIndex(OpClass(Upper("statement"), name="gin_trgm_ops"), name="claim_statement_trigrams"),
            models.Index(fields=["story", "state"], name="claim_by_story_and_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(statement=""), name="claim_has_a_statement"),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("pk")),
                name="claim_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.statement

    def get_absolute_url(self) -> str:
        return reverse("claim_detail", args=[self.pk])


class Stance(models.TextChoices):
    REPORTS = "reports", "Reported"
    ATTRIBUTES = "attributes", "Attributed"
    HEDGES = "hedges", "Hedged"
    DISPUTES = "disputes", "Disputed"
    UNCLEAR = "unclear", "Unclear"


class Modality(models.TextChoices):
    HAPPENED = "happened", "Happened"
    ONGOING = "ongoing", "Ongoing"
    PLANNED = "planned", "Planned"
    POSSIBLE = "possible", "Possible"


@track_decisions("claim", "start", "end", "stance", "modality", "attributed_to", "is_orphaned")
class Appearance(Passage, Suggestion):
    """Where an article carries a claim, how firmly, and in whose name."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="appearances")
    article = models.ForeignKey(Article, models.CASCADE, related_name="appearances")
    stance = models.CharField(max_length=10, choices=Stance.choices, default=Stance.REPORTS)
    modality = models.CharField(max_length=10, choices=Modality.choices, default=Modality.HAPPENED)
    attributed_to = models.CharField(max_length=200, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta(Passage.Meta):
        abstract = False
        ordering = ["claim", "article", "field", "start"]
        indexes = [models.Index(fields=["claim", "article"], name="appearance_cell")]
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(
                fields=["claim", "revision", "field", "start", "end"], name="appearance_once_per_place_and_claim"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.exact}"


class Offer(Passage):
    """A passage that row filling offers for an undecided cell. A machine's, and gone once the cell is decided."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="offers")
    article = models.ForeignKey(Article, models.CASCADE, related_name="offers")
    rank = models.PositiveSmallIntegerField(help_text="1 is the best.")
    chance = models.FloatField(help_text="Calibrated chance that the article carries the claim at all.")
    score = models.FloatField()
    why = models.CharField(max_length=500, blank=True)

    class Meta(Passage.Meta):
        abstract = False
        ordering = ["claim", "article", "rank"]
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(fields=["claim", "article", "rank"], name="offer_rank_once"),
            models.CheckConstraint(
                condition=models.Q(chance__gte=0, chance__lte=1), name="offer_chance_is_a_probability"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.exact}"


@track_decisions()
class Silence(Suggestion):
    """Somebody has looked: this article does not carry this claim. Taken back, it is rejected, not deleted."""

    state = models.CharField(max_length=10, choices=State.choices, default=State.CONFIRMED, db_index=True)
    claim = models.ForeignKey(Claim, models.CASCADE, related_name="silences")
    article = models.ForeignKey(Article, models.CASCADE, related_name="silences")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["claim", "article"], name="silence_once_per_cell")]

    def __str__(self) -> str:
        return f"{self.article} is silent on {self.claim}"
