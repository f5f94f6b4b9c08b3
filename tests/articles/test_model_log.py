"""What the rows of reading with a model say and refuse: an act, the log of its calls, the switch with its breaker."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.models import ModelCall, ModelReading, ModelSwitch, Opinion, Story
from articles.models.opinion import combined
from tests.at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading(bridge, journalist):
    return ModelReading.objects.create(story=bridge.story, by=journalist, reader="Lumen 3", prompt_version="1")


def call(reading, **fields) -> ModelCall:
    return ModelCall.objects.create(reading=reading, story=reading.story, purpose="propose", reader="Lumen 3", **fields)


def test_a_reading_is_one_workers_at_a_time(reading):
    first = ModelReading.objects.get(pk=reading.pk)
    assert first.begin() and first.sign(steps=3)
    second = ModelReading.objects.get(pk=reading.pk)
    assert second.begin()  # the first one's worker was taken for dead
    assert not first.sign(steps_done=1)
    assert second.sign(steps_done=2)
    first.end(ModelReading.State.FAILED, "I was late.")
    reading.refresh_from_db()
    assert reading.is_under_way and reading.steps_done == 2


def test_what_somebody_stopped_stays_stopped(reading):
    assert reading.begin() and ModelReading.objects.get().stop()
    assert not reading.sign()
    reading.end(ModelReading.State.DONE)
    assert reading.state == ModelReading.State.STOPPED and not reading.begin()
    assert not reading.stop()


def test_the_log_only_grows(reading):
    logged = call(reading, tokens_in=900, tokens_out=100, cost=Decimal("0.02"), outcome="answered")
    for change in (lambda: ModelCall.objects.update(cost=0), logged.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    call(reading, tokens_in=50, outcome="away", at=timezone.now() - timedelta(days=2))
    assert ModelCall.objects.on(timezone.now().date()).spent() == {"tokens": 1000, "cost": Decimal("0.02"), "calls": 1}
    assert ModelCall.objects.spent()["tokens"] == 1050


def test_the_log_stays_when_its_story_goes(reading, editor):
    story = Story.objects.open("Nothing in it", editor)
    other = ModelReading.objects.create(story=story, by=editor, reader="Lumen 3", prompt_version="1")
    logged = call(other, outcome="answered")
    story.undo_making(editor)
    logged.refresh_from_db()
    other.refresh_from_db()
    assert other.story is None and logged.reading == other


def test_the_switch_keeps_until_when_the_model_is_left_alone():
    switch, now = ModelSwitch.objects.the(), timezone.now()
    for _ in range(3):
        switch.failed("lumen.example did not answer within 60 seconds.")
    kept = ModelSwitch.objects.the()
    assert kept.breaker.is_open(now) and "did not answer" in kept.problem
    kept.answered()
    assert not ModelSwitch.objects.the().breaker.is_open(now) and ModelSwitch.objects.the().problem == ""


@pytest.mark.django_db(transaction=True)
def test_failures_of_two_workers_in_one_moment_are_two():
    switch = ModelSwitch.objects.the()
    at_once([lambda: switch.failed("It is away."), lambda: switch.failed("It is away.")], held=[switch])
    assert ModelSwitch.objects.the().failures == 2


def test_there_is_one_switch():
    assert ModelSwitch.objects.the() == ModelSwitch.objects.the()
    with pytest.raises(DatabaseError), transaction.atomic():
        ModelSwitch.objects.create()


def test_two_readers_who_agree_are_surer_and_two_who_differ_meet():
    assert combined(0.7, 0.8) > 0.8 and combined(0.1, 0.18) < 0.1
    assert 0.1 < combined(0.1, 0.8) < 0.8
    assert combined(None, 0.8) == 0.8 and combined(0.3, None) == 0.3
    assert 0 < combined(0.0, 1.0) < 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"chance": 0.8, "words_chance": 0.7}, ""),
        ({"chance": 0.8, "words_chance": None}, ""),
        ({"chance": 0.8, "words_chance": 0.12}, "The model finds it here; by its words alone the chance is 12 %."),
        (
            {"chance": 0.2, "words_chance": 0.81},
            "The model does not find it here; by its words alone the chance is 81 %.",
        ),
        (
            {"chance": 0.8, "words_chance": 0.7, "stance": "hedges", "modality": "planned"}
            | {"words_stance": "reports", "words_modality": "happened"},
            "The model reads it as hedged, planned, the words alone as reported.",
        ),
    ],
)
def test_where_the_readers_differ_is_said(fields, said):
    assert Opinion(**fields).difference == said


def test_a_story_that_holds_one_which_is_never_sent_is_never_sent(bridge, ferry, editor):
    ferry.change(editor, model_use=Story.ModelUse.NEVER)
    assert bridge.story.never_sent is None
    ferry.merge_into(bridge.story, editor)
    assert bridge.story.never_sent == ferry
    ferry.unmerge(editor)
    assert bridge.story.never_sent is None


def test_what_is_split_off_a_story_that_is_never_sent_is_never_sent(bridge, editor):
    bridge.story.change(editor, model_use=Story.ModelUse.NEVER)
    assert bridge.story.split([bridge.at_echo], "The echo", editor).never_sent


def test_history_keeps_who_said_that_a_story_is_never_sent(bridge, editor):
    bridge.story.change(editor, model_use=Story.ModelUse.NEVER)
    assert bridge.story.history.latest("pgh_id").model_use == Story.ModelUse.ASKED
