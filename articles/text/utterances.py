"""Renderings of one utterance across outlets.

Problem. Translators and desks give one remark in different words, cut it, or quote two words of it.

Method. Two quotations of different documents can be one utterance when their speakers do not differ. Their likeness is
the share of the shorter one's content words (by stem, weighted by rarity within the story's quotations) that the other
has too. Pairs above a threshold are joined, the surest first, and no group takes two distant remarks of one document.

Source. Own rules; measured on six keyed stories.

Known failures. Paraphrases without a common word; a slogan that a speaker repeats on different days.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from functools import cache
from math import log
from re import compile as pattern

import snowballstemmer

from articles.text.document import Quote
from articles.text.word_lists import word_set

LEAST_LIKENESS = 0.5
_WORD = pattern(r"[^\W_]+")


def group_utterances(quotes: Sequence[tuple[Hashable, Quote, Hashable | None]]) -> list[list[int]]:
    """Groups of two or more numbers of `quotes` (document key, quotation, speaker's entity key) that render one remark.

    Each number is in one group at most; groups come in the order of their first member.
    """
    stems = [_stems(quote.exact) for _, quote, _ in quotes]
    seen = Counter(stem for words in stems for stem in words)
    weight = {stem: 1 + log(len(quotes) / count) for stem, count in seen.items()}
    pairs = []
    for i in range(len(quotes)):
        for j in range(i):
            if quotes[i][0] != quotes[j][0] and _same_speaker(quotes[i], quotes[j]):
                score = _likeness(stems[i], stems[j], weight)
                if score >= LEAST_LIKENESS:
                    pairs.append((score, j, i))
    return _joined(sorted(pairs, reverse=True))


def _joined(pairs: list[tuple[float, int, int]]) -> list[list[int]]:
    group_of: dict[int, list[int]] = {}
    for _, i, j in pairs:
        merged = group_of.get(i, [i])
        other = group_of.get(j, [j])
        if merged is other:
            continue
        both = merged + other
        for number in both:
            group_of[number] = both
    groups = {id(g): sorted(g) for g in group_of.values()}
    return sorted(groups.values())


def _same_speaker(a: tuple, b: tuple) -> bool:
    if a[2] is not None and b[2] is not None:
        return a[2] == b[2]
    one, other = a[1].speaker.split()[-1:], b[1].speaker.split()[-1:]
    return not one or not other or one == other


def _likeness(a: frozenset[str], b: frozenset[str], weight: dict[str, float]) -> float:
    shorter = min(sum(weight[s] for s in a), sum(weight[s] for s in b))
    shared = a & b
    if len(shared) < 2 or not shorter:
        return 0.0
    return sum(weight[s] for s in shared) / shorter


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


def _stems(words: str) -> frozenset[str]:
    plain = [w for w in _WORD.findall(words.lower()) if w not in word_set("names/function_words")]
    return frozenset(_stemmer().stemWords(plain))
