"""Does a text carry a claim? The measures of row filling on the crowd's judgements, by cross-validation over events.

The texts are summaries in small letters, cut at spaces, so that no name shows by its capital; of an event's texts an
index is made as of a story's articles. The measures of the best sentence, the best value of each measure and what the
text's sentences cover together are weighed by a logistic model that has not seen the event.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, balanced_accuracy_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from articles.text.claims.questions import Question
from articles.text.document import Analysed, Document, Span
from articles.text.index.story_index import StoryIndex
from articles.text.learned_models import model
from tests.bench.figure import Figure
from tests.bench.keyed_stories import SHARED

ROWS = SHARED / "bench/claim_match/realsumm.jsonl"
SENTENCE = re.compile(r"\S.*?(?:(?<= [.!?])(?= |$)|$)")
FOLDS, C = 10, 0.01
BAR_ACCURACY, BAR_PRECISION = 0.82, 0.86


def figures() -> list[Figure]:
    if not ROWS.exists():
        return []
    found = list(_judged())
    measures = np.array([row for _, row, _ in found])
    events, carried = (np.array([each[n] for each in found]) for n in (0, 2))
    chances, verdicts = _left_out(measures, carried, events)
    accuracy, precision = balanced_accuracy_score(carried, verdicts), average_precision_score(carried, chances)
    source = f"bench/claim_match, {len(found)} judgements, {len(set(events))} events, {FOLDS} folds"
    return [
        Figure("claim match: balanced accuracy", accuracy, f"≥ {BAR_ACCURACY}", accuracy >= BAR_ACCURACY, source),
        Figure("claim match: average precision", precision, f"≥ {BAR_PRECISION}", precision >= BAR_PRECISION, source),
    ]


def _judged() -> Iterator[tuple[str, np.ndarray, bool]]:
    """(event, measures, whether the text carries the claim); where the crowd is divided there is no row."""
    events: dict[str, list[dict]] = defaultdict(list)
    for line in ROWS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["label"] is not None:
            events[row["event"]].append(row)
    for event, rows in events.items():
        texts = list(dict.fromkeys(row["text"] for row in rows))
        index = StoryIndex([_analysed(number, text) for number, text in enumerate(texts)])
        passages = {text: np.nonzero(index.row_of == number)[0] for number, text in enumerate(texts)}
        questions = {claim: Question(index, claim) for claim in {row["claim"] for row in rows}}
        measured = {claim: question.measures() for claim, question in questions.items()}
        for row in rows:
            question, measures = questions[row["claim"]], measured[row["claim"]]
            yield event, _measures(question, measures, passages[row["text"]]), row["label"]


def _analysed(number: int, text: str) -> Analysed:
    return Analysed(Document(number, text), tuple(Span(*match.span()) for match in SENTENCE.finditer(text)))


def _measures(question: Question, measures: np.ndarray, passages: np.ndarray) -> np.ndarray:
    """Of a text: its best sentence's score and measures, each measure's best, and what all sentences cover."""
    scores = model("row_weights", "statement")(measures[passages])
    best = passages[int(scores.argmax())]
    reach = question.passages[passages].max(axis=0)
    covered = [c @ question.weight / max(question.weight.sum(), 1e-6) for c in (reach, (reach == 1.0).astype(float))]
    shape = [reach.min(initial=1.0), (1 - reach) @ question.weight, len(reach), len(passages)]
    return np.r_[scores.max(), measures[best], measures[passages].max(axis=0), covered, shape]


def _left_out(measures: np.ndarray, carried: np.ndarray, events: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each row its chance and whether that is enough, by models and limits from the other folds."""
    chances, verdicts = np.zeros(len(carried)), np.zeros(len(carried), dtype=bool)
    for seen, unseen in GroupKFold(FOLDS).split(measures, carried, events):
        learned = make_pipeline(StandardScaler(), LogisticRegression(C=C, max_iter=500))
        known = learned.fit(measures[seen], carried[seen]).predict_proba(measures[seen])[:, 1]
        limits = np.linspace(0.2, 0.8, 31)
        limit = max(limits, key=lambda least: balanced_accuracy_score(carried[seen], known >= least))
        chances[unseen] = learned.predict_proba(measures[unseen])[:, 1]
        verdicts[unseen] = chances[unseen] >= limit
    return chances, verdicts
