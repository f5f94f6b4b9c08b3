"""Which passages two articles share, and whether one is a copy of the other.

Problem: agency copy is printed whole, cut, and lightly rewritten; yet two independent reports quote the same words, and
two stories of one outlet carry the same furniture. Only the first three are reuse.
Method: words are normalised and hashed. Runs of three equal words seed alignments, which grow over small gaps; whole
sentences are compared by their longest common subsequence of content words, which finds rewrites. What stands in
quotation marks, or in spans that the caller wants ignored, never counts towards a share. Background and figures are
nobody's either: where two reports do not begin alike, more than half has to be shared before one rewrites the other.
Candidates come from winnowed word shingles, so that no pair needs to be compared which shares none.
Source: Schleimer, Wilkerson and Aiken 2003 (winnowing); Clough et al. 2002 (METER: reuse of wire copy in newspapers).
Thresholds were set on invented cases (tests/text/test_reuse.py) and looked at on real pairs.
Known failures: a rewrite that changes every sentence's words and order, or less than half under a new opening;
a translation.
"""

import math
import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from articles.text.document import Document, Span
from articles.text.origins.aligned import MIN_CONTENT, Run, aligned_runs
from articles.text.origins.prepared import WORD, Prepared, Sentence, Word, key_of, prepared

SHINGLE, WINDOW = 4, 6  # words in a shingle; of so many in a row the smallest hash is kept
REWRITE = 0.62  # share of a sentence's content words that are in common, in the same order
MOST_COMPARED = (
    30_000_000  # pairs of sentences that are all compared, in half a second: 5,500 of each text, 450,000 characters
)
AT_ONCE = 1_000_000  # pairs
MOST_LIKELY = 100  # of longer texts' sentences that one is compared with, those with the rarest words in common
COPY, CUT, REWRITTEN = 0.8, 0.7, 0.58  # shares of a text's own words; see _kind
LED, OPENED = 0.3, 0.5  # such a share is enough where so much of both first sentences is shared, too
MIN_OWN = 20  # shared words outside of quotations, below which nothing is a copy
EDGE, SOLID = 0.12, 0.9  # how far down a shared top may reach, how unbroken a shared end must be, to be furniture
EXACT = 0.93  # equal words in what is covered, below which a copy is a rewrite


@dataclass(frozen=True, slots=True)
class Reuse:
    """What two articles share. `share_a`, `share_b`: covered part of each text's own words (unquoted, not ignored).

    `kind`: "copy" (both mostly the same), "cut" (one is contained in the other), "rewrite" (much of one in changed
    words), "passages" (some sentences), "quotation" (shared quotes only), "" (nothing).
    `passages`: (span in a, span in b), in order of a; shared quotations are among them. `is_rough` where both texts
    were so long that only sentences which share a rare word were compared.
    """

    share_a: float
    share_b: float
    kind: str
    passages: tuple[tuple[Span, Span], ...] = ()
    is_rough: bool = False

    @property
    def is_copy(self) -> bool:
        """Whether the two count as one origin."""
        return self.kind in ("copy", "cut", "rewrite")


def fingerprint(text: str) -> list[int]:
    """Winnowed hashes of the text's word shingles, sorted, each once: signed 32-bit numbers for an indexed array.

    Two texts with nine words in a row in common share at least one.

    >>> fingerprint("too short")
    []
    """
    keys = [key_of(match.group()) for match in WORD.finditer(text)]
    shingles = [zlib.crc32(repr(keys[i : i + SHINGLE]).encode()) - 2**31 for i in range(len(keys) - SHINGLE + 1)]
    if len(shingles) <= WINDOW:
        return sorted(set(shingles))
    return sorted({min(shingles[i : i + WINDOW]) for i in range(len(shingles) - WINDOW + 1)})


