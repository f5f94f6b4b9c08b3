"""What machines propose and people decide: the ground floor of both apps. Abstract; no tables of its own."""

from .merging import Mergeable
from .suggestion import StaleDecision, State, Suggestion, SuggestionQuerySet, track_decisions

__all__ = ["Mergeable", "StaleDecision", "State", "Suggestion", "SuggestionQuerySet", "track_decisions"]
