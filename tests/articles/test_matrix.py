"""What a cell, a row and the whole matrix say, and how many queries it takes to know."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.matrix.build import build_matrix
from articles.matrix.cells import CellState, each_once
from articles.matrix.lines import in_figures, line_of
from articles.models import (
    Article,
    Claim,
    Discrepancy,
    DiscrepancyValue,
    Membership,
    Origin,
    OriginCount,
    Outlet,
    ReadThrough,
    Silence,
)
from articles.overviews.pressing import contested_in
from newsroom.decisions import State
from tests.conftest import make_article, make_story, offer, place, suggest

pytestmark = pytest.mark.django_db


def cell(bridge, claim, outlet, **options):
    matrix = build_matrix(bridge.story, [claim], **options)
    return next(c for c in matrix.rows[0].cells if c.column.outlet == outlet)


def test_a_cell_says_how_firmly_the_outlet_carries_the_claim(bridge):
    assert cell(bridge, bridge.closed, bridge.wire).state is CellState.REPORTED
    assert cell(bridge, bridge.cracks, bridge.wire).state is CellState.ATTRIBUTED
    assert cell(bridge, bridge.cracks, bridge.echo).state is CellState.HEDGED


def test_a_cell_shows_the_numbers_of_all_its_articles_first_of_the_one_that_is_its_firmest(bridge, journalist):
    later = make_article(bridge.echo, "Four pylons cracked", "Four pylons are cracked.")
    Membership.objects.create(story=bridge.story, article=later, state=State.CONFIRMED)
    bridge.cracks.tag(*place(later, "Four pylons are cracked"), by=journalist)
    differs = Discrepancy.objects.create(
        story=bridge.story, claim=bridge.cracks, key="k", topic="How many", kind="number", verdict="conflict"
    )
    for article, value in ((bridge.at_echo, "Three pylons"), (later, "Four pylons")):
        DiscrepancyValue(discrepancy=differs, article=article, value=value).anchor(*place(article, value)).save()
    found = cell(bridge, bridge.cracks, bridge.echo)
    assert (found.state, found.value) == (CellState.REPORTED, "Four pylons · Three pylons")
    (row,) = build_matrix(bridge.story, [bridge.cracks]).rows
    assert row.values == ["Four pylons", "Three pylons"]


def test_a_cell_shows_no_value_that_stands_in_other_words_than_its_own(bridge, as_reader):
    differs = Discrepancy.objects.create(
        story=bridge.story, claim=bridge.cracks, key="k", topic="How many", kind="number", verdict="conflict"
    )
    told = [(bridge.at_wire, "two pylons"), (bridge.at_echo, "4 million crowns"), (bridge.at_post, "3,000 commuters")]
    for article, value in told:
        DiscrepancyValue(discrepancy=differs, article=article, value=value).anchor(*place(article, value)).save()
    assert cell(bridge, bridge.cracks, bridge.wire).values == ("two pylons",)
    assert cell(bridge, bridge.cracks, bridge.echo).values == ()  # that is what repairs cost
    assert cell(bridge, bridge.cracks, bridge.post).values == ("3,000 commuters",)  # nobody knows yet of what
    (row,) = build_matrix(bridge.story, [bridge.cracks]).rows
    assert row.values == ["two pylons", "3,000 commuters"] and row.differs
    (pressing,) = contested_in([bridge.story])
    assert pressing.detail == "two pylons · 3,000 commuters"


def test_a_figure_is_listed_once_whether_or_not_about_stands_before_it():
    values = ["about 12 tonnes", "12 tonnes", "80 tonnes", "Some 80 Tonnes", "at least 12 tonnes"]
    assert each_once(values) == ["about 12 tonnes", "80 tonnes", "at least 12 tonnes"]


def test_a_plan_is_not_a_report(bridge):
    found = cell(bridge, bridge.cost, bridge.echo)
    assert found.state is CellState.PLANNED
    assert not found.state.counts


def test_a_plan_told_in_somebodys_name_says_both(bridge, journalist):
    bridge.cost_at_echo.decide(State.SUGGESTED, journalist, stance="attributes", modality="planned")
    found = cell(bridge, bridge.cost, bridge.echo)
    assert found.telling == (CellState.PLANNED, CellState.ATTRIBUTED)
    assert not found.state.counts
    line = line_of(build_matrix(bridge.story, [bridge.cost]).rows[0])
    assert in_figures(line.by_people + line.by_machine) == "1 planned (1 also attributed)"
    assert line.counted == 0


def test_somebodys_word_and_a_plan_beside_it_say_both(bridge, journalist):
    words = "closed the Veldt Bridge on Monday"
    bridge.cracks.tag(*place(bridge.at_wire, words), by=journalist, stance="reports", modality="planned")
    found = cell(bridge, bridge.cracks, bridge.wire)
    assert found.telling == (CellState.ATTRIBUTED, CellState.PLANNED)
    line = line_of(build_matrix(bridge.story, [bridge.cracks]).rows[0])
    assert in_figures(line.by_people) == "1 attributed (1 also planned), 1 hedged"


def test_what_is_reported_as_done_is_no_plan_any_more(bridge, journalist):
    words = "Engineers found cracks in two pylons"
    bridge.closed.tag(*place(bridge.at_wire, words), by=journalist, stance="attributes", modality="planned")
    assert cell(bridge, bridge.closed, bridge.wire).telling == (CellState.REPORTED, None)


def test_a_suggestion_is_told_apart_from_a_decision(bridge):
    assert cell(bridge, bridge.cost, bridge.echo).is_suggested
    assert not cell(bridge, bridge.closed, bridge.wire).is_suggested


def test_a_persons_word_outweighs_a_firmer_suggestion(bridge):
    suggest(bridge.cracks, bridge.at_echo, "The old bridge over the Veldt is shut", stance="reports")
    assert cell(bridge, bridge.cracks, bridge.echo).state is CellState.HEDGED


def test_a_rejected_passage_leaves_the_cell_unchecked(bridge, journalist):
    bridge.closed_at_post.reject(journalist)
    assert cell(bridge, bridge.closed, bridge.post).state is CellState.UNCHECKED


def test_a_rejected_cell_is_told_from_one_that_nobody_looked_at(bridge, journalist):
    assert cell(bridge, bridge.closed, bridge.post).label == "Reported"
    bridge.closed_at_post.reject(journalist)
    found = cell(bridge, bridge.closed, bridge.post)
    assert found.is_refused
    assert found.label == "Rejected"
    assert cell(bridge, bridge.cracks, bridge.post).label == "Not checked"


def test_an_open_cell_shows_the_chance_of_its_best_passage(bridge):
    found = cell(bridge, bridge.closed, bridge.echo)
    assert found.state is CellState.UNCHECKED
    assert found.chance == pytest.approx(0.6)


def test_silent_needs_a_person(bridge, journalist):
    assert cell(bridge, bridge.cracks, bridge.post).state is CellState.UNCHECKED
    bridge.cracks.mark_silent(bridge.at_post, journalist)
    assert cell(bridge, bridge.cracks, bridge.post).state is CellState.SILENT


def test_a_silence_taken_back_is_open_again(bridge, journalist):
    bridge.cracks.mark_silent(bridge.at_post, journalist).reject(journalist)
    assert cell(bridge, bridge.cracks, bridge.post).state is CellState.UNCHECKED


def test_reading_an_article_through_makes_it_silent_on_claims_that_stood(bridge, journalist):
    ReadThrough.objects.create(revision=bridge.at_post.current, reader=journalist)
    assert cell(bridge, bridge.cracks, bridge.post).state is CellState.SILENT


def test_reading_through_leaves_open_what_is_still_offered(bridge, journalist):
    for article in (bridge.at_echo, bridge.at_post):
        ReadThrough.objects.create(revision=article.current, reader=journalist)
    found = cell(bridge, bridge.closed, bridge.echo)  # offered at 0.6
    assert found.state is CellState.UNCHECKED
    assert found.label == "Read, still open"
    bridge.closed.offers.update(chance=0.2)
    assert cell(bridge, bridge.closed, bridge.echo).state is CellState.SILENT


def test_reading_through_leaves_open_where_another_figure_stands(bridge, journalist):
    ReadThrough.objects.create(revision=bridge.at_post.current, reader=journalist)
    difference = Discrepancy.objects.create(
        story=bridge.story, claim=bridge.cracks, key="k", topic="pylons", kind="number", verdict="conflict"
    )
    for article, words in ((bridge.at_wire, "two pylons"), (bridge.at_post, "3,000 commuters")):
        revision, field, start, end = place(article, words)
        difference.values.create(
            article=article, revision=revision, field=field, start=start, end=end, exact=words, value=words
        )
    assert cell(bridge, bridge.cracks, bridge.post).label == "Read, still open"
    difference.reject(journalist)
    assert cell(bridge, bridge.cracks, bridge.post).state is CellState.SILENT


def test_reading_before_the_claim_stood_says_nothing(bridge, journalist):
    long_ago = timezone.now() - timedelta(days=1)
    ReadThrough.objects.create(revision=bridge.at_post.current, reader=journalist, read_at=long_ago)
    assert cell(bridge, bridge.cracks, bridge.post).state is CellState.UNCHECKED


def test_an_outlet_is_silent_only_when_all_its_articles_are(bridge, journalist):
    second = make_article(bridge.post, "A second look", "Nothing new about the crossing.")
    Membership.objects.create(story=bridge.story, article=second, state=State.CONFIRMED)
    bridge.cracks.mark_silent(bridge.at_post, journalist)
    assert cell(bridge, bridge.cracks, bridge.post).state is CellState.UNCHECKED
    bridge.cracks.mark_silent(second, journalist)
    assert cell(bridge, bridge.cracks, bridge.post).state is CellState.SILENT


def test_a_reprint_does_not_add_an_origin(bridge):
    row = build_matrix(bridge.story, [bridge.closed]).rows[0]
    assert len(row.counted) == 2
    assert str(row.origins) == "1 origin"


def test_an_article_of_unknown_origin_is_counted_as_unknown(bridge):
    row = build_matrix(bridge.story, [bridge.cracks]).rows[0]
    assert (row.origins.confirmed, row.origins.proposed, row.origins.unknown) == (1, 0, 1)


def test_a_proposed_origin_is_shown_as_proposed(bridge):
    outlet = Outlet.objects.create(name="Border Agency", kind="agency")
    Origin.objects.create(article=bridge.at_echo, outlet=outlet, score=0.9, basis="credit")
    assert str(build_matrix(bridge.story).origins) == "1 origin, 1 proposed"


def test_a_proposed_origin_that_is_confirmed_elsewhere_adds_nothing(bridge):
    Origin.objects.create(article=bridge.at_echo, outlet=bridge.wire, score=0.9, basis="credit")
    assert str(build_matrix(bridge.story).origins) == "1 origin"


def test_suggested_cells_count_for_nobody(bridge):
    row = build_matrix(bridge.story, [bridge.cost]).rows[0]
    assert row.counted == []
    assert len(row.carried) == 1


def test_a_plan_that_was_out_before_the_report_of_it_is_planned_then_happened(bridge, journalist):
    def is_so() -> bool:
        return line_of(build_matrix(bridge.story, [claim]).rows[0]).is_planned_then_happened

    claim = Claim.objects.state(bridge.story, "Repairs have begun.", journalist)
    claim.tag(*place(bridge.at_echo, "Repairs are set to begin in spring"), by=journalist, modality="planned")
    assert not is_so()
    claim.tag(*place(bridge.at_post, "queue for the ferry"), by=journalist)
    assert not is_so()  # nobody knows when the plan came out
    Article.objects.filter(pk=bridge.at_echo.pk).update(published_at=datetime(2031, 3, 5, tzinfo=UTC))
    assert not is_so()  # a plan after the report is another one
    Article.objects.filter(pk=bridge.at_echo.pk).update(published_at=datetime(2031, 3, 1, tzinfo=UTC))
    assert is_so()
    finding = Discrepancy.objects.create(
        story=bridge.story, claim=claim, key="k", topic="When", kind="date", verdict="conflict"
    )
    assert not is_so()  # of different days: two events
    finding.delete()
    assert is_so()


def test_only_conflicts_make_a_row_differ(bridge):
    finding = Discrepancy.objects.create(
        story=bridge.story, claim=bridge.cracks, key="k", topic="How many", kind="number", verdict="precision"
    )
    assert not build_matrix(bridge.story, [bridge.cracks]).rows[0].differs
    finding.verdict = "conflict"
    finding.save()
    assert build_matrix(bridge.story, [bridge.cracks]).rows[0].differs


def test_columns_stand_in_order_of_publication_with_undated_ones_last(bridge):
    assert [column.name for column in build_matrix(bridge.story).columns] == [
        "Calder Wire",
        "Ostrand Post",
        "Lakeside Echo",
    ]


def test_an_article_without_an_outlet_has_a_column_of_its_own(bridge):
    stray = make_article(None, "Leaflet", "The bridge is shut.")
    Membership.objects.create(story=bridge.story, article=stray, state=State.CONFIRMED)
    assert build_matrix(bridge.story).columns[-1].name == "Unknown outlet (Leaflet)"


def test_a_rejected_article_has_no_column(bridge, editor):
    bridge.story.memberships.get(article=bridge.at_echo).reject(editor)
    assert [column.name for column in build_matrix(bridge.story).columns] == ["Calder Wire", "Ostrand Post"]


def test_without_words_the_matrix_says_the_same(bridge, journalist):
    bridge.cracks.mark_silent(bridge.at_post, journalist)
    full, light = build_matrix(bridge.story), build_matrix(bridge.story, with_words=False)
    for row, other in zip(full.rows, light.rows, strict=True):
        assert [(c.state, c.is_suggested, c.chance) for c in row.cells] == [
            (c.state, c.is_suggested, c.chance) for c in other.cells
        ]
        assert row.origins == other.origins


@pytest.mark.parametrize("with_words", [True, False])
def test_more_claims_and_outlets_cost_no_more_queries(bridge, journalist, django_assert_num_queries, with_words):
    for number in range(6):
        outlet = Outlet.objects.create(name=f"Outlet {number}")
        article = make_article(outlet, f"Headline {number}", "The town council closed the Veldt Bridge on Monday.")
        Membership.objects.create(story=bridge.story, article=article, state=State.CONFIRMED)
        claim = Claim.objects.state(bridge.story, f"Claim {number}.", journalist)
        claim.tag(*place(article, "closed"), by=journalist)
        offer(claim, bridge.at_echo, "The old bridge")
    with django_assert_num_queries(7):
        build_matrix(bridge.story, with_words=with_words)


def test_an_empty_story_has_an_empty_matrix(db):
    matrix = build_matrix(make_story("Nothing yet"))
    assert matrix.rows == [] and matrix.columns == []
    assert str(matrix.origins) == "no origin"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0, 0), "no origin"),
        ((1, 0, 0), "1 origin"),
        ((2, 1, 3), "2 origins, 1 proposed, 3 unknown"),
        ((0, 2, 4), "2 origins proposed, 4 unknown"),
        ((0, 1, 0), "1 origin proposed"),
        ((0, 0, 3), "3 of unknown origin"),
    ],
)
def test_a_count_of_origins_in_words(counts, words):
    assert str(OriginCount(*counts)) == words


def test_a_copy_is_one_with_its_source_whatever_the_source_draws_on(bridge, journalist):
    row = lambda: build_matrix(bridge.story, [bridge.closed]).rows[0]  # noqa: E731
    for appearance in bridge.closed.appearances.suggested():
        appearance.confirm(journalist)
    Origin.objects.all().delete()
    Origin.objects.state(bridge.at_post, bridge.wire, journalist)
    assert str(row().origins) == "1 origin"
    Origin.objects.state(bridge.at_wire, Outlet.objects.get_named("Town Agency"), journalist)
    assert str(row().origins) == "1 origin"
    Origin.objects.state(bridge.at_post, bridge.post, journalist)
    assert str(row().origins) == "2 origins"


def test_a_silence_is_no_appearance(bridge, journalist):
    Silence.objects.create(claim=bridge.cracks, article=bridge.at_post, created_by=journalist)
    row = build_matrix(bridge.story, [bridge.cracks]).rows[0]
    assert len(row.carried) == 2
