"""The language model that is set up (READER_…), or a folder of its answers, on the bars of the shipped reader.

The first screen: each keyed story's articles, as our cleaning has them, are put to the model; what is proven of its
statements takes the place of our own, those with most carriers first. The cells: each statement of a key is put to it
with each article's passage that row filling would offer first. The shipped reader's figures stand beside, each story
read by what was learned without it. Of a folder of answers the requests that are missing are written into it.
"""

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import django
import numpy as np
from sklearn.metrics import average_precision_score

from articles.readers.base import Passage, Reader, ReaderFailed, Reply, Request, Sender, Text, Usage
from articles.readers.replay import write_requests
from articles.text.document import TEXT, Document
from articles.text.proof import REASONS, Proof, ProvenStatement, prove
from tests.bench import first_screen, rows, unseen
from tests.bench.claim_keys import claims_of, index_of, story_names
from tests.bench.dossiers import stories
from tests.bench.figure import Figure
from tests.bench.learn_rows import measures

NOT_SET_UP = "READER_URL or READER_REPLAY sets one up: docs/readers.md"
LEAST_FILES = 2  # that carry a claim of the key which is judged


@dataclass
class Counting:
    """A sender that notes what was asked in vain, and what all that was asked took."""

    inner: Sender
    usage: Usage = field(default_factory=Usage)
    missing: dict[str, Request] = field(default_factory=dict)
    failures: Counter = field(default_factory=Counter)

    @property
    def name(self) -> str:
        return self.inner.name

    @property
    def is_local(self) -> bool:
        return self.inner.is_local

    def send(self, request: Request) -> Reply:
        try:
            reply = self.inner.send(request)
        except ReaderFailed as error:
            self.usage += error.usage
            self.missing[request.hash] = request
            raise
        self.usage += reply.usage
        return reply


def figures() -> list[Figure]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    from articles.readers import has_model, model_reader, model_sender

    if not has_model():
        return [Figure("readers: none beside the shipped one", "not set up", "", True, NOT_SET_UP)]
    if not first_screen.SCORER.exists():
        return [Figure("readers: no keyed stories to measure with", "not there", "", True, "")]
    sender = Counting(model_sender())
    reader = model_reader(sender)
    found = [*_first_screen(reader, sender), *_cells(reader, sender)]
    return [*found, *_left_open(sender)]


def _first_screen(reader: Reader, sender: Counting) -> list[Figure]:
    ours, theirs, thrown, articles = {}, {}, Counter[str](), 0
    for name in story_names():
        dossier = unseen.dossier(name)
        proof = _asked(sender, _proof, reader, dossier)
        if proof is None:
            continue
        articles += len(dossier["articles"])
        thrown.update(proof.thrown)
        key, folder = stories()[name]
        ours[name] = first_screen.measured(first_screen.score(dossier, key, folder))
        stated = dossier | {"claims": _claims(proof)}
        theirs[name] = first_screen.measured(first_screen.score(stated, key, folder))
    if not theirs:
        return []
    found = []
    for measure, (sign, bar) in first_screen.BARS.items():
        value, shipped = (float(np.mean([each[measure] for each in by.values()])) for by in (theirs, ours))
        reached = value >= bar if sign == "≥" else value <= bar
        each = " ".join(f"{story} {measured[measure]:.2f}" for story, measured in theirs.items())
        told = f"shipped {shipped:.3f}; {each}"
        found.append(Figure(f"{reader.name}: {measure}", round(value, 3), f"{sign} {bar}", reached, told))
    return [*found, _thrown(reader, thrown), *_spent(reader, sender.usage, articles)]


def _proof(reader: Reader, dossier: dict[str, Any]) -> Proof:
    texts = [_text(row) for row in dossier["articles"]]
    return prove([_document(text) for text in texts], reader.propose(texts).statements)


def _text(row: dict[str, Any]) -> Text:
    day = date.fromisoformat(row["published_at"][:10]) if row["published_at"] else None
    return Text(row["id"], row["outlet"], row["headline"], row["text"], day, row["language"])


def _document(text: Text) -> Document:
    return Document(text.key, text.body, text.headline, text.published, text.outlet)


def _claims(proof: Proof) -> list[dict[str, Any]]:
    """As a dossier has them."""
    ordered = sorted(proof.statements, key=lambda each: -len(each.carried))
    return [_claim(number, statement) for number, statement in enumerate(ordered, 1)]


