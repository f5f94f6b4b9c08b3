"""The pipeline's step for events: what two articles date alike happened, or is planned, on that day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import cached_property
from typing import Any

from entities.models import Entity, Event

from ..models import Claim, EventReport, Mention, Modality, PutAside, Revision
from ..models.appearance import AHEAD
from ..readers.shipped import StoryStages
from ..text.batches import Place
from ..text.document import DateMention, Span
from ..text.statements import short_label
from ..text.wording import is_said_in
from .claims import CarriedAt, is_same_place, places_of
from .proposals import changes_to, drop_untouched, is_untouched, write_untouched
from .reader import StoryReader
from .reading import span_of

TELLING = ("day", "range", "month", "unresolved")  # a year alone dates an age or a founding, no event
LONGEST_EVENT = timedelta(days=100)  # "in the past 14 years" says how long something went on, not when it came about
PARTICIPANTS = (Entity.Kind.PERSON, Entity.Kind.ORGANISATION, Entity.Kind.GROUP)
STATUS = {
    Modality.HAPPENED: Event.Status.HAPPENED,
    Modality.ONGOING: Event.Status.ONGOING,
    Modality.PLANNED: Event.Status.PLANNED,
    Modality.POSSIBLE: Event.Status.POSSIBLE,
}


def write_events(reader: StoryReader) -> None:
    """An event for each claim that two articles date alike. One that is there grows; a rejected one stays away.

    What nobody has decided on follows the dates: an article whose day was put right tells of another Monday.
    """
    articles = {article.current_id: article.pk for article in reader.articles}
    reports = EventReport.objects.filter(revision__in=articles, is_orphaned=False)
    rows = [row for _, carriers in _dated(reader) for row in carriers]
    places = sorted({(articles[row.revision_id], span_of(row)) for row in (*rows, *reports)})
    dates = dict(zip(places, reader.ask(PutAside.Stage.EVENTS, StoryStages.dates, places, TELLING), strict=True))
    with reader.writing():
        _write(reader, dates)


def _dated(reader: StoryReader) -> list[tuple[Claim, list[CarriedAt]]]:
    """The claims that may tell of an event, with where the articles carry them."""
    claims = reader.story.claims.current().exclude(kind__in=[Claim.Kind.QUOTE, Claim.Kind.ANALYSIS])
    places = places_of(claims.values_list("pk", flat=True))
    read = {article.current_id for article in reader.articles}
    return [(c, [row for row in places[c.pk] if not row.is_rejected and row.revision_id in read]) for c in claims]


def _write(reader: StoryReader, dates: dict[Place, DateMention | None]) -> None:
    revisions = {article.current_id: article.current for article in reader.articles}
    known = _known(article.pk for article in reader.articles)
    _date_anew(known, dates, {article.current_id: article.pk for article in reader.articles})
    named = _Named(revisions)
    for claim, rows in _dated(reader):
        told = [(row.article_id, dates.get((row.article_id, span_of(row)))) for row in rows]
        together = agreed([(article, date) for article, date in told if date and dates_an_event(date)])
        if not together:
            continue
        event = _same_event(rows, known) or _like_event(claim, together[0], known)
        event = event or _write_event(claim, rows, together, named.by(rows))
        if not event.is_rejected:
            _read_as(rows, known[event])
            known[event] += _write_reports(event, rows, known[event], revisions)
    write_untouched((event, changes_to(event, {"status": status_of(reports)})) for event, reports in known.items())


def status_of(told: Sequence[CarriedAt | EventReport]) -> str:
    """Happened or planned, as a cell of the matrix says it: people's word first, and what one reports is no plan."""
    rows = [row for row in told if row.is_confirmed] or [row for row in told if not row.is_rejected]
    done = [row.modality for row in rows if row.modality not in AHEAD]
    modality, _ = Counter(done or [row.modality for row in rows] or [Modality.HAPPENED]).most_common(1)[0]
    return STATUS.get(modality, Event.Status.HAPPENED)


def _read_as(rows: Sequence[CarriedAt], reports: Sequence[EventReport]) -> None:
    """A report is read as the claim's cell is, also where a person has read that anew."""
    modality = {(row.revision_id, span_of(row)): row.modality for row in rows}
    here = [(report, modality.get((report.revision_id, span_of(report)), report.modality)) for report in reports]
    written = write_untouched((report, changes_to(report, {"modality": read})) for report, read in here)
    for report, read in here:
        report.modality = read if report.pk in written else report.modality


def dates_an_event(date: DateMention) -> bool:
    """Whether an expression may say when something came about: no long stretch, no hour, no "now"."""
    is_short = date.first is None or date.last - date.first <= LONGEST_EVENT
    return date.kind == "calendar" and is_short


def agreed(dates: Sequence[tuple[int, DateMention]]) -> list[DateMention]:
    """Of (article, date) those by which most articles agree, two at least; empty where none agree.

    An unresolved "Wednesday" agrees with another article's Wednesday, whatever day that is.
    """
    resolved = [date for _, date in dates if date.first]
    groups: dict[tuple, set[int]] = defaultdict(set)
    for article, date in dates:
        groups[_key(date)].add(article)
        if date.first is None:
            for key in {_key(other) for other in resolved if other.exact.lower() == date.exact.lower()}:
                groups[key].add(article)
    best = max(groups, key=lambda key: (len(groups[key]), len(key), key), default=None)
    if best is None or len(groups[best]) < 2:
        return []
    return [date for _, date in dates if _key(date) == best]


