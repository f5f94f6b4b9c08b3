"""Which passages two articles share, and whether one is a copy of the other.

Problem: agency copy is printed whole, cut, and lightly rewritten; yet two independent reports quote the same words, and
two stories of one outlet carry the same furniture. Only the first three are reuse.
Method: words are normalised and hashed. Runs of three equal words seed alignments, which grow over small gaps; whole
sentences are compared by their longest common subsequence of content words, which finds rewrites. What stands in
quotation marks, or in spans that the caller wants ignored, never counts towards a share. Candidates come from
winnowed word shingles, so that no pair needs to be compared which shares none.
Source: Schleimer, Wilkerson and Aiken 2003 (winnowing); Clough et al. 2002 (METER: reuse of wire copy in newspapers).
Thresholds were set on invented cases (tests/text/test_reuse.py) and looked at on real pairs.
Known failures: a rewrite that changes every sentence's words and order; a translation.
"""

import re
import sys
import zlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from articles.text.document import Document, Span
from articles.text.sentences import split_sentences
from articles.text.word_lists import word_set

SHINGLE, WINDOW = 4, 6  # words in a shingle; of so many in a row the smallest hash is kept
SEED = 3  # equal words in a row that start an alignment
MAX_GAP = 6  # words between two seeds of one passage
MIN_PASSAGE = 8  # equal words that make a passage; shorter runs are names and set phrases
MIN_DENSITY = 0.6  # of a passage's words that are equal
REWRITE, MIN_CONTENT = 0.62, 5  # share of a sentence's content words in common order, and their least number
COPY, CUT, REWRITTEN = 0.8, 0.7, 0.3  # shares of a text's own words; see _kind
MIN_OWN = 20  # shared words outside of quotations, below which nothing is a copy
EDGE, SOLID = 0.12, 0.9  # how far down a shared top may reach, how unbroken a shared end must be, to be furniture
EXACT = 0.93  # equal words in what is covered, below which a copy is a rewrite

WORD = re.compile(r"[^\W_](?:[^\W_]|['’.\-](?=[^\W_]))*")
QUOTED = re.compile(r"[“„«\"][^“”„«»\"\n]{2,}[”»\"]?|‘[^‘’\n]{12,}’")


@dataclass(frozen=True, slots=True)
class Reuse:
    """What two articles share. `share_a`, `share_b`: covered part of each text's own words (unquoted, not ignored).

    `kind`: "copy" (both mostly the same), "cut" (one is contained in the other), "rewrite" (much of one in changed
    words), "passages" (some sentences), "quotation" (shared quotes only), "" (nothing).
    `passages`: (span in a, span in b), in order of a; shared quotations are among them.
    """

    share_a: float
    share_b: float
    kind: str
    passages: tuple[tuple[Span, Span], ...] = ()

    @property
    def is_copy(self) -> bool:
        """Whether the two count as one origin."""
        return self.kind in ("copy", "cut", "rewrite")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    key: int
    is_quoted: bool
    is_content: bool


@dataclass(frozen=True)
class _Prepared:
    """A text's words, and its sentences as first word, last word and keys of the unquoted content words."""

    words: tuple[_Word, ...]
    sentences: tuple[tuple[int, int, tuple[int, ...]], ...]


def fingerprint(text: str) -> list[int]:
    """Winnowed hashes of the text's word shingles, sorted, each once: signed 32-bit numbers for an indexed array.

    Two texts with nine words in a row in common share at least one.

    >>> fingerprint("too short")
    []
    """
    keys = [_key(match.group()) for match in WORD.finditer(text)]
    shingles = [zlib.crc32(repr(keys[i : i + SHINGLE]).encode()) - 2**31 for i in range(len(keys) - SHINGLE + 1)]
    if len(shingles) <= WINDOW:
        return sorted(set(shingles))
    return sorted({min(shingles[i : i + WINDOW]) for i in range(len(shingles) - WINDOW + 1)})