def shared_passages(a: Document, b: Document, ignore_a: Sequence[Span] = (), ignore_b: Sequence[Span] = ()) -> Reuse:
    """Compare two articles' texts word by word.

    `ignore_a`, `ignore_b`: spans of the texts that are nobody's own (known furniture, boilerplate).
    """
    prepared_a, prepared_b = prepared(a.text, tuple(ignore_a)), prepared(b.text, tuple(ignore_b))
    words_a, words_b = prepared_a.words, prepared_b.words
    runs = aligned_runs(prepared_a, prepared_b)
    open_ones, others = _open_sentences(prepared_a, runs), _told(prepared_b.sentences)
    is_rough = len(open_ones) * len(others) > MOST_COMPARED
    likest = _rarely_alike(open_ones, prepared_b) if is_rough else _alike(open_ones, others)
    pairs = zip(open_ones, likest, strict=True)
    runs += [(one.first, one.last, other.first, other.last) for one, other in pairs if other]
    share_a = _share(words_a, [(first, last) for first, last, _, _ in runs])
    share_b = _share(words_b, [(first, last) for _, _, first, last in runs])
    own = [run for run in runs if not _is_quotation(run, words_a, words_b)]
    passages = tuple(
        (Span(words_a[i].start, words_a[j].end), Span(words_b[k].start, words_b[m].end)) for i, j, k, m in sorted(runs)
    )
    own_words = sum(not words_a[i].is_quoted for first, last, _, _ in own for i in range(first, last + 1))
    is_furniture = _is_furniture(own, len(words_a), len(words_b))
    least = LED if _is_opening_shared(own, prepared_a, prepared_b) else REWRITTEN
    kind = _kind(share_a, share_b, own_words, bool(runs), math.inf if is_furniture else least)
    if kind in ("copy", "cut") and _exactness(own, words_a, words_b) < EXACT:
        kind = "rewrite"
    return Reuse(round(share_a, 4), round(share_b, 4), kind, passages, is_rough)


def _kind(share_a: float, share_b: float, own_words: int, any_shared: bool, least: float) -> str:
    """Shares to a word; `least` is the share from which one rewrites the other.

    A shared footer is no reuse until most of a text is shared.
    """
    low, high = min(share_a, share_b), max(share_a, share_b)
    if not any_shared:
        return ""
    if not own_words:
        return "quotation"
    if own_words < MIN_OWN:
        return "passages"
    if low >= COPY:
        return "copy"
    if high >= CUT:
        return "cut"
    return "rewrite" if high >= least else "passages"


def _is_opening_shared(runs: Sequence[Run], a: Prepared, b: Prepared) -> bool:
    """Whether both texts' first sentences are covered: who rewrites a report begins with its news."""
    if not a.sentences or not b.sentences:
        return False
    covered_a = _covered(a.sentences[0], [(first, last) for first, last, _, _ in runs])
    covered_b = _covered(b.sentences[0], [(first, last) for _, _, first, last in runs])
    return min(covered_a, covered_b) >= OPENED


def _covered(sentence: Sentence, runs: Sequence[tuple[int, int]]) -> float:
    """Share of a sentence's words that lie in the runs."""
    words = sum(max(0, min(last, sentence.last) - max(first, sentence.first) + 1) for first, last in runs)
    return words / (sentence.last - sentence.first + 1)


def _open_sentences(a: Prepared, runs: Sequence[Run]) -> list[Sentence]:
    """Those that no run touches."""
    covered = sorted(run[:2] for run in runs)  # none overlapping
    found = []
    for sentence in _told(a.sentences):
        at = bisect_right(covered, (sentence.last, len(a.words)))
        if not (at > 0 and covered[at - 1][1] >= sentence.first):
            found.append(sentence)
    return found


