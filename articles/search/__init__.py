"""Search over articles, claims and names, with every name looked for under all its spellings.

`Search(text)` reads what was typed; `articles`, `claims` and `entities` then narrow the querysets they are given and
put the best first. Only the newest hits are ranked and only those on the page are marked, which is what keeps a search
for a common word as fast as one for a rare one.
"""

from .names import Named
from .query import Query, read_query
from .results import CLAIMS, HITS, NAMES, Hit, Search, TooSlow, marked, time_limit

__all__ = [
    "CLAIMS",
    "HITS",
    "NAMES",
    "Hit",
    "Named",
    "Query",
    "Search",
    "TooSlow",
    "marked",
    "read_query",
    "time_limit",
]
