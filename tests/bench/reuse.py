"""Figures of reuse: own cases by kind, and the pairs of the keyed stories that two readers called copies or not."""

import json
import time
from itertools import combinations
from pathlib import Path

from articles.text.document import Document
from articles.text.origins.reuse import Reuse, fingerprint, shared_passages
from tests.bench.clean import keyed_files
from tests.bench.figure import Figure
from tests.bench.reuse_traps import traps
from tests.bench.story_sets import bench_dir, load_set

CASES = Path(__file__).resolve().parents[1] / "data" / "reuse" / "cases.json"
SPEED_BAR = 150  # pairs a second: a story of 40 articles has 780 pairs, its claims are due in 5 s


def cases() -> dict[str, dict]:
    """Own cases: two texts, the kinds allowed, and the least or the greatest share allowed of the shorter one."""
    return json.loads(CASES.read_text(encoding="utf-8"))


def compare(a: str, b: str) -> Reuse:
    return shared_passages(Document("a", a), Document("b", b))


def is_right(case: dict) -> bool:
    """Whether the kind and the share of a case come out as they should."""
    found = compare(case["a"], case["b"])
    share = max(found.share_a, found.share_b)
    return found.kind in case["kinds"] and case.get("least", 0.0) <= share <= case.get("most", 1.0)


def figures() -> list[Figure]:
    """Cases right, copies among the keyed pairs, pairs found by fingerprint, and pairs a second on one core."""
    every = cases()
    right = sum(is_right(case) for case in every.values())
    found = [Figure("reuse: own cases", f"{right}/{len(every)}", "all", right == len(every), "tests/data/reuse")]
    pairs = traps()
    caught = sum(compare(a, b).is_copy for a, b in pairs)
    source = f"{len(pairs)} pairs that share quotations, figures and background, tests/bench/reuse_traps"
    found += [Figure("reuse: independent reports taken for copies", caught, "0", caught == 0, source)]
    bench = bench_dir()
    return [*found, *_on_keyed_pairs(bench.parent), _speed(bench)] if bench else found


def _on_keyed_pairs(shared: Path) -> list[Figure]:
    """Copies are the pairs whose key says that one agency's text was only edited; all others are none."""
    texts = {article["file"]: cleaned.text for article, _, cleaned in keyed_files(shared)}
    copies = wrong = missed = count = shortlisted = 0
    for path in sorted((shared / "gold").glob("*.json")):
        key = json.loads(path.read_text(encoding="utf-8"))
        said = {frozenset(pair["files"]): pair["kind"] for pair in key.get("reuse", [])}
        for a, b in combinations(sorted(key["files"]), 2):
            is_copy = said.get(frozenset((a, b)), "").startswith("same wire")
            found = compare(texts[a], texts[b]).is_copy
            count, copies = count + 1, copies + is_copy
            missed, wrong = missed + (is_copy and not found), wrong + (found and not is_copy)
            shortlisted += is_copy and bool(set(fingerprint(texts[a])) & set(fingerprint(texts[b])))
    source = f"{count} pairs of gold/*.json, {copies} of them copies"
    return [
        Figure("reuse: copies missed, keyed pairs", missed, "0", missed == 0, source),
        Figure("reuse: false copies, keyed pairs", wrong, "0", wrong == 0, source),
        Figure("reuse: copies found by fingerprint", f"{shortlisted}/{copies}", "all", shortlisted == copies, source),
    ]


def _speed(bench: Path) -> Figure:
    """All pairs of 40 articles, each read once, as in a large story."""
    texts = [piece.text for piece in load_set(bench, "basil")[:40]]
    started = time.process_time()
    pairs = [compare(a, b) for a, b in combinations(texts, 2)]
    speed = len(pairs) / (time.process_time() - started)
    source = f"{len(pairs)} pairs of 40 articles, bench/stories/basil"
    return Figure("reuse: pairs/s", round(speed), f"≥ {SPEED_BAR}", speed >= SPEED_BAR, source)