def _key(date: DateMention) -> tuple:
    """The days, or while they are unresolved the words."""
    return (str(date.first), str(date.last)) if date.first else (date.exact.lower(),)


def _known(articles: Iterable[int]) -> dict[Event, list[EventReport]]:
    """The events that these articles report, rejected ones too, with where; nobody decides on them meanwhile."""
    reports = EventReport.objects.filter(revision__article__in=articles, is_orphaned=False)
    events = Event.objects.filter(pk__in=reports.values("event"), merged_into=None).order_by("pk")
    by_pk = {event.pk: event for event in events.select_for_update(no_key=True)}
    known: dict[Event, list[EventReport]] = defaultdict(list)
    for report in reports.filter(event__in=by_pk).order_by("pk"):
        known[by_pk[report.event_id]].append(report)
    return known


def _date_anew(
    known: dict[Event, list[EventReport]], dates: dict[Place, DateMention | None], articles: dict[int, int]
) -> None:
    """An event that nobody has decided on takes the days on which its reports agree; it goes where they agree on none.

    Where fewer than two of them say a day, or two still say its own, it stays as it is.
    """
    for event, reports in list(known.items()):
        here = [(articles[row.revision_id], span_of(row)) for row in reports if row.revision_id in articles]
        told = [(place[0], date) for place in here if (date := dates.get(place)) and dates_an_event(date)]
        days = (event.first_day, event.last_day)
        saying = {article for article, date in told if date.first and (date.first, date.last) == days}
        if not is_untouched(event) or len({article for article, _ in told}) < 2 or len(saying) > 1:
            continue
        together = agreed(told)
        if together:
            write_untouched([(event, changes_to(event, _days_of(together[0])))])
        elif all(is_untouched(report) for report in event.reports.all()):
            drop_untouched(Event.objects.filter(pk=event.pk))
            del known[event]


def _days_of(date: DateMention) -> dict[str, Any]:
    """The fields of an event that hold its date."""
    return {
        "first_day": date.first,
        "last_day": date.last,
        "date_text": date.exact[:100],
        "precision": date.precision if date.first else Event.Precision.UNRESOLVED,
    }


def _same_event(rows: Sequence[CarriedAt], known: dict[Event, list[EventReport]]) -> Event | None:
    """The event that two articles report where the claim appears."""
    for event, reports in known.items():
        if len({row.article_id for row in rows if _reported_at(row, reports)}) > 1:
            return event
    return None


def _like_event(claim: Claim, date: DateMention, known: Iterable[Event]) -> Event | None:
    """The event of those days whose label is said in the claim, all its names and numbers in it.

    Other numbers and names of the same words are other events: of two strikes on one day, in two towns.
    """
    for event in known:
        if (
            date.first
            and (event.first_day, event.last_day) == (date.first, date.last)
            and is_said_in(event.label, claim.statement)
        ):
            return event
    return None


def _reported_at(row: CarriedAt, reports: Sequence[EventReport]) -> bool:
    return any(r.revision_id == row.revision_id and is_same_place(span_of(r), span_of(row)) for r in reports)


def _write_event(
    claim: Claim, rows: Sequence[CarriedAt], dates: Sequence[DateMention], named: Sequence[Entity]
) -> Event:
    date = dates[0]
    event = Event.objects.create(
        label=short_label(claim.statement)[:300],
        **_days_of(date),
        status=status_of(rows),
        place=next((entity for kind in Entity.PLACES for entity in named if entity.kind == kind), None),
        score=claim.score,
        why=f"{len({row.article_id for row in rows})} articles report it and date it alike: “{date.exact}”."[:500],
    )
    event.participants.add(*(entity for entity in named if entity.kind in PARTICIPANTS))
    return event


class _Named:
    """Whom the articles name, looked up once for all events that a reading writes."""

    def __init__(self, revisions: Iterable[int]) -> None:
        self._revisions = list(revisions)

    @cached_property
    def _mentions(self) -> dict[int, list[tuple[Span, Entity]]]:
        found: dict[int, list[tuple[Span, Entity]]] = defaultdict(list)
        mentions = Mention.objects.live().filter(revision__in=self._revisions, is_orphaned=False)
        for mention in mentions.filter(entity__merged_into=None).select_related("entity"):
            found[mention.revision_id].append((span_of(mention), mention.entity))
        return found

    def by(self, rows: Sequence[CarriedAt]) -> list[Entity]:
        """Whom at least two articles name where they report it, most often named first."""
        articles: dict[Entity, set[int]] = defaultdict(set)
        for row in rows:
            for span, entity in self._mentions.get(row.revision_id, ()):
                if span_of(row).covers(span):
                    articles[entity].add(row.article_id)
        found = [entity for entity, where in articles.items() if len(where) > 1 and not entity.is_rejected]
        return sorted(found, key=lambda entity: (-len(articles[entity]), entity.pk))


def _write_reports(
    event: Event, rows: Sequence[CarriedAt], known: Sequence[EventReport], revisions: dict[int, Revision]
) -> list[EventReport]:
    """A report for each row where none is yet."""
    fresh = []
    for row in rows:
        if not _reported_at(row, known):
            report = EventReport(event=event, modality=row.modality, score=row.score)
            fresh.append(report.anchor(revisions[row.revision_id], row.field, row.start, row.end))
    return EventReport.objects.bulk_create(fresh)
