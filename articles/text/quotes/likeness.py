"""How like two renderings are, and which pairs are worth asking.

Problem. A story has thousands of quotations, and few pairs of them render one remark.
Method. Pairs are found by what they share and few others have: stems, and runs of words. They are likened in wording
(the longest run of words they share) and in matter (stems weighted by rarity within the story, the sentence around a
part quotation included). How much likeness is asked for depends on the speakers: least when both are known to be one, a
long run of the same words when one is unknown or another.
Source. Own rules; thresholds set on six keyed stories.
Known failures. Paraphrases without common words ("our troops", "our forces"); slogans repeated on different days. In a
story of thousands of quotations, two that share no word but such as very many have are not likened.
"""

from collections import Counter
from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from scipy import sparse

from articles.text.document import Quote
from articles.text.names import are_variants
from articles.text.quotes.word_runs import WordRuns
from articles.text.stemming import english_stem
from articles.text.word_lists import word_set

REPORTED = "reported"
SAME, UNKNOWN, OTHER = "same", "unknown", "other"
# Likeness asked for, by how many of the two renderings stand in quotation marks.
LEAST_LIKENESS = (0.55, 0.45, 0.42)  # of none, one, both
LEAST_FOR_UNKNOWN = 0.6
RUN, LONG_RUN = 4, 7  # words in a row that show one wording
RUN_SHARE = 0.6  # of the shorter rendering
SHORT = 5  # words; so short a piece needs its speaker to be known
SURE_VARIANTS = 0.5  # chance that two speakers' names are spellings of one
WORTH_LIKENING = 0.2
MOST_COMMON = 100  # renderings that may share a stem or run by which pairs are found
LONGEST_STEMMED = 60  # letters
ROWS = 64  # renderings whose pairs are looked for at a time: a bound to memory


@dataclass(frozen=True)
class Rendering:
    """One remark as one document gives it: the numbers of its quotations, its words, and whose they are.

    A document that repeats a remark word for word gives it `times` times, all in one.
    """

    members: tuple[int, ...]
    document: Hashable
    quote: Quote
    entity: Hashable | None
    words: tuple[str, ...]
    stems: frozenset[str]
    times: int = 1

    @property
    def is_marked(self) -> bool:
        return self.quote.form != REPORTED

    @cached_property
    def own_stems(self) -> frozenset[str]:
        """Without those of the sentence around it."""
        return stems_of(self.words)

    @cached_property
    def runs(self) -> WordRuns:
        return WordRuns(self.words)


def longest_run(a: Rendering, b: Rendering) -> int:
    """The most words that stand in a row in both."""
    shorter, longer = sorted((a, b), key=lambda r: len(r.words))
    return longer.runs.longest_in(shorter.words)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return english_stem(word)


def stems_of(words: Sequence[str]) -> frozenset[str]:
    """The stems of the words that carry matter; of all words where these are but one ("Who are you?")."""
    plain = {w.removesuffix("'s") for w in words if w not in word_set("names/function_words")}
    plain = plain if len(plain) > 1 else set(words)
    return frozenset(_stem(word) if len(word) <= LONGEST_STEMMED else word for word in plain)


def are_too_common(renderings: Sequence[Rendering]) -> bool:
    """Whether some of their stems are so common that no pair is found by them."""
    seen = Counter(stem for r in renderings for stem in r.stems) if len(renderings) > MOST_COMMON else {}
    return any(count > MOST_COMMON for count in seen.values())


def scores_of(renderings: Sequence[Rendering]) -> dict[tuple[int, int], float]:
    """Likeness of the pairs that may be one utterance; pairs that are too unlike are left out."""
    found = {}
    for i, j, matter in _alike_in_matter(renderings):
        likeness = _likeness(renderings[i], renderings[j], matter)
        if likeness:
            found[i, j] = likeness
    return found


def _alike_in_matter(renderings: Sequence[Rendering]) -> Iterator[tuple[int, int, float]]:
    """Pairs from two documents that are worth likening, each with how alike they are in matter."""
    number: dict[Hashable, int] = {}
    documents = np.array([number.setdefault(r.document, len(number)) for r in renderings])
    pieces = {r.words for r in renderings if r.is_marked and 0 < len(r.words) < RUN}
    stems, wordings = _table([sorted(r.stems) for r in renderings]), _table([_wordings(r, pieces) for r in renderings])
    matter = _Matter(stems, np.array([r.times for r in renderings]))
    marked = np.array([r.is_marked for r in renderings], dtype=int)
    for rows, columns, has_wording in _pairs(stems, wordings):
        apart = documents[rows] != documents[columns]
        rows, columns, has_wording = rows[apart], columns[apart], has_wording[apart]
        alike, covered = matter.of(rows, columns)
        least = np.array(LEAST_LIKENESS)[marked[rows] + marked[columns]]
        kept = (covered >= WORTH_LIKENING) & (has_wording | (alike >= least))  # `_likeness` would refuse all others
        yield from zip(rows[kept].tolist(), columns[kept].tolist(), alike[kept].tolist(), strict=True)


