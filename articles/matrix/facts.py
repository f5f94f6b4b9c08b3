"""The facts matrix as one reader wants it: which rows, in which order, with which columns first.

Everything is in the address, so that a view can be shared. `facts_of` reads a query, builds the matrix of the claims
that the database lets through, counts each choice that the reader has, and picks and sorts rows and columns. Rows are
counted in Python, since what they say (only one outlet, differs) follows from their cells and not from one column.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from newsroom.decisions import State

from ..filters import ClaimFilter
from ..models import Claim, Outlet, Story
from ..models.step import Step
from ..text.clauses import has_parser
from .build import build_matrix
from .cells import Cell, Column, Matrix
from .lines import Line, by_spread, line_of
from .summary import Part, summary_of

NARROWING = ("q", "entity", "outlet")  # the parts of a query that the database answers
ONE = "one"
VIEWS: dict[str, tuple[str, Callable[[Line], bool]]] = {
    "": ("All", lambda line: True),
    ONE: ("Only one outlet", lambda line: line.carried == 1),
    "solid": ("Solid", lambda line: line.is_solid),
    "contested": ("Contested", lambda line: line.is_contested),
    "differs": ("Differs", lambda line: line.row.differs),
    "planned": ("Planned, then happened", lambda line: line.is_planned_then_happened),
    "open": ("To decide", lambda line: line.is_open),
    "suggested": ("Suggested", lambda line: line.claim.is_suggested),
    "readers": ("Readers differ", lambda line: bool(line.readers_differ)),
}

SORTS: dict[str, tuple[str, Callable[[Line], tuple]]] = {
    "": ("Spread", by_spread),
    "firmness": ("Firmness", lambda line: (-line.firmness, -line.counted)),
    "time": ("First published", lambda line: _unknown_last(line.row.out_by)),
    "disagreement": ("Disagreement", lambda line: tuple(-int(part) for part in line.disagreement)),
    "readers": ("Where readers differ", lambda line: (-line.readers_differ, *by_spread(line))),
    "stated": ("Order of tagging", lambda line: ()),
}

COLUMN_ORDERS = {"": "First publication", "agreement": "Agreement", "name": "Name"}

FACETS: dict[str, tuple[str, Sequence[tuple[str, str]], Callable[[Line], str]]] = {
    "kind": ("Kind", Claim.Kind.choices, lambda line: line.claim.kind),
    "step": ("Step", Step.choices, lambda line: line.claim.standing),
    "status": ("Verdict", Claim.Status.choices, lambda line: line.claim.status),
    "state": ("State", State.choices[:2], lambda line: line.claim.state),
}


def _unknown_last(moment) -> tuple:
    return (moment is None, moment.timestamp() if moment else 0)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that the reader can choose, how many rows it would show, and its address."""

    value: str
    label: str
    is_on: bool
    address: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    choices: list[Choice]

    @property
    def total(self) -> int:
        return sum(choice.count or 0 for choice in self.choices)

    @property
    def chosen(self) -> Choice | None:
        return next((choice for choice in self.choices if choice.is_on and choice.value), None)


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring columns whose matter has one origin; `origin` is None where nobody knows it."""

    origin: Outlet | None
    is_confirmed: bool
    columns: list[int]  # places in the matrix's columns


@dataclass(slots=True)
class Facts:
    matrix: Matrix
    filterset: ClaimFilter
    lines: list[Line]  # those that are shown, in order
    all_lines: int
    more: list[Line]  # what may be claims, where the reader has unfolded it; not among all lines
    folded: int  # how many of those there are, unfolded or not
    groups: list[Group]
    summary: list[tuple[Part, str]]  # each of its lines with the address that shows its rows alone
    views: Facet
    facets: list[Facet]
    sorts: Facet
    column_orders: Facet
    query: QueryDict

    @property
    def order(self) -> list[int]:
        """The columns as shown, as places in the matrix's columns."""
        return [place for group in self.groups for place in group.columns]

    @property
    def stated(self) -> list[Line]:
        return [line for line in self.lines if not line.claim.is_suggested]

    @property
    def suggested(self) -> list[Line]:
        return [line for line in self.lines if line.claim.is_suggested]

    @property
    def has_parser(self) -> bool:
        """Whether statements are clauses; where no parser is installed they are whole sentences."""
        return has_parser()

    @property
    def more_address(self) -> str:
        """Where the fold is open, or closed again where it is open now."""
        return address_with(self.query, "more", "" if self.query.get("more") else "yes")

    @property
    def removable(self) -> list[tuple[str, str]]:
        """What narrows the rows now, each with the address that lifts it."""
        plain = [self.views, *self.facets, self.sorts, self.column_orders]
        chosen = [(f.label, f.chosen.label, f.name) for f in plain if f.chosen]
        data = getattr(self.filterset.form, "cleaned_data", {})
        chosen += [(self.filterset.form.fields[name].label, value, name) for name, value in data.items() if value]
        return [(f"{label}: {value}", address_with(self.query, name, "")) for label, value, name in chosen]


