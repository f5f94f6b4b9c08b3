from collections.abc import Sequence
from functools import cache

import django_filters
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.forms import SearchInput

from articles.models import Appearance, Claim, Mention, Outlet, Story
from entities.models import Entity


class ClaimFilter(django_filters.FilterSet):
    """A story's claims by words of the statement, by whom a passage names, and by who carries them.

    What is counted on the rows themselves (kind, status, state, one-click views) is in `facts`.
    """

    q = django_filters.CharFilter(method="with_words", label="Words", widget=SearchInput)
    entity = django_filters.ModelChoiceFilter(
        queryset=Entity.objects.none(), method="naming", label="Names", empty_label="Anybody"
    )
    outlet = django_filters.ModelChoiceFilter(
        queryset=Outlet.objects.none(), method="carried_by", label="Carried by", empty_label="Any outlet"
    )

    class Meta:
        model = Claim
        fields: list[str] = []

    def __init__(self, data, queryset: QuerySet, story: Story):
        super().__init__(data, queryset)
        self.filters["entity"].field.queryset = entities_of(story)
        self.filters["outlet"].field.queryset = Outlet.objects.filter(articles__in=story.articles).distinct()
        self.outlets: Sequence[Outlet] = ()  # of the story, for whoever shows the form
        entity, outlet = self.form.fields["entity"], self.form.fields["outlet"]
        names = cache(lambda: list(entity.queryset.values_list("pk", "name")))  # a widget asks more than once
        entity.widget.choices = lambda: [("", entity.empty_label), *names()]
        outlet.widget.choices = lambda: [("", outlet.empty_label), *((its.pk, its.name) for its in self._by_name())]

    def _by_name(self) -> list[Outlet]:
        return sorted(self.outlets, key=lambda outlet: outlet.name.casefold())

    def with_words(self, claims: QuerySet, name: str, words: str) -> QuerySet:
        for word in words.split()[:8]:
            claims = claims.filter(statement__icontains=word)
        return claims

    def naming(self, claims: QuerySet, name: str, entity: Entity) -> QuerySet:
        inside = {"revision": OuterRef("revision"), "field": OuterRef("field")}
        named = Mention.objects.live().filter(
            entity=entity, start__lt=OuterRef("end"), end__gt=OuterRef("start"), **inside
        )
        return claims.filter(Exists(Appearance.objects.live().filter(Exists(named), claim=OuterRef("pk"))))

    def carried_by(self, claims: QuerySet, name: str, outlet: Outlet) -> QuerySet:
        carried = Appearance.objects.live().filter(claim=OuterRef("pk"), article__outlet=outlet, is_orphaned=False)
        return claims.filter(Exists(carried))


def entities_of(story: Story) -> QuerySet:
    """Whom two or more of the story's articles name: few enough for a choice list."""
    mentions = Mention.objects.live().standing_in(story.articles)
    shared = mentions.values("entity").annotate(articles=Count("revision", distinct=True)).filter(articles__gte=2)
    return Entity.objects.current().filter(pk__in=shared.values("entity")).order_by("name")
