"""Two texts side by side as escaped HTML: level blocks, words that belong together linked left and right.

Pure: strings and ties in, escaped HTML out; no query, no request. A tie's words have an anchor on either side ("l-c12",
"r-c12"), and behind its words stands its number, a link to the other side's words; where the other side has none, to
the tie's row in the lists ("p-c12"). Offsets are half-open code points.
Known limit: without a script only the first stretch of words that a link leads to is lit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from ..text.alignment import Block, Change, Extent
from .marks import Layer, Mark, Stretch, cut, paragraphs_of

LEFT, RIGHT = "l", "r"
OTHER = {LEFT: RIGHT, RIGHT: LEFT}
ELEMENTS = {Layer.CUT: "del", Layer.ADDED: "ins"}


@dataclass(frozen=True, slots=True)
class Place:
    """Words of one side, in its text or its headline."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Places that belong together: a passage that both share, or where each carries one claim.

    `key` names it on the page ("s1", "c12"), `sign` is what a reader sees ("S1", "12").
    """

    key: str
    sign: str
    layer: Layer
    label: str
    left: tuple[Place, ...] = ()
    right: tuple[Place, ...] = ()
    is_suggested: bool = False

    def places(self, side: str) -> tuple[Place, ...]:
        return self.left if side == LEFT else self.right

    @property
    def is_shared(self) -> bool:
        return bool(self.left and self.right)


@dataclass(frozen=True, slots=True)
class Level:
    """One row: what stands left and right, as HTML, or "" for nothing."""

    left: str
    right: str
    is_same: bool = False


def levels_of(blocks: Sequence[Block], left: str, right: str, ties: Sequence[Tie] = ()) -> list[Level]:
    """The blocks of two texts with their changes and ties drawn."""
    by_key = {tie.key: tie for tie in ties}
    marks = {side: tie_marks(ties, side, "text") for side in (LEFT, RIGHT)}
    return [
        Level(
            _side(left, block.left, [*marks[LEFT], *change_marks(block.left_changes)], LEFT, by_key),
            _side(right, block.right, [*marks[RIGHT], *change_marks(block.right_changes)], RIGHT, by_key),
            block.is_same,
        )
        for block in blocks
    ]


def tie_marks(ties: Iterable[Tie], side: str, field: str) -> list[Mark]:
    """The ties' marks in one field of one side; the first place of each has the anchor that links lead to."""
    marks = []
    for tie in ties:
        for number, place in enumerate(tie.places(side)):
            if place.field == field:
                key = f"{side}-{tie.key}" + (f"-{number}" if number else "")
                tone = "" if tie.is_shared else "alone"
                marks.append(Mark(key, tie.layer, place.start, place.end, tie.is_suggested, label=tie.key, tone=tone))
    return marks


def render_line(text: str, marks: Sequence[Mark], side: str, ties: Iterable[Tie] = ()) -> SafeString:
    """One run of text without paragraphs, such as a headline."""
    by_key = {tie.key: tie for tie in ties}
    return format_html_join("", "{}", ((_stretch(text, s, side, by_key),) for s in cut(0, len(text), marks)))


def change_marks(changes: Iterable[Change]) -> list[Mark]:
    """What left, came or moved, as marks without an anchor."""
    return [Mark("", Layer(change.kind.value), change.start, change.end) for change in changes]


def _side(text: str, extent: Extent | None, marks: list[Mark], side: str, ties: dict[str, Tie]) -> str:
    if extent is None:
        return ""
    near = [m for m in marks if m.start < extent[1] and m.end > extent[0]]
    rows = []
    for start, end in paragraphs_of(text[slice(*extent)]):
        stretches = cut(extent[0] + start, extent[0] + end, near)
        rows.append((format_html_join("", "{}", ((_stretch(text, s, side, ties),) for s in stretches)),))
    return format_html_join("\n", "<p>{}</p>", rows)


def _stretch(text: str, stretch: Stretch, side: str, ties: dict[str, Tie]) -> SafeString:
    words = text[stretch.start : stretch.end]
    if not stretch.marks:
        return escape(words)
    layers = {mark.layer for mark in stretch.marks}
    element = next((ELEMENTS[layer] for layer in ELEMENTS if layer in layers), "mark")
    anchors = format_html_join("", '<span class="anchor" id="{}"></span>', ((m.key,) for m in stretch.begins if m.key))
    links = format_html_join("", "{}", ((_link(ties[m.label], side),) for m in stretch.ends if m.label in ties))
    classes = " ".join(sorted(_classes(stretch.marks)))
    keys = " ".join(dict.fromkeys(m.label for m in stretch.marks if m.label))
    data = format_html(' data-marks="{}"', keys) if keys else ""
    return format_html('{}<{} class="{}"{}>{}</{}>{}', *(anchors, element, classes, data, words, element, links))


def _classes(marks: Iterable[Mark]) -> set[str]:
    """`shared claim`; `claim claim-suggested` and `alone` where they hold of all claims on these words."""
    marks = list(marks)
    classes = {mark.layer.value for mark in marks}
    claims = [mark for mark in marks if mark.layer == Layer.CLAIM]
    if claims and all(mark.is_suggested for mark in claims):
        classes.add("claim-suggested")
    return classes | ({"alone"} if claims and all(mark.tone for mark in claims) else set())


def _link(tie: Tie, side: str) -> SafeString:
    """The number behind the words: it leads to the other side, or to the tie's row where that has nothing."""
    what = f"Shared passage {tie.sign.removeprefix('S')}" if tie.layer == Layer.SHARED else f"Claim: {tie.label}"
    where = "to the other side" if tie.is_shared else "to the list"
    target = f"{OTHER[side]}-{tie.key}" if tie.is_shared else f"p-{tie.key}"
    return format_html(
        '<a class="tie {}" href="#{}" aria-label="{}, {}">{}</a>', tie.layer.value, target, what, where, tie.sign
    )
