from django.conf import settings
from django.db import models
from django.utils import timezone

from .story import Story


class FollowingQuerySet(models.QuerySet):
    def stories(self) -> list[Story]:
        """The stories followed, each once, by latest news, undated ones last; of one that was merged, its heir."""
        found = {}
        for following in self.select_related("story__merged_into"):
            story = following.story
            while story.merged_into:
                story = story.merged_into
            found[story.pk] = story
        dated = [story for story in found.values() if story.latest_at]
        undated = [story for story in found.values() if not story.latest_at]
        dated.sort(key=lambda story: (story.latest_at, story.pk), reverse=True)
        return [*dated, *sorted(undated, key=lambda story: story.pk, reverse=True)]


class Following(models.Model):
    """That somebody wants to hear of a story."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="followings")
    story = models.ForeignKey(Story, models.CASCADE, related_name="followings")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FollowingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "story"], name="following_once")]

    def __str__(self) -> str:
        return f"{self.user} follows {self.story}"
