from django.db import models

from entities.models import Event
from newsroom.decisions import Suggestion, track_decisions

from .appearance import Modality
from .span import Passage, SuggestedPassageQuerySet


@track_decisions("event", "modality")
class EventReport(Passage, Suggestion):
    """Where an article reports an event, as done or as planned."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="reports")
    modality = models.CharField(max_length=10, choices=Modality.choices, default=Modality.HAPPENED)

    objects = SuggestedPassageQuerySet.as_manager()

    class Meta(Passage.Meta):
        abstract = False
        ordering = ["event", "revision", "start"]
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(
                fields=["event", "revision", "field", "start", "end"],
                name="event_report_once_per_place",
                violation_error_message="This event is reported here by another row: decide on that one.",
            ),
        ]

    def __str__(self) -> str:
        return self.exact
