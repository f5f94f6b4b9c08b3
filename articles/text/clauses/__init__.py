"""The finite clauses of an article's sentences, where a parser is at hand."""

from .find import find_clauses, has_parser

__all__ = ["find_clauses", "has_parser"]
