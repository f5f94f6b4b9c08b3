from collections.abc import Callable
from datetime import timedelta

import django_filters
from django.db.models import Q, QuerySet
from django.forms import SearchInput
from django.utils import timezone

from articles.models import Feed
from articles.models.feed import DEAD_AFTER, QUIET_AFTER


def _quiet(feeds: QuerySet) -> QuerySet:
    since = timezone.now() - QUIET_AFTER
    return feeds.active().filter(Q(last_new_at__lt=since) | Q(last_new_at=None, created_at__lt=since), problem="")


HEALTH: dict[str, tuple[str, Callable[[QuerySet], QuerySet]]] = {
    "failing": ("Failing", lambda feeds: feeds.failing()),
    "dead": (
        f"Dead: nothing for {DEAD_AFTER / timedelta(days=1):.0f} days",
        lambda feeds: feeds.active().filter(failing_since__lt=timezone.now() - DEAD_AFTER),
    ),
    "quiet": (f"Quiet: nothing new for {QUIET_AFTER / timedelta(days=1):.0f} days", _quiet),
    "paused": ("Paused", lambda feeds: feeds.filter(state=Feed.State.PAUSED)),
    "gone": ("Gone for good", lambda feeds: feeds.filter(state=Feed.State.GONE)),
}


class FeedFilter(django_filters.FilterSet):
    """Feeds by words of their name, address or outlet, and by how they are."""

    q = django_filters.CharFilter(method="with_words", label="Words", widget=SearchInput, max_length=200)
    show = django_filters.ChoiceFilter(
        method="in_health",
        label="Health",
        empty_label="Any",
        choices=[(name, label) for name, (label, _) in HEALTH.items()],
    )

    class Meta:
        model = Feed
        fields: list[str] = []

    def with_words(self, feeds: QuerySet, name: str, words: str) -> QuerySet:
        for word in words.split()[:8]:
            own = Q(title__icontains=word) | Q(stated_title__icontains=word) | Q(address__icontains=word)
            feeds = feeds.filter(own | Q(outlet__name__icontains=word))
        return feeds

    def in_health(self, feeds: QuerySet, name: str, wanted: str) -> QuerySet:
        return HEALTH[wanted][1](feeds)
