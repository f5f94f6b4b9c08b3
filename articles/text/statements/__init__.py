"""A group of passages → one short statement that can be read by itself."""

from .frames import has_verb
from .write import write_statement

__all__ = [
    "has_verb",
    "write_statement",
]
