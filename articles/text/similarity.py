"""Which passages of a story say the same thing.

Problem: within one story every sentence is on topic, so likeness of subject tells nothing; what counts is whether
two passages state the same proposition.
Method: each sentence of every article is a passage, weighted by stemmed words and by character n-grams, both with
inverse document frequency over the story.
Known failures: paraphrase without a shared stem.
"""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import snowballstemmer
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from articles.text.document import HEADLINE, Analysed, Span

WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+|\d+(?:[.,]\d+)*")
_stem = snowballstemmer.stemmer("english").stemWord


def stems(text: str) -> list[str]:
    """Lower-case stems of the words of `text`, figures kept: "He withdrew 3" gives ["he", "withdrew", "3"]."""
    return [_stem(word.lower()) for word in WORD.findall(text.replace("’", "'"))]


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of one article; `article` is its row in the index."""

    article: int
    key: Hashable
    span: Span
    exact: str


class StoryIndex:
    """The articles of one story, prepared once so that any number of questions can be asked of it."""

    def __init__(self, articles: Sequence[Analysed]) -> None:
        self.articles = tuple(articles)
        self.keys = tuple(analysed.document.key for analysed in self.articles)
        self.passages = tuple(
            passage for row, analysed in enumerate(self.articles) for passage in _passages(row, analysed)
        )
        texts = [passage.exact for passage in self.passages] or ["empty"]
        self._words = TfidfVectorizer(analyzer=stems, sublinear_tf=True).fit(texts)
        self._chars = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit(texts)
        self.vectors = self.vectors_of(texts)

    def vectors_of(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """One row a text, of length 1: half words, half characters."""
        joined = sparse.hstack([self._words.transform(texts), self._chars.transform(texts)], format="csr")
        lengths = np.sqrt(np.asarray(joined.multiply(joined).sum(axis=1)).ravel())
        lengths[lengths == 0] = 1.0
        return sparse.diags_array(1.0 / lengths) @ joined


def _passages(row: int, analysed: Analysed) -> list[Passage]:
    document = analysed.document
    spans = list(analysed.sentences)
    if document.headline and not any(span.field == HEADLINE for span in spans):
        spans.insert(0, Span(0, len(document.headline), HEADLINE))
    return [Passage(row, document.key, span, document.words(span)) for span in spans if len(span) > 1]
