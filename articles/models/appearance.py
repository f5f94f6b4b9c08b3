from collections.abc import Iterator

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef
from pgtrigger import After, Deferred, Insert, Trigger, Update

from newsroom.decisions import Refused, State, Suggestion, acting, track_decisions
from newsroom.decisions.locking import guarded

from .article import Article
from .claim import Claim
from .since_cleared import part_of_claim
from .span import Passage, SuggestedPassageQuerySet


class Stance(models.TextChoices):
    REPORTS = "reports", "Reported"
    ATTRIBUTES = "attributes", "Attributed"
    HEDGES = "hedges", "Hedged"
    DISPUTES = "disputes", "Disputed"
    UNCLEAR = "unclear", "Unclear"


class Modality(models.TextChoices):
    HAPPENED = "happened", "Happened"
    ONGOING = "ongoing", "Ongoing"
    PLANNED = "planned", "Planned"
    POSSIBLE = "possible", "Possible"


LIKELY = 0.4  # chance from which an offer keeps a cell open though its article was read through
AHEAD = (Modality.PLANNED, Modality.POSSIBLE)


class AppearanceQuerySet(SuggestedPassageQuerySet):
    def of_what_came(self):
        """Those that report it as done: who announces it is not first with it."""
        return self.exclude(modality__in=AHEAD)


def in_words(stance: str, modality: str, attributed_to: str = "") -> str:
    """A reading as people say it: `attributed to the mayor, planned`."""
    words = Stance(stance).label.lower()
    if attributed_to:
        words += f" to {attributed_to}" if stance == Stance.ATTRIBUTES else f" ({attributed_to})"
    return words if modality == Modality.HAPPENED else f"{words}, {Modality(modality).label.lower()}"


CONFIRMED_UNDER_STATED = """
IF EXISTS (
    SELECT 1 FROM articles_appearance carried JOIN articles_claim claim ON claim.id = carried.claim_id
    WHERE carried.id = NEW.id AND carried.state = 'confirmed' AND claim.state <> 'confirmed'
) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'A claim with confirmed passages is stated.';
END IF;
"""
NOT_BOTH = """
IF EXISTS (
    SELECT 1 FROM articles_appearance carried JOIN articles_silence silence
        ON silence.claim_id = carried.claim_id AND silence.article_id = carried.article_id
    WHERE carried.claim_id = NEW.claim_id AND carried.article_id = NEW.article_id
        AND carried.state = 'confirmed' AND NOT carried.is_orphaned AND silence.state = 'confirmed'
) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'An article that carries a claim is not silent on it.';
END IF;
RETURN NULL;
"""


def rule(name: str, func: str) -> Trigger:
    """A rule on confirmed rows, checked when the act is written whole."""
    confirmed = pgtrigger.Q(new__state=State.CONFIRMED)
    return Trigger(name=name, operation=Insert | Update, when=After, timing=Deferred, condition=confirmed, func=func)


@track_decisions(*("claim", "start", "end", "stance", "modality", "attributed_to", "is_orphaned"), exclude=["reading"])
class Appearance(Passage, Suggestion):
    """Where an article carries a claim, how firmly, and in whose name."""

    READING = ("stance", "modality", "attributed_to")
    MOVES_TO = "articles.Claim"

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="appearances")
    article = models.ForeignKey(Article, models.CASCADE, related_name="appearances")
    stance = models.CharField(max_length=10, choices=Stance.choices, default=Stance.REPORTS)
    modality = models.CharField(max_length=10, choices=Modality.choices, default=Modality.HAPPENED)
    attributed_to = models.CharField(max_length=200, blank=True)
    reading = models.ForeignKey(
        "articles.ModelReading",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="appearances",
        help_text="Of a language model that found the words; none: the shipped reader, or a person.",
    )

    objects = AppearanceQuerySet.as_manager()

    class Meta(Passage.Meta):
        abstract = False
        ordering = ["claim", "article", "field", "start"]
        indexes = [models.Index(fields=["claim", "article"], name="appearance_cell")]
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(
                fields=["claim", "revision", "field", "start", "end"],
                name="appearance_once_per_place_and_claim",
                violation_error_message="These words carry the claim already: decide on that one.",
            ),
        ]
        triggers = [
            *Passage.Meta.triggers,
            rule("carried_by_rule", CONFIRMED_UNDER_STATED + NOT_BOTH),
            part_of_claim("article_id", "exact", "stance", "modality", "attributed_to", "is_orphaned"),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.exact}"

    def guards(self) -> list[models.Model]:
        return Claim(pk=self.claim_id).guards()

    def move_to(self, target: Claim, by, version: int | None = None) -> None:
        """The words carry another claim of the same story."""
        former = Claim(pk=self.claim_id)
        with acting(by), guarded(lambda: [*former.guards(), *target.guards()]):
            claim = target.as_it_stands().heir
            claim.refuse_elsewhere(self.article_id)
            self.claim = claim  # what is asked before the decision, and what follows, is of the new claim
            self.move(by, version, claim=claim)
            former.want_filling(self.article_id)

    def new_place(self, words: str, by) -> Claim:
        return Claim.objects.state(self.claim.story, words, by, self.claim.kind)

    @classmethod
    def left_out(cls, what: str, by, target: Claim | None = None) -> Iterator[tuple[str, models.Q]]:
        yield from super().left_out(what, by, target)
        if target:
            yield "carrying that claim already", models.Q(claim=target)
            yield "of another story", ~models.Q(claim__story=target.story_id)
            place = {name: OuterRef(name) for name in ("revision", "field", "start", "end")}
            there = cls._base_manager.filter(claim=target, **place)
            yield "the same words stand under that claim already", models.Q(Exists(there))
            silent = Silence.objects.confirmed().filter(claim=target, article=OuterRef("article"))
            yield "its article was called silent on that claim", models.Q(Exists(silent))

    def went_back(self, by) -> None:
        claim = Claim(pk=self.claim_id)  # it may have gone in the same act
        claim.want_filling(self.article_id)
        claim.settle_step(by)

    def refuse(self, state: str) -> None:
        if state == State.CONFIRMED and Claim.objects.get(pk=self.claim_id).is_rejected:
            raise Refused("The claim was rejected: state it again first.")

    def refuse_return(self) -> None:
        """Words are not confirmed again for a claim that is no longer stated, nor in an article called silent since."""
        if not self.is_confirmed:
            return
        claim = Claim.objects.get(pk=self.claim_id)
        if not claim.is_confirmed:
            raise Refused("Its claim is no longer stated.")
        if not self.is_orphaned and claim.silences.confirmed().filter(article=self.article_id).exists():
            raise Refused(f"{self.article.outlet_name} was called silent on it since.")

    def follow(self, state: str, by) -> None:
        """Where an article's words stand for a claim, it is not silent on it, and the claim is thereby stated."""
        claim = Claim.objects.get(pk=self.claim_id)
        if state == State.CONFIRMED:
            claim.break_silence(self.article_id, by)
            if claim.is_suggested:
                claim.confirm(by)
        claim.want_filling(self.article_id)


