"""Events: when, where, who, and who reports them as planned or as happened."""

import re
from datetime import date

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import EventReport, Outlet
from articles.overviews.reports import told_of
from entities.models import Entity, Event
from newsroom.decisions import State
from tests.conftest import make_article, merge_form, place


@pytest.fixture
def closure(bridge):
    """Reported by the wire and the post (one origin), announced by the echo."""
    event = Event.objects.create(
        label="Closure of the Veldt Bridge",
        first_day=date(2031, 3, 3),
        last_day=date(2031, 3, 3),
        precision="day",
        date_text="on Monday",
        place=Entity.objects.create(name="Ostrand", kind="place"),
        score=0.7,
    )
    event.participants.add(Entity.objects.create(name="The council", kind="organisation"))
    for article, words, modality in (
        (bridge.at_wire, "closed the Veldt Bridge", "happened"),
        (bridge.at_post, "closed the Veldt Bridge", "happened"),
        (bridge.at_echo, "Repairs are set to begin in spring", "planned"),
    ):
        EventReport(event=event, modality=modality).anchor(*place(article, words)).save()
    return event


def page_of(event: Event) -> str:
    return reverse("event_detail", args=[event.pk])


def post(client, name: str, row, /, **fields):
    return client.post(reverse(name, args=[row.pk]), fields, follow=True)


DATES = {
    "day": (date(2031, 3, 3), date(2031, 3, 3), "day", "", "3 Mar 2031"),
    "month": (date(2031, 3, 1), date(2031, 3, 31), "month", "", "March 2031"),
    "year": (date(2031, 1, 1), date(2031, 12, 31), "year", "", "2031"),
    "years": (date(2031, 1, 1), date(2033, 12, 31), "year", "", "2031 to 2033"),
    "months": (date(2031, 3, 1), date(2031, 4, 30), "month", "", "March 2031 to April 2031"),
    "range": (date(2031, 3, 3), date(2031, 3, 5), "range", "", "3 Mar 2031 to 5 Mar 2031"),
    "in words only": (None, None, "unresolved", "last <week>", "“last &lt;week&gt;” (day not known)"),
    "unknown": (None, None, "unresolved", "", "day not known"),
}


@pytest.mark.parametrize("first, last, precision, words, shown", DATES.values(), ids=DATES.keys())
def test_a_date_is_no_more_precise_than_anybody_knows(first, last, precision, words, shown):
    event = Event(first_day=first, last_day=last, precision=precision, date_text=words)
    html = Template("{% load events %}{% days event %}").render(Context({"event": event}))
    assert re.sub("<[^>]*>", "", html) == shown


def test_the_list_has_the_latest_first_and_undated_ones_last(as_reader, closure, monkeypatch):
    monkeypatch.setattr("articles.views.event.PAGE_SIZE", 2)
    later = Event.objects.create(label="Later", first_day=date(2032, 1, 1), last_day=date(2032, 1, 1), precision="day")
    undated = [Event.objects.create(label=f"Some day {n}") for n in range(3)]
    address, seen = reverse("event_list"), []
    while address:
        page = as_reader.get(address).context["page"]
        seen += page.rows
        address = reverse("event_list") + page.next_address if page.has_next else None
    assert seen == [later, closure, *reversed(undated)]


def test_the_list_is_narrowed(as_reader, closure):
    Event.objects.create(label="Wrong", state=State.REJECTED)

    def labels(**asked):
        return [event.label for event in as_reader.get(reverse("event_list"), asked).context["page"].rows]

    own = [closure.label]
    assert labels() == labels(q="veldt") == labels(since="2031-03-03") == labels(until="2031-03-03") == own
    assert labels(q="ferry") == labels(since="2031-03-04") == labels(status="planned") == labels(since="x") == []
    assert labels(state="rejected") == ["Wrong"]
    assert as_reader.get(reverse("event_list"), {"after": "2031-99-99~1"}).status_code == 200


def test_hedged_and_attributed_are_told_from_firm_and_people_from_the_machine(bridge, closure, journalist):
    """By the stance of the claim that has the report's words; an outlet counts once, by what a person confirmed."""
    bridge.closed_at_post.change(journalist, stance="hedges")
    reports = list(closure.reports.select_related("revision__article"))
    at_post = next(report for report in reports if report.revision == bridge.at_post.current)
    again = EventReport(event=closure).anchor(*place(bridge.at_post, "closed the Veldt Bridge on Monday"))
    again.save()
    again.confirm(journalist)
    told = told_of({closure.pk: [*reports, again]})[closure.pk]
    assert not at_post.is_confirmed
    assert (told.people, told.machine) == ("1 hedged", "1 firm · 1 planned")


def test_a_page_tells_planned_from_happened_with_origins_beside_outlets(as_reader, closure):
    page = as_reader.get(page_of(closure))
    (happened, happened_origins), (planned, planned_origins) = page.context["happened"], page.context["planned"]
    assert (happened, str(happened_origins)) == (2, "1 origin")
    assert (planned, str(planned_origins)) == (1, "1 of unknown origin")
    assert "2 firm · 1 planned by machine" in page.content.decode()
    content = page.content.decode()
    assert "<mark>closed the Veldt Bridge</mark>" in content and "The council" in content and "Ostrand" in content
    assert [name for _, name, _ in page.context["outlets"]] == ["Calder Wire", "Ostrand Post", "Lakeside Echo"]


