"""Who was said to take part in an event, and by whom."""

from entities.models import Entity, Event, EventParticipantEvent
from newsroom.decisions.acting import act_of, actor_of
from newsroom.decisions.history import Change, FieldChange, people_of
from newsroom.decisions.tracking import MADE

SHOWN = 150


def changes_of_participants(event: Event) -> list[Change]:
    """Each name that came or went, newest first, at most `SHOWN`."""
    kept = list(EventParticipantEvent.objects.filter(event=event.pk).order_by("-pgh_id")[:SHOWN])
    people, names = people_of(kept), Entity.objects.in_bulk({row.entity_id for row in kept})
    changes = []
    for row in kept:
        name = str(names.get(row.entity_id, f"no. {row.entity_id}"))
        came = row.pgh_label == MADE
        field = FieldChange("takes part", "nobody" if came else name, name if came else "nobody")
        by = people.get(actor_of(row.pgh_context))
        changes.append(Change(row.pgh_created_at, by, event, (field,), act_of(row.pgh_context) or row.pgh_label))
    return changes
