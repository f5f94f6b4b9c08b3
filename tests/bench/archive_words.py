"""Invented words, names and sentences for an archive of any size, the same for each seed.

A word's frequency falls with its rank, as in any language: the first stands in two of three articles, most in hardly
any. Sentences are drawn from a pool, so that some phrases are often met and most are not.
"""

import random
from collections.abc import Iterator
from itertools import accumulate, product

VOCABULARY, POOL = 30_000, 20_000
SENTENCE = 12  # words
ONSETS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "r", "st", "t", "v", "w", "z")
NUCLEI = ("a", "e", "i", "o", "u", "ai", "ou")
CODAS = ("", "k", "l", "n", "r", "sk", "th")


def _syllables() -> list[str]:
    return ["".join(parts) for parts in product(ONSETS, NUCLEI, CODAS)]


def words(count: int, rng: random.Random) -> list[str]:
    """Different words of two or three syllables."""
    syllables, found = _syllables(), {}
    while len(found) < count:
        found["".join(rng.choices(syllables, k=rng.choice((2, 2, 3))))] = None
    return list(found)


def vocabulary() -> list[str]:
    """By rank, the most frequent first."""
    return words(VOCABULARY, random.Random(1))


def sentences(count: int = POOL) -> list[str]:
    """Of the vocabulary, without a full stop and in small letters."""
    rng, known = random.Random(2), vocabulary()
    weights = list(accumulate(1 / (rank + 20) for rank in range(len(known))))
    return [" ".join(rng.choices(known, cum_weights=weights, k=SENTENCE)) for _ in range(count)]


def names() -> Iterator[tuple[str, list[str]]]:
    """Without end: a name with the ways of writing it, the name first. Families get more common later on."""
    rng = random.Random(3)
    given, families = words(400, rng), words(20_000, rng)
    n = 0
    while True:
        family = families[n] if n < 2_000 else rng.choice(families)
        name = f"{rng.choice(given).title()} {family.title()}"
        yield name, [name, family.title(), *([f"Dr. {family.title()}"] if n % 4 == 0 else [])]
        n += 1
