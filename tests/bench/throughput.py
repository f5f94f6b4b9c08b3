"""Raw text to everything that the stages on single articles read, in articles of 500 words a second; and growth.

Processor time of one core. The texts are those of the stories benchmark, cut to 500 words, five to a story.
"""

import json
import time
from functools import cache

from articles.text.dates.read import find_dates
from articles.text.document import Analysed, Document
from articles.text.names.read import read_names
from articles.text.page.clean import clean_text
from articles.text.quotes.read import find_quotes
from tests.bench.figure import Figure
from tests.bench.keyed_stories import SHARED, sentences_of

TEXTS = SHARED / "bench/stories/basil.jsonl"
WORDS, TOGETHER = 500, 5
SIZES = (60, 120, 240)
LEAST = 60  # articles a second
MOST_GROWTH = 1.5  # of the cost of an article from the smallest to the largest lot


@cache
def raw_texts() -> tuple[str, ...]:
    """Articles with at least 500 words, their first 500 as a page of paragraphs below a headline."""
    found = []
    for line in TEXTS.read_text(encoding="utf-8").splitlines():
        row, taken, words = json.loads(line), [], 0
        for paragraph in row["text"].split("\n"):
            if words < WORDS and paragraph.strip():
                taken.append(paragraph)
                words += len(paragraph.split())
        if words >= WORDS:
            found.append("\n\n".join([row["title"], *taken]))
    return tuple(found)


def read(texts: list[str]) -> list[Analysed]:
    """The stages on single articles, as the pipeline calls them."""
    found = []
    for start in range(0, len(texts), TOGETHER):
        pieces = [clean_text(text) for text in texts[start : start + TOGETHER]]
        documents = [Document(start + n, piece.text, piece.headline) for n, piece in enumerate(pieces)]
        names = read_names(documents)
        entities = {entity.key: (entity.name, entity.kind) for entity in names.entities}
        for document in documents:
            sentences = sentences_of(document)
            mentions = [mention for mention in names.mentions if mention.document == document.key]
            quotes = find_quotes(document, sentences, mentions, entities)
            dates = find_dates(document.text, document.published)
            found.append(Analysed(document, tuple(sentences), tuple(mentions), tuple(quotes), tuple(dates)))
    return found


def figures() -> list[Figure]:
    if not TEXTS.exists():
        return []
    texts = list(raw_texts())
    read(texts[:TOGETHER])  # what is read once only, such as word lists
    rates = []
    for size in SIZES:
        lot = (texts * (size // len(texts) + 1))[:size]
        started = time.process_time()
        read(lot)
        rates.append(size / (time.process_time() - started))
    growth = rates[0] / rates[-1]
    each = ", ".join(f"{rate:.0f}/s of {size}" for size, rate in zip(SIZES, rates, strict=True))
    source = f"bench/stories/basil, {WORDS} words each"
    return [
        Figure("clean + analyse: articles/s", round(rates[-1]), f"≥ {LEAST}", rates[-1] >= LEAST, source, each),
        Figure(
            "clean + analyse: growth of an article's cost", growth, f"≤ {MOST_GROWTH}", growth <= MOST_GROWTH, source
        ),
    ]
