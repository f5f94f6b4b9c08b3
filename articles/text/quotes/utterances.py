"""Renderings of one utterance across outlets.

Problem. Translators and desks give one remark in different words, cut it, quote two words of it, or only report it; and
a speaker says several things about one matter.

Method. A quotation and the reported sentence around it are one rendering. Two renderings in different documents are
likened in wording (the longest run of words they share) and in matter (stems weighted by rarity within the story, the
sentence around a part quotation included). How much likeness is asked for depends on the speakers: least when both are
known to be one, a long run of the same words when one is unknown or another. Pairs are joined, the surest first; a
group stays together on average, and takes no two different remarks of one document.

Source. Own rules, after average-link clustering; thresholds set on six keyed stories.

Known failures. Paraphrases without common words ("our troops", "our forces"); slogans repeated on different days; two
remarks that one outlet quotes as one.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import snowballstemmer
from scipy import sparse

from articles.text.document import Quote
from articles.text.names import are_variants
from articles.text.word_lists import word_set

REPORTED, PARTIAL = "reported", "partial"
SAME, UNKNOWN, OTHER = "same", "unknown", "other"
# Likeness asked for, by how many of the two renderings stand in quotation marks.
LEAST_LIKENESS = {2: 0.42, 1: 0.45, 0: 0.55}
LEAST_FOR_UNKNOWN = 0.6
LEAST_ON_AVERAGE = 0.25  # of all pairs of two groups that are joined
RUN, LONG_RUN = 4, 7  # words in a row that show one wording
RUN_SHARE = 0.6  # of the shorter rendering
SHORT = 5  # words; so short a piece needs its speaker to be known
SURE_VARIANTS = 0.5  # chance that two speakers' names are spellings of one
WORTH_LIKENING = 0.2
SPLIT_BY = 80  # code points between the halves of a split quotation: “…,” the mayor said on Monday, “…”
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Rendering:
    """One remark as one document gives it: the numbers of its quotations, its words, and whose they are."""

    members: tuple[int, ...]
    document: Hashable
    quote: Quote
    entity: Hashable | None
    words: tuple[str, ...]
    stems: frozenset[str]

    @property
    def is_marked(self) -> bool:
        return self.quote.form != REPORTED


def group_utterances(quotes: Sequence[tuple[Hashable, Quote, Hashable | None]]) -> list[list[int]]:
    """Groups of two or more numbers of `quotes` (document key, quotation, speaker's entity key) that render one remark.

    Each number is in one group at most; each group spans two documents or more; groups come in the order of their first
    members.
    """
    renderings = list(_renderings(quotes))
    scores = _scores(renderings)
    groups = _joined(renderings, scores)
    out = [sorted(n for i in group for n in renderings[i].members) for group in groups if len(group) > 1]
    return sorted(out)


def _renderings(quotes: Sequence[tuple[Hashable, Quote, Hashable | None]]) -> Iterator[_Rendering]:
    """Each quotation in marks with its other half and the report around it, and each report that holds none."""
    by_document: dict[Hashable, list[int]] = defaultdict(list)
    for n, (document, _, _) in enumerate(quotes):
        by_document[document].append(n)
    for document, numbers in by_document.items():
        reports = [n for n in numbers if quotes[n][1].form == REPORTED]
        taken: set[int] = set()
        for halves in _whole([n for n in numbers if quotes[n][1].form != REPORTED], quotes):
            around = [r for r in reports if r not in taken and _holds(quotes[r][1], quotes[halves[0]][1])]
            taken.update(around)
            yield _rendering(document, halves, around, quotes)
        for n in reports:
            if n not in taken:
                yield _rendering(document, [n], [], quotes)


def _whole(marked: list[int], quotes: Sequence[tuple]) -> list[list[int]]:
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


def _rendering(document: Hashable, halves: list[int], around: list[int], quotes: Sequence[tuple]) -> _Rendering:
    quote, entity = quotes[halves[0]][1], quotes[halves[0]][2]
    words = tuple(w.lower().replace("’", "'") for n in halves for w in _WORD.findall(quotes[n][1].exact))
    context = [w.lower() for n in around if quote.form == PARTIAL for w in _WORD.findall(quotes[n][1].exact)]
    return _Rendering((*halves, *around), document, quote, entity, words, _stems((*words, *context)))


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


def _stems(words: Sequence[str]) -> frozenset[str]:
    plain = {w.removesuffix("'s") for w in words if w not in word_set("names/function_words")}
    plain = plain if len(plain) > 1 else set(words)  # "Who are you?"
    return frozenset(_stemmer().stemWords(sorted(plain)))


def _scores(renderings: list[_Rendering]) -> dict[tuple[int, int], float]:
    """Likeness of the pairs that may be one utterance; pairs that are too unlike are left out."""
    found = {}
    for i, j, matter in _alike_in_matter(renderings):
        a, b = renderings[i], renderings[j]
        if a.document != b.document:
            likeness = _likeness(a, b, matter)
            if likeness:
                found[i, j] = likeness
    return found


def _alike_in_matter(renderings: list[_Rendering]) -> Iterator[tuple[int, int, float]]:
    """Pairs with a common stem, each with how much of their weight they share, as a mean of Dice and of the shorter."""
    column: dict[str, int] = {}
    rows = [[column.setdefault(stem, len(column)) for stem in sorted(r.stems)] for r in renderings]
    if not column:
        return
    pointers = np.cumsum([0, *map(len, rows)])
    ones = sparse.csr_matrix(
        (np.ones(pointers[-1]), [c for row in rows for c in row], pointers), (len(rows), len(column))
    )
    seen = np.asarray(ones.sum(axis=0)).ravel()
    weight = 1 + np.log(len(rows) / seen)
    shared = sparse.triu((ones @ sparse.diags(weight)) @ ones.T, k=1).tocoo()
    total = ones @ weight
    for i, j, common in zip(shared.row.tolist(), shared.col.tolist(), shared.data.tolist(), strict=True):
        dice, covered = 2 * common / (total[i] + total[j]), common / min(total[i], total[j])
        if covered >= WORTH_LIKENING:
            yield i, j, float(dice + covered) / 2


def _likeness(a: _Rendering, b: _Rendering, matter: float) -> float:
    """Likeness from 0 to 1 where the pair passes for one utterance, else 0."""
    speakers = _speakers(a, b)
    run = _longest_run(a.words, b.words)
    shorter, longer = sorted((len(a.words), len(b.words)))
    is_short = shorter <= SHORT
    if speakers == SAME:
        cut_out = a.is_marked and b.is_marked and run == shorter and (run > 1 or len(_stems(a.words) & _stems(b.words)))
        same_wording = cut_out or (run >= RUN and run >= RUN_SHARE * shorter)
        least = LEAST_LIKENESS[a.is_marked + b.is_marked]
        return max(matter, 0.7) if same_wording and not (is_short and run < shorter) else matter * (matter >= least)
    if not (a.is_marked and b.is_marked):
        return matter * (speakers == UNKNOWN and matter >= 0.8 and run >= LONG_RUN)
    same_wording = run >= LONG_RUN or (speakers == UNKNOWN and run >= RUN and run >= RUN_SHARE * longer)
    if same_wording and run >= RUN_SHARE * shorter and not (is_short and shorter < RUN_SHARE * longer):
        return max(matter, 0.7)
    return matter * (speakers == UNKNOWN and matter >= LEAST_FOR_UNKNOWN and not is_short)


def _speakers(a: _Rendering, b: _Rendering) -> str:
    """Whether two renderings have one speaker, another, or nobody knows."""
    if a.entity is not None and b.entity is not None and a.entity == b.entity:
        return SAME
    if a.entity is not None and b.entity is not None:  # two spellings of one name may not be one entity yet
        return SAME if are_variants(a.quote.speaker, b.quote.speaker) >= SURE_VARIANTS else OTHER
    one, other = a.quote.speaker.lower(), b.quote.speaker.lower()
    if not one or not other:
        return UNKNOWN
    return SAME if one in other or other in one else UNKNOWN


def _longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """The most words that stand in a row in both."""
    best, above = 0, [0] * (len(b) + 1)
    for word in a:
        row = [0] * (len(b) + 1)
        for j, other in enumerate(b, 1):
            if word == other:
                row[j] = above[j - 1] + 1
                best = max(best, row[j])
        above = row
    return best


def _joined(renderings: list[_Rendering], scores: dict[tuple[int, int], float]) -> list[list[int]]:
    group_of = {i: [i] for i in range(len(renderings))}
    for (i, j), _ in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])):
        one, other = group_of[i], group_of[j]
        if one is not other and _may_join(renderings, scores, one, other):
            both = one + other
            group_of.update(dict.fromkeys(both, both))
    return [list(group) for group in {id(g): g for g in group_of.values()}.values()]


def _may_join(
    renderings: list[_Rendering], scores: dict[tuple[int, int], float], one: list[int], other: list[int]
) -> bool:
    """Whether two groups are alike on average, and hold no two different remarks of one document."""
    total, count = 0.0, 0
    for i in one:
        for j in other:
            a, b = renderings[i], renderings[j]
            if a.document != b.document:
                total, count = total + scores.get((min(i, j), max(i, j)), 0.0), count + 1
            elif a.is_marked and b.is_marked and not _repeats(a, b):
                return False
    return count == 0 or total / count >= LEAST_ON_AVERAGE


def _repeats(a: _Rendering, b: _Rendering) -> bool:
    shorter = min(len(a.words), len(b.words))
    return _longest_run(a.words, b.words) >= RUN_SHARE * shorter
