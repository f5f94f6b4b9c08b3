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
from functools import lru_cache

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


@lru_cache(maxsize=100_000)
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


@lru_cache(maxsize=100_000)
def name_key(text: str) -> str:
    """The key under which a name is stored and looked up; "" where nothing is left of it.

    >>> name_key("President Karim al-Haddad’s"), name_key("The Orland Group Ltd."), name_key("Al Gore")
    ('karim haddad', 'orland group', 'al gore')
    """
    text = ARTICLE.sub("", POSSESSIVE.sub("", text.strip().strip(OUTER_MARKS)))
    words = fold(text).strip(OUTER_MARKS).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    while len(words) > 1 and (words[-1] in COMPANY_FORMS or words[-1] in DEGREES):
        words = words[:-1]
    return " ".join("st" if word == "saint" else word for word in words)


def initials(text: str) -> str:
    """The first letters of a long name's capitalised words, as an acronym has them.

    >>> initials("Board of Inland Waters"), initials("National Union for the Sea")
    ('BIW', 'NUS')
    """
    words = re.findall(r"[^\W_]+", text)
    return "".join(word[0] for word in words if word[0].isupper() and word.lower() not in ("the", "of", "and", "for"))
