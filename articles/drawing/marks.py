"""Show overlapping spans in one text: names inside quotes, quotes inside claims, claims across one another.

Problem: elements nest, spans cross. Method: the text is cut wherever any span begins or ends; each stretch knows all
marks that lie on it, and its classes draw them in layers. Claims that overlap get lanes of their own (the first free
one, as in interval colouring; decided ones first), so that their underlines stand below one another. What a machine
suggests would cover a sentence with lines: one calm line stands for all of it, until somebody points at the sentence.

Pure: strings and marks in, escaped HTML out; no query, no request. Offsets are half-open code points. The characters
inside `[data-start]` elements are exactly the text's own, which is what lets a script turn a selection into offsets.
Known limits: beyond three claims on one word, the rest share the last lane.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

LANES = 3
CONTEXT_SENTENCES = 1
PARAGRAPH = re.compile(r"\s*\n\s*")


class Layer(StrEnum):
    """What a mark stands for; each layer is drawn in its own way and can be hidden."""

    CLAIM = "claim"
    OFFER = "offer"
    QUOTE = "quote"
    NAME = "name"
    CALM = "calm"  # all claims suggested in a sentence
    CALM_OFFERS = "calm-offers"  # the same with what is offered there
    TARGET = "target"
    SHARED = "shared"  # of two texts side by side: passages of both, and what a version has not from the other
    CUT = "cut"
    ADDED = "added"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be shown. `key` is its anchor ("a12"); `number` is what the panel's list calls it, 0 for none.

    `tone` names how firmly a claim is carried ("hedged"), or that a quote has no quotation marks ("speech").
    """

    key: str
    layer: Layer
    start: int
    end: int
    is_suggested: bool = False
    number: int = 0
    label: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that lie under the same marks; `begins` and `ends` are the marks that do so here."""

    start: int
    end: int
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `end` is before the white space that follows it."""

    number: int
    start: int
    end: int


def lanes_of(marks: Iterable[Mark]) -> dict[str, int]:
    """A lane from 0 for each claim, none shared by two that overlap while there are lanes left.

    >>> lanes_of([Mark("a1", Layer.CLAIM, 0, 9), Mark("a2", Layer.CLAIM, 4, 12), Mark("a3", Layer.CLAIM, 9, 15)])
    {'a1': 0, 'a2': 1, 'a3': 0}
    """
    taken: list[list[Mark]] = [[] for _ in range(LANES)]
    lanes = {}
    claims = [mark for mark in marks if mark.layer == Layer.CLAIM]
    for mark in sorted(claims, key=lambda m: (m.is_suggested, m.start, -m.end, m.key)):
        free = (n for n, lane in enumerate(taken) if not any(m.start < mark.end and m.end > mark.start for m in lane))
        lanes[mark.key] = next(free, LANES - 1)
        taken[lanes[mark.key]].append(mark)
    return lanes