def address_with(query: QueryDict, name: str, value: str) -> str:
    """The query with one value changed, as the end of an address: `?kind=number`; "" for nothing."""
    changed = query.copy()
    changed.pop(name, None)
    if value:
        changed[name] = value
    return f"?{changed.urlencode()}" if changed else "?"


def facts_of(story: Story, query: QueryDict, claims: Sequence[Claim] | None = None) -> Facts:
    """The matrix of a story as `query` asks for it; unknown values in the query are passed over.

    What single articles say stands in the view of one outlet, though a machine's rows of it are folded away elsewhere.
    `claims` limits it to some of the story's claims, whatever the query says of rows: to draw one row anew.
    """
    query = _known(query)
    filterset = ClaimFilter(query, story.claims.current().select_related("reading"), story)
    found = list(filterset.qs) if claims is None else claims
    folded = sum(claim.is_folded for claim in found)
    wanted = found if claims is not None or query.get("more") else [claim for claim in found if not claim.is_folded]
    single = _single(story, found, query) if claims is None else []
    table = build_matrix(story, [*wanted, *single], with_words=False)
    matrix = Matrix(story, table.columns, table.rows[: len(wanted)])
    filterset.outlets = [column.outlet for column in matrix.columns if column.outlet]
    lines = [line_of(row) for row in matrix.rows if not row.claim.is_folded]
    more = [line_of(row) for row in matrix.rows if row.claim.is_folded]
    alone = [line_of(row) for row in table.rows[len(wanted) :]]
    chosen = lines if claims is not None else _chosen(lines, query)
    if claims is None and query.get("view") == ONE:
        chosen, more = [*chosen, *_chosen(alone, query)], []
    return Facts(
        matrix=matrix,
        filterset=filterset,
        lines=sorted(chosen, key=SORTS[query.get("sort", "")][1]),
        all_lines=len(lines),
        more=more,
        folded=folded,
        groups=grouped(matrix, query.get("columns", "")),
        summary=[(part, address_with(query, "view", part.view)) for part in summary_of(lines, alone)],
        views=_views(lines, alone, query),
        facets=[_facet(name, lines, query) for name in FACETS],
        sorts=_plain("sort", "Order", {value: label for value, (label, _) in SORTS.items()}, query),
        column_orders=_plain("columns", "Outlets", COLUMN_ORDERS, query),
        query=query,
    )


def _single(story: Story, found: Sequence[Claim], query: QueryDict) -> list[Claim]:
    """What a machine found in one article and in no other, whatever the query says of claims."""
    is_narrowed = any(query.get(name) for name in NARROWING)
    if not is_narrowed and not any(claim.is_folded for claim in found):
        return []
    return list(story.claims.current().folded().of_one_article().select_related("reading"))


