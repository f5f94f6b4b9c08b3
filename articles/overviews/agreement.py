"""Where those who read a story's articles blind agree and where they differ, and how far beyond chance.

Only what somebody may see goes in (`BlindReading.objects.shown_to`): the figures, too, would tell of the rest. Nine
queries, however many have read.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from ..models import Article, BlindAnswer, BlindReading, Claim, Revision, Settlement, Story
from ..models.revision import without
from ..models.settlement import Meets, Outcome, Standing, common, standings_of
from .kappa import Kappa, kappa_of

CARRIED, STANCE, MODALITY, WORDS = "whether it is carried", "how firmly", "whether it is done", "which words"


@dataclass(slots=True)
class Compared:
    """One claim in one version of an article, as two or more answered it, in the order in which they handed in."""

    article: Article
    revision: Revision
    claim: Claim
    answers: list[BlindAnswer]
    standing: Standing
    settlement: Settlement | None = None

    @property
    def differs_in(self) -> list[str]:
        if len({answer.said for answer in self.answers}) > 1:
            return [CARRIED]
        if not self.answers[0].is_carried:
            return []
        found = [
            label
            for label, name in ((STANCE, "stance"), (MODALITY, "modality"))
            if len({getattr(answer, name) for answer in self.answers}) > 1
        ]
        return found + ([] if self.in_common else [WORDS])

    @property
    def in_common(self) -> tuple:
        return common([answer.spans for answer in self.answers])

    @property
    def outcome(self) -> Outcome:
        """What all of them say; for those that agree."""
        first = self.answers[0]
        if not first.is_carried:
            return Outcome()
        name = next((answer.attributed_to for answer in self.answers if answer.attributed_to), "")
        return Outcome(self.in_common, first.stance, first.modality, name)

    @property
    def words(self) -> list[str]:
        return [self.revision.words(*place) for place in self.outcome.places]

    @property
    def meets(self) -> Meets:
        return self.standing.meets(self.outcome)

    @property
    def is_current(self) -> bool:
        return self.article.current_id == self.revision.pk

    @property
    def key(self) -> str:
        """As a form sends it: the cell, and how it stood."""
        return f"{self.article.pk}-{self.claim.pk}-{self.standing.seen}"

    @property
    def is_settled_by_reader(self) -> bool:
        readers = {answer.blind_reading.reader_id for answer in self.answers}
        return self.settlement is not None and self.settlement.by_id in readers

    @property
    def is_carried_by_some(self) -> bool:
        return any(answer.is_carried for answer in self.answers)

    @property
    def is_carried_by_all(self) -> bool:
        return all(answer.is_carried for answer in self.answers)


@dataclass(slots=True)
class ReadBlind:
    """An article that somebody has read blind, or is at: which version, whose readings, and what can be compared."""

    article: Article
    revision: Revision
    readings: list[BlindReading]
    compared: list[Compared] = field(default_factory=list)
    not_asked: list[Claim] = field(default_factory=list)

    @property
    def is_current(self) -> bool:
        return self.article.current_id == self.revision.pk

    @property
    def differing(self) -> list[Compared]:
        return [each for each in self.compared if each.differs_in]


@dataclass(slots=True)
class Pair:
    """Two people, and how far they agree over all that both have answered."""

    one: Any
    other: Any
    articles: int
    carried: Kappa
    stance: Kappa
    modality: Kappa

    @property
    def figures(self) -> list[tuple[str, Kappa]]:
        return [("Carried or not", self.carried), ("Stance", self.stance), ("Done or planned", self.modality)]


@dataclass(slots=True)
class Agreement:
    articles: list[ReadBlind]

    @property
    def compared(self) -> list[Compared]:
        return [each for article in self.articles for each in article.compared]

    @property
    def differing(self) -> list[Compared]:
        return [each for each in self.compared if each.differs_in]

    @property
    def open(self) -> list[Compared]:
        return [each for each in self.differing if not each.settlement]

    @property
    def agreed(self) -> list[Compared]:
        return [each for each in self.compared if not each.differs_in]

    @property
    def pairs(self) -> list[Pair]:
        """Each two who have answered the same, those with the most answers first."""
        answered: dict[tuple, list[tuple[BlindAnswer, BlindAnswer, int]]] = defaultdict(list)
        for each in self.compared:
            in_order = sorted(each.answers, key=lambda answer: answer.blind_reading.reader_id)
            for one, other in combinations(in_order, 2):
                readers = one.blind_reading.reader, other.blind_reading.reader
                answered[readers].append((one, other, each.article.pk))
        return sorted((_pair(*readers, rows) for readers, rows in answered.items()), key=lambda pair: -pair.carried.n)


def _pair(one: Any, other: Any, rows: Sequence[tuple[BlindAnswer, BlindAnswer, int]]) -> Pair:
    both = [(a, b) for a, b, _ in rows if a.is_carried and b.is_carried]
    return Pair(
        one,
        other,
        articles=len({article for *_, article in rows}),
        carried=kappa_of([(a.said, b.said) for a, b, _ in rows]),
        stance=kappa_of([(a.stance, b.stance) for a, b in both]),
        modality=kappa_of([(a.modality, b.modality) for a, b in both]),
    )


def agreement_of(story: Story, person) -> Agreement:
    """What this person may see of the blind readings of the story's articles, in order of publication."""
    articles = {article.pk: article for article in story.articles.with_outlet().in_order_of_publication()}
    readings = list(
        BlindReading.objects.filter(revision__article__in=articles)
        .select_related("reader", "revision")
        .defer(*without("text", of="revision"))
    )
    visible = BlindReading.objects.filter(pk__in=[reading.pk for reading in readings]).shown_to(person)
    shown = set(visible.values_list("pk", flat=True))
    answers = _answers_of([reading for reading in readings if reading.pk in shown], story)
    by_article = defaultdict(list)
    for reading in readings:
        by_article[reading.revision.article_id].append(reading)
    read = (_latest(article, by_article[pk], shown) for pk, article in articles.items())
    found = [each for each in read if each]
    _compare(found, answers, story)
    return Agreement(found)


