from collections.abc import Collection, Iterator
from uuid import UUID

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Upper
from pgtrigger import After, Deferred, Trigger, Update

from newsroom.addresses import address_of
from newsroom.decisions import (
    Mergeable,
    MergeableQuerySet,
    Refused,
    StaleDecision,
    State,
    Suggestion,
    SuggestionQuerySet,
    acting,
    track_decisions,
)
from newsroom.decisions.locking import guarded, locked
from newsroom.decisions.undo import Kept

from ..text.duplicates import contradictions
from .since_cleared import ITSELF, MERGED
from .step import ONCE_CLEARED, Step, Stepped
from .story import Story

STATEMENT_LENGTH = 500
WAITING = (Step.SECOND, Step.BACK, Step.CHANGED)  # the steps at which a claim waits for somebody


class StatementWords(models.Func):
    """A statement's words as search compares them, in the two layers of `SearchEntry`."""

    template = "(to_tsvector('coverage', %(expressions)s) || to_tsvector('simple', fold_name(%(expressions)s)))"
    arity = 1
    output_field = SearchVectorField()


class ClaimQuerySet(MergeableQuerySet, SuggestionQuerySet):
    def state(self, story: Story, statement: str, by, kind: str = "fact") -> "Claim":
        """State a claim: what a person writes is confirmed at once. A merged story passes it on to its heir."""
        statement = " ".join(statement.split())
        if not statement:
            raise ValueError("A claim needs a statement.")
        if len(statement) > STATEMENT_LENGTH:
            raise ValueError(f"A statement has at most {STATEMENT_LENGTH} characters; this one has {len(statement)}.")
        with locked([story]):
            return self.model(story=story.as_it_stands().heir, statement=statement, kind=kind).make(by)

    def shown(self):
        """What pages show and count: what people have a hand in, and what the machine is sure enough of."""
        by_people = ~models.Q(state=State.SUGGESTED) | models.Q(created_by__isnull=False)
        return self.filter(models.Q(shown=True) | by_people | models.Q(decided_by__isnull=False))

    def folded(self):
        """A machine's less sure rows: they stand behind a fold, and count only where one article alone has them."""
        return self.undecided_by_people().filter(shown=False)

    def with_fold(self):
        """With `folds`: whether a claim is folded away, to be sorted by."""
        folded = self.model.objects.folded().filter(pk=models.OuterRef("pk"))
        return self.annotate(folds=models.Exists(folded))

    def of_one_article(self):
        """Those that rest on the words of one article."""
        return self.alias(many=models.Count("appearances__article", distinct=True)).filter(many=1)

    def built_on(self):
        """Somebody has decided on words or a difference for them, answered them in a blind reading, called an article
        silent, merged a claim in, noted something of them, or given them to somebody.
        """
        by_people = models.Q(decided_by__isnull=False) | models.Q(created_by__isnull=False)
        decided = models.Q()
        for name in ("appearances", "discrepancies"):
            rows = self.model._meta.get_field(name).related_model.objects.filter(by_people, claim=models.OuterRef("pk"))
            decided |= models.Q(models.Exists(rows))
        for name in ("silences", "notes", "assignments"):
            rows = self.model._meta.get_field(name).related_model.objects.filter(claim=models.OuterRef("pk"))
            decided |= models.Q(models.Exists(rows))
        merged = self.model.objects.filter(merged_into=models.OuterRef("pk"))
        answers = self.model._meta.get_field("blind_answers").related_model.objects.exclude(said="")
        decided |= models.Q(models.Exists(answers.filter(claim=models.OuterRef("pk"))))
        return self.filter(decided | models.Q(models.Exists(merged)))

    def untouched(self):
        """A machine's rows of which nobody has decided anything: what a machine said, it may say anew."""
        return self.undecided_by_people().exclude(pk__in=self.built_on())

    def by_model(self):
        """Those that a language model proposed, or found words for: the shipped reader leaves them as they are."""
        rows = self.model._meta.get_field("appearances").related_model.objects
        found = rows.filter(claim=models.OuterRef("pk"), reading__isnull=False)
        return self.filter(models.Q(reading__isnull=False) | models.Q(models.Exists(found)))

    def due(self, *stories: int):
        """Stated claims of these stories whose rows are to be filled anew."""
        return self.current().confirmed().filter(story__in=stories, is_row_due=True)


