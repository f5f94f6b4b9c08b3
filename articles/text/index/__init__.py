"""What the stages that read articles against each other share: their words, weighed, and where they stand."""

from .letters import hashed_runs
from .likely_pairs import along, likely_pairs, pairs_of_runs, ranks
from .passages import MOST_PIECES, is_list
from .story_index import LIGHT, MANY_PASSAGES, STANDS_FOR, StoryIndex
from .vectors import counted, hashed
from .words import (
    WORD,
    Token,
    groups_of,
    light_stems,
    phrases_in,
    rarity_in_news,
    said_otherwise,
    stem_of,
    stems,
    tokens,
)

__all__ = [
    "LIGHT",
    "MANY_PASSAGES",
    "MOST_PIECES",
    "STANDS_FOR",
    "WORD",
    "StoryIndex",
    "Token",
    "along",
    "counted",
    "groups_of",
    "hashed",
    "hashed_runs",
    "is_list",
    "light_stems",
    "likely_pairs",
    "pairs_of_runs",
    "phrases_in",
    "ranks",
    "rarity_in_news",
    "said_otherwise",
    "stem_of",
    "stems",
    "tokens",
]
