"""The word lists of `data/`, compiled once.

Problem: what furniture, captions, bylines and credits say is data, and long; code only decides what it means.
Method: lists of regular expressions in TOML and of words in text files, joined to one pattern each, any case.
Source: own lists; see the files.
Known failures: none of its own.
"""

import re
from functools import cache

from articles.text import word_lists

NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"  # a word as in names, case-sensitive


@cache
def rules(place: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(kind, pattern) for every kind of furniture in one place: "line", "edge", "head", "tail" or "opener"."""
    table = word_lists.patterns("furniture")
    if place == "opener":
        return tuple((kind, any_of(kinds["patterns"])) for kind, kinds in table["opener"].items())
    return tuple((kind, any_of(places[place])) for kind, places in table.items() if place in places)


def any_of(expressions: list[str]) -> re.Pattern[str]:
    """One pattern that matches any of the expressions, in any case."""
    return re.compile("|".join(f"(?:{expression})" for expression in expressions), re.IGNORECASE)


@cache
def listed(name: str) -> tuple[str, ...]:
    """A list of data/shapes.toml as it is."""
    return tuple(word_lists.patterns("shapes")[name])


@cache
def words(name: str) -> str:
    """A list of data/shapes.toml as one alternation in a group of its own, any case."""
    return "(?i:" + "|".join(listed(name)) + ")"
