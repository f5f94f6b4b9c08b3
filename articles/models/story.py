from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from uuid import UUID

import pgtrigger
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import DEFAULT_DB_ALIAS, IntegrityError, models, transaction
from django.db.models.functions import JSONObject, Upper
from django.urls import reverse
from django.utils import timezone

from newsroom.decisions import (
    Mergeable,
    MergeableQuerySet,
    Refused,
    StaleDecision,
    State,
    Suggestion,
    acting,
    track_changes,
)
from newsroom.decisions.locking import guarded, locked, one_at_a_time
from newsroom.decisions.tracking import events_of
from newsroom.decisions.undo import CHANGED_SINCE, Kept
from newsroom.hiding import whole
from newsroom.values import number_in

from .article import Article
from .only_for import Embargoed, address_of_title, untold
from .stage import Staged

OPENING = 7_301_002  # the database's name for the lock under which named stories are opened
FAR_APART = timedelta(days=30)  # between the newest articles of two stories: hardly one matter
LATEST_FIRST = [models.F("latest_at").desc(nulls_last=True), "-pk"]


class StoryQuerySet(MergeableQuerySet):
    def kept_here(self):
        """Those that are not sent to a language model elsewhere."""
        return self.filter(models.Q(model_use=Story.ModelUse.NEVER) | models.Q(only_for__isnull=False))

    def latest_first(self):
        """Those without a date last, however lately they came in."""
        return self.order_by(*LATEST_FIRST)

    def named(self, slug_or_id: str):
        """The story of that slug or number; raises DoesNotExist."""
        by_slug = self.filter(slug=slug_or_id).first()
        return by_slug or self.get(pk=number_in(slug_or_id))

    def embargoes(self) -> dict[int, list[int]]:
        """Whom each story under embargo is for, as the numbers of accounts, by its own number. One query."""
        with whole():
            kept = self.model.objects.exclude(only_for=None).order_by()
            return dict(kept.using(DEFAULT_DB_ALIAS).values_list("pk", "only_for"))

    def embargoes_listed(self) -> ArraySubquery:
        """The same as an annotation of whatever is read anyway."""
        kept = self.model.objects.exclude(only_for=None).order_by()
        return ArraySubquery(kept.values(json=JSONObject(story="pk", people="only_for")))

    @transaction.atomic
    def open(self, title: str, by=None, **fields) -> "Story":
        """Open a story; its slug gets a number where another story has it already, or gets it at this moment."""
        title = " ".join(title.split())[:300] or "Untitled story"
        base = untold() if fields.get("only_for") else address_of_title(title)
        slug = f"new-{timezone.now().timestamp()}-{base}"[:100]
        with acting(by):
            story = self.create(title=title, slug=slug, created_by=by, **fields)
        if base.isdecimal() or not self.give_address(story, base):
            self.give_address(story, f"{base}-{story.pk}")
        return story

    def give_address(self, story: "Story", slug: str) -> bool:
        """Give a story this slug; False where another one has it."""
        try:
            with transaction.atomic():
                self.filter(pk=story.pk).update(slug=slug)
        except IntegrityError:
            return False
        story.slug = slug
        return True

    @transaction.atomic
    def titled(self, title: str, by) -> "Story":
        """The story of that title, or of that number; opened where there is none, once, whoever else asks for it."""
        one_at_a_time(OPENING)
        return self.known_as(title) or self.open(title, by)

    def known_as(self, title: str) -> "Story | None":
        """The story of that title, or of that number."""
        known = self.current().filter(title__iexact=title).first()
        return known or self.current().filter(pk=number_in(title)).first()


