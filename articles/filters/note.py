import django_filters
from django.db.models import QuerySet
from django.forms import HiddenInput

from articles.models import Assignment, Note, Story


class SaidFilter(django_filters.FilterSet):
    """What is said in one story; without anything asked, what is `FIRST`. `reader` asks, on the day `today`."""

    FIRST: dict[str, str] = {}

    story = django_filters.CharFilter(method="in_story", widget=HiddenInput)

    def __init__(self, query, queryset: QuerySet, reader, today) -> None:
        self.reader, self.today = reader, today
        super().__init__(query if self.base_filters.keys() & query.keys() else self.FIRST, queryset)

    def in_story(self, rows: QuerySet, name: str, slug: str) -> QuerySet:
        return rows.of_stories(Story.objects.filter(slug=slug).values("pk"))


class NoteFilter(SaidFilter):
    FIRST = {"whose": "naming", "status": "open"}

    whose = django_filters.ChoiceFilter(
        method="of_whom",
        label="Whose",
        empty_label="Everybody’s",
        choices=[("naming", "Naming me or my groups"), ("mine", "Written by me")],
    )
    status = django_filters.ChoiceFilter(label="Which", empty_label="Open and resolved", choices=Note.Status.choices)

    class Meta:
        model = Note
        fields: list[str] = []

    def of_whom(self, notes: QuerySet, name: str, whose: str) -> QuerySet:
        return notes.naming(self.reader) if whose == "naming" else notes.filter(created_by=self.reader)


class AssignmentFilter(SaidFilter):
    FIRST = {"whose": "mine", "status": "open"}

    whose = django_filters.ChoiceFilter(
        method="of_whom",
        label="Whose",
        empty_label="Everybody’s",
        choices=[("mine", "Given to me or my groups"), ("given", "Given by me")],
    )
    status = django_filters.ChoiceFilter(
        method="that_are",
        label="Which",
        empty_label="All",
        choices=[("open", "Open"), ("overdue", "Overdue"), ("done", "Done"), ("withdrawn", "Withdrawn")],
    )

    class Meta:
        model = Assignment
        fields: list[str] = []

    def of_whom(self, rows: QuerySet, name: str, whose: str) -> QuerySet:
        return rows.given_to(self.reader) if whose == "mine" else rows.filter(created_by=self.reader)

    def that_are(self, rows: QuerySet, name: str, status: str) -> QuerySet:
        return rows.overdue(self.today) if status == "overdue" else rows.filter(status=status)
