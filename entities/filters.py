"""What lists of entities and events can be narrowed by. The view supplies the queryset."""

import django_filters
from django.db.models import Q, QuerySet, Value
from django.forms import DateInput, SearchInput

from newsroom.decisions import State
from newsroom.spellings import spellings

from .models import Alias, Entity, Event, FoldName

SHORTEST_PART = 3  # characters: a shorter part of a name is in nearly every name
STATES = [(State.CONFIRMED, "Confirmed"), (State.SUGGESTED, "Suggested"), (State.REJECTED, "Rejected")]


class EntityFilter(django_filters.FilterSet):
    """Entities by any of their names, by kind, and by whether somebody has confirmed them."""

    q = django_filters.CharFilter(method="with_name", label="Name", widget=SearchInput, max_length=200)
    kind = django_filters.ChoiceFilter(choices=Entity.Kind.choices, label="Kind", empty_label="Any kind")
    state = django_filters.ChoiceFilter(choices=STATES, label="State", empty_label="Suggested or confirmed")

    class Meta:
        model = Entity
        fields: list[str] = []

    def with_name(self, entities: QuerySet, name: str, words: str) -> QuerySet:
        """By the beginning of a word of any name, accents and hyphens aside."""
        key = FoldName(Value(words))
        named = Q(key=key)
        if len(words.strip()) >= SHORTEST_PART:
            named |= Q(key__contains=key)
            for other in spellings(words):
                named |= Q(key__contains=FoldName(Value(other)))
        return entities.filter(pk__in=Alias.objects.live().filter(named).values("entity"))


class EventFilter(django_filters.FilterSet):
    """Events by words of their label, by day, and by whether they happened or are planned."""

    q = django_filters.CharFilter("label", lookup_expr="icontains", label="Words", widget=SearchInput, max_length=200)
    since = django_filters.DateFilter("last_day", lookup_expr="gte", label="From", widget=DateInput({"type": "date"}))
    until = django_filters.DateFilter("first_day", lookup_expr="lte", label="to", widget=DateInput({"type": "date"}))
    status = django_filters.ChoiceFilter(choices=Event.Status.choices, label="Status", empty_label="Any")
    state = django_filters.ChoiceFilter(choices=STATES, label="State", empty_label="Suggested or confirmed")

    class Meta:
        model = Event
        fields: list[str] = []
