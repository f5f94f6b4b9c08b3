"""Rows that somebody may want to move, in words."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from newsroom.decisions import Versioned

from .many import Told, told

SHOWN = 100  # of a kind; all of them can be chosen all the same


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind to choose among: `rows` all of them, `told` those that are shown, each with its words.

    `ticked` are the keys of those that are chosen already.
    """

    name: str
    title: str
    rows: QuerySet
    told: list[tuple[Versioned, Told]]
    ticked: set[int | None] = field(default_factory=set)

    @property
    def is_cut(self) -> bool:
        return len(self.told) == SHOWN


def mentions_to_choose(mentions: QuerySet, is_ticked: bool = False) -> Group:
    """In the articles that came in last first."""
    group = _group("mention", "Mentions", mentions, mentions.order_by("-revision", "field", "start"))
    if is_ticked:
        group.ticked.update(row.pk for row, _ in group.told)
    return group


def quotes_to_choose(quotes: QuerySet) -> Group:
    return _group("quote", "Quotations", quotes, quotes.order_by("-revision", "field", "start"))


def passages_to_choose(appearances: QuerySet) -> Group:
    return _group("appearance", "Passages", appearances, appearances.order_by("article", "field", "start"))


def _group(name: str, title: str, rows: QuerySet, ordered: QuerySet) -> Group:
    shown = list(ordered.select_related("decided_by", "created_by")[:SHOWN])
    return Group(name, title, rows, list(zip(shown, told(shown), strict=True)))
