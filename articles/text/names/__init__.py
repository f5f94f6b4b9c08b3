"""Names in texts: known ones looked up, unknown ones proposed, surnames and variants resolved."""

from .forms import fold, initials, name_key
from .lists import COMMON_WORDS, CUE_KIND, GENDER, PERSON_SUFFIXES, is_demonym, is_title, listed_name, nicknames, places
from .read import FoundName, NamesRead, lookup_names, read_names
from .variants import are_variants, spelling_key, spelling_measures, variant_key

__all__ = [
    "COMMON_WORDS",
    "CUE_KIND",
    "GENDER",
    "PERSON_SUFFIXES",
    "FoundName",
    "NamesRead",
    "are_variants",
    "fold",
    "initials",
    "is_demonym",
    "is_title",
    "listed_name",
    "lookup_names",
    "name_key",
    "nicknames",
    "places",
    "read_names",
    "spelling_key",
    "spelling_measures",
    "variant_key",
]