STATED_WHERE_CONFIRMED = """
IF EXISTS (
    SELECT 1 FROM articles_claim claim JOIN articles_appearance carried ON carried.claim_id = claim.id
    WHERE claim.id = NEW.id AND claim.state <> 'confirmed' AND carried.state = 'confirmed'
) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'A claim with confirmed passages is stated.';
END IF;
RETURN NULL;
"""


@track_decisions(
    "statement",
    "kind",
    "status",
    "tags",
    "note",
    "merged_into",
    "story",
    "parted_from",
    "step",
    "step_at",
    "step_note",
    exclude=["is_row_due", "shown", "reading"],
)
class Claim(Stepped, Mergeable, Suggestion):
    """One checkable proposition of a story. Confirmed, it is stated by the desk; it is never thereby true."""

    class Kind(models.TextChoices):
        FACT = "fact", "Fact"
        NUMBER = "number", "Number"
        DATE = "date", "Date"
        QUOTE = "quote", "Quote"
        ATTRIBUTION = "attribution", "Attribution"
        ANALYSIS = "analysis", "Analysis"

    class Status(models.TextChoices):
        OPEN = "open", "No verdict"
        CHECKED = "checked", "Found right"
        DISPUTED = "disputed", "Disputed"
        WRONG = "wrong", "Found wrong"

    TELLING = ("kind", "status")

    story = models.ForeignKey(Story, models.CASCADE, related_name="claims")
    statement = models.CharField(max_length=STATEMENT_LENGTH)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.FACT)
    status = models.CharField("verdict", max_length=10, choices=Status.choices, default=Status.OPEN)
    tags = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    note = models.TextField(blank=True)
    is_row_due = models.BooleanField(default=False, editable=False, help_text="Its row is to be filled anew.")
    shown = models.BooleanField(
        default=True, editable=False, help_text="Of a machine's suggestion: it is sure enough to be counted."
    )
    reading = models.ForeignKey(
        "articles.ModelReading",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="claims",
        help_text="Of a language model that proposed it; none: the shipped reader, or a person.",
    )
    parted_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="parted",
        help_text="The same claim in the story that this one's articles were split from.",
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            GinIndex(OpClass(Upper("statement"), name="gin_trgm_ops"), name="claim_statement_trigrams"),
            GinIndex(StatementWords("statement"), name="claim_statement_words"),
            models.Index(fields=["story", "state"], name="claim_by_story_and_state"),
            models.Index(fields=["step", "step_at"], name="claim_waiting", condition=models.Q(step__in=WAITING)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(statement=""),
                name="claim_has_a_statement",
                violation_error_message="A claim has a statement.",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("pk")),
                name="claim_not_merged_into_itself",
                violation_error_message="Nothing is part of itself.",
            ),
            models.CheckConstraint(
                condition=~models.Q(step__in=ONCE_CLEARED) | ~models.Q(step_by=models.F("checked_by")),
                name="claim_cleared_by_another",
                violation_error_message="The second reader is another person than who checked it.",
            ),
        ]
        triggers = [
            ITSELF,
            MERGED,
            Trigger(
                name="stated_where_confirmed",
                operation=Update,
                when=After,
                timing=Deferred,
                condition=pgtrigger.Q(new__state__in=[State.SUGGESTED, State.REJECTED]),
                func=STATED_WHERE_CONFIRMED,
            ),
        ]

    def __str__(self) -> str:
        return self.statement

    def get_absolute_url(self) -> str:
        return address_of("claim_detail", self.pk)

    def clean(self) -> None:
        super().clean()
        self.statement = " ".join(self.statement.split())

    def guards(self) -> list[models.Model]:
        """Its story, as it stands: somebody may just have moved it there."""
        story = Claim.objects.filter(pk=self.pk).values_list("story", flat=True).first()
        return [Story(pk=story or self.story_id)]

    def refuse(self, state: str) -> None:
        """What the desk has confirmed words for is stated: it is neither rejected nor open."""
        confirmed = self.appearances.confirmed().count() if state != State.CONFIRMED and self.pk else 0
        if confirmed:
            passages = "A passage is" if confirmed == 1 else f"{confirmed} passages are"
            raise Refused(f"{passages} confirmed for this claim: take that back first.")

    def follow(self, state: str, by) -> None:
        self.want_filling()

    def want_filling(self, article_id: int | None = None) -> None:
        """What is offered for the row has to be found anew; in one article's cell nothing is offered meanwhile."""
        Claim.objects.filter(pk=self.pk).update(is_row_due=True)
        if article_id:
            self.offers.filter(article_id=article_id).delete()

    def tag(
        self, revision, field: str, start: int, end: int, by, version: int | None = None, **reading: str
    ) -> "Appearance":  # noqa: F821
        """Say that a revision carries this claim at these offsets; what was suggested or rejected there is confirmed.

        `reading` may hold stance, modality and attributed_to. A claim or story merged in the meantime passes the tag
        on to its heir. Raises ValueError for offsets outside the text, Refused where the claim was rejected or the
        article is in another story by now, StaleDecision where the words are confirmed with another reading already,
        unless they were seen so, in `version`.
        """
        with acting(by), guarded(self.guards):
            claim = self.as_it_stands().heir
            claim.refuse_elsewhere(revision.article_id)
            place = {"revision": revision, "field": field, "start": start, "end": end}
            known = claim.appearances.filter(**place).first()
            if known:
                if known.is_confirmed and known.version != version:
                    if any(getattr(known, name) != value for name, value in reading.items()):
                        raise StaleDecision(known)
                    return known
                known.confirm(by, **reading)
                return known
            new = claim.appearances.model(claim=claim, article_id=revision.article_id, **reading)
            return new.anchor(**place).make(by)

    def mark_silent(self, article, by) -> "Silence":  # noqa: F821
        """Say that the article does not carry this claim. Raises Refused where the desk has confirmed that it does."""
        with acting(by), guarded(self.guards):
            claim = self.as_it_stands().heir
            claim.refuse_elsewhere(article.pk)
            known = claim.silences.filter(article=article).first()
            if known is None:
                return claim.silences.model(claim=claim, article=article).make(by)
            if not known.is_confirmed:
                known.confirm(by)
            return known

    def refuse_elsewhere(self, article_id: int) -> None:
        """Raise Refused where the article is not in the claim's story, as when somebody has just moved it."""
        if not self.story.memberships.live().filter(article=article_id).exists():
            raise Refused(f"The article is not in “{self.story}” any more: decide in the story where it is.")

    def break_silence(self, article_id: int, by) -> None:
        """The article is open again on this claim, or on what it was merged into."""
        with acting(by), guarded(self.guards):
            claim = self.as_it_stands().heir
            for silence in claim.silences.confirmed().filter(article_id=article_id):
                silence.reject(by)

    def contradictions(self, other: "Claim") -> Iterator[str]:
        """Another figure of one thing, or a denial, too: one claim may hold both, where people say so."""
        yield from (f"{said}." for said in contradictions(self.statement, other.statement))
        yield from super().contradictions(other)

    def refuse_merge(self, heir: "Claim") -> None:
        if heir.story_id != self.story_id:
            raise Refused("A claim merges into another claim of the same story.")

    def merge_guards(self, other: "Claim") -> list[models.Model]:
        return [*self.guards(), *other.guards()]

    def hand_over(self, heir: "Claim", merge: UUID, by) -> None:
        """What is stated stays stated, and what was suggested in the cell of an article that is silent is rejected."""
        if self.is_confirmed and not heir.is_confirmed:
            heir.confirm(by)
        heir.settle(by)
        for silence in heir.silences.confirmed():
            for passage in heir.appearances.suggested().filter(article=silence.article_id):
                passage.reject(by)
        self.offers.all().delete()
        heir.want_filling()

    def came_apart(self, former: "Claim", merge: UUID, by) -> Kept:
        for claim in (self, former):
            claim.settle(by)
            claim.want_filling()
            claim.settle_step(by)
        return []

    def settle(self, by) -> None:
        """What the desk has confirmed words for is stated; where it called the article silent as well, they stand."""
        carried = self.appearances.confirmed()
        if not self.is_confirmed and carried.exists():
            self.confirm(by)
        there = carried.filter(is_orphaned=False).values("article")
        for silence in self.silences.confirmed().filter(article__in=there):
            silence.reject(by)

    def went_back(self, by) -> None:
        self.want_filling()
        self.settle_step(by)

    def refuse_return(self) -> None:
        """Claims that were merged are in one story."""
        if self.merged_into_id and self.merged_into.story_id != self.story_id:
            raise Refused(f"It is part of “{self.heir}” by now.")
        if self.merged.exclude(story=self.story_id).exists():
            raise Refused("Another claim was merged into it.")

    @property
    def is_folded(self) -> bool:
        """Less sure, a machine's alone: the rule of `folded`, for a claim at hand."""
        return self.is_suggested and not self.shown and self.created_by_id is None and self.decided_by_id is None

    @property
    def is_untouched(self) -> bool:
        """Nobody has decided anything of it."""
        by_machine = self.is_suggested and self.created_by_id is None and self.decided_by_id is None
        return by_machine and not self.is_built_on

    @property
    def is_built_on(self) -> bool:
        """The rule of `built_on`, for a claim at hand."""
        return Claim.objects.filter(pk=self.pk).built_on().exists()

    def move(self, story: Story, by) -> None:
        """To another story, with all that was merged into it."""
        for claim in Claim.objects.filter(pk__in=self.lineage):
            claim.change(by, story=story, is_row_due=True)

    def part(self, articles: Collection[int], story: Story, by) -> "Claim":
        """The same claim in another story, with what rests on these articles; both say of each other.

        It is stated by whoever stated this one, and decided by whoever decided it: history says who split them.
        """
        names = ("statement", "kind", "status", "tags", "note", "score", "why", "shown", "reading", *self.AS_ONE)
        said = {name: getattr(self, name) for name in names}
        said |= {name: getattr(self, name) for name in ("state", "decided_by", "decided_at")}
        maker = self.created_by or (None if self.decided_by else by)  # what is a machine's alone, a reading may drop
        twin = Claim(story=story, parted_from=self, created_by=maker, is_row_due=True, **said)
        with acting(by):
            twin.save()
        for rows in (self.appearances, self.silences, self.notes):
            for row in rows.filter(article__in=articles):
                row.change(by, claim=twin)
        for name, at in (("blind_answers", "blind_reading__revision"), ("settlements", "revision")):
            for row in getattr(self, name).filter(**{f"{at}__article__in": articles}):
                row.change(by, claim=twin)
        self.want_filling()
        return twin

    @property
    def elsewhere(self) -> list["Claim"]:
        """The same claim in the stories that its articles were split from, or into."""
        parted = Claim.objects.filter(models.Q(parted_from__in=self.lineage) | models.Q(parted__in=self.lineage))
        kin = {claim.heir for claim in parted.select_related("story", "merged_into")}
        return sorted((c for c in kin if c.story_id != self.story_id and not c.is_rejected), key=lambda claim: claim.pk)

    def undo_making(self, by) -> None:
        """It goes again where nothing rests on it: to take back that one stated it is not to reject what it says."""
        if not self.is_built_on:
            with acting(by):
                self.delete()
        else:
            super().undo_making(by)
