"""Renderings of one utterance across outlets.

Problem. Translators and desks give one remark in different words, cut it, quote two words of it, or only report it; and
a speaker says several things about one matter.

Method. A quotation and the reported sentence around it are one rendering. Two renderings in different documents are
likened in wording and in matter (`likeness`). Pairs are joined, the surest first; a group stays together on average,
and takes no two different remarks of one document.

Source. Own rules, after average-link clustering; thresholds set on six keyed stories.

Known failures. Two remarks that one outlet quotes as one; and those of `likeness`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from articles.text.document import Quote
from articles.text.quotes.likeness import (
    MOST_COMMON,
    REPORTED,
    RUN_SHARE,
    Rendering,
    are_too_common,
    longest_run,
    scores_of,
    stems_of,
)

PARTIAL = "partial"
LEAST_ON_AVERAGE = 0.25  # of all pairs of two groups that are joined
SPLIT_BY = 80  # code points between the halves of a split quotation: “…,” the mayor said on Monday, “…”
STRETCH = 256  # code points by which reports are looked up
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
Said = tuple[Hashable, Quote, Hashable | None]  # document key, quotation, speaker's entity key


def group_utterances(quotes: Sequence[Said]) -> list[list[int]]:
    """Groups of two or more numbers of `quotes` (document key, quotation, speaker's entity key) that render one remark.

    Each number is in one group at most; each group spans two documents or more; groups come in the order of their first
    members.
    """
    renderings = _without_repeats(_renderings(quotes))
    groups = _joined(renderings, scores_of(renderings))
    return sorted(sorted(n for i in group for n in renderings[i].members) for group in groups if len(group) > 1)


def cut_among(quotes: Sequence[Said]) -> str:
    """In words, which of a story's quotations were not set beside one another; "" where all were."""
    renderings = _without_repeats(_renderings(quotes))
    if not are_too_common(renderings):
        return ""
    return f"Of {len(quotes):,} quotations, two that share only words which over {MOST_COMMON} have were not compared."


def _renderings(quotes: Sequence[Said]) -> Iterator[Rendering]:
    """Each quotation in marks with its other half and the report around it, and each report that holds none."""
    by_document: dict[Hashable, list[int]] = defaultdict(list)
    for n, (document, _, _) in enumerate(quotes):
        by_document[document].append(n)
    for document, numbers in by_document.items():
        reports = _Reports([n for n in numbers if quotes[n][1].form == REPORTED], quotes)
        for halves in _whole([n for n in numbers if quotes[n][1].form != REPORTED], quotes):
            yield _rendering(document, halves, reports.take_around(quotes[halves[0]][1]), quotes)
        for n in reports.left:
            yield _rendering(document, [n], [], quotes)


class _Reports:
    """The reports of one document, to be taken by the quotations that they hold; by place, so that none is sought."""

    def __init__(self, numbers: Sequence[int], quotes: Sequence[Said]) -> None:
        self.left = dict.fromkeys(numbers)
        self._quotes = quotes
        self._at: dict[tuple[str, int], list[int]] = defaultdict(list)
        for n in numbers:
            span = quotes[n][1].span
            for stretch in range(span.start // STRETCH, span.end // STRETCH + 1):
                self._at[span.field, stretch].append(n)

    def take_around(self, quote: Quote) -> list[int]:
        """The reports around a quotation that no other has taken. Any one of them covers its middle."""
        middle = (quote.span.start + quote.span.end) // 2 // STRETCH
        near = self._at.get((quote.span.field, middle), ())
        around = [n for n in near if n in self.left and _holds(self._quotes[n][1], quote)]
        for n in around:
            del self.left[n]
        return around


def _whole(marked: list[int], quotes: Sequence[Said]) -> list[list[int]]:
    """The quotations in marks, the halves of split sentences together: “We,” said Ana Lind, “will stay.”"""
    wholes: list[list[int]] = []
    for n in marked:
        second, first = quotes[n][1], quotes[wholes[-1][-1]][1] if wholes else None
        goes_on = first and first.span.field == second.span.field and first.speaker == second.speaker
        begins = second.exact.lstrip("“\"‘'«„")[:1]
        ends = first.exact.rstrip("”\"’'»“ ")[-1:] if first else ""
        if goes_on and begins.islower() and ends == "," and second.span.start - first.span.end <= SPLIT_BY:
            wholes[-1].append(n)
        else:
            wholes.append([n])
    return wholes


def _holds(report: Quote, quote: Quote) -> bool:
    """Whether a report is, for the most part or around a part quotation, the sentence in which the quotation stands."""
    return report.span.overlap(quote.span) * 2 > len(quote.span) and quote.speaker in ("", report.speaker)


def _rendering(document: Hashable, halves: list[int], around: list[int], quotes: Sequence[Said]) -> Rendering:
    quote, entity = quotes[halves[0]][1], quotes[halves[0]][2]
    words = tuple(w.lower().replace("’", "'") for n in halves for w in _WORD.findall(quotes[n][1].exact))
    context = [w.lower() for n in around if quote.form == PARTIAL for w in _WORD.findall(quotes[n][1].exact)]
    return Rendering((*halves, *around), document, quote, entity, words, stems_of((*words, *context)))


def _without_repeats(renderings: Iterator[Rendering]) -> list[Rendering]:
    """Renderings that differ in nothing but their place in one document, as one."""
    found: dict[tuple, list[Rendering]] = defaultdict(list)
    for r in renderings:
        found[r.document, r.words, r.stems, r.is_marked, r.entity, r.quote.speaker].append(r)
    return [
        replace(same[0], members=tuple(n for r in same for n in r.members), times=len(same)) for same in found.values()
    ]


@dataclass(eq=False)
class _Group:
    """Renderings that are one utterance so far."""

    members: list[int]
    times: Counter  # how often each document has it
    marked: dict[Hashable, list[int]]  # those in quotation marks, by document
    likeness: dict["_Group", float] = field(default_factory=lambda: defaultdict(float))  # to others, over all pairs


def _joined(renderings: Sequence[Rendering], scores: dict[tuple[int, int], float]) -> list[list[int]]:
    group_of = [_group(i, rendering) for i, rendering in enumerate(renderings)]
    for (i, j), score in scores.items():
        weight = score * renderings[i].times * renderings[j].times
        group_of[i].likeness[group_of[j]] += weight
        group_of[j].likeness[group_of[i]] += weight
    for (i, j), _ in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])):
        small, large = sorted((group_of[i], group_of[j]), key=lambda group: len(group.members))
        if small is not large and _may_join(renderings, small, large):
            _join(small, large)
            for member in small.members:
                group_of[member] = large
    return [group.members for group in dict.fromkeys(group_of)]


