"""Pairs of names joined by a hyphen ("Orla-Reyes summit"), cut where both halves are names of their own."""

from dataclasses import replace

from articles.text.document import Span
from articles.text.name_evidence import Evidence
from articles.text.name_forms import fold, name_key
from articles.text.name_parts import Part
from articles.text.name_runs import Word


def split_pairs(part: Part, evidence: Evidence) -> list[Part]:
    """The halves of a hyphenated pair, or the part itself.

    A double-barrelled surname stays whole: its whole is known, or one half is no name by itself.
    """
    if "-" not in part.exact or " " in part.exact or part.kind or part.key in evidence.known:
        return [part]
    halves = part.exact.split("-")
    if len(halves) != 2 or not all(len(h) > 1 and h[0].isupper() for h in halves):
        return [part]
    if not all(evidence.has(name_key(half)) for half in halves):
        return [part]
    first = part.span.start
    second = first + len(halves[0]) + 1
    return [_half(part, halves[0], first, True), _half(part, halves[1], second, False)]


def _half(part: Part, exact: str, start: int, is_first: bool) -> Part:
    starts = part.starts_sentence and is_first
    word = Word(start, start + len(exact), exact, fold(exact), starts)
    return replace(
        part,
        span=Span(start, start + len(exact), part.span.field),
        exact=exact,
        key=name_key(exact),
        words=fold(exact).split(),
        starts_sentence=starts,
        is_possessive=part.is_possessive and not is_first,
        spoils=[word],
    )