class _Matter:
    """What renderings are about: their stems, weighted by how few renderings have them."""

    def __init__(self, stems: sparse.csr_matrix, times: np.ndarray) -> None:
        self._stems, self._sizes = stems, np.diff(stems.indptr)
        self._weight = 1 + np.log(times.sum() / (times @ stems))
        self._total = stems @ self._weight
        self._every = self._places(np.repeat(np.arange(stems.shape[0]), self._sizes), stems.indices)

    def _places(self, rows: np.ndarray, stems: np.ndarray) -> np.ndarray:
        """One number for each row and stem, in order of both."""
        return rows.astype(np.int64) * self._stems.shape[1] + stems

    def of(self, rows: np.ndarray, columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """How much of their weight pairs share: as a mean of Dice and of the shorter's share; and the latter alone."""
        common, a, b = self._common(rows, columns), self._total[rows], self._total[columns]
        covered = common / np.minimum(a, b)
        return (2 * common / (a + b) + covered) / 2, covered

    def _common(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """The weight of the stems that pairs have in common; those of the shorter are looked up in the longer."""
        is_shorter = self._sizes[rows] <= self._sizes[columns]
        shorter, longer = np.where(is_shorter, rows, columns), np.where(is_shorter, columns, rows)
        counts = self._sizes[shorter]
        pair = np.repeat(np.arange(len(rows)), counts)
        first = self._stems.indptr[shorter] - (np.cumsum(counts) - counts)
        own = self._stems.indices[first[pair] + np.arange(len(pair))]
        sought = self._places(longer[pair], own)
        found = np.append(self._every, -1)[np.searchsorted(self._every, sought)] == sought
        return np.bincount(pair[found], self._weight[own[found]], minlength=len(rows))


def _table(rows: Sequence[Iterable[Hashable]]) -> sparse.csr_matrix:
    """A row for each rendering and a column for each thing that it may have: one where it has it."""
    column: dict[Hashable, int] = {}
    numbers = [sorted(column.setdefault(thing, len(column)) for thing in row) for row in rows]
    pointers = np.cumsum([0, *map(len, numbers)])
    every = np.array([number for row in numbers for number in row], dtype=np.int32)
    return sparse.csr_matrix((np.ones(len(every)), every, pointers), (len(rows), len(column)))


def _wordings(r: Rendering, pieces: Container[tuple[str, ...]]) -> set[Hashable]:
    """The short runs of its words, and all of them with whose they are; in marks, also what is a piece by itself."""
    runs = {r.words[i : i + RUN] for i in range(len(r.words) - RUN + 1)}
    if r.is_marked:
        every = (r.words[i : i + size] for size in range(1, RUN) for i in range(len(r.words) - size + 1))
        runs.update(run for run in every if run in pieces)
    return {*runs, (r.entity, r.quote.speaker, r.words)} if r.words else set()


def _pairs(
    stems: sparse.csr_matrix, wordings: sparse.csr_matrix
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Pairs of rows that share something which is not too common, the lower row first, some rows at a time.

    The third array says of each pair whether they share a wording.
    """
    more = stems.shape[1] + 1  # a shared wording counts for more than all stems, so that a sum tells which it was
    stems, wordings = _telling(stems), _telling(wordings)
    things = sparse.hstack([stems, wordings], "csr")
    others = sparse.hstack([stems, more * wordings], "csr").T.tocsr()
    for first in range(0, things.shape[0], ROWS):
        shared = (things[first : first + ROWS] @ others).tocoo()
        later = shared.col > shared.row + first
        yield shared.row[later] + first, shared.col[later], shared.data[later] >= more


def _telling(things: sparse.csr_matrix) -> sparse.csr_matrix:
    """The columns of what several rows have, but not too many."""
    seen = np.bincount(things.indices, minlength=things.shape[1])
    return things[:, (seen > 1) & (seen <= MOST_COMMON)]


def _likeness(a: Rendering, b: Rendering, matter: float) -> float:
    """Likeness from 0 to 1 where the pair passes for one utterance, else 0."""
    run = longest_run(a, b)
    shorter, longer = sorted((len(a.words), len(b.words)))
    least = LEAST_LIKENESS[a.is_marked + b.is_marked]
    if matter < least and run < min(RUN, shorter):
        return 0.0  # whoever said it; names are dear to compare
    speakers = _speakers(a, b)
    is_short = shorter <= SHORT
    if speakers == SAME:
        cut_out = a.is_marked and b.is_marked and run == shorter
        cut_out = cut_out and (run > 1 or not a.own_stems.isdisjoint(b.own_stems))
        same_wording = cut_out or (run >= RUN and run >= RUN_SHARE * shorter)
        return max(matter, 0.7) if same_wording and not (is_short and run < shorter) else matter * (matter >= least)
    if not (a.is_marked and b.is_marked):
        return matter * (speakers == UNKNOWN and matter >= 0.8 and run >= LONG_RUN)
    same_wording = run >= LONG_RUN or (speakers == UNKNOWN and run >= RUN and run >= RUN_SHARE * longer)
    if same_wording and run >= RUN_SHARE * shorter and not (is_short and shorter < RUN_SHARE * longer):
        return max(matter, 0.7)
    return matter * (speakers == UNKNOWN and matter >= LEAST_FOR_UNKNOWN and not is_short)


def _speakers(a: Rendering, b: Rendering) -> str:
    """Whether two renderings have one speaker, another, or nobody knows."""
    if a.entity is not None and b.entity is not None and a.entity == b.entity:
        return SAME
    if a.entity is not None and b.entity is not None:  # two spellings of one name may not be one entity yet
        return SAME if are_variants(a.quote.speaker, b.quote.speaker) >= SURE_VARIANTS else OTHER
    one, other = a.quote.speaker.lower(), b.quote.speaker.lower()
    if not one or not other:
        return UNKNOWN
    return SAME if one in other or other in one else UNKNOWN
