from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models, transaction
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone

from newsroom.decisions import State, Suggestion, SuggestionQuerySet, track_decisions

from .article import Article
from .span import Passage
from .story import Story

STATEMENT_LENGTH = 500


class StatementWords(models.Func):
    """A statement's words as search compares them, in the two layers of `SearchEntry`."""

    template = "(to_tsvector('coverage', %(expressions)s) || to_tsvector('simple', fold_name(%(expressions)s)))"
    arity = 1
    output_field = SearchVectorField()


class ClaimQuerySet(SuggestionQuerySet):
    def current(self):
        """Neither rejected nor merged into another."""
        return self.live().filter(merged_into=None)

    def state(self, story: Story, statement: str, by, kind: str = "fact") -> "Claim":
        """State a claim: what a person writes is confirmed at once. A merged story passes it on to its heir."""
        statement = " ".join(statement.split())
        if not statement:
            raise ValueError("A claim needs a statement.")
        if len(statement) > STATEMENT_LENGTH:
            raise ValueError(f"A statement has at most {STATEMENT_LENGTH} characters; this one has {len(statement)}.")
        with transaction.atomic():
            story = Story.objects.locked(story.pk)
            return self.create(
                story=story,
                statement=statement,
                kind=kind,
                state=State.CONFIRMED,
                created_by=by,
                decided_by=by,
                decided_at=timezone.now(),
            )


