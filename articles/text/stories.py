"""Which story an article belongs to: first plain version, so that the product can be run as a whole.

Method: cosine of logarithmic term counts of stems, names counted double; average over a story's articles.
Known failures: long stories of one place or person on different matters.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from articles.text.document import Document
from articles.text.patterns import common_words

STORY_THRESHOLD = 0.22
TERMS, INDEXED = 150, 32
WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Signature:
    """Weighted terms of unit length; `index_terms` are the strongest."""

    index_terms: tuple[str, ...]
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class Match:
    """A story and how alike it is, from 0 to 1."""

    story: Hashable
    score: float
    why: str


def signature(document: Document, names: Sequence[str] = ()) -> Signature:
    """The terms of a document that tell its story from others."""
    words = WORD.findall(f"{document.headline} {document.headline} {document.text}")
    counts = Counter(w.lower() for w in words)
    capital = Counter(w.lower() for w in words if w[0].isupper())
    weights = {
        w: (1 + math.log(n)) * (2 if capital[w] > n / 2 else 1) for w, n in counts.items() if w not in common_words()
    }
    best = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TERMS])
    length = math.sqrt(sum(v * v for v in best.values())) or 1.0
    return Signature(tuple(best)[:INDEXED], {w: round(v / length, 4) for w, v in best.items()})


def assign(
    new: Signature, published: date | None, candidates: Sequence[tuple[Hashable, Signature, date | None]]
) -> list[Match]:
    """Stories alike enough, best first."""
    scores = defaultdict(list)
    for story, other, _ in candidates:
        scores[story].append(sum(v * other.weights.get(w, 0.0) for w, v in new.weights.items()))
    means = {story: sum(found) / len(found) for story, found in scores.items()}
    found = [Match(s, v, f"alike in words and names; {v:.2f}") for s, v in means.items() if v >= STORY_THRESHOLD]
    return sorted(found, key=lambda match: (-match.score, str(match.story)))
