"""A story read with a language model: asked, proven, put beside what is there, and paid for once."""

import json
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import pipeline
from articles.models import (
    Appearance,
    Claim,
    Following,
    ModelAnswer,
    ModelCall,
    ModelReading,
    ModelSwitch,
    Opinion,
    Story,
)
from articles.pipeline.model_calls import Account, MayNotAsk, refusal
from articles.pipeline.model_reading import ask_for, carry_out, due_readings, end_forsaken, unread
from articles.pipeline.story import in_turn
from articles.readers import model_reader, model_sender
from articles.readers.asking import request_for
from articles.readers.base import LANGUAGE, Usage
from newsroom.decisions import State
from tests.readers.model_server import KEY, open_model

from .noting_model import NotingModel
from .test_pipeline import PAPER, RADIO, WIRE, bring

pytestmark = pytest.mark.django_db

CRACKS = "Engineers found cracks in two pylons of the Tavor Bridge."
STAY = "The bridge would stay shut for at least six weeks."
DRIVERS = "About 30,000 drivers use the Tavor Bridge every day."
NOTES = [
    (CRACKS, "engineers found cracks in two pylons", "engineers found cracks in two of its pylons"),
    (DRIVERS, "About 30,000 drivers use the Tavor Bridge every day"),
]


@pytest.fixture
def model(settings):
    with open_model() as server:
        settings.READER_URL, settings.READER_MODEL, settings.READER_KEY = server.url, "lumen-3", KEY
        settings.READER_SECONDS = 3
        yield NotingModel(server, list(NOTES))


@pytest.fixture
def story(db):
    articles = bring(("Norden Press", "2031-03-03", WIRE), ("Vellin Post", "2031-03-03", PAPER))
    (story,) = pipeline.analyse(articles, into=Story.objects.open("Bridge"))
    return story


def read(story, by=None, what="story", **about) -> ModelReading:
    reading = ask_for(story, by, what, **about)
    carry_out(reading)
    return reading


def of_model(story) -> dict[str, list[str]]:
    """The model's words, by statement."""
    rows = Appearance.objects.filter(claim__story=story, reading__isnull=False).order_by("article")
    found: dict[str, list[str]] = {}
    for row in rows.select_related("claim"):
        found.setdefault(row.claim.statement, []).append(row.exact)
    return found


def state_of(story) -> list[tuple]:
    rows = Appearance.objects.filter(claim__story=story).order_by("pk")
    claims = story.claims.order_by("pk").values_list("pk", "statement", "state", "shown", "version", "reading")
    return [*claims, *rows.values_list("pk", "exact", "state", "version", "reading")]


def test_what_it_proposes_and_can_prove_is_a_suggestion_with_its_name(model, story, journalist):
    reading = read(story, journalist)
    assert reading.state == "done" and reading.message == ""
    assert sum(map(len, of_model(story).values())) == reading.kept > 0
    claim = next(c for c in story.claims.current() if c.statement == DRIVERS)
    assert claim.is_suggested and claim.reading == reading and reading.reader == "lumen-3"
    row = claim.appearances.get(reading=reading)
    assert row.exact == DRIVERS.rstrip(".") and row.is_suggested


def test_what_the_shipped_reader_was_less_sure_of_becomes_the_models_row(model, story, journalist):
    folded = story.claims.folded().get(statement=STAY)
    model.notes = [(STAY, "the bridge would stay shut for at least six weeks")]
    reading = read(story, journalist)
    folded.refresh_from_db()
    assert folded.reading == reading
    assert of_model(story) == {STAY: ["the bridge would stay shut for at least six weeks"]}


def test_what_it_invents_is_thrown_away_and_counted(model, story, journalist):
    model.notes += [
        ("The city resigned over the bridge.", "the city never said that it resigned"),
        ("Minister Olga Brenn closed the Tavor Bridge.", "was closed on Monday because engineers"),
    ]
    reading = read(story, journalist)
    assert reading.thrown_away["not_found"] == 2 and reading.thrown_away["empty"] == 1
    assert reading.thrown_away["names"] == 1
    assert not story.claims.filter(statement__contains="resigned").exists()
    assert not story.claims.filter(statement__contains="Brenn").exists()


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


