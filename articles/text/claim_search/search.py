"""Has this been tagged already? Finds the claims nearest to a text.

Problem: somebody types or marks words; a claim that says the same may be there already, in other words, and a list with
the right one in the first place saves a second row for one matter.
Method: words (BM25 and cosine of TF-IDF) and character n-grams (cosine) of every claim are compared with the text; the
likeness is the sum of the three. The claims with the highest likeness, to the text with and without the name that signs
it, are then put in order by finer measures (`likeness`). A claim's likeness is never given as less than that of a
claim ranked after it. Of claims that measure the same the first one given comes first, so of two with the same wording
the older one is found.
Source: weights by `tests/bench/learn_claim_search.py` on CheckThat! 2020 task 2; BM25 by Robertson and Zaragoza 2009.
Known failures: a claim whose matter the text never names (a picture's subject, say) shares no words with it.
"""

from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache

import numpy as np
from scipy import sparse

from articles.text.claim_search.likeness import Rarity, measures_of, order_scores
from articles.text.claim_search.wording import Asked, asked, compared_words, stated
from articles.text.index import counted, hashed, hashed_runs, stems

BUCKETS = 2**18  # of hashed words and n-grams: no vocabulary to keep, so a new claim changes nothing but its own row
K1, B = 1.2, 0.75  # of BM25, the usual values
TAIL = 0.1  # share of claims that may be new before all are weighted anew
DECIMALS = 5  # scores closer than this are equal
WEIGHTS = np.array([0.2, 0.3, 0.5])  # of words, characters and BM25: the best of a grid in steps of a tenth
CANDIDATES, BY_AUTHOR = 40, 10  # claims that are ranked: the nearest with and without the author; those that name him
AUTHOR_HELP = 0.3  # of the likeness, beside the author's name, where claims that name the author are sought
KEPT = 4_000  # claims whose wording is kept once taken apart, by all searches together

_wording = lru_cache(maxsize=KEPT)(stated)


