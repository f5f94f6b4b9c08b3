"""A language model of the tests' own, behind a real endpoint: it finds what stands in its notes, and nothing else."""

from dataclasses import dataclass, field
from typing import Any

from articles.models import Appearance, ModelReading
from articles.pipeline.model_reading import ask_for, carry_out
from tests.readers.model_server import ModelServer, completion
from tests.readers.written import carried, judged, judgements, proposed, stated


@dataclass
class NotingModel:
    """`notes` are (statement, words, …): what it states, with the words that carry it, in whichever article they stand.

    `looks` are (words, chance): what it judges of a passage in which they stand.
    """

    server: ModelServer
    notes: list[tuple] = field(default_factory=list)
    looks: list[tuple] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server.answer = lambda asked, handler: (200, {}, completion(self.answer_to(asked.content)))

    @property
    def asked(self) -> list[Any]:
        return [asked.content for asked in self.server.asked]

    def answer_to(self, content: dict[str, Any]) -> dict[str, Any]:
        return self._judge(content) if "passages" in content else self._propose(content)

    def _propose(self, content: dict[str, Any]) -> dict[str, Any]:
        known = {each["statement"]: each["number"] for each in content["known"]}
        rows = []
        for statement, *pieces in self.notes:
            pieces = [piece if isinstance(piece, tuple) else (piece, {}) for piece in pieces]
            found = [
                carried(article["article"], words, **reading)
                for article in content["articles"]
                for words, reading in pieces
                if words in article["text"] or "never said" in words
            ]
            rows += [stated(statement, *found, known=known.get(statement))] if found else []
        return proposed(*rows)

    def _judge(self, content: dict[str, Any]) -> dict[str, Any]:
        rows = []
        for each in content["passages"]:
            words, chance = next(((w, c) for w, c in self.looks if w in each["words"]), ("", 0.05))
            why = "It says so in these words." if words else "It tells of something else."
            rows.append(judged(each["passage"], chance, words=words, why=why))
        return judgements(*rows)


CRACKS = "Engineers found cracks in two pylons of the Tavor Bridge."
STAY = "The bridge would stay shut for at least six weeks."
DRIVERS = "About 30,000 drivers use the Tavor Bridge every day."
NOTES = [
    (CRACKS, "engineers found cracks in two pylons", "engineers found cracks in two of its pylons"),
    (DRIVERS, "About 30,000 drivers use the Tavor Bridge every day"),
]


def read(story, by=None, what="story", **about) -> ModelReading:
    reading = ask_for(story, by, what, **about)
    carry_out(reading)
    return reading


def state_of(story) -> list[tuple]:
    rows = Appearance.objects.filter(claim__story=story).order_by("pk")
    claims = story.claims.order_by("pk").values_list("pk", "statement", "state", "shown", "version", "reading")
    return [*claims, *rows.values_list("pk", "exact", "state", "version", "reading")]
