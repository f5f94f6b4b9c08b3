"""Events: their list, and a page for each with who reports it, as planned or as happened."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.models import EventReport, Modality, OriginCount
from articles.overviews.histories import history_of_event
from articles.overviews.merging import perhaps_one_with
from articles.overviews.reports import told_of
from articles.overviews.spread import strongest_origins
from entities.filters import EventFilter
from entities.forms import EventForm
from entities.models import Event
from entities.pages import KeyPage
from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.access import CURATE, TAG, form_for, may_tag

from .answers import answer, edited_at_once, say, unchanged
from .decisions import Deciding, part, refused, undo_of

PAGE_SIZE = 50
REPORTS_SHOWN = 200
AHEAD = (Modality.PLANNED, Modality.POSSIBLE)


def event_list(request: HttpRequest) -> HttpResponse:
    """Events, the latest day first; those without a day last."""
    asked = Event.objects.filter(merged_into=None) if request.GET.get("state") else Event.objects.current()
    rows = asked.select_related("place", "decided_by", "created_by").prefetch_related("participants")
    filterset = EventFilter(request.GET, rows)
    page = KeyPage(
        filterset.qs if filterset.is_valid() else rows.none(),
        request.GET,
        "first_day",
        PAGE_SIZE,
        descending=True,
        may_be_null=True,
        read=date.fromisoformat,
    )
    return part(
        request, "articles/event_list.html", "articles/_event_rows.html", {"filterset": filterset, "page": page}
    )


def _event(pk: int) -> Event:
    return get_object_or_404(Event.objects.select_related("place", "merged_into", "decided_by", "created_by"), pk=pk)


def event_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """When and where, who takes part, and in which words each outlet reports it."""
    event = _event(pk)
    reports = list(_reports(event))
    live = [report for report in reports if not report.is_rejected]
    context = {
        "event": event,
        "participants": event.members,
        "outlets": _by_outlet(live),
        "told": told_of({pk: live})[pk],
        "happened": _count(report for report in live if report.modality not in AHEAD),
        "planned": _count(report for report in live if report.modality in AHEAD),
        "rejected": [report for report in reports if report.is_rejected],
        "merged": event.merged.select_related("decided_by", "created_by"),
        "history": history_of_event(event),
        "perhaps_one": perhaps_one_with(event) if request.user.has_perm(CURATE) else [],
    }
    return part(request, "articles/event_detail.html", "articles/_event_body.html", context)


def _reports(event: Event) -> Iterable[EventReport]:
    """In the order in which the articles came out."""
    reports = event.reports.filter(is_orphaned=False, revision=F("revision__article__current"))
    reports = reports.with_version("text").select_related("revision__article__outlet", "decided_by", "created_by")
    order = F("revision__article__published_at").asc(nulls_last=True)
    return reports.order_by(order, "revision__article", "field", "start")[:REPORTS_SHOWN]


def _by_outlet(reports: Iterable[EventReport]) -> list[tuple]:
    """(outlet or None, its name, its reports), the first to report it first."""
    groups: dict[object, list[EventReport]] = defaultdict(list)
    for report in reports:
        article = report.revision.article
        groups[article.outlet_id or f"article {article.pk}"].append(report)
    return [(rows[0].revision.article.outlet, rows[0].revision.article.outlet_name, rows) for rows in groups.values()]


def _count(reports: Iterable[EventReport]) -> tuple[int, OriginCount]:
    """Outlets, and the origins of their articles."""
    articles = {report.revision.article_id: report.revision.article for report in reports}
    origins = strongest_origins(articles)
    outlets = {article.outlet_id or f"article {key}" for key, article in articles.items()}
    return len(outlets), OriginCount.of((article.outlet_id, origins.get(key)) for key, article in articles.items())


@may_tag
def event_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Is there such an event?"""
    event = _event(pk)
    return Deciding(event, f"“{event}”", event.get_absolute_url(), decided={"event": pk}).answer(request)


@form_for(TAG)
def event_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """What, when, where and who; what a person edits is confirmed thereby."""
    event = _event(pk)
    form = EventForm(request.POST or None, row=event)
    if request.method == "POST" and form.is_valid():
        if not (form.changes() or form.members()):
            return unchanged(request, event.get_absolute_url())
        try:
            event.edit(request.user, form.seen_version(), **form.changes(), **form.members())
        except StaleDecision as stale:
            if stale.row is None or form.meetings(stale.row) or not form.members():
                return edited_at_once(request, stale, form, event.get_absolute_url())
            stale.row.edit(request.user, **form.members())  # all else stands so already
        except Refused as refusal:
            return refused(request, refusal, event.get_absolute_url())
        say(request, f"Saved: “{event}”", undo_of(request))
        return answer(request, event.get_absolute_url(), {"event": pk})
    context = {"event": event, "form": form}
    return render(request, "articles/event_edit.html", context, status=422 if form.errors else 200)


@may_tag
def report_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Do these words report the event?"""
    report = get_object_or_404(EventReport.objects.select_related("event", "revision__article__outlet"), pk=pk)
    noun = f"{report.revision.article.outlet_name} on “{report.event}”"
    decided = {"event": report.event_id, "report": pk}
    return Deciding(report, noun, report.event.get_absolute_url(), decided=decided).answer(request)
