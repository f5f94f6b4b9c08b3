"""Forms of a name: what it looks like when case, accents, articles and titles are set aside.

Problem: "Karim al-Haddad", "KARIM AL HADDAD’S" and "President Karim Al-Haddad" must be found under one key, in memory
and by an index of the database.
Method: letters are folded (case, accents, apostrophes, dots, hyphens); then the article of Arabic names, leading
titles and trailing company forms go. "Jr." and "Sr." stay: they tell father and son apart.
Source: Unicode NFKD; word lists in `data/names`.
Known failures: "El Salvador" and "Al Gore" keep their first word only because it stands first, apart and with a
capital; "Al Haddad" written so is another key than "al-Haddad".
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from articles.text.word_lists import word_table

UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e"}
)
APOSTROPHES = "'’‘ʼʻ`´′"
HYPHENS = "-‐‑‒–/"
# Apostrophes and dots vanish ("O'Neill", "U.S."), hyphens part words, an ampersand is the word "and".
MARKS = str.maketrans({**dict.fromkeys(APOSTROPHES + ".…", None), **dict.fromkeys(HYPHENS, " "), "&": " and "})
OUTER_MARKS = ' \t\n"“”,;:()[]'
POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s?$", re.IGNORECASE)
ARTICLES = frozenset(word_table("names/particles")["article"])
# An article that is glued on, or stands in lower case or inside the name: "al-Haddad", "al Haddad", "Karim Al Haddad".
ARTICLE = re.compile(
    rf"(?:(?<=\s)|^)(?:(?:{'|'.join(sorted(ARTICLES))})[-‐‑’'](?=\w)|(?-i:(?:al|el)\s)|(?<=\s)(?:al|el)\s)",
    re.IGNORECASE,
)
TITLES = frozenset(word_table("names/titles")["honorific"])
COMPANY_FORMS = frozenset(word_table("names/suffixes")["company"]) - {"company"}
DEGREES = frozenset(("phd", "md", "esq", "dds", "mba", "obe", "cbe", "mbe", "kbe", "qc", "kc"))
LONGEST_KEPT = 100  # code points and words of a question whose answer is kept
Answer = TypeVar("Answer")


def kept(ask: Callable[..., Answer]) -> Callable[..., Answer]:
    """A function of texts that keeps its answers to short questions; long ones are rare, and would fill the memory."""
    keeping = lru_cache(maxsize=50_000)(ask)

    @wraps(ask)
    def answer(*texts: str) -> Answer:
        return keeping(*texts) if sum(map(len, texts)) <= LONGEST_KEPT else ask(*texts)

    answer.cache_clear, answer.cache_parameters = keeping.cache_clear, keeping.cache_parameters
    return answer


@kept
def fold(text: str) -> str:
    """Lower case, plain letters, single spaces.

    >>> fold("Côte d’Ivoire"), fold("U.S."), fold("Jean-Luc")
    ('cote divoire', 'us', 'jean luc')
    """
    text = text.lower().translate(MARKS)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(UNDECOMPOSED))
        text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(text.split())


@kept
def name_key(text: str) -> str:
    """The key under which a name is stored and looked up; "" where nothing is left of it.

    >>> name_key("President Karim al-Haddad’s"), name_key("The Orland Group Ltd."), name_key("Al Gore")
    ('karim haddad', 'orland group', 'al gore')
    """
    text = ARTICLE.sub("", POSSESSIVE.sub("", text.strip().strip(OUTER_MARKS)))
    words = fold(text).strip(OUTER_MARKS).split()
    first, last = 0, len(words) - 1
    if first < last and words[first] == "the":
        first += 1
    while first < last and words[first] in TITLES:
        first += 1
    while first < last and (words[last] in COMPANY_FORMS or words[last] in DEGREES):
        last -= 1
    return " ".join("st" if word == "saint" else word for word in words[first : last + 1])


def initials(text: str) -> str:
    """The first letters of a long name's capitalised words, as an acronym has them.

    >>> initials("Board of Inland Waters"), initials("National Union for the Sea")
    ('BIW', 'NUS')
    """
    words = re.findall(r"[^\W_]+", text)
    return "".join(word[0] for word in words if word[0].isupper() and word.lower() not in ("the", "of", "and", "for"))
