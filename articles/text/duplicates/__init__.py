"""Rows of one kind that may be one thing: under which keys they meet, how likely two of them are one, and why."""

from .named import like_entities, like_outlets, name_blocks, outlet_blocks
from .said import contradictions, days_apart, like_claims, like_events, said_of, word_blocks
from .thing import LEAST, Likeness, Thing

__all__ = [
    "LEAST",
    "Likeness",
    "Thing",
    "contradictions",
    "days_apart",
    "like_claims",
    "like_entities",
    "like_events",
    "like_outlets",
    "name_blocks",
    "outlet_blocks",
    "said_of",
    "word_blocks",
]
