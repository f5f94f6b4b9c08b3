"""Django admin of the coverage; a module for each noun."""

from . import article, claim, event, following, imports, mention, origin, outlet, quote, saved_search, story
from . import discrepancy as difference

__all__ = [
    "article",
    "claim",
    "difference",
    "event",
    "following",
    "imports",
    "mention",
    "origin",
    "outlet",
    "quote",
    "saved_search",
    "story",
]
