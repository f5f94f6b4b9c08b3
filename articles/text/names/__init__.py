"""Names in texts: known ones looked up, unknown ones proposed, surnames and variants resolved."""

from .forms import fold
from .lists import COMMON_WORDS, GENDER, is_demonym, is_title, places
from .read import FoundName, NamesRead, lookup_names, read_names
from .variants import are_variants, spelling_measures

__all__ = [
    "COMMON_WORDS",
    "GENDER",
    "FoundName",
    "NamesRead",
    "are_variants",
    "fold",
    "is_demonym",
    "is_title",
    "lookup_names",
    "places",
    "read_names",
    "spelling_measures",
]
