"""Finding the checked claim for a post: MAP@5 on CheckThat! 2020 task 2, when it lies beside the project.

Weights learned on all posts flatter themselves, so each post is ranked by what was learned from those of other folds.
"""

import time

from articles.text.claim_search.search import ClaimSearch
from tests.bench.checked_posts import FOLDER, TOP, claims, queries
from tests.bench.figure import Figure
from tests.bench.learn_claim_search import FOLDS, left_out, posts

BAR, SLOWEST = 0.90, 50  # MAP@5, ms per query
TIMED = 200  # queries


def figures() -> list[Figure]:
    if not FOLDER.is_dir():
        return []
    search = ClaimSearch(claims())
    started = time.process_time()
    for words, _ in queries()[:TIMED]:
        search.find(words, TOP)
    each = 1000 * (time.process_time() - started) / TIMED
    scores = left_out(posts(search))
    mean = sum(scores) / len(scores)
    source = f"CheckThat! 2020 task 2, {len(scores)} posts left out in {FOLDS} folds"
    return [
        Figure("claim search: MAP@5", mean, f"≥ {BAR}", mean >= BAR, source, f"{each:.0f} ms / query"),
        Figure("claim search: time", each, f"< {SLOWEST} ms", each < SLOWEST, f"{len(claims()) // 2} claims"),
    ]
