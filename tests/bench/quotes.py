"""Quotations, speakers, reported speech and utterances: on PolNeAR's development texts and on the keyed stories."""

import time
from itertools import combinations

from articles.text.document import Document, Quote
from articles.text.quotes.read import REPORTED, find_quotes
from articles.text.quotes.utterances import group_utterances
from tests.bench.figure import Figure
from tests.bench.keyed_stories import SHARED, KeyedStory, keyed_stories, quotes_of
from tests.bench.polnear import Annotated, Attribution, overlaps, read

DEV = SHARED / "bench" / "quotes" / "polnear_dev.jsonl"
SOURCE = "bench/quotes, dev"
ARTICLE_WORDS = 500


def figures() -> list[Figure]:
    return [*_on_polnear(), *_on_stories()]


def _on_polnear() -> list[Figure]:
    """Direct ones found, their source's words met, and code points of reported content."""
    if not DEV.exists():
        return []
    texts = read(DEV)
    started = time.process_time()
    found = [find_quotes(Document(text.key, text.text)) for text in texts]
    spent = time.process_time() - started
    direct = [
        (a, _quote_of(a, quotes))
        for text, quotes in zip(texts, found, strict=True)
        for a in text.attributions
        if a.is_direct
    ]
    met = sum(quote is not None for _, quote in direct) / len(direct)
    sourced = [(a, quote) for a, quote in direct if a.source]
    right = sum(_is_source(a, quote) for a, quote in sourced) / len(sourced)
    precision, recall, f1 = _content(texts, found)
    milliseconds = spent * 1000 * ARTICLE_WORDS / sum(len(text.text.split()) for text in texts)
    return [
        Figure(
            "quotations: direct ones found", met, "≥ 0.98", met >= 0.98, SOURCE, f"{milliseconds:.1f} ms / 500 words"
        ),
        Figure("quotations: speaker right", right, "≥ 0.88", right >= 0.88, f"{SOURCE}, {len(sourced)} of them"),
        Figure("reported speech: content F1", f1, "≥ 0.70", f1 >= 0.70, f"{SOURCE}; P {precision:.2f} R {recall:.2f}"),
    ]


def _quote_of(attribution: Attribution, quotes: list[Quote]) -> Quote | None:
    """The quotation in marks that shares most with an attribution's content."""
    marked = [q for q in quotes if q.form != REPORTED]
    best = max(marked, key=lambda q: overlaps(attribution.content, q.span.start, q.span.end), default=None)
    return best if best and overlaps(attribution.content, best.span.start, best.span.end) else None


def _is_source(attribution: Attribution, quote: Quote | None) -> bool:
    source = quote.source_span if quote else None
    return source is not None and overlaps(attribution.source, source.start, source.end) > 0


def _content(texts: list[Annotated], found: list[list[Quote]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the code points of content that does not begin with a mark."""
    shared = ours = gold = 0
    for text, quotes in zip(texts, found, strict=True):
        wanted, direct = _points(text, is_direct=False), _points(text, is_direct=True)
        told = {i for q in quotes if q.form == REPORTED for i in range(q.span.start, q.span.end)} - direct
        shared, ours, gold = shared + len(told & wanted), ours + len(told), gold + len(wanted)
    precision, recall = shared / ours, shared / gold
    return precision, recall, 2 * precision * recall / (precision + recall)


def _points(text: Annotated, is_direct: bool) -> set[int]:
    return {i for a in text.attributions if a.is_direct == is_direct for s, e in a.content for i in range(s, e)}


def _on_stories() -> list[Figure]:
    out = []
    for story in keyed_stories():
        wanted = [q for q in story.key["quotes"] if q.get("form") in ("direct", "partial")]
        matched = {n: quote for n, q in enumerate(wanted) if (quote := _match(story, q))}
        right = sum(_names(wanted[n], quote) for n, quote in matched.items())
        bar = "13 found, 12 right" if story.name == "seeds" else ""
        passes = story.name != "seeds" or (len(matched) >= 13 and right >= 12)
        value = f"{len(matched)}/{len(wanted)} found, {right} right"
        out.append(Figure(f"quotations: {story.name}", value, bar, passes, "gold"))
        out.append(_utterances(story, wanted))
    return out


def _match(story: KeyedStory, wanted: dict) -> Quote | None:
    """The first quotation that shares half of the shorter of the two, as the scorer takes it."""
    for quote in quotes_of(story.name, wanted["file"]):
        shared = min(quote.span.end, wanted["end"]) - max(quote.span.start, wanted["start"])
        if quote.span.field == "text" and shared * 2 >= min(len(quote.span), wanted["end"] - wanted["start"]):
            return quote
    return None


def _names(wanted: dict, quote: Quote) -> bool:
    last = (wanted.get("speaker") or "").split()[-1:]
    return bool(last) and last[0].lower() in quote.speaker.lower()


def _utterances(story: KeyedStory, wanted: list[dict]) -> Figure:
    """Pairs of renderings across files that stand in one group."""
    every = [(file, quote, quote.speaker_entity) for file in story.files for quote in quotes_of(story.name, file)]
    number = {(file, quote.span): n for n, (file, quote, _) in enumerate(every)}
    group_of = {n: g for g, members in enumerate(group_utterances(every)) for n in members}
    ours = [(q, group_of.get(number[q["file"], m.span])) for q in wanted if (m := _match(story, q))]
    found = {
        (id(a), id(b))
        for (a, g), (b, h) in combinations(ours, 2)
        if g is not None and g == h and a["file"] != b["file"]
    }
    gold = {(id(a), id(b)) for a, b in combinations(wanted, 2) if a["group"] == b["group"] and a["file"] != b["file"]}
    f1 = 2 * len(found & gold) / (len(found) + len(gold)) if found or gold else 1.0
    bar = "≥ 0.80" if story.name == "seeds" else ""
    label = f"gold, {len(gold)} pairs, {len(found)} found"
    return Figure(f"same utterance: {story.name}", f1, bar, f1 >= 0.8 or not bar, label)
