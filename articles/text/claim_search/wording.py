"""What of a text and of a claim is compared when a claim is looked for: words, names, figures, tags, a signature.

Problem: a post says little in whole words: its author stands in the signature, its matter in a tag, its point in a
picture; a claim says who posted what, when, and what a picture shows.
Method: a signature ("— Ana Lind (@ana) May 4, 2020") is taken apart by a pattern; tags and account names are cut where
small letters meet capitals or figures; all else is stems. Names are words with a capital that do not open a statement.
Source: own.
Known failures: a tag without capitals ("#freethebay") stays one word, and is only met by the letters it is made of; a
signature in another shape is read as text.
"""

import re
from dataclasses import dataclass

from articles.text.index import WORD, groups_of, light_stems, phrases_in, stem_of, stems

LONG, SHORT = 5, 4  # letters at the start of a word by which words of one family are known
SHORTEST_TAG = 5  # letters: shorter tags stand in too many words
PICTURE_WORDS = "photograph picture photo image video shows footage depict captured screenshot meme"

_ADDRESS = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)\S+")
_SIGNED = re.compile(
    r"(?<!\s)\s*[—–]\s*(?P<name>[^—–]{0,80})\(@(?P<account>\w+)\)\s+(?P<month>[A-Z][a-z]+) \d{1,2}, (?P<year>\d{4})\s*$"
)  # "— Ana (@ana) May 4, 2020"
_TAG = re.compile(r"[@#](\w+)")
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|_")
_POSSESSIVE = re.compile(r"[’']s\b")
_MARKS = re.compile("[\"“”‘’'`]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOT_LETTERS = re.compile(r"[\W_]+")
_PICTURE_ADDRESS = "pic.twitter.com"
_PICTURE_STEMS = frozenset(stems(PICTURE_WORDS))


@dataclass(frozen=True, slots=True)
class Asked:
    """A text for which a claim is sought. `words`: as compared, of a signature the month; `signed`: with its name."""

    words: str
    signed: str
    author: str
    all_stems: frozenset[str]  # of text, author and account; `starts`: the first letters of each
    starts: frozenset[str]
    content: frozenset[str]  # of the text without the signature, as are figures, sentences, groups
    figures: frozenset[str]
    sentences: tuple[frozenset[str], ...]
    groups: frozenset  # of words that may stand for one another
    author_stems: frozenset[str]
    date: tuple[str, str] | None  # month and year of the signature, as stems
    tags: frozenset[str]  # tags, accounts and the author's name, letters only
    has_picture: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim: all its statements together, and the stems and the content of each statement by itself."""

    order: tuple[str, ...]  # stems
    stems: frozenset[str]
    starts: frozenset[str]
    content: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]
    years: frozenset[str]
    groups: frozenset
    statements: tuple[frozenset[str], ...]
    contents: tuple[frozenset[str], ...]
    letters: str
    words: frozenset[str]
    is_of_picture: bool


def compared_words(text: str) -> str:
    """The text without addresses and quotation marks, of a signature the month; tags as the words they are made of.

    >>> compared_words("They’re “gone” #FreeTheBay https://t.co/x — Ana (@ana) May 4, 2020")
    'They re gone Free The Bay May 2020'
    """
    text = _SIGNED.sub(r" \g<month> \g<year>", _ADDRESS.sub(" ", text))
    text = _TAG.sub(lambda tag: f" {_JOINT.sub(' ', tag[1])} ", text)
    return " ".join(_MARKS.sub(" ", _POSSESSIVE.sub("", text)).split())


def asked(text: str) -> Asked:
    """What of a text is compared.

    >>> found = asked("The dam is gone #OrvaneDam — Ana Lind (@ana) May 4, 2020")
    >>> found.author, found.date, sorted(found.tags)
    ('Ana Lind ana', ('may', '2020'), ['analind', 'orvanedam'])
    """
    signature = _SIGNED.search(text)
    body = text[: signature.start()] if signature else text
    name, account = (signature["name"], signature["account"]) if signature else ("", "")
    author = compared_words(f"{name} {_JOINT.sub(' ', account)}")
    words = compared_words(body)
    order = stems(words)
    author_stems = _name_stems(name)
    everything = author_stems.union(order, _name_stems(_JOINT.sub(" ", account)))
    tags = (_letters(tag) for tag in [*_TAG.findall(text), name])
    return Asked(
        words=compared_words(text),
        signed=f"{words} {author}".strip(),
        author=author,
        all_stems=everything,
        starts=_starts(everything),
        content=frozenset(order) - light_stems(),
        figures=_figures(order),
        sentences=tuple(frozenset(stems(part)) for part in _SENTENCE_END.split(words) if part),
        groups=_groups(order),
        author_stems=author_stems,
        date=(stem_of(signature["month"]), signature["year"]) if signature else None,
        tags=frozenset(tag for tag in tags if len(tag) >= SHORTEST_TAG),
        has_picture=_PICTURE_ADDRESS in body,
    )


def stated(statements: tuple[str, ...]) -> Stated:
    """What of a claim is compared.

    >>> sorted(stated(("The dam at Orvane failed in 2025.", "Orvane dam gone?")).names)
    ['orvan']
    """
    parts = [compared_words(statement) for statement in statements]
    orders = [stems(part) for part in parts]
    order = [stem for each in orders for stem in each]
    found = frozenset(order)
    content = found - light_stems()
    return Stated(
        order=tuple(order),
        stems=found,
        starts=_starts(found),
        content=content,
        names=_names(parts[0]),
        figures=_figures(order),
        years=frozenset(stem for stem in found if _YEAR.fullmatch(stem)),
        groups=_groups(order),
        statements=tuple(map(frozenset, orders)),
        contents=tuple(content.intersection(each) for each in orders),
        letters=_letters(" ".join(parts)),
        words=frozenset(" ".join(parts).lower().split()),
        is_of_picture=not _PICTURE_STEMS.isdisjoint(found),
    )


def _starts(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:size] for word in words for size in (SHORT, LONG) if len(word) >= size)


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text.lower())


def _names(statement: str) -> frozenset[str]:
    """Words with a capital, but for the first word: statements are written like sentences."""
    later = list(WORD.finditer(statement))[1:]
    return frozenset(stem_of(match.group()) for match in later if match.group()[0].isupper()) - light_stems()


def _name_stems(name: str) -> frozenset[str]:
    """Of a name: initials would meet too much."""
    return frozenset(stem for stem in stems(compared_words(name)) if len(stem) > 1) - light_stems()


def _figures(order: list[str]) -> frozenset[str]:
    """Figures that are no years."""
    return frozenset(stem for stem in order if stem[0].isdigit() and not _YEAR.fullmatch(stem))


def _groups(order: list[str]) -> frozenset:
    return frozenset().union(*map(groups_of, {*order, *phrases_in(order)}))
