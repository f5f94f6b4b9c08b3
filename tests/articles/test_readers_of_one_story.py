"""A story that changes while it is read, its readers one after the other, and rows that are filled meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from articles import pipeline
from articles.models import (
    Appearance,
    Claim,
    DiscrepancyValue,
    Mention,
    Offer,
    Quote,
    Story,
    StoryReading,
)
from articles.pipeline import offers
from articles.pipeline.reader import Outpaced, StoryReader
from articles.readers.shipped import StoryStages
from entities.models import Entity

from .meanwhile import SECONDS, STATEMENT, after, held, in_a_thread, is_asked
from .test_pipeline import PAPER, RADIO, WIRE, bring

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def articles():
    return bring(("Norden Press", "2031-03-03", WIRE), ("Vellin Post", "2031-03-03", PAPER))


@pytest.fixture
def story(articles, journalist):
    (story,) = pipeline.analyse(articles, into=Story.objects.open("Bridge"), by=journalist)
    return story


class TestTheStoryChangesWhileItIsRead:
    def test_an_article_that_was_moved_away_is_not_written_into_it(self, story, articles, journalist, monkeypatch):
        other = Story.objects.open("Ferries")
        bring(("Radio Vellin", "2031-03-04", RADIO))
        claims_before = set(story.claims.values_list("pk", flat=True))
        after(monkeypatch, StoryStages.claims, lambda: other.bring_in(articles[1], journalist))
        pipeline.analyse_story(story)
        fresh = story.claims.exclude(pk__in=claims_before)
        assert not Appearance.objects.filter(claim__in=fresh, article=articles[1]).exists()
        assert not Offer.objects.filter(claim__story=story, article=articles[1]).exists()
        assert not DiscrepancyValue.objects.filter(discrepancy__story=story, article=articles[1]).exists()

    def test_a_story_that_was_merged_passes_the_reading_on(self, articles, journalist, monkeypatch):
        one, other = (Story.objects.open(title) for title in ("Bridge", "Crossing"))
        for article in articles:
            one.bring_in(article, journalist)
        after(monkeypatch, StoryStages.claims, lambda: one.merge_into(other, journalist))
        assert pipeline.analyse_story(one)
        assert not one.claims.exists()
        assert other.claims.exists()
        assert not StoryReading.objects.exists()

    def test_a_name_that_was_merged_is_not_named_again(self, story, articles, journalist, monkeypatch):
        mayor = Entity.objects.get(name="Irena Kovash")
        heir = Entity.objects.create(name="Irena M. Kovash", kind="person")
        together, merging = StoryReader.together, [lambda: mayor.merge_into(heir, journalist)]

        def merge_after(reader, stage, ask):
            found = together(reader, stage, ask)
            if merging and stage == "names":
                merging.pop()()
            return found

        monkeypatch.setattr(StoryReader, "together", merge_after)
        pipeline.analyse_story(story)
        assert not Mention.objects.filter(entity=mayor).exists()
        assert not Quote.objects.filter(entity=mayor).exists()
        assert Mention.objects.filter(entity=heir).values("revision").distinct().count() == 2


class TestReadersOfOneStory:
    def test_come_one_after_the_other(self, story, monkeypatch):
        with held(monkeypatch, StoryReader, "ask", is_asked(StoryStages.claims)) as start:
            first = start(pipeline.analyse_story, story)
            assert not pipeline.analyse_story(story, patience=0)  # the first one will read it once more
            assert not first.done()
        assert first.result()
        assert not StoryReading.objects.exists()

    def test_whoever_reads_is_asked_to_read_once_more(self, story, monkeypatch):
        questions = []
        asked = StoryReader.ask

        def ask(reader, stage, function, *arguments):
            questions.append(function)
            if function is StoryStages.claims and questions.count(StoryStages.claims) == 1:
                assert not pipeline.analyse_story(story, patience=0)
            return asked(reader, stage, function, *arguments)

        monkeypatch.setattr(StoryReader, "ask", ask)
        assert pipeline.analyse_story(story)
        assert questions.count(StoryStages.claims) == 2

    def test_one_that_is_gone_is_not_waited_for_for_ever(self, story):
        gone = timezone.now() - timedelta(hours=1)
        StoryReading.objects.create(story=story, token=uuid4(), last_sign_at=gone)
        assert pipeline.analyse_story(story, patience=0)

    def test_one_that_was_thought_gone_writes_no_more(self, story):
        slow = StoryReader(story, uuid4())
        StoryReading.objects.begin(story, uuid4())
        with pytest.raises(Outpaced), slow.writing():
            pytest.fail("it wrote")


class TestFillingARow:
    @pytest.fixture
    def claim(self, story, journalist) -> Claim:
        return Claim.objects.state(story, STATEMENT, journalist)

    def test_cells_that_are_decided_meanwhile_are_left_out(self, claim, articles, journalist, monkeypatch):
        ask, silencing = offers.ask_about, [lambda: claim.mark_silent(articles[0], journalist)]

        def silence_after(*arguments):
            found = ask(*arguments)
            if silencing:
                silencing.pop()()
            return found

        monkeypatch.setattr(offers, "ask_about", silence_after)
        pipeline.fill_claim_row(claim)
        assert {offer.article for offer in claim.offers.all()} == {articles[1]}

    def test_many_at_once_offer_each_rank_once(self, claim):
        with ThreadPoolExecutor(5) as pool:
            for filled in [in_a_thread(pool, pipeline.fill_claim_row, claim) for _ in range(5)]:
                filled.result(SECONDS)
        assert claim.offers.filter(rank=1).count() == 2

    def test_what_is_due_is_filled_and_done(self, claim, story):
        assert Claim.objects.get(pk=claim.pk).is_row_due
        pipeline.fill_due_rows([story.pk])
        assert claim.offers.exists()
        assert not Claim.objects.get(pk=claim.pk).is_row_due

    def test_what_changed_meanwhile_is_filled_once_more(self, claim, story, articles, journalist, monkeypatch):
        ask, questions = offers.ask_about, []

        def restate_after(lane, articles, function, *asked):
            found = ask(lane, articles, function, *asked)
            questions.extend(asked[0][0][0] for _ in range(function is StoryStages.rows))
            if function is StoryStages.rows and len(questions) == 1:
                Claim.objects.get(pk=claim.pk).edit(journalist, statement="30,000 drivers use the Tavor Bridge.")
            return found

        monkeypatch.setattr(offers, "ask_about", restate_after)
        pipeline.fill_due_rows([story.pk])
        assert questions == [STATEMENT, "30,000 drivers use the Tavor Bridge."]
        assert not Claim.objects.get(pk=claim.pk).is_row_due

    def test_where_it_cannot_be_read_the_row_stays_due_and_the_click_is_answered(
        self, claim, story, faulty, journalist
    ):
        statement = f"{STATEMENT} It will raise at rows_in."
        Claim.objects.get(pk=claim.pk).edit(journalist, statement=statement)
        pipeline.fill_due_rows([story.pk])
        assert Claim.objects.get(pk=claim.pk).is_row_due
        assert not claim.offers.exists()
