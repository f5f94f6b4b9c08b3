"""What the address asks of the matrix: rows, order, columns, and how many each choice would show."""

from datetime import UTC, datetime

import pytest
from django.http import QueryDict

from articles.matrix.facts import address_with, column_at, column_key, facts_of
from articles.models import Article, Claim, Discrepancy, Membership, Mention, Origin, Outlet
from entities.models import Entity
from newsroom.decisions import State
from tests.conftest import make_article, place

pytestmark = pytest.mark.django_db


def shown(bridge, query: str = "") -> list[Claim]:
    return [line.claim for line in facts_of(bridge.story, QueryDict(query)).lines]


def columns(bridge, query: str = "") -> list[str]:
    facts = facts_of(bridge.story, QueryDict(query))
    return [facts.matrix.columns[place].name for place in facts.order]


def counts(choices) -> dict[str, int]:
    return {choice.value: choice.count for choice in choices}


def test_all_current_claims_by_spread(bridge):
    assert set(shown(bridge)) == {bridge.closed, bridge.cracks, bridge.cost}
    assert shown(bridge)[-1] == bridge.cost


def test_rejected_and_merged_claims_are_left_out(bridge, editor):
    bridge.cost.reject(editor)
    bridge.cracks.merge_into(bridge.closed, editor)
    assert shown(bridge) == [bridge.closed]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=pylons", ["cracks"]),
        ("q=bridge+council", ["closed"]),
        ("q=BRIDGE", ["closed", "cracks"]),
        ("kind=number", ["cost"]),
        ("state=suggested", ["cost"]),
        ("state=confirmed", ["closed", "cracks"]),
        ("status=open", ["closed", "cracks", "cost"]),
        ("view=one", ["cost"]),
        ("view=suggested", ["cost"]),
        ("view=open", ["closed", "cracks", "cost"]),
        ("view=differs", []),
        ("state=confirmed&q=nothing", []),
    ],
)
def test_rows_are_narrowed_by_the_address(bridge, query, names):
    assert set(shown(bridge, query)) == {getattr(bridge, name) for name in names}


@pytest.mark.parametrize("query", ["kind=nonsense", "view=%00", "sort=up", "columns=3", "state=rejected", "entity=x"])
def test_values_that_nobody_offers_are_passed_over(bridge, query):
    assert len(shown(bridge, query)) == 3


def test_carried_by_an_outlet(bridge):
    assert set(shown(bridge, f"outlet={bridge.echo.pk}")) == {bridge.cracks, bridge.cost}


def test_naming_an_entity(bridge):
    council = Entity.objects.create(name="Town council", kind="organisation")
    for article in (bridge.at_wire, bridge.at_post):
        Mention(entity=council, score=1).anchor(*place(article, "closed the Veldt Bridge")).save()
    assert shown(bridge, f"entity={council.pk}") == [bridge.closed]


def test_differs_shows_conflicts(bridge):
    Discrepancy.objects.create(
        story=bridge.story, claim=bridge.cracks, key="k", topic="How many", kind="number", verdict="conflict"
    )
    assert shown(bridge, "view=differs") == [bridge.cracks]
    assert shown(bridge, "sort=disagreement")[0] == bridge.cracks


def test_planned_then_happened(bridge, journalist):
    bridge.closed.tag(*place(bridge.at_echo, "Repairs are set to begin"), by=journalist, modality="planned")
    assert shown(bridge, "view=planned") == []  # nobody knows whether that was out before
    Article.objects.filter(pk=bridge.at_echo.pk).update(published_at="2031-03-01T09:00Z")
    assert shown(bridge, "view=planned") == [bridge.closed]


def test_sorted_by_firmness(bridge):
    assert shown(bridge, "sort=firmness") == [bridge.closed, bridge.cracks, bridge.cost]


def test_sorted_by_first_publication_with_undated_rows_last(bridge):
    found = shown(bridge, "sort=time")
    assert found[-1] == bridge.cost
    assert set(found[:2]) == {bridge.closed, bridge.cracks}


