"""Learns `articles/text/data/speaker_weights.json`: which candidate is a quotation's source.

    python -m tests.bench.learn_speakers BENCH_DIR

Conditional logit with a ridge penalty over the candidates of each quotation of PolNeAR's training texts. The candidate
"source of the quotation before" depends on earlier choices: the first round takes them from the key, later rounds from
the weights learned so far. Development texts are not read.
"""

import json
import sys
from pathlib import Path

from articles.text.quotes.attribution import find_cues
from articles.text.quotes.items import Items
from articles.text.quotes.marks import find_marked
from articles.text.quotes.speakers import Candidate, Choice, candidates_for
from articles.text.word_lists import DATA
from tests.bench.logit import fit
from tests.bench.polnear import Annotated, overlaps, read

RIDGE = 2.0
ROUNDS = 3
# No training text signs quotations with a dash and a name.
BY_HAND = {"signed:True": 3.0}


def gold_source(annotated: Annotated, start: int, end: int) -> tuple | None:
    """The source of the attribution that holds most of the quotation; None where nobody is quoted."""
    best = max(annotated.attributions, key=lambda a: overlaps(a.content, start, end), default=None)
    if best is None or overlaps(best.content, start, end) * 2 < end - start:
        return None
    return best.source or None


def is_right(items: Items, candidate: Candidate, gold: tuple | None) -> bool:
    if gold is None or candidate.source is None:
        return gold is None and candidate.source is None
    span = items.span(*candidate.source)
    return overlaps(gold, span.start, span.end) > 0


def instances(texts: list[Annotated], weights: dict[str, float] | None):
    """For each quotation its candidates' features and which of them are right."""
    for annotated in texts:
        items = Items(annotated.text, find_marked(annotated.text))
        cues, choices = find_cues(items), []
        for at in sorted(items.quote_at):
            mark = items.quotes[items.quote_at[at]]
            gold = gold_source(annotated, mark.start, mark.end)
            candidates = list(candidates_for(items, cues, at, choices))
            right = [is_right(items, c, gold) for c in candidates]
            if any(right):
                yield [c.features for c in candidates], right
            choices.append(Choice(_pick(candidates, right, weights), 1.0))


def _pick(candidates: list[Candidate], right: list[bool], weights: dict[str, float] | None) -> Candidate:
    if weights is None:
        return candidates[right.index(True)] if any(right) else candidates[0]
    return max(candidates, key=lambda c: sum(weights.get(f, 0.0) for f in c.features))


def learn(texts: list[Annotated]) -> dict[str, float]:
    weights = None
    for _ in range(ROUNDS):
        weights = fit(list(instances(texts, weights)), RIDGE) | BY_HAND
    return weights


def main() -> None:
    texts = read(Path(sys.argv[1]) / "quotes" / "polnear_train.jsonl")
    weights = learn(texts)
    target = DATA / "speaker_weights.json"
    target.write_text(json.dumps(weights, indent=0, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights → {target}")


if __name__ == "__main__":
    main()
