"""Rows of one kind side by side before they are merged: names, facts, samples, what moves, and what speaks against it.

A fixed number of queries, whatever the number of rows; what there is very much of is counted as far as `capped` counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import Coalesce

from entities.models import Alias, Entity, Event
from newsroom.counting import capped_of
from newsroom.decisions import Mergeable, State, name_of
from newsroom.decisions.history import words_of
from newsroom.decisions.homes import references_to

from ..models import Appearance, Article, Claim, Duplicate, EventReport, Membership, Mention, Outlet, Passage, Story
from ..text.duplicates import LEAST, Thing, like_entities, like_outlets

SAMPLES = 3
SHOWN = 5  # likely duplicates of one row
LOOKED_AT = 200  # a row's newest passages, by which its stories are known
# What a row says of itself, in this order.
FACTS = {
    Entity: ["kind", "wikidata_id", "note"],
    Event: ["first_day", "last_day", "date_text", "status", "place", "note"],
    Outlet: ["kind", "domains", "country", "language", "zone", "owner", "note"],
    Claim: ["kind", "status", "tags", "note"],
    Story: ["latest_at", "model_use", "is_sample", "note"],
}
# Who takes part is looked up from all that a row consists of: it goes along without being moved.
PARTAKING = {
    Entity: ("entity", "event, as participant", "events, as participant"),
    Event: ("event", "participant", "participants"),
}
ALSO_TELLING = ("domains", "first_day")
PASSAGES: dict[type[Mergeable], tuple[type[Passage], str]] = {
    Entity: (Mention, "entity"),
    Event: (EventReport, "event"),
    Claim: (Appearance, "claim"),
}


@dataclass(slots=True)
class Side:
    """One of the rows. `moves` is what points at it, and would go over to the heir: (in words, how many)."""

    row: Mergeable
    names: list[str] = field(default_factory=list)
    facts: list[tuple[str, str, bool]] = field(default_factory=list)  # label, value, whether the rows differ in it
    moves: list[tuple[str, int]] = field(default_factory=list)
    stories: list[tuple[str, str]] = field(default_factory=list)  # title, slug
    passages: list[Passage] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)

    @property
    def weight(self) -> tuple:
        """Which one is to stay: a confirmed one, then that which most points at, then the oldest."""
        return getattr(self.row, "is_confirmed", False), sum(number for _, number in self.moves), -self.row.pk


@dataclass(slots=True)
class Preview:
    """The rows with the one that is likely to stay last, and what speaks against their being one."""

    sides: list[Side]
    warnings: list[str]

    @property
    def heir(self) -> Mergeable:
        return self.sides[-1].row


def preview_of(rows: Sequence[Mergeable], told_apart: Sequence[Duplicate] = ()) -> Preview:
    """Of two or more rows of one kind, in at most four queries. `told_apart` is what somebody has said of them."""
    model = type(rows[0])
    sides = {row.pk: Side(row) for row in rows}
    newest = _count(model, sides)
    if model is Entity:
        for key, text in Alias.objects.live().filter(entity__in=sides).values_list("entity", "text"):
            sides[key].names.append(text)
    if model in PASSAGES:
        _quote(*PASSAGES[model], newest, sides)
    else:
        found = Article.objects.with_outlet().in_bulk({key for each in newest.values() for key in each})
        for key, each in newest.items():
            sides[key].articles = [found[article] for article in each if article in found]
    _tell_facts(model, sides)
    ordered = sorted(sides.values(), key=lambda side: side.weight)
    return Preview(ordered, [*map(said_apart, told_apart), *_warnings(ordered)])


def perhaps_one_with(row: Mergeable) -> list[tuple[Duplicate, Mergeable]]:
    """What waits for a decision of this row, each with the other one of the two. Two queries."""
    pairs = list(Duplicate.objects.waiting().of(row)[:SHOWN])
    others = type(row).objects.in_bulk({pair.one if pair.other == row.pk else pair.other for pair in pairs})
    found = [(pair, others.get(pair.one if pair.other == row.pk else pair.other)) for pair in pairs]
    return [(pair, other) for pair, other in found if other]


def said_apart(row: Duplicate) -> str:
    """Who has said that two rows are two, and when."""
    who = name_of(row.decided_by)
    when = f" on {row.decided_at:%-d %B %Y}" if row.decided_at else ""
    return f"{who} said{when} that they are not the same."


def _count(model: type[Mergeable], sides: dict[int, Side]) -> dict[int, list[int]]:
    """What points at the rows; gives the keys of each one's newest passages or articles. One query for all of it."""
    relations = list(references_to(model))
    counts = [
        capped_of(relation._base_manager.filter(**{name: OuterRef("pk")}).order_by()) for relation, name in relations
    ]
    part, *words = PARTAKING.get(model, ("",))
    if part:
        taking = Event.participants.through.objects.filter(**{part: OuterRef("pk")})
        counts.append(capped_of(taking.order_by()))
    newest: dict[int, list[int]] = {}
    rows = model._base_manager.filter(pk__in=sides)
    for key, newest[key], *numbers in rows.values_list("pk", ArraySubquery(_newest(model)), *counts):
        partaking = numbers.pop() if part else 0
        moves = [(_words(*at, number), number) for at, number in zip(relations, numbers, strict=True) if number]
        sides[key].moves = [*moves, (words[partaking > 1], partaking)] if partaking else moves
    return newest


