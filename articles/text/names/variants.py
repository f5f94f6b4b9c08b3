"""Spelling variants: whether two Latin spellings may be one name, and keys under which such spellings meet.

Problem: a name that comes from another script is written in several ways ("Gaddafi", "Qadhafi"; "Khalil", "Halil"),
and names that have nothing to do with each other look as like.
Method: spellings are brought to sounds, sounds to a skeleton of consonants; how far two skeletons, their vowels
and their ends differ goes into a logistic model whose weights were learned. `spelling_key` is strict and may link
names inside one story by itself, `variant_key` is loose and finds candidates by index, `are_variants` tells how likely
a candidate is.
Source: the steps of Soundex and its kin, with the digraphs that transliterations use; weights in
`data/names/variants.json`, learned by `tests/bench/learn_names.py` from spellings of one Arabic name.
Known failures: different names of one skeleton ("Arendt", "Arnet"); variants of other origin ("Ritchie", "Ricci"); a
Dutch "oe" or "ae" passes for a written-out "ö" or "ä" ("Boers", "Bors").
"""

import math
import re
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler, Levenshtein

from articles.text.names.forms import kept, name_key
from articles.text.word_lists import learned

# What two words with one strict key get at least: 623 pairs of one name share it in the measuring half, no random pair.
SAME_SPELLING = 0.9
LONGEST_COMPARED = 100  # letters; no name has more, and how two words differ costs the product of their lengths
VOWELS = "aeiouy"
DOUBLED = re.compile(r"(.)\1+")
FINAL_H = re.compile(r"(?<=[aiu])h\b")
SILENT_H = re.compile(rf"(?<=[{VOWELS}])h(?![{VOWELS}])")
SOFT_C = re.compile(r"c(?=[eiy])")
NOT_FIRST_VOWEL = re.compile(rf"(?<=.)[{VOWELS}]")
WEAK = re.compile(rf"[{VOWELS}hv]")
LAST_VOWELS = re.compile(rf"[{VOWELS}h]+$")
# Ways of writing one sound; capitals stand for sounds that Latin has no single letter for.
SOUNDS = (
    ("tsch", "C"), ("tch", "C"), ("sch", "S"), ("kh", "X"), ("gh", "G"), ("dh", "d"), ("th", "t"), ("sh", "S"),
    ("ch", "C"), ("ph", "f"), ("ck", "k"), ("dj", "j"), ("zh", "j"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("w", "v"),
    ("tz", "z"), ("cz", "C"), ("ts", "z"),
)  # fmt: skip
# Sounds that one letter of another script may stand for.
MERGED = str.maketrans(
    {"p": "b", "f": "v", "k": "c", "g": "c", "j": "c", "G": "c", "C": "S", "X": "c", "s": "z", "t": "d"}
)
VOWEL_CLASSES = str.maketrans({"y": "i"})
# For the strict key: digraphs first, then letters; doubled letters go in between, so that "Dean" is not "Dan".
DIGRAPHS = (
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ph", "f"), ("ck", "k"),
)  # fmt: skip
LOOSE_LETTERS = str.maketrans({"q": "k", "c": "k", "w": "v", "y": "i", "o": "u"})
# The second letter where ä, ö and ü (æ and ø) are written with two: folded they are one. Not in "Joel" and "Michaela",
# nor at the end of so short a name as "Sue".
WRITTEN_OUT = re.compile(
    r"(?:(?<=\b[aou])|(?<=[^\Waeiouq][aou]))e(?=[^\Waeiouy])(?!l[as]?\b)|(?<=\w\w[^\Waeiouq][ou])e\b"
)
FIRST_YE = re.compile(r"\bye")
INNER_E = re.compile(r"e(?!\b)")


@kept
def spelling_key(key: str) -> str:
    """A key that the usual transliterations of one name share; for keys as `name_key` makes them.

    Vowels stay apart as a, i and u, so that it may link names inside one story. What is written with a letter that
    Latin has not got everywhere has it with two letters as with one: Sørensen, Soerensen, Sorensen.

    >>> spelling_key("haddaad") == spelling_key("hadad"), spelling_key("khalil") == spelling_key("halil")
    (True, True)
    >>> spelling_key("soerensen") == spelling_key("sorensen"), spelling_key("michael") == spelling_key("michal")
    (True, False)
    >>> spelling_key("hassan") == spelling_key("hussein"), spelling_key("dan") == spelling_key("dean")
    (False, False)
    """
    key = WRITTEN_OUT.sub("", key)
    for letters, sound in DIGRAPHS:
        key = key.replace(letters, sound)
    key = FIRST_YE.sub("e", SOFT_C.sub("s", DOUBLED.sub(r"\1", key))).translate(LOOSE_LETTERS)
    return FINAL_H.sub("", INNER_E.sub("a", key))


@kept
def variant_key(text: str) -> str:
    """The consonants of a name by sound, word by word: most variants share it. For candidates by index.

    >>> variant_key("Khalil") == variant_key("Halil"), variant_key("Qaddafi") == variant_key("Gadhafi")
    (False, True)
    """
    return " ".join(_bare(_merged(sounds(word))) for word in name_key(text).split())


def are_variants(a: str, b: str) -> float:
    """The chance, 0 to 1, that two Latin spellings are one name; of names of several words, that of the least like.

    >>> are_variants("Mohammed", "Muhammad") > 0.8, are_variants("Reyes", "Lindholm") < 0.1
    (True, True)
    """
    left, right = name_key(a).split(), name_key(b).split()
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    if len(left) != len(right):
        left, right = ["".join(left)], ["".join(right)]
    return min(chance(x[:LONGEST_COMPARED], y[:LONGEST_COMPARED]) for x, y in zip(left, right, strict=True))


def spelling_measures(a: str, b: str) -> list[list[float]]:
    """Of each two words in which two names of as many words differ their measures, in the order of the weights."""
    left, right = name_key(a).split(), name_key(b).split()
    both = zip(left, right, strict=True) if len(left) == len(right) else ()
    cut = slice(LONGEST_COMPARED)
    return [list(features(x[cut], y[cut]).values()) for x, y in both if x != y]


@kept
def chance(a: str, b: str) -> float:
    """The learned chance that two folded words are spellings of one name."""
    model = learned("names/variants")
    total = model["bias"] + sum(w * v for w, v in zip(model["weights"].values(), features(a, b).values(), strict=True))
    likely = 1.0 if a == b else 1 / (1 + math.exp(-total))
    return max(likely, SAME_SPELLING) if spelling_key(a) == spelling_key(b) else likely


@kept
def sounds(word: str) -> str:
    """A folded word with one letter for each sound, no doubled letters, no silent h."""
    for letters, sound in SOUNDS:
        word = word.replace(letters, sound)
    word = DOUBLED.sub(r"\1", SOFT_C.sub("s", word).replace("c", "k"))
    return SILENT_H.sub("", word)


def _merged(sound: str) -> str:
    return DOUBLED.sub(r"\1", sound.translate(MERGED))


def _bare(merged: str) -> str:
    """Strong consonants only; "a" stands for any vowel at the front."""
    return ("a" if merged[:1] in VOWELS else "") + WEAK.sub("", merged)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a folded word is compared by."""

    sound: str
    bones: str  # without vowels, but for a first one
    merged: str
    bare: str
    vowels: str
    stem: str  # without last vowels


@kept
def _shape(word: str) -> _Shape:
    sound = sounds(word)
    bones = NOT_FIRST_VOWEL.sub("", sound)
    return _Shape(sound, bones, _merged(bones), _bare(_merged(sound)), _vowels(word), LAST_VOWELS.sub("", sound))


def features(a: str, b: str) -> dict[str, float]:
    """How two folded words differ, by sound, consonants, vowels and ends; each 0 to 1 or a small count."""
    one, other = _shape(a), _shape(b)
    sound_a, sound_b = one.sound, other.sound
    bones, merged = Levenshtein.distance(one.bones, other.bones), Levenshtein.distance(one.merged, other.merged)
    bare, vowels = Levenshtein.distance(one.bare, other.bare), Levenshtein.distance(one.vowels, other.vowels)
    like = Levenshtein.normalized_similarity
    return {
        "letters alike": like(a, b),
        "sounds alike": like(sound_a, sound_b),
        "sounds alike at the front": JaroWinkler.similarity(sound_a, sound_b),
        "consonants alike": like(one.bones, other.bones),
        "consonants equal": float(bones == 0),
        "consonants differ twice": float(bones > 1),
        "merged consonants alike": like(one.merged, other.merged),
        "merged consonants equal": float(merged == 0),
        "merged consonants differ once": float(merged == 1),
        "merged consonants differ thrice": float(merged > 2),
        "strong consonants alike": like(one.bare, other.bare),
        "strong consonants equal": float(bare == 0),
        "strong consonants differ twice": float(bare > 1),
        "vowels alike": like(one.vowels, other.vowels),
        "vowels equal": float(vowels == 0),
        "vowels differ thrice": float(vowels > 2),
        "one sound differs": float(Levenshtein.distance(sound_a, sound_b) == 1),
        "equal but for last vowels": float(one.stem == other.stem),
        "first sound equal": float(sound_a[:1] == sound_b[:1]),
        "first merged sound equal": float(one.merged[:1] == other.merged[:1]),
        "last sound equal": float(sound_a[-1:] == sound_b[-1:]),
        "one ends in a vowel": float((sound_a[-1:] in VOWELS) != (sound_b[-1:] in VOWELS)),
        "one begins with a vowel": float((sound_a[:1] in VOWELS) != (sound_b[:1] in VOWELS)),
        "lengths differ": abs(len(a) - len(b)) / max(len(a), len(b)),
        "few consonants": 1 / (1 + min(len(one.bare), len(other.bare))),
    }


def _vowels(word: str) -> str:
    return DOUBLED.sub(r"\1", "".join(c for c in word if c in VOWELS).translate(VOWEL_CLASSES))
