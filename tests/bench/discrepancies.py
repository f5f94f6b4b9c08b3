"""Differences between outlets on the keyed stories: the stage by itself, with the key's furniture left out.

A difference of the key is found when two of its values, of different files, stand together in one of ours.
"""

from articles.text.claims.propose import propose_claims
from articles.text.discrepancies.compare import DiscrepancyFound, compare
from articles.text.document import Span
from tests.bench.claim_keys import index_of, is_same, story_names
from tests.bench.figure import Figure
from tests.bench.keyed_stories import keyed_stories

LEAST_RECALL, MOST_NOISE = 25 / 58, 0.5  # on the seeds; the other stories are reported


def figures() -> list[Figure]:
    return [figure for name in story_names() for figure in _of_story(name)]


def _of_story(name: str) -> list[Figure]:
    index = index_of(name)
    claims = [(n, [(key, span) for key, span, _ in p.passages]) for n, p in enumerate(propose_claims(index, [], []))]
    found = compare(index, claims)
    key = next(story.key for story in keyed_stories() if story.name == name)
    wanted = [d for d in key["discrepancies"] if len({v["file"] for v in d["values"]}) > 1]
    hits = [[_holds(ours, theirs) for ours in found] for theirs in wanted]
    recall = sum(map(any, hits)) / max(len(wanted), 1)
    noise = sum(not any(row[n] for row in hits) for n in range(len(found))) / max(len(found), 1)
    is_barred = name == "seeds"
    source = f"{len(wanted)} of the key, {len(found)} of ours"
    return [
        Figure(
            f"discrepancies: recall on {name}",
            round(recall, 3),
            f"≥ {LEAST_RECALL:.2f}" if is_barred else "",
            not is_barred or recall >= LEAST_RECALL,
            source,
        ),
        Figure(
            f"discrepancies: noise on {name}",
            round(noise, 3),
            f"< {MOST_NOISE}" if is_barred else "",
            not is_barred or noise < MOST_NOISE,
            source,
        ),
    ]


def _holds(ours: DiscrepancyFound, theirs: dict) -> bool:
    files = {
        value["file"]
        for key, span, _ in ours.values
        for value in theirs["values"]
        if key == value["file"] and is_same(span, Span(value["start"], value["end"], span.field))
    }
    return len(files) > 1