class Offer(Passage):
    """A passage that row filling offers for an undecided cell. A machine's, and gone once the cell is decided."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="offers")
    article = models.ForeignKey(Article, models.CASCADE, related_name="offers")
    rank = models.PositiveSmallIntegerField(help_text="1 is the best.")
    chance = models.FloatField(help_text="Calibrated chance that the article carries the claim at all.")
    score = models.FloatField()
    why = models.CharField(max_length=500, blank=True)

    class Meta(Passage.Meta):
        abstract = False
        ordering = ["claim", "article", "rank"]
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(fields=["claim", "article", "rank"], name="offer_rank_once"),
            models.CheckConstraint(
                condition=models.Q(chance__gte=0, chance__lte=1), name="offer_chance_is_a_probability"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.exact}"

    @property
    def is_likely(self) -> bool:
        return self.chance >= LIKELY

    def accept(self, by, version: int | None = None, **reading: str) -> Appearance:
        """The article carries the claim here; `version` as in Claim.tag."""
        return self.claim.tag(self.revision, self.field, self.start, self.end, by, version, **reading)

    def pass_over(self, by) -> Appearance:
        """The claim does not stand here: kept as a rejected appearance, so that it is not offered again."""
        place = {name: getattr(self, name) for name in ("revision", "field", "start", "end")}
        with acting(by), guarded(self.claim.guards):
            claim = self.claim.as_it_stands().heir
            known = claim.appearances.filter(**place).first()
            passed = Appearance(claim=claim, article_id=self.article_id, score=self.score, why=self.why)
            known = known or passed.anchor(**place).make(by, State.REJECTED)
            claim.want_filling(self.article_id)
            return known


@track_decisions("claim")
class Silence(Suggestion):
    """Somebody has looked: this article does not carry this claim. Taken back, it is rejected, not deleted."""

    state = models.CharField(max_length=10, choices=State.choices, default=State.CONFIRMED, db_index=True)
    claim = models.ForeignKey(Claim, models.CASCADE, related_name="silences")
    article = models.ForeignKey(Article, models.CASCADE, related_name="silences")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["claim", "article"], name="silence_once_per_cell")]
        triggers = [rule("silent_by_rule", NOT_BOTH), part_of_claim("article_id")]

    def __str__(self) -> str:
        return f"{self.article} is silent on {self.claim}"

    def validate_constraints(self, exclude=None) -> None:
        """`Claim.mark_silent` settles them: what is known is confirmed."""

    def guards(self) -> list[models.Model]:
        return Claim(pk=self.claim_id).guards()

    def went_back(self, by) -> None:
        claim = Claim(pk=self.claim_id)  # it may have gone in the same act
        claim.want_filling(self.article_id)
        claim.settle_step(by)

    def refuse_return(self) -> None:
        self.refuse(self.state)

    def refuse(self, state: str) -> None:
        carried = Appearance.objects.confirmed().filter(claim=self.claim_id, article=self.article_id, is_orphaned=False)
        if state == State.CONFIRMED and carried.exists():
            raise Refused(f"{self.article.outlet_name} carries it by the desk's word: take that back first.")
        if state == State.CONFIRMED and self.article.is_cut_short:
            raise Refused("Its outlet cut it short: nobody here knows what the rest says.")

    def follow(self, state: str, by) -> None:
        """What was suggested in the cell of an article that is silent is rejected."""
        if state == State.CONFIRMED:
            for passage in Appearance.objects.suggested().filter(claim=self.claim_id, article=self.article_id):
                passage.reject(by)
        self.claim.want_filling(self.article_id)
