"""A story read with a language model: asked, proven, put beside what is there, and paid for once."""

import json
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from articles import pipeline
from articles.models import (
    Appearance,
    Claim,
    ModelAnswer,
    ModelCall,
    ModelReading,
    ModelSwitch,
    Opinion,
)
from articles.pipeline.model_reading import unread
from articles.pipeline.offers import fill_claim_row
from articles.readers import model_reader
from newsroom.decisions import State

from .noting_model import CRACKS, DRIVERS, NOTES, STAY, NotingModel, read, state_of
from .test_pipeline import RADIO, bring

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(tavor):
    return tavor


def of_model(story) -> dict[str, list[str]]:
    """The model's words, by statement."""
    rows = Appearance.objects.filter(claim__story=story, reading__isnull=False).order_by("article")
    found: dict[str, list[str]] = {}
    for row in rows.select_related("claim"):
        found.setdefault(row.claim.statement, []).append(row.exact)
    return found


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


def test_what_the_words_say_of_an_open_cell_is_what_they_say_by_now(model, story, journalist):
    read(story, journalist)
    claim = Claim.objects.get(statement=CRACKS)
    open_cell = Opinion.objects.filter(claim=claim).first()
    claim.appearances.filter(article=open_cell.article).delete()
    Opinion.objects.filter(pk=open_cell.pk).update(words_chance=0.123)
    pipeline.analyse_story(story)
    assert Opinion.objects.get(pk=open_cell.pk).words_chance not in (None, 0.123)
    Opinion.objects.filter(pk=open_cell.pk).update(words_chance=0.123)
    claim.refresh_from_db()
    claim.confirm(journalist)
    claim.appearances.filter(article=open_cell.article).delete()
    fill_claim_row(claim)
    assert Opinion.objects.get(pk=open_cell.pk).words_chance not in (None, 0.123)


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

    def test_an_answer_that_leaves_a_passage_out_is_not_kept(self, model, story, cracks, journalist):
        model.server.says({"judgements": []})
        reading = read(story, journalist, "claim", claim=cracks)
        assert reading.state == "failed" and "did not answer for each once" in reading.message
        assert ModelCall.objects.get().outcome == "nonsense" and ModelSwitch.objects.the().failures == 1
        model.__post_init__()
        assert read(story, journalist, "claim", claim=cracks).state == "done"

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
