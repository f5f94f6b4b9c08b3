"""Has this been tagged already? Finds the claims nearest to a text.

Problem: somebody types or marks words; a claim that says the same may be there already, in other words, and a list with
the right one in the first place saves a second row for one matter.
Method: words (BM25 and cosine of TF-IDF) and character n-grams (cosine) of every claim are compared with the text, and
the likeness of a claim is the sum of the three, weighted by what was learned on pairs of posts and checked claims.
Equal likeness goes to the claim that came first, so of two claims with the same wording the older one is found.
Source: weights by `tests/bench/learn_claim_search.py` on CheckThat! 2020 task 2; BM25 by Robertson and Zaragoza 2009.
Known failures: a claim whose matter the text never names (a picture's subject, say) shares no words with it.
"""

import re
from collections.abc import Hashable, Iterable

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import HashingVectorizer

from articles.text.lexicon import stems

BUCKETS = 2**18  # of hashed words and n-grams: no vocabulary to keep, so a new claim changes nothing but its own row
K1, B = 1.2, 0.75  # of BM25, the usual values
TAIL = 0.1  # share of claims that may be new before all are weighted anew
DECIMALS = 5  # likeness closer than this is equal
WEIGHTS = np.array([0.2, 0.3, 0.5])  # of words, characters and BM25, by `python -m tests.bench.learn_claim_search`

_ADDRESS = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)\S+")
_SIGNED = re.compile(
    r"\s*[—–]\s*[^—–]{0,80}\(@\w+\)\s+([A-Z][a-z]+) \d{1,2}, (\d{4})\s*$"
)  # "— Ana (@ana) May 4, 2020"
_TAG = re.compile(r"[@#](\w+)")
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|_")
_POSSESSIVE = re.compile(r"[’']s\b")
_MARKS = re.compile("[\"“”‘’'`]+")


def compared_words(text: str) -> str:
    """The text without addresses and quotation marks, of a signature the month; tags as the words they are made of.

    >>> compared_words("They’re “gone” #FreeTheBay https://t.co/x — Ana (@ana) May 4, 2020")
    'They re gone Free The Bay May 2020'
    """
    text = _SIGNED.sub(r" \1 \2", _ADDRESS.sub(" ", text))
    text = _TAG.sub(lambda tag: f" {_JOINT.sub(' ', tag[1])} ", text)
    return " ".join(_MARKS.sub(" ", _POSSESSIVE.sub("", text)).split())


class ClaimSearch:
    """Claims held in memory: `ClaimSearch([(1, "The mayor resigned.")]).find("mayor quits")`.

    A key may come with several statements; they are compared as one. 10,000 claims take about 60 MB and 5 s once.
    """

    def __init__(self, claims: Iterable[tuple[Hashable, str]] = ()) -> None:
        together: dict[Hashable, list[str]] = {}
        for key, statement in claims:
            together.setdefault(key, []).append(statement)
        self._keys = list(together)
        texts = [compared_words(" ".join(statements)) for statements in together.values()]
        self._words = _Counts(HashingVectorizer(analyzer=stems, n_features=BUCKETS, norm=None, alternate_sign=False))
        self._characters = _Counts(
            HashingVectorizer(
                analyzer="char_wb", ngram_range=(3, 5), n_features=BUCKETS, norm=None, alternate_sign=False
            )
        )
        if texts:
            self._words.add(texts)
            self._characters.add(texts)

    def add(self, key: Hashable, statement: str) -> None:
        """A new claim, found from now on; the others are left as they are."""
        self._keys.append(key)
        self._words.add([compared_words(statement)])
        self._characters.add([compared_words(statement)])

    def find(self, text: str, limit: int = 5) -> list[tuple[Hashable, float]]:
        """At most `limit` claims with a likeness from 0 to 1, nearest first, equal ones in their order."""
        if not self._keys:
            return []
        scores = np.clip(WEIGHTS @ self.likenesses(compared_words(text)), 0.0, 1.0)
        best = np.argsort(-np.round(scores, DECIMALS), kind="stable")[:limit]
        return [(self._keys[n], float(scores[n])) for n in best if scores[n] > 0]

    def key(self, number: int) -> Hashable:
        """The key of the claim that came as number `number`."""
        return self._keys[number]

    def likenesses(self, words: str) -> np.ndarray:
        """3 × claims: cosines of words and of characters, and BM25, each from 0 to 1; `words` by compared_words."""
        cosine, bm25 = self._words.likeness(words)
        return np.stack([cosine, self._characters.likeness(words)[0], bm25])


class _Counts:
    """How often each hashed word stands in each claim, and the claims weighted by it."""

    def __init__(self, vectorizer: HashingVectorizer) -> None:
        self._vectorizer = vectorizer
        self._counts: list[sparse.csr_matrix] = []
        self._seen = np.zeros(BUCKETS)  # claims with the word
        self._total = self._weighted = 0
        self._blocks: list[tuple[sparse.csr_matrix, sparse.csr_matrix]] = []

    def add(self, texts: list[str]) -> None:
        counts = self._vectorizer.transform(texts)
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

    def likeness(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Cosine of every claim with the text, and its BM25 as a share of what a claim could reach at most."""
        asked = self._vectorizer.transform([text])
        unit = self._unit(asked).toarray().ravel()
        present = (asked > 0).toarray().ravel() * self._rarity
        reach = max(present.sum() * (K1 + 1), 1e-9)
        cosine = np.concatenate([block @ unit for block, _ in self._blocks])
        bm25 = np.concatenate([block @ present for _, block in self._blocks])
        return cosine, bm25 / reach

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
