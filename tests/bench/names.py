"""Measure the names stage: mentions and aliases of the annotated stories, spelling variants, speed.

    python -m tests.bench.names [--misses STORY]

The stories' keys also mark descriptions ("the congressman") as mentions, which this stage leaves alone; so recall on
proper names is given beside the scorer's figures.
"""

import argparse
import csv
import importlib.util
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from articles.text.clean import clean_text
from articles.text.document import HEADLINE, Document, NameMention
from articles.text.names import NamesRead, read_names
from tests.bench.figure import Figure

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "tools" / "score_dossier.py"
BARS = {"seeds": (0.92, 0.97)}


def load_scorer() -> ModuleType:
    """The dossier scorer, whose rules for "same span" and B-cubed this measure shares."""
    spec = importlib.util.spec_from_file_location("score_dossier", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass
class Score:
    """Counts of one story, and what was missed or made up."""

    wanted: int = 0
    proper: int = 0
    proper_hit: int = 0
    found: int = 0
    hits: int = 0
    in_boilerplate: int = 0
    aliases: float = 0.0
    missed: list[str] = field(default_factory=list)
    made_up: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        recall = self.hits / self.wanted if self.wanted else 0.0
        return 2 * self.precision * recall / (self.precision + recall) if self.hits else 0.0


def load_story(name: str) -> tuple[list[Document], dict, dict[str, str]]:
    """Cleaned documents, key and raw texts of one annotated story."""
    gold = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    folder = SHARED / "seeds" if name == "seeds" else SHARED / "stories" / name
    raws = {file: (folder / file).read_text(encoding="utf-8") for file in gold["files"]}
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        headlines = {row["file"]: row["headline"] or "" for row in csv.DictReader(lines)}
    documents = []
    for file, raw in raws.items():
        cleaned = clean_text(raw, headlines.get(file, ""))
        documents.append(Document(file, cleaned.text, cleaned.headline))
    return documents, gold, raws


def raw_offset(mention: NameMention, document: Document, source: object) -> int:
    """Where a mention lies in the raw file, by the text around it, as the scorer does it."""
    text = document.headline if mention.span.field == HEADLINE else document.text
    start = mention.span.start
    spans = source.spans(text[max(0, start - 20) : start + len(mention.exact) + 20])
    return spans[0][0] + min(20, start) if spans else start


def is_proper(exact: str) -> bool:
    """Whether a marked mention is a name, and not a description that may contain one."""
    words = [w for w in re.findall(r"[\w.'’-]+", exact) if w.lower() not in ("the", "of", "for", "and", "at", "on")]
    return bool(words) and all(w[0].isupper() or w.startswith("al-") or w[0].isdigit() for w in words)


def score_story(name: str, read: NamesRead, documents: list[Document], gold: dict, raws: dict[str, str]) -> Score:
    scorer = load_scorer()
    sources = {file: scorer.Source(file, raw) for file, raw in raws.items()}
    by_key = {document.key: document for document in documents}
    wanted = [
        (m["file"], (m["start"], m["end"]), e["name"])
        for e in gold["entities"]
        if not e.get("decoy")
        for m in e["mentions"]
        if m.get("zone") != "boilerplate"
    ]
    decoys = [(m["file"], (m["start"], m["end"])) for e in gold["entities"] if e.get("decoy") for m in e["mentions"]]
    names = {entity.key: entity.name for entity in read.entities}
    order = {entity.key: i for i, entity in enumerate(read.entities)}
    score, linked = Score(wanted=len(wanted)), {}
    for mention in sorted(read.mentions, key=lambda m: order[m.entity]):
        document = by_key[mention.document]
        spans = sources[mention.document].spans(mention.exact)
        if not spans:
            continue
        near = raw_offset(mention, document, sources[mention.document])
        span = min(spans, key=lambda s: abs(s[0] - near))
        score.found += 1
        score.in_boilerplate += any(n == mention.document and scorer.same(span, s) for n, s in decoys)
        hit = [k for k, (n, s, _) in enumerate(wanted) if n == mention.document and scorer.same(span, s)]
        for k in hit:
            linked.setdefault(k, names[mention.entity])
        if not hit:
            score.made_up.append(f"{mention.exact} → {names[mention.entity]}")
    score.hits = len(linked)
    score.aliases = scorer.bcubed({k: wanted[k][2] for k in linked}, linked)
    for k, (file, (start, end), entity) in enumerate(wanted):
        exact = raws[file][start:end]
        score.proper += is_proper(exact)
        score.proper_hit += is_proper(exact) and k in linked
        if k not in linked and is_proper(exact):
            score.missed.append(f"{exact} ({entity})")
        elif k in linked:
            score.links.append(f"{entity} ← {linked[k]}")
    return score


def story_names() -> list[str]:
    return sorted((p.stem for p in (SHARED / "gold").glob("*.json")), key=lambda n: (n != "seeds", n))


def measure(name: str) -> Score:
    documents, gold, raws = load_story(name)
    return score_story(name, read_names(documents), documents, gold, raws)


def figures() -> list[Figure]:
    """Every figure of the stage beside its bar; empty where the shared data is not there."""
    if not SCORER.exists():
        return []
    rows = []
    for name in story_names():
        score = measure(name)
        f1_bar, alias_bar = BARS.get(name, (None, None))
        source = f"gold/{name}.json"
        rows.append(_figure(f"names: mentions F1, {name}", score.f1, f1_bar, source))
        rows.append(_figure(f"names: aliases B³, {name}", score.aliases, alias_bar, source))
        rows.append(_figure(f"names: recall on proper names, {name}", score.proper_hit / score.proper, None, source))
    return rows


def _figure(name: str, value: float, bar: float | None, source: str) -> Figure:
    return Figure(name, round(value, 3), f"≥ {bar}" if bar else "", bar is None or value >= bar, source)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses")
    args = parser.parse_args()
    for name in story_names():
        score = measure(name)
        print(
            f"{name:16} P {score.precision:.3f} R {score.hits / score.wanted:.3f} F1 {score.f1:.3f}  "
            f"proper R {score.proper_hit / max(1, score.proper):.3f}  aliases {score.aliases:.3f}  "
            f"boilerplate {score.in_boilerplate}  ({score.found} found, {score.wanted} wanted)"
        )
        if args.misses in (name, "all"):
            print("  MISSED  ", dict(Counter(score.missed)))
            print("  MADE UP ", dict(Counter(score.made_up)))
            print("  LINKS   ", dict(Counter(score.links)))


if __name__ == "__main__":
    main()
