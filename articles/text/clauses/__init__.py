"""The finite clauses of an article's sentences, where a parser is at hand."""

from .find import LONGEST, find_clauses, has_parser

__all__ = ["LONGEST", "find_clauses", "has_parser"]
