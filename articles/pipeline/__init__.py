"""Articles → stories, names, quotes, origins, reuse, claims, differences, events: each a machine's suggestion.

Every step fetches by query, lets a pure stage of `articles.text` decide, and writes what is new beside what people
decided (`proposals`). A story is read under a lock of its own and written in one transaction: a failure leaves it as
it was, and running twice changes nothing.
"""

from .claims import reading_of
from .reading import index_of, story_articles
from .story import analyse, analyse_story, fill_claim_row, fill_due_rows

__all__ = ["analyse", "analyse_story", "fill_claim_row", "fill_due_rows", "index_of", "reading_of", "story_articles"]
