from datetime import date

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from newsroom.decisions import Mergeable, MergeableQuerySet, Suggestion, SuggestionQuerySet, track_decisions
from newsroom.decisions.tracking import DELETED, MADE

from .entity import Entity


class EventQuerySet(MergeableQuerySet, SuggestionQuerySet):
    def in_order_of_time(self):
        """Dated events first, oldest first; those without a date last."""
        return self.order_by(models.F("first_day").asc(nulls_last=True), "pk")


@track_decisions("label", "first_day", "last_day", "date_text", "precision", "status", "place", "note", "merged_into")
class Event(Mergeable, Suggestion):
    """What happened or is planned. `first_day` and `last_day` span what its precision leaves open."""

    class Precision(models.TextChoices):
        DAY = "day", "Day"
        MONTH = "month", "Month"
        YEAR = "year", "Year"
        RANGE = "range", "Range of days"
        UNRESOLVED = "unresolved", "Unresolved"

    class Status(models.TextChoices):
        HAPPENED = "happened", "Happened"
        ONGOING = "ongoing", "Ongoing"
        PLANNED = "planned", "Planned"
        POSSIBLE = "possible", "Possible"
        CANCELLED = "cancelled", "Cancelled"

    label = models.CharField(max_length=300)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    date_text = models.CharField(max_length=100, blank=True, help_text="The date in the words of the coverage.")
    precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.UNRESOLVED)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.HAPPENED)
    place = models.ForeignKey(Entity, models.SET_NULL, null=True, blank=True, related_name="events_here")
    participants = models.ManyToManyField(Entity, blank=True, related_name="events")
    note = models.TextField(blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["first_day", "pk"]
        indexes = [
            models.Index(models.F("first_day").desc(nulls_last=True), models.F("id").desc(), name="event_latest"),
            GinIndex(OpClass(models.functions.Upper("label"), name="gin_trgm_ops"), name="event_label_trigrams"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(label=""), name="event_has_a_label"),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("pk")),
                name="event_not_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(first_day=None, last_day=None) | models.Q(first_day__lte=models.F("last_day")),
                name="event_days_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(precision="unresolved") | models.Q(first_day__isnull=False),
                name="event_precision_needs_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("event_detail", args=[self.pk])

    @classmethod
    def days_of(cls, precision: str, first: date | None, last: date | None) -> tuple[date | None, date | None]:
        """The first and the last day as far as the precision allows: one day, both in order, or none.

        Raises ValidationError, by field, for what is no such date.
        """
        if precision == cls.Precision.UNRESOLVED:
            return None, None
        if not first:
            raise ValidationError({"first_day": "Say the day, or call the date unresolved."})
        if precision == cls.Precision.DAY or not last:
            return first, first
        if last < first:
            raise ValidationError({"last_day": "The last day comes before the first."})
        return first, last


@pghistory.track(
    pghistory.InsertEvent(MADE), pghistory.DeleteEvent(DELETED), obj_field=None, model_name="EventParticipantEvent"
)
class EventParticipant(Event.participants.through):
    """Who takes part in an event is a person's word, too: each name that comes or goes is kept, with who and when."""

    class Meta:
        proxy = True
