"""Slow queries, in our own log: the words of the query with its placeholders, never the values.

PostgreSQL could log them too, but with whatever article text they hold.
"""

import logging
import re
import time
from collections.abc import Callable
from typing import Any

logger = logging.getLogger("newsroom.slow_queries")
LONGEST = 1000  # signs of a query; what follows in a longer one are the placeholders of many rows
VALUE = re.compile(r"'|\$\w*\$")  # where a value that is written into a query begins


def log_slower_than(seconds: float) -> Callable[..., Any]:
    """A wrapper for `connection.execute_wrappers` that logs what takes `seconds` or more, failed or not."""

    def timed(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        started = time.monotonic()
        try:
            return execute(sql, params, many, context)
        finally:
            taken = time.monotonic() - started
            if taken >= seconds:
                logger.warning("%.1f s: %s", taken, _words(sql, params))

    return timed


def _words(sql: Any, params: Any) -> str:
    """The query on one line; one without placeholders may hold its values itself, and ends before the first of them."""
    if not isinstance(sql, str):
        return f"a query of type {type(sql).__name__}"
    words = " ".join(sql.split())
    return (words if params else VALUE.split(words, maxsplit=1)[0])[:LONGEST]
