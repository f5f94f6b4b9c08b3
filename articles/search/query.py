"""What somebody typed into the search box, read into terms.

The grammar is that of search engines: words that must all be there, "exact words" in quotation marks, -not this, and
OR between alternatives. Whatever is typed can be read; signs without a letter or digit mean nothing.
"""

import re
from dataclasses import dataclass

TOKEN = re.compile(r'(?P<minus>-?)(?:"(?P<quoted>[^"]*)(?:"|$)|(?P<word>[^\s"]+))')
CURLY = str.maketrans("“”„«»", '"""""')
MEANINGFUL = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Term:
    """A word (which may have hyphens in it), or the words between quotation marks."""

    text: str
    is_quoted: bool = False
    is_excluded: bool = False

    @property
    def is_plain(self) -> bool:
        """May be part of a name that is known under other spellings."""
        return not (self.is_quoted or self.is_excluded)


@dataclass(frozen=True, slots=True)
class Query:
    """Alternatives (between OR) of terms that hold together. `groups` has only such as ask for something."""

    groups: tuple[tuple[Term, ...], ...]
    problem: str = ""

    @property
    def terms(self) -> list[Term]:
        return [term for group in self.groups for term in group]


def read_query(text: str) -> Query:
    """Read what was typed; `problem` says in words why there is nothing to look for.

    >>> [term.text for term in read_query('ferry "Lake Ostra" -car').terms]
    ['ferry', 'Lake Ostra', 'car']
    """
    groups: list[list[Term]] = [[]]
    for token in TOKEN.finditer(text.translate(CURLY)):
        quoted, word = token["quoted"], token["word"]
        if word == "OR" and not token["minus"]:
            groups.append([])
        elif MEANINGFUL.search(quoted or word or "") and word != "AND":
            groups[-1].append(Term(quoted or word, quoted is not None, bool(token["minus"])))
    asking = tuple(tuple(group) for group in groups if any(not term.is_excluded for term in group))
    return Query(asking, "" if asking else _problem(text, any(groups)))


def _problem(text: str, has_excluded: bool) -> str:
    if has_excluded:
        return "Only words to leave out: add at least one word to look for."
    return "Only signs, no words: type a word or a name." if text.strip() else ""
