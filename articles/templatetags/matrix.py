"""The matrix as a table, drawn by Python: a template loop takes four times as long for the same cells.

The stylesheet lays the table out as blocks and grids, so that the browser may skip the parts that are out of sight
(content-visibility does not work on table parts); the roles keep what a table is for those who hear it.

Statements and names are escaped; a cell holds only numbers and our own words. Addresses in cells are relative to the
story's page (`cell/12/3/`), so that 18,000 of them stay small.
"""

from collections.abc import Iterable

from django import template
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.drawing.pictures import shorten
from articles.matrix.cells import Cell, CellState, Column
from articles.matrix.facts import Facts, Group, column_key
from articles.matrix.lines import Line

from .marks import by

register = template.Library()

CHUNK = 15  # rows: with each row a chunk of its own a scrolled frame took eight times as long
LETTERS_WIDE, LETTERS_NARROW = 16, 6  # of an origin's name above one column
WIDE_UP_TO = 9  # outlets: with more of them the names stand upright and a cell shows its shape only
LABELS = {state: state.label for state in CellState}


@register.simple_tag
def cell_mark(state: str, is_suggested: bool = False) -> str:
    """A cell's sign outside the matrix: shape, colour and word."""
    state = CellState(state)
    return format_html(
        '<span class="cell {}{}">{}{}</span>',
        state,
        " machine" if is_suggested else "",
        LABELS[state],
        ", suggested" if is_suggested else "",
    )


@register.simple_tag(takes_context=True)
def matrix_table(context, facts: Facts) -> str:
    """The whole table: a head of origins and outlets, then the stated rows, then the suggested ones."""
    pen = RowPen(facts, context)
    return format_html(
        '<table class="matrix {}" role="table" aria-label="Claims by outlets" data-matrix>{}{}{}{}</table>',
        "wide-cells" if len(facts.order) <= WIDE_UP_TO else "narrow-cells",
        table_head(facts),
        section("stated", "Stated by the desk", facts.stated, pen),
        section("suggested", "Suggested by the machine, to accept or reject", facts.suggested, pen),
        section("more", "Less sure: may be claims", facts.more, pen),
    )


def table_head(facts: Facts) -> str:
    columns = facts.matrix.columns
    is_wide = len(facts.order) <= WIDE_UP_TO
    origins = ""
    if any(group.origin for group in facts.groups):
        groups = format_html_join("", "{}", ((group_head(group, is_wide),) for group in facts.groups))
        origins = format_html('<tr class="origins" aria-hidden="true"><td></td><td>Origin</td>{}</tr>', groups)
    outlets = format_html_join(
        "", "{}", ((column_head(columns[place], group),) for group in facts.groups for place in group.columns)
    )
    return format_html(
        '<thead role="rowgroup">{}<tr role="row"><th scope="col">Claim</th><th scope="col">Spread</th>{}</tr></thead>',
        origins,
        outlets,
    )


def group_head(group: Group, is_wide: bool) -> str:
    """A cell above each column of one origin; the first holds the name, cut to what the group has room for."""
    if group.origin is None:
        return SafeString("<td></td>" * len(group.columns))
    css = "origin" if group.is_confirmed else "origin proposed"
    name = group.origin.name + ("" if group.is_confirmed else " ?")
    room = (LETTERS_WIDE if is_wide else LETTERS_NARROW) * len(group.columns)
    first = format_html('<td class="{} named"><span>{}</span></td>', css, shorten(name, room))
    return first + SafeString(f'<td class="{css}"></td>' * (len(group.columns) - 1))


def column_head(column: Column, group: Group) -> str:
    article = column.articles[0]
    more = f" ({len(column.articles)})" if len(column.articles) > 1 else ""
    return format_html(
        '<th scope="col" class="outlet" data-column="{}"><a href="{}" title="{}"><span>{}{}</span></a>'
        '<small>{}</small><span class="vh">{}</span></th>',
        column_key(column),
        article.get_absolute_url(),
        f"{column.name}: {article.title}",
        column.name,
        more,
        first_day(column),
        f"Origin: {group.origin}, {'confirmed' if group.is_confirmed else 'proposed'}" if group.origin else "",
    )


def first_day(column: Column) -> str:
    """The day of the outlet's first article; the year stands apart, since narrow columns leave it out."""
    first = column.first_published_at
    if first is None:
        return "no date"
    day = f"{first.day} {first:%b}"
    return format_html(
        '<time datetime="{}">{}<span class="year"> {}</span></time>', first.date().isoformat(), day, first.year
    )


def section(name: str, heading: str, lines: list[Line], pen: "RowPen") -> str:
    """A part of the table with its own heading, in chunks that the browser can skip; none where it has no rows."""
    if not lines:
        return ""
    top = format_html(
        '<tr class="section" role="row"><th scope="rowgroup" colspan="{}"><span>{} ({})</span></th></tr>',
        len(pen.order) + 2,
        heading,
        len(lines),
    )
    rows = [pen.row(line) for line in lines]
    chunks = ("".join(rows[start : start + CHUNK]) for start in range(0, len(rows), CHUNK))
    bodies = f'</tbody><tbody role="rowgroup" data-section="{name}">'.join(chunks)
    return SafeString(f'<tbody role="rowgroup" data-section="{name}">{top}{bodies}</tbody>')


