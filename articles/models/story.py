from collections.abc import Sequence

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models, transaction
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from newsroom.decisions import StaleDecision, State, Suggestion, track_decisions
from newsroom.values import number_in

from .article import Article

SLUG_LENGTH = 80


class StoryQuerySet(models.QuerySet):
    def current(self):
        """Not merged into another."""
        return self.filter(merged_into=None)

    def latest_first(self):
        return self.order_by("-latest_at", "-pk")

    def named(self, slug_or_id: str):
        """The story of that slug or number; raises DoesNotExist."""
        by_slug = self.filter(slug=slug_or_id).first()
        return by_slug or self.get(pk=number_in(slug_or_id))

    def locked(self, pk: int) -> "Story":
        """The story, or the one it was merged into, locked until the transaction ends: no merge runs meanwhile."""
        story = self.select_for_update(no_key=True).get(pk=pk)
        return self.locked(story.merged_into_id) if story.merged_into_id else story

    @transaction.atomic
    def open(self, title: str, by=None, **fields) -> "Story":
        """Open a story; its slug gets a number where another story has it already."""
        title = " ".join(title.split())[:300] or "Untitled story"
        base = slugify(title)[:SLUG_LENGTH].strip("-") or "story"
        story = self.create(title=title, slug=f"new-{timezone.now().timestamp()}-{base}"[:100], created_by=by, **fields)
        taken = self.filter(slug=base).exists()
        story.slug = f"{base}-{story.pk}" if taken or base.isdecimal() else base
        story.save(update_fields=["slug"])
        return story


@pghistory.track(
    pghistory.UpdateEvent("changed", row=pghistory.Old, condition=pghistory.AnyChange("title", "note", "merged_into")),
    obj_field=pghistory.ObjForeignKey(related_name="history"),
)
class Story(models.Model):
    """The articles of many outlets on one matter."""

    title = models.CharField(max_length=300)
    slug = models.SlugField(max_length=100, unique=True)
    note = models.TextField(blank=True)
    is_sample = models.BooleanField(default=False, help_text="Fictional, shipped with the product.")
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")
    latest_at = models.DateTimeField(default=timezone.now, help_text="When its newest article came out or came in.")
    version = models.PositiveIntegerField(default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stories"
        ordering = ["-latest_at", "-pk"]
        indexes = [
            models.Index(fields=["-latest_at", "-id"], name="story_latest"),
            GinIndex(OpClass(Upper("title"), name="gin_trgm_ops"), name="story_title_trigrams"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="story_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("pk")),
                name="story_not_merged_into_itself",
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

    def retitle(self, title: str, note: str, version: int) -> None:
        """Change title and note; raises StaleDecision when somebody else did since `version` was read."""
        changes = {"title": title, "note": note, "version": version + 1}
        if not Story.objects.filter(pk=self.pk, version=version).update(**changes):
            raise StaleDecision(Story.objects.filter(pk=self.pk).first())
        self.title, self.note, self.version = title, note, version + 1

    def bring_in(self, article: Article, by) -> "Membership":
        """Put an article into this story, as somebody decided; it leaves the story it was in."""
        with transaction.atomic():
            story = Story.objects.locked(self.pk)
            for member in article.memberships.live().exclude(story=story):
                member.reject(by)
            member, is_new = Membership.objects.get_or_create(
                story=story,
                article=article,
                defaults={
                    "state": State.CONFIRMED,
                    "created_by": by,
                    "decided_by": by,
                    "decided_at": timezone.now(),
                },
            )
            if not is_new and not member.is_confirmed:
                member.confirm(by)
            return member

    def split(self, articles: Sequence[Article], title: str, by) -> "Story":
        """Open a story of its own for some of this one's articles. The claims stay: each belongs to one story."""
        with transaction.atomic():
            story = Story.objects.open(title, by)
            for article in articles:
                story.bring_in(article, by)
            return story

    def merge_into(self, other: "Story", by) -> None:
        """Pass articles and claims on to another story; this one stays, and says where it went."""
        with transaction.atomic():
            both = sorted([self.pk, other.pk])
            locked = {pk: Story.objects.select_for_update(no_key=True).get(pk=pk) for pk in both}
            heir, story = locked[other.pk], locked[self.pk]
            if heir.pk == story.pk or heir.merged_into_id or story.merged_into_id:
                raise ValueError("A story merges into another one, and neither may be merged already.")
            for member in story.memberships.live():
                heir.take_member(member, by)
            for row in story.claims.all():
                row.change(by, story=heir)
            story.utterances.update(story=heir)
            story.discrepancies.undecided_by_people().delete()
            story.discrepancies.update(story=heir)
            story.merged_into = heir
            story.save(update_fields=["merged_into"])
        self.merged_into = heir

    def take_member(self, member: "Membership", by) -> None:
        """Bring a membership over from a story that is merged into this one."""
        known = self.memberships.filter(article=member.article_id).first()
        if known is None:
            member.change(by, story=self)
            return
        state = member.state
        member.reject(by)
        known.decide(state, by)

    def unmerge(self, by) -> None:
        """Take a merge back: the articles and claims that came from here return, as the history tells them."""
        with transaction.atomic():
            heir = Story.objects.locked(self.pk)
            for member in heir.memberships.filter(history__story_id=self.pk).distinct():
                member.change(by, story=self)
            for claim in heir.claims.filter(history__story_id=self.pk).distinct():
                claim.change(by, story=self)
            Story.objects.filter(pk=self.pk).update(merged_into=None)
        self.merged_into = None


@track_decisions("story")
class Membership(Suggestion):
    """That an article belongs to a story. An article has at most one that is not rejected."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="memberships")
    article = models.ForeignKey(Article, models.CASCADE, related_name="memberships")

    class Meta:
        ordering = ["story", "article"]
        constraints = [
            models.UniqueConstraint(fields=["story", "article"], name="membership_once"),
            models.UniqueConstraint(
                fields=["article"], condition=~models.Q(state=State.REJECTED), name="membership_one_story_per_article"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} in {self.story}"


class Signature(models.Model):
    """What story assignment compares: an article's weighted terms, the strongest of them indexed."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="signature")
    index_terms = ArrayField(models.CharField(max_length=100))
    weights = models.JSONField()
    published_on = models.DateField(null=True)

    class Meta:
        indexes = [GinIndex(fields=["index_terms"], name="signature_terms")]

    def __str__(self) -> str:
        return f"signature of {self.article_id}"
