"""Standing sentences: what an outlet prints again and again, whatever the matter is.

Problem: the head and the opening of a weekly column are the same each time, and by them alone its articles look alike.
Method: sentences are known by a hash of their words. A sentence of an article that the same outlet has printed on
another day stands where it names nobody and nothing and has no figure; one that does has to come on two other days,
since a report that is brought up to date repeats what it told.
Source: own rule.
Known failures: columns without dates; standing sentences that change a word each time.
"""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import blake2b

from articles.text.document import Document
from articles.text.sentences import WORD, split_sentences

MOST = 80  # sentences of an article that are known again: a column's standing ones open or end it
KEY_BYTES = 6
PLAIN, TELLING = 1, 2  # on how many other days a sentence is to be found
FIGURE = re.compile(r"\d")


def sentence_keys(document: Document) -> dict[str, int]:
    """The key of each sentence and of the headline, with the number of other days that make it a standing one."""
    keys = {key_of(document.headline): PLAIN} if WORD.search(document.headline) else {}
    own = {word.casefold() for word in WORD.findall(document.outlet)}
    spans = split_sentences(document.text)
    for start, end in spans[: MOST // 2] + spans[MOST // 2 :][-MOST // 2 :]:
        sentence = document.text[start:end]
        keys.setdefault(key_of(sentence), TELLING if _tells(sentence, own) else PLAIN)
    return keys


def key_of(sentence: str) -> str:
    """Equal for sentences of the same words."""
    words = " ".join(WORD.findall(sentence.casefold()))
    return blake2b(words.encode("utf-8", "replace"), digest_size=KEY_BYTES).hexdigest()


def standing_among(
    keys: Mapping[str, int], published: date | None, others: Iterable[tuple[Container[str], date | None]]
) -> frozenset[str]:
    """Those of an article's keys that stand, given the keys and days of the outlet's other articles."""
    days: dict[str, set[date]] = {key: set() for key in keys}
    for theirs, day in others:
        if published and day and day != published:
            for key in keys:
                if key in theirs:
                    days[key].add(day)
    return frozenset(key for key, least in keys.items() if len(days[key]) >= least)


def without(document: Document, standing: Container[str]) -> Document:
    """The document without its standing sentences, for comparing only; itself where nothing else is in it."""
    spans = [s for s in split_sentences(document.text) if key_of(document.text[slice(*s)]) not in standing]
    if not spans:
        return document
    headline = "" if key_of(document.headline) in standing else document.headline
    text = "\n".join(document.text[start:end] for start, end in spans)
    return replace(document, text=text, headline=headline, entries=())


def _tells(sentence: str, own: Container[str]) -> bool:
    """Whether it has a figure or, behind its first word, a name other than the outlet's."""
    words = WORD.findall(sentence)[1:]
    return bool(FIGURE.search(sentence)) or any(
        word[0].isupper() and word != "I" and word.casefold() not in own for word in words
    )