def calm_lines(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    """From the first to the last word that a machine suggests something of between `start` and `end`.

    >>> found = calm_lines([Mark("a1", Layer.CLAIM, 2, 6, True), Mark("a2", Layer.CLAIM, 4, 9, True)], 0, 8)
    >>> [(mark.layer.value, mark.start, mark.end) for mark in found]
    [('calm', 2, 8)]
    """
    here = [m for m in marks if m.is_suggested and m.start < end and m.end > start]
    claims = [m for m in here if m.layer == Layer.CLAIM]
    offers = [m for m in here if m.layer == Layer.OFFER]
    lines = ((Layer.CALM, claims), (Layer.CALM_OFFERS, offers and claims + offers))
    return [
        Mark("", layer, max(start, min(m.start for m in under)), min(end, max(m.end for m in under)))
        for layer, under in lines
        if under
    ]


def cut(start: int, end: int, marks: Iterable[Mark]) -> list[Stretch]:
    """Cut `start`–`end` at every boundary of a mark; the stretches cover it without gap or overlap."""
    inside = [m for m in marks if m.start < end and m.end > start]
    bounds = sorted({start, end, *(max(m.start, start) for m in inside), *(min(m.end, end) for m in inside)})
    return [_stretch(a, b, inside) for a, b in pairwise(bounds)]


def _stretch(start: int, end: int, marks: list[Mark]) -> Stretch:
    here = tuple(m for m in marks if m.start <= start and end <= m.end)
    return Stretch(start, end, here, tuple(m for m in here if m.start == start), tuple(m for m in here if m.end == end))


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs stand, one a line; the white space between them belongs to none."""
    bounds, start = [], 0
    for gap in PARAGRAPH.finditer(text):
        bounds.append((start, gap.start()))
        start = gap.end()
    bounds.append((start, len(text.rstrip())))
    return [(a, b) for a, b in bounds if a < b]


def sentences_of(spans: Iterable[tuple[int, int]]) -> list[Sentence]:
    """Number the spans that a sentence splitter gives, from 1."""
    return [Sentence(n, start, end) for n, (start, end) in enumerate(spans, start=1)]


def render_text(
    text: str, marks: Sequence[Mark], sentences: Sequence[Sentence], hours: Mapping[int, datetime] | None = None
) -> SafeString:
    """The text as paragraphs of sentences, every mark drawn; `hours` stand above the paragraphs that begin there."""
    lanes = lanes_of(marks)
    marks = sorted(marks, key=lambda m: m.start)
    rows = []
    for start, end in paragraphs_of(text):
        near = [m for m in marks if m.start < end and m.end > start]
        parts = _units(start, end, sentences)
        hour = _hour(hours[start]) if hours and start in hours else ""
        rows.append((hour, format_html_join("", "{}", ((_unit(text, part, near, lanes),) for part in parts))))
    return format_html_join("\n", "{}<p>{}</p>", rows)


def _hour(moment: datetime) -> SafeString:
    """When an entry of a live blog came out, on the clock that it gives."""
    shown = f"{moment:%-d %B %Y, %H:%M}"
    return format_html('<p class="small muted"><time datetime="{}">{}</time></p>', moment.isoformat(), shown)


def render_line(text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None) -> SafeString:
    """One run of text, such as a headline or a passage's context, without paragraphs or sentences."""
    lanes = lanes_of(marks)
    stretches = cut(start, len(text) if end is None else end, marks)
    return format_html_join("", "{}", ((_render_stretch(text, s, lanes),) for s in stretches))


def context_of(sentences: Sequence[Sentence], start: int, end: int, around: int = CONTEXT_SENTENCES) -> tuple[int, int]:
    """From where to where a passage is best read: its own sentences and `around` more on either side."""
    own = [n for n, s in enumerate(sentences) if s.start < end and s.end > start]
    if not own:
        return start, end
    first, last = max(0, own[0] - around), min(len(sentences) - 1, own[-1] + around)
    return min(start, sentences[first].start), max(end, sentences[last].end)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence with the white space up to the next one, or characters that belong to no sentence."""

    start: int
    end: int
    sentence: Sentence | None = None


def _units(start: int, end: int, sentences: Sequence[Sentence]) -> list[_Unit]:
    here = [s for s in sentences if s.start < end and s.end > start]
    if not here:
        return [_Unit(start, end)]
    units = [_Unit(start, here[0].start)] if here[0].start > start else []
    for sentence, following in zip(here, [*here[1:], None], strict=True):
        until = following.start if following else end
        units.append(_Unit(max(sentence.start, start), min(until, end), sentence))
    return units


def _unit(text: str, unit: _Unit, marks: list[Mark], lanes: dict[str, int]) -> SafeString:
    stretches = cut(unit.start, unit.end, [*marks, *calm_lines(marks, unit.start, unit.end)])
    inner = format_html_join("", "{}", ((_render_stretch(text, s, lanes),) for s in stretches))
    if unit.sentence is None or unit.sentence.start < unit.start:  # or the rest of one that runs over a line's end
        return format_html('<span data-start="{}">{}</span>', unit.start, inner)
    return format_html(
        '<span class="sentence" id="s{}" data-start="{}" data-end="{}">{}</span>',
        *(unit.sentence.number, unit.start, min(unit.sentence.end, unit.end), inner),
    )


def _render_stretch(text: str, stretch: Stretch, lanes: dict[str, int]) -> SafeString:
    words = text[stretch.start : stretch.end]
    if not stretch.marks:
        return escape(words)
    begins = ((m.key,) for m in stretch.begins if m.key)
    anchors = format_html_join("", '<span class="anchor" id="{}"></span>', begins)
    keys = " ".join(m.key for m in stretch.marks if m.key)
    classes = " ".join(_classes(stretch.marks, lanes))
    mark = format_html('<mark class="{}" data-marks="{}">{}</mark>', classes, keys, words)
    return anchors + mark + _numbers(stretch.ends, False) + _numbers(stretch.ends, True)


def _numbers(ends: Iterable[Mark], is_suggested: bool) -> SafeString:
    """What the list calls the claims that end here; a suggested claim's number takes no room in the line."""
    link = '<a class="claim-number" href="#p-{}" data-number="{}" aria-label="{}"></a>'
    numbered = [m for m in ends if m.number and m.is_suggested == is_suggested]
    found = format_html_join("", link, ((m.key, m.number, f"Claim {m.number}: {m.label}") for m in numbered))
    return format_html('<span class="numbers">{}</span>', found) if found and is_suggested else found


def _classes(marks: Iterable[Mark], lanes: dict[str, int]) -> list[str]:
    """`claim solid-0 hedged-0`; a machine's `claim dashed-0 hedged-0`; without a lane `quote` and `quote-suggested`."""
    classes: dict[str, None] = {}
    for mark in marks:
        classes[mark.layer.value] = None
        lane = lanes.get(mark.key)
        if lane is not None:
            classes[f"{'dashed' if mark.is_suggested else 'solid'}-{lane}"] = None
            classes[f"{mark.tone or 'reported'}-{lane}"] = None
            continue
        classes |= {name: None for name in (mark.tone, mark.is_suggested and f"{mark.layer}-suggested") if name}
    return list(classes)
