"""A query as PostgreSQL takes it: what must stand in a text, and what is marked in what was found."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery

from ..text.index import said_otherwise
from .names import Folded, Named, other_spellings


def _words(text: str) -> SearchQuery:
    """By stems: "resigned" is found by "resigning"."""
    return SearchQuery(text, config="coverage", search_type="phrase")


def _spelt(key: str) -> SearchQuery:
    """As spelt, accents and hyphens aside, in this order."""
    return SearchQuery(key, config="simple", search_type="phrase")


def match_of(groups: Sequence[Sequence[Folded]], named: Sequence[Named], is_wide: bool = False):
    """What an article's or a claim's words must match; `is_wide`: or words that may stand for them."""
    return reduce(or_, (_group(n, group, named, is_wide) for n, group in enumerate(groups)))


def _group(number: int, group: Sequence[Folded], named: Sequence[Named], is_wide: bool):
    starts = {name.start: name for name in named if name.group == number}
    only_common = all(folded.is_common for folded in group if not folded.term.is_excluded)
    parts, n = [], 0
    while n < len(group):
        if n in starts:
            name = starts[n]
            parts.append(_name(name, group[name.start : name.end]))
            n = name.end
        else:
            parts += _term(group[n], only_common, is_wide)
            n += 1
    return reduce(and_, parts)


def _name(name: Named, typed: Sequence[Folded]):
    keys = {" ".join(folded.key for folded in typed): None} | {alias.key: None for alias in name.spellings}
    if len(typed) == 1:
        keys |= dict.fromkeys(typed[0].others)
    return reduce(or_, (_spelt(key) for key in keys))


def _term(folded: Folded, only_common: bool, is_wide: bool) -> list:
    """A word by its stem, and as spelt where it is a compound; a common word alone counts as spelt."""
    term, spelt = folded.term, _spelt(folded.key)
    if term.is_excluded:
        return [~spelt] if term.is_quoted or folded.is_common else [~_words(term.text)]
    if term.is_quoted or (folded.is_common and only_common):
        return [spelt]
    if folded.is_common:
        return []
    others = [_words(word) for word in said_otherwise(term.text)] if is_wide else []
    others += [_spelt(key) for key in folded.others]
    return [reduce(or_, [_words(term.text), *([spelt] if " " in folded.key else []), *others])]


def shown_of(groups: Iterable[Sequence[Folded]], named: Iterable[Named], is_wide: bool = False):
    """What is marked in what was found: every word typed and every spelling; None where all of it is too common."""
    asked = [f.term for group in groups for f in group if not f.term.is_excluded and not f.is_common]
    typed = [_words(term.text) for term in asked]
    if is_wide:
        typed += [_words(word) for term in asked if not term.is_quoted for word in said_otherwise(term.text)]
    typed += [_words(word) for term in asked for word in other_spellings(term)]
    spelt = [_words(alias.text) for name in named for alias in name.spellings]
    parts = typed + spelt
    return reduce(or_, parts) if parts else None
