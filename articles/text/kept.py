"""What was read in a few words, kept for the next question: a story's sentences are read again with each new article.

Only what rests on the words alone is kept, of short texts, and the last of them: a long one is never met again soon.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

KEPT = 20_000  # texts: the sentences of several large stories
LONGEST = 1_000  # code points

Read = TypeVar("Read")


def kept(read: Callable[..., Read]) -> Callable[..., Read]:
    """The same function of some hashable arguments, the first of them a text; what it gives is not to be changed."""
    known = lru_cache(maxsize=KEPT)(read)

    @wraps(read)
    def asked(text: str, *more) -> Read:
        return known(text, *more) if len(text) <= LONGEST else read(text, *more)

    return asked
