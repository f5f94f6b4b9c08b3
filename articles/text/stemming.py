"""The stems of English words, by Snowball.

A stemmer keeps the word that it is at in itself. The pages' threads ask for stems, too, and with one stemmer among them
they got one another's, or an error.
"""

from threading import local

import snowballstemmer


class _OfThread(local):
    """Made anew for each thread that asks for it."""

    def __init__(self) -> None:
        self.stemmer = snowballstemmer.stemmer("english")


_own = _OfThread()


def english_stem(word: str) -> str:
    """The stem of a word in small letters.

    >>> english_stem("divisions")
    'divis'
    """
    return _own.stemmer.stemWord(word)