def _claim(number: int, statement: ProvenStatement) -> dict[str, Any]:
    appearances = [
        {"article": each.article, "exact": each.exact, "stance": each.stance, "modality": each.modality}
        | {"start": each.span.start, "end": each.span.end, "attributed_to": each.attributed_to, "state": "suggested"}
        | ({} if each.span.field == TEXT else {"field": each.span.field})
        for each in statement.carried
    ]
    row = {"id": number, "statement": statement.statement, "kind": statement.kind, "state": "suggested"}
    return row | {"shown": True, "appearances": appearances}


def _cells(reader: Reader, sender: Counting) -> list[Figure]:
    before, ours, theirs, carried = sender.usage.tokens, [], [], []
    for name in story_names():
        for claim in claims_of(name):
            if len(claim.evidence) < LEAST_FILES:
                continue
            asked = _offered(name, claim.statement)
            judged = _asked(sender, reader.judge, claim.statement, [passage for passage, _ in asked])
            if judged is not None:
                files = index_of(name).keys
                ours += [chance for _, chance in asked]
                theirs += [judgement.carries for judgement in judged]
                carried += [files[passage.key] in claim.evidence for passage, _ in asked]
    if not carried:
        return []
    right, label = np.array(carried, dtype=float), f"{reader.name}: cells"
    pairs = np.array(theirs), np.array(ours)
    precision, shipped = (average_precision_score(right, chance) for chance in pairs)
    error, shipped_error = (rows.calibration_error(chance, right) for chance in pairs)
    tokens = f"{(sender.usage.tokens - before) / len(carried):,.0f} tokens a cell"
    told = f"shipped {shipped:.3f}; {len(carried)} cells"
    return [
        Figure(f"{label}, average precision", round(precision, 3), "≥ 0.85", precision >= 0.85, told, tokens),
        Figure(f"{label}, calibration error", round(error, 3), "≤ 0.06", error <= 0.06, f"shipped {shipped_error:.3f}"),
    ]


def _offered(name: str, statement: str) -> list[tuple[Passage, float]]:
    """Of each article the passage that is offered first, known by the article's row, and our chance that it carries."""
    index, models = index_of(name), rows.without(name)
    scores = models.statement(measures(name, statement))
    places, seen = rows.chance_measures(index, scores)
    chances = rows.probability(models.chance(seen))
    found = []
    for row, chance in zip(places, chances, strict=True):
        here = np.nonzero(index.row_of == row)[0]
        best = index.passages[int(here[np.argmax(scores[here])])]
        found.append((Passage(int(row), best.exact), float(chance)))
    return found


def _asked(sender: Counting, ask: Callable, *arguments: Any) -> Any:
    """What comes of a question; None where nothing does, which is noted."""
    try:
        return ask(*arguments)
    except ReaderFailed as error:
        sender.failures[str(error)] += 1
        return None


def _thrown(reader: Reader, thrown: Counter) -> Figure:
    told = ", ".join(f"{count} {REASONS[reason]}" for reason, count in thrown.most_common())
    return Figure(f"{reader.name}: thrown away", str(thrown.total()), "", True, told)


def _spent(reader: Reader, usage: Usage, articles: int) -> list[Figure]:
    from django.conf import settings

    cost = usage.cost(settings.READER_PRICE_IN, settings.READER_PRICE_OUT) / articles
    speed = f"{usage.seconds / articles:.1f} s an article"
    told = f"{f'{cost:.5f} an article' if cost else 'no price set'}; {articles} articles, {usage.calls} calls"
    value = f"{usage.tokens / articles:,.0f} tokens an article"
    return [Figure(f"{reader.name}: spent", value, "", True, told, speed)]


def _left_open(sender: Counting) -> list[Figure]:
    """What was not answered, and where the requests lie that anybody may answer."""
    from django.conf import settings

    if not sender.failures:
        return []
    if settings.READER_REPLAY:
        written = write_requests(sender.missing.values(), Path(settings.READER_REPLAY))
        told = f"requests written to {settings.READER_REPLAY}: {len(written)}"
    else:
        told = sender.failures.most_common(1)[0][0]
    return [Figure(f"{sender.name}: not answered", str(sender.failures.total()), "0", False, told)]
