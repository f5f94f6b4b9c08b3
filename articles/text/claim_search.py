"""Has this been tagged already? Finds the claims nearest to a text.

Method: words and character n-grams weighted by inverse document frequency, cosine.
"""

from collections.abc import Hashable, Iterable

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from articles.text.similarity import stems


class ClaimSearch:
    """Claims held in memory: `ClaimSearch([(1, "The mayor resigned.")]).find("mayor quits")`."""

    def __init__(self, claims: Iterable[tuple[Hashable, str]] = ()) -> None:
        self._claims = list(claims)
        self._fit()

    def add(self, key: Hashable, statement: str) -> None:
        """A new claim, found from now on."""
        self._claims.append((key, statement))
        self._fit()

    def find(self, text: str, limit: int = 5) -> list[tuple[Hashable, float]]:
        """At most `limit` claims with a likeness from 0 to 1, nearest first."""
        if not self._claims:
            return []
        scores = (self._matrix @ self._words.transform([text]).T).toarray().ravel()
        best = np.argsort(-scores, kind="stable")[:limit]
        return [(self._claims[n][0], float(scores[n])) for n in best if scores[n] > 0]

    def _fit(self) -> None:
        if self._claims:
            self._words = TfidfVectorizer(analyzer=stems, sublinear_tf=True)
            self._matrix = self._words.fit_transform([statement for _, statement in self._claims])
