from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, models

from .article import Article
from .story import Story

HERE = timedelta(seconds=50)  # pages ask every twenty
GONE = timedelta(hours=1)
# One statement, and none of the router's writes: to be somewhere is no act after which pages are read from the primary.
# What is long ago goes, of others here and of one's own elsewhere; last, and not what is in use: nobody waits for that.
SEEN = """
WITH mine AS (
    INSERT INTO articles_presence (user_id, {place}, seen_at) VALUES (%(user)s, %(key)s, now())
    ON CONFLICT (user_id, story_id, article_id) DO UPDATE SET seen_at = excluded.seen_at RETURNING id
), gone AS (
    DELETE FROM articles_presence WHERE id IN (
        SELECT id FROM articles_presence
        WHERE ({place} = %(key)s OR user_id = %(user)s) AND seen_at < now() - %(gone)s
        AND id NOT IN (SELECT id FROM mine) FOR UPDATE SKIP LOCKED
    )
)
SELECT user_id FROM articles_presence
WHERE {place} = %(key)s AND seen_at > now() - %(here)s AND user_id <> %(user)s ORDER BY user_id
"""


class PresenceManager(models.Manager):
    def look_in(self, user: User, place: Story | Article) -> list[User]:
        """Say that somebody looks at a story or an article now; gives the others who do."""
        given = {"user": user.pk, "key": place.pk, "here": HERE, "gone": GONE}
        with connection.cursor() as cursor:
            cursor.execute(SEEN.format(place=f"{type(place)._meta.model_name}_id"), given)
            others = [key for (key,) in cursor.fetchall()]
        return list(User.objects.filter(pk__in=others, is_active=True).order_by("pk")) if others else []


class Presence(models.Model):
    """Who has a page of a story, or of one of its articles, open, and when that was last heard of."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, null=True, related_name="+")
    article = models.ForeignKey(Article, models.CASCADE, null=True, related_name="+")
    seen_at = models.DateTimeField()

    objects = PresenceManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "story", "article"], nulls_distinct=False, name="presence_once_for_each_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} at {self.story or self.article}"
