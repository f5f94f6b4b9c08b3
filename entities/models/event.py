from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse

from newsroom.decisions import Mergeable, MergeableQuerySet, Suggestion, SuggestionQuerySet, acting, track_decisions
from newsroom.decisions.tracking import DELETED, MADE
from newsroom.decisions.undo import CHANGED_SINCE, GONE, Kept

from .entity import Entity

NO_DAY = "Say the day, or call the date unresolved."
OUT_OF_ORDER = "The last day comes before the first."


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

    TELLING = ("status", "place")

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
            models.CheckConstraint(
                condition=~models.Q(label=""),
                name="event_has_a_label",
                violation_error_message="An event has a label.",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("pk")),
                name="event_not_merged_into_itself",
                violation_error_message="Nothing is part of itself.",
            ),
            models.CheckConstraint(
                condition=models.Q(first_day=None, last_day=None) | models.Q(first_day__lte=models.F("last_day")),
                name="event_days_in_order",
                violation_error_message=OUT_OF_ORDER,
            ),
            models.CheckConstraint(
                condition=models.Q(precision="unresolved") | models.Q(first_day__isnull=False),
                name="event_precision_needs_a_day",
                violation_error_message=NO_DAY,
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("event_detail", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        self.label = " ".join(self.label.split())
        try:
            self.place_of(self.place)
        except ValidationError as error:
            raise ValidationError({"place": error}) from error

    def contradictions(self, other: "Event") -> Iterator[str]:
        yield from super().contradictions(other)
        if (
            self.first_day
            and other.first_day
            and (
                (self.last_day or self.first_day) < other.first_day
                or (other.last_day or other.first_day) < self.first_day
            )
        ):
            yield f"They are on other days: {self.first_day:%-d %B %Y} and {other.first_day:%-d %B %Y}."

    @property
    def members(self) -> list[Entity]:
        """Who takes part, by name: in this event or in one that is part of it, each as what it was merged into."""
        rows = Entity._base_manager.filter(events__in=self.lineage).select_related("merged_into").distinct()
        heirs = {entity.heir for entity in rows}
        return sorted((entity for entity in heirs if not entity.is_rejected), key=lambda each: (each.name, each.pk))

    def edit(
        self,
        by,
        version: int | None = None,
        came: Collection[Entity] = (),
        went: Collection[Entity] = (),
        **fields,
    ) -> None:
        """Its own fields, and who takes part (`came`) or does not (`went`)."""
        with acting(by), transaction.atomic():
            super().edit(by, version, **fields)
            events = self.lineage
            for entity in went:
                EventParticipant.objects.filter(event__in=events, entity__in=entity.lineage).delete()
            self.participants.add(*came)

    def members_went_back(self, act: UUID, by) -> tuple[bool, Kept]:
        kept: Kept = []
        told = EventParticipant.pgh_event_model.objects.filter(event__in=self.lineage)
        pairs = set(told.filter(pgh_context_id=act).values_list("event", "entity"))
        for event, entity in sorted(pairs):
            last = told.filter(event=event, entity=entity).latest("pgh_id")
            row = Entity.objects.filter(pk=entity).first()
            if last.pgh_context_id != act or row is None:
                kept.append((row or Entity(pk=entity, name=f"no. {entity}"), CHANGED_SINCE if row else GONE))
            elif last.pgh_label == MADE:
                EventParticipant.objects.filter(event=event, entity=entity).delete()
            else:
                EventParticipant.objects.create(event_id=event, entity_id=entity)
        return len(kept) < len(pairs), kept

    @staticmethod
    def place_of(entity: Entity | None) -> Entity | None:
        """Where something may happen. Raises ValidationError for what is no place."""
        if entity and entity.kind not in Entity.PLACES:
            kind = entity.get_kind_display().lower()
            raise ValidationError(f"“{entity}” is listed as {kind}: choose a place or a facility.")
        return entity

    @classmethod
    def days_of(cls, precision: str, first: date | None, last: date | None) -> tuple[date | None, date | None]:
        """The first and the last day as far as the precision allows: one day, both in order, or none.

        Raises ValidationError, by field, for what is no such date.
        """
        if precision == cls.Precision.UNRESOLVED:
            return None, None
        if not first:
            raise ValidationError({"first_day": NO_DAY})
        if precision == cls.Precision.DAY or not last:
            return first, first
        if last < first:
            raise ValidationError({"last_day": OUT_OF_ORDER})
        return first, last


@pghistory.track(
    pghistory.InsertEvent(MADE), pghistory.DeleteEvent(DELETED), obj_field=None, model_name="EventParticipantEvent"
)
class EventParticipant(Event.participants.through):
    """Who takes part in an event is a person's word, too: each name that comes or goes is kept, with who and when."""

    class Meta:
        proxy = True
