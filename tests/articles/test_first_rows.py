"""A story's first rows: said anew in each reading, kept from what people decided, and without a parser too."""

from unittest import mock

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.asserts import assertRedirects

from articles import pipeline
from articles.jobs import read_story
from articles.models import Appearance, Claim, Offer, Revision
from articles.pipeline import story as story_steps
from articles.pipeline.clauses import write_clauses
from articles.pipeline.reader import StoryReader
from articles.pipeline.reading import span_of
from articles.readers.shipped import StoryStages
from articles.text.claims import ClaimProposal
from articles.text.clauses import has_parser
from articles.text.document import Reading
from tests.articles.test_decisions import undo_token
from tests.articles.test_pipeline import PAPER, RADIO, WIRE, bring

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    found = pipeline.analyse(bring(("Norden Press", "2031-03-03", WIRE), ("Vellin Post", "2031-03-03", PAPER)))
    return found[0]


def shown(story) -> list[Claim]:
    return list(story.claims.current().shown())


def closing(story) -> Claim:
    return next(claim for claim in shown(story) if "losed" in claim.statement and "Tavor Bridge" in claim.statement)


def state_of(story) -> list[tuple]:
    rows = Appearance.objects.filter(claim__story=story).order_by("pk")
    return [
        *story.claims.order_by("pk").values_list("pk", "statement", "shown", "version"),
        *rows.values_list("pk", "exact"),
    ]


def test_few_rows_are_shown_each_with_words_of_two_outlets(story):
    rows = shown(story)
    assert 0 < len(rows) <= 15
    for claim in rows:
        assert len({row.article_id for row in claim.appearances.all()}) > 1
    assert len({claim.statement for claim in rows}) == len(rows)


def test_what_is_less_sure_or_said_by_one_is_folded(story):
    folded = story.claims.current().folded()
    assert folded.exists()
    assert not folded.filter(pk__in=[claim.pk for claim in shown(story)]).exists()


def test_a_second_reading_changes_nothing(story):
    before = state_of(story)
    pipeline.analyse_story(story)
    assert state_of(story) == before


def test_a_claim_never_comes_to_say_the_opposite(story, monkeypatch):
    claim = closing(story)
    places = tuple((row.article_id, span_of(row), 0.9) for row in claim.appearances.all())
    denial = ClaimProposal("The Tavor Bridge was not closed.", "fact", places, 0.9, "why", is_shown=True)
    ask = StoryReader.ask

    def propose(reader, stage, function, *arguments):
        if function is StoryStages.claims:
            return [(denial, [Reading("reports", "happened") for _ in places])]
        return ask(reader, stage, function, *arguments)

    monkeypatch.setattr(StoryReader, "ask", propose)
    pipeline.analyse_story(story)
    assert [(row.pk != claim.pk, row.statement) for row in shown(story)] == [(True, denial.statement)]


def test_a_later_article_joins_the_rows_that_are_there(story):
    claim = closing(story)
    pipeline.analyse(bring(("Radio Delta", "2031-03-04", RADIO)))
    assert claim in shown(story)
    assert closing(story).appearances.filter(article__outlet__name="Radio Delta").exists()


def test_what_somebody_stated_is_not_said_beside_it(story, journalist):
    claim = closing(story)
    claim.change(journalist, statement="The bridge at Vellin is shut.", state="confirmed")
    pipeline.analyse_story(story)
    claim.refresh_from_db()
    assert claim.statement == "The bridge at Vellin is shut."
    assert not [c for c in shown(story) if c != claim and "losed" in c.statement and "Tavor Bridge" in c.statement]


def test_what_somebody_rejected_does_not_come_back(story, journalist):
    claim = closing(story)
    words = claim.statement
    claim.reject(journalist)
    pipeline.analyse(bring(("Radio Delta", "2031-03-04", RADIO)))
    assert not [c for c in story.claims.live() if c.statement == words]


def test_a_row_in_which_somebody_decided_keeps_its_cells(story, journalist):
    claim = closing(story)
    refused = claim.appearances.first()
    refused.reject(journalist)
    pipeline.analyse_story(story)
    refused.refresh_from_db()
    assert refused.is_rejected
    claim.refresh_from_db()
    assert claim.shown


