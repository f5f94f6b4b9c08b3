"""What all admin of ours shares."""

from .choices import ChoiceFilter, choice
from .forms import DecisionForm
from .history import HistoryAdmin
from .lists import CURATION, INTAKE, MACHINE, PEOPLE, ClearingAdmin, ListAdmin, ReadOnlyAdmin, count_of, period
from .many import MovingAdmin
from .merging import MergeAdmin, MergedFilter
from .rows import DecisionAdmin, DecisionInline, KeptAdmin, OriginFilter, StatingAdmin
from .seen import SeenForm

__all__ = [
    "CURATION",
    "INTAKE",
    "MACHINE",
    "PEOPLE",
    "ChoiceFilter",
    "ClearingAdmin",
    "DecisionAdmin",
    "DecisionForm",
    "DecisionInline",
    "HistoryAdmin",
    "KeptAdmin",
    "ListAdmin",
    "MergeAdmin",
    "MergedFilter",
    "MovingAdmin",
    "OriginFilter",
    "ReadOnlyAdmin",
    "SeenForm",
    "StatingAdmin",
    "choice",
    "count_of",
    "period",
]