def shared_passages(a: Document, b: Document, ignore_a: Sequence[Span] = (), ignore_b: Sequence[Span] = ()) -> Reuse:
    """Compare two articles' texts word by word.

    `ignore_a`, `ignore_b`: spans of the texts that are nobody's own (known furniture, boilerplate).
    """
    prepared_a, prepared_b = _prepared(a.text, tuple(ignore_a)), _prepared(b.text, tuple(ignore_b))
    words_a, words_b = prepared_a.words, prepared_b.words
    runs = _aligned_runs(words_a, words_b)
    runs += _rewritten_sentences(prepared_a, prepared_b, runs)
    share_a = _share(words_a, [(first, last) for first, last, _, _ in runs])
    share_b = _share(words_b, [(first, last) for _, _, first, last in runs])
    own = [run for run in runs if not _is_quotation(run, words_a, words_b)]
    passages = tuple(
        (Span(words_a[i].start, words_a[j].end), Span(words_b[k].start, words_b[m].end)) for i, j, k, m in sorted(runs)
    )
    own_words = sum(not words_a[i].is_quoted for first, last, _, _ in own for i in range(first, last + 1))
    is_furniture = _is_furniture(own, len(words_a), len(words_b))
    kind = _kind(share_a, share_b, own_words, bool(runs), is_furniture)
    if kind in ("copy", "cut") and _exactness(own, words_a, words_b) < EXACT:
        kind = "rewrite"
    return Reuse(round(share_a, 4), round(share_b, 4), kind, passages)


def _kind(share_a: float, share_b: float, own_words: int, any_shared: bool, is_furniture: bool) -> str:
    """Shares to a word. A shared footer is no reuse until most of a text is shared."""
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
    return "rewrite" if high >= REWRITTEN and not is_furniture else "passages"


@lru_cache(maxsize=100_000)
def _key(word: str) -> int:
    """A word's hash: case, possessives and endings aside."""
    word = word.casefold().replace("’", "'").removesuffix("'s").replace(".", "").replace("-", "")
    return zlib.crc32(word[:7].encode())


@lru_cache(maxsize=512)
def _prepared(text: str, ignore: tuple[Span, ...]) -> _Prepared:
    """The text's words without ignored spans; kept, since each text of a story is compared with all others."""
    words = tuple(_words(text, ignore))
    sentences = []
    for first, last in _sentences(text, words):
        own = tuple(word.key for word in words[first : last + 1] if word.is_content and not word.is_quoted)
        sentences.append((first, last, own))
    return _Prepared(words, tuple(sentences))


def _words(text: str, ignore: Sequence[Span]) -> Iterator[_Word]:
    quoted = [match.span() for match in QUOTED.finditer(text)]
    skipped = sorted((span.start, span.end) for span in ignore)
    common = word_set("common_words")
    for match in WORD.finditer(text):
        start, word = match.start(), match.group()
        if not _inside(start, skipped):
            yield _Word(start, match.end(), _key(word), _inside(start, quoted), word.casefold() not in common)


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of the spans, which are in order."""
    i = bisect_right(spans, (at, sys.maxsize)) - 1
    return i >= 0 and at < spans[i][1]


Run = tuple[int, int, int, int]  # first and last word in a, first and last word in b, both inclusive


def _aligned_runs(a: Sequence[_Word], b: Sequence[_Word]) -> list[Run]:
    """Passages grown from runs of equal words, the longest first; no word of `a` is in two."""
    places: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for k in range(len(b) - SEED + 1):
        places[tuple(w.key for w in b[k : k + SEED])].append(k)
    seeds = [
        (i, k) for i in range(len(a) - SEED + 1) for k in places.get(tuple(w.key for w in a[i : i + SEED]), ())[:8]
    ]
    chains = _chains(seeds)
    runs = [run for chain in chains if (run := _dense(chain, a))]
    return _without_overlaps(runs)


def _chains(seeds: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Seeds joined while both texts move on by a few words only."""
    chains: list[list[tuple[int, int]]] = []
    open_chains: list[list[tuple[int, int]]] = []
    for i, k in seeds:
        best = None
        for chain in open_chains:
            last_i, last_k = chain[-1]
            if 0 < i - last_i <= MAX_GAP + SEED and 0 < k - last_k <= MAX_GAP + SEED:
                drift = abs((i - last_i) - (k - last_k))
                if best is None or drift < best[0]:
                    best = (drift, chain)
        if best:
            best[1].append((i, k))
        else:
            open_chains.append([(i, k)])
        closed = [c for c in open_chains if i - c[-1][0] > MAX_GAP + SEED]
        chains += closed
        open_chains = [c for c in open_chains if i - c[-1][0] <= MAX_GAP + SEED]
    return chains + open_chains