@track_changes(
    *("title", "note", "is_sample", "model_use", "stage", "only_for", "merged_into"),
    made=pgtrigger.Q(new__created_by__isnull=False),
)
class Story(Staged, Embargoed, Mergeable):
    """The articles of many outlets on one matter."""

    class ModelUse(models.TextChoices):
        ASKED = "asked", "When somebody asks for it"
        CHANGES = "changes", "Also when it changes, as long as somebody follows it"
        NEVER = "never", "Never sent"

    TELLING = ("is_sample", "model_use")

    title = models.CharField(max_length=300)
    slug = models.SlugField(max_length=100, unique=True)
    note = models.TextField(blank=True)
    is_sample = models.BooleanField(default=False, help_text="Fictional, shipped with the product.")
    model_use = models.CharField(
        "reading with a language model",
        max_length=8,
        choices=ModelUse.choices,
        default=ModelUse.ASKED,
        help_text="What is never sent may still be read by a model on a machine of the newsroom’s own.",
    )
    latest_at = models.DateTimeField(
        null=True, blank=True, help_text="When its newest article came out; empty while none has a date."
    )
    read_roughly = models.TextField(
        blank=True, editable=False, help_text="Where its last reading left something out, in words."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stories"
        ordering = LATEST_FIRST
        indexes = [
            models.Index(*LATEST_FIRST[:1], models.F("id").desc(), name="story_latest"),
            models.Index(fields=["id"], condition=models.Q(only_for__isnull=False), name="story_under_embargo"),
            GinIndex(OpClass(Upper("title"), name="gin_trgm_ops"), name="story_title_trigrams"),
            GinIndex(OpClass(Upper("note"), name="gin_trgm_ops"), name="story_note_trigrams"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title=""), name="story_has_a_title", violation_error_message="A story has a title."
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("pk")),
                name="story_not_merged_into_itself",
                violation_error_message="Nothing is part of itself.",
            ),
            models.CheckConstraint(
                condition=models.Q(only_for=None) | models.Q(only_for__len__gt=0),
                name="story_is_for_somebody",
                violation_error_message="A story is for somebody.",
            ),
        ]
        permissions = [
            ("tag", "Can tag claims, take decisions and bring articles in"),
            ("curate", "Can edit stories, merge and split them, and set a claim's status"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("story_detail", args=[self.slug])

    @property
    def articles(self):
        return Article.objects.of_story(self)

    @property
    def never_sent(self) -> "Story | None":
        """The story that may not be sent to a model: this one, or one that was merged into it; None where none is."""
        return Story.objects.kept_here().filter(pk__in=self.lineage).first()

    def date(self) -> "Story":
        """Date the story by its newest article; when one came in is no news."""
        self.latest_at = self.articles.aggregate(out=models.Max("published_at"))["out"]
        Story.objects.filter(pk=self.pk).update(latest_at=self.latest_at)
        return self

    def bring_in(self, article: Article, by, out_of: "Story | None" = None) -> Suggestion:
        """Put an article into this story, as somebody decided; it leaves the story it was in, its claims with it.

        Raises Refused where it is no longer in `out_of`, the story in which somebody saw it.
        """
        with acting(by), locked([article]):
            if out_of:
                out_of.refuse_gone([article])
            members = article.memberships.live().select_related("story")
            with guarded(lambda: [self, *(member.story for member in members.all())]):
                story = self.as_it_stands().heir
                for member in members.exclude(story=story):
                    member.story.let_go([article.pk], story, by)
                    member.reject(by)
                return story.admit(article, by)

    def refuse_gone(self, articles: Sequence[Article]) -> None:
        """Raise Refused where one of the articles, which the caller has locked, is no longer in this story."""
        here = set(self.memberships.live().values_list("article", flat=True))
        for article in articles:
            if article.pk not in here:
                member = article.memberships.live().select_related("story").first()
                where = f"in “{member.story}” by now: look for it there" if member else "in no story by now"
                raise Refused(f"Nothing was moved: “{article}” is {where}.")

    def admit(self, article: Article, by) -> Suggestion:
        """Say that the article is of this story; it is of no other one by now."""
        known = self.memberships.filter(article=article).first()
        if known is None:
            return self.memberships.model(story=self, article=article).make(by)
        if not known.is_confirmed:
            known.confirm(by)
        return known

    def split(self, articles: Sequence[Article], title: str, by) -> "Story":
        """Open a story of its own for some of this one's articles; their claims go along. Raises Refused."""
        with acting(by), locked([*articles, self]):
            self.refuse_gone(articles)
            use = {"only_for": self.only_for}
            use |= {"model_use": self.ModelUse.NEVER} if self.never_sent else {}
            story = Story.objects.open(title, by, **use)
            self.let_go([article.pk for article in articles], story, by)
            for article in articles:
                for other in article.memberships.live():
                    other.reject(by)
                story.admit(article, by)
            return story.date()

    def let_go(self, articles: Collection[int], target: "Story", by) -> None:
        """Articles leave for another story: what rests on their words alone goes along.

        A claim that rests on words of both sides is in both stories. What only the machine said of both stays, without
        the words that leave: it reads both stories anew, and what it finds again keeps its address.
        """
        going = set(articles)
        for claim in self.claims.filter(merged_into=None):
            claim.offers.filter(article__in=going).delete()
            resting_on = set(claim.appearances.live().values_list("article", flat=True))
            if resting_on & going:
                if resting_on <= going:
                    claim.move(target, by)
                elif claim.is_untouched:
                    claim.appearances.filter(article__in=going).delete()
                else:
                    claim.part(going, target, by)
        self._let_go_differences(going, target, by)
        for utterance in self.utterances.prefetch_related("renderings__revision"):
            if {quote.revision.article_id for quote in utterance.renderings.all()} <= going:
                utterance.change(by, story=target)

    def drop_words(self, article_id: int, by) -> None:
        """An article is no longer here, and what has not gone elsewhere with it no longer counts.

        What only the machine said goes, since it reads the story anew; what somebody said of its words is rejected.
        """
        self.discrepancies.undecided_by_people().delete()
        for claim in self.claims.filter(offers__article=article_id).distinct():
            claim.offers.filter(article=article_id).delete()
        for claim in self.claims.filter(merged_into=None, appearances__article=article_id).distinct():
            resting_on = set(claim.appearances.live().values_list("article", flat=True))
            if resting_on == {article_id} and claim.is_untouched:
                claim.delete()
                continue
            words = claim.appearances.filter(article=article_id)
            words.undecided_by_people().delete()
            for passage in words.live():
                passage.reject(by)

    def _let_go_differences(self, going: set[int], target: "Story", by) -> None:
        self.discrepancies.undecided_by_people().delete()
        taken = set(target.discrepancies.values_list("key", flat=True))
        twins = dict(target.claims.filter(parted_from__story=self).values_list("parted_from", "pk"))
        for difference in self.discrepancies.prefetch_related("values"):
            rests_on = {value.article_id for value in difference.values.all()}
            if rests_on and rests_on <= going and difference.key not in taken:
                claim = twins.get(difference.claim_id, difference.claim_id)
                difference.change(by, story=target, claim_id=claim)

    def contradictions(self, other: "Story") -> Iterator[str]:
        yield from super().contradictions(other)
        if self.latest_at and other.latest_at and abs(self.latest_at - other.latest_at) > FAR_APART:
            yield f"Their newest articles are {abs(self.latest_at - other.latest_at).days} days apart."

    def hand_over(self, heir: "Story", merge: UUID, by) -> None:
        """What only the machine said of differences is read anew, over all articles; parted claims are one again."""
        heir.discrepancies.undecided_by_people().delete()
        for claim in heir.claims.current().exclude(parted_from=None).select_related("parted_from").order_by("-pk"):
            first = claim.parted_from.heir
            is_here = first.story_id == heir.pk and first != claim and not first.is_rejected
            if is_here and first.statement == claim.statement:  # reworded, it says another thing by now
                claim.merge_into(first, by)

    def came_apart(self, former: "Story", merge: UUID, by) -> Kept:
        """What was stated while they were one story belongs where its words are.

        Claims of one that were merged into claims of the other come apart, too, and passages that only the machine
        found across the two are dropped. What moves now has a new home, so it moves in an act of its own.
        """
        mine, theirs = (set(s.memberships.live().values_list("article", flat=True)) for s in (self, former))
        kept = self._left_behind(merge)
        kept += _part_claims([self, former], by)
        with acting(by, alone=True):
            for story, others in ((self, theirs), (former, mine)):
                for claim in story.claims.all():
                    if not claim.is_untouched:
                        claim.appearances.undecided_by_people().filter(article__in=others).delete()
            former.let_go(mine, self, by)
            self.let_go(theirs, former, by)
        return kept

    def _left_behind(self, merge: UUID) -> Kept:
        """Articles that came along with a merge, and that somebody has taken out or moved since."""
        came = (
            events_of(self.memberships.model)
            .objects.filter(pgh_context_id=merge, story=self)
            .exclude(state=State.REJECTED)
        )
        gone = self.memberships.filter(state=State.REJECTED, pk__in=came.values("pgh_obj"))
        return [(member, "it was taken out since") for member in gone.select_related("article", "story")]

    def undo_making(self, by) -> None:
        """A story that was opened goes again, once nothing of people's is in it."""
        if self.memberships.exists() or self.merged.exists() or not all(c.is_untouched for c in self.claims.all()):
            raise Refused("There is something in it.")
        said = (self.notes, self.assignments, self.discrepancies.exclude(created_by=None, decided_by=None))
        if any(rows.exists() for rows in said):
            raise Refused("There is something in it.")
        with acting(by):
            self.delete()


def _part_claims(stories: Sequence[Story], by) -> Kept:
    """Take claims of one of these stories out of claims of another one; gives what stays, each with the reason.

    One that others hang on comes apart after them; one that cannot come apart is where its heir is.
    """
    left = [claim for s in stories for claim in s.claims.exclude(merged_into=None).exclude(merged_into__story=s)]
    kept: Kept = []
    while left:
        stuck: Kept = []
        for claim in left:
            try:
                kept += claim.unmerge(by).kept
            except Refused as refusal:
                stuck.append((claim, str(refusal).rstrip(".")))
            except StaleDecision:
                stuck.append((claim, CHANGED_SINCE))
        if len(stuck) == len(left):
            for claim, _ in stuck:
                claim.refresh_from_db()
                claim.move(claim.heir.story, by)
            return kept + stuck
        left = [claim for claim, _ in stuck]
    return kept
