"""What a night learns from decisions: used where it is better, by itself until a person decides, and one click back."""

from math import inf

import pytest
from django.urls import reverse

from articles import pipeline, reading_process
from articles.models import Claim, Relearning, SmallModel
from articles.pipeline.relearning import decided_claims, readings, relearn, who_correct_readings
from articles.reading_process import stories
from articles.text.word_lists import learned, shipped
from newsroom.decisions import Refused
from newsroom.decisions.history import changes_of
from tests.articles.test_pipeline import PAPER, RADIO, WIRE, bring
from tests.conftest import place

pytestmark = pytest.mark.django_db

REPORT = {
    "why": "It tells held-out decisions better.",
    "examples": 500,
    "decisions": 120,
    "people": 3,
    "left_out": [],
    "before": {"log_loss": 0.5, "average_precision": 0.8, "calibration_error": 0.1, "curve": [[0.2, 0.4, 9]]},
    "after": {"log_loss": 0.4, "average_precision": 0.9, "calibration_error": 0.05, "curve": [[0.2, 0.3, 9]]},
}


@pytest.fixture
def chances(monkeypatch):
    """The model of chances; newly learned weights are noticed at once."""
    monkeypatch.setattr(reading_process, "LOOK_UP_SECONDS", -1)
    monkeypatch.setattr(reading_process.learned, "looked", -inf)
    yield SmallModel.objects.get(name="chances")
    reading_process.learned.found = {}
    stories.stop()


def better(bias: float) -> dict:
    return shipped("row_weights")["chance"] | {"bias": bias}


def test_a_night_that_is_better_is_read_with_from_then_on(chances):
    assert stories.ask(learned, "row_weights") == shipped("row_weights")
    night = chances.learn(better(0.25), REPORT)
    chances.refresh_from_db()
    assert chances.in_use == night
    there = stories.ask(learned, "row_weights")
    assert there["chance"]["bias"] == 0.25
    assert there["statement"] == shipped("row_weights")["statement"]
    assert changes_of([chances])[0].by is None


def test_a_night_that_is_not_better_changes_nothing(chances):
    chances.learn(None, REPORT | {"why": "It tells held-out decisions no better than the shipped weights."})
    chances.refresh_from_db()
    assert chances.in_use is None and SmallModel.objects.learned() == {}


def test_what_was_learned_is_used_only_as_long_as_it_tells_decisions_better(chances, admin):
    night = chances.learn(better(0.25), REPORT)
    chances.learn(None, REPORT | {"why": "It tells held-out decisions no better than the shipped weights."})
    chances.refresh_from_db()
    assert chances.in_use is None and chances.is_automatic
    chances.use(night, admin)
    chances.learn(None, REPORT)
    chances.refresh_from_db()
    assert chances.in_use == night  # a person has said so


def test_weights_are_looked_up_by_one_query(chances, django_assert_num_queries):
    for model in SmallModel.objects.all():
        model.learn({"bias": 0}, REPORT)
    with django_assert_num_queries(1):
        SmallModel.objects.learned()


def test_what_a_person_put_back_no_night_changes(chances, admin):
    chances.learn(better(0.25), REPORT)
    chances.refresh_from_db()
    chances.go_back(admin)
    chances.learn(better(0.5), REPORT)
    chances.refresh_from_db()
    assert chances.in_use is None and not chances.is_automatic
    assert changes_of([chances])[0].by == admin


def test_one_goes_back_to_what_was_used_before(chances, admin):
    first = chances.learn(better(0.25), REPORT)
    chances.learn(better(0.5), REPORT)
    chances.refresh_from_db()
    chances.go_back(admin)
    assert chances.in_use == first
    chances.go_back(admin)
    assert chances.in_use is None
    with pytest.raises(Refused, match="those that were shipped"):
        chances.go_back(admin)


def test_what_was_learned_from_other_shipped_weights_is_not_read_with(chances, admin):
    night = chances.learn(better(0.25), REPORT)
    Relearning.objects.filter(pk=night.pk).update(basis="0" * 64)
    assert SmallModel.objects.learned() == {}
    chances.refresh_from_db()
    with pytest.raises(Refused, match="other weights"):
        chances.use(Relearning.objects.get(pk=night.pk), admin)