class ClaimSearch:
    """Claims held in memory: `ClaimSearch([(1, "The mayor resigned.")]).find("mayor quits")`.

    A key may come with several statements. 10,000 claims take about 60 MB and 5 s once; the wordings kept (14 kB each)
    another 60 MB for all searches together.
    """

    def __init__(self, claims: Iterable[tuple[Hashable, str]] = ()) -> None:
        together: dict[Hashable, list[str]] = {}
        for key, statement in claims:
            together.setdefault(key, []).append(statement)
        self._keys: list[Hashable] = []
        self._statements: list[tuple[str, ...]] = []
        self._rarity = Rarity()
        self._words, self._characters = _Counts(_words), _Counts(_letters)
        if together:
            self._take(list(together), [tuple(statements) for statements in together.values()])

    def add(self, key: Hashable, statement: str) -> None:
        """A new claim, found from now on; the others are left as they are."""
        self._take([key], [(statement,)])

    def find(self, text: str, limit: int = 5) -> list[tuple[Hashable, float]]:
        """At most `limit` claims with a likeness from 0 to 1, nearest first, equal ones in their order.

        Never more than the candidates, which are 40 to 90.
        """
        if not self._keys:
            return []
        near, measures = self.candidates(text)
        likeness = np.clip(measures[:, :2].max(axis=1, initial=0.0), 0.0, 1.0)
        best = np.argsort(-np.round(order_scores(measures), DECIMALS), kind="stable")
        best = best[likeness[best] > 0]
        least = np.maximum.accumulate(likeness[best][::-1])[::-1]
        return [(self._keys[near[n]], float(score)) for n, score in zip(best[:limit], least, strict=False)]

    def key(self, number: int) -> Hashable:
        """The key of the claim that came as number `number`."""
        return self._keys[number]

    def candidates(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Numbers of the claims that are ranked, ascending, and their measures (`likeness.MEASURES`)."""
        question = asked(text)
        coarse = self._coarse(question)
        likeness, signed, by_author = coarse[0], coarse[1], coarse[-1]
        near = [_highest(likeness, CANDIDATES), _highest(signed, CANDIDATES)]
        if by_author.any():
            near.append(_highest(by_author + AUTHOR_HELP * signed, BY_AUTHOR))
        numbers = np.unique(np.concatenate(near))
        claims = [_wording(self._statements[n]) for n in numbers]
        return numbers, measures_of(question, claims, coarse[:, numbers].T, self._rarity)

    def _coarse(self, question: Asked) -> np.ndarray:
        """`likeness.COARSE` × claims."""
        three = self._likenesses(question.words)
        signed = three if question.signed == question.words else self._likenesses(question.signed)
        author = self._words.bm25(question.author) if question.author else np.zeros(len(self._keys))
        return np.stack([WEIGHTS @ three, WEIGHTS @ signed, three[1], signed[1], three[2], author])

    def _likenesses(self, words: str) -> np.ndarray:
        """3 × claims: cosines of words and of characters, and BM25, each from 0 to 1; `words` by compared_words."""
        return np.stack([self._words.cosine(words), self._characters.cosine(words), self._words.bm25(words)])

    def _take(self, keys: list[Hashable], statements: list[tuple[str, ...]]) -> None:
        texts = [compared_words(" ".join(parts)) for parts in statements]
        self._keys += keys
        self._statements += statements
        self._words.add(texts)
        self._characters.add(texts)
        self._rarity.add(map(stems, texts))


def _highest(values: np.ndarray, count: int) -> np.ndarray:
    return np.argsort(-np.round(values, DECIMALS), kind="stable")[:count]


def _words(texts: list[str]) -> sparse.csr_matrix:
    return counted((hashed(stems(text), BUCKETS) for text in texts), BUCKETS)


def _letters(texts: list[str]) -> sparse.csr_matrix:
    return hashed_runs(texts, BUCKETS)


class _Counts:
    """How often each hashed word stands in each claim, and the claims weighted by it."""

    def __init__(self, count: Callable[[list[str]], sparse.csr_matrix]) -> None:
        self._count = count
        self._counts: list[sparse.csr_matrix] = []
        self._seen = np.zeros(BUCKETS)  # claims with the word
        self._total = self._weighted = 0
        self._blocks: list[tuple[sparse.csr_matrix, sparse.csr_matrix]] = []

    def add(self, texts: list[str]) -> None:
        counts = self._count(texts)
        self._counts.append(counts)
        self._seen += np.bincount(counts.indices, minlength=BUCKETS)
        self._total += len(texts)
        if self._total - self._weighted > TAIL * self._total:
            self._counts = [sparse.vstack(self._counts, format="csr")]
            self._weighted, self._blocks = self._total, []
            self._idf = np.log((1 + self._total) / (1 + self._seen)) + 1
            self._rarity = np.log(1 + (self._total - self._seen + 0.5) / (self._seen + 0.5))
            self._length = max(self._counts[0].sum() / self._total, 1)
        self._blocks.append((self._unit(self._counts[-1]), self._saturated(self._counts[-1])))

    def cosine(self, text: str) -> np.ndarray:
        """Of every claim with the text."""
        unit = self._unit(self._count([text])).toarray().ravel()
        return np.concatenate([block @ unit for block, _ in self._blocks])

    def bm25(self, text: str) -> np.ndarray:
        """Of every claim, as a share of what a claim could reach at most."""
        present = (self._count([text]) > 0).toarray().ravel() * self._rarity
        reach = max(present.sum() * (K1 + 1), 1e-9)
        return np.concatenate([block @ present for _, block in self._blocks]) / reach

    def _unit(self, counts: sparse.csr_matrix) -> sparse.csr_matrix:
        weighted = counts.astype(np.float64)
        weighted.data = (1 + np.log(weighted.data)) * self._idf[weighted.indices]
        lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
        return (sparse.diags_array(1 / np.maximum(lengths, 1e-9)) @ weighted).tocsr()

    def _saturated(self, counts: sparse.csr_matrix) -> sparse.csr_matrix:
        weighted = counts.astype(np.float64)
        lengths = np.repeat(np.asarray(counts.sum(axis=1)).ravel(), np.diff(counts.indptr))
        weighted.data = weighted.data * (K1 + 1) / (weighted.data + K1 * (1 - B + B * lengths / self._length))
        return weighted
