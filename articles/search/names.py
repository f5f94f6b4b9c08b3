"""The names in a query: whoever is known under what was typed is looked for under every other spelling, too."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from entities.models import Alias, Entity
from newsroom.spellings import spellings

from ..text.word_lists import word_set
from .query import Query, Term

LONGEST_NAME = 7  # terms
BEARERS = 3  # more entities of one name, and it says nothing about whom
SPELLINGS = 40  # per name
SHORTEST_SPELLING = 3  # characters: "al" would find everything
OTHERS = 4  # spellings of one term that are looked up as a name
ALIKE = 0.45  # trigram similarity from which a known name may be what was meant
PIECES_TRIED = 6
SPELT_ALIKE = 0.75  # part of the letters, in order, that a misspelling shares with the name or with a word of it

FOLD = """
SELECT fold_name(term), numnode(phraseto_tsquery('coverage', term)) = 0
FROM unnest(%s::text[]) WITH ORDINALITY AS typed (term, place) ORDER BY place
"""

# By the whole name, or by the part of it that is most alike ("brant" is like a part of "ilse brandt").
NEAREST = """
SELECT piece, nearest.text FROM unnest(%s::text[]) AS piece CROSS JOIN LATERAL (
    SELECT alias.text, greatest(similarity(piece, alias.key), word_similarity(piece, alias.key) * %s) AS likeness
    FROM entities_alias alias JOIN entities_entity entity ON entity.id = alias.entity_id
    WHERE (alias.key %% piece OR piece <%% alias.key) AND alias.key <> piece AND alias.state <> 'rejected'
        AND entity.state <> 'rejected' AND entity.merged_into_id IS NULL
    ORDER BY likeness DESC, alias.id LIMIT 1
) AS nearest WHERE nearest.likeness >= %s
"""
PART_WEIGHS = 0.9


@dataclass(frozen=True, slots=True)
class Folded:
    """A term as look-ups compare it. `is_common`: a word such as "the" which the index of stems leaves out.

    `others` are the keys of a name's other spellings: of "Aasland" that of "Åsland".
    """

    term: Term
    key: str
    is_common: bool
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Named:
    """Consecutive terms of a group that are somebody's name, with the other spellings of it."""

    group: int
    start: int
    end: int
    entities: list[Entity] = field(default_factory=list)
    spellings: list[Alias] = field(default_factory=list)


def fold_terms(query: Query, with_others: bool = True) -> list[list[Folded]]:
    """The query's groups with their terms folded by the database, in one query."""
    terms = query.terms
    others = [other_spellings(term) if with_others else [] for term in terms]
    with connection.cursor() as cursor:
        cursor.execute(FOLD, [[*(term.text for term in terms), *(o for each in others for o in each)]])
        rows = cursor.fetchall()
    folded, spelt = iter(rows[: len(terms)]), iter(rows[len(terms) :])
    keys = iter([tuple(dict.fromkeys(next(spelt)[0] for _ in each)) for each in others])
    return [[Folded(term, *next(folded), next(keys)) for term in group] for group in query.groups]


def other_spellings(term: Term) -> list[str]:
    """Of a name; an ordinary word has none ("poet" is no "pöt")."""
    is_name = term.is_plain and term.text.lower() not in word_set("names/uncapitalised_words")
    return spellings(term.text) if is_name else []


def current_aliases() -> QuerySet:
    """Live names of entities that are neither rejected nor merged."""
    return Alias.objects.live().filter(entity__in=Entity.objects.current())


def find_names(groups: Sequence[Sequence[Folded]]) -> list[Named]:
    """Whom the query names, the longest names first found from the left. Two queries."""
    spans = {(g, start, end): key for g, group in enumerate(groups) for start, end, key, _ in _spans(group)}
    typed: dict[str, set[str]] = defaultdict(set)  # a key → what was typed, which it is or is another spelling of
    for group in groups:
        for _, _, key, others in _spans(group):
            for each in (key, *others):
                typed[each].add(key)
    bearers: dict[str, set[int]] = defaultdict(set)
    for key, entity in current_aliases().filter(key__in=set(typed)).values_list("key", "entity"):
        for each in typed[key]:
            bearers[each].add(entity)
    named = [Named(*span) for span in _longest(spans, bearers)]
    _spell(named, spans, bearers)
    return [name for name in named if name.entities]