@track_decisions("statement", "kind", "status", "tags", "note", "merged_into", "story")
class Claim(Suggestion):
    """One checkable proposition of a story. Confirmed, it is stated by the desk; it is never thereby true."""

    class Kind(models.TextChoices):
        FACT = "fact", "Fact"
        NUMBER = "number", "Number"
        DATE = "date", "Date"
        QUOTE = "quote", "Quote"
        ATTRIBUTION = "attribution", "Attribution"
        ANALYSIS = "analysis", "Analysis"

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        CHECKED = "checked", "Checked by the desk"
        DISPUTED = "disputed", "Disputed"
        WRONG = "wrong", "Found wrong"

    story = models.ForeignKey(Story, models.CASCADE, related_name="claims")
    statement = models.CharField(max_length=STATEMENT_LENGTH)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.FACT)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    tags = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            GinIndex(OpClass(Upper("statement"), name="gin_trgm_ops"), name="claim_statement_trigrams"),
            GinIndex(StatementWords("statement"), name="claim_statement_words"),
            models.Index(fields=["story", "state"], name="claim_by_story_and_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(statement=""), name="claim_has_a_statement"),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("pk")),
                name="claim_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.statement

    def get_absolute_url(self) -> str:
        return reverse("claim_detail", args=[self.pk])

    def tag(self, revision, field: str, start: int, end: int, by, **reading) -> "Appearance":
        """Say that a revision carries this claim at these offsets; what was suggested or rejected there is confirmed.

        `reading` may hold stance, modality and attributed_to. A claim or story merged in the meantime passes the tag
        on to its heir. Raises ValueError for offsets outside the text.
        """
        with transaction.atomic():
            claim = self._locked_heir()
            appearance = Appearance(claim=claim, article_id=revision.article_id).anchor(revision, field, start, end)
            known = Appearance.objects.filter(claim=claim, revision=revision, field=field, start=start, end=end).first()
            if known:
                known.confirm(by, **reading)
            else:
                known = appearance
                for name, value in reading.items():
                    setattr(known, name, value)
                known.state, known.created_by, known.decided_by = State.CONFIRMED, by, by
                known.decided_at = timezone.now()
                known.save()
            claim.settle(revision.article_id, by)
            return known

    def mark_silent(self, article, by) -> "Silence":
        """Say that the article does not carry this claim. Appearances there that nobody decided are rejected."""
        with transaction.atomic():
            claim = self._locked_heir()
            if claim.appearances.confirmed().filter(article=article).exists():
                raise ValueError("This article carries the claim: take the appearance back first.")
            for appearance in claim.appearances.suggested().filter(article=article):
                appearance.reject(by)
            silence, is_new = Silence.objects.get_or_create(
                claim=claim,
                article=article,
                defaults={"created_by": by, "decided_by": by, "decided_at": timezone.now()},
            )
            if not is_new and not silence.is_confirmed:
                silence.confirm(by)
            claim.offers.filter(article=article).delete()
            return silence

    def merge_into(self, other: "Claim", by) -> None:
        """Pass this claim's appearances on to another of the same story; the row stays, and says where it went."""
        with transaction.atomic():
            Story.objects.locked(other.story_id)
            heir = other._heir()
            if heir.pk == self.pk or heir.story_id != self.story_id:
                raise ValueError("A claim merges into another claim of the same story.")
            taken = heir.appearances.values_list("revision", "field", "start", "end")
            taken = set(taken)
            for appearance in self.appearances.all():
                place = (appearance.revision_id, appearance.field, appearance.start, appearance.end)
                if place not in taken:
                    appearance.change(by, claim=heir)
            self.offers.all().delete()
            self.change(by, merged_into=heir, decided_by=by, decided_at=timezone.now())

    def unmerge(self, by) -> None:
        """Take a merge back: the appearances that came from here return, as the history tells them."""
        with transaction.atomic():
            Story.objects.locked(self.story_id)
            for appearance in Appearance.objects.filter(claim=self._heir(), history__claim_id=self.pk).distinct():
                appearance.change(by, claim=self)
            self.change(by, merged_into=None, decided_by=by, decided_at=timezone.now())

    def _heir(self) -> "Claim":
        """The claim that this one was merged into, at the end of the chain; itself when it was not."""
        claim = Claim.objects.get(pk=self.pk)
        while claim.merged_into_id:
            claim = claim.merged_into
        return claim

    def _locked_heir(self) -> "Claim":
        """Lock the story, so that no merge runs meanwhile, and give the claim that is alive in it."""
        Story.objects.locked(self.story_id)
        return self._heir()

    def settle(self, article_id: int, by) -> None:
        """A cell that carries the claim is not silent, and nothing more is offered for it."""
        for silence in self.silences.confirmed().filter(article_id=article_id):
            silence.reject(by)
        self.offers.filter(article_id=article_id).delete()


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


@track_decisions("claim", "start", "end", "stance", "modality", "attributed_to", "is_orphaned")
class Appearance(Passage, Suggestion):
    """Where an article carries a claim, how firmly, and in whose name."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="appearances")
    article = models.ForeignKey(Article, models.CASCADE, related_name="appearances")
    stance = models.CharField(max_length=10, choices=Stance.choices, default=Stance.REPORTS)
    modality = models.CharField(max_length=10, choices=Modality.choices, default=Modality.HAPPENED)
    attributed_to = models.CharField(max_length=200, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta(Passage.Meta):
        abstract = False
        ordering = ["claim", "article", "field", "start"]
        indexes = [models.Index(fields=["claim", "article"], name="appearance_cell")]
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(
                fields=["claim", "revision", "field", "start", "end"], name="appearance_once_per_place_and_claim"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.exact}"


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

    def accept(self, by, **reading) -> Appearance:
        """The article carries the claim here."""
        return self.claim.tag(self.revision, self.field, self.start, self.end, by, **reading)

    def pass_over(self, by) -> Appearance:
        """The claim does not stand here: kept as a rejected appearance, so that it is not offered again."""
        place = {name: getattr(self, name) for name in ("revision", "field", "start", "end")}
        with transaction.atomic():
            claim = self.claim._locked_heir()
            appearance = Appearance(claim=claim, article_id=self.article_id).anchor(**place)
            appearance.state, appearance.created_by, appearance.decided_by = State.REJECTED, by, by
            appearance.decided_at, appearance.score, appearance.why = timezone.now(), self.score, self.why
            known = Appearance.objects.filter(claim=claim, **place).first()
            if known is None:
                appearance.save()
            self.delete()
            return known or appearance


@track_decisions()
class Silence(Suggestion):
    """Somebody has looked: this article does not carry this claim. Taken back, it is rejected, not deleted."""

    state = models.CharField(max_length=10, choices=State.choices, default=State.CONFIRMED, db_index=True)
    claim = models.ForeignKey(Claim, models.CASCADE, related_name="silences")
    article = models.ForeignKey(Article, models.CASCADE, related_name="silences")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["claim", "article"], name="silence_once_per_cell")]

    def __str__(self) -> str:
        return f"{self.article} is silent on {self.claim}"