def test_nothing_is_asked_twice(model, story, journalist):
    read(story, journalist)
    before = state_of(story)
    again = read(story, journalist)
    assert len(model.asked) == 1 and "already" in again.message
    assert state_of(story) == before


def test_an_article_that_came_later_is_asked_about_alone(model, story, journalist):
    read(story, journalist)
    model.notes.append((CRACKS, "found cracks in three pylons"))
    pipeline.analyse(bring(("Radio Delta", "2031-03-04", RADIO)), into=story)
    read(story, journalist)
    assert [len(content["articles"]) for content in model.asked] == [2, 1]
    assert CRACKS in {each["statement"] for each in model.asked[1]["known"]}
    assert unread(story, model_reader()) == []


def test_a_second_look_by_the_shipped_reader_leaves_the_models_rows_alone(model, story, journalist):
    read(story, journalist)
    before, words = state_of(story), of_model(story)
    for _ in range(2):
        pipeline.analyse_story(story)
    assert of_model(story) == words
    assert state_of(story) == before


def test_what_people_decided_is_as_it_was(model, story, journalist):
    stated = Claim.objects.state(story, CRACKS, journalist)
    article = story.articles.first()
    stated.mark_silent(article, journalist)
    rejected = Claim.objects.state(story, DRIVERS, journalist)
    rejected.reject(journalist)
    before = {row.pk: (row.state, row.version, row.statement) for row in (stated, rejected)}
    reading = read(story, journalist)
    for row in (stated, rejected):
        row.refresh_from_db()
        assert (row.state, row.version, row.statement) == before[row.pk]
    assert reading.thrown_away["rejected"] == 1
    assert not stated.appearances.filter(article=article).exists()
    assert stated.appearances.filter(reading=reading, state=State.SUGGESTED).exists()
    assert story.claims.filter(statement=DRIVERS).count() == 1


def test_words_that_somebody_rejected_do_not_come_back(model, story, journalist):
    read(story, journalist)
    row = Appearance.objects.filter(reading__isnull=False).first()
    row.reject(journalist)
    ModelReading.objects.update(prompt_version="0")  # all of it is to be read anew
    again = read(story, journalist)
    row.refresh_from_db()
    assert row.is_rejected and again.thrown_away["refused"] == 1
    assert Appearance.objects.filter(claim=row.claim_id, article=row.article_id, exact=row.exact).count() == 1


def test_read_anew_it_replaces_its_own_rows_alone(model, story, journalist):
    read(story, journalist)
    kept = Claim.objects.get(statement=DRIVERS).appearances.get()
    kept.confirm(journalist)
    shipped = set(Appearance.objects.filter(reading=None).values_list("pk", flat=True))
    ModelReading.objects.update(prompt_version="0")
    model.notes = [("Six weeks the bridge stays shut.", "Ferries are set to run from Tuesday")]
    ModelAnswer.objects.all().delete()
    read(story, journalist)
    kept.refresh_from_db()
    assert kept.is_confirmed
    assert not of_model(story).get(CRACKS)
    assert shipped <= set(Appearance.objects.values_list("pk", flat=True))


def test_where_the_readers_differ_is_kept(model, story, journalist):
    model.notes.append(("Ferries run in Vellin.", ("Ferries are set to run from Tuesday", {"stance": "hedges"})))
    read(story, journalist)
    assert Opinion.objects.filter(chance=0.8).exists()
    hedged = Opinion.objects.filter(stance="hedges").first()
    assert hedged is None or "the words alone as" in hedged.difference


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


def test_nonsense_is_told_in_a_sentence_and_changes_nothing(model, story, journalist):
    before = state_of(story)
    model.server.says("I am sorry, I cannot help with that.")
    reading = read(story, journalist)
    assert reading.state == "failed" and "form that was asked for" in reading.message
    assert ModelCall.objects.get().outcome == "nonsense"
    assert state_of(story) == before


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
    assert reading.begin() and reading.sign(tokens_at_hand=700)
    carry_out(ModelReading.objects.get(pk=reading.pk))
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


