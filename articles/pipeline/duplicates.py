"""Which rows of one kind may be one thing, for a person to look at: all of them anew, behind the pages.

No two rows are compared but those that meet under a key (`text.duplicates`); a key that very many rows share tells
little, and its rows meet only their neighbours in the order in which they came. So the work grows with the number of
names. Nothing is merged. What somebody has called two is not asked again, nor of what it was merged into.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef

from entities.models import Alias, Entity, Event
from newsroom.decisions import by_machine
from newsroom.decisions.locking import one_at_a_time

from ..models import Claim, Duplicate, Membership, Mention, Outlet
from ..models.duplicate import Pair
from ..text.duplicates import (
    LEAST,
    Likeness,
    Thing,
    like_claims,
    like_entities,
    like_events,
    like_outlets,
    name_blocks,
    outlet_blocks,
    word_blocks,
)
from .proposals import propose

CROWD = 30  # rows under one key, up to which each is compared with each
MOST_ROWS = 200_000  # of one kind, the newest ones
MOST_KEPT = 2_000  # pairs of one kind, the likeliest ones
LOOKED_AT = 200  # an entity's newest mentions, by which the stories that name it are known
BATCH = 500
LOOKING = 7_301_003  # the database's name for the lock under which duplicates are looked for

Blocks = Sequence[set]


@dataclass(frozen=True, slots=True)
class Kind:
    """How rows of a kind are read, under which keys they meet, and what makes two of them alike."""

    things: Callable[[], list[Thing]]
    blocks: Callable[[list[Thing]], Blocks]
    like: Callable[[Thing, Thing, int], Likeness | None]


def find_duplicates() -> dict[str, int]:
    """Make what is suggested what is likely now; gives the number of pairs of each kind."""
    return {kind: _find(kind, how) for kind, how in KINDS.items()}


def _find(kind: str, how: Kind) -> int:
    things = how.things()
    pairs = _meetings(how.blocks(things))
    together = _together(things, pairs) if kind == Duplicate.Kind.ENTITY else {}
    found = []
    for i, j in pairs:
        pair = tuple(sorted((things[i].key, things[j].key)))
        like = how.like(things[i], things[j], together.get((i, j), 0))
        if like and like.score >= LEAST:
            found.append((pair, like))
    best = sorted(found, key=lambda each: (-each[1].score, each[0]))
    with by_machine(), transaction.atomic():
        one_at_a_time(LOOKING)
        apart = Duplicate.objects.told_apart(kind)
        wanted = [_row(kind, pair, like) for pair, like in best if pair not in apart][:MOST_KEPT]
        propose(Duplicate.objects.filter(kind=kind), wanted, ("kind", "one", "other"))
    return len(wanted)


def _row(kind: str, pair: Pair, like: Likeness) -> Duplicate:
    return Duplicate(kind=kind, one=pair[0], other=pair[1], score=like.score, why=like.why[:500])


def _meetings(blocks: Blocks) -> list[Pair]:
    """The numbers of those things that meet under a key, each pair once."""
    under = defaultdict(list)
    for number, keys in enumerate(blocks):
        for key in keys:
            under[key].append(number)
    return sorted({pair for numbers in under.values() for pair in _pairs_of(numbers)})


def _pairs_of(numbers: Sequence[int]) -> Iterator[Pair]:
    """All pairs, or of a crowd only those of neighbours."""
    for place, number in enumerate(numbers):
        later = numbers[place + 1 :] if len(numbers) <= CROWD else numbers[place + 1 : place + 2]
        yield from ((number, other) for other in later)


def _entities() -> list[Thing]:
    """One query, and one for their names."""
    newest = Entity.objects.current().order_by("-pk")[:MOST_ROWS]
    rows = list(newest.values_list("pk", "name", "kind", "wikidata_id"))[::-1]
    names = defaultdict(list)
    live = Alias.objects.live().order_by("pk").values_list("entity", "text")
    for entity, text in live.filter(entity__gte=rows[0][0]) if rows else ():
        names[entity].append(text)
    return [
        Thing(key, tuple(dict.fromkeys([name, *names[key]])), kind, frozenset([item] if item else []))
        for key, name, kind, item in rows
    ]


def _together(things: Sequence[Thing], pairs: Iterable[Pair]) -> dict[Pair, int]:
    """In how many stories both of a pair are named, as far as their newest mentions tell."""
    pairs = list(pairs)
    stories = _stories_naming(sorted({things[i].key for pair in pairs for i in pair}))
    found = {(i, j): len(stories.get(things[i].key, set()) & stories.get(things[j].key, set())) for i, j in pairs}
    return {pair: number for pair, number in found.items() if number}


def _stories_naming(keys: Sequence[int]) -> dict[int, set[int]]:
    """Two queries for each batch."""
    newest = Mention.objects.live().filter(entity=OuterRef("pk"), is_orphaned=False).order_by("-revision_id")
    stories: dict[int, set[int]] = {}
    for start in range(0, len(keys), BATCH):
        batch = Entity.objects.filter(pk__in=keys[start : start + BATCH])
        versions = dict(batch.values_list("pk", ArraySubquery(newest.values("revision")[:LOOKED_AT])))
        members = Membership.objects.live().filter(article__current__in={v for each in versions.values() for v in each})
        story_of = dict(members.values_list("article__current", "story"))
        stories |= {key: {story_of[v] for v in each if v in story_of} for key, each in versions.items()}
    return stories


def _outlets() -> list[Thing]:
    rows = Outlet.objects.current().order_by("-pk").values_list("pk", "name", "domains", "country")[:MOST_ROWS]
    return [Thing(key, (name,), "", frozenset(domains), country) for key, name, domains, country in rows][::-1]


def _events() -> list[Thing]:
    rows = Event.objects.current().order_by("-pk")[:MOST_ROWS]
    people = defaultdict(set)
    for event, entity in Event.participants.through.objects.values_list("event", "entity"):
        people[event].add(entity)
    return [
        Thing(
            row.pk,
            (row.label,),
            days=(row.first_day, row.last_day or row.first_day) if row.first_day else None,
            places=frozenset([row.place_id] if row.place_id else []),
            people=frozenset(people[row.pk]),
        )
        for row in rows
    ][::-1]


def _claims() -> list[Thing]:
    """Those that pages show. A thing's `places` is its story."""
    rows = Claim.objects.current().shown().order_by("-pk").values_list("pk", "statement", "story")[:MOST_ROWS]
    return [Thing(key, (statement,), places=frozenset([story])) for key, statement, story in rows][::-1]


def _blocks_of_events(things: list[Thing]) -> Blocks:
    """By the first day, and by the last one of those that took longer; of those without days only such meet."""
    return word_blocks(things, [set(thing.days) if thing.days else {None} for thing in things])


KINDS: dict[str, Kind] = {
    Duplicate.Kind.ENTITY: Kind(_entities, lambda things: [name_blocks(thing) for thing in things], like_entities),
    Duplicate.Kind.OUTLET: Kind(_outlets, lambda things: [outlet_blocks(thing) for thing in things], like_outlets),
    Duplicate.Kind.EVENT: Kind(_events, _blocks_of_events, like_events),
    Duplicate.Kind.CLAIM: Kind(
        _claims, lambda things: word_blocks(things, [thing.places for thing in things]), like_claims
    ),
}
