"""A group of passages → one short statement that can be read by itself; and what a story's machine might state."""

from .frames import has_verb
from .label import short_label
from .shown import Candidate, can_be_shown, candidates_of
from .write import write_statement

__all__ = [
    "Candidate",
    "can_be_shown",
    "candidates_of",
    "has_verb",
    "short_label",
    "write_statement",
]