class RowPen:
    """Draws rows; holds what all rows of one page share."""

    def __init__(self, facts: Facts, context) -> None:
        self.order = facts.order
        self.keys = [column_key(facts.matrix.columns[place]) for place in facts.order]
        self.outlets = len(facts.order)
        self.may_tag = "articles.tag" in context["perms"]
        self.token = get_token(context["request"]) if self.may_tag else ""
        self.back = context.get("back") or context["request"].get_full_path()
        self.differences = reverse("story_differences", args=[facts.matrix.story.slug])
        self.claim_address = reverse("claim_detail", args=[0]).replace("/0/", "/{}/")
        self.walk_address = reverse("claim_row", args=[0]).replace("/0/", "/{}/")
        self.decide_address = reverse("claim_decide", args=[0]).replace("/0/", "/{}/")

    def row(self, line: Line) -> SafeString:
        claim, cells = line.claim, line.row.cells
        start = f"cell/{claim.pk}/"
        drawn = "".join(
            [cell_html(cells[place], start + key) for place, key in zip(self.order, self.keys, strict=True)]
        )
        head = format_html(
            '<tr role="row" id="c{}" data-claim="{}"{}><th scope="row"><a class="statement" href="{}">{}</a>{}</th>'
            '<td class="spread">{}</td>',
            claim.pk,
            claim.pk,
            SafeString(' class="machine-row"') if claim.is_suggested else "",
            self.claim_address.format(claim.pk),
            claim.statement,
            self.about(line),
            spread(line, self.outlets),
        )
        return SafeString(f"{head}{drawn}</tr>")

    def about(self, line: Line) -> str:
        """What stands under a statement: its kind and standing, and what one can do with the row."""
        return format_html('<div class="about">{}</div>', SafeString("".join(self._about(line))))

    def _about(self, line: Line) -> Iterable[str]:
        claim = line.claim
        if claim.is_suggested:
            yield by(claim)
        if claim.kind != "fact":
            yield format_html("<span>{}</span>", claim.get_kind_display())
        if claim.status != "open":
            yield format_html('<span class="status {}">{}</span>', claim.status, claim.get_status_display())
        if line.row.differs:
            yield format_html('<a class="differs" href="{}">≠ Differs</a>', self.differences)
        for tag in claim.tags:
            yield format_html("<span>#{}</span>", tag)
        yield format_html('<a href="words/{}/" data-words>All words</a>', claim.pk)
        if self.may_tag and claim.is_suggested:
            yield self.decision(claim)
        elif self.may_tag and line.is_open:
            yield format_html('<a href="{}" data-walk>Fill the row</a>', self.walk_address.format(claim.pk))

    def decision(self, claim) -> str:
        return format_html(
            '<form method="post" action="{0}" hx-post="{0}" class="inline">'
            '<input type="hidden" name="csrfmiddlewaretoken" value="{1}">'
            '<input type="hidden" name="version" value="{2}"><input type="hidden" name="next" value="{3}">'
            '<button class="small accept" name="decision" value="confirm">Accept</button>'
            '<button class="small refuse" name="decision" value="reject">Reject</button></form>',
            self.decide_address.format(claim.pk),
            self.token,
            claim.version,
            self.back,
        )


def spread(line: Line, outlets: int) -> str:
    """Outlets that count, of all; beside them their independent origins."""
    if line.claim.is_suggested:
        return format_html("<b>{}</b>/{}<small>suggested</small>", line.carried, outlets)
    origins = line.row.origins if line.counted else ""
    maybe = line.carried - line.counted
    more = format_html(' <span title="{} more: only planned, disputed, unclear or suggested">+{}</span>', maybe, maybe)
    return format_html("<b>{}</b>/{}{}<small>{}</small>", line.counted, outlets, more if maybe else "", str(origins))


def cell_html(cell: Cell, address: str) -> str:
    """One `<td>`: its state as class and word, linked to the words. Numbers and our own words only."""
    state = cell.state
    if state is CellState.UNCHECKED:
        if not cell.offers:
            return '<td class="unchecked"></td>'
        chance = round(100 * max(offer.chance for offer in cell.offers))
        return f'<td class="offer"><a href="{address}/">{chance}%</a></td>'
    word, css = LABELS[state], state.value
    if state is not CellState.SILENT and not cell.appearances[0].is_confirmed:
        word, css = f"{word}<i>, suggested</i>", f"{css} machine"
    return f'<td class="{css}"><a href="{address}/">{word}</a></td>'


@register.simple_tag(takes_context=True)
def matrix_row(context, facts: Facts) -> str:
    """The one row of `facts`, to stand in place of the old one."""
    pen = RowPen(facts, context)
    return SafeString("".join(pen.row(line) for line in [*facts.lines, *facts.more]))
