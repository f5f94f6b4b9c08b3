"""Texts that nobody wrote, for the tests that no text makes a stage raise: any Unicode at all, lone surrogates and
controls too, and words of the project's own lists in any order, which is what finds such faults.
"""

import re
from itertools import pairwise
from pathlib import Path
from random import Random

from hypothesis import settings
from hypothesis import strategies as st

from articles.text.document import HEADLINE, Document, KnownName, NameMention, Span
from articles.text.word_lists import DATA

KINDS = ("person", "organisation", "place", "facility", "group", "work", "other")
MARKS = "“ ” „ ‟ « » \" ' ’ ‘ ‚ ` `` '' , . : ; ! ? … ... - – — ― ( ) [ ] / & • * _ # @ $ % ’s 's s’ .) .” ,” ?”"
NAMES = (
    "Ana Ana-Luz Reyes Karim al-Haddad Al-Hadad Haddad Calder Group SPA O’Neill U.S. A. J. St. Mr. Ms. Lind Orla Sel"
    " Jr. II AT&T iPhone HB12 Flight 12 House Bill OHP (OHP) (R-Ohio) Ariz. Tempe London’s Kremlin May Ltd. Inc. de la"
    " airport Authority Council of the and said he she told reporters according to on in Monday that 1 2031 ² ½ ٣"
)
VALUES = (
    "Monday Tue. Sept. May 29 31 30th 0 00 1900 2024 99999 12/11/2024 31.2.2023 2019-20 12:60 noon ago last next week"
    " 1.2.3 1,23 1,2,3 10^9 ½ ³ ٣٤ $ £ € % million dozens twenty-one at least up-to more than half a one in five none"
)
GAPS = (
    "",
    " ",
    "  ",
    "\xa0",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u2028",
    "\x0b",
    "\x00",
    "\u200b",
    "-",
    ", ",
    ". ",
    " “",
    "” ",
)
SHORT = settings(max_examples=150, deadline=None, derandomize=True)


def words_of(path: Path) -> list[str]:
    return sorted(set(re.split(r"[\s;=:]+", path.read_text(encoding="utf-8"))) - {""})


LISTS = [words_of(path) for path in sorted(DATA.rglob("*.txt"))]
PATTERNS = [re.findall(r"\w+", path.read_text(encoding="utf-8")) for path in sorted(DATA.rglob("*.toml"))]
OWN = (NAMES.split(), MARKS.split(), VALUES.split())


def shuffled(seed: int) -> str:
    """A few words of the lists, each again and again: what goes wrong does so between two forms of one name."""
    chance = Random(seed)
    few = [_word(chance) for _ in range(chance.randint(1, 9))]
    words = (chance.choice(few) if chance.random() < 0.8 else _word(chance) for _ in range(chance.randint(0, 30)))
    return "".join(word + (chance.choice(GAPS) if chance.random() < 0.5 else " ") for word in words)


def _word(chance: Random) -> str:
    listed = chance.choice(LISTS if chance.random() < 0.9 else PATTERNS)
    word = chance.choice(chance.choice((listed, listed, *OWN)))
    return chance.choice((str, str, str.capitalize, str.upper, str if chance.random() < 0.5 else _in_old_letters))(word)


def _in_old_letters(word: str) -> str:
    """The word in letters which patterns that ignore case take for those of the alphabet, and look-ups do not."""
    return word.translate(str.maketrans("skiI", "ſKıİ"))


EVERY = st.characters(exclude_categories=())  # lone surrogates, controls and all
ANY_TEXT = st.text(EVERY, max_size=60)
WORDS = st.integers(0, 2**40).map(shuffled)
TEXT = st.one_of(ANY_TEXT, WORDS, WORDS, WORDS)


@st.composite
def articles(draw: st.DrawFn) -> list[Document]:
    texts = draw(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=3))
    return [Document(key, text, headline) for key, (text, headline) in enumerate(texts)]


@st.composite
def known_names(draw: st.DrawFn) -> list[KnownName]:
    name = st.one_of(st.sampled_from(OWN[0]), WORDS.map(lambda words: words[:40]), ANY_TEXT)
    rows = st.tuples(name, st.sampled_from(KINDS), st.lists(name, max_size=2), st.booleans())
    given_names = draw(st.lists(rows, max_size=4))
    return [KnownName(-1 - n, *row[:2], tuple(row[2]), row[3]) for n, row in enumerate(given_names)]


@st.composite
def mentions_in(draw: st.DrawFn, document: Document) -> list[NameMention]:
    """Mentions of four entities, wherever they may lie."""
    found = []
    for field, text in (("text", document.text), (HEADLINE, document.headline)):
        edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
        spans = [Span(start, end, field) for start, end in zip(edges[::2], edges[1::2], strict=False)]
        found += [NameMention(document.key, s, document.words(s), draw(st.integers(1, 4))) for s in spans]
    return found


def sentences_of(document: Document) -> list[Span]:
    ends = [match.end() for match in re.finditer(r"[.!?]\s+|\n", document.text)]
    whole = [Span(0, len(document.headline), HEADLINE)] if document.headline else []
    return whole + [Span(a, b) for a, b in pairwise([0, *ends, len(document.text)]) if a < b]
