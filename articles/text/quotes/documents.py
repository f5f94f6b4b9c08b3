"""Words of a document: whose they are, if the text tells it.

Problem. "The report said", "a ministry statement said", "the firm's filing says": a document speaks for somebody, but
is nobody itself.
Method. The noun that heads the phrase is looked up; its owner stands before it, with or without a genitive, or behind
it after "from" or "by". What a document is about, where it was found and who has seen it are no owners.
Source. Own rules; the nouns are in `data/people_words.txt`.
Known failures. A newspaper that bears a document's name in small letters; headlines that give every word a capital.
"""

import re

from articles.text.names import GENDER
from articles.text.quotes.attribution import PEOPLE
from articles.text.quotes.items import DETERMINERS, PREPOSITIONS, TIMES, Items
from articles.text.quotes.noun_phrases import phrase_left, phrase_right
from articles.text.word_lists import word_table

Phrase = tuple[int, int]  # the first item, and the one behind the last
_WORDS = word_table("people_words")
_MEDIA, _FILED, _ADJECTIVES = (frozenset(_WORDS[heading]) for heading in ("medium", "filed", "adjective"))
# What a court says itself; its other documents are those of the parties.
_RULED = frozenset(("ruling", "order", "statement", "statements", "report", "data", "notice"))
_GIVEN_OUT = frozenset(
    ("issued", "released", "published", "written", "signed", "sent", "made", "given", "compiled", "prepared")
)
_HANDLED = _GIVEN_OUT | {"provided", "seen", "obtained", "reviewed", "filed", "posted", "carried", "shared", "cited"}
_ENDS = _HANDLED | {"who", "which", "that", "in", "for", "from", "of", "at", "with", "on", "by", "about", "into", "to"}
_ENDS |= frozenset(",—–(") | {"against"}
# Of whom such a document is, it is by; "a survey of voters" and "records of calls" are not.
_BY_WHOM_IT_IS_OF = frozenset(("statement", "statements", "report", "findings", "ruling", "letter", "memo", "note"))
_GENITIVE = re.compile(r"['’]s$|(?<=s)['’]$")
MOST_BEHIND = 5  # items between a document's noun and the "by" or "from" that names its owner
MOST_BEFORE = 4  # items between "published" and the words that were taken for its subject


def is_document(speaker: str) -> bool:
    """Whether the words for a speaker, who is no known entity, mean a document and nobody.

    >>> is_document("The report"), is_document("the report’s author"), is_document("The Post")
    (True, False, False)
    """
    items = Items(speaker)
    return head_of(items, (0, len(items.low))) is not None


def head_of(items: Items, phrase: Phrase) -> int | None:
    """The item of the document's noun that heads a phrase; None where something else does."""
    start, end = phrase
    end = next((k for k in range(start + 1, end) if items.low[k] in _ENDS), end)
    if end <= start or PEOPLE.get(items.low[end - 1]) != "document":
        return None
    is_name = items.is_capital(end - 1) and (end - 1 > start or items.low[start] in GENDER)
    return None if is_name else end - 1


def without_genitive(words: str) -> str:
    """The owner's words alone.

    >>> without_genitive("the firm’s"), without_genitive("the ministers'")
    ('the firm', 'the ministers')
    """
    return _GENITIVE.sub("", words)


def owner_in_genitive(items: Items, start: int, head: int) -> Phrase | None:
    """Who has the document: "the firm's" filing."""
    at = next((k for k in range(head - 1, start - 1, -1) if _GENITIVE.search(items.low[k])), None)
    return None if at is None else (start, at + 1)


def body_before(items: Items, start: int, head: int) -> Phrase | None:
    """The body that stands as a noun before the document's: a "foreign ministry" statement."""
    end = next((k + 1 for k in range(head - 1, start - 1, -1) if _is_body(items, k, head)), None)
    if end is None:
        return None
    while start < end - 1 and (items.low[start] in DETERMINERS or items.low[start] in _ADJECTIVES):
        start += 1
    return start, end


def are_people(word: str) -> bool:
    """Whether a common noun means people or a body, in the plural too ("ministers", "companies")."""
    forms = (word, word.removesuffix("s"), f"{word.removesuffix('ies')}y")
    return any(PEOPLE.get(form, "document") != "document" for form in forms)


def _is_body(items: Items, k: int, head: int) -> bool:
    word = items.low[k]
    is_parties = word in _FILED and items.low[head] not in _RULED
    return PEOPLE.get(word) == "group" and word not in _MEDIA and not is_parties


def owner_behind(items: Items, head: int) -> Phrase | None:
    """Who wrote the document or gave it out: "a letter from" the teachers, "a report released by" the police."""
    is_given_out = False
    for k in range(head + 1, head + 1 + MOST_BEHIND):
        word = items.word(k)
        is_author = word == "by" or (word == "of" and items.low[head] in _BY_WHOM_IT_IS_OF)
        if word == "from" or (is_author and (is_given_out or k == head + 1)):
            return phrase_right(items, k + 1)
        is_given_out = is_given_out or word in _GIVEN_OUT
        if not is_given_out or not (word in _GIVEN_OUT or word in TIMES or word == "on"):
            return None
    return None


def with_document_before(items: Items, phrase: Phrase) -> Phrase:
    """The whole phrase, where what was taken for a subject only ends it: "a report released on" Monday."""
    first, k = max(items.sentence_of(phrase[0])[0] + 1, phrase[0] - MOST_BEFORE), phrase[0] - 1
    while k > first and (items.low[k] in PREPOSITIONS or items.low[k] in DETERMINERS or items.low[k] in TIMES):
        k -= 1
    if k < first or items.low[k] not in _HANDLED or PEOPLE.get(items.low[k - 1]) != "document":
        return phrase
    whole = phrase_left(items, k - 1, items.sentence_of(k)[0])
    return (whole[0], phrase[1]) if whole else phrase
