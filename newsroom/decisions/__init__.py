"""What machines propose and people decide: the ground floor of both apps.

Abstract; acts on many rows alone (`many`) have tables of their own.
"""

from .acting import acting, by_machine, name_of
from .merging import Mergeable, MergeableQuerySet
from .suggestion import HasState, State, Suggestion, SuggestionQuerySet
from .tracking import track_changes, track_decisions
from .versioned import Refused, StaleDecision, Versioned

__all__ = [
    "HasState",
    "Mergeable",
    "MergeableQuerySet",
    "Refused",
    "StaleDecision",
    "State",
    "Suggestion",
    "SuggestionQuerySet",
    "Versioned",
    "acting",
    "by_machine",
    "name_of",
    "track_changes",
    "track_decisions",
]