def test_the_number_of_queries_is_fixed(as_reader, closure):
    def count(address):
        with CaptureQueriesContext(connection) as queries:
            as_reader.get(address)
        return len(queries)

    addresses = (page_of(closure), reverse("event_list"))
    before = [count(address) for address in addresses]
    for n in range(5):
        article = make_article(Outlet.objects.create(name=f"Outlet {n}"), f"More {n}", "The bridge closed.")
        EventReport(event=closure).anchor(*place(article, "closed")).save()
        closure.participants.add(Entity.objects.create(name=f"Somebody {n}"))
        other = Event.objects.create(label=f"Other {n}", place=closure.place)
        other.participants.add(closure.place)
    assert [count(address) for address in addresses] == before


def test_deciding_on_an_event_and_on_a_report(as_journalist, journalist, closure):
    post(as_journalist, "event_decide", closure, decision="confirm", version=0)
    closure.refresh_from_db()
    assert closure.is_confirmed and closure.decided_by == journalist
    report = closure.reports.first()
    post(as_journalist, "report_decide", report, decision="reject", version=0)
    report.refresh_from_db()
    assert report.is_rejected
    assert report.revision.article.outlet_name not in [
        name for _, name, _ in as_journalist.get(page_of(closure)).context["outlets"]
    ]


def test_editing_sets_the_days_that_the_precision_allows(as_journalist, closure):
    base = {"label": "Closure", "status": "happened", "version": 0}
    post(as_journalist, "event_edit", closure, **base, precision="range", first_day="2031-03-03", last_day="2031-03-05")
    closure.refresh_from_db()
    assert (closure.last_day, closure.is_confirmed) == (date(2031, 3, 5), True)
    base["version"] = 1
    post(as_journalist, "event_edit", closure, **base, precision="day", first_day="2031-03-04", last_day="2031-03-09")
    closure.refresh_from_db()
    assert closure.first_day == closure.last_day == date(2031, 3, 4)
    base["version"] = 2
    post(as_journalist, "event_edit", closure, **base, precision="unresolved", first_day="2031-03-04")
    closure.refresh_from_db()
    assert closure.first_day is None and closure.last_day is None


@pytest.mark.parametrize(
    "wrong, words",
    [
        ({"label": ""}, "This field is required"),
        ({"first_day": ""}, "Say the day"),
        ({"first_day": "Monday"}, "Enter a valid date"),
        ({"precision": "range", "last_day": "2031-03-01"}, "comes before the first"),
    ],
)
def test_what_cannot_be_saved_is_told(as_journalist, closure, wrong, words):
    fields = {"label": "X", "status": "happened", "precision": "day", "first_day": "2031-03-03", "version": 0} | wrong
    page = as_journalist.post(reverse("event_edit", args=[closure.pk]), fields)
    assert page.status_code == 422 and words in page.content.decode()


def test_a_late_edit_overwrites_nothing(as_journalist, closure, editor):
    closure.confirm(editor, label="Theirs")
    fields = {"label": "Mine", "status": "happened", "precision": "day", "first_day": "2031-03-03", "version": 0}
    assert as_journalist.post(reverse("event_edit", args=[closure.pk]), fields).status_code == 409
    closure.refresh_from_db()
    assert closure.label == "Theirs"


def test_an_editor_merges_and_takes_it_back(as_editor, closure):
    double = Event.objects.create(label="Bridge shut")
    double.participants.add(Entity.objects.create(name="Engineers"))
    as_editor.post(reverse("merge", args=["event"]), merge_form(closure, double))
    double.refresh_from_db()
    assert double.merged_into == closure
    assert "Engineers" in as_editor.get(page_of(closure)).content.decode()
    as_editor.post(reverse("unmerge", args=["event"]), {"row": double.pk})
    assert "Engineers" not in as_editor.get(page_of(closure)).content.decode()


def test_who_may_do_what(as_reader, as_journalist, outsider, closure):
    for name in ("event_decide", "event_edit"):
        assert as_reader.post(reverse(name, args=[closure.pk]), {}).status_code == 403
        assert "login" in outsider.post(reverse(name, args=[closure.pk]), {}).url
    assert as_reader.post(reverse("report_decide", args=[closure.reports.first().pk]), {}).status_code == 403
    for name in ("event_list", "event_find"):
        assert "login" in outsider.get(reverse(name)).url
    assert as_reader.get(page_of(closure)).status_code == 200
    assert f"/events/{closure.pk}/decide/" not in as_reader.get(page_of(closure)).content.decode()
    assert as_reader.get(reverse("event_detail", args=[999999])).status_code == 404


def test_choices_are_proposed_while_one_types(as_reader, closure):
    assert closure.label in as_reader.get(reverse("event_find"), {"q": "veldt"}).content.decode()
    assert (
        closure.label not in as_reader.get(reverse("event_find"), {"q": "veldt", "except": closure.pk}).content.decode()
    )