def _known(query: QueryDict) -> QueryDict:
    """The query without values that nobody offers."""
    offered = {"view": VIEWS, "sort": SORTS, "columns": COLUMN_ORDERS}
    offered |= {"more": ["yes"]} | {name: dict(choices) for name, (_, choices, _) in FACETS.items()}
    kept = QueryDict(mutable=True)
    for name in (*NARROWING, *offered):
        value = query.get(name, "").strip()
        if value and value in offered.get(name, [value]):
            kept[name] = value
    return kept


def _chosen(lines: list[Line], query: QueryDict, but: str = "") -> list[Line]:
    """The lines that all choices but one let through."""
    for name, (_, _, value_of) in FACETS.items():
        wanted = query.get(name)
        if wanted and name != but:
            lines = [line for line in lines if value_of(line) == wanted]
    if but != "view" and query.get("view"):
        lines = [line for line in lines if VIEWS[query["view"]][1](line)]
    return lines


def _facet(name: str, lines: list[Line], query: QueryDict) -> Facet:
    label, choices, value_of = FACETS[name]
    counts = Counter(value_of(line) for line in _chosen(lines, query, but=name))
    on = query.get(name, "")
    return Facet(
        name,
        label,
        [
            Choice(value, text, value == on, address_with(query, name, value), counts[value])
            for value, text in choices
            if counts[value] or value == on
        ],
    )


def _views(lines: list[Line], alone: list[Line], query: QueryDict) -> Facet:
    """How many rows each view has; what single articles say stands in the one for it alone."""
    others, single = (_chosen(each, query, but="view") for each in (lines, alone))
    on = query.get("view", "")
    choices = [
        Choice(value, label, value == on, address_with(query, "view", value), sum(map(shows, found)))
        for value, (label, shows) in VIEWS.items()
        for found in ([*others, *single] if value == ONE else others,)
    ]
    return Facet("view", "Rows", choices)


def _plain(name: str, label: str, values: dict[str, str], query: QueryDict) -> Facet:
    on = query.get(name, "")
    choices = [Choice(value, text, value == on, address_with(query, name, value)) for value, text in values.items()]
    return Facet(name, label, choices)


def grouped(matrix: Matrix, order: str = "") -> list[Group]:
    """The columns in the reader's order, those of one origin drawn together where the first of them stands."""
    groups: dict[object, Group] = {}
    for place in _in_order(matrix, order):
        origin = matrix.columns[place].origin
        key = origin.outlet_id if origin else f"column {place}"
        if key not in groups:
            groups[key] = Group(origin.outlet if origin else None, bool(origin and origin.is_confirmed), [])
        groups[key].columns.append(place)
    return list(groups.values())


def _in_order(matrix: Matrix, order: str) -> list[int]:
    places = list(range(len(matrix.columns)))  # the matrix has them by first publication
    if order == "name":
        places.sort(key=lambda place: matrix.columns[place].name.casefold())
    elif order == "agreement":
        shared = agreements(matrix)
        places.sort(key=lambda place: -shared[place])
    return places


def agreements(matrix: Matrix) -> Counter[int]:
    """For each column's place, how many claims it reports that another outlet reports too."""
    shared: Counter[int] = Counter()
    for row in matrix.rows:
        if row.claim.is_folded:
            continue
        counting = [place for place, cell in enumerate(row.cells) if _counts(cell)]
        if len(counting) > 1:
            shared.update(counting)
    return shared


def _counts(cell: Cell) -> bool:
    return cell.state.counts and not cell.is_suggested


def column_key(column: Column) -> str:
    """How an address names a column: its outlet's number, or `a` and the article's where nobody knows the outlet."""
    return str(column.outlet.pk) if column.outlet else f"a{column.articles[0].pk}"


def column_at(matrix: Matrix, key: str) -> Column | None:
    return next((column for column in matrix.columns if column_key(column) == key), None)
