"""Django admin of the world; a module for each noun, and what all admin of ours shares."""

from .decisions import DecisionAdmin, DecisionForm, DecisionInline, KeptAdmin, OriginFilter
from .entity import AliasAdmin, EntityAdmin
from .event import EventAdmin
from .lists import ListAdmin, ReadOnlyAdmin, count_of, period
from .merging import MergeAdmin, MergedFilter

__all__ = [
    "AliasAdmin",
    "DecisionAdmin",
    "DecisionForm",
    "DecisionInline",
    "EntityAdmin",
    "EventAdmin",
    "KeptAdmin",
    "ListAdmin",
    "MergeAdmin",
    "MergedFilter",
    "OriginFilter",
    "ReadOnlyAdmin",
    "count_of",
    "period",
]
