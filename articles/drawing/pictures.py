"""Pictures of a story as SVG made here: who draws on whom, and what happened and was published when.

Colours come from the page's stylesheet by class, sizes are attributes, and each picture stands beside a table that says
the same. Names are escaped by format_html.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils.html import format_html, format_html_join

from newsroom.values import shifted

LINE = 26  # height of one line, in the picture's own units
NAME_WIDTH = 260
OUTLETS_AT = 440  # where the outlets' names begin
PLOT_WIDTH = 620
MARGIN = 14
LONGEST_NAME = 32
LETTER = 7  # about the width of one
WIDE_NAMES = 400  # for labels of some eight words; the picture is as wide as a desk's screen then


def shorten(text: str, length: int = LONGEST_NAME) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Link:
    """A line from an origin to an outlet; dashed while only proposed."""

    origin: str
    outlet: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """Two outlets whose articles share text; `share` is the greater part of the shorter one, from 0 to 1."""

    first: str
    second: str
    share: float


def strongest_ties(shared: Iterable[Shared]) -> list[Shared]:
    """The fewest that still join all outlets which share text with one another, each by its greatest share.

    Sixty outlets with one text have 1770 pairs; 59 ties say the same and can be followed with the eye. It is the
    maximum spanning forest, by Kruskal's method.
    """
    leads: dict[str, str] = {}

    def lead_of(name: str) -> str:
        while (above := leads.setdefault(name, name)) != name:
            leads[name] = leads[above]
            name = above
        return name

    kept = []
    for tie in sorted(shared, key=lambda tie: -tie.share):
        first, second = lead_of(tie.first), lead_of(tie.second)
        if first != second:
            leads[first] = second
            kept.append(tie)
    return kept


def tied_outlets(outlets: Sequence[str], links: Iterable[Link], shared: Iterable[Shared]) -> list[str]:
    """Those that draw on somebody or share text: of one origin beside one another, else in the order given."""
    origin_of = {link.outlet: link.origin for link in links}
    order = {name: place for place, name in enumerate(dict.fromkeys(origin_of.values()))}
    tied = origin_of.keys() | {name for tie in shared for name in (tie.first, tie.second)}
    return sorted((o for o in outlets if o in tied), key=lambda o: order.get(origin_of.get(o), len(order)))


def origins_picture(outlets: Sequence[str], links: Sequence[Link], shared: Sequence[Shared]) -> str:
    """Origins at the left, outlets at the right, lines between them; arcs at the right join outlets that share text."""
    origins = list(dict.fromkeys(link.origin for link in links))
    height = max(len(outlets), len(origins), 1) * LINE + 2 * MARGIN
    left = {name: _middle(place, len(origins), height) for place, name in enumerate(origins)}
    right = {name: _middle(place, len(outlets), height) for place, name in enumerate(outlets)}
    return format_html(
        '<svg class="picture origins" viewBox="0 0 800 {}" width="800" height="{}" role="img" '
        'aria-label="Who draws on whom; the tables below say the same">{}{}{}{}</svg>',
        height,
        height,
        _joined(_link(left[k.origin], right[k.outlet], k.is_confirmed) for k in links if k.outlet in right),
        _joined(_arc(s, right) for s in shared if {s.first, s.second} <= right.keys()),
        _joined(_label(NAME_WIDTH, y, name, "end") for name, y in left.items()),
        _joined(_label(OUTLETS_AT, y, name, "start") for name, y in right.items()),
    )


def _middle(place: int, many: int, height: float) -> float:
    return round(height * (place + 0.5) / max(many, 1), 1)


def _joined(parts: Iterable[str]) -> str:
    return format_html_join("", "{}", ((part,) for part in parts))


def _link(y_left: float, y_right: float, is_confirmed: bool) -> str:
    return format_html(
        '<path class="link{}" d="M{} {}C330 {} 330 {} {} {}"/>',
        "" if is_confirmed else " proposed",
        NAME_WIDTH + 8,
        y_left,
        y_left,
        y_right,
        OUTLETS_AT - 8,
        y_right,
    )


def _arc(shared: Shared, middles: dict[str, float]) -> str:
    """From the end of one name round to the end of the other."""
    y_first, y_second = middles[shared.first], middles[shared.second]
    x_first, x_second = _end_of(shared.first), _end_of(shared.second)
    reach = max(x_first, x_second) + 16 + min(90, abs(y_first - y_second) / 2)
    return format_html(
        '<path class="shared" d="M{} {}C{} {} {} {} {} {}" stroke-width="{}"><title>{}</title></path>',
        x_first,
        y_first,
        reach,
        y_first,
        reach,
        y_second,
        x_second,
        y_second,
        round(1 + 5 * shared.share, 1),
        f"{shared.first} and {shared.second} share {shared.share:.0%}",
    )


def _end_of(name: str) -> float:
    """About where a name's text ends: the server knows no font."""
    return round(OUTLETS_AT + 7.4 * len(shorten(name)) + 6, 1)


