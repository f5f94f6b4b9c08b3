from django.db import models

from entities.models import Entity
from newsroom.decisions import Suggestion, SuggestionQuerySet, Versioned, track_changes, track_decisions

from .span import Passage
from .story import Story


@track_changes("story")
class Utterance(Versioned):
    """One thing that somebody said; its renderings across outlets are the quotes that point here."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="utterances")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Utterance {self.pk}"


@track_decisions("speaker", "entity")
class Quote(Passage, Suggestion):
    """Words in quotation marks, or reported speech, with the speaker as the text names them."""

    class Form(models.TextChoices):
        DIRECT = "direct", "Direct"
        PARTIAL = "partial", "Partial"
        REPORTED = "reported", "Reported"

    form = models.CharField(max_length=8, choices=Form.choices)
    speaker = models.CharField(max_length=200, blank=True)
    entity = models.ForeignKey(Entity, models.SET_NULL, null=True, blank=True, related_name="quotes")
    cue = models.CharField(max_length=60, blank=True)
    utterance = models.ForeignKey(Utterance, models.SET_NULL, null=True, blank=True, related_name="renderings")

    objects = SuggestionQuerySet.as_manager()

    class Meta(Passage.Meta):
        abstract = False
        ordering = ["revision", "field", "start"]
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(fields=["revision", "field", "start", "end"], name="quote_once_per_place"),
        ]

    def __str__(self) -> str:
        return self.exact
