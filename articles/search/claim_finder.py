"""Has this been claimed already? The claims of a story nearest to what somebody types or has selected."""

from functools import lru_cache

from newsroom.spellings import spellings

from ..models import Claim, Story
from ..text.claim_search import ClaimSearch

LEAST_LIKENESS = 0.12  # below it, hits share no more than a common word
FOUND = 6
COMPARED = 2_000  # claims of a story that are compared by likeness; the largest story we know of has 300
SEARCHES_KEPT = 16


@lru_cache(maxsize=SEARCHES_KEPT)
def _search(claims: tuple[tuple[int, str], ...]) -> ClaimSearch:
    return ClaimSearch(claims)


def find_claims(story: Story, words: str, limit: int = FOUND) -> list[Claim]:
    """At most `limit` current claims of the story, nearest first, but those that are folded away last.

    The last word typed may be unfinished.
    """
    words = " ".join(words.split())
    if not words:
        return []
    claims = {claim.pk: claim for claim in story.claims.current().order_by("-pk")[:COMPARED]}
    statements = tuple(sorted((key, claim.statement) for key, claim in claims.items()))
    found = [key for key, likeness in _search(statements).find(words, limit) if likeness >= LEAST_LIKENESS]
    found += [key for key, claim in claims.items() if key not in found and _has_start(claim.statement, words)]
    return sorted((claims[key] for key in found[:limit]), key=lambda claim: claim.is_folded)


def _has_start(statement: str, words: str) -> bool:
    """Does every word typed begin some word of the statement?"""
    there = statement.casefold().split()
    typed = [(word, *spellings(word)) for word in words.casefold().split()]
    return all(any(word.startswith(forms) for word in there) for forms in typed)
