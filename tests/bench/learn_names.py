"""Make the generated data of the names stage again: uncapitalised words, first names, and the learned constants.

    apt-get install wamerican              # SCOWL's American word list (public domain and MIT-like notices)
    pip install Faker==40.54.0             # MIT; its person providers list first names of some sixty countries
    python -m tests.bench.learn_names words --dictionary /usr/share/dict/american-english
    python -m tests.bench.learn_names first-names
    python -m tests.bench.learn_names variants --pairs ../shared/bench/names/arabic_variants.jsonl

Each command writes one file below `articles/text/data/names/`.
"""

import argparse
import importlib
import json
import pkgutil
import random
from collections import Counter
from itertools import combinations
from pathlib import Path

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import extract
from sklearn.linear_model import LogisticRegression

from articles.text.names.forms import name_key
from articles.text.names.variants import features

Pair = tuple[str, str]

DATA = Path(__file__).parents[2] / "articles" / "text" / "data" / "names"
SCOWL_NOTE = "Words that English writes small, from SCOWL (wordlist.aspell.net) by Kevin Atkinson and others."
LATIN_END = "\u0250"
LEAST_COUNTRIES = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["words", "first-names", "variants"])
    parser.add_argument("--dictionary", type=Path, default=Path("/usr/share/dict/american-english"))
    parser.add_argument("--pairs", type=Path)
    args = parser.parse_args()
    if args.what == "words":
        write_uncapitalised_words(args.dictionary)
    elif args.what == "first-names":
        write_first_names(args.dictionary)
    else:
        write_variant_weights(args.pairs)


def write_uncapitalised_words(dictionary: Path) -> None:
    """Words that English writes small: a capital on one of them at the start of a sentence says nothing."""
    words = {w for w in dictionary.read_text(encoding="utf-8").split() if w.isalpha() and w.islower() and len(w) > 1}
    write("uncapitalised_words.txt", SCOWL_NOTE, sorted(words))


def write_first_names(dictionary: Path) -> None:
    """First names in Latin letters by gender.

    A name that is a common word too is kept only if the dictionary knows it as a name, and several countries use it.
    """
    male, female, either, countries = faker_first_names()
    listed = set(dictionary.read_text(encoding="utf-8").split())
    common = {w for w in listed if w.islower()}
    nicknames = set((DATA / "nicknames.txt").read_text(encoding="utf-8").split())
    names = {
        n
        for n in male | female | either
        if n.lower() not in common or n.lower() in nicknames or (n in listed and countries[n] >= LEAST_COUNTRIES)
    }
    groups = {
        "male": sorted(n for n in names if n in male and n not in female),
        "female": sorted(n for n in names if n in female and n not in male),
        "either": sorted(n for n in names if (n in male) == (n in female)),
    }
    lines = [f"{heading}: {' '.join(group)}" for heading, group in groups.items()]
    write("first_names.txt", "First names, from the person providers of Faker.", lines)


def faker_first_names() -> tuple[set[str], set[str], set[str], Counter]:
    """Male, female and unmarked first names of Faker's locales in Latin letters, and how many locales have each."""
    male: set[str] = set()
    female: set[str] = set()
    either: set[str] = set()
    countries: Counter = Counter()
    package = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        here: set[str] = set()
        for attribute in (a for a in dir(provider) if a.startswith("first_")):
            group = female if "female" in attribute else male if "male" in attribute else either
            names = latin_names(getattr(provider, attribute))
            group.update(names)
            here |= names
        countries.update(here)
    return male, female, either, countries


def latin_names(value: object) -> set[str]:
    """The single capitalised Latin words in one of Faker's lists; they may be strings or tuples of renderings."""
    if callable(value) or isinstance(value, property | str):
        return set()
    flat = [part for item in value for part in (item if isinstance(item, tuple) else (item,)) if isinstance(part, str)]
    names = {part.strip() for part in flat}
    return {n for n in names if n.replace("-", "").isalpha() and n[0].isupper() and n[0] < LATIN_END and len(n) > 1}


def write(name: str, about: str, lines: list[str]) -> None:
    text = "\n".join([f"# {about} Made by tests/bench/learn_names.py.", *lines, ""])
    (DATA / name).write_text(text, encoding="utf-8")


def write_variant_weights(path: Path) -> None:
    """Weights of the variants model, from the learning half of the pairs; the other half is for measuring."""
    learning, _ = halves(path)
    same, other, hard = variant_pairs(learning, seed=1)
    rows = [list(features(name_key(a), name_key(b)).values()) for a, b in (*same, *other, *hard)]
    labels = [1] * len(same) + [0] * (len(other) + len(hard))
    model = LogisticRegression(C=1.0, max_iter=5000).fit(rows, labels)
    names = features("a", "b").keys()
    weights = {name: round(float(w), 4) for name, w in zip(names, model.coef_[0], strict=True)}
    learned = {"bias": round(float(model.intercept_[0]), 4), "weights": weights}
    (DATA / "variants.json").write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")


def halves(path: Path) -> tuple[list[list[str]], list[list[str]]]:
    """The spellings of each name, in two halves: for learning, for measuring."""
    rows = [json.loads(line)["latin"] for line in path.read_text(encoding="utf-8").splitlines()]
    random.Random(3).shuffle(rows)
    middle = len(rows) // 2
    return rows[:middle], rows[middle:]


def variant_pairs(rows: list[list[str]], seed: int) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """Pairs of one row, as many random pairs of two rows, and for each row its nearest spelling of another row."""
    choose = random.Random(seed)
    names = [(i, name) for i, row in enumerate(rows) for name in row]
    of_row = [list(combinations(row, 2)) for row in rows]
    same = [pair for pairs in of_row for pair in choose.sample(pairs, min(2, len(pairs)))]
    other = []
    while len(other) < len(same):
        (i, a), (j, b) = choose.choice(names), choose.choice(names)
        if i != j:
            other.append((a, b))
    keys = [name_key(name) for _, name in names]
    hard = []
    for i, row in enumerate(rows):
        name = choose.choice(row)
        near = extract(name_key(name), keys, scorer=JaroWinkler.similarity, limit=8)
        hard += [(name, names[k][1]) for _, _, k in near if names[k][0] != i][:1]
    return same, other, hard


if __name__ == "__main__":
    main()
