from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat

from entities.models import Alias, Entity, FoldName
from newsroom.decisions import Suggestion, SuggestionQuerySet, Versioned, track_changes, track_decisions

from ..text.quotes import is_document
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


@track_decisions("speaker", "entity", "form", "cue")
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

    @property
    def is_of_document(self) -> bool:
        """The words stand in a document, and the text does not tell whose it is: then there is no speaker."""
        return not self.entity_id and is_document(self.speaker)

    def decide(self, state: str, by, version: int | None = None, **changes) -> None:
        """Who is called the speaker now is no longer the entity that was, unless one of its names is in the new one."""
        if "speaker" in changes and not {"entity", "entity_id"} & changes.keys():
            stands = Quote.objects.filter(pk=self.pk, speaker=changes["speaker"]).exists()
            if not stands and not self._bears(changes["speaker"]):
                changes["entity"] = None
        super().decide(state, by, version, **changes)

    def _bears(self, name: str) -> bool:
        """Is the entity called so, titles and the like aside?"""
        padded = Concat(Value(" "), "key", Value(" "), output_field=models.TextField())
        folded = Concat(Value(" "), FoldName(Value(name)), Value(" "), output_field=models.TextField())
        aliases = Alias.objects.live().filter(entity=self.entity_id)
        return aliases.annotate(padded=padded, folded=folded).filter(folded__contains=F("padded")).exists()