def test_a_night_learns_from_what_people_decided_and_from_nothing_else(journalist, editor):
    pieces = bring(("Norden Press", "2031-03-03", WIRE), ("Vellin Post", "2031-03-03", PAPER))
    pieces += bring(("Radio Vellin", "2031-03-04", RADIO))
    (story,) = {story.pk: story for story in pipeline.analyse(pieces)}.values()
    relearn()
    assert {night.report["examples"] for night in Relearning.objects.all()} == {0}
    claim = Claim.objects.state(story, "The Tavor Bridge was closed on Monday.", journalist)
    pipeline.fill_claim_row(claim)
    claim.offers.get(article=pieces[0], rank=1).accept(journalist)
    claim.offers.get(article=pieces[1], rank=1).pass_over(editor)
    claim.mark_silent(pieces[2], editor)
    (decided,) = decided_claims(story)
    assert decided.deciders == {pieces[0].pk: journalist.pk, pieces[1].pk: editor.pk, pieces[2].pk: editor.pk}
    nights = {night.model.name: night for night in relearn()}
    assert nights["chances"].report["examples"] == 2  # the carrier, and the one called silent
    assert nights["rows"].report["examples"] > 4 and (nights["rows"].decisions, nights["chances"].decisions) == (3, 2)
    assert all("too few" in night.report["why"] for night in nights.values())


def test_an_accepted_passage_says_nothing_of_how_it_is_read_by_who_never_looks(journalist, editor, bridge):
    words = "3,000 commuters", "Ilse Brandt"
    rows = [bridge.closed.tag(*place(bridge.at_post, each), by=journalist) for each in words]
    rows.append(bridge.closed.tag(*place(bridge.at_wire, "Engineers found cracks"), by=journalist))
    assert who_correct_readings() == []
    for row in rows:
        row.edit(editor, stance="attributes")
    assert who_correct_readings() == [editor.pk]
    assert [(is_theirs, by) for _, is_theirs, _, by in readings(bridge.story, [editor.pk])] == [(True, editor.pk)] * 3


def test_who_accepts_a_passage_decides_of_the_article_not_who_refuses_another(journalist, editor, bridge):
    bridge.closed.tag(*place(bridge.at_post, "3,000 commuters"), by=editor).reject(editor)
    decided = {claim.key: claim for claim in decided_claims(bridge.story)}[bridge.closed.pk]
    assert decided.deciders[bridge.at_post.pk] == journalist.pk and len(decided.refused) == 1


def test_admin_shows_what_each_night_learned_and_goes_back_in_one_click(chances, as_admin):
    night = chances.learn(better(0.25), REPORT)
    page = as_admin.get(reverse("admin:articles_relearning_change", args=[night.pk])).content.decode()
    assert "120 decisions by 3 people, which teach 500 examples" in page and "0.900" in page and "<svg" in page
    rows = reverse("admin:articles_smallmodel_changelist")
    assert "It tells held-out decisions better." in as_admin.get(rows).content.decode()
    as_admin.post(rows, {"action": "go_back", "_selected_action": [chances.pk]})
    chances.refresh_from_db()
    assert chances.in_use is None


def test_an_admin_chooses_among_the_nights_of_that_model(chances, as_admin):
    night = chances.learn(better(0.25), REPORT)
    SmallModel.objects.get(name="names").learn({"bias": 0, "weights": {}}, REPORT)
    chances.refresh_from_db()
    page = as_admin.get(reverse("admin:articles_smallmodel_change", args=[chances.pk]))
    choices = page.context["adminform"].form.fields["in_use"].queryset
    assert list(choices) == [night]
    form = {"in_use": "", "is_automatic": "on", "seen_version": chances.version}
    as_admin.post(reverse("admin:articles_smallmodel_change", args=[chances.pk]), form)
    chances.refresh_from_db()
    assert chances.in_use is None and not chances.is_automatic
