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
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

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
COPY, CUT, REWRITTEN, PARTLY = 0.8, 0.7, 0.3, 0.1  # shares of a text's own words; see _kind
EDGE = 0.12  # a passage within this share of both texts' beginning or end alone may be furniture

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
    words_a, words_b = _words(a.text, ignore_a), _words(b.text, ignore_b)
    runs = _aligned_runs(words_a, words_b)
    runs += _rewritten_sentences(a.text, b.text, words_a, words_b, runs)
    share_a = _share(words_a, [(first, last) for first, last, _, _ in runs])
    share_b = _share(words_b, [(first, last) for _, _, first, last in runs])
    own = [run for run in runs if not _is_quotation(run, words_a, words_b)]
    passages = tuple(
        (Span(words_a[i].start, words_a[j].end), Span(words_b[k].start, words_b[m].end)) for i, j, k, m in sorted(runs)
    )
    kind = _kind(share_a, share_b, bool(runs), bool(own), _is_at_edges(own, len(words_a), len(words_b)))
    return Reuse(round(share_a, 4), round(share_b, 4), kind, passages)


def _kind(share_a: float, share_b: float, any_shared: bool, any_own: bool, only_edges: bool) -> str:
    """Shares to a word. What is shared only at the very edges is furniture until most of a text is shared."""
    low, high = min(share_a, share_b), max(share_a, share_b)
    if not any_shared:
        return ""
    if not any_own:
        return "quotation"
    if low >= COPY:
        return "copy"
    if high >= CUT:
        return "cut"
    if high >= REWRITTEN and not only_edges:
        return "rewrite"
    return "passages" if high >= PARTLY and not only_edges else "quotation" if high < 0.02 else "passages"


def _key(word: str) -> int:
    """A word's hash: case, possessives and endings aside."""
    word = word.casefold().replace("’", "'").removesuffix("'s").replace(".", "").replace("-", "")
    return zlib.crc32(word[:7].encode())


def _words(text: str, ignore: Sequence[Span]) -> list[_Word]:
    quoted = [match.span() for match in QUOTED.finditer(text)]
    skipped = sorted((span.start, span.end) for span in ignore)
    return [
        _Word(
            m.start(),
            m.end(),
            _key(m.group()),
            _inside(m.start(), quoted),
            m.group().casefold() not in word_set("common_words"),
        )
        for m in WORD.finditer(text)
        if not _inside(m.start(), skipped)
    ]


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


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


def _rewritten_sentences(
    text_a: str, text_b: str, a: Sequence[_Word], b: Sequence[_Word], runs: Sequence[Run]
) -> list[Run]:
    """Pairs of sentences outside the runs which have most content words in common, in the same order."""
    sentences_a = [s for s in _sentences(text_a, a) if not any(r[0] <= s[0] and s[1] <= r[1] for r in runs)]
    sentences_b = _sentences(text_b, b)
    found = []
    for first, last in sentences_a:
        own = [w.key for w in a[first : last + 1] if w.is_content and not w.is_quoted]
        if len(own) < MIN_CONTENT:
            continue
        best = max(
            (
                (_alike(own, [w.key for w in b[k : m + 1] if w.is_content and not w.is_quoted]), k, m)
                for k, m in sentences_b
            ),
            default=(0.0, 0, 0),
        )
        if best[0] >= REWRITE:
            found.append((first, last, best[1], best[2]))
    return [run for run in found if all(run[1] < r[0] or r[1] < run[0] for r in runs)]


def _alike(a: Sequence[int], b: Sequence[int]) -> float:
    """Share of the longer list's words that both have in the same order; 0 when too few."""
    if len(b) < MIN_CONTENT or min(len(a), len(b)) < 0.6 * max(len(a), len(b)):
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


def _is_at_edges(runs: Sequence[Run], count_a: int, count_b: int) -> bool:
    """Whether all runs lie at the same end of both texts."""

    def where(first: int, last: int, count: int) -> str:
        return "top" if last < count * EDGE else "end" if first > count * (1 - EDGE) else ""

    places = [(where(i, j, count_a), where(k, m, count_b)) for i, j, k, m in runs]
    return bool(places) and all(p == q != "" for p, q in places)
