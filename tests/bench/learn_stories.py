"""Make articles/text/data/story_idf.tsv and story_model.json again, from the public bench.

    python -m tests.bench.learn_stories [BENCH_DIR]

The idf is counted over news texts without labels; the articles whose stories have a key in gold/ are left out. Words
that are mostly names are listed only when many texts have them. The model is a logistic regression over the features
of articles.text.stories, trained on partial stories of both labelled sets; leave-one-set-out figures are printed.
"""

import json
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from articles.text import stories
from articles.text.word_lists import DATA, learned
from tests.bench.story_sets import Piece, bench_dir, keyed_stories, load_set, online_b_cubed, pooled

LEAST_COUNT, LEAST_NAME_COUNT = 4, 10
THRESHOLD = 0.5


def background(bench: Path) -> list[str]:
    """News texts of the bench, each once, without those of keyed stories."""
    keyed = keyed_stories(bench)
    texts = [
        f"{p.headline}\n{p.text}"
        for name in ("basil", "newswcl50")
        for p in load_set(bench, name)
        if p.gold not in keyed
    ]
    for file in ("quotes/polnear_train.jsonl", "claim_match/realsumm.jsonl"):
        rows = [json.loads(row) for row in (bench / file).read_text(encoding="utf-8").splitlines()]
        texts += sorted({row["text"] for row in rows})
    return texts


def write_idf(texts: list[str]) -> int:
    """Count in how many texts each stem stands; returns the number of stems listed."""
    counts: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        found = defaultdict(list)
        for word in stories.WORD.findall(text):
            found[stories.stem(word)].append(word[0].isupper())
        for term, capitals in found.items():
            counts[term] += 1
            capital[term] += sum(capitals) > 0.7 * len(capitals)
    rows = [f"\t{len(texts)}"]
    for term, count in sorted(counts.items()):
        is_name = capital[term] > 0.6 * count
        if count >= (LEAST_NAME_COUNT if is_name else LEAST_COUNT) and term.isalpha():
            rows.append(f"{term}\t{count}")
    (DATA / "story_idf.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    stories._idf.cache_clear()
    return len(rows) - 1


def examples(pieces: list[Piece]) -> tuple[np.ndarray, np.ndarray]:
    """Each article with parts of its own story, and with parts of the eight stories nearest to it."""
    rng = random.Random(7)
    by_story: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        by_story[piece.gold].append(piece)
    rows, labels = [], []
    for piece in pieces:
        own = [other for other in by_story[piece.gold] if other is not piece]
        for part in _parts(own, rng, times=2):
            rows.append(_features(piece, part))
            labels.append(1)
        others = sorted(
            (others for gold, others in by_story.items() if gold != piece.gold),
            key=lambda o: -max(stories.dot(piece.signature.terms, other.signature.terms) for other in o),
        )
        for story in others[:8]:
            for part in _parts(story, rng, times=1):
                rows.append(_features(piece, part))
                labels.append(0)
    return np.array(rows), np.array(labels)


def _parts(pieces: list[Piece], rng: random.Random, times: int) -> list[list[Piece]]:
    return [rng.sample(pieces, rng.randint(1, len(pieces))) for _ in range(times) if pieces]


def _features(piece: Piece, part: list[Piece]) -> list[float]:
    return stories.features(piece.signature, piece.published, [(p.signature, p.published) for p in part])


def fit(sets: list[tuple[np.ndarray, np.ndarray]], weights: list[float]) -> dict:
    """One logistic regression over all sets, each row of set i counted weights[i] times."""
    rows, labels = np.vstack([x for x, _ in sets]), np.concatenate([y for _, y in sets])
    counted = np.concatenate([np.full(len(y), weight) for (_, y), weight in zip(sets, weights, strict=True)])
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=1.0, max_iter=2000).fit(scaler.transform(rows), labels, sample_weight=counted)
    scaled = model.coef_[0] / scaler.scale_
    intercept = float(model.intercept_[0] - (scaled * scaler.mean_).sum())
    named = dict(zip(stories.FEATURES, (round(float(w), 4) for w in scaled), strict=True))
    return {
        "threshold": THRESHOLD,
        "intercept": round(intercept, 4),
        "weights": list(named.values()),
        "features": list(named),
    }


def use(model: dict) -> None:
    """Let articles.text.stories decide by this model from now on."""
    learned("story_model").clear()
    learned("story_model").update(model)
    stories.STORY_THRESHOLD = model["threshold"]


def main() -> None:
    bench = Path(sys.argv[1]) if len(sys.argv) > 1 else bench_dir()
    if bench is None:
        raise SystemExit("No bench folder: name it as the first argument.")
    if not (DATA / "story_model.json").exists():
        raise SystemExit("story_model.json must be there, even as a stub with weights 0.")
    print("stems listed:", write_idf(background(bench)))
    sets = {name: load_set(bench, name) for name in ("basil", "newswcl50")}
    data = {name: examples(pieces) for name, pieces in sets.items()}
    sets["pooled"] = pooled(bench)
    for left_out in data:
        use(fit([xy for name, xy in data.items() if name != left_out], [1.0]))
        print("without", left_out, {name: round(online_b_cubed(pieces), 3) for name, pieces in sets.items()})
    model = fit(list(data.values()), [1.0, 3.0])  # the smaller set counts as much as the larger one
    use(model)
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        stories.STORY_THRESHOLD = threshold
        print("both", threshold, {name: round(online_b_cubed(pieces), 3) for name, pieces in sets.items()})
    (DATA / "story_model.json").write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
