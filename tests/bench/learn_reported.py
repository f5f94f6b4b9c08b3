"""Learns `articles/text/data/reported_weights.json`: what of a sentence is reported speech.

    python -m tests.bench.learn_reported BENCH_DIR

Two conditional logits: how a cue is to be read, and where its content ends. Learned on PolNeAR's training texts and on
own sentences for what political news has little of ("…, the rescue service said"). Development texts are not read.
"""

import json
import re
import sys
from pathlib import Path

from articles.text.quotes.attribution import find_cues
from articles.text.quotes.items import Items
from articles.text.quotes.marks import find_marked
from articles.text.quotes.reported import Context, ends_of, readings_of
from articles.text.word_lists import DATA
from tests.bench.logit import fit
from tests.bench.polnear import Annotated, Attribution, overlaps, read

READING_RIDGE, END_RIDGE = 1.5, 1.5
OWN = Path(__file__).resolve().parents[1] / "data" / "quotes" / "reported.txt"
OWN_WEIGHT = 3  # each own sentence counts as so many
CLOSING = {"}": "{", "]": "[", ">": "<"}
NONE_BIAS = -0.8  # added to "no report": lower finds more, and errs more


def own_sentences() -> list[Annotated]:
    """The own labelled sentences, as PolNeAR's texts are read."""
    lines = OWN.read_text(encoding="utf-8").splitlines()
    return [_own(line) for line in lines if line and not line.startswith("#")]


def _own(line: str) -> Annotated:
    """Each content belongs to the cue nearest to it and to the one source."""
    text, spans = "", {"{": [], "[": [], "<": []}
    for mark in re.split(r"([{}\[\]<>])", line):
        if mark in spans:
            spans[mark].append((len(text), 0))
        elif mark in CLOSING:
            start, _ = spans[CLOSING[mark]][-1]
            spans[CLOSING[mark]][-1] = (start, len(text))
        else:
            text += mark
    contents, cues = spans["{"], spans["<"]
    rows = [((content,), (min(cues, key=lambda c: abs(c[1] - content[0])),)) for content in contents]
    if len(contents) == 1:
        rows = [((contents[0],), (cues[0],))]
    return Annotated(line, text, tuple(Attribution(c, tuple(spans["["]), cue, False) for c, cue in rows))


def of_cue(annotated: Annotated, start: int, end: int) -> list[Attribution]:
    """The attributions without leading marks whose cue covers these code points."""
    return [a for a in annotated.attributions if not a.is_direct and overlaps(a.cue, start, end)]


def likeness(attribution: Attribution, start: int, end: int) -> float:
    """Shared code points over all, of an attribution's content and a span."""
    shared = overlaps(attribution.content, start, end)
    total = sum(e - s for s, e in attribution.content) + end - start - shared
    return shared / total


def instances(texts: list[Annotated]) -> tuple[list, list]:
    """Rows for the two logits."""
    reading_rows, end_rows = [], []
    for annotated in texts:
        items = Items(annotated.text, find_marked(annotated.text))
        cues = find_cues(items)
        context = Context(items, cues)
        for number, cue in enumerate(cues):
            span = items.span(cue.at, cue.end)
            gold = of_cue(annotated, span.start, span.end)
            readings = list(readings_of(context, number))
            gains = [_gain(items, gold, r) for r in readings]
            best = max(gains)
            if best <= 0:
                gains[0] = best = 1.0
            reading_rows.append(([r.features for r in readings], [float(g == best) for g in gains]))
            chosen = readings[gains.index(best)]
            if chosen.pattern not in ("none", "before"):
                end_rows.append(_end_row(context, number, chosen, gold))
    return reading_rows, end_rows


def _gain(items: Items, gold: list[Attribution], reading) -> float:
    """How near a reading's beginning (or for content before the cue, all of it) comes to the key; 0 is wrong."""
    if reading.pattern == "none" or reading.end <= reading.start:
        return 0.0
    span = items.span(reading.start, reading.end)
    if reading.pattern == "before":
        return max((likeness(a, span.start, span.end) for a in gold), default=0.0) * 0.99
    near = [a for a in gold if a.content[-1][1] > span.start and a.content[0][0] < span.end]
    return max(
        (1 / (1 + abs(a.content[0][0] - span.start)) for a in near if a.content[0][0] >= span.start - 60), default=0
    )


def _end_row(context: Context, number: int, reading, gold: list[Attribution]) -> tuple[list, list]:
    items = context.items
    ends = list(ends_of(context, number, reading))
    start = items.starts[reading.start]
    gains = [max(likeness(a, start, items.ends[end - 1]) for a in gold) for end, _ in ends]
    best = max(gains)
    return [features for _, features in ends], [float(g == best) for g in gains]


def learn(texts: list[Annotated]) -> dict[str, dict[str, float]]:
    texts = [*texts, *own_sentences() * OWN_WEIGHT]
    reading_rows, end_rows = instances(texts)
    reading, end = fit(reading_rows, READING_RIDGE), fit(end_rows, END_RIDGE)
    reading["none|bias"] = round(reading.get("none|bias", 0.0) + NONE_BIAS, 2)
    return {"reading": reading, "end": end}


def main() -> None:
    weights = learn(read(Path(sys.argv[1]) / "quotes" / "polnear_train.jsonl"))
    target = DATA / "reported_weights.json"
    target.write_text(json.dumps(weights, indent=0, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{sum(map(len, weights.values()))} weights → {target}")


if __name__ == "__main__":
    main()
