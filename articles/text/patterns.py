"""The word lists of `data/`, compiled once.

Problem: what furniture, captions, bylines and credits say is data, and long; code only decides what it means.
Method: lists of regular expressions in TOML and of words in text files, joined to one pattern each, any case.
Source: own lists; see the files.
Known failures: none of its own.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"  # a word as in names, case-sensitive


@cache
def _table(file: str) -> dict:
    return tomllib.loads((DATA / file).read_text(encoding="utf-8"))


@cache
def rules(place: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(kind, pattern) for every kind of furniture in one place: "line", "edge", "head", "tail" or "opener"."""
    table = _table("furniture.toml")
    if place == "opener":
        return tuple((kind, any_of(kinds["patterns"])) for kind, kinds in table["opener"].items())
    return tuple((kind, any_of(places[place])) for kind, places in table.items() if place in places)


def any_of(expressions: list[str]) -> re.Pattern[str]:
    """One pattern that matches any of the expressions, in any case."""
    return re.compile("|".join(f"(?:{expression})" for expression in expressions), re.IGNORECASE)


@cache
def words(name: str) -> str:
    """A list of data/shapes.toml as one alternation in a group of its own, any case."""
    return "(?i:" + "|".join(_table("shapes.toml")[name]) + ")"


@cache
def section_words() -> frozenset[str]:
    """Words of which section labels are made, lower case."""
    lines = (DATA / "sections.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def common_words() -> frozenset[str]:
    """English words that carry no matter of their own, lower case."""
    lines = (DATA / "common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
