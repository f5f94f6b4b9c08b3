"""Names: which people, organisations, places and works a document names, and which of these are one.

Problem: readers ask who is in a story and how each outlet writes the name; a dictionary knows few of them beforehand.
Method: capitalised runs (`runs`) are cut into parts with their titles (`parts`); parts whose capital means
something are names (`evidence`); each gets a kind by votes (`kinds`) and is linked to known names, to the
lists, or to the other names of the story (`links`). Names passed in win over rules.
Source: see those modules.
Known failures: names without capitals; two people of one name; descriptions ("the senator") are not names.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from articles.text.document import Document, KnownName, NameMention
from articles.text.names.entries import Entries, Entry, display, entity_keys
from articles.text.names.evidence import (
    Evidence,
    accepted,
    gather,
    is_picture_credit,
    last_word_key,
    matched_titles,
    split_pairs,
)
from articles.text.names.forms import name_key
from articles.text.names.links import Link, link_parts
from articles.text.names.lists import COMMON_WORDS
from articles.text.names.parts import Part, parts_in
from articles.text.names.runs import runs_in
from articles.text.names.variants import are_variants, variant_key

__all__ = ["FoundName", "NamesRead", "are_variants", "lookup_names", "name_key", "read_names", "variant_key"]

LONGEST_LOOKUP = 6


@dataclass(frozen=True, slots=True)
class FoundName:
    """An entity found. `key` is the KnownName's where it is one (`known`), else made of kind and name.

    `aliases` are all other ways of writing it that were found, most used first.
    """

    key: Hashable
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    score: float = 0.5
    why: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True)
class NamesRead:
    """Entities that were mentioned at least once, and their mentions in order."""

    entities: list[FoundName] = field(default_factory=list)
    mentions: list[NameMention] = field(default_factory=list)


def lookup_names(document: Document) -> set[str]:
    """Words under which to ask for known names that may occur in a document: all its runs of capitals, up to 6 words.

    As they are written: whoever keeps the names folds both sides alike.

    >>> sorted(lookup_names(Document("a", "They saw Ana Reyes.")))
    ['Ana', 'Ana Reyes', 'Reyes', 'They']
    """
    names = set()
    for run in runs_in(document):
        for i, first in enumerate(run.words):
            for last in run.words[i : i + LONGEST_LOOKUP]:
                names.add(run.source[first.start : last.end])
                if "-" in last.text:
                    names.update(last.text.split("-"))
    names.discard("")
    return names


def read_names(documents: Sequence[Document], known: Sequence[KnownName] = ()) -> NamesRead:
    """Entities and mentions of one document or of a whole story.

    `known` are curated names that may occur, and the entities that the story has so far: a mention of one carries its
    key. Mentions have spans in `text` or `headline`; they do not overlap.

    >>> read = read_names([Document("a", "They met Prime Minister Ana Reyes. Then Reyes left.")])
    >>> [(e.name, e.kind, e.aliases) for e in read.entities], [m.exact for m in read.mentions]
    ([('Ana Reyes', 'person', ('Reyes',))], ['Ana Reyes', 'Reyes'])
    """
    found = [list(parts_in(document)) for document in documents]
    known_keys = {name_key(form) for name in known for form in (name.name, *name.aliases)}
    evidence = gather((part for parts in found for part in parts), known_keys)
    bodies = [_names_in_prose(parts, evidence) for parts in found]
    evidence.seen |= {part.key for parts in bodies for part in parts}
    lasts = {last_word_key(part) for parts in bodies for part in parts if len(part.words) > 1}
    evidence.seen |= lasts - COMMON_WORDS
    for parts, names in zip(found, bodies, strict=True):
        titles = [half for part in parts if part.is_title_case for half in split_pairs(part, evidence)]
        names += matched_titles(titles, evidence)
    links = link_parts([part for names in bodies for part in names], Entries(known))
    return _as_read(documents, links)


def _names_in_prose(parts: Iterable[Part], evidence: Evidence) -> list[Part]:
    halves = (half for part in parts if not part.is_title_case for half in split_pairs(part, evidence))
    return [name for name in (accepted(part, evidence) for part in halves) if name and not is_picture_credit(name)]


def _as_read(documents: Sequence[Document], links: list[Link]) -> NamesRead:
    place = {document.key: i for i, document in enumerate(documents)}
    links = sorted(links, key=lambda k: (place[k.part.document.key], k.part.span.field, k.part.span.start))
    entries = sorted({link.entry for link in links}, key=lambda e: (e.order, e.words))
    keys = entity_keys(entries)
    mentions = [
        NameMention(k.part.document.key, k.part.span, k.part.exact, keys[k.entry], k.score, k.why) for k in links
    ]
    return NamesRead([_found(entry, keys[entry]) for entry in entries], mentions)


def _found(entry: Entry, key: Hashable) -> FoundName:
    name = display(entry)
    aliases = sorted((f for f in entry.forms if f != name), key=lambda f: (-entry.forms[f], f))
    total = sum(entry.forms.values())
    score = 1.0 if entry.known else min(0.99, entry.score + 0.03 * min(total, 6))
    why = f"{entry.why}; {total} mention{'s' * (total > 1)}"
    return FoundName(key, name, entry.kind, tuple(aliases), round(score, 2), why, entry.known is not None)
