"""Where articles differ on one matter: numbers, dates, names, modality, wording."""

from .compare import DiscrepancyFound, compare

__all__ = [
    "DiscrepancyFound",
    "compare",
]
