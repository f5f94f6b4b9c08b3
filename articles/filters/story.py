import django_filters
from django.db.models import QuerySet
from django.forms import DateInput, SearchInput

from articles.models import Story
from articles.models.stage import Stage


class StoryFilter(django_filters.FilterSet):
    """Stories by words of title or note, by the day of their latest news, and by how far the work has come."""

    q = django_filters.CharFilter(method="with_words", label="Words", widget=SearchInput)
    since = django_filters.DateFilter(
        "latest_at", lookup_expr="date__gte", label="Latest news from", widget=DateInput({"type": "date"})
    )
    until = django_filters.DateFilter(
        "latest_at", lookup_expr="date__lte", label="to", widget=DateInput({"type": "date"})
    )

    stage = django_filters.ChoiceFilter(label="Stage", choices=Stage.choices, empty_label="Any")

    class Meta:
        model = Story
        fields: list[str] = []

    def with_words(self, stories: QuerySet, name: str, words: str) -> QuerySet:
        for word in words.split()[:8]:
            stories = stories.filter(title__icontains=word) | stories.filter(note__icontains=word)
        return stories
