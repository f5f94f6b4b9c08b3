"""Taking an act back: what it changed, and nothing that somebody did later."""

from contextlib import contextmanager

import pytest
from django.core import signing
from django.db import connection

from articles.models import Claim, Offer, Silence
from newsroom.decisions import Refused, acting
from newsroom.decisions.undo import SALT, act_of_token, take_back, token_of
from tests.conftest import offer, place

pytestmark = pytest.mark.django_db


@pytest.fixture
def act(journalist):
    """`with act(): …` is one act of the journalist; `act.take_back()` takes it back."""

    class Act:
        def __call__(self, by=None):
            return self.remembered(by or journalist)

        @contextmanager
        def remembered(self, by):
            with acting(by, alone=True) as self.number:
                yield

        def take_back(self, by=None):
            taken = take_back(self.number, by or journalist)
            connection.check_constraints()
            return taken

    return Act()


def test_nothing_done_is_nothing_to_undo(act, journalist):
    with act():
        pass
    assert token_of(act.number, journalist) == ""


def test_a_confirmed_suggestion_is_a_machines_again(bridge, journalist, act):
    row = bridge.cost_at_echo
    with act():
        row.edit(journalist, stance="reports")
    assert not act.take_back().kept
    row.refresh_from_db()
    assert (row.state, row.stance, row.decided_by, row.decided_at) == ("suggested", "hedges", None, None)
    bridge.cost.refresh_from_db()
    assert bridge.cost.is_suggested


def test_a_colleagues_decision_gets_its_name_and_time_back(bridge, editor, act):
    row = bridge.closed_at_wire
    before = (row.decided_by_id, row.decided_at)
    with act(editor):
        row.reject(editor)
    act.take_back(editor)
    row.refresh_from_db()
    assert row.is_confirmed
    assert (row.decided_by_id, row.decided_at) == before


def test_what_the_act_made_is_gone_again(bridge, journalist, act):
    with act():
        bridge.closed.tag(*place(bridge.at_echo, "is shut"), by=journalist)
    act.take_back()
    assert not bridge.closed.appearances.filter(article=bridge.at_echo).exists()


def test_a_passage_passed_over_may_be_offered_again(bridge, journalist, act):
    with act():
        Offer.objects.get(pk=bridge.offered.pk).pass_over(journalist)
    assert bridge.closed.appearances.rejected().exists()
    act.take_back()
    assert not bridge.closed.appearances.rejected().exists()


def test_silence_taken_back_gives_the_suggestions_back_that_it_rejected(bridge, journalist, act):
    with act():
        bridge.cost.mark_silent(bridge.at_echo, journalist)
    act.take_back()
    assert bridge.cost.appearances.get().is_suggested
    assert not Silence.objects.confirmed().exists()


def test_an_acceptance_taken_back_is_silent_again(bridge, journalist, act):
    bridge.cost.mark_silent(bridge.at_echo, journalist)
    with act():
        bridge.cost.tag(*place(bridge.at_echo, "cost 4 million crowns"), by=journalist)
    assert not Silence.objects.confirmed().exists()
    act.take_back()
    assert Silence.objects.confirmed().get().article == bridge.at_echo
    bridge.cost.refresh_from_db()
    assert bridge.cost.is_suggested


def test_a_claim_stated_and_taken_back_was_never_stated(bridge, journalist, act):
    with act():
        claim = Claim.objects.state(bridge.story, "The ferry runs.", journalist)
    assert not act.take_back().kept
    assert not Claim.objects.filter(pk=claim.pk).exists()


def test_a_claim_that_others_have_built_on_is_rejected_and_not_deleted(bridge, journalist, editor, act):
    with act():
        claim = Claim.objects.state(bridge.story, "The ferry runs.", journalist)
    offer(claim, bridge.at_post, "queue for the ferry").pass_over(editor)
    act.take_back()
    claim.refresh_from_db()
    assert claim.is_rejected


def test_a_claim_that_a_colleague_tagged_since_stays_and_is_named(bridge, journalist, editor, act):
    with act():
        claim = Claim.objects.state(bridge.story, "The ferry runs.", journalist)
    claim.tag(*place(bridge.at_post, "queue for the ferry"), by=editor)
    taken = act.take_back()
    claim.refresh_from_db()
    assert claim.is_confirmed
    assert [row for row, _ in taken.kept] == [claim]


def test_whoever_changed_a_row_since_is_not_overwritten_and_the_rest_goes_back(bridge, journalist, editor, act):
    with act():
        bridge.closed_at_wire.reject(journalist)
        bridge.closed_at_post.reject(journalist)
    bridge.closed_at_post.confirm(editor)
    taken = act.take_back()
    for row in (bridge.closed_at_wire, bridge.closed_at_post):
        row.refresh_from_db()
    assert bridge.closed_at_wire.is_confirmed and bridge.closed_at_post.decided_by == editor
    assert [row for row, _ in taken.kept] == [bridge.closed_at_post]
    assert "Bridge shut" in taken.words


def test_of_one_row_each_field_goes_back_that_nobody_changed_since(bridge, journalist, editor, act):
    with act():
        bridge.closed.edit(journalist, kind="date", note="Asked the council.")
    bridge.closed.edit(editor, note="Asked again.")
    act.take_back()
    bridge.closed.refresh_from_db()
    assert (bridge.closed.kind, bridge.closed.note) == ("fact", "Asked again.")


def test_a_row_that_is_gone_is_left_gone(bridge, journalist, act):
    with act():
        bridge.closed_at_wire.reject(journalist)
    bridge.closed_at_wire.delete()
    assert not act.take_back().rows


def test_what_was_taken_back_is_not_taken_back_twice(bridge, journalist, act):
    with act():
        bridge.closed_at_wire.reject(journalist)
    act.take_back()
    assert not act.take_back().rows
    bridge.closed_at_wire.refresh_from_db()
    assert bridge.closed_at_wire.is_confirmed


def test_a_token_is_good_for_the_one_who_acted_only(bridge, journalist, editor, act):
    with act():
        bridge.closed_at_wire.reject(journalist)
    token = token_of(act.number, journalist)
    assert act_of_token(token, journalist) == act.number
    with pytest.raises(Refused, match="Only the person"):
        act_of_token(token, editor)


FOREIGN = signing.dumps({"by": 1, "act": ""}, salt="another")


@pytest.mark.parametrize("token", ["", "nonsense", FOREIGN], ids=["empty", "nonsense", "signed for another use"])
def test_a_token_that_is_not_ours_is_refused(journalist, token):
    with pytest.raises(Refused, match="no longer"):
        act_of_token(token, journalist)
    assert SALT


def test_days_and_lists_go_back_as_they_were(bridge, editor, act):
    before = bridge.closed.decided_at
    with act(editor):
        bridge.closed.confirm(editor, tags=["bridges", "closures"], note="Checked by telephone.")
    act.take_back(editor)
    bridge.closed.refresh_from_db()
    assert (bridge.closed.tags, bridge.closed.note, bridge.closed.decided_at) == ([], "", before)


def test_offers_do_not_stand_in_the_way(bridge, journalist, act):
    offer(bridge.cracks, bridge.at_post, "leaving 3,000 commuters")
    with act():
        bridge.cracks.tag(*place(bridge.at_post, "closed the Veldt Bridge"), by=journalist)
    act.take_back()
    assert not bridge.cracks.appearances.filter(article=bridge.at_post).exists()
