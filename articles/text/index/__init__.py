"""What the stages that read articles against each other share: their words, weighed, and where they stand."""

from .story_index import LIGHT, STANDS_FOR, StoryIndex, rarity_in_news
from .words import WORD, groups_of, light_stems, phrases_in, stem_of, stems, tokens

__all__ = [
    "LIGHT",
    "STANDS_FOR",
    "WORD",
    "StoryIndex",
    "groups_of",
    "light_stems",
    "phrases_in",
    "rarity_in_news",
    "stem_of",
    "stems",
    "tokens",
]
