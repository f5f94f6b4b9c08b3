from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from .article import Article
from .following import Following
from .membership import Membership
from .revision import Revision

SOONEST, LATEST = timedelta(minutes=15), timedelta(days=1)  # from one look at a page to the next
SHARE = 4  # of the time that a page has stood unchanged, until it is looked at again
LONGEST = timedelta(days=30)  # without a change; then nobody looks any more unless asked to


def next_look(changed_at: datetime, now: datetime) -> datetime | None:
    """When a page is looked at again that has stood unchanged since `changed_at`; None where it no longer is.

    Most edits come in the first hours, so the looks become rarer as the page stands.
    """
    since = max(now - changed_at, timedelta())
    return None if since > LONGEST else now + min(max(since / SHARE, SOONEST), LATEST)


class WatchQuerySet(models.QuerySet):
    def due(self):
        """Pages of articles in a story that somebody follows, whose time has come; the longest due first."""
        merged = Following.objects.exclude(story__merged_into=None).select_related("story")
        heirs = {following.story.heir.pk for following in merged}
        followed = models.Exists(Following.objects.filter(story=models.OuterRef("story")))
        members = Membership.objects.live().filter(models.Q(story__in=heirs) | followed, article=models.OuterRef("pk"))
        return self.filter(models.Exists(members), due_at__lte=timezone.now()).order_by("due_at", "pk")

    def saw(self, revision: Revision, at: datetime) -> None:
        """The page of this version's article was fetched, and says what the version does."""
        said = {"looked_at": at, "due_at": next_look(revision.created_at, at), "problem": "", "gone_at": None}
        Revision.objects.filter(pk=revision.pk).update(seen_at=at)
        self.update_or_create(article=revision.article, defaults=said)

    def saw_nothing(self, article: Article, problem: str, is_gone: bool, rest: float = 0.0) -> None:
        """The page could not be had, for a reason in a sentence; with `is_gone` since it was taken down."""
        now = timezone.now()
        watch, _ = self.get_or_create(article=article, defaults={"looked_at": now})
        watch.due_at = next_look(article.current.created_at, now)
        if watch.due_at and rest:
            watch.due_at = max(watch.due_at, now + timedelta(seconds=rest))
        if is_gone and watch.gone_at is None:
            watch.gone_at = now
        watch.looked_at, watch.problem = now, problem[:500]
        watch.save()


class Watch(models.Model):
    """When the page of an article was last looked at, what came of it, and when it is looked at again. A machine's."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="watch")
    looked_at = models.DateTimeField(editable=False)
    due_at = models.DateTimeField(null=True, editable=False, db_index=True, help_text="Empty: nobody looks any more.")
    problem = models.CharField(max_length=500, blank=True, editable=False, help_text="Why the last look saw nothing.")
    gone_at = models.DateTimeField(null=True, editable=False, help_text="Since then the page is known to be gone.")

    objects = WatchQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "watches"

    def __str__(self) -> str:
        return f"page of {self.article}"

    @property
    def last_seen_at(self) -> datetime | None:
        """When the page was last there."""
        return self.article.current.seen_at