def test_a_row_is_as_early_as_the_earliest_article_that_carries_it(bridge, journalist):
    """Not as the one that carries it most firmly, which the cell opens."""
    later = make_article(bridge.echo, "Bridge again", "The bridge stays shut.", datetime(2031, 3, 9, tzinfo=UTC))
    bridge.story.bring_in(later, journalist)
    claim = Claim.objects.state(bridge.story, "The old bridge is shut.", journalist)
    claim.tag(*place(later, "The bridge stays shut"), by=journalist)
    claim.tag(*place(bridge.at_echo, "The old bridge over the Veldt is shut."), by=journalist, stance="hedges")
    assert shown(bridge, "sort=time")[-2:] == [claim, bridge.cost]
    Article.objects.filter(pk=bridge.at_echo.pk).update(published_at=datetime(2031, 3, 1, tzinfo=UTC))
    found = shown(bridge, "sort=time")
    assert found.index(claim) < found.index(bridge.closed)


def test_each_choice_counts_the_rows_it_would_show(bridge):
    facts = facts_of(bridge.story, QueryDict("state=confirmed"))
    kinds = next(facet for facet in facts.facets if facet.name == "kind")
    states = next(facet for facet in facts.facets if facet.name == "state")
    assert counts(kinds.choices) == {"fact": 2}
    assert counts(states.choices) == {"confirmed": 2, "suggested": 1}
    assert counts(facts.views.choices) == {
        **{"": 2, "one": 0, "solid": 0, "contested": 0, "differs": 0},
        **{"planned": 0, "open": 2, "suggested": 0, "readers": 0},
    }


@pytest.mark.parametrize("query", ["", "kind=number", "view=one&q=bridge", "state=suggested&sort=time"])
def test_a_choice_shows_as_many_rows_as_it_says(bridge, query):
    facts = facts_of(bridge.story, QueryDict(query))
    for facet in [facts.views, *facts.facets]:
        for choice in facet.choices:
            assert len(shown(bridge, choice.address.removeprefix("?"))) == choice.count, (facet.name, choice)


def test_what_narrows_the_rows_can_be_lifted_one_by_one(bridge):
    facts = facts_of(bridge.story, QueryDict("kind=number&q=crowns"))
    assert facts.removable == [("Kind: Number", "?q=crowns"), ("Words: crowns", "?kind=number")]


def test_stated_and_suggested_rows_are_kept_apart(bridge):
    facts = facts_of(bridge.story, QueryDict(""))
    assert {line.claim for line in facts.stated} == {bridge.closed, bridge.cracks}
    assert [line.claim for line in facts.suggested] == [bridge.cost]


def test_columns_by_first_publication_and_by_name(bridge):
    assert columns(bridge) == ["Calder Wire", "Ostrand Post", "Lakeside Echo"]
    assert columns(bridge, "columns=name") == ["Calder Wire", "Ostrand Post", "Lakeside Echo"]
    Origin.objects.all().delete()
    assert columns(bridge, "columns=name") == ["Calder Wire", "Lakeside Echo", "Ostrand Post"]


def test_columns_by_agreement(bridge):
    Origin.objects.all().delete()
    assert columns(bridge, "columns=agreement")[0] == "Calder Wire"


def test_outlets_of_one_origin_stand_together(bridge):
    late = Outlet.objects.create(name="Late Reprint")
    article = make_article(late, "Bridge shut again", "Closed.")
    Membership.objects.create(story=bridge.story, article=article, state=State.CONFIRMED)
    Origin.objects.create(article=article, outlet=bridge.wire, score=0.9, basis="reuse")
    facts = facts_of(bridge.story, QueryDict(""))
    names = [[facts.matrix.columns[at].name for at in group.columns] for group in facts.groups]
    assert names == [["Calder Wire", "Ostrand Post", "Late Reprint"], ["Lakeside Echo"]]
    assert [group.origin for group in facts.groups] == [bridge.wire, None]


def test_unknown_origins_are_not_one_origin(bridge):
    Origin.objects.all().delete()
    assert [len(group.columns) for group in facts_of(bridge.story, QueryDict("")).groups] == [1, 1, 1]


def test_a_column_is_found_by_its_key(bridge):
    stray = make_article(None, "Leaflet", "The bridge is shut.")
    Membership.objects.create(story=bridge.story, article=stray, state=State.CONFIRMED)
    matrix = facts_of(bridge.story, QueryDict("")).matrix
    for column in matrix.columns:
        assert column_at(matrix, column_key(column)) is column
    assert column_at(matrix, "99999999") is None


def test_one_value_of_an_address_is_changed():
    query = QueryDict("kind=number&sort=time")
    assert address_with(query, "kind", "") == "?sort=time"
    assert address_with(query, "kind", "date") == "?sort=time&kind=date"
    assert address_with(QueryDict("kind=date"), "kind", "") == "?"
