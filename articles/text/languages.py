"""The language of a text: told from its letters, beside what its page says of it.

Problem: rules for English read a German text all the same, and find a name in every noun. A page's own statement of its
language is often its template's and not its article's; and a few words tell little.
Method: a naive Bayes classifier over byte sequences, on the beginning of the text, among the languages that newsrooms
meet. What a page states stands unless the letters say surely otherwise; without a statement they have to be sure, too.
A text that tells nothing has no language, and is read as English.
Source: py3langid (Lui and Baldwin 2012; Barbaresi 2021). On our invented sentences it tells as well as lingua does, in
a tenth of the memory.
Known failures: a text of two languages has the one of its beginning; languages that are not listed.
"""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from articles.text.word_lists import patterns

READ = "en"  # what the stages read; other languages are shown and kept out of them
LOOKED_AT = 4_000  # characters
LEAST_LETTERS = 25  # bytes of them, so that five signs tell as much as a line of letters
SURE, SURE_AGAINST = 0.8, 0.95  # of a language that nothing states, and against a statement
STATED = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8}){0,3}\s*")


def language_of(text: str, stated: str = "") -> str:
    """The language of a text as its code; `stated` where the letters do not surely say otherwise, "" for neither.

    >>> language_of("Der Fluss ist am Montag um zwei Meter gestiegen und hat die Stadt überflutet.", "en")
    'de'
    >>> language_of("Noon")
    ''
    """
    stated = stated.strip() if STATED.fullmatch(stated) else ""
    sample = text[:LOOKED_AT]
    if len("".join(filter(str.isalpha, sample)).encode(errors="surrogatepass")) < LEAST_LETTERS:
        return stated
    found, chance = _identifier().classify(sample)
    if _is_kin(found, base_of(stated)) or chance < (SURE_AGAINST if stated else SURE):
        return stated
    return found


def base_of(code: str) -> str:
    """The language without its region: "pt" of "pt-BR"."""
    match = STATED.fullmatch(code)
    return match[1].lower() if match else ""


def name_of(code: str) -> str:
    """The English name of a language; of one that is not listed the code."""
    return patterns("languages")["names"].get(base_of(code), code)


def names() -> list[str]:
    """The English names of those that are listed, in order."""
    return sorted(patterns("languages")["names"].values())


def code_of(name: str) -> str:
    """The code of a language by its English name; "" for one that is not listed.

    >>> code_of("german"), name_of("de")
    ('de', 'German')
    """
    codes = {words.casefold(): code for code, words in patterns("languages")["names"].items()}
    return codes.get(name.strip().casefold(), "")


def is_rtl(code: str) -> bool:
    """Whether it is written from right to left."""
    return base_of(code) in patterns("languages")["rtl"] and not re.search(r"[-_]latn\b", code, re.IGNORECASE)


def is_read(code: str) -> bool:
    """Whether the stages read it: English, and what nobody knows."""
    return not code or base_of(code) in ("", READ)


def _is_kin(one: str, other: str) -> bool:
    return one == other or any({one, other} <= set(family.split()) for family in patterns("languages")["kin"])


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.labels)
    identifier.set_languages([code for code in patterns("languages")["names"] if code in known])
    return identifier
