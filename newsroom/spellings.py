"""Names that are written with a letter or with two: Åsland and Aasland, Møller and Moeller, Müller and Mueller.

The database folds a letter to its base ("å" to "a"), so that neither form is found by the other.
"""

PAIRS = (("aa", "å"), ("oe", "ø"), ("oe", "ö"), ("ae", "æ"), ("ae", "ä"), ("ue", "ü"), ("ss", "ß"))
MOST = 12  # spellings of one word


def spellings(word: str) -> list[str]:
    """The other ways of writing a word, in small letters; none where it has no such letter.

    >>> spellings("Aasland"), spellings("Møller"), spellings("Brandt")
    (['åsland'], ['moeller'], [])
    """
    found = [word.lower()]
    for form in found:
        for two, one in PAIRS:
            for other in (form.replace(two, one), form.replace(one, two)):
                if other not in found and len(found) <= MOST:
                    found.append(other)
    return [form for form in found[1:] if not is_mixed(form)]


def is_mixed(word: str) -> bool:
    """Whether a word has the letters of two languages that no one name has together."""
    return bool(set("øæ") & set(word) and set("öäü") & set(word))
