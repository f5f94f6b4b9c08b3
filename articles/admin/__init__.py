"""Django admin of the coverage; a module for each noun."""

from . import (
    article,
    claim,
    discrepancy,
    event,
    feed,
    fetched,
    following,
    imports,
    mention,
    model_reading,
    origin,
    original,
    outlet,
    quote,
    saved_search,
    story,
)

__all__ = [
    "article",
    "claim",
    "discrepancy",
    "event",
    "feed",
    "fetched",
    "following",
    "imports",
    "mention",
    "model_reading",
    "origin",
    "original",
    "outlet",
    "quote",
    "saved_search",
    "story",
]
