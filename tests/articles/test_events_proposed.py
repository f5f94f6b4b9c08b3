"""Events are proposed from what two articles date alike, and stay what people made of them."""

from datetime import date

import pytest

from articles import pipeline
from articles.models import Appearance, Claim, EventReport, Story
from articles.pipeline.events import _like_event, agreed, dates_an_event, status_of
from articles.text.dates import find_dates
from articles.text.document import DateMention, Span
from entities.models import Event
from tests.articles.test_pipeline import PAPER, RADIO, WIRE, bring

MONDAY, TUESDAY = date(2031, 3, 3), date(2031, 3, 4)


def told(words: str, day: date | None = None) -> DateMention:
    return DateMention(Span(0, len(words)), words, "day" if day else "unresolved", day, day)


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ([], []),
        ([(1, told("Monday", MONDAY))], []),
        ([(1, told("Monday", MONDAY)), (1, told("3 March", MONDAY))], []),
        ([(1, told("Monday", MONDAY)), (2, told("3 March", MONDAY))], ["Monday", "3 March"]),
        ([(1, told("Monday", MONDAY)), (2, told("Tuesday", TUESDAY))], []),
        ([(1, told("Monday", MONDAY)), (2, told("Monday"))], ["Monday"]),
        ([(1, told("Monday")), (2, told("monday"))], ["Monday", "monday"]),
        ([(1, told("Monday")), (2, told("Tuesday"))], []),
        (
            [(1, told("Tuesday", TUESDAY)), (2, told("Monday", MONDAY)), (3, told("Tuesday", TUESDAY))],
            ["Tuesday", "Tuesday"],
        ),
    ],
)
def test_dates_agree_by_their_days_or_by_their_words(dates, words):
    assert [each.exact for each in agreed(dates)] == words


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("on Monday", True), ("last month", True), ("the past 14 years", False), ("at 6.10am", False), ("now", False)],
)
def test_neither_a_long_stretch_nor_an_hour_nor_a_vague_word_dates_an_event(words, is_one):
    (date_read,) = find_dates(f"The ferries stopped {words}.", TUESDAY) or find_dates(f"In {words} it ran.", TUESDAY)
    assert dates_an_event(date_read) is is_one


@pytest.fixture
def story(db):
    articles = bring(("Norden Press", "2031-03-03", WIRE), ("Vellin Post", "2031-03-03", PAPER))
    (story,) = pipeline.analyse(articles, into=Story.objects.open("Bridge"))
    return story


def test_what_two_articles_date_alike_is_an_event_with_its_place(story):
    event = Event.objects.get()
    assert (event.first_day, event.precision, event.status) == (MONDAY, "day", "happened")
    assert event.is_suggested and "Monday" in event.why
    assert event.place.name in ("Tavor Bridge", "Vellin")
    assert {report.revision.article.outlet_name for report in event.reports.all()} == {"Norden Press", "Vellin Post"}


def test_reading_again_changes_no_event(story):
    before = list(EventReport.objects.values_list("pk", "event", "start")), list(Event.objects.values())
    pipeline.analyse_story(story)
    assert (list(EventReport.objects.values_list("pk", "event", "start")), list(Event.objects.values())) == before


def test_a_rejected_event_stays_away(story, journalist):
    Event.objects.get().reject(journalist)
    pipeline.analyse_story(story)
    assert Event.objects.get().is_rejected


def test_another_article_adds_its_report(story):
    again = RADIO.replace("a day after the city closed", "The city closed the Tavor Bridge on Monday, after")
    extra = "The city of Vellin closed the Tavor Bridge on Monday after engineers found cracks in two pylons.\n"
    pipeline.analyse(bring(("Radio Vellin", "2031-03-04", f"{again}\n{extra}")), into=story)
    event = Event.objects.get(first_day=MONDAY)
    assert len({report.revision.article_id for report in event.reports.all()}) == 3


def test_a_day_until_which_something_holds_dates_no_event(db):
    pieces = [
        (name, text.replace(" on Monday", " until 20 March")) for name, text in (("Press", WIRE), ("Post", PAPER))
    ]
    pipeline.analyse(bring(*[(name, "2031-03-03", text) for name, text in pieces]), into=Story.objects.open("Bridge"))
    assert not Event.objects.filter(first_day=date(2031, 3, 20)).exists()


def test_what_one_article_alone_dates_is_none(db):
    undated = PAPER.replace(" on Monday", "")
    articles = bring(("Norden Press", "2031-03-03", WIRE), ("Vellin Post", "2031-03-03", undated))
    pipeline.analyse(articles, into=Story.objects.open("Bridge"))
    assert not Event.objects.filter(first_day=MONDAY).exists()


@pytest.mark.parametrize(
    ("label", "statement", "is_one"),
    [
        (
            "The council closed the Veldt Bridge",
            "The town council closed the old Veldt Bridge after an inspection.",
            True,
        ),
        ("Raiders burned the market of Tolm", "Raiders burned the market of Ferrin.", False),
        ("A strike killed 4 people", "A strike killed 9 people in the harbour.", False),
        ("The council closed the Veldt Bridge", "Ferries carried the commuters of Veldt.", False),
    ],
)
def test_two_claims_of_one_day_are_one_event_where_they_share_most_words_and_all_names(db, label, statement, is_one):
    event = Event.objects.create(label=label, first_day=MONDAY, last_day=MONDAY, precision="day")
    claim = Claim(statement=statement)
    assert (_like_event(claim, told("Monday", MONDAY), [event]) == event) is is_one
    assert _like_event(claim, told("Tuesday", TUESDAY), [event]) is None


@pytest.mark.parametrize(
    ("told", "status"),
    [("planned happened planned", "happened"), ("planned possible planned", "planned"), ("ongoing", "ongoing")],
)
def test_what_one_outlet_reports_is_no_plan_any_more(told, status):
    assert status_of([EventReport(modality=modality) for modality in told.split()]) == status


def test_an_event_follows_what_the_cells_of_its_claim_say(story, journalist):
    event = Event.objects.get()
    carried = Appearance.objects.live().filter(revision__in=event.reports.values("revision"))
    for row in carried:
        row.confirm(journalist, modality="planned")
    pipeline.analyse_story(story)
    event.refresh_from_db()
    assert event.status == "planned"
    assert set(event.reports.values_list("modality", flat=True)) == {"planned"}
    row = carried.first()
    row.edit(journalist, modality="happened")
    pipeline.analyse_story(story)
    event.refresh_from_db()
    assert event.status == "happened"
    event.edit(journalist, status="cancelled")
    pipeline.analyse_story(story)
    event.refresh_from_db()
    assert event.status == "cancelled"