def _newest(model: type[Mergeable]) -> QuerySet:
    """The keys of what is shown of the row that the query is in: passages, or articles."""
    if model in PASSAGES:
        passages, name = PASSAGES[model]
        live = passages.objects.live().filter(**{name: OuterRef("pk")}, is_orphaned=False)
        return live.order_by("-revision_id", "start").values("pk")[:LOOKED_AT]
    articles = Article.objects.filter(outlet=OuterRef("pk"))
    if model is Story:
        members = Membership.objects.live().filter(story=OuterRef("pk"))
        articles = Article.objects.filter(pk__in=members.values("article"))
    return articles.order_by(Coalesce("published_at", "created_at").desc(), "-pk").values("pk")[:SAMPLES]


def _words(model: type[models.Model], name: str, number: int) -> str:
    """ "mentions", "events, as place": what points at a row, and as what where that is not plain."""
    noun = str(model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural)
    target = model._meta.get_field(name).related_model._meta.model_name
    return noun if name == target else f"{noun}, as {model._meta.get_field(name).verbose_name!s}"


def _quote(model: type[Passage], name: str, newest: dict[int, list[int]], sides: dict[int, Side]) -> None:
    """Sample sentences, and the stories in which they stand; two queries."""
    shown = {key for keys in newest.values() for key in keys[:SAMPLES]}
    samples = model.objects.filter(pk__in=shown).with_version("text").select_related("revision__article__outlet")
    for passage in samples.order_by("-revision_id", "start"):
        sides[getattr(passage, f"{name}_id")].passages.append(passage)
    path = "revision__article__memberships__"
    looked_at = {"pk__in": [key for keys in newest.values() for key in keys]}
    rows = model.objects.filter(**looked_at, **{f"{path}state__in": [State.SUGGESTED, State.CONFIRMED]})
    stories = rows.values_list(name, f"{path}story__title", f"{path}story__slug").distinct().order_by(f"-{path}story")
    for key, title, slug in stories:
        sides[key].stories.append((title, slug))


def _tell_facts(model: type[Mergeable], sides: dict[int, Side]) -> None:
    fields = [model._meta.get_field(name) for name in FACTS[model]]
    for each in fields:
        values = {key: getattr(side.row, each.name) for key, side in sides.items()}
        if not any(values.values()):
            continue
        differs = each.name in (*model.TELLING, *ALSO_TELLING) and len({str(v) for v in values.values() if v}) > 1
        label = str(each.verbose_name)
        for key, side in sides.items():
            words = words_of(each, values[key]) if values[key] else "–"
            side.facts.append((f"{label[:1].upper()}{label[1:]}", words, differs and bool(values[key])))


def _warnings(sides: Sequence[Side]) -> list[str]:
    """What speaks against it: of more than two rows with the names of each two."""
    found: dict[str, None] = {}
    for one, other in combinations(sides, 2):
        between = "" if len(sides) == 2 else f"“{one.row}” and “{other.row}”: "
        for sentence in [*_names_apart(one, other), *one.row.contradictions(other.row)]:
            found[f"{between}{sentence}"] = None
    return list(found)


def _names_apart(one: Side, other: Side) -> list[str]:
    """Whether no name of one entity is like a name of the other, or part of it; outlets by their names and sites."""
    if _is_part(one, other) or _is_part(other, one):
        return []
    if isinstance(one.row, Entity):
        a, b = (Thing(s.row.pk, tuple(dict.fromkeys([s.row.name, *s.names])), s.row.kind) for s in (one, other))
        like = like_entities(a, b, together=1)
    elif isinstance(one.row, Outlet):
        a, b = (Thing(s.row.pk, (s.row.name,), ids=frozenset(s.row.domains)) for s in (one, other))
        like = like_outlets(a, b)
    else:
        return []
    return [] if like and like.score >= LEAST else ["No name of one is like a name of the other."]


def _is_part(one: Side, other: Side) -> bool:
    """Whether all words of a name of one stand in a name of the other: "HARNO", "Harno Bay"."""
    shorter, longer = ([{*name.casefold().split()} for name in (str(s.row), *s.names)] for s in (one, other))
    return any(words and words <= others for words in shorter for others in longer)