def _spans(group: Sequence[Folded]):
    """(start, end, key, other keys) of every run of plain terms that could be a name."""
    for start in range(len(group)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(group)) + 1):
            run = group[start:end]
            if not all(folded.term.is_plain for folded in run):
                break
            keys = [folded.key for folded in run]
            others = [
                " ".join([*keys[:n], other, *keys[n + 1 :]]) for n, f in enumerate(run) for other in f.others[:OTHERS]
            ]
            yield start, end, " ".join(keys), others


def _longest(spans: dict, bearers: dict[str, set[int]]) -> list[tuple[int, int, int]]:
    chosen: list[tuple[int, int, int]] = []
    for group, start, end in sorted(spans, key=lambda span: (span[0], span[1], -span[2])):
        is_free = not chosen or chosen[-1][0] != group or chosen[-1][2] <= start
        if is_free and 0 < len(bearers.get(spans[group, start, end], ())) <= BEARERS:
            chosen.append((group, start, end))
    return chosen


def _spell(named: list[Named], spans: dict, bearers: dict[str, set[int]]) -> None:
    """Give each name its entities and their spellings, without those that somebody else bears as well."""
    wanted = {entity for name in named for entity in bearers[spans[name.group, name.start, name.end]]}
    shared = current_aliases().filter(key=OuterRef("key")).exclude(entity=OuterRef("entity"))
    rows = current_aliases().filter(entity__in=wanted).annotate(is_shared=Exists(shared)).select_related("entity")
    by_entity: dict[int, list[Alias]] = defaultdict(list)
    for alias in rows.order_by("entity", "pk"):
        by_entity[alias.entity_id].append(alias)
    for name in named:
        typed = spans[name.group, name.start, name.end]
        spellings = {}
        for entity in sorted(bearers[typed]):
            aliases = by_entity.get(entity, [])
            name.entities += [aliases[0].entity] if aliases else []
            useful = (a for a in aliases if len(a.key) >= SHORTEST_SPELLING and not a.is_shared)
            useful = (a for a in useful if f" {typed} " not in f" {a.key} ")  # that is found by what was typed
            spellings |= {alias.key: alias for alias in useful}
        name.spellings = list(spellings.values())[:SPELLINGS]


def guess_names(groups: Sequence[Sequence[Folded]], named: Sequence[Named]) -> dict[str, str]:
    """For what is nobody's name, the known name that is spelt most like it: folded piece → name. One query."""
    taken = {(name.group, n) for name in named for n in range(name.start, name.end)}
    pieces = []
    for g, group in enumerate(groups):
        free = [f for n, f in enumerate(group) if f.term.is_plain and (g, n) not in taken]
        pieces += [" ".join(folded.key for folded in free)] + [f.key for f in free if not f.is_common]
    pieces = list(dict.fromkeys(piece for piece in pieces if len(piece) > SHORTEST_SPELLING))[:PIECES_TRIED]
    if not pieces:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, [pieces, PART_WEIGHS, ALIKE])
        return {piece: text for piece, text in cursor.fetchall() if _is_misspelt(piece, text)}


def _is_misspelt(piece: str, name: str) -> bool:
    """Whether what was typed is the name, or a word of it, in other letters: who types a part of it spells it right."""
    words = re.findall(r"\w+", name.casefold())
    forms = ["".join(words), *words]
    typed = piece.replace(" ", "")
    closest = max(SequenceMatcher(None, typed, form, autojunk=False).ratio() for form in forms)
    return typed not in words and closest >= SPELT_ALIKE
