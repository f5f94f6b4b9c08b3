"""Articles → stories, names, quotes, origins, reuse, claims, differences, events: each a machine's suggestion.

Every step fetches by query, has a pure stage of `articles.text` decide in a process of its own, and then writes what is
new beside what people decided, in a short transaction under the story's lock. So a step finds in the database what the
steps before it wrote; nobody's click waits for a reading; and what people decide meanwhile stands (`reader`,
`proposals`). Where reading breaks off, what was written stays, and the next reading goes on from there. Running twice
changes nothing.
"""

from .offers import fill_claim_row, fill_due_rows
from .story import analyse, analyse_story

__all__ = ["analyse", "analyse_story", "fill_claim_row", "fill_due_rows"]
