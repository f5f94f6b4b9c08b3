"""What blind readings come to in the matrix: one cell is made to say one thing, as a person decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone

from newsroom.decisions import Refused, StaleDecision, Suggestion, Versioned, acting, name_of, track_changes
from newsroom.decisions.locking import guarded

from .appearance import Appearance, Silence, in_words
from .article import Article
from .blind_reading import Place
from .claim import Claim
from .revision import Revision

OLD_VERSION = "A newer version of the article has come in: have that one read."


def overlap(one: Place, other: Place) -> int:
    """How many characters two places share."""
    return max(0, min(one[2], other[2]) - max(one[1], other[1])) if one[0] == other[0] else 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a cell is to say: where the article carries the claim, and how; without places, that it does not."""

    places: tuple[Place, ...] = ()
    stance: str = ""
    modality: str = ""
    attributed_to: str = ""

    @property
    def is_carried(self) -> bool:
        return bool(self.places)

    @property
    def how(self) -> str:
        return in_words(self.stance, self.modality, self.attributed_to) if self.is_carried else "not carried"


class Meets(StrEnum):
    """How an outcome stands to what people have decided of a cell before."""

    OPEN = "open"  # nobody has decided
    SAME = "same"
    AGAINST = "against"


@dataclass(slots=True)
class Standing:
    """One cell: what people have confirmed or rejected of it, and what only the machine suggests."""

    carried: list[Appearance] = field(default_factory=list)
    refused: list[Appearance] = field(default_factory=list)
    suggested: list[Appearance] = field(default_factory=list)
    silence: Silence | None = None

    @property
    def decided(self) -> list[Suggestion]:
        return [*self.carried, *self.refused, *([self.silence] if self.silence else [])]

    @property
    def last(self) -> Suggestion | None:
        """What was decided last."""
        return max(self.decided, key=lambda row: row.decided_at, default=None)

    @property
    def seen(self) -> str:
        """A print of all its rows as they stand: another one where somebody has decided since."""
        rows = sorted((row._meta.model_name, row.pk, row.version) for row in [*self.decided, *self.suggested])
        return sha256(repr(rows).encode()).hexdigest()[:16]

    @property
    def how(self) -> str:
        """What it says by people's word; "" where nobody has said anything."""
        if self.silence:
            return "silent"
        said = dict.fromkeys(in_words(row.stance, row.modality, row.attributed_to) for row in self.carried)
        return "; ".join(said) or ("these words were rejected" if self.refused else "")

    def at(self, place: Place) -> Appearance | None:
        """The words at a place that carry the claim already: by a person's word before the machine's."""
        for rows in (self.carried, self.suggested):
            near = [(overlap(place, (row.field, row.start, row.end)), -row.start, row) for row in rows]
            near = [each for each in near if each[0]]
            if near:
                return max(near, key=lambda each: each[:2])[2]
        return None

    def meets(self, outcome: Outcome) -> Meets:
        if not self.decided:
            return Meets.OPEN
        if not outcome.is_carried:
            return Meets.SAME if self.silence else Meets.AGAINST if self.carried else Meets.OPEN
        there = [self.at(place) for place in outcome.places]
        if all(row and row.is_confirmed and _reads(row, outcome) for row in there):
            return Meets.SAME
        is_refused = any(overlap(place, (r.field, r.start, r.end)) for place in outcome.places for r in self.refused)
        return Meets.AGAINST if self.carried or self.silence or is_refused else Meets.OPEN


def _reads(row: Appearance, outcome: Outcome) -> bool:
    return (row.stance, row.modality) == (outcome.stance, outcome.modality)


def standings_of(cells: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Standing]:
    """How some cells stand, by the keys of article and claim. Two queries."""
    found = {cell: Standing() for cell in cells}
    asked = {"article__in": {article for article, _ in found}, "claim__in": {claim for _, claim in found}}
    for row in Appearance.objects.filter(**asked, is_orphaned=False).select_related("decided_by", "created_by"):
        cell = found.get((row.article_id, row.claim_id))
        if cell is None or (row.is_rejected and row.decided_by_id is None):
            continue
        (cell.carried if row.is_confirmed else cell.refused if row.is_rejected else cell.suggested).append(row)
    for row in Silence.objects.confirmed().filter(**asked).select_related("decided_by", "created_by"):
        if cell := found.get((row.article_id, row.claim_id)):
            cell.silence = row
    return found


