"""Count how many sentences of general news have each stem: writes `articles/text/data/background_words.json`.

    python -m tests.bench.learn_background

Counted over the articles of `bench/stories` that do not belong to a keyed story, the articles of `bench/quotes`, the
summaries of `bench/claim_match` and the statements of `bench/claim_search`; stems in four sentences or more are kept.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterator

from articles.text.index.words import stems
from articles.text.sentences import split_sentences
from articles.text.word_lists import DATA
from tests.bench.keyed_stories import SHARED, keyed_stories

BENCH = SHARED / "bench"
LEAST = 4
SHARED_RUN = 8  # words in a row that tell a keyed text
SHARED_SHARE = 0.02


def count() -> dict:
    seen: Counter[str] = Counter()
    total = 0
    for sentence in _sentences():
        found = set(stems(sentence))
        if len(found) > 2:
            seen.update(found)
            total += 1
    return {"sentences": total, "seen": {stem: n for stem, n in sorted(seen.items()) if n >= LEAST}}


def _sentences() -> Iterator[str]:
    for text in dict.fromkeys(_texts()):
        yield from (text[start:end] for start, end in split_sentences(text))
    with (BENCH / "claim_search/claims.tsv").open(encoding="utf-8") as rows:
        yield from (row[1] for row in list(csv.reader(rows, delimiter="\t"))[1:])


def _texts() -> Iterator[str]:
    keyed = set().union(*(_word_runs(d.text) for story in keyed_stories() for d in story.documents))
    for path in sorted((BENCH / "stories").glob("*.jsonl")):
        for row in _rows(path):
            runs = _word_runs(row["text"])
            if len(runs & keyed) <= SHARED_SHARE * len(runs):
                yield row["text"]
    for path in [*sorted((BENCH / "quotes").glob("*.jsonl")), BENCH / "claim_match/realsumm.jsonl"]:
        yield from (row["text"] for row in _rows(path))


def _rows(path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _word_runs(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[at : at + SHARED_RUN]) for at in range(len(words) - SHARED_RUN + 1)}


if __name__ == "__main__":
    path = DATA / "background_words.json"
    path.write_text(json.dumps(count(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
