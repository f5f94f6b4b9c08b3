"""The three lines before the table: what they count, and whose word each row stands by."""

import pytest
from django.http import QueryDict

from articles.matrix.facts import facts_of
from articles.models import Claim, Discrepancy, Origin
from newsroom.decisions import State
from tests.conftest import place, suggest

pytestmark = pytest.mark.django_db


@pytest.fixture
def shut(bridge, journalist) -> Claim:
    """A claim that the desk states, and that by a person's word one outlet reports; nobody knows its origin."""
    Origin.objects.all().delete()
    bridge.closed_at_post.reject(journalist)
    return bridge.closed


def counted(bridge, view: str) -> tuple[int, int]:
    """The rows of one line that stand by people's word, and those that need the machine's."""
    part = next(part for part, _ in facts_of(bridge.story, QueryDict()).summary if part.view == view)
    return part.by_people, part.by_machine


def details(bridge, view: str) -> list[tuple[str, bool]]:
    part = next(part for part, _ in facts_of(bridge.story, QueryDict()).summary if part.view == view)
    return [(each.detail, each.is_by_people) for each in part.quoted]


def test_a_machines_cell_makes_no_stated_row_solid_by_peoples_word(bridge, shut):
    suggest(shut, bridge.at_echo, "The old bridge over the Veldt is shut")
    assert counted(bridge, "solid") == (0, 1)
    assert details(bridge, "solid") == [("1 firm + 1 by machine", False)]


def test_once_people_have_accepted_the_cell_it_is_solid_by_their_word(bridge, shut, journalist):
    suggest(shut, bridge.at_echo, "The old bridge over the Veldt is shut").confirm(journalist)
    assert counted(bridge, "solid") == (1, 0)
    assert details(bridge, "solid") == [("2 firm", True)]


def test_two_copies_of_one_wire_are_not_solid_with_whoever_hedges_it(bridge, shut, journalist):
    shut.tag(*place(bridge.at_post, "closed the Veldt Bridge"), by=journalist)
    for article in (bridge.at_wire, bridge.at_post):
        Origin.objects.create(article=article, outlet=bridge.wire, state=State.CONFIRMED)
    shut.tag(*place(bridge.at_echo, "The old bridge over the Veldt is shut"), by=journalist, stance="hedges")
    assert counted(bridge, "solid") == (0, 0)


def test_a_difference_that_nobody_confirmed_contests_by_the_machines_word(bridge, journalist):
    differs = Discrepancy.objects.create(
        story=bridge.story, claim=bridge.cracks, key="k", topic="How many", kind="number", verdict="conflict"
    )
    assert counted(bridge, "contested") == (0, 1)
    differs.confirm(journalist)
    assert counted(bridge, "contested") == (1, 0)


def test_a_machines_denial_contests_by_its_word(bridge, shut, journalist):
    denial = suggest(shut, bridge.at_echo, "The old bridge over the Veldt is shut", stance="disputes")
    assert counted(bridge, "contested") == (0, 1)
    denial.confirm(journalist)
    assert counted(bridge, "contested") == (1, 0)


def test_one_outlet_alone_is_whose_word_found_it_there(bridge, shut):
    before = counted(bridge, "one")
    claim = Claim.objects.create(story=bridge.story, statement="Repairs begin in spring.", state=State.CONFIRMED)
    suggest(claim, bridge.at_echo, "Repairs are set to begin in spring")
    assert counted(bridge, "one") == (before[0], before[1] + 1)


def test_the_page_tells_the_desks_from_the_machines(bridge, shut, as_reader):
    suggest(shut, bridge.at_echo, "The old bridge over the Veldt is shut")
    page = as_reader.get(bridge.story.get_absolute_url()).content.decode()
    assert '>0</b><span class="muted" title="Only with the machine’s word">+ 1 by machine</span>' in page
