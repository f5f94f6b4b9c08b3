"""The facts matrix: a story's claims by its outlets, each cell saying how firmly the outlet carries the claim.

Rules. A cell is decided by people's rows first, a machine's suggestions second, and says which. A plan is not a report:
what is only planned or possible, disputed or unclear, does not count as an outlet that reported. Copies do not
confirm: outlets and origins are counted apart, and articles whose origin nobody confirmed are counted as unknown.
Silent is not unread: a cell is silent only where a person said so, or read the article through after the claim stood;
and reading through leaves open what the machine still finds likely there, or finds there with another number or day.
An article that its outlet cut short is silent on nothing; of one in another language a cell says that it was not read,
until a person has.

What an outlet edited away is no report any more: its cell says until when it stood there.

Cost: six queries, whatever the number of claims and outlets; seven where something was edited away.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import (
    BigIntegerField,
    BooleanField,
    DateTimeField,
    ExpressionWrapper,
    F,
    FilteredRelation,
    Q,
    Value,
)

from newsroom.decisions import State

from ..models import Appearance, Claim, Discrepancy, Offer, Opinion, ReadThrough, Revision, Silence, Story
from ..models.discrepancy import OF_CELLS, is_elsewhere
from ..models.origin import strongest_first
from ..models.revision import came_at
from .cells import Cell, CellState, Column, Hint, Matrix, Past, Row, Sign, Telling, each_once, state_of, telling_of


def columns_of(story: Story) -> list[Column]:
    """The story's outlets in order of first publication; articles of unknown outlet one by one."""
    live = Q(origins__state__in=[State.SUGGESTED, State.CONFIRMED])
    articles = story.articles.annotate(origin=FilteredRelation("origins", condition=live))
    articles = articles.annotate(member_state=F("memberships__state")).select_related(
        "outlet", "watch", "origin__outlet"
    )
    columns: dict[object, Column] = {}
    known: set[int] = set()
    for article in articles.in_order_of_publication(*strongest_first("origin__")):
        if article.pk not in known:  # of one with several origins there are several rows, the strongest first
            known.add(article.pk)
            key = article.outlet_id or f"article {article.pk}"
            column = columns.setdefault(key, Column(article.outlet, []))
            column.add(article)
            if origin := getattr(article, "origin", None):
                column.origins[article.pk] = origin
    return list(columns.values())


def build_matrix(
    story: Story,
    claims: Sequence[Claim] | None = None,
    with_words: bool = True,
    columns: Sequence[Column] | None = None,
) -> Matrix:
    """The matrix of a story; `claims` (default: all that are shown) gives its rows and their order.

    Without words its cells hold Signs and Hints, which is all that a table of states needs. `columns` are by default
    those of `columns_of`, one an outlet.
    """
    columns = columns_of(story) if columns is None else list(columns)
    claims = list(story.claims.current().shown() if claims is None else claims)
    gathered = _gather(claims, columns, with_words)
    differing, values, valued = _differences(story, claims)
    gathered.valued = valued
    numbers = [(column, [article.pk for article in column.articles]) for column in columns]
    rows = []
    for claim in claims:
        pk = claim.pk
        cells = [
            _cell(claim, column, [(pk, article) for article in articles], gathered) for column, articles in numbers
        ]
        for cell in cells if pk in values else ():
            cell.values = _values(cell, values[pk])
        rows.append(Row(claim, cells, pk in differing, differing.get(pk, False)))
    return Matrix(story, columns, rows)


def _values(cell: Cell, given: dict[int, list[str]]) -> tuple[str, ...]:
    """The numbers or days of the outlet's articles, first of the one whose words give the cell its state."""
    told = [appearance.article_id for appearance in cell.appearances]
    articles = dict.fromkeys((*told, *(article.pk for article in cell.column.articles)))
    return tuple(each_once(value for pk in articles for value in given.get(pk, ())))


def _differences(
    story: Story, claims: list[Claim]
) -> tuple[dict[int, bool], dict[int, dict[int, list[str]]], set[tuple[int, int]]]:
    """On which claims outlets conflict, and whether by a person's word; by claim and article what they give.

    That is the numbers or days of one difference, in words that carry the claim where any do; the last are the (claim,
    article) of all differences of that kind.
    """
    found = Discrepancy.objects.live().filter(story=story, claim__in=claims).order_by("state", "pk")
    differing: dict[int, bool] = {}
    values: dict[int, dict[int, list[str]]] = {}
    chosen: dict[int, int] = {}
    valued: set[tuple[int, int]] = set()
    found = found.annotate(elsewhere=ExpressionWrapper(is_elsewhere(), BooleanField()))
    parts = ("claim", "pk", "state", "kind", "verdict", "values__article", "values__value", "elsewhere")
    for claim, pk, state, kind, verdict, article, value, is_apart in found.values_list(*parts):
        if verdict == Discrepancy.Verdict.CONFLICT:
            differing[claim] = differing.get(claim, False) or state == State.CONFIRMED
        is_shown = kind in OF_CELLS and verdict != Discrepancy.Verdict.WORDING and value
        if is_shown:
            valued.add((claim, article))
        if is_shown and not is_apart and chosen.setdefault(claim, pk) == pk:
            values.setdefault(claim, {}).setdefault(article, []).append(value)
    return differing, values, valued


@dataclass(slots=True)
class _Gathered:
    """What the cells are made of, by (claim, article)."""

    appearances: dict[tuple[int, int], list[Appearance | Sign]]
    offers: dict[tuple[int, int], list[Offer | Hint]]
    refused: set[tuple[int, int]]
    silences: set[tuple[int, int]]
    read_at: dict[int, datetime]
    past: dict[tuple[int, int], Past]
    differing: set[tuple[int, int]]
    valued: set[tuple[int, int]] = field(default_factory=set)


