"""Taking an act back: what it changed, and nothing that somebody did later."""

import pytest
from articles.undo import SALT, Watch, steps_of, take_back, token_of
from django.core import signing

from articles.models import Appearance, Claim, Offer, Silence
from newsroom.decisions import StaleDecision
from tests.conftest import offer, place

pytestmark = pytest.mark.django_db


def watch_cell(claim, article):
    cell = {"claim": claim, "article": article}
    return Watch(Appearance.objects.filter(**cell), Silence.objects.filter(**cell), Claim.objects.filter(pk=claim.pk))


def test_nothing_done_is_nothing_to_undo(bridge, journalist):
    watch = watch_cell(bridge.closed, bridge.at_wire)
    assert token_of(watch.steps(), journalist) == ""


def test_a_confirmed_suggestion_is_a_machines_again(bridge, journalist):
    row = bridge.cost_at_echo
    watch = watch_cell(bridge.cost, bridge.at_echo)
    row.confirm(journalist, stance="reports")
    take_back(watch.steps(), journalist)
    row.refresh_from_db()
    assert (row.state, row.stance, row.decided_by, row.decided_at) == ("suggested", "hedges", None, None)


def test_a_colleagues_decision_gets_its_name_and_time_back(bridge, journalist, editor):
    row = bridge.closed_at_wire
    before = (row.decided_by_id, row.decided_at)
    watch = watch_cell(bridge.closed, bridge.at_wire)
    row.reject(editor)
    take_back(watch.steps(), editor)
    row.refresh_from_db()
    assert row.is_confirmed
    assert (row.decided_by_id, row.decided_at) == before


def test_what_the_act_made_is_gone_again(bridge, journalist):
    watch = watch_cell(bridge.closed, bridge.at_echo)
    bridge.closed.tag(*place(bridge.at_echo, "is shut"), by=journalist)
    take_back(watch.steps(), journalist)
    assert not bridge.closed.appearances.filter(article=bridge.at_echo).exists()


def test_a_passage_passed_over_may_be_offered_again(bridge, journalist):
    watch = watch_cell(bridge.closed, bridge.at_echo)
    Offer.objects.get(pk=bridge.offered.pk).pass_over(journalist)
    assert bridge.closed.appearances.rejected().exists()
    take_back(watch.steps(), journalist)
    assert not bridge.closed.appearances.rejected().exists()


def test_silence_taken_back_gives_the_suggestions_back_that_it_rejected(bridge, journalist):
    watch = watch_cell(bridge.cost, bridge.at_echo)
    bridge.cost.mark_silent(bridge.at_echo, journalist)
    take_back(watch.steps(), journalist)
    assert bridge.cost.appearances.get().is_suggested
    assert not Silence.objects.confirmed().exists()


def test_a_claim_stated_is_rejected_not_deleted_since_others_may_have_tagged_it(bridge, journalist):
    watch = Watch(Claim.objects.filter(story=bridge.story))
    claim = Claim.objects.state(bridge.story, "The ferry runs.", journalist)
    take_back(watch.steps(), journalist)
    claim.refresh_from_db()
    assert claim.is_rejected


def test_whoever_changed_it_since_is_not_overwritten_and_nothing_is_undone(bridge, journalist, editor):
    watch = Watch(Appearance.objects.filter(claim=bridge.closed))
    bridge.closed_at_wire.reject(journalist)
    bridge.closed_at_post.reject(journalist)
    steps = watch.steps()
    bridge.closed_at_post.confirm(editor)
    with pytest.raises(StaleDecision):
        take_back(steps, journalist)
    bridge.closed_at_wire.refresh_from_db()
    assert bridge.closed_at_wire.is_rejected


def test_a_row_that_is_gone_cannot_be_put_back(bridge, journalist):
    watch = watch_cell(bridge.closed, bridge.at_wire)
    bridge.closed_at_wire.reject(journalist)
    steps = watch.steps()
    bridge.closed_at_wire.delete()
    with pytest.raises(StaleDecision):
        take_back(steps, journalist)


def test_a_merge_is_taken_apart_again(bridge, editor):
    watch = Watch(Claim.objects.filter(story=bridge.story), Appearance.objects.filter(claim__story=bridge.story))
    bridge.cracks.merge_into(bridge.closed, editor)
    take_back(watch.steps(), editor)
    bridge.cracks.refresh_from_db()
    assert bridge.cracks.merged_into is None
    assert bridge.cracks.appearances.count() == 2


def test_a_token_is_good_for_the_one_who_acted_only(bridge, journalist, editor):
    watch = watch_cell(bridge.closed, bridge.at_wire)
    bridge.closed_at_wire.reject(journalist)
    token = token_of(watch.steps(), journalist)
    assert steps_of(token, journalist)
    with pytest.raises(ValueError, match="Only the person"):
        steps_of(token, editor)


@pytest.mark.parametrize("token", ["", "nonsense", signing.dumps({"by": 1, "steps": []}, salt="another")])
def test_a_token_that_is_not_ours_is_refused(journalist, token):
    with pytest.raises(ValueError, match="no longer"):
        steps_of(token, journalist)


def test_a_token_goes_through_json_with_days_and_lists(bridge, editor):
    watch = Watch(Claim.objects.filter(pk=bridge.closed.pk))
    before = bridge.closed.decided_at
    bridge.closed.confirm(editor, tags=["bridges", "closures"], note="Checked by telephone.")
    steps = steps_of(token_of(watch.steps(), editor), editor)
    take_back(steps, editor)
    bridge.closed.refresh_from_db()
    assert (bridge.closed.tags, bridge.closed.note, bridge.closed.decided_at) == ([], "", before)
    assert SALT


def test_offers_do_not_stand_in_the_way(bridge, journalist):
    offer(bridge.cracks, bridge.at_post, "leaving 3,000 commuters")
    watch = watch_cell(bridge.cracks, bridge.at_post)
    bridge.cracks.tag(*place(bridge.at_post, "closed the Veldt Bridge"), by=journalist)
    take_back(watch.steps(), journalist)
    assert not bridge.cracks.appearances.filter(article=bridge.at_post).exists()
