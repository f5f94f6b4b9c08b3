"""The finite clauses of an article's sentences, where a parser is at hand; and clauses that only look ahead."""

from .conditions import OPEN, condition_of, is_condition
from .find import LONGEST, find_clauses, has_parser

__all__ = ["LONGEST", "OPEN", "condition_of", "find_clauses", "has_parser", "is_condition"]