def write_cell(claim: Claim, revision: Revision, outcome: Outcome, by, seen: str) -> None:
    """Have a cell say it, in this person's name; what stands there so already is left alone.

    Raises StaleDecision where the cell is not as it was `seen`, Refused where the version that was read is not the
    current one or a rule forbids it.
    """
    article = revision.article
    with acting(by), guarded(claim.guards):
        claim = claim.as_it_stands()
        cell = _as_seen(claim, article, seen)
        if article.current_id != revision.pk:
            raise Refused(OLD_VERSION)
        if cell.meets(outcome) is Meets.SAME:
            return
        if outcome.is_carried:
            _carry(claim, revision, outcome, by, cell)
        else:
            _drop(claim, article, by, cell)


def _as_seen(claim: Claim, article: Article, seen: str) -> Standing:
    """How a cell stands. Raises StaleDecision where that is not as it was `seen`."""
    cell = standings_of([(article.pk, claim.pk)])[article.pk, claim.pk]
    if cell.seen != seen:
        raise StaleDecision(cell.last)
    return cell


def _carry(claim: Claim, revision: Revision, outcome: Outcome, by, cell: Standing) -> None:
    done = set()
    for place in outcome.places:
        row = cell.at(place)
        reading = {name: getattr(outcome, name) for name in Appearance.READING}
        if row is None:
            claim.tag(revision, *place, by=by, **reading)
        elif row.pk not in done:
            done.add(row.pk)
            row.confirm(by, row.version, **reading | {"attributed_to": outcome.attributed_to or row.attributed_to})


def _drop(claim: Claim, article: Article, by, cell: Standing) -> None:
    """It is not carried: of what was cut short nobody may say that the rest is silent."""
    for row in cell.carried:
        row.reject(by, row.version)
    if article.is_cut_short:
        for row in cell.suggested:
            row.reject(by, row.version)
    else:
        claim.mark_silent(article, by)


class SettlementManager(models.Manager):
    def settle(self, claim: Claim, revision: Revision, outcome: Outcome | None, by, seen: str) -> "Settlement":
        """Settle on what blind readings differ in: the cell says `outcome`, or (None) what stands there holds.

        Raises as `write_cell`, and Refused where somebody has settled it before.
        """
        with acting(by), guarded(claim.guards):
            known = self.filter(revision=revision, claim=claim).select_related("by").first()
            if known:
                raise Refused(f"{name_of(known.by)} has settled this already.")
            if outcome:
                write_cell(claim, revision, outcome, by, seen)
            else:
                _as_seen(claim, revision.article, seen)
            how = outcome.how if outcome else "as it stands"
            return self.create(revision=revision, claim=claim, by=by, how=how)


@track_changes("claim", "how", made=pgtrigger.Q(new__by__isnull=False))
class Settlement(Versioned):
    """Somebody has decided where blind readings of one version differ on one claim."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="settlements")
    claim = models.ForeignKey(Claim, models.CASCADE, related_name="settlements")
    how = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(default=timezone.now)

    objects = SettlementManager()

    class Meta:
        ordering = ["revision", "claim"]
        constraints = [models.UniqueConstraint(fields=["revision", "claim"], name="settlement_once")]

    def __str__(self) -> str:
        return f"{self.claim} in {self.revision}: {self.how}"

    def undo_making(self, by) -> None:
        with acting(by):
            self.delete()


def common(answers: Sequence[Sequence[Place]]) -> tuple[Place, ...]:
    """The words that all of several answers name, in their order."""
    first, *rest = answers
    found = list(first)
    for places in rest:
        found = [
            (one[0], max(one[1], other[1]), min(one[2], other[2]))
            for one in found
            for other in places
            if overlap(one, tuple(other))
        ]
    return tuple(dict.fromkeys(found))
