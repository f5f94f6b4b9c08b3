"""What a desk's decisions teach the small models, near what was shipped."""

from .lessons import (
    DecidedClaim,
    Lesson,
    claim_lessons,
    contradicting,
    learn,
    name_lessons,
    stance_lessons,
    standardised,
)
from .near import Examples, Measured, Weights, distrusted, measured, relearn, without

__all__ = [
    "DecidedClaim",
    "Examples",
    "Lesson",
    "Measured",
    "Weights",
    "claim_lessons",
    "contradicting",
    "distrusted",
    "learn",
    "measured",
    "name_lessons",
    "relearn",
    "stance_lessons",
    "standardised",
    "without",
]
