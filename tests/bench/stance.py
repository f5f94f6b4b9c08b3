"""Stance, modality and attribution: own cases, and the keyed stories, each by what was learned on the others."""

import time
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest import mock

from articles.text import stance
from articles.text.document import Document, Reading, Span
from articles.text.quotes.read import find_quotes
from tests.bench.figure import Figure
from tests.bench.keyed_stories import KeyedStory, keyed_stories, quotes_of, sentences_of
from tests.bench.learn_stance import leave_one_out

CASES = Path(__file__).resolve().parents[1] / "data" / "stance" / "cases.txt"
CLASSES = ("reports", "attributes", "hedges", "disputes")
NOT_YET = ("planned", "possible")


@dataclass(frozen=True)
class Case:
    """A sentence, the passage in it, and how it should be read; `stance` "any" where two readings are right."""

    sentence: str
    start: int
    end: int
    stance: str
    modality: str
    attributed_to: str


def read_cases() -> list[Case]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [_case([part.strip() for part in line.split("|")]) for line in lines]


def _case(parts: list[str]) -> Case:
    marked, wanted, modality, whom = parts
    start, end = marked.index("["), marked.index("]") - 1
    return Case(marked.replace("[", "").replace("]", ""), start, end, wanted, modality, whom)


def read_case(case: Case) -> Reading:
    quotes = find_quotes(Document("case", case.sentence))
    return stance.read_stance(case.sentence, case.start, case.end, Span(0, len(case.sentence)), quotes)


def is_right(case: Case, reading: Reading) -> bool:
    return (
        case.stance in ("any", reading.stance)
        and case.modality == reading.modality
        and case.attributed_to.lower() in reading.attributed_to.lower()
    )


def figures() -> list[Figure]:
    cases = read_cases()
    share = sum(is_right(case, read_case(case)) for case in cases) / len(cases)
    own = Figure(
        "stance: own cases", share, "≥ 0.90", share >= 0.9, f"tests/data/stance, {len(cases)} cases", _speed(cases)
    )
    return [own, *_on_stories()] if keyed_stories() else [own]


def _speed(cases: list[Case]) -> str:
    read = [(case, find_quotes(Document("case", case.sentence))) for case in cases]
    started = time.process_time()
    for case, quotes in read:
        stance.read_stance(case.sentence, case.start, case.end, Span(0, len(case.sentence)), quotes)
    return f"{(time.process_time() - started) * 1e6 / len(cases):.0f} µs / passage"


def _on_stories() -> list[Figure]:
    """Recall of what is not plainly reported as fact, how often a plain report is taken for such, and macro F1."""
    out, pairs = [], Counter()
    for story in keyed_stories():
        with mock.patch.object(stance, "learned", lambda name, story=story: leave_out()[story.name]):
            read = [(_wanted(evidence), _read(story, evidence)) for evidence in _evidence(story)]
        pairs.update((wanted[0], reading.stance) for wanted, reading in read)
        flagged = [_is_flagged(r.stance, r.modality) for w, r in read if _is_flagged(*w)]
        plain = [_is_flagged(r.stance, r.modality) for w, r in read if not _is_flagged(*w)]
        recall, false = sum(flagged) / len(flagged), sum(plain) / len(plain)
        bar = "≥ 0.85" if story.name == "seeds" else ""
        note = f"gold, left out; of {len(flagged)}; plain ones flagged {false:.2f} of {len(plain)}"
        out.append(Figure(f"stance: {story.name}", recall, bar, recall >= 0.85 or not bar, note))
    scores = {name: _f1(pairs, name) for name in CLASSES}
    note = ", ".join(f"{name} {score:.2f}" for name, score in scores.items())
    return [*out, Figure("stance: macro F1", sum(scores.values()) / len(scores), "", True, f"gold, left out; {note}")]


@cache
def leave_out() -> dict[str, dict[str, float]]:
    return leave_one_out()


def _evidence(story: KeyedStory) -> list[dict]:
    return [evidence for claim in story.key["claims"] for evidence in claim["evidence"]]


def _wanted(evidence: dict) -> tuple[str, str]:
    modality = {"asserted": "happened", "expected": "planned"}.get(evidence["modality"], evidence["modality"])
    return evidence["stance"].split("/")[0], modality


def _read(story: KeyedStory, evidence: dict) -> Reading:
    document, start, end = story.files[evidence["file"]], evidence["start"], evidence["end"]
    around = [s for s in _sentences(story.name, evidence["file"]) if s.start < end and start < s.end]
    sentence = Span(around[0].start, around[-1].end) if around else Span(start, end)
    return stance.read_stance(document.text, start, end, sentence, quotes_of(story.name, evidence["file"]))


@cache
def _sentences(story: str, file: str) -> list[Span]:
    return sentences_of(next(s for s in keyed_stories() if s.name == story).files[file])


def _is_flagged(wanted: str, modality: str) -> bool:
    return wanted != "reports" or modality in NOT_YET


def _f1(pairs: Counter, name: str) -> float:
    right = pairs[name, name]
    found, wanted = (sum(n for pair, n in pairs.items() if pair[k] == name) for k in (1, 0))
    return 2 * right / (found + wanted) if found + wanted else 0.0
