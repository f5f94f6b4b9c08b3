"""The word lists and learned weights in `data/`: read once, kept for the life of the process.

A list is a text file: words separated by white space, `#` starts a comment. A table is a text file whose lines read
`heading: words…`. Counts are a text file whose lines read word, tab, number. Patterns are TOML, weights a JSON object.
Nothing else opens a file of `data/`.
"""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
_in_their_place: dict[str, dict] = {}


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of `data/NAME.txt`, in lower case.

    >>> "he" in word_set("pronouns")
    True
    """
    return frozenset(word for line in lines(name) for word in line.lower().split())


@cache
def word_table(name: str) -> dict[str, tuple[str, ...]]:
    """The words of `data/NAME.txt` under their headings; a heading that comes twice gathers both lines.

    >>> "spokesman" in word_table("people_words")["male"]
    True
    """
    table: dict[str, tuple[str, ...]] = {}
    for heading, words in word_rows(name):
        table[heading] = table.get(heading, ()) + words
    return table


@cache
def word_rows(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lines of `data/NAME.txt`, each as its heading and its words in lower case."""
    parts = (line.partition(":") for line in lines(name))
    return tuple((heading.strip(), tuple(words.lower().split())) for heading, _, words in parts)


@cache
def learned(name: str) -> dict:
    """The constants of `data/NAME.json`, or what a newsroom has learned in their place."""
    return _in_their_place.get(name) or shipped(name)


@cache
def shipped(name: str) -> dict:
    """The learned constants of `data/NAME.json`; a script in `tests/bench` makes each file again."""
    return json.loads(_read(f"{name}.json"))


def put_in_place(constants: Mapping[str, dict]) -> None:
    """Use these constants, by name, instead of those in `data/`; for a process that has used none yet."""
    _in_their_place.update(constants)
    learned.cache_clear()


@cache
def patterns(name: str) -> dict:
    """The tables of `data/NAME.toml`."""
    return tomllib.loads(_read(f"{name}.toml"))


@cache
def word_counts(name: str) -> dict[str, int]:
    """The counts of `data/NAME.tsv` by word; the empty word has the number of texts that were counted."""
    rows = (line.partition("\t") for line in _read(f"{name}.tsv").splitlines())
    return {word: int(number) for word, _, number in rows}


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of `data/NAME.txt` as they are written, without comments and empty ones."""
    written = (line.partition("#")[0].strip() for line in _read(f"{name}.txt").splitlines())
    return tuple(line for line in written if line)


def _read(file: str) -> str:
    return (DATA / file).read_text(encoding="utf-8")