class TestSecondLook:
    @pytest.fixture
    def cracks(self, story, journalist):
        claim = Claim.objects.state(story, "Opposition leader Anton Reve knew of cracks in the bridge.", journalist)
        pipeline.analyse(bring(("Radio Delta", "2031-03-04", RADIO)), into=story)
        claim.offers.update(chance=0.5)
        return claim

    def test_asks_about_the_unsure_cells_and_suggests_what_it_finds(self, model, story, cracks, journalist):
        model.looks = [("engineers found cracks in two pylons", 0.9)]
        reading = read(story, journalist, "claim", claim=cracks)
        assert reading.state == "done" and reading.kept == 1
        assert {content["statement"] for content in model.asked} == {cracks.statement}
        row = cracks.appearances.get(reading=reading)
        assert row.exact == "engineers found cracks in two pylons" and row.is_suggested
        others = Opinion.objects.filter(claim=cracks, chance__lt=0.5)
        assert others.exists() and all(opinion.why for opinion in others)

    def test_lowers_the_chance_of_a_cell_in_which_it_finds_nothing(self, model, story, cracks, journalist):
        pipeline.fill_claim_row(cracks)
        offers = cracks.offers.filter(rank=1, chance__range=(0.2, 0.8))
        before = dict(offers.values_list("article", "chance"))
        read(story, journalist, "claim", claim=cracks)
        pipeline.analyse_story(story)
        for article, chance in cracks.offers.filter(rank=1, article__in=before).values_list("article", "chance"):
            assert chance < before[article]

    def test_words_that_do_not_stand_in_the_passage_are_thrown_away(self, model, story, cracks, journalist):
        model.looks = [("cracks", 0.9)]
        answer = model._judge
        model._judge = lambda content: {
            "judgements": [row | {"words": "cracks that nobody wrote of"} for row in answer(content)["judgements"]]
        }
        reading = read(story, journalist, "claim", claim=cracks)
        assert reading.kept == 0 and reading.thrown_away["not_found"] > 0
        assert not Opinion.objects.filter(chance__gt=0.5).exists()

    def test_of_one_cell_gives_a_reason_and_the_words_it_rests_on(self, model, story, cracks, journalist):
        article = story.articles.get(outlet__name="Norden Press")
        model.looks = [("engineers found cracks in two pylons", 0.9)]
        reading = read(story, journalist, "cell", claim=cracks, article=article)
        opinion = Opinion.objects.get(claim=cracks)
        assert (opinion.article, opinion.reading) == (article, reading)
        assert opinion.why == "It says so in these words." and opinion.words in article.current.text

    def test_of_an_article_asks_about_it_alone_though_it_was_read(self, model, story, journalist):
        read(story, journalist)
        model.notes.append(("Ferries will run from Tuesday.", "Ferries are set to run from Tuesday"))
        article = story.articles.get(outlet__name="Vellin Post")
        reading = read(story, journalist, "article", article=article)
        assert len(model.asked[-1]["articles"]) == 1 and reading.kept > 0
        assert of_model(story)[DRIVERS]


def test_no_model_is_no_fault(story, journalist):
    assert due_readings() == []
    call_command("check")


def test_written_answers_take_the_place_of_an_endpoint(story, journalist, settings, tmp_path):
    call_command("write_reader_requests", str(story.pk), "--output", str(tmp_path))
    (path,) = tmp_path.glob("*.request.json")
    asked = json.loads(path.read_text())
    answer = NotingModel(SimpleNamespace(), NOTES).answer_to(asked["content"])
    (tmp_path / f"{asked['hash']}.json").write_text(json.dumps(answer))
    settings.READER_REPLAY, settings.READER_MODEL = str(tmp_path), "by hand"
    reading = read(story, journalist)
    assert (reading.state, reading.reader, reading.tokens) == ("done", "by hand", 0)
    assert set(of_model(story)) == {CRACKS, DRIVERS}
    row = Claim.objects.get(statement=DRIVERS).appearances.get(reading=reading)
    row.confirm(journalist)
    assert Claim.objects.get(statement=DRIVERS).is_confirmed
