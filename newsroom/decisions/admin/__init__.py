"""What all admin of ours shares."""

from .forms import DecisionForm
from .history import HistoryAdmin
from .lists import ListAdmin, ReadOnlyAdmin, count_of, period
from .merging import MergeAdmin, MergedFilter
from .rows import DecisionAdmin, DecisionInline, KeptAdmin, OriginFilter

__all__ = [
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
    "count_of",
    "period",
]