def _group(number: int, rendering: Rendering) -> _Group:
    marked = {rendering.document: [number]} if rendering.is_marked else {}
    return _Group([number], Counter({rendering.document: rendering.times}), marked)


def _may_join(renderings: Sequence[Rendering], small: _Group, large: _Group) -> bool:
    """Whether two groups are alike on average, and hold no two different remarks of one document."""
    pairs = small.times.total() * large.times.total()
    pairs -= sum(count * large.times[document] for document, count in small.times.items())
    if pairs and large.likeness.get(small, 0.0) / pairs < LEAST_ON_AVERAGE:
        return False
    both = ((a, b) for document, own in small.marked.items() for a in own for b in large.marked.get(document, ()))
    return all(_repeats(renderings[a], renderings[b]) for a, b in both)


def _join(small: _Group, large: _Group) -> None:
    large.members += small.members
    large.times.update(small.times)
    for document, numbers in small.marked.items():
        large.marked.setdefault(document, []).extend(numbers)
    for other, likeness in small.likeness.items():
        del other.likeness[small]
        if other is not large:
            large.likeness[other] += likeness
            other.likeness[large] += likeness


def _repeats(a: Rendering, b: Rendering) -> bool:
    shorter = min(len(a.words), len(b.words))
    return longest_run(a, b) >= RUN_SHARE * shorter
