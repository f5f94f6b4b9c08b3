"""Figures of cleaning: the keyed stories' furniture, our own pages, web pages, bodies left whole, and speed."""

import csv
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from articles.text.page.clean import Cleaned, clean_text
from articles.text.page.html import clean_html
from articles.text.sentences import split_sentences
from tests.bench.clean_pages import FOLDER, leaked, lost, pages, squeezed
from tests.bench.figure import Figure
from tests.bench.story_sets import bench_dir, load_set

NEWEST_BAR = 0.25
LEAK_BAR, LOSS_BAR, SPEED_BAR, SENTENCES_BAR, HTML_BAR = 0.01, 0.005, 150, 2_000, 60


def figures() -> list[Figure]:
    """Shares of characters leaked and lost, headlines right, and articles a second on one core."""
    found = [*_on_pages(), *_on_web_pages()]
    bench = bench_dir()
    if bench is None:
        return found
    return [*_on_keyed_stories(bench.parent), *_on_newest(bench.parent), *found, _on_bodies(bench), *_speed(bench)]


def _share(name: str, part: int, whole: int, bar: float, source: str) -> Figure:
    share = part / whole if whole else 0.0
    return Figure(name, round(share, 4), f"≤ {bar}", share <= bar, f"{source}, {whole:,} characters")


def _on_pages() -> list[Figure]:
    leak = furniture = gone = text = right = 0
    every = pages()
    for page in every:
        cleaned = clean_text(page.raw)
        leak += sum(len(squeezed(piece)) for piece in leaked(page, cleaned))
        furniture += sum(len(squeezed(piece)) for piece in page.furniture)
        gone += sum(len(squeezed(line)) for line in lost(page, cleaned))
        text += sum(len(squeezed(line)) for line in page.text)
        right += cleaned.headline == page.headline
    source = f"own pages of {len(every)} kinds of sites"
    return [
        _share("clean: leaked, own pages", leak, furniture, LEAK_BAR, source),
        _share("clean: body lost, own pages", gone, text, LOSS_BAR, source),
        Figure("clean: headlines, own pages", f"{right}/{len(every)}", "all", right == len(every), source),
    ]


def _on_web_pages() -> list[Figure]:
    folder = FOLDER / "html"
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    leak = furniture = gone = text = 0
    started = time.process_time()
    for name, wanted in expected.items():
        found = squeezed(clean_html((folder / name).read_text(encoding="utf-8")).text)
        leak += sum(len(squeezed(p)) for p in wanted["furniture"] if squeezed(p) in found)
        furniture += sum(len(squeezed(p)) for p in wanted["furniture"])
        gone += sum(len(squeezed(p)) for p in wanted["body"] if squeezed(p) not in found)
        text += sum(len(squeezed(p)) for p in wanted["body"])
    speed = f"{len(expected) / (time.process_time() - started):,.0f} pages/s"
    source = f"{len(expected)} own web pages, trafilatura"
    return [
        _share("clean: leaked, web pages", leak, furniture, LEAK_BAR, source),
        Figure("clean: body lost, web pages", gone / text, "0", gone == 0, source, speed),
    ]


NEWEST = (
    "bitcoin",
    "consulate",
    "planets",
    "tram",
)  # whole pages as they came


def keyed_files(shared: Path, stories: Sequence[str] = ()) -> Iterator[tuple[dict, str, Cleaned]]:
    """(key of the article, raw text, cleaned) for each article of the keyed stories, or of those named."""
    for path in sorted((shared / "gold").glob("*.json")):
        if stories and path.stem not in stories:
            continue
        folder = shared / "seeds" if path.stem == "seeds" else shared / "stories" / path.stem
        with (folder / "manifest.csv").open(encoding="utf-8", newline="") as manifest:
            headlines = {row["file"]: row["headline"] or "" for row in csv.DictReader(manifest)}
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            raw = (folder / article["file"]).read_text(encoding="utf-8")
            yield article, raw, clean_text(raw, headlines.get(article["file"], ""))


def _on_keyed_stories(shared: Path) -> list[Figure]:
    leak = furniture = gone = text = right = headed = 0
    for article, raw, cleaned in keyed_files(shared):
        found = squeezed(cleaned.text)
        pieces = [squeezed(raw[p["start"] : p["end"]]) for p in article["boilerplate"]]
        furniture += sum(map(len, pieces))
        leak += sum(len(piece) for piece in pieces if len(piece) > 3 and piece in found)
        if "body_start" in article:
            lines = [squeezed(line) for line in raw[article["body_start"] : article["body_end"]].split("\n")]
            text += sum(map(len, lines))
            gone += sum(len(line) for line in lines if line not in found)
        if article.get("headline"):
            headed += 1
            right += squeezed(cleaned.headline) == squeezed(article["headline"])
    return [
        _share("clean: leaked, keyed stories", leak, furniture, LEAK_BAR, "gold/*.json"),
        _share("clean: body lost, keyed stories", gone, text, LOSS_BAR, "gold/seeds.json"),
        Figure("clean: headlines, keyed stories", f"{right}/{headed}", "all", right == headed, "gold/seeds.json"),
    ]


def _on_newest(shared: Path) -> list[Figure]:
    """Furniture left on whole pages, story by story; captions count as furniture only where the key says so."""
    found = []
    for story in NEWEST:
        leak = whole = 0
        for article, raw, cleaned in keyed_files(shared, [story]):
            text = squeezed(cleaned.text)
            pieces = [squeezed(raw[p["start"] : p["end"]]) for p in article["boilerplate"]]
            whole += sum(map(len, pieces))
            leak += sum(len(piece) for piece in pieces if len(piece) > 3 and piece in text)
        found.append(_share(f"clean: leaked, {story}", leak, whole, NEWEST_BAR, f"gold/{story}.json"))
    return found


def _on_bodies(bench: Path) -> Figure:
    """What is taken from clean bodies that come without headline: close to nothing is furniture there."""
    bodies = [piece.text for piece in load_set(bench, "basil")]
    taken = sum(
        len(p.text) for body in bodies for p in clean_text(body).removed if p.kind not in ("headline", "repeat")
    )
    return _share("clean: taken from bare bodies", taken, sum(map(len, bodies)), LOSS_BAR, "bench/stories/basil")


def _speed(bench: Path) -> list[Figure]:
    raws = [f"{piece.headline}\n\n{piece.text}" for piece in load_set(bench, "basil")]
    articles = sum(len(raw.split()) for raw in raws) / 500
    started = time.process_time()
    texts = [clean_text(raw).text for raw in raws]
    middle = time.process_time()
    count = sum(len(split_sentences(text)) for text in texts)
    ended = time.process_time()
    both, sentences = articles / (ended - started), count / (ended - middle)
    source = "bench/stories/basil"
    return [
        Figure("clean + sentences: 500-word articles/s", round(both), f"≥ {SPEED_BAR}", both >= SPEED_BAR, source),
        Figure("sentences/s", round(sentences), f"≥ {SENTENCES_BAR}", sentences >= SENTENCES_BAR, source),
    ]
