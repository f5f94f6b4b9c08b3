from collections.abc import Iterator

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat

from entities.models import Alias, Entity, FoldName
from newsroom.decisions import Suggestion, Versioned, track_changes, track_decisions

from ..text.quotes import is_document
from .span import Passage, SuggestedPassageQuerySet
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

    MOVES_TO = "entities.Entity"
    NAMED_BY = "speaker"  # goes along with a name that is moved: the field that holds it

    class Form(models.TextChoices):
        DIRECT = "direct", "Direct"
        PARTIAL = "partial", "Partial"
        REPORTED = "reported", "Reported"

    form = models.CharField(max_length=8, choices=Form.choices)
    speaker = models.CharField(max_length=200, blank=True)
    entity = models.ForeignKey(Entity, models.SET_NULL, null=True, blank=True, related_name="quotes")
    cue = models.CharField(max_length=60, blank=True)
    utterance = models.ForeignKey(Utterance, models.SET_NULL, null=True, blank=True, related_name="renderings")

    objects = SuggestedPassageQuerySet.as_manager()

    class Meta(Passage.Meta):
        abstract = False
        ordering = ["revision", "field", "start"]
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(
                fields=["revision", "field", "start", "end"],
                name="quote_once_per_place",
                violation_error_message="These words are a quote already: decide on that one.",
            ),
        ]

    def __str__(self) -> str:
        return self.exact

    @property
    def said_by(self) -> str:
        """Whose words they are: the entity's name where one is known, else the text's own; "" where nobody knows."""
        return self.entity.name if self.entity_id else self.speaker

    @property
    def is_of_document(self) -> bool:
        """The words stand in a document, and the text does not tell whose it is: then there is no speaker."""
        return not self.entity_id and is_document(self.speaker)

    def decide(self, state: str, by, version: int | None = None, **changes) -> None:
        """Who is called the speaker now is no longer the entity that was, unless one of its names is in the new one."""
        if "speaker" in changes and not {"entity", "entity_id"} & changes.keys():
            stands = Quote.objects.filter(pk=self.pk, speaker=changes["speaker"]).exists()
            if not stands and not self._bears(self.entity_id, changes["speaker"]):
                changes["entity"] = None
        super().decide(state, by, version, **changes)

    def move_to(self, target: Entity, by, version: int | None = None) -> None:
        """Another one says it. The text's own word for the speaker stays where it is a name of theirs."""
        target.refuse_if_rejected()
        is_theirs = bool(self.speaker) and self._bears(target.pk, self.speaker)
        self.move(by, version, entity=target, **({} if is_theirs else {"speaker": target.name[:200]}))

    def new_place(self, words: str, by) -> Entity:
        return Entity(name=words[:200], kind=Entity.Kind.PERSON).make(by)

    @classmethod
    def left_out(cls, what: str, by, target: Entity | None = None) -> Iterator[tuple[str, models.Q]]:
        yield from super().left_out(what, by, target)
        if target:
            yield f"said by {target} already", models.Q(entity=target)

    @staticmethod
    def _bears(entity: int | None, name: str) -> bool:
        """Is the entity called so, titles and the like aside?"""
        padded = Concat(Value(" "), "key", Value(" "), output_field=models.TextField())
        folded = Concat(Value(" "), FoldName(Value(name)), Value(" "), output_field=models.TextField())
        aliases = Alias.objects.live().filter(entity=entity)
        return aliases.annotate(padded=padded, folded=folded).filter(folded__contains=F("padded")).exists()
