"""The world that the coverage speaks of: people, organisations, places, and what happened to them."""

from .entity import Alias, Entity, FoldName
from .event import Event
from .suggestion import StaleDecision, State, Suggestion, SuggestionQuerySet, track_decisions

__all__ = [
    "Alias",
    "Entity",
    "Event",
    "FoldName",
    "StaleDecision",
    "State",
    "Suggestion",
    "SuggestionQuerySet",
    "track_decisions",
]