def test_an_open_cell_offers_its_likeliest_passage_with_the_chance(story):
    pipeline.analyse(bring(("Radio Delta", "2031-03-04", RADIO)))
    for offer in Offer.objects.filter(claim__in=shown(story)):
        assert 0 < offer.chance < 0.5
        assert not offer.claim.appearances.filter(article=offer.article_id).exists()


@pytest.mark.skipif(not has_parser(), reason="the parser is an extra")
def test_a_version_is_parsed_once(story):
    kept = list(Revision.objects.values_list("pk", "clauses"))
    assert all(clauses for _, clauses in kept)
    with mock.patch("articles.readers.shipped.ShippedReader.grammar", side_effect=AssertionError):
        pipeline.analyse_story(story)
    assert list(Revision.objects.values_list("pk", "clauses")) == kept


def test_without_a_parser_sentences_are_stated(monkeypatch):
    steps = [step for step in story_steps.STEPS if step is not write_clauses]
    monkeypatch.setattr(story_steps, "STEPS", steps)
    (story,) = pipeline.analyse(bring(("Norden Press", "2031-03-03", WIRE), ("Vellin Post", "2031-03-03", PAPER)))
    assert not Revision.objects.exclude(clauses=None).exists()
    assert shown(story)


def test_what_somebody_states_takes_the_place_of_what_the_machine_said(story, journalist):
    suggested = closing(story)
    stated = Claim.objects.state(story, "Vellin closed the Tavor Bridge on Monday.", journalist)
    pipeline.fill_claim_row(stated)
    assert not Claim.objects.filter(pk=suggested.pk).exists()
    assert set(stated.offers.values_list("article", flat=True)) == set(story.articles.values_list("pk", flat=True))


def test_undoing_a_statement_brings_back_what_the_machine_had_said(story, as_journalist):
    said = closing(story)
    cells = set(said.appearances.values_list("article", "exact"))
    form = {"statement": said.statement, "kind": said.kind}
    answer = as_journalist.post(reverse("claim_new", args=[story.slug]), form)
    assert said not in shown(story)
    back = {"token": undo_token(answer), "next": answer.url}  # the claim's own page, that goes with it
    assertRedirects(as_journalist.post(reverse("undo"), back), story.get_absolute_url())
    for deferred in ProcrastinateJob.objects.filter(status="todo").values_list("args__story_id", flat=True):
        read_story(story_id=deferred)
    assert set(closing(story).appearances.values_list("article", "exact")) == cells
    assert closing(story).is_untouched


def test_what_somebody_states_leaves_other_facts_alone(story, journalist):
    before = set(story.claims.values_list("pk", flat=True))
    stated = Claim.objects.state(story, "A heron was seen in Ostrava county.", journalist)
    pipeline.fill_claim_row(stated)
    assert set(story.claims.exclude(pk=stated.pk).values_list("pk", flat=True)) == before


def test_what_somebody_merged_away_does_not_come_back(story, journalist):
    merged, heir = closing(story), story.claims.current().folded().first()
    merged.merge_into(heir, journalist)
    pipeline.analyse_story(story)
    assert not [claim for claim in shown(story) if claim != heir and "losed" in claim.statement]


def test_where_a_limit_left_something_out_the_story_says_so_until_a_reading_leaves_out_nothing(
    story, as_reader, monkeypatch
):
    said = "Of 9,000 sentences only those that share a rare word were compared."
    ask = StoryReader.ask
    with monkeypatch.context() as patched:
        patched.setattr(
            StoryReader,
            "ask",
            lambda reader, stage, function, *rest: (
                said if function is StoryStages.cuts else ask(reader, stage, function, *rest)
            ),
        )
        pipeline.analyse_story(story)
    assert said in as_reader.get(story.get_absolute_url()).content.decode()
    pipeline.analyse_story(story)
    assert said not in as_reader.get(story.get_absolute_url()).content.decode()
