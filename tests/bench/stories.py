"""Figures of story assignment: B-cubed on the labelled sets, and speed at 100,000 articles."""

import random
import time
from datetime import date, timedelta
from itertools import accumulate

from articles.text import stories
from articles.text.document import Document
from articles.text.word_lists import word_counts
from tests.bench.figure import Figure
from tests.bench.story_sets import Index, Piece, b_cubed, bench_dir, load_set, misdated, online, pooled

BAR, MISDATED_BAR, SPEED_BAR = 0.97, 0.95, 200
ARCHIVE, PER_DAY, PER_STORY, TIMES, ASKED = 100_000, 55, 5, 10, 100
FIRST_DAY = date(2015, 1, 1)


def figures() -> list[Figure]:
    """One figure for each labelled set and the pool, and the speed with small and large archives."""
    bench = bench_dir()
    if bench is None:
        return [Figure("stories: B³", "no bench folder", f"≥ {BAR}", False, "bench/stories")]
    basil, wcl = load_set(bench, "basil"), load_set(bench, "newswcl50")
    sets = {"basil": basil, "newswcl50": wcl, "pool": pooled(bench)}
    found = [_score(name, pieces) for name, pieces in sets.items()]
    found += [_score("basil, a third of the dates wrong", misdated(basil), MISDATED_BAR)]
    return [*found, _signature_speed(basil), *(_speed(size) for size in (ARCHIVE // 10, ARCHIVE))]


def _score(name: str, pieces: list[Piece], bar: float = BAR) -> Figure:
    started = time.process_time()
    predicted = online(pieces)
    speed = len(pieces) / (time.process_time() - started)
    score = round(b_cubed([piece.gold for piece in pieces], predicted), 3)
    source = "bench/stories, online, one setting learned on both sets"
    return Figure(f"stories: B³ {name}", score, f"≥ {bar}", score >= bar, source, f"{speed:,.0f} articles/s")


def _speed(size: int) -> Figure:
    """Assignments a second, look-up included, in an archive of made-up stories spread over years."""
    rng = random.Random(1)
    make = maker(rng)
    index, asked = Index(), []
    for i in range(size // PER_STORY // TIMES):
        story = make()
        articles = [story() for _ in range(PER_STORY)]
        for again in range(TIMES):  # the same words come back years later; only those near in time are candidates
            day = FIRST_DAY + timedelta(days=(i * PER_STORY + again * size // TIMES) // PER_DAY)
            for signature in articles:
                index.add((i, again), signature, day)
        if i % (size // PER_STORY // TIMES // ASKED) == 0:
            asked.append((story(), day))
    started = time.process_time()
    right = sum(bool(stories.assign(new, day, index.candidates(new, day))) for new, day in asked)
    speed = len(asked) / (time.process_time() - started)
    source = f"made-up archive; {right} of {len(asked)} found their story"
    return Figure(
        f"stories: assignments/s at {size:,} articles", round(speed), f"≥ {SPEED_BAR}", speed >= SPEED_BAR, source
    )


def maker(rng: random.Random):
    """Makes stories, which make articles: words as common as in real news, and 25 rare ones of the story's own."""
    counts = {word: count for word, count in word_counts("story_idf").items() if word}
    words, sums = list(counts), list(accumulate(counts.values()))

    def make_story():
        own = [f"rare{rng.randrange(40_000)}" for _ in range(25)]
        topic = rng.choices(words, cum_weights=sums, k=120)

        def make_article() -> stories.Signature:
            mine = [*rng.sample(own, 18), *rng.sample(topic, 80), *rng.choices(words, cum_weights=sums, k=60)]
            terms = stories.unit({term: stories.weight_of(term) * rng.uniform(0.8, 2.5) for term in mine})
            ranked = sorted(terms, key=lambda term: -terms[term])[: stories.INDEX_TERMS]
            opening = stories.unit({term: terms[term] for term in mine[:60]})
            return stories.Signature(tuple(ranked), {"terms": terms, "opening": opening, "days": ()})

        return make_article

    return make_story


def _signature_speed(pieces: list[Piece]) -> Figure:
    documents = [Document(p.key, p.text, p.headline, p.published) for p in pieces]
    started = time.process_time()
    for document in documents:
        stories.signature(document)
    speed = len(documents) / (time.process_time() - started)
    return Figure("stories: signatures/s", round(speed), f"≥ {SPEED_BAR}", speed >= SPEED_BAR, "bench/stories/basil")
