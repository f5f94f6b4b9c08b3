"""What befell the people that an amount counts: killed, injured, taken to hospital, trapped, missing, held.

Problem: "seven killed" and "forty injured" both count people in like sentences, and are no difference.
Method: the word right before the amount where it governs it ("injuring 40"), else the first telling word behind it in
its clause, else the nearest before it.
Source: own rules; the words stand in `data/fates.txt`.
Known failures: a fate that is told only in the sentence before ("Among them were four children").
"""

import re
from functools import cache

from articles.text.word_lists import word_table

BEHIND, BEFORE = 60, 40  # characters of a clause in which the word stands
_WORD = re.compile(r"[^\W\d_]+|[.;:()\n]")
_BOUNDS = frozenset(("another", "at", "least", "about", "some", "more", "than", "over", "around", "nearly", "up", "to"))


@cache
def _fates() -> dict[str, str]:
    return {word: name for name, words in word_table("fates").items() for word in words}


def fate_of(text: str, start: int, end: int) -> str:
    """The fate of the people that text[start:end] counts; "" where none is told.

    >>> fate_of("The blast killed nine and hurt 40.", 17, 21), fate_of("Nine people were injured.", 0, 11)
    ('killed', 'injured')
    """
    before = [word.lower() for word in _WORD.findall(text[max(0, start - BEFORE) : start])]
    near = [word for word in before if word not in _BOUNDS]
    if near and near[-1] in _fates():
        return _fates()[near[-1]]
    for word in _WORD.findall(text[end : end + BEHIND]):
        if word in ".;:()\n" or word in ("and", "while", "but"):
            break
        if word.lower() in _fates():
            return _fates()[word.lower()]
    for word in reversed(near):
        if word in ".;:()\n":
            break
        if word in _fates():
            return _fates()[word]
    return ""
