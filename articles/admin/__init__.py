"""Django admin of the coverage; a module for each noun."""

from . import article, claim, difference, event, mention, origin, outlet, quote, story

__all__ = ["article", "claim", "difference", "event", "mention", "origin", "outlet", "quote", "story"]
