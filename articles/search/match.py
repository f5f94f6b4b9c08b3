"""A query as PostgreSQL takes it: what must stand in a text, and what is marked in what was found."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery

from .names import Folded, Named


def _words(text: str) -> SearchQuery:
    """By stems: "resigned" is found by "resigning"."""
    return SearchQuery(text, config="coverage", search_type="phrase")


def _spelt(key: str) -> SearchQuery:
    """As spelt, accents and hyphens aside, in this order."""
    return SearchQuery(key, config="simple", search_type="phrase")


def match_of(groups: Sequence[Sequence[Folded]], named: Sequence[Named]):
    """What an article's or a claim's words must match."""
    return reduce(or_, (_group(n, group, named) for n, group in enumerate(groups)))


def _group(number: int, group: Sequence[Folded], named: Sequence[Named]):
    starts = {name.start: name for name in named if name.group == number}
    only_common = all(folded.is_common for folded in group if not folded.term.is_excluded)
    parts, n = [], 0
    while n < len(group):
        if n in starts:
            name = starts[n]
            parts.append(_name(name, group[name.start : name.end]))
            n = name.end
        else:
            parts += _term(group[n], only_common)
            n += 1
    return reduce(and_, parts)


def _name(name: Named, typed: Sequence[Folded]):
    spellings = {" ".join(folded.key for folded in typed): None} | {alias.key: None for alias in name.spellings}
    return reduce(or_, (_spelt(key) for key in spellings))


def _term(folded: Folded, only_common: bool) -> list:
    """A word by its stem, and as spelt where it is a compound; a common word alone counts as spelt."""
    term, spelt = folded.term, _spelt(folded.key)
    if term.is_excluded:
        return [~spelt] if term.is_quoted or folded.is_common else [~_words(term.text)]
    if term.is_quoted or (folded.is_common and only_common):
        return [spelt]
    if folded.is_common:
        return []
    return [_words(term.text) | spelt] if " " in folded.key else [_words(term.text)]


def shown_of(groups: Iterable[Sequence[Folded]], named: Iterable[Named]):
    """What is marked in what was found: every word typed and every spelling; None where all of it is too common."""
    typed = [_words(f.term.text) for group in groups for f in group if not f.term.is_excluded and not f.is_common]
    spelt = [_words(alias.text) for name in named for alias in name.spellings]
    parts = typed + spelt
    return reduce(or_, parts) if parts else None