def _label(x: float, y: float, text: str, anchor: str, longest: int = LONGEST_NAME) -> str:
    return format_html(
        '<text x="{}" y="{}" dy="0.35em" text-anchor="{}">{}<title>{}</title></text>',
        x,
        y,
        anchor,
        shorten(text, longest),
        text,
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline: from `first` to `last` (equal for a moment); `css` says what it is."""

    label: str
    first: datetime
    last: datetime
    css: str


def moment_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


SAME = "What happened and was published when; the table below says the same"


def timeline_picture(entries: Sequence[Entry], told: str = SAME, names: int = NAME_WIDTH) -> str:
    """One line for each entry, in the order given; time runs to the right, a bar is as long as its date is vague.

    The picture shows the days about which was published; what lies far before or after stands at its edge, as an arrow.
    `told` is what a reader hears who does not see it; `names` is the width of the names, of which the plot has twice.
    """
    if not entries:
        return ""
    start, end = window_of(entries)
    height = (len(entries) + 1) * LINE + 2 * MARGIN
    plot = PLOT_WIDTH * names / NAME_WIDTH
    width = round(names + plot + 40)

    def x_of(moment: datetime) -> float:
        share = (moment - start) / (end - start)
        return round(names + 20 + plot * min(max(share, 0), 1), 1)

    return format_html(
        '<svg class="picture timeline" viewBox="0 0 {} {}" width="{}" height="{}" role="img" '
        'aria-label="{}">{}{}</svg>',
        width,
        height,
        width,
        height,
        told,
        _joined(_tick(moment, x_of(moment), height, end - start) for moment in ticks(start, end)),
        _joined(
            _entry(entry, MARGIN + LINE * (place + 1.5), x_of, start, end, names) for place, entry in enumerate(entries)
        ),
    )


PUBLISHED = "article"  # the css of what came out
SHORTEST = timedelta(hours=6)
NEAR = timedelta(days=10)


def window_of(entries: Sequence[Entry]) -> tuple[datetime, datetime]:
    """The time that the picture shows: all of it, or what lies near publication where something lies far from it."""
    start, end = min(entry.first for entry in entries), max(entry.last for entry in entries)
    published = [entry for entry in entries if entry.css == PUBLISHED]
    if published:
        first, last = min(entry.first for entry in published), max(entry.last for entry in published)
        near = max(NEAR, 2 * (last - first))
        start, end = max(start, shifted(first, -near)), min(end, shifted(last, near))
    end = max(end, shifted(start, SHORTEST))
    return min(start, end - SHORTEST), end


def _entry(entry: Entry, y: float, x_of, start: datetime, end: datetime, names: int) -> str:
    name = _label(names, y, entry.label, "end", names // LETTER)
    left, right = x_of(entry.first), x_of(entry.last)
    if entry.last < start:
        return format_html("{}{}", name, _arrow(entry, left, y, -1))
    if entry.first > end:
        return format_html("{}{}", name, _arrow(entry, right, y, 1))
    if right - left < 8:
        return format_html('{}<circle class="{}" cx="{}" cy="{}" r="6"/>', name, entry.css, left, y)
    return format_html(
        '{}<rect class="{}" x="{}" y="{}" width="{}" height="12" rx="3"/>',
        name,
        entry.css,
        left,
        y - 6,
        round(right - left, 1),
    )


def _arrow(entry: Entry, x: float, y: float, way: int) -> str:
    """At the picture's edge: it happened long before (`way` -1) or will long after (1), and when."""
    words = f"{entry.first:%b %Y}"
    return format_html(
        '<path class="{}" d="M{} {}l{} -6v12z"/>'
        '<text class="tick" x="{}" y="{}" dy="0.35em" text-anchor="{}">{}</text>',
        entry.css,
        x + way * 8,
        y,
        -way * 12,
        x - way * 10,
        y,
        "end" if way > 0 else "start",
        words,
    )


STEPS = (timedelta(hours=1), timedelta(hours=3), timedelta(hours=6), timedelta(hours=12), timedelta(days=1))
DAYS = (2, 7, 14, 30, 91, 182, 365, 730, 1825, 3650, 18250, 91_250, 547_500)  # of the last, all of the calendar has 7
MOST_TICKS = 8
SHOWN_BY_DAY = timedelta(days=3)  # from here on a tick names its day, and no longer its hour


def ticks(start: datetime, end: datetime) -> list[datetime]:
    """At most eight round moments between two: whole hours, or midnights some days apart (UTC)."""
    steps = [*STEPS, *(timedelta(days=days) for days in DAYS)]
    if end - start >= SHOWN_BY_DAY:
        steps = [step for step in steps if step >= timedelta(days=1)]  # an hour would be shown by its day, once more
    step = next((step for step in steps if (end - start) / step <= MOST_TICKS), steps[-1])
    first = moment_of(start.astimezone(UTC).date())
    moments = (first + step * number for number in range(int((end - first) / step) + 1))
    return [moment for moment in moments if start <= moment <= end]


def _tick(moment: datetime, x: float, height: float, span: timedelta) -> str:
    words = f"{moment.day} {moment:%b}"
    if span < SHOWN_BY_DAY and moment.hour:
        words = f"{moment:%H:%M}"
    elif span > timedelta(days=300):
        words = f"{moment:%b %Y}"
    return format_html(
        '<line class="tick" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text class="tick" x="{}" y="{}" text-anchor="middle">{}</text>',
        x,
        x,
        MARGIN + LINE - 4,
        height - MARGIN,
        x,
        MARGIN + 10,
        words,
    )


SQUARE, EDGE = 200, 30  # of the curve of calibration: its side, and the room around it


def calibration_curve(before: Sequence[Sequence[float]], after: Sequence[Sequence[float]]) -> str:
    """The chance that was said against the share that was so, of (chance, share, number); dashed is before."""
    lines = format_html_join(
        "",
        '<polyline points="{}" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="{}"/>',
        ((" ".join(map(_on_square, points)), dashes) for points, dashes in ((before, "2 4"), (after, "none"))),
    )
    side = SQUARE + 2 * EDGE
    return format_html(
        '<svg viewBox="0 0 {0} {0}" width="{0}" height="{0}" role="img" '
        'aria-label="Said chance against the share that was so: dashed before, solid after">'
        '<rect x="{1}" y="{1}" width="{2}" height="{2}" fill="none" stroke="currentColor" opacity="0.3"/>'
        '<path d="M{1} {3}L{3} {1}" stroke="currentColor" opacity="0.3"/>{4}</svg>',
        side,
        EDGE,
        SQUARE,
        EDGE + SQUARE,
        lines,
    )


def _on_square(point: Sequence[float]) -> str:
    chance, share, *_ = point
    return f"{EDGE + SQUARE * chance:.0f},{EDGE + SQUARE * (1 - share):.0f}"
