"""The matrix as a table, drawn by Python: a template loop takes four times as long for the same cells.

The stylesheet lays the table out as blocks and grids, so that the browser may skip the parts that are out of sight
(content-visibility does not work on table parts); the roles keep what a table is for those who hear it.

Statements, names and values are escaped; else a cell holds only numbers and our own words. Addresses in cells are
relative to the story's page (`cell/12/3/`), so that 18,000 of them stay small.
"""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django import template
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from articles.drawing.pictures import shorten
from articles.matrix.cells import Cell, CellState, Column, Telling
from articles.matrix.facts import Facts, Group, column_key
from articles.matrix.lines import Line, in_figures
from articles.models.step import Step
from newsroom.values import zone_in

from .marks import by
from .times import plain_day, short_moment

register = template.Library()

CHUNK = 15  # rows: with each row a chunk of its own a scrolled frame took eight times as long
LETTERS_WIDE, LETTERS_NARROW = 16, 6  # of an origin's name above one column
LETTERS_OF_A_VALUE = 14
MODELS, DIFFER = " ᵐ", " ≠ᵐ"  # a language model's word; where it and the words alone differ
WIDE_UP_TO = 9  # outlets: with more of them the names stand upright and a cell shows its shape only


@register.simple_tag
def cell_mark(telling: Telling | str, is_suggested: bool = False) -> str:
    """A cell's sign outside the matrix: shape, colour and word. `telling` may be one state, or two apart by a space."""
    telling = telling if isinstance(telling, Telling) else Telling(*map(CellState, telling.split()))
    return format_html(
        '<span class="cell {}{}">{}{}</span>',
        telling.css,
        " machine" if is_suggested else "",
        telling.label,
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
        '<thead role="rowgroup">{}<tr role="row"><th scope="col">Claim<button class="quiet small no-print"'
        ' type="button" popovertarget="legend">Signs</button></th><th scope="col">Reported by</th>{}</tr></thead>',
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
        '<th scope="col" class="outlet" data-column="{}"><a href="{}" title="{}"><span>{}{}</span>'
        "<small>{}</small></a>{}</th>",
        column_key(column),
        article.get_absolute_url(),
        f"{column.name}: {article.title}",
        column.name.removeprefix("www."),
        more,
        first_day(column) + SafeString("<br>taken down" if column.is_taken_down else ""),
        format_html(
            '<span class="vh">Origin: {}, {}</span>', group.origin, "confirmed" if group.is_confirmed else "proposed"
        )
        if group.origin
        else "",
    )


def first_day(column: Column) -> str:
    """The day of the outlet's first article, where it came out."""
    day = column.first.published_on
    if day is None:
        return SafeString("no date")
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), plain_day(day))


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
        self.news = context.get("news")
        self.fresh: dict[int, set[int]] = {}  # by claim, the articles of cells in which there is something new
        for claim, article in self.news.cells if self.news else ():
            self.fresh.setdefault(claim, set()).add(article)
        self.zone = zone_in(context["request"].COOKIES)
        self.labels = [escape(facts.matrix.columns[place].name) for place in facts.order]
        self.is_wide = self.outlets <= WIDE_UP_TO
        self.rows_address = reverse("story_rows", args=[facts.matrix.story.slug])
        self.differences = reverse("story_differences", args=[facts.matrix.story.slug])
        self.claim_address = reverse("claim_detail", args=[0]).replace("/0/", "/{}/")
        self.walk_address = reverse("claim_row", args=[0]).replace("/0/", "/{}/")
        self.decide_address = reverse("claim_decide", args=[0]).replace("/0/", "/{}/")

    def row(self, line: Line) -> SafeString:
        claim, cells = line.claim, line.row.cells
        start = f"cell/{claim.pk}/"
        fresh = self.fresh.get(claim.pk)
        places = zip(self.order, self.keys, strict=True)
        drawn = [cell_html(cells[place], start + key, self.zone) for place, key in places]
        if self.is_wide:  # on a phone each cell says whose it is
            drawn = [f'<td data-o="{name}"{cell[3:]}' for cell, name in zip(drawn, self.labels, strict=True)]
        if fresh:
            drawn = [
                mark_new(cell) if any(a.pk in fresh for a in cells[place].column.articles) else cell
                for cell, place in zip(drawn, self.order, strict=True)
            ]
        head = format_html(
            '<tr role="row" id="c{}" data-claim="{}"{}><th scope="row">{}<a class="statement" href="{}">{}</a>{}</th>'
            '<td class="spread">{}</td>',
            claim.pk,
            claim.pk,
            SafeString(' class="machine-row"') if claim.is_suggested else "",
            self.pick(claim),
            self.claim_address.format(claim.pk),
            claim.statement,
            self.about(line),
            spread(line, self.outlets),
        )
        return SafeString(f"{head}{''.join(drawn)}</tr>")

    def pick(self, claim) -> str:
        """The box by which several rows are chosen; its form stands below the table."""
        if not self.may_tag:
            return ""
        box = '<input type="checkbox" form="rows" name="claim" value="{}:{}" aria-label="Choose this row">'
        return format_html(box, claim.pk, claim.version)

    def about(self, line: Line) -> str:
        """What stands under a statement: its kind and standing, and what one can do with the row."""
        return format_html('<div class="about">{}</div>', SafeString("".join(self._about(line))))

    def _about(self, line: Line) -> Iterable[str]:
        claim = line.claim
        if self.news and claim.pk in self.news.claims:
            yield SafeString('<b class="new">New</b>')
        if claim.is_suggested:
            yield by(claim)
        if claim.kind != "fact":
            yield format_html("<span>{}</span>", claim.get_kind_display())
        if claim.standing not in UNMARKED:
            yield format_html('<span class="status {}">{}</span>', STEP_CSS.get(claim.step, ""), STEP_WORDS[claim.step])
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
            '<button class="small accept" name="rows" value="cells" formaction="{4}" hx-post="{4}"'
            ' title="The claim, and each cell that is suggested">Accept all</button>'
            '<button class="small refuse" name="decision" value="reject">Reject</button>'
            '<input type="hidden" name="claim" value="{5}:{2}"></form>',
            self.decide_address.format(claim.pk),
            self.token,
            claim.version,
            self.back,
            self.rows_address,
            claim.pk,
        )


