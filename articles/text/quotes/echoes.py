"""Quotations that only repeat, in a headline or a crosshead, what the text quotes with its speaker.

Problem. "Survivor tells of ‘utter ruin’" heads an article in which Ana Lind says: "It was utter ruin." Headlines and
lines of their own quote a few words and leave the name to the text.
Method. Short runs of words of all quotations with a named speaker are kept; a quotation of a headline, or one that is a
line of its own, takes over the speaker of the one that holds its words, if that is only one.
Source. Own rules.
Known failures. A headline that quotes in other words than the text does.
"""

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from articles.text.document import HEADLINE, Document, Quote

LONGEST = 8  # words of a quotation that is looked for in others
MARGIN = 5  # code points beside a quotation that tell whether it is a line of its own
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
Said = tuple[str, Hashable]  # a speaker's name and entity


def with_speakers_of_echoes(
    found: Sequence[Quote], document: Document, names: Mapping[Hashable, tuple[str, str]]
) -> list[Quote]:
    """The quotations, those without a person's name given the speaker of the longer one that holds their words."""
    if not any(_asks(quote, document, names) for quote in found):
        return list(found)
    said = _said(quote for quote in found if quote.span.field != HEADLINE and _is_person(quote, names))
    return [_told(quote, said) if _asks(quote, document, names) else quote for quote in found]


def _asks(quote: Quote, document: Document, names: Mapping[Hashable, tuple[str, str]]) -> bool:
    if quote.form == "reported" or _is_person(quote, names):
        return False
    return quote.span.field == HEADLINE or (not quote.speaker and _is_line(quote, document.text))


def _is_person(quote: Quote, names: Mapping[Hashable, tuple[str, str]]) -> bool:
    """Whether the words are given to somebody by name, or to a spokesman or the like by description."""
    if quote.form == "reported" or not quote.speaker:
        return False
    name, kind = names.get(quote.speaker_entity, ("", ""))
    return kind == "person" or (bool(name) and quote.span.field != HEADLINE)


def _is_line(quote: Quote, text: str) -> bool:
    """Whether it is a line of its own."""
    start, end = quote.span.start, quote.span.end
    before, behind = text[max(0, start - MARGIN) : start], text[end : end + MARGIN]
    is_first, is_last = start < MARGIN or "\n" in before, end + MARGIN > len(text) or "\n" in behind
    return is_first and is_last and not (before.rpartition("\n")[2] + behind.partition("\n")[0]).strip()


def _said(quotes: Sequence[Quote]) -> dict[tuple[str, ...], set[Said]]:
    """Who says each run of words."""
    said: dict[tuple[str, ...], set[Said]] = {}
    for quote in quotes:
        words = _words(quote)
        for start in range(len(words)):
            for end in range(start + 1, min(len(words), start + LONGEST) + 1):
                said.setdefault(words[start:end], set()).add((quote.speaker, quote.speaker_entity))
    return said


def _told(quote: Quote, said: Mapping[tuple[str, ...], set[Said]]) -> Quote:
    speakers = said.get(_words(quote), set())
    if len(speakers) != 1:
        return quote
    ((speaker, entity),) = speakers
    return replace(quote, speaker=speaker, speaker_entity=entity, speaker_span=None, why="the text quotes these words")


def _words(quote: Quote) -> tuple[str, ...]:
    return tuple(_WORD.findall(quote.exact.lower()))
