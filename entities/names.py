"""Entities by their names, as people type them into a form."""

import re
from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Value
from django.urls import reverse_lazy

from newsroom.values import number_in

from .models import Alias, Entity, FoldName

NUMBERED = re.compile(r"(?:^|[,·]\s*)no\. ?(\d+)\s*$")
LISTED = 5  # of one name, in an error
LONGEST = 200


class EntityInput(forms.TextInput):
    """A text field that proposes names of entities as one types; without a script it is a plain text field.

    The page has a `<datalist id="entity-names">`.
    """

    def __init__(self) -> None:
        asking = {"hx-get": reverse_lazy("entity_names"), "hx-trigger": "input changed delay:150ms"}
        answered = {"hx-target": "#entity-names", "hx-swap": "innerHTML", "hx-push-url": "false"}
        own = {"hx-params": "place,also", "hx-sync": "this:replace"}
        super().__init__({"list": "entity-names", "autocomplete": "off", **asking, **answered, **own})


def numbered(entity: Entity) -> str:
    """The entity in words that name no other one."""
    return f"{entity.name}, no. {entity.pk}"


def entity_named(words: str, kinds: Collection[str] = ()) -> Entity:
    """The entity that has this name, or that `numbered` gives. Raises ValidationError where none has, or several.

    Where some of several are of these `kinds`, it is one of them.
    """
    words = " ".join(words.split())
    if found := NUMBERED.search(words):
        entity = Entity.objects.filter(pk=number_in(found[1]) or 0).first()
        if entity is None or entity.heir.is_rejected:
            raise ValidationError(f"There is no entity no. {found[1][:12]}.")
        return entity.heir
    names = Alias.objects.live().filter(key=FoldName(Value(words)))
    rows = list(Entity.objects.current().filter(pk__in=names.values("entity")).order_by("pk")[: LISTED + 1])
    rows = [row for row in rows if row.kind in kinds] or rows
    if not rows:
        raise ValidationError(f"Nobody and nothing here is called “{words[:60]}”: write it as its own page does.")
    if len(rows) > 1:
        choices = "; ".join(f"“{numbered(row)}” ({row.get_kind_display().lower()})" for row in rows[:LISTED])
        raise ValidationError(f"Several are called so. Write which one: {choices}.")
    return rows[0]


class EntityName(forms.CharField):
    """An entity by its name; of several of that name one says its number, too. Cleans to the entity, or None."""

    widget = EntityInput

    def __init__(self, kinds: Collection[str] = (), **options: Any) -> None:
        super().__init__(max_length=LONGEST, required=False, **options)
        self._kinds = kinds

    def prepare_value(self, value: Any) -> str:
        return numbered(value) if isinstance(value, Entity) else value or ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> Entity | None:
        words = super().clean(value)
        return entity_named(words, self._kinds) if words else None
