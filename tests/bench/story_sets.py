"""The labelled story sets of the bench, and the online run that all story figures come from."""

import json
import os
import random
import re
from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from articles.text import stories
from articles.text.document import Document

ROOT = Path(__file__).resolve().parents[2]
WEEKS, UNDATED = 10, -1  # candidates are fetched this close in time, and among the undated
MOST_CANDIDATES = 200
LEAST_SHARED = 2  # index terms that a candidate has in common with the new article


@dataclass(eq=False)
class Piece:
    """A labelled article with its signature."""

    key: str
    gold: str
    headline: str
    text: str
    published: date | None
    signature: stories.Signature


def bench_dir() -> Path | None:
    """The folder of public data: BENCH_DIR, or `shared/bench` beside the project; None where neither is."""
    for folder in (os.environ.get("BENCH_DIR"), ROOT.parent / "shared" / "bench"):
        if folder and Path(folder).is_dir():
            return Path(folder)
    return None


def load_set(bench: Path, name: str) -> list[Piece]:
    """One set in order of time; undated articles stand in the order of their ids."""
    pieces = []
    for row in (bench / "stories" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(row)
        text = _untokenised(item["text"].replace("\\n", "\n"))
        day = date.fromisoformat(item["date"][:10]) if item["date"] else None
        document = Document(item["id"], text, item["title"].strip(), day)
        pieces.append(Piece(item["id"], item["gold"], document.headline, text, day, stories.signature(document)))
    return sorted(pieces, key=_moment)


def pooled(bench: Path) -> list[Piece]:
    """Both sets as one stream. The undated set is from April and May 2018, and is put there."""
    return sorted(load_set(bench, "basil") + load_set(bench, "newswcl50"), key=_moment)


def keyed_stories(bench: Path) -> set[str]:
    """Labels of the stories that have a key in gold/: nothing is learned from them."""
    names = [path.stem for path in (bench.parent / "stories").glob("*/basil_*.txt")]
    short = {name.split("_")[1] for name in names}
    rows = (bench / "stories" / "basil.jsonl").read_text(encoding="utf-8").splitlines()
    return {gold for row in rows if (gold := json.loads(row)["gold"])[:8] in short}


def misdated(pieces: list[Piece], days: int = 60, seed: int = 5) -> list[Piece]:
    """The same articles, a third of their dates wrong by so many days before or after, in the order of those dates."""
    rng = random.Random(seed)
    moved = []
    for piece in pieces:
        wrong = timedelta(days=rng.choice((-days, days))) if rng.random() < 1 / 3 else timedelta()
        published = piece.published and piece.published + wrong
        moved.append(Piece(piece.key, piece.gold, piece.headline, piece.text, published, piece.signature))
    return sorted(moved, key=_moment)


def _moment(piece: Piece) -> tuple[date, str]:
    return piece.published or date(2018, 4, 25), piece.key


def _untokenised(text: str) -> str:
    """Take back the spaces that a tokenised set has before its marks."""
    return re.sub(r" ([,.!?;:)’])", r"\1", text)


class Index:
    """Articles by index term and week: what the database's index over terms, and over days, hands out."""

    def __init__(self) -> None:
        self.by_term: dict[tuple[str, int], list[int]] = defaultdict(list)
        self.weeks: set[int] = set()
        self.rows: list[tuple[Hashable, stories.Signature, date | None]] = []

    def add(self, story: Hashable, signature: stories.Signature, published: date | None) -> None:
        week = _week(published)
        self.weeks.add(week)
        for term in signature.index_terms:
            self.by_term[term, week].append(len(self.rows))
        self.rows.append((story, signature, published))

    def candidates(self, signature: stories.Signature, published: date | None) -> list[stories.Candidate]:
        """The articles with most index terms in common, of the weeks around a day and of the undated ones."""
        week = _week(published)
        weeks = [UNDATED, *range(week - WEEKS, week + WEEKS + 1)] if published else sorted(self.weeks)
        shared = Counter(
            i for week in weeks for term in signature.index_terms for i in self.by_term.get((term, week), ())
        )
        best = sorted((-count, i) for i, count in shared.items() if count >= LEAST_SHARED)[:MOST_CANDIDATES]
        return [self.rows[i] for _, i in best]


def _week(published: date | None) -> int:
    return published.toordinal() // 7 if published else UNDATED


def online(pieces: list[Piece]) -> list[int]:
    """Stories in the order in which articles come; nothing is revised."""
    index, predicted, opened = Index(), [], 0
    for piece in pieces:
        matches = stories.assign(piece.signature, piece.published, index.candidates(piece.signature, piece.published))
        story = matches[0].story if matches else opened
        opened += not matches
        predicted.append(story)
        index.add(story, piece.signature, piece.published)
    return predicted


def online_b_cubed(pieces: list[Piece]) -> float:
    return b_cubed([piece.gold for piece in pieces], online(pieces))


def b_cubed(gold: list, predicted: list) -> float:
    """B-cubed F1 of a clustering against its labels.

    >>> b_cubed(["a", "a", "b"], [1, 1, 2])
    1.0
    """
    by_gold, by_predicted = defaultdict(set), defaultdict(set)
    for i, (label, cluster) in enumerate(zip(gold, predicted, strict=True)):
        by_gold[label].add(i)
        by_predicted[cluster].add(i)
    precision = recall = 0.0
    for label, cluster in zip(gold, predicted, strict=True):
        both = len(by_gold[label] & by_predicted[cluster])
        precision += both / len(by_predicted[cluster])
        recall += both / len(by_gold[label])
    return 2 * precision * recall / (precision + recall) / len(gold) if gold else 0.0