def _told(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Those with words enough to be compared."""
    return [sentence for sentence in sentences if len(sentence.content) >= MIN_CONTENT]


def _alike(ones: Sequence[Sentence], others: Sequence[Sentence]) -> list[Sentence | None]:
    """For each sentence the other one that has most content words in common with it, in the same order; or none."""
    step = max(1, AT_ONCE // max(1, len(others)))
    blocks = (ones[start : start + step] for start in range(0, len(ones), step))
    return [likest for block in blocks for likest in _likest(block, others)]


def _rarely_alike(ones: Sequence[Sentence], b: Prepared) -> list[Sentence | None]:
    """The same among those that share a rare word."""
    return [_likest([one], _likely(one, b))[0] for one in ones]


def _likely(sentence: Sentence, b: Prepared) -> list[Sentence]:
    """The sentences that may be alike: each has one of the words that so many are, that one without them is not alike.

    So no sentence is missed (prefix filtering, Chaudhuri et al. 2006), unless very many have these words.
    """
    counts = Counter(sentence.content)
    left = (1 - REWRITE) * len(sentence.content)
    numbers: dict[int, None] = {}
    for key in sorted(counts, key=lambda key: (len(b.with_word.get(key, ())), key)):
        if left < 0 or len(numbers) >= MOST_LIKELY:
            break
        left -= counts[key]
        numbers |= dict.fromkeys(islice(reversed(b.with_word.get(key, ())), MOST_LIKELY))
    return _told(b.sentences[n] for n in sorted(islice(numbers, MOST_LIKELY)))


def _likest(ones: Sequence[Sentence], others: Sequence[Sentence]) -> list[Sentence | None]:
    """All with all; of equals the last."""
    if not others:
        return [None] * len(ones)
    words, their_words = [s.content for s in ones], [s.content for s in others]
    common = process.cdist(words, their_words, scorer=LCSseq.similarity, dtype=np.uint16)
    longer = np.maximum.outer([len(each) for each in words], [len(each) for each in their_words])
    share = np.where(common >= MIN_CONTENT, common / longer, 0.0)[:, ::-1]
    best = share.argmax(axis=1)
    chances = zip(best.tolist(), share.max(axis=1).tolist(), strict=True)
    return [others[len(others) - 1 - n] if most >= REWRITE else None for n, most in chances]


def _share(words: Sequence[Word], runs: Sequence[tuple[int, int]]) -> float:
    """Covered part of the words that are the text's own."""
    own = {i for i, word in enumerate(words) if not word.is_quoted}
    if not own:
        return 0.0
    covered = {i for first, last in runs for i in range(first, last + 1)}
    return len(own & covered) / len(own)


def _is_quotation(run: Run, a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether a run is mostly quoted in one of the texts, or a quotation with its few words of attribution."""
    quoted_a = sum(word.is_quoted for word in a[run[0] : run[1] + 1]) / (run[1] - run[0] + 1)
    quoted_b = sum(word.is_quoted for word in b[run[2] : run[3] + 1]) / (run[3] - run[2] + 1)
    return max(quoted_a, quoted_b) >= 0.5


def _is_furniture(runs: Sequence[Run], count_a: int, count_b: int) -> bool:
    """Whether what is shared is only the few words at the top of both texts, or the very end of both: a footer."""
    if not runs:
        return False
    at_top = all(j < count_a * EDGE and m < count_b * EDGE for _, j, _, m in runs)
    first_a, first_b = min(run[0] for run in runs), min(run[2] for run in runs)
    covered_a = sum(j - i + 1 for i, j, _, _ in runs)
    covered_b = sum(m - k + 1 for _, _, k, m in runs)
    runs_to_end = covered_a >= SOLID * (count_a - first_a) and covered_b >= SOLID * (count_b - first_b)
    return at_top or (runs_to_end and first_a > 0 and first_b > 0)


def _exactness(runs: Sequence[Run], a: Sequence[Word], b: Sequence[Word]) -> float:
    """Share of the words in the runs that are equal in both."""
    equal = longest = 0
    for i, j, k, m in runs:
        equal += LCSseq.similarity([w.key for w in a[i : j + 1]], [w.key for w in b[k : m + 1]])
        longest += max(j - i, m - k) + 1
    return equal / longest if longest else 0.0
