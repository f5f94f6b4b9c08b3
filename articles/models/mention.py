from django.db import models

from entities.models import Entity
from newsroom.decisions import Suggestion, SuggestionQuerySet, track_decisions

from .span import Passage


@track_decisions("entity")
class Mention(Passage, Suggestion):
    """Where an article names an entity."""

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="mentions")

    objects = SuggestionQuerySet.as_manager()

    class Meta(Passage.Meta):
        abstract = False
        ordering = ["revision", "field", "start"]
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(
                fields=["revision", "field", "start", "end", "entity"], name="mention_once_per_place_and_entity"
            ),
        ]

    def __str__(self) -> str:
        return self.exact
