"""Find the claim that exists already, by words that say it otherwise."""

from .search import ClaimSearch

__all__ = [
    "ClaimSearch",
]
