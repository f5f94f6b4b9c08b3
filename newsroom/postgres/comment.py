"""A comment in each query that says for which request or job it runs, for whoever looks at the server's activity."""

import re
from collections.abc import Callable
from typing import Any

from newsroom.tracing import current

# After the first word, where a long query's end is cut off and nobody who looks how a query begins is misled.
FIRST_WORD = re.compile(r"\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b", re.IGNORECASE)


def with_comment(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """A wrapper for `connection.execute_wrappers`; a name of newsroom.tracing holds nothing that ends a comment."""
    if (name := current()) and isinstance(sql, str) and (first := FIRST_WORD.match(sql)):
        sql = f"{first[0]} /* {name} */{sql[first.end() :]}"
    return execute(sql, params, many, context)
