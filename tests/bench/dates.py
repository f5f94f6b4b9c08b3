"""Dates: own labelled sentences, resolved right, left open, or wrong."""

import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from articles.text.dates.read import UNRESOLVED, find_dates
from tests.bench.figure import Figure

CASES = Path(__file__).resolve().parents[1] / "data" / "dates" / "cases.txt"
SAMPLES = Path(__file__).resolve().parents[2] / "articles" / "samples"
SOURCE = "tests/data/dates"
ARTICLE_WORDS = 500


@dataclass(frozen=True)
class Case:
    """A sentence with what is wanted: (exact, precision, first, last) for each expression."""

    sentence: str
    published: date | None
    wanted: list[tuple]


def read_cases() -> list[Case]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [_case([part.strip() for part in line.split("|")]) for line in lines]


def _case(parts: list[str]) -> Case:
    published, marked, precision, first, *last = [*parts, ""]
    exact = marked[marked.index("[") + 1 : marked.index("]")] if "[" in marked else ""
    days = (_day(first), _day(last[0]) or _day(first))
    wanted = [(exact, precision, *days)] if exact else []
    return Case(
        marked.replace("[", "").replace("]", ""),
        _day(published.removeprefix("-") if published == "-" else published),
        wanted,
    )


def _day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None


def figures() -> list[Figure]:
    """Share of expressions read right, how many are wrong (not left open), and the time an article takes."""
    cases = read_cases()
    read = [
        (case, [(m.exact, m.precision, m.first, m.last) for m in find_dates(case.sentence, case.published)])
        for case in cases
    ]
    right = sum(found == case.wanted for case, found in read)
    wrong = sum(any(f[1] != UNRESOLVED and f not in case.wanted for f in found) for case, found in read)
    speed = f"{_milliseconds():.1f} ms / 500 words"
    return [
        Figure(
            "dates: read right",
            right / len(cases),
            "≥ 0.95",
            right / len(cases) >= 0.95,
            f"{SOURCE}, {len(cases)} cases",
            speed,
        ),
        Figure("dates: resolved wrongly", float(wrong), "0", wrong == 0, SOURCE),
    ]


def _milliseconds() -> float:
    """For 500 words of the sample stories; the cases hold more dates than any article has."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*/*.txt"))]
    find_dates(texts[0], date(2024, 5, 2))  # reads the word lists
    started = time.process_time()
    for text in texts:
        find_dates(text, date(2024, 5, 2))
    return (time.process_time() - started) * 1000 * ARTICLE_WORDS / sum(len(text.split()) for text in texts)
