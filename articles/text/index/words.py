"""Words as they are compared: one form for all inflections, and what may stand for what.

Problem: outlets say one thing in different words: "withdrew its troops" and "pulled out forces", "Moscow" and "Russia",
"twelve" and "12".
Method: irregular forms and British spellings are brought to one base, figures written as words become digits, the rest
is stemmed (Snowball). Hand-written groups of general English say which words, and which phrases of two or three words,
reporters use for one another; a country stands with its capital and its people.
Source: own lists in `data/synonyms.txt`, `irregular.txt`, `countries.txt`, `light_words.txt`.
Known failures: one stem for different words ("general" and "generous" do not meet, "news" and "new" do); groups hold
for some senses of a word only, which is why a word of the same group weighs less than the word itself.
"""

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from articles.text.kept import kept
from articles.text.stemming import english_stem
from articles.text.word_lists import learned, lines, word_set

WORD = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?")
COUNTS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
TENS = "thirty forty fifty sixty seventy eighty ninety"
LONGEST_PHRASE = 3
MADE_SAME, MAY_STAND_FOR = "country", "synonym"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its compared form, where it stands, and whether it is written with a capital."""

    stem: str
    start: int
    end: int
    is_capital: bool

    @property
    def is_number(self) -> bool:
        return self.stem[0].isdigit()


@cache
def _bases() -> dict[str, str]:
    """Irregular form → base form."""
    rows = [line.split() for line in lines("irregular")]
    return {form: row[0] for row in reversed(rows) for form in row[1:]}


@cache
def _figures() -> dict[str, str]:
    small = {word: str(number) for number, word in enumerate(COUNTS.split()) if word != "one"}
    return small | {word: str(number) for number, word in zip(range(30, 100, 10), TENS.split(), strict=True)}


@lru_cache(maxsize=200_000)
def stem_of(word: str) -> str:
    """The compared form of one word.

    >>> stem_of("withdrew"), stem_of("U.S."), stem_of("Twelve"), stem_of("1,200")
    ('withdraw', 'us', '12', '1200')
    """
    word = word.lower().replace("’", "'").removesuffix("'s")
    if word[0].isdigit():
        return word.replace(",", "")
    word = word.replace("'", "").replace(".", "")
    return _figures().get(word) or english_stem(_bases().get(word, word))


def tokens(text: str) -> list[Token]:
    """The words and figures of a text, in order."""
    return list(_tokens(text))


@kept
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(
        Token(stem_of(match.group()), match.start(), match.end(), match.group()[0].isupper())
        for match in WORD.finditer(text)
    )


def stems(text: str) -> list[str]:
    """The compared forms of a text's words.

    >>> stems("He withdrew three divisions")
    ['he', 'withdraw', '3', 'divis']
    """
    return [stem_of(match.group()) for match in WORD.finditer(text)]


@cache
def light_stems() -> frozenset[str]:
    """Stems that say next to nothing about what a passage states."""
    return frozenset(stem_of(word) for word in word_set("light_words"))


@cache
def _groups() -> tuple[dict[str, frozenset], dict[tuple[str, ...], frozenset]]:
    """Stem → its groups, and phrase (stems) → its groups."""
    words: dict[str, set] = {}
    phrases: dict[tuple[str, ...], set] = {}
    for kind, name in ((MAY_STAND_FOR, "synonyms"), (MADE_SAME, "countries")):
        for number, line in enumerate(lines(name)):
            for entry in line.split(","):
                parts = tuple(stems(entry))
                if len(parts) == 1:
                    words.setdefault(parts[0], set()).add((kind, number))
                elif parts:
                    phrases.setdefault(parts, set()).add((kind, number))
    freeze = lambda table: {key: frozenset(groups) for key, groups in table.items()}  # noqa: E731
    return freeze(words), freeze(phrases)


@cache
def _entries() -> dict[str, list[str]]:
    """Stem → what may stand for it: the entries of its groups in all irregular forms, phrases among them."""
    forms: dict[str, list[str]] = {row[0]: row for row in (line.split() for line in lines("irregular"))}
    groups = [[entry.strip() for entry in line.split(",")] for line in lines("synonyms")]
    found: dict[str, list[str]] = {}
    for group in groups:
        said = [form for entry in group for form in _inflected(entry, forms)]
        for stem in {stem_of(entry) for entry in group if " " not in entry}:
            found.setdefault(stem, []).extend(said)
    return {stem: list(dict.fromkeys(said)) for stem, said in found.items()}


def _inflected(entry: str, forms: dict[str, list[str]]) -> list[str]:
    first, space, rest = entry.partition(" ")
    return [form + space + rest for form in forms.get(first, [first])]


def said_otherwise(word: str) -> list[str]:
    """Words and phrases by which a statement may say what a word says; empty where none is known.

    >>> "withdrew" in said_otherwise("left"), "pulled out" in said_otherwise("left"), said_otherwise("Ostrand")
    (True, False, [])
    """
    return _entries().get(stem_of(word), []) if WORD.fullmatch(word) else []


def groups_of(stem: str) -> frozenset:
    """The groups of words that may stand for one another to which a stem, or a phrase's name, belongs."""
    if " " in stem:
        return _groups()[1].get(tuple(stem.split(" ")), frozenset())
    return _groups()[0].get(stem, frozenset())


def phrases_in(found: list[str]) -> list[str]:
    """The known phrases among consecutive stems, each named by its stems: ["step", "down"] gives ["step down"]."""
    known = _groups()[1]
    sizes = range(2, LONGEST_PHRASE + 1)
    runs = (tuple(found[at : at + size]) for size in sizes for at in range(len(found) - size + 1))
    return [" ".join(run) for run in runs if run in known]


def rarity_in_news(stem: str) -> float:
    """How rare a stem is in general news, from 0 (in every sentence) to 1 (never seen)."""
    background = learned("background_words")
    total = background["sentences"]
    return math.log((total + 1) / (background["seen"].get(stem, 1.5) + 0.5)) / math.log(total + 1)
