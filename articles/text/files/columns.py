"""The lines of a printed page in the order in which they are read.

Problem: lines come as the setting program wrote them, and columns stand side by side.
Method: a gap is a height of white that lines stand on both sides of, several and long ones. Lines that run across it,
headlines and pictures' legends, part the page into bands; each band's left side is read before its right one, and each
side may have gaps of its own. Without a gap lines are read from the top.
Source: own rules, after the XY cut (Nagy and Seth 1984).
Known failures: columns whose gap is narrower than half a line is high.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from articles.text.page import capped

LEAST_LINES = 3  # on each side of a gap
LEAST_SIGNS = 8  # of a column's lines, in the middle; fewer are numbers of a list
MOST_ACROSS = 0.25  # of the lines that may run across a gap
MOST_DEEP = 8  # columns side by side
MOST_WHITES = 16  # that are looked at, of a page or a column
MOST_CAPS = 20  # of a page
MOST_LINES = 2_000  # of a page whose gaps are looked for


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line and its box, in points from the page's lower left corner."""

    left: float
    right: float
    top: float
    bottom: float
    text: str

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def with_caps(lines: list[Line]) -> list[Line]:
    """The lines, those that a drop cap begins with it."""
    usual = median(line.height for line in lines) if lines else 0.0
    caps = [line for line in lines if len(line.text) == 1 and line.text.isupper() and line.height > 1.5 * usual]
    for cap in caps[:MOST_CAPS]:
        beside = [line for line in lines if _is_beside(cap, line)]
        if beside:
            first = max(beside, key=lambda line: line.middle)
            lines = [line for line in lines if line not in (cap, first)]
            lines.append(replace(first, text=capped(cap.text, first.text)))
    return lines


def _is_beside(cap: Line, line: Line) -> bool:
    is_near = 0 <= line.left - cap.right + 2 < cap.height
    return is_near and line.text[0].islower() and cap.bottom < line.middle < cap.top


def reading_order(lines: list[Line], deep: int = 0) -> list[list[Line]]:
    """Columns in the order in which they are read, each with its lines from the top."""
    if not lines:
        return []
    gap = _gap(lines) if deep < MOST_DEEP and len(lines) <= MOST_LINES else None
    if gap is None:
        return [sorted(lines, key=lambda line: (-line.middle, line.left))]
    across = sorted((line for line in lines if line.left < gap < line.right), key=lambda line: -line.middle)
    beside = [line for line in lines if not line.left < gap < line.right]
    columns: list[list[Line]] = []
    for line in [*across, None]:
        band = [each for each in beside if line is None or each.middle > line.middle]
        beside = [] if line is None else [each for each in beside if each.middle <= line.middle]
        for side in ([each for each in band if each.right <= gap], [each for each in band if each.left >= gap]):
            columns += reading_order(side, deep + 1)
        if line is not None:
            columns = _with_across(columns, line, is_next=not band)
    return columns


def _with_across(columns: list[list[Line]], line: Line, is_next: bool) -> list[list[Line]]:
    """Lines across that follow one another are one block."""
    if is_next and columns:
        return [*columns[:-1], [*columns[-1], line]]
    return [*columns, [line]]


def _gap(lines: list[Line]) -> float | None:
    """The middle of the whitest gap; None where there is none."""
    height = median(line.height for line in lines)
    for left, right in _whites(lines):
        middle = (left + right) / 2
        sides = [line for line in lines if line.right <= middle], [line for line in lines if line.left >= middle]
        if len(lines) - sum(map(len, sides)) > MOST_ACROSS * len(lines) or not all(map(_is_column, sides)):
            continue
        width = min(line.left for line in sides[1]) - max(line.right for line in sides[0])
        if width > height / 2 and _stand_beside(*sides):
            return middle
    return None


def _whites(lines: list[Line]) -> list[tuple[float, float]]:
    """Stretches of the page's breadth that few lines cover, the whitest first, and of them the widest."""
    edges = sorted({edge for line in lines for edge in (line.left, line.right)})
    if len(edges) > 400:
        step = len(edges) // 400 + 1
        edges = edges[::step]
    starts, ends = sorted(line.left for line in lines), sorted(line.right for line in lines)
    whites, opened, closed = [], 0, 0
    for left, right in pairwise(edges):
        while opened < len(starts) and starts[opened] <= left:
            opened += 1
        while closed < len(ends) and ends[closed] <= left:
            closed += 1
        if opened - closed <= MOST_ACROSS * len(lines) and right - left > 2:
            whites.append((opened - closed, left - right, left, right))
    return [(left, right) for _, _, left, right in sorted(whites)[:MOST_WHITES]]


def _is_column(lines: list[Line]) -> bool:
    return len(lines) >= LEAST_LINES and median(len(line.text) for line in lines) >= LEAST_SIGNS


def _stand_beside(left: list[Line], right: list[Line]) -> bool:
    """Whether both sides have much of their height in common."""
    low = max(min(line.bottom for line in left), min(line.bottom for line in right))
    high = min(max(line.top for line in left), max(line.top for line in right))
    return high - low > LEAST_LINES * median(line.height for line in [*left, *right])
