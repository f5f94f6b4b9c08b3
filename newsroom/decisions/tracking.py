"""What a row was before each change, with who and when, kept by the database's triggers in tables that only grow."""

from collections.abc import Iterator
from typing import Any

import pghistory
import pgtrigger
from django.apps import apps
from django.db import models

MADE, CHANGED, DELETED = "made", "changed", "deleted"
# A person acts, as the history's context says.
BY_SOMEBODY = pgtrigger.Condition(
    "NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), '')::jsonb ->> 'user' IS NOT NULL"
)
DECISION = ("state", "decided_by", "decided_at")


def track_decisions(*fields: str, **options: Any):
    """Keep what a suggestion was before each decision and each change of `fields`, and those that people made.

    A row that a machine proposed and nobody touched costs no history.
    """
    by_people = pgtrigger.Q(new__created_by__isnull=False) | pgtrigger.Q(new__decided_by__isnull=False)
    touched = pgtrigger.Q(old__decided_by__isnull=False) | pgtrigger.Q(old__created_by__isnull=False)
    return pghistory.track(
        pghistory.InsertEvent(MADE, condition=by_people),
        pghistory.UpdateEvent(CHANGED, row=pghistory.Old, condition=pghistory.AnyChange(*DECISION, *fields)),
        pghistory.DeleteEvent(DELETED, condition=touched),
        obj_field=pghistory.ObjForeignKey(related_name="history"),
        **options,
    )


def track_changes(*fields: str, made: pgtrigger.Condition | None = None, **options: Any):
    """Keep what any other row was before each change of `fields`; where `made` holds, also that it came to be."""
    trackers = [
        pghistory.UpdateEvent(CHANGED, row=pghistory.Old, condition=pghistory.AnyChange(*fields)),
        pghistory.DeleteEvent(DELETED),
    ]
    if made is not None:
        trackers.insert(0, pghistory.InsertEvent(MADE, condition=made))
    return pghistory.track(*trackers, obj_field=pghistory.ObjForeignKey(related_name="history"), **options)


def events_of(model: type[models.Model]) -> type[models.Model]:
    """The model of `model`'s history."""
    return model.history.rel.related_model


def tracked_models() -> Iterator[type[models.Model]]:
    """All models whose rows have a history that leads back to them."""
    return (model for model in apps.get_models() if hasattr(model, "history") and hasattr(model.history, "rel"))
