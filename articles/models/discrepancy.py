from django.db import models

from newsroom.decisions import State, Suggestion, track_decisions

from .appearance import Appearance
from .article import Article
from .claim import Claim
from .since_cleared import part_of_claim
from .span import Passage, PassageQuerySet
from .story import Story


@track_decisions("kind", "verdict", "note", "topic", "story", "claim")
class Discrepancy(Suggestion):
    """Outlets differ on one matter. `key` lets re-analysis know it again, so that a rejected one stays away."""

    class Kind(models.TextChoices):
        NUMBER = "number", "Number"
        DATE = "date", "Date"
        NAME = "name", "Name"
        TITLE = "title", "Title"
        MODALITY = "modality", "Done or planned"
        ATTRIBUTION = "attribution", "Attribution"
        QUOTATION = "quotation", "Quotation wording"
        SCOPE = "scope", "Scope"

    class Verdict(models.TextChoices):
        CONFLICT = "conflict", "Conflict"
        PRECISION = "precision", "Difference of precision"
        WORDING = "wording", "Difference of wording"

    story = models.ForeignKey(Story, models.CASCADE, related_name="discrepancies")
    claim = models.ForeignKey(Claim, models.SET_NULL, null=True, blank=True, related_name="discrepancies")
    key = models.CharField(max_length=64, editable=False)
    topic = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    note = models.TextField(blank=True, help_text="What the desk found, or why it was dismissed.")

    class Meta:
        verbose_name_plural = "discrepancies"
        ordering = ["story", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "key"],
                name="discrepancy_once_per_story",
                violation_error_message="The story has this discrepancy already.",
            )
        ]
        triggers = [part_of_claim("kind", "verdict", "topic", "note")]

    def __str__(self) -> str:
        return self.topic

    def went_back(self, by) -> None:
        if self.claim_id:
            Claim(pk=self.claim_id).settle_step(by)


OF_CELLS = (Discrepancy.Kind.NUMBER, Discrepancy.Kind.DATE)  # what a cell of the matrix shows beside its state


def is_elsewhere(claim: str = "claim", values: str = "values__") -> models.Q:
    """Whether a value stands in other words of its article than those that carry the claim: it is of another fact then.

    `claim` and `values` lead there from the rows that are asked for, which are discrepancies by default.
    """
    article, revision, field = (models.OuterRef(f"{values}{name}") for name in ("article", "revision", "field"))
    carriers = Appearance.objects.live().filter(claim=models.OuterRef(claim), article=article, is_orphaned=False)
    here = carriers.filter(
        revision=revision,
        field=field,
        start__lt=models.OuterRef(f"{values}end"),
        end__gt=models.OuterRef(f"{values}start"),
    )
    return models.Q(models.Exists(carriers)) & ~models.Q(models.Exists(here))


class DiscrepancyValueQuerySet(PassageQuerySet):
    def at_their_claims(self):
        """Without those that stand in other words than those that carry the claim, where any do."""
        return self.exclude(is_elsewhere("discrepancy__claim", values=""))

    def of_cells(self):
        """Numbers and days by which outlets differ, in more than wording."""
        live = models.Q(discrepancy__kind__in=OF_CELLS) & ~models.Q(discrepancy__state=State.REJECTED)
        return self.filter(live).exclude(discrepancy__verdict=Discrepancy.Verdict.WORDING).exclude(value="")


class DiscrepancyValue(Passage):
    """What one article gives, with its words."""

    discrepancy = models.ForeignKey(Discrepancy, models.CASCADE, related_name="values")
    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    value = models.CharField(max_length=300)

    objects = DiscrepancyValueQuerySet.as_manager()

    class Meta(Passage.Meta):
        abstract = False
        ordering = ["discrepancy", "article", "start"]

    def __str__(self) -> str:
        return self.value
