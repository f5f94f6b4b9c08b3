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
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from articles.text.document import HEADLINE, Document, NameMention
from articles.text.names.lists import COMMON_WORDS, FUNCTION_WORDS
from articles.text.names.read import NamesRead, are_variants, read_names, variant_key
from articles.text.page.clean import clean_text
from tests.bench.figure import Figure
from tests.bench.learn_names import halves, variant_pairs
from tests.bench.marked_names import Agreement, agree, marked_stories

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "tools" / "score_dossier.py"
PAIRS = SHARED / "bench" / "names" / "arabic_variants.jsonl"
POLNEAR = SHARED / "bench" / "quotes" / "polnear_dev.jsonl"
TEXTS = SHARED / "bench" / "stories" / "basil.jsonl"
LIKELY = 0.5  # from this chance on two spellings are offered as variants
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
    people_merged: int = 0
    places_as_people: int = 0
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
    count_misses(score, wanted, linked, raws)
    count_false_people(score, read, gold, [(linked[k], *wanted[k]) for k in linked], raws)
    return score


def count_misses(score: Score, wanted: list, linked: dict[int, str], raws: dict[str, str]) -> None:
    """Recall on proper names, and the names that were missed."""
    for k, (file, (start, end), entity) in enumerate(wanted):
        exact = raws[file][start:end]
        score.proper += is_proper(exact)
        score.proper_hit += is_proper(exact) and k in linked
        if k not in linked and is_proper(exact):
            score.missed.append(f"{exact} ({entity})")
        elif k in linked:
            score.links.append(f"{entity} ← {linked[k]}")


def count_false_people(score: Score, read: NamesRead, gold: dict, links: list, raws: dict[str, str]) -> None:
    """People of the key under one entity, and people that the key has as places."""
    kinds = {e["name"]: e["kind"] for e in gold["entities"]}
    pairs = {(found, name) for found, file, (start, end), name in links if is_proper(raws[file][start:end])}
    bearers = Counter(found for found, name in pairs if kinds[name] == "person")
    people = {entity.name for entity in read.entities if entity.kind == "person"}
    score.people_merged = sum(n > 1 for n in bearers.values())
    score.places_as_people = sum(found in people and kinds[name] == "place" for found, name in pairs)


def story_names() -> list[str]:
    return sorted((p.stem for p in (SHARED / "gold").glob("*.json")), key=lambda n: (n != "seeds", n))


def measure(name: str) -> Score:
    documents, gold, raws = load_story(name)
    return score_story(name, read_names(documents), documents, gold, raws)


def figures() -> list[Figure]:
    """Every figure of the stage beside its bar; those of the shared data only where it is there."""
    rows = own_figures()
    if SCORER.exists():
        rows += [figure for name in story_names() for figure in story_figures(name)]
    if PAIRS.exists():
        rows += variant_figures()
    if POLNEAR.exists():
        rows.append(source_figure())
    if TEXTS.exists():
        rows.append(speed_figure())
    return rows


def story_figures(name: str) -> list[Figure]:
    score = measure(name)
    f1_bar, alias_bar = BARS.get(name, (None, None))
    source = f"gold/{name}.json"
    return [
        _figure(f"names: mentions F1, {name}", score.f1, f1_bar, source),
        _figure(f"names: mentions precision, {name}", score.precision, None, source),
        _figure(f"names: recall on proper names, {name}", score.proper_hit / score.proper, None, source),
        _figure(f"names: aliases B³, {name}", score.aliases, alias_bar, source),
        Figure(f"names: in boilerplate, {name}", score.in_boilerplate, "0", score.in_boilerplate == 0, source),
        Figure(f"names: two people as one, {name}", score.people_merged, "0", score.people_merged == 0, source),
        Figure(f"names: people from places, {name}", score.places_as_people, "0", score.places_as_people == 0, source),
    ]


def own_figures() -> list[Figure]:
    total = Agreement()
    for story in marked_stories():
        list(agree(story, read_names(story.documents), total))
    source = "tests/data/names/marked.txt"
    return [
        _figure("names: mentions F1, own articles", total.f1, 0.95, source),
        _figure("names: aliases B³, own articles", total.aliases, 0.95, source),
        _figure("names: kind right, own articles", total.kinds / total.hit, 0.9, source),
    ]


def variant_figures() -> list[Figure]:
    """On the half of the pairs that nothing was learned from; as many pairs of one name as of two."""
    _, measuring = halves(PAIRS)
    same, other, hard = variant_pairs(measuring, seed=2)
    found, false, near = ([are_variants(a, b) >= LIKELY for a, b in pairs] for pairs in (same, other, hard))
    recall, wrong, wrong_near = (sum(hits) / len(hits) for hits in (found, false, near))
    shared = sum(variant_key(a) == variant_key(b) for a, b in same) / len(same)
    source = "bench/names/arabic_variants.jsonl, second half"
    return [
        _figure("names: variants recall", recall, 0.85, source),
        _figure("names: variants precision, random pairs", recall / (recall + wrong), 0.9, source),
        _figure("names: variants precision, nearest other names", recall / (recall + wrong_near), None, source),
        _figure("names: variants that share the blocking key", shared, None, source),
    ]


def source_figure() -> Figure:
    """Of PolNeAR's sources that are names, the share that overlaps a mention; pronouns and common words left out."""
    wanted = hit = 0
    for line in POLNEAR.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = [m.span for m in read_names([Document(row["id"], row["text"])]).mentions]
        for attribution in row["attributions"]:
            for start, end in attribution["source"][:1]:
                exact = row["text"][start:end]
                words = [w.lower() for w in exact.split()]
                if is_proper(exact) and any(w not in COMMON_WORDS and w not in FUNCTION_WORDS for w in words):
                    wanted += 1
                    hit += any(min(end, s.end) > max(start, s.start) for s in spans)
    return _figure("names: recall on named sources", hit / wanted, None, "bench/quotes/polnear_dev.jsonl")


def speed_figure() -> Figure:
    """Articles of 500 words a second of processor time, one article at a time."""
    rows = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    documents = [Document(i, row["text"], row["title"]) for i, row in enumerate(rows)]
    read_names(documents[:1])
    started = time.process_time()
    for document in documents:
        read_names([document])
    spent = time.process_time() - started
    rate = sum(len(d.text.split()) for d in documents) / 500 / spent
    return Figure(
        "names: speed", round(rate), "≥ 150", rate >= 150, "bench/stories/basil.jsonl", f"{rate:.0f} articles/s"
    )


def _figure(name: str, value: float, bar: float | None, source: str) -> Figure:
    return Figure(name, round(value, 3), f"≥ {bar}" if bar else "", bar is None or value >= bar, source)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", help="a story's name, or all")
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
