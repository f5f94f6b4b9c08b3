from collections.abc import Sequence
from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from newsroom.decisions import Refused, Versioned, acting, track_changes
from newsroom.decisions.locking import locked

from .appearance import Modality, Stance, in_words
from .article import Article
from .claim import Claim
from .revision import OnVersionQuerySet, Revision

Place = tuple[str, int, int]  # field, start, end


class BlindReadingQuerySet(OnVersionQuerySet):
    def begin(self, article: Article, by) -> "BlindReading":
        """Ask this person of each claim that the article's story states now; theirs that is there already, if one is.

        Raises Refused where there is nothing to ask.
        """
        with acting(by), locked([article]):
            mine = {"revision_id": article.as_it_stands().current_id, "reader": by}
            known = self.filter(**mine).first()
            if known:
                return known
            claims = stated_beside(article)
            if not claims:
                raise Refused("Nothing is asked: state claims in its story first.")
            reading = self.create(**mine)
            reading.answers.bulk_create(BlindAnswer(blind_reading=reading, claim=claim) for claim in claims)
            return reading

    def handed_in(self):
        return self.filter(handed_in_at__isnull=False)

    def shown_to(self, person):
        """Those whose answers this person may see: two have handed them in, and this person is not at the article.

        They are at it in its current version, for which those of former ones tell much; in a former one nobody is.
        """
        others = self.model.objects.handed_in().filter(revision=OuterRef("revision")).exclude(pk=OuterRef("pk"))
        mine = self.model.objects.filter(reader=person, handed_in_at=None, revision=F("revision__article__current"))
        at_it = mine.filter(revision__article=OuterRef("revision__article"))
        return self.handed_in().filter(Exists(others), ~Exists(at_it))


def stated_beside(article: Article) -> list[Claim]:
    """The claims that the article's story states, in the order of the alphabet, which tells nothing of them."""
    member = article.memberships.live().first()
    found = Claim.objects.current().confirmed().filter(story=member.story_id) if member else []
    return sorted(found, key=lambda claim: (claim.statement.casefold(), claim.pk))


@track_changes("handed_in_at", made=pgtrigger.Q(new__reader__isnull=False))
class BlindReading(Versioned):
    """One person reads a version of an article and says which claims it carries, without seeing what others say.

    Until two have handed theirs in, nobody else sees their answers. A later version may be read anew.
    """

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="blind_readings")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    handed_in_at = models.DateTimeField("handed in", null=True, blank=True)

    objects = BlindReadingQuerySet.as_manager()

    class Meta:
        ordering = ["revision", "handed_in_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "reader"],
                name="blind_reading_once_per_reader",
                violation_error_message="They read this version blind already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reader} reads {self.revision} blind"

    @property
    def is_open(self) -> bool:
        return self.handed_in_at is None

    @property
    def asked(self) -> list["BlindAnswer"]:
        """Its answers, open ones too, but for claims that were merged or rejected since."""
        rows = self.answers.filter(claim__in=Claim.objects.current()).select_related("claim")
        return sorted(rows, key=lambda answer: (answer.claim.statement.casefold(), answer.claim_id))

    @property
    def others_in(self) -> bool:
        """Has somebody else handed theirs in?"""
        mine = BlindReading.objects.filter(pk=self.pk)
        return BlindReading.objects.handed_in().filter(revision=self.revision_id).exclude(pk__in=mine).exists()

    def hand_in(self, by) -> None:
        """From now on it stands. Raises Refused while a claim is not answered, or where it is in already."""
        with acting(by), locked([self]):
            now = self.as_it_stands()
            now.refuse_late()
            left = sum(answer.is_open for answer in now.asked)
            if left:
                raise Refused(f"{left} claim{' is' if left == 1 else 's are'} not answered yet.")
            now.change(by, handed_in_at=timezone.now())

    def refuse_late(self) -> None:
        if not self.is_open:
            raise Refused("You have handed it in: what you said stands.")

    def give_up(self, by) -> None:
        """Take an unfinished one away, with what was answered. Raises Refused once it is handed in."""
        with acting(by), locked([self]):
            self.as_it_stands().refuse_late()
            self.delete()

    def refuse_return(self) -> None:
        """Once others have handed theirs in, their answers may have been seen."""
        if self.is_open and self.others_in:
            raise Refused("Somebody else has handed theirs in as well, so that you may know it.")

    def undo_making(self, by) -> None:
        with acting(by):
            self.delete()


@track_changes("claim", "said", "places", "stance", "modality", "attributed_to")
class BlindAnswer(Versioned):
    """What a blind reading says of one claim: where the article carries it and how, or that it does not."""

    class Said(models.TextChoices):
        OPEN = "", "Not answered"
        CARRIED = "carried", "Carried"
        ABSENT = "absent", "Not carried"

    READING = ("stance", "modality", "attributed_to")

    blind_reading = models.ForeignKey(BlindReading, models.CASCADE, related_name="answers")
    claim = models.ForeignKey(Claim, models.CASCADE, related_name="blind_answers")
    said = models.CharField(max_length=8, choices=Said.choices, blank=True, default=Said.OPEN)
    places = models.JSONField(default=list, blank=True, help_text="Of the version that was read: [field, start, end].")
    stance = models.CharField(max_length=10, choices=Stance.choices, blank=True)
    modality = models.CharField(max_length=10, choices=Modality.choices, blank=True)
    attributed_to = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["blind_reading", "claim"]
        constraints = [
            models.UniqueConstraint(fields=["blind_reading", "claim"], name="blind_answer_once_per_claim"),
            models.CheckConstraint(
                condition=models.Q(said="carried")
                & ~models.Q(stance="")
                & ~models.Q(modality="")
                & ~models.Q(places=[])
                | ~models.Q(said="carried") & models.Q(stance="", modality="", attributed_to="", places=[]),
                name="blind_answer_says_how_where_carried",
                violation_error_message="What is carried is carried somewhere, and somehow; what is not, nowhere.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_said_display()}: {self.claim}"

    @property
    def is_open(self) -> bool:
        return self.said == self.Said.OPEN

    @property
    def is_carried(self) -> bool:
        return self.said == self.Said.CARRIED

    @property
    def how(self) -> str:
        """`attributed to the mayor, planned`, or that it is not carried."""
        if not self.is_carried:
            return self.get_said_display().lower()
        return in_words(self.stance, self.modality, self.attributed_to)

    @property
    def spans(self) -> list[Place]:
        return [tuple(place) for place in self.places]

    @property
    def words(self) -> list[str]:
        """The words of each place; needs the reading's version with its text."""
        return [self.blind_reading.revision.words(*place) for place in self.places]

    def say(self, by, version: int | None, said: str, places: Sequence[Place] = (), **reading: Any) -> None:
        """Answer, or answer otherwise; `reading` are stance, modality and attributed_to of what is carried.

        Raises Refused once it is handed in, StaleDecision where it was answered elsewhere since `version`.
        """
        is_carried = said == self.Said.CARRIED
        how = {name: reading.get(name, "") if is_carried else "" for name in self.READING}
        with acting(by), locked([self.blind_reading]):
            self.blind_reading.as_it_stands().refuse_late()
            self.change(by, version, said=said, places=[list(p) for p in places] if is_carried else [], **how)
