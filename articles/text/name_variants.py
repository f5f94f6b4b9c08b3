"""Spelling variants: whether two Latin spellings may be one name, and keys under which such spellings meet.

Placeholder of the first version: keys by rule, chance by similarity of skeletons.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from articles.text.name_forms import name_key

SAME_SOUND = (
    ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"),
    ("ch", "c"), ("ph", "f"), ("ck", "k"), ("dj", "j"), ("zh", "j"), ("q", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("w", "v"), ("y", "i"), ("e", "a"), ("o", "u"),
)  # fmt: skip
DOUBLED = re.compile(r"(.)\1+")
FINAL_H = re.compile(r"(?<=[aiu])h\b")


@lru_cache(maxsize=50_000)
def spelling_key(key: str) -> str:
    """A key that the usual transliterations of one name share: "shara" and "sharaa", "khmeimim" and "hmeimim".

    Vowels stay apart as a, i and u, so that it may link names inside one story.
    """
    for letters, sound in SAME_SOUND:
        key = key.replace(letters, sound)
    return FINAL_H.sub("", DOUBLED.sub(r"\1", key))


@lru_cache(maxsize=50_000)
def variant_key(text: str) -> str:
    """The consonants of a name by sound, for finding candidates by index."""
    key = spelling_key(name_key(text))
    return " ".join(word[:1] + re.sub(r"[aiu]", "", word[1:]) for word in key.split())


def are_variants(a: str, b: str) -> float:
    """The chance, 0 to 1, that two Latin spellings are one name."""
    left, right = spelling_key(name_key(a)), spelling_key(name_key(b))
    return 1.0 if left == right else Levenshtein.normalized_similarity(left, right)
