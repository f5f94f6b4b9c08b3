"""When a language model may be asked, what that costs, and what happens where it does not answer."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import pipeline
from articles.models import (
    Following,
    ModelCall,
    ModelReading,
    ModelSwitch,
    Story,
)
from articles.pipeline.model_calls import Account, MayNotAsk, refusal
from articles.pipeline.model_reading import ask_for, carry_out, due_readings, end_forsaken, offer_of, unread
from articles.pipeline.story import in_turn
from articles.readers import model_reader, model_sender
from articles.readers.asking import request_for
from articles.readers.base import LANGUAGE, Usage

from .noting_model import read, state_of
from .test_pipeline import RADIO, bring

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(tavor):
    return tavor


def test_each_call_is_logged_and_told_by_its_true_cost(model, story, journalist, settings):
    settings.READER_PRICE_IN, settings.READER_PRICE_OUT = 10, 20
    reading = read(story, journalist)
    call = ModelCall.objects.get()
    assert (call.tokens_in, call.tokens_out, call.outcome) == (120, 30, "answered")
    assert (call.story, call.by, call.articles) == (story, journalist, 2)
    assert reading.cost == call.cost == Decimal("0.0018")
    assert reading.estimated_tokens > 0 and reading.tokens == 150 and reading.tokens_at_hand == 0


def test_a_call_during_which_somebody_stops_the_reading_is_told_by_its_true_cost(model, story, journalist, settings):
    settings.READER_PRICE_IN, settings.READER_PRICE_OUT = 10, 20
    reading = ask_for(story, journalist)
    reading.begin()
    reading.sign(tokens_at_hand=900)
    assert ModelReading.objects.get().stop()
    Account(model_sender(), reading)._log(request_for(LANGUAGE, {}), Usage(1, 120, 30), ModelCall.Outcome.ANSWERED)
    reading.refresh_from_db()
    assert (reading.state, reading.tokens, reading.cost) == ("stopped", 150, Decimal("0.0018"))
    assert reading.tokens_at_hand == 0


def test_a_story_that_became_part_of_one_that_is_never_sent_is_not_sent(story, editor):
    kept_in = Story.objects.open("Kept in the house", editor, model_use=Story.ModelUse.NEVER)
    assert refusal(story, is_local=False) == ""
    story.merge_into(kept_in, editor)
    assert "never sent" in refusal(story, is_local=False)


def test_a_model_that_is_away_is_told_in_a_sentence_and_the_shipped_reader_goes_on(model, story, journalist):
    model.server.sends((503, {"Retry-After": "0"}, {"error": {"message": "busy"}}))
    reading = read(story, journalist)
    assert reading.state == "failed" and reading.message.endswith(".")
    assert ModelCall.objects.get().outcome == "away" and ModelSwitch.objects.the().failures == 1
    pipeline.analyse_story(story)
    assert story.claims.current().shown().exists()


def test_after_three_failures_it_is_left_alone_for_a_while(model, story, journalist):
    model.server.sends((503, {"Retry-After": "0"}, {"error": {"message": "busy"}}))
    for _ in range(3):
        read(story, journalist)
    asked = len(model.server.asked)
    with pytest.raises(MayNotAsk, match="left alone"):
        ask_for(story, journalist)
    assert len(model.server.asked) == asked
    ModelSwitch.objects.update(away_until=timezone.now() - timedelta(seconds=1))
    model.__post_init__()
    assert read(story, journalist).state == "done"
    assert ModelSwitch.objects.the().failures == 0


@pytest.mark.parametrize("answer", ["I am sorry, I cannot help with that.", {"statements": [], "a\0b": 1}])
def test_nonsense_is_told_in_a_sentence_and_changes_nothing(model, story, journalist, answer):
    before = state_of(story)
    model.server.says(answer)
    reading = read(story, journalist)
    assert reading.state == "failed" and "form that was asked for" in reading.message
    assert ModelCall.objects.get().outcome == "nonsense"
    assert state_of(story) == before


def test_who_answers_nonsense_three_times_is_left_alone_for_a_while(model, story, journalist):
    model.server.says("I am sorry, I cannot help with that.")
    for _ in range(3):
        read(story, journalist)
    with pytest.raises(MayNotAsk, match=r"left alone for 1 minute\. .*form that was asked for"):
        ask_for(story, journalist)


@pytest.fixture
def after_each_pack(settings, monkeypatch):
    """Has the articles asked about one at a time; what is put in here is done after each answer."""
    settings.READER_CHARACTERS = 500
    acts = []

    def turn(*arguments, **options):
        for act in acts:
            act()
        return in_turn(*arguments, **options)

    monkeypatch.setattr("articles.pipeline.model_reading.in_turn", turn)
    return acts


@pytest.mark.parametrize("switch", ["off", "never", "stopped"])
def test_what_somebody_says_while_it_reads_holds_from_the_next_call_on(model, story, editor, after_each_pack, switch):
    acts = {
        "off": lambda: ModelSwitch.objects.update(is_on=False),
        "never": lambda: Story.objects.filter(pk=story.pk).update(model_use=Story.ModelUse.NEVER),
        "stopped": lambda: ModelReading.objects.get().stop(),
    }
    after_each_pack.append(acts[switch])
    reading = read(story, editor)
    assert len(model.asked) == 1
    assert reading.state == ("stopped" if switch == "stopped" else "failed") and reading.message.endswith("stays.")


def test_a_story_that_is_never_sent_is_not_sent_unless_the_model_is_the_houses_own(model, story, editor, settings):
    story.change(editor, model_use=Story.ModelUse.NEVER)
    with pytest.raises(MayNotAsk, match="never sent"):
        ask_for(story, editor)
    assert model.asked == []
    settings.READER_LOCAL = True
    assert read(story, editor).state == "done"


def test_an_article_that_was_in_a_story_that_is_never_sent_goes_nowhere_from_another_either(model, story, editor):
    secret = Story.objects.open("Under wraps", editor, model_use=Story.ModelUse.NEVER)
    moved = story.articles.first()
    secret.bring_in(moved, editor)
    story.bring_in(moved, editor)
    assert moved not in unread(story, model_reader()) and unread(story, model_reader())
    assert offer_of(story)[0]["kept_here"] == 1
    read(story, editor)
    assert model.asked and not any(moved.current.headline in str(asked) for asked in model.asked)
    secret.change(editor, model_use=Story.ModelUse.ASKED)
    assert moved in unread(story, model_reader())


def test_beyond_a_budget_nothing_is_asked(model, story, journalist, settings):
    settings.READER_STORY_BUDGET = 100  # tokens, since nobody gave a price
    with pytest.raises(MayNotAsk, match="this story’s budget"):
        ask_for(story, journalist)


def test_a_budget_that_is_used_up_meanwhile_ends_the_reading(model, story, journalist, settings, after_each_pack):
    after_each_pack.append(lambda: setattr(settings, "READER_DAY_BUDGET", 200))
    reading = read(story, journalist)
    assert reading.state == "failed" and "the day’s budget" in reading.message and "150 tokens of" in reading.message
    assert len(model.asked) == 1 and len(reading.revisions) == 1


def test_what_a_killed_worker_had_answered_costs_nothing_again(model, story, journalist, monkeypatch):
    reading = ask_for(story, journalist)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("articles.pipeline.model_reading.in_turn", killed)
        carry_out(reading)
    reading.refresh_from_db()
    assert reading.is_under_way and len(model.asked) == 1
    carry_out(ModelReading.objects.get(pk=reading.pk))
    reading.refresh_from_db()
    assert reading.state == "done" and len(model.asked) == 1 and ModelCall.objects.count() == 1


def killed(*args, **options):
    raise KeyboardInterrupt


def test_a_call_in_which_the_worker_was_killed_counts_as_it_was_estimated(model, story, journalist):
    reading = ask_for(story, journalist)
    assert reading.begin() and reading.sign(tokens_at_hand=700, cost_at_hand=Decimal("0.003"))
    carry_out(ModelReading.objects.get(pk=reading.pk))
    assert ModelCall.objects.get(outcome="lost").cost == Decimal("0.003")
    assert ModelReading.objects.get(pk=reading.pk).cost == ModelCall.objects.spent()["cost"]
    assert sorted(ModelCall.objects.values_list("outcome", "tokens_in")) == [("answered", 120), ("lost", 700)]


def test_what_no_worker_goes_on_with_ends_and_can_be_asked_for_again(model, story, journalist):
    reading = ask_for(story, journalist)
    reading.begin()
    reading.sign(tokens_at_hand=700)
    end_forsaken()
    with pytest.raises(MayNotAsk, match="being read already"):
        ask_for(story, journalist)
    ModelReading.objects.update(last_sign_at=timezone.now() - timedelta(hours=2))
    end_forsaken()
    reading.refresh_from_db()
    assert reading.state == "failed" and "No worker" in reading.message
    assert ModelCall.objects.get().outcome == "lost"
    assert ask_for(story, journalist)


def test_an_editors_rule_has_followed_stories_read_when_they_change(model, story, editor):
    assert due_readings() == []
    story.change(editor, model_use=Story.ModelUse.CHANGES)
    assert due_readings() == []  # nobody follows it
    Following.objects.create(user=editor, story=story)
    (reading,) = due_readings()
    assert reading.by is None and due_readings() == []
    carry_out(reading)
    assert due_readings() == [] and unread(story, model_reader()) == []
    pipeline.analyse(bring(("Radio Delta", "2031-03-04", RADIO)), into=story)
    assert len(due_readings()) == 1


def test_by_a_rule_what_fails_is_tried_ever_more_rarely(model, story, editor):
    story.change(editor, model_use=Story.ModelUse.CHANGES)
    Following.objects.create(user=editor, story=story)
    for hours in (1, 2, 4):
        (reading,) = due_readings()
        long_ago = timezone.now() - timedelta(hours=hours)
        failed = ModelReading.objects.filter(pk=reading.pk)
        failed.update(state="failed", created_at=long_ago + timedelta(minutes=1))
        assert due_readings() == []
        failed.update(created_at=long_ago - timedelta(minutes=1))


def test_no_model_is_no_fault(story, journalist):
    assert due_readings() == []
    call_command("check")