def _gather(claims: list[Claim], columns: list[Column], with_words: bool) -> _Gathered:
    articles = [a.pk for column in columns for a in column.articles]
    wanted = {"claim__in": [c.pk for c in claims], "article__in": articles}
    appearances, offers, refused = defaultdict(list), defaultdict(list), set()
    carried, lost = Appearance.objects.filter(**wanted).order_by(), []
    for appearance in (
        carried.select_related("reading") if with_words else map(Sign._make, carried.values_list(*Sign._fields))
    ):
        key = appearance.claim_id, appearance.article_id
        if appearance.is_orphaned:
            if appearance.state != State.REJECTED:
                lost.append((*key, appearance.revision_id))
        elif appearance.state == State.REJECTED:
            refused.add(key)
        else:
            appearances[key].append(appearance)
    offered = Offer.objects.filter(**wanted, rank=1).order_by()
    for offer in offered if with_words else map(Hint._make, offered.values_list(*Hint._fields)):
        offers[offer.claim_id, offer.article_id].append(offer)
    silences, read_at = _said_without_words(wanted)
    differing = Opinion.objects.filter(**wanted).differing()
    return _Gathered(appearances, offers, refused, silences, read_at, _past_of(lost), differing)


def _said_without_words(wanted: dict[str, list[int]]) -> tuple[set[tuple[int, int]], dict[int, datetime]]:
    """Which articles people called silent on which claims; and by article, when somebody last read it through."""
    silences = Silence.objects.confirmed().filter(**wanted).order_by()
    silences = silences.values_list("claim", "article", Value(None, DateTimeField()))
    articles = wanted["article__in"]
    read = ReadThrough.objects.filter(revision__article__in=articles, revision__article__current=F("revision"))
    silent: set[tuple[int, int]] = set()
    read_at: dict[int, datetime] = {}
    for claim, article, at in silences.union(
        read.values_list(Value(None, BigIntegerField()), "revision__article", "read_at"), all=True
    ):
        if claim:
            silent.add((claim, article))
        else:
            read_at[article] = max(at, read_at.get(article, at))
    return silent, read_at


def _past_of(lost: list[tuple[int, int, int]]) -> dict[tuple[int, int], Past]:
    """By claim and article, when words that its outlet took out were there last; one query where there are some.

    `lost` are claim, article and version of the words. What only our own cleaning took out, which reads the same raw
    text, is not edited away.
    """
    parts = ("article", "pk", "number", "raw_sha256", "created_at", "seen_at")
    versions, of_words = defaultdict(list), {}
    for article, pk, *version in Revision.objects.filter(article__in={row[1] for row in lost}).values_list(*parts):
        versions[article].append(version)
        of_words[pk] = version[:2]
    past: dict[tuple[int, int], Past] = {}
    for claim, article, revision in lost:
        number, raw = of_words[revision]
        later = sorted(version for version in versions[article] if version[0] > number and version[1] != raw)
        if later:
            came = came_at((raw, at) for _, raw, at, _ in versions[article])
            stood = [seen or came[raw] for n, raw, _, seen in versions[article] if n < later[0][0]]
            found = Past(until=min(max(stood), later[0][2]), since=later[0][2])
            past[claim, article] = max(found, past.get((claim, article), found))
    return past


def _cell(claim: Claim, column: Column, keys: list[tuple[int, int]], gathered: _Gathered) -> Cell:
    """`keys` are (claim, article) for each article of the column: built once, since a matrix has 18,000 cells."""
    cell = Cell(claim, column)
    cell.readers_differ = bool(gathered.differing) and any(key in gathered.differing for key in keys)
    appearances = [a for key in keys if key in gathered.appearances for a in gathered.appearances[key]]
    if appearances:
        confirmed = [a for a in appearances if a.state == State.CONFIRMED]
        cell.appearances = sorted(appearances, key=lambda a: (not a.is_confirmed, -state_of(a).firmness, a.pk))
        cell.telling = telling_of(confirmed or appearances)
        return cell
    cell.past = max((gathered.past[key] for key in keys if key in gathered.past), default=None)
    left = [key for key in keys if not _is_silent(key, claim, gathered, column)]
    if not left:
        cell.telling = Telling(CellState.SILENT)
        return cell
    if column.gaps and all(article in column.gaps for _, article in left):
        cell.telling = column.gaps[left[0][1]]
    cell.offers = [offer for key in keys if key in gathered.offers for offer in gathered.offers[key]]
    cell.is_refused = any(key in gathered.refused for key in keys)
    cell.is_read = bool(gathered.read_at) and all(_is_read(key, claim, gathered) for key in keys)
    return cell


def _is_silent(key: tuple[int, int], claim: Claim, gathered: _Gathered, column: Column) -> bool:
    if key in gathered.silences:
        return True
    if column.gaps and (gap := column.gaps.get(key[1])) and gap.state is CellState.CUT_SHORT:
        return False  # who has read a beginning through has not read the article
    likely = any(offer.is_likely for offer in gathered.offers.get(key, ()))
    return _is_read(key, claim, gathered) and not likely and key not in gathered.valued


def _is_read(key: tuple[int, int], claim: Claim, gathered: _Gathered) -> bool:
    """Whether somebody has read the article through since the claim stood."""
    read_at = gathered.read_at.get(key[1])
    return read_at is not None and read_at >= claim.created_at
