"""Where articles differ on one matter: numbers, dates, names, modality, wording."""

from .compare import DiscrepancyFound, compare
from .values import Number, exactly, numbers_in, same_count

__all__ = [
    "DiscrepancyFound",
    "Number",
    "compare",
    "exactly",
    "numbers_in",
    "same_count",
]
