"""A story in time: what was published and what happened, on one line of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from entities.models import Event

from ..drawing.pictures import WIDE_NAMES, Entry, moment_of, timeline_picture
from ..matrix.firsts import REST_OF_DAY, span_of
from ..models import Appearance, Article, EventReport, Story
from .reports import Told, told_of


@dataclass(frozen=True, slots=True)
class Moment:
    """An article that came out, or an event with those who report it. `first` is None where nobody knows the date."""

    first: datetime | date | None
    last: datetime | date | None
    article: Article | None = None
    event: Event | None = None
    reports: tuple[EventReport, ...] = ()
    told: Told | None = None

    @property
    def label(self) -> str:
        return f"{self.article.outlet_name}: {self.article.title}" if self.article else self.event.label

    @property
    def outlets(self) -> list[str]:
        """Who reports the event."""
        return list(dict.fromkeys(report.revision.article.outlet_name for report in self.reports))


def entries_of(story: Story) -> list[Moment]:
    """Articles and events in order of time; what has no date comes last. Three queries."""
    moments = [Moment(article.published_at, article.published_at, article=article) for article in _articles(story)]
    events = list(_events(story))
    told = told_of({event.pk: event.told for event in events})
    moments += [
        Moment(event.first_day, event.last_day, event=event, reports=tuple(event.told), told=told[event.pk])
        for event in events
    ]
    return sorted(moments, key=lambda moment: (moment.first is None, _sortable(moment)))


def _sortable(moment: Moment) -> tuple:
    if moment.first is None:
        return (0, moment.label)
    at = moment.first if isinstance(moment.first, datetime) else moment_of(moment.first)
    return (at.timestamp(), moment.label)


def _articles(story: Story):
    return story.articles.with_outlet().in_order_of_publication()


def _events(story: Story):
    here = EventReport.objects.live().standing_in(story.articles)
    reports = Prefetch("reports", here.with_version().select_related("revision__article__outlet"), to_attr="told")
    events = Event.objects.current().filter(pk__in=here.values("event"))
    return events.select_related("place", "decided_by", "created_by").in_order_of_time().prefetch_related(reports)


def picture_of(moments: list[Moment]) -> str:
    """The dated ones as a picture; "" where nothing is dated."""
    return timeline_picture([_entry(moment) for moment in moments if moment.first is not None], names=WIDE_NAMES)


SPREAD = "When outlets came out with it; the passages below say the same"


def spread_of_claim(appearances: Iterable[Appearance]) -> tuple[str, int]:
    """How a claim spread: when the dated articles came out that carry it, and how many have no date.

    A picture only of two dated articles at least; else "".
    """
    carriers: dict[Article, bool] = {}
    for row in appearances:
        if not row.is_orphaned:
            carriers[row.article] = carriers.get(row.article, False) or row.is_confirmed
    dated = sorted((a for a in carriers if a.published_at), key=lambda a: (a.published_at, a.pk))
    entries = [_published(article, "" if carriers[article] else "machine") for article in dated]
    return (timeline_picture(entries, SPREAD) if len(dated) > 1 else "", len(carriers) - len(dated))


def _published(article: Article, css: str = "") -> Entry:
    """A moment, or the whole day where only that is known."""
    return Entry(article.outlet_name, *span_of(article), f"article {css}".strip())


def _entry(moment: Moment) -> Entry:
    if moment.article:
        return _published(moment.article)
    last = moment.last or moment.first
    css = ["event"]
    css += ["planned"] if moment.event.status in (Event.Status.PLANNED, Event.Status.POSSIBLE) else []
    css += ["machine"] if moment.event.is_suggested else []
    return Entry(moment.label, moment_of(moment.first), moment_of(last) + REST_OF_DAY, " ".join(css))