def _dense(chain: Sequence[tuple[int, int]], a: Sequence[_Word]) -> Run | None:
    """The chain as a passage, when enough of its words are equal and some of them carry matter."""
    equal = {i + d for i, _ in chain for d in range(SEED)}
    first, last = chain[0][0], chain[-1][0] + SEED - 1
    is_long = len(equal) >= MIN_PASSAGE and sum(a[i].is_content for i in equal) >= MIN_CONTENT - 1
    if not is_long or len(equal) < MIN_DENSITY * (last - first + 1):
        return None
    return first, last, chain[0][1], chain[-1][1] + SEED - 1


def _without_overlaps(runs: Sequence[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in sorted(runs, key=lambda r: (r[0] - r[1], r)):
        if all(run[1] < other[0] or other[1] < run[0] for other in kept):
            kept.append(run)
    return kept


def _rewritten_sentences(a: _Prepared, b: _Prepared, runs: Sequence[Run]) -> list[Run]:
    """Pairs of sentences outside the runs which have most content words in common, in the same order."""
    found = []
    for first, last, own in a.sentences:
        if len(own) < MIN_CONTENT or any(first <= run[1] and run[0] <= last for run in runs):
            continue
        likely = ((_alike(own, other), k, m) for k, m, other in b.sentences if len(other) >= MIN_CONTENT)
        score, k, m = max(likely, default=(0.0, 0, 0))
        if score >= REWRITE:
            found.append((first, last, k, m))
    return found


def _alike(a: Sequence[int], b: Sequence[int]) -> float:
    """Share of the longer list's words that both have in the same order; 0 when too few."""
    if min(len(a), len(b)) < REWRITE * max(len(a), len(b)):
        return 0.0
    common = LCSseq.similarity(a, b)
    return common / max(len(a), len(b)) if common >= MIN_CONTENT else 0.0


def _sentences(text: str, words: Sequence[_Word]) -> list[tuple[int, int]]:
    """First and last word of each sentence that has any."""
    out, at = [], 0
    for start, end in split_sentences(text):
        while at < len(words) and words[at].start < start:
            at += 1
        first = at
        while at < len(words) and words[at].start < end:
            at += 1
        if at > first:
            out.append((first, at - 1))
    return out


def _share(words: Sequence[_Word], runs: Sequence[tuple[int, int]]) -> float:
    """Covered part of the words that are the text's own."""
    own = {i for i, word in enumerate(words) if not word.is_quoted}
    if not own:
        return 0.0
    covered = {i for first, last in runs for i in range(first, last + 1)}
    return len(own & covered) / len(own)


def _is_quotation(run: Run, a: Sequence[_Word], b: Sequence[_Word]) -> bool:
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


def _exactness(runs: Sequence[Run], a: Sequence[_Word], b: Sequence[_Word]) -> float:
    """Share of the words in the runs that are equal in both."""
    equal = longest = 0
    for i, j, k, m in runs:
        equal += LCSseq.similarity([w.key for w in a[i : j + 1]], [w.key for w in b[k : m + 1]])
        longest += max(j - i, m - k) + 1
    return equal / longest if longest else 0.0
