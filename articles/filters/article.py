"""Articles, and what stands on them, by outlet, day and story. Names are typed, never chosen from a whole table."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

import django_filters
from django.db.models import DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value
from django.forms import DateInput, HiddenInput, SearchInput
from django.http import QueryDict

from articles.models import Article, Membership, Story

from .outlet import OutletInput, outlets_named

NAME_LENGTH = 200
OUTLETS = 100  # of a name's part


def first_moment(day: date, zone: tzinfo = UTC) -> datetime:
    return _moment(day, time.min, zone)


def last_moment(day: date, zone: tzinfo = UTC) -> datetime:
    """Not the next day's first one: the last day of the calendar has no next."""
    return _moment(day, time.max, zone)


def _moment(day: date, at: time, zone: tzinfo) -> datetime:
    """In UTC; the first and the last day of the calendar are those of UTC, as what is shown beyond them is."""
    return datetime.combine(day, at, UTC if day in (date.min, date.max) else zone).astimezone(UTC)


def published_from(day: date, zone: tzinfo) -> Q:
    """Articles of this day and later: each by the clock of its place, or where nobody knows that by the reader's."""
    return _published("gte", first_moment(day), first_moment(day, zone))


def published_until(day: date, zone: tzinfo) -> Q:
    """Articles of this day and earlier, by the same rule."""
    return _published("lte", last_moment(day), last_moment(day, zone))


def _published(how: str, there: datetime, here: datetime) -> Q:
    """By a moment of the place's clock, written as one of UTC, and by one of the reader's."""
    has_hour, has_clock = Q(published_precision=Article.Precision.TIME), Q(published_offset__isnull=False)
    ahead = F("published_offset") * Value(timedelta(minutes=1))
    local = ExpressionWrapper(Value(there) - ahead, output_field=DateTimeField())
    by_reader = has_hour & ~has_clock & Q(**{f"published_at__{how}": here})
    by_place = has_hour & has_clock & Q(**{f"published_at__{how}": local})
    return by_reader | by_place | ~has_hour & Q(**{f"published_at__{how}": there})


class CoverageFilter(django_filters.FilterSet):
    """Fields that all lists of the coverage share; taken together, they ask for certain articles.

    Days are those of the place where an article came out; where nobody knows its clock, those of `zone`, the reader's.
    """

    outlet = django_filters.CharFilter(method="leave", label="Outlet", max_length=NAME_LENGTH, widget=OutletInput)
    since = django_filters.DateFilter(method="leave", label="Published from", widget=DateInput({"type": "date"}))
    until = django_filters.DateFilter(method="leave", label="to", widget=DateInput({"type": "date"}))
    story = django_filters.CharFilter(method="leave", max_length=100, widget=HiddenInput)

    def __init__(self, data: QueryDict, queryset: QuerySet, zone: tzinfo | None = None) -> None:
        super().__init__(data, queryset)
        self.zone = zone or UTC

    def leave(self, rows: QuerySet, name: str, value: object) -> QuerySet:
        """Taken together with the others in `filter_queryset`."""
        return rows

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        queryset = super().filter_queryset(queryset)
        asked = self.asked_of_articles(self.form.cleaned_data)
        return self.standing_on(queryset, asked) if asked else queryset

    def standing_on(self, queryset: QuerySet, asked: list[Q]) -> QuerySet:
        """Those rows that stand on an article which meets all of these conditions; here they are the articles."""
        return queryset.filter(*asked)

    def asked_of_articles(self, fields: dict) -> list[Q]:
        conditions = []
        if fields.get("outlet"):
            conditions.append(Q(outlet__in=list(outlets_named(fields["outlet"])[:OUTLETS])))
        if fields.get("since"):
            conditions.append(published_from(fields["since"], self.zone))
        if fields.get("until"):
            conditions.append(published_until(fields["until"], self.zone))
        if fields.get("story"):
            member = Membership.objects.live().filter(article=OuterRef("pk"), story__slug=fields["story"])
            conditions.append(Q(Exists(member)))
        return conditions

    @property
    def asked_story(self) -> Story | None:
        slug = self.data.get("story", "") if self.is_valid() else ""
        return Story.objects.filter(slug=slug).first() if slug else None


class ArticleFilter(CoverageFilter):
    """The list of articles, by words of the headline, too."""

    KNOWN = [
        ("dated", "Date known"),
        ("undated", "Date unknown"),
        ("nameless", "Outlet unknown"),
        ("incomplete", "Outlet or date unknown"),
    ]

    q = django_filters.CharFilter(
        "headline", lookup_expr="icontains", label="Words of the headline", widget=SearchInput, max_length=NAME_LENGTH
    )
    known = django_filters.ChoiceFilter(
        method="by_what_is_known", choices=KNOWN, label="What is known", empty_label="Anything"
    )

    class Meta:
        model = Article
        fields: list[str] = []

    def by_what_is_known(self, articles: QuerySet, name: str, value: str) -> QuerySet:
        if value == "incomplete":
            return articles.incomplete()
        if value == "nameless":
            return articles.filter(outlet=None)
        return articles.filter(published_at__isnull=value == "undated")

    @property
    def asks_for_incomplete(self) -> bool:
        """For articles of which something is missing that somebody may know."""
        return self.is_valid() and self.form.cleaned_data["known"] in ("undated", "nameless", "incomplete")
