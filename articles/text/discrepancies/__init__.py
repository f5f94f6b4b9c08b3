"""Where articles differ on one matter: numbers, dates, names, modality, wording."""

from .compare import DiscrepancyFound, compare
from .values import Number, numbers_in, same_count

__all__ = [
    "DiscrepancyFound",
    "Number",
    "compare",
    "numbers_in",
    "same_count",
]