def spread(line: Line, outlets: int) -> str:
    """Outlets that report it, of all, by how firmly; plans, disputes and the machine's word stand apart."""
    if line.claim.is_suggested:
        said = in_figures(line.by_people + line.by_machine)
        return format_html('<b title="{}">{}</b>/{}<small>{}</small>', SUGGESTED_SPREAD, line.likely, outlets, said)
    parts = [in_figures(line.by_people), str(line.row.origins) if line.counted else ""]
    parts.append(f"{line.not_looked_for} not looked at" if line.not_looked_for else "")
    machine = format_html('<small class="by-machine">+ {} by machine</small>', line.suggested) if line.suggested else ""
    said = format_html_join("", "<small>{}</small>", ((part,) for part in parts if part))
    return format_html('<b title="{}">{}</b>/{}{}{}', STATED_SPREAD, line.counted, outlets, said, machine)


UNMARKED = ("", Step.DRAFT)
STEP_CSS = {Step.CLEARED: "checked", Step.CHANGED: "disputed", Step.BACK: "disputed"}  # the colours of verdicts
STEP_WORDS = {**dict(Step.choices), Step.SECOND: "Second reader", Step.CHANGED: "Changed since cleared"}
STATED_SPREAD = "Outlets that report it by a person’s word; what is only planned, disputed or unclear does not count"
SUGGESTED_SPREAD = (
    "Outlets that report it by the machine’s word; what is only planned, disputed or unclear does not count"
)


def mark_new(cell: str) -> str:
    """The cell as one that has changed since this reader looked."""
    return cell.replace('class="', 'class="fresh ', 1).replace("</a>", "<i>, new</i></a>", 1)


def cell_html(cell: Cell, address: str, zone: ZoneInfo | None = None) -> str:
    """One `<td>`: its state as class and word, linked to the words. Numbers and our own words only."""
    state = cell.state
    if cell.past and not cell.state.is_carried:
        until = short_moment(cell.past.until, zone)
        return f'<td class="silent gone"><a href="{address}/">Until {until}<i>, gone since</i></a></td>'
    if state is CellState.UNCHECKED:
        return open_cell(cell, address)
    sign = DIFFER if cell.readers_differ else MODELS if cell.is_models else ""
    word, css = cell.telling.label + sign, cell.telling.css
    if state.is_carried and not cell.appearances[0].is_confirmed:
        word, css = f"{word}<i>, suggested{' by a model' if cell.is_models else ''}</i>", f"{css} machine"
    word += "<i>, readers differ</i>" if cell.readers_differ else ""
    if cell.value:
        shown = shorten(cell.value, LETTERS_OF_A_VALUE)
        whole = f' title="{escape(cell.value)}"' if shown != cell.value else ""
        word = f"{word} <b{whole}>{escape(shown)}</b>"
    return f'<td class="{css}"><a href="{address}/">{word}</a></td>'


def open_cell(cell: Cell, address: str) -> str:
    """A cell in which nothing stands: not looked at, offered, rejected, or read and open all the same."""
    chance = f"{round(100 * cell.chance)}%" if cell.offers else ""
    chance += DIFFER if cell.readers_differ and chance else ""
    if cell.is_refused:
        return f'<td class="refused"><a href="{address}/">Rejected {chance}</a></td>'
    if cell.is_read:
        return (
            f'<td class="offer"><a href="{address}/" title="Read through, and still open">{chance or "Open"}</a></td>'
        )
    if not chance:
        return '<td class="unchecked"></td>'
    return f'<td class="offer"><a href="{address}/">{chance}</a></td>'


@register.simple_tag(takes_context=True)
def matrix_row(context, facts: Facts) -> str:
    """The one row of `facts`, to stand in place of the old one."""
    pen = RowPen(facts, context)
    return SafeString("".join(pen.row(line) for line in [*facts.lines, *facts.more]))
