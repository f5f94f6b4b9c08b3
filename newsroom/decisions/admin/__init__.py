"""What all admin of ours shares."""

from .forms import DecisionForm
from .history import HistoryAdmin
from .lists import ClearingAdmin, ListAdmin, ReadOnlyAdmin, count_of, period
from .merging import MergeAdmin, MergedFilter
from .rows import DecisionAdmin, DecisionInline, KeptAdmin, OriginFilter
from .seen import SeenForm

__all__ = [
    "ClearingAdmin",
    "DecisionAdmin",
    "DecisionForm",
    "DecisionInline",
    "HistoryAdmin",
    "KeptAdmin",
    "ListAdmin",
    "MergeAdmin",
    "MergedFilter",
    "OriginFilter",
    "ReadOnlyAdmin",
    "SeenForm",
    "count_of",
    "period",
]
