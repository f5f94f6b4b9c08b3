"""Which passages of a very long story may say the same thing, found without comparing all with all.

Problem: ten thousand short sentences make a hundred million pairs, and nearly all share nothing but common words.
Method: a passage is looked up by its few rarest words; of those that share such a word, the ones that stand at about
the same place of their articles are taken, for reporters tell an event in much the same order. So the number of pairs
is in proportion to the text, and a word that nearly all sentences have brings no more of them than a rare one.
Source: own; inverted lists by the rarest words as in set-similarity joins (Chaudhuri, Ganti and Kaushik 2006).
Known failures: two passages whose common words are all common in this story, told at different ends of two articles.
"""

import numpy as np
from scipy import sparse

from articles.text.index.story_index import StoryIndex

RAREST = 3  # words by which a passage is looked up
NEAREST = 8  # passages on either side of it in the list of a word
CHUNK = 400_000  # words of pairs multiplied at once: their rows are copied, and quickest where they stay in the cache


def likely_pairs(index: StoryIndex) -> tuple[np.ndarray, np.ndarray]:
    """Numbers of both passages of each pair, of different articles, the lower number first, in order."""
    passages, words = _rarest(index)
    place = index.shape[passages, 1]
    order = np.lexsort((passages, place, words))
    passages, words = passages[order], words[order]
    found = [np.zeros((0, 2), int)]
    for step in range(1, min(NEAREST, len(words) - 1) + 1):
        one, other = passages[:-step], passages[step:]
        is_pair = (words[:-step] == words[step:]) & (index.row_of[one] != index.row_of[other])
        found.append(np.stack([one[is_pair], other[is_pair]], axis=1))
    pairs = np.unique(np.sort(np.vstack(found), axis=1), axis=0)
    return pairs[:, 0], pairs[:, 1]


def _rarest(index: StoryIndex) -> tuple[np.ndarray, np.ndarray]:
    """(passage, word) for the rarest words of each passage that another one has too."""
    bags = index.bags[index.compared].tocoo()
    seen = np.bincount(bags.col, minlength=bags.shape[1])
    told = (seen[bags.col] > 1) & ~index.is_light[bags.col]
    rows, words = bags.row[told], bags.col[told]
    is_rare = ranks(rows, -seen[words]) < RAREST
    return index.compared[rows[is_rare]], words[is_rare]


def ranks(groups: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """For each score its rank in its group, 0 for the highest; the earlier one among equals first."""
    order = np.lexsort((-scores, groups))
    sorted_groups = groups[order]
    opens = np.ones(len(order), dtype=bool)
    opens[1:] = sorted_groups[1:] != sorted_groups[:-1]
    start = np.maximum.accumulate(np.where(opens, np.arange(len(order)), 0))
    found = np.empty(len(order), dtype=int)
    found[order] = np.arange(len(order)) - start
    return found


def along(a: sparse.csr_matrix, rows: np.ndarray, b: sparse.csr_matrix, others: np.ndarray) -> np.ndarray:
    """For each pair of a row of `a` and one of `b` the sum of their products."""
    words = np.cumsum(np.diff(a.indptr)[rows] + np.diff(b.indptr)[others])
    parts = [np.zeros(0)]
    start = 0
    while start < len(rows):
        done = words[start - 1] if start else 0
        part = slice(start, max(start + 1, int(np.searchsorted(words, done + CHUNK))))
        parts.append(np.asarray(a[rows[part]].multiply(b[others[part]]).sum(axis=1)).ravel())
        start = part.stop
    return np.concatenate(parts)


def pairs_of_runs(
    index: StoryIndex, first: np.ndarray, second: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Every run of one passage with every run of the other: (number of the pair, run, run)."""
    wide, tall = index.runs_in[first], index.runs_in[second]
    pair = np.repeat(np.arange(len(first)), wide * tall)
    within = np.arange(len(pair)) - np.repeat(np.cumsum(wide * tall) - wide * tall, wide * tall)
    a = index.first_run[first][pair] + within // tall[pair]
    b = index.first_run[second][pair] + within % tall[pair]
    keep = index.run_is_enough[a] & index.run_is_enough[b]
    return pair[keep], a[keep], b[keep]
