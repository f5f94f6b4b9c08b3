"""What can be a table: its columns, which rows it has, and what a row of a file speaks of."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from articles.models import Outlet
from entities.models import Alias, Entity
from newsroom.decisions import Versioned
from newsroom.decisions.tracking import MADE
from newsroom.values import number_in

Cells = Mapping[str, str]


class Unclear(ValueError):
    """A row of a file that speaks of no row of ours, or of several; a sentence."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of table. `find` gives the row that a file's row speaks of, None for a new one, or raises Unclear."""

    name: str
    title: str
    model: type[Versioned]
    columns: tuple[str, ...]
    fields: tuple[str, ...]  # the columns that can be changed
    needed: tuple[str, ...]
    rows: Callable[[], QuerySet]
    find: Callable[[Cells], Versioned | None]
    made: Callable[[Cells], Versioned]
    is_decided: Callable[[Versioned], bool]

    def cells_of(self, row: Versioned) -> list[str]:
        return [self.cell(row, name) for name in self.columns]

    def cell(self, row: Versioned, name: str) -> str:
        if name == "entity_id":
            return str(row.entity_id)
        value = getattr(row, name)
        if isinstance(value, list):
            return " ".join(value)
        return "" if value is None else str(value)

    def values(self, cells: Cells) -> dict[str, Any]:
        """The fields that a row of a file speaks of. Raises ValidationError for a value that there is not."""
        found = {}
        for name in self.fields:
            if name in cells:
                field = self.model._meta.get_field(name)
                words = cells[name] if name == "note" else cells[name].strip()
                if name == "domains":
                    found[name] = [word for word in re.split(r"[,\s]+", words) if word]
                elif field.choices:
                    found[name] = _choice(field, words)
                else:
                    found[name] = words
        return found


def _choice(field: Any, words: str) -> str:
    """A value of a field by itself or by its words."""
    by_words = {str(label).lower(): value for value, label in field.choices} | {v: v for v, _ in field.choices}
    if words.lower() not in by_words:
        raise ValidationError({field.name: f"“{words[:40]}” is none of {', '.join(v for v, _ in field.choices)}."})
    return by_words[words.lower()]


def _by_number(model: type[Versioned], words: str) -> Versioned:
    row = model._default_manager.filter(pk=number_in(words.strip()) or 0).first()
    if row is None:
        raise Unclear(f"There is no row with the id {words.strip()[:20]}.")
    if getattr(row, "merged_into_id", None):
        raise Unclear(f"No. {row.pk} is part of “{row.heir}” by now: change that one.")
    return row


def _one(rows: QuerySet, what: str) -> Versioned | None:
    found = list(rows[:3])
    if len(found) > 1:
        raise Unclear(f"Several are {what}: give the id of the one that is meant.")
    return found[0] if found else None


def find_entity(cells: Cells) -> Entity | None:
    """By its id, else by its Wikidata item, else by its very name."""
    if cells.get("id", "").strip():
        return _by_number(Entity, cells["id"])
    current, item = Entity.objects.current(), cells.get("wikidata_id", "").strip()
    if item and (found := current.filter(wikidata_id=item).first()):
        return found
    name = " ".join(cells.get("name", "").split())
    return _one(current.filter(name=name), f"called “{name[:60]}”")


def find_outlet(cells: Cells) -> Outlet | None:
    if cells.get("id", "").strip():
        return _by_number(Outlet, cells["id"])
    found = Outlet.objects.called(" ".join(cells.get("name", "").split())).first()
    if found and found.merged_into_id:
        raise Unclear(f"“{found}” is part of “{found.heir}” by now: change that one.")
    return found


def entity_of(cells: Cells) -> Entity:
    """Whose alias it is, by number or by name."""
    if cells.get("entity_id", "").strip():
        return _by_number(Entity, cells["entity_id"])
    name = " ".join(cells.get("entity", "").split())
    entity = _one(Entity.objects.current().filter(name=name), f"called “{name[:60]}”") if name else None
    if entity is None:
        raise Unclear(f"There is no entity called “{name[:60]}”.")
    return entity


def find_alias(cells: Cells) -> Alias | None:
    entity = entity_of(cells)
    return entity.aliases.filter(text=" ".join(cells.get("text", "").split())).first()


def _is_suggestion_decided(row: Any) -> bool:
    return bool(row.decided_by_id or row.created_by_id)


def _is_outlet_said(row: Outlet) -> bool:
    """Somebody made or changed it."""
    return row.history.filter(pgh_context__user__isnull=False).exists() or row.history.filter(pgh_label=MADE).exists()


def _alias(cells: Cells) -> Alias:
    return Alias(entity=entity_of(cells))


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "entities",
            "Entities",
            Entity,
            ("id", "name", "kind", "wikidata_id", "note"),
            ("name", "kind", "wikidata_id", "note"),
            ("name",),
            lambda: Entity.objects.current().order_by("pk"),
            find_entity,
            lambda cells: Entity(),
            _is_suggestion_decided,
        ),
        Kind(
            "aliases",
            "Aliases",
            Alias,
            ("entity_id", "entity", "text", "state"),
            ("text", "state"),
            ("text",),
            lambda: (
                Alias.objects.filter(entity__in=Entity.objects.current())
                .select_related("entity")
                .order_by("entity", "pk")
            ),
            find_alias,
            _alias,
            _is_suggestion_decided,
        ),
        Kind(
            "outlets",
            "Outlets",
            Outlet,
            ("id", "name", "kind", "domains", "country", "language", "zone", "owner", "note"),
            ("name", "kind", "domains", "country", "language", "zone", "owner", "note"),
            ("name",),
            lambda: Outlet.objects.current().order_by("pk"),
            find_outlet,
            lambda cells: Outlet(),
            _is_outlet_said,
        ),
    )
}