def _answers_of(readings: Iterable[BlindReading], story: Story) -> dict[int, list[BlindAnswer]]:
    """The answers to claims that are still the story's, by their reading."""
    by_key = {reading.pk: reading for reading in readings}
    found = defaultdict(list)
    claims = Claim.objects.current().filter(story=story)
    for answer in BlindAnswer.objects.filter(blind_reading__in=by_key, claim__in=claims).exclude(said=""):
        answer.blind_reading = by_key[answer.blind_reading_id]
        found[answer.blind_reading_id].append(answer)
    return found


def _latest(article: Article, readings: Sequence[BlindReading], shown: set[int]) -> ReadBlind | None:
    """The latest version that can be compared, else the latest that somebody is at; None where nobody is."""
    if not readings:
        return None
    for reading in readings:
        reading.revision.article = article
    can_be_compared = [reading for reading in readings if reading.pk in shown]
    revision = max((r.revision for r in can_be_compared or readings), key=lambda revision: revision.number)
    own = [reading for reading in readings if reading.revision_id == revision.pk]
    return ReadBlind(article, revision, sorted(own, key=lambda r: (r.is_open, r.handed_in_at or r.begun_at)))


def _compare(read: Sequence[ReadBlind], answers: dict[int, list[BlindAnswer]], story: Story) -> None:
    """Fill in what can be compared, and which claims were not asked of those who read."""
    stated = {claim.pk: claim for claim in Claim.objects.current().confirmed().filter(story=story).order_by("pk")}
    asked: dict[tuple[int, int], list[BlindAnswer]] = defaultdict(list)
    for each in read:
        for reading in each.readings:
            for answer in answers.get(reading.pk, ()):
                asked[each.article.pk, answer.claim_id].append(answer)
    asked = {cell: given for cell, given in asked.items() if len(given) > 1}
    claims = stated | Claim.objects.in_bulk({claim for _, claim in asked} - stated.keys())
    standings = standings_of(asked)
    revisions = [each.revision.pk for each in read]
    known = Settlement.objects.filter(revision__in=revisions).select_related("by")
    settled = {(row.revision_id, row.claim_id): row for row in known}
    for each in read:
        for (article, claim), given in asked.items():
            if article == each.article.pk:
                row = Compared(each.article, each.revision, claims[claim], given, standings[article, claim])
                row.settlement = settled.get((each.revision.pk, claim))
                each.compared.append(row)
        each.compared.sort(key=lambda row: (row.claim.statement.casefold(), row.claim.pk))
        if each.compared:
            asked_here = {row.claim.pk for row in each.compared}
            each.not_asked = [claim for pk, claim in stated.items() if pk not in asked_here]
