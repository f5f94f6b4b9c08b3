"""What search narrows each kind of result by, under the same names for all of them."""

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Appearance, Article, Claim, Mention
from entities.models import Entity
from newsroom.decisions import State

from .article import CoverageFilter

STATES = [(State.CONFIRMED, "Confirmed"), (State.SUGGESTED, "Suggested")]


class FoundArticles(CoverageFilter):
    class Meta:
        model = Article
        fields: list[str] = []


class FoundClaims(CoverageFilter):
    """Claims that such articles carry."""

    state = django_filters.ChoiceFilter(choices=STATES, label="Claims and names", empty_label="Suggested or confirmed")

    class Meta:
        model = Claim
        fields: list[str] = []

    def standing_on(self, queryset: QuerySet, asked: list[Q]) -> QuerySet:
        articles = Article.objects.filter(*asked)
        carried = Appearance.objects.live().filter(claim=OuterRef("pk"), article__in=articles, is_orphaned=False)
        return queryset.filter(Exists(carried))


class FoundEntities(CoverageFilter):
    """Entities that such articles name."""

    state = django_filters.ChoiceFilter(choices=STATES)

    class Meta:
        model = Entity
        fields: list[str] = []

    def standing_on(self, queryset: QuerySet, asked: list[Q]) -> QuerySet:
        articles = Article.objects.filter(*asked)
        named = Mention.objects.live().filter(entity=OuterRef("pk"), revision__article__in=articles, is_orphaned=False)
        return queryset.filter(Exists(named))
