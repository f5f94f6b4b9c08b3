"""Claims merged and taken back: each has again what was its own, and nobody's word is lost on the way."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.urls import reverse

from articles.models import Claim, Outlet, Silence
from newsroom.decisions import Refused, acting
from newsroom.decisions.undo import take_back
from tests.conftest import make_article, make_story, place, suggest

pytestmark = pytest.mark.django_db


@pytest.fixture
def ferry(journalist):
    """A story that seven outlets report, and two stated claims that all of them carry."""
    words = "The ferry stopped at noon. Boats stay in the harbour."
    outlets = [Outlet.objects.create(name=f"Harbour Paper {n}") for n in range(7)]
    articles = [make_article(outlet, f"Ferry stops, says {outlet}", words) for outlet in outlets]
    story = make_story("Ferry stopped", *articles)
    stopped = Claim.objects.state(story, "The ferry stopped at noon.", journalist)
    boats = Claim.objects.state(story, "Boats stay in the harbour.", journalist)
    for article in articles:
        stopped.tag(*place(article, "The ferry stopped at noon."), by=journalist)
        boats.tag(*place(article, "Boats stay in the harbour."), by=journalist)
    return stopped, boats


def merge(claim: Claim, heir: Claim, by) -> None:
    Claim.objects.get(pk=claim.pk).merge_into(Claim.objects.get(pk=heir.pk), by)
    connection.check_constraints()


def unmerge(claim: Claim, by):
    taken = Claim.objects.get(pk=claim.pk).unmerge(by)
    connection.check_constraints()
    return taken


def act_of(by, do) -> object:
    """The number of an act of somebody."""
    with acting(by, alone=True) as number:
        do()
    return number


def carried(*claims: Claim) -> list[int]:
    return [claim.appearances.confirmed().count() for claim in claims]


def test_merged_one_way_taken_back_and_merged_the_other_way_each_keeps_its_seven_passages(ferry, editor):
    stopped, boats = ferry
    merge(stopped, boats, editor)
    assert carried(stopped, boats) == [0, 14]
    unmerge(stopped, editor)
    assert carried(stopped, boats) == [7, 7]
    merge(boats, stopped, editor)
    assert carried(stopped, boats) == [14, 0]
    assert not unmerge(boats, editor).kept
    assert carried(stopped, boats) == [7, 7]


def test_in_a_chain_the_middle_and_the_first_come_back_in_either_order(bridge, editor):
    merge(bridge.cost, bridge.cracks, editor)
    merge(bridge.cracks, bridge.closed, editor)
    unmerge(bridge.cost, editor)
    unmerge(bridge.cracks, editor)
    bridge.cost.refresh_from_db()
    assert carried(bridge.closed, bridge.cracks, bridge.cost) == [2, 2, 0]
    assert bridge.cost.is_suggested and bridge.cost.appearances.get() == bridge.cost_at_echo


class TestWordsAndSilence:
    """An article carries a claim by the desk's word or is silent on it by the desk's word, never both."""

    def test_a_confirmed_silence_comes_along_though_the_heir_had_one_that_was_taken_back(self, bridge, editor):
        bridge.cracks.mark_silent(bridge.at_post, editor)
        bridge.closed_at_post.reject(editor)
        bridge.closed.mark_silent(bridge.at_post, editor)
        bridge.closed.break_silence(bridge.at_post.pk, editor)
        merge(bridge.cracks, bridge.closed, editor)
        assert bridge.closed.silences.confirmed().get().article == bridge.at_post
        unmerge(bridge.cracks, editor)
        assert not bridge.closed.silences.confirmed().exists()
        assert bridge.cracks.silences.confirmed().get().article == bridge.at_post

    def test_where_both_meet_the_passage_stands_and_the_silence_comes_back_with_the_take_back(self, bridge, editor):
        silence = bridge.cracks.mark_silent(bridge.at_post, editor)
        merge(bridge.cracks, bridge.closed, editor)
        silence.refresh_from_db()
        assert silence.is_rejected and silence.claim == bridge.closed
        bridge.closed_at_post.refresh_from_db()
        assert bridge.closed_at_post.is_confirmed
        unmerge(bridge.cracks, editor)
        silence.refresh_from_db()
        assert silence.is_confirmed and silence.claim == bridge.cracks

    def test_a_passage_confirmed_since_comes_home_and_ends_the_silence_there(self, bridge, editor, journalist):
        """Both had called the post silent; the heir's silence was broken, and the other one lay hidden."""
        bridge.closed_at_post.reject(editor)
        for claim in (bridge.closed, bridge.cracks):
            claim.mark_silent(bridge.at_post, editor)
        mine = suggest(bridge.cracks, bridge.at_post, "3,000 commuters")
        merge(bridge.cracks, bridge.closed, editor)
        mine.refresh_from_db()
        mine.confirm(journalist)
        unmerge(bridge.cracks, editor)
        mine.refresh_from_db()
        assert mine.is_confirmed and mine.claim == bridge.cracks
        assert not bridge.cracks.silences.confirmed().exists()

    def test_a_silence_since_keeps_a_rejected_passage_rejected_and_says_so(self, bridge, journalist, editor):
        number = act_of(journalist, lambda: bridge.closed_at_post.reject(journalist))
        bridge.closed.mark_silent(bridge.at_post, editor)
        taken = take_back(number, journalist)
        connection.check_constraints()
        bridge.closed_at_post.refresh_from_db()
        assert bridge.closed_at_post.is_rejected
        assert "Ostrand Post was called silent on it since" in taken.words

    def test_a_claim_reopened_since_keeps_its_passage_rejected_and_says_so(self, bridge, journalist, editor):
        claim = Claim.objects.state(bridge.story, "The ferry runs.", journalist)
        passage = claim.tag(*place(bridge.at_post, "queue for the ferry"), by=journalist)
        number = act_of(journalist, lambda: passage.reject(journalist))
        Claim.objects.get(pk=claim.pk).reopen(editor)
        taken = take_back(number, journalist)
        connection.check_constraints()
        passage.refresh_from_db()
        assert passage.is_rejected and "no longer stated" in taken.words


class TestWhatIsStated:
    def test_what_was_stated_stays_stated_in_the_heir_until_it_is_taken_back(self, bridge, editor):
        merge(bridge.cracks, bridge.cost, editor)
        bridge.cost.refresh_from_db()
        assert bridge.cost.is_confirmed
        unmerge(bridge.cracks, editor)
        bridge.cost.refresh_from_db()
        assert bridge.cost.is_suggested

    def test_a_suggestion_that_was_accepted_while_merged_comes_home_to_a_claim_that_is_stated(self, bridge, editor):
        merge(bridge.cost, bridge.cracks, editor)
        bridge.cost_at_echo.refresh_from_db()
        bridge.cost_at_echo.confirm(editor)
        unmerge(bridge.cost, editor)
        bridge.cost.refresh_from_db()
        assert bridge.cost.is_confirmed and bridge.cost.appearances.confirmed().get() == bridge.cost_at_echo

    def test_the_heir_stays_stated_where_it_has_words_of_its_own_by_then(self, bridge, editor):
        merge(bridge.cracks, bridge.cost, editor)
        bridge.cost.tag(*place(bridge.at_echo, "4 million crowns"), by=editor)
        taken = unmerge(bridge.cracks, editor)
        bridge.cost.refresh_from_db()
        assert bridge.cost.is_confirmed and "A passage is confirmed" in taken.words

    def test_a_statement_that_another_claim_was_merged_into_is_not_undone(self, bridge, journalist, editor):
        with acting(journalist, alone=True) as number:
            claim = Claim.objects.state(bridge.story, "The bridge is shut.", journalist)
        merge(bridge.cost, claim, editor)
        taken = take_back(number, journalist)
        claim.refresh_from_db()
        assert claim.is_confirmed and "Another one was merged into it" in taken.words


class TestWhatSomebodyDidSince:
    def test_a_passage_put_under_a_third_claim_stays_there_and_is_named(self, bridge, journalist, editor):
        passage = bridge.cracks.appearances.get(article=bridge.at_wire)
        merge(bridge.cracks, bridge.closed, editor)
        passage.refresh_from_db()
        passage.edit(journalist, claim=bridge.cost)
        taken = unmerge(bridge.cracks, editor)
        passage.refresh_from_db()
        assert passage.claim == bridge.cost
        assert [row for row, _ in taken.kept] == [passage]

    def test_what_was_put_elsewhere_and_back_again_comes_home(self, bridge, journalist, editor):
        passage = bridge.cracks.appearances.get(article=bridge.at_wire)
        merge(bridge.cracks, bridge.closed, editor)
        passage.refresh_from_db()
        number = act_of(journalist, lambda: passage.edit(journalist, claim=bridge.cost))
        take_back(number, journalist)
        passage.refresh_from_db()
        assert passage.claim == bridge.closed
        assert not unmerge(bridge.cracks, editor).kept
        passage.refresh_from_db()
        assert passage.claim == bridge.cracks

    def test_a_tag_is_undone_after_a_merge_as_before(self, bridge, journalist, editor):
        words = place(bridge.at_post, "3,000 commuters")
        number = act_of(journalist, lambda: bridge.cracks.tag(*words, by=journalist))
        merge(bridge.cracks, bridge.closed, editor)
        assert not take_back(number, journalist).kept
        assert not bridge.closed.appearances.filter(start=words[2], article=bridge.at_post).exists()

    def test_a_tag_that_was_rejected_and_restored_is_still_as_it_was_made(self, bridge, journalist, editor):
        words = place(bridge.at_post, "3,000 commuters")
        tagged = act_of(journalist, lambda: bridge.cracks.tag(*words, by=journalist))
        rejected = act_of(editor, lambda: bridge.cracks.appearances.get(article=bridge.at_post).reject(editor))
        take_back(rejected, editor)
        assert not take_back(tagged, journalist).kept
        assert not bridge.cracks.appearances.filter(article=bridge.at_post).exists()

    def test_a_passage_put_right_before_a_merge_goes_back_to_its_claims_heir(self, bridge, journalist, editor):
        passage = bridge.cracks.appearances.get(article=bridge.at_wire)
        number = act_of(journalist, lambda: passage.edit(journalist, claim=bridge.cost))
        merge(bridge.cracks, bridge.closed, editor)
        take_back(number, journalist)
        passage.refresh_from_db()
        assert passage.claim == bridge.closed
        unmerge(bridge.cracks, editor)
        passage.refresh_from_db()
        assert passage.claim == bridge.cracks

    def test_the_message_names_what_a_third_person_changed(self, as_editor, editor, journalist, bridge):
        passage = bridge.cracks.appearances.get(article=bridge.at_wire)
        address = reverse("claim_merge", args=[bridge.cracks.pk])
        as_editor.post(address, {"into": bridge.closed.pk})
        passage.refresh_from_db()
        passage.edit(journalist, claim=bridge.cost)
        response = as_editor.post(address, {"decision": "reopen"})
        (*_, said) = get_messages(response.wsgi_request)
        assert "“Pylons of the bridge are cracked.” stands by itself again." in str(said)
        assert "Council shuts Veldt Bridge" in str(said) and "it was changed since" in str(said)


def test_a_claim_that_was_split_off_merges_with_the_one_it_comes_from(bridge, editor):
    """Back in one story they are one; either may become part of the other, and neither is parted from itself."""
    other = bridge.story.split([bridge.at_echo], "Echo alone", editor)
    twin = other.claims.get(parted_from=bridge.cracks)
    other.merge_into(bridge.story, editor)
    twin.refresh_from_db()
    assert twin.merged_into == bridge.cracks
    unmerge(twin, editor)
    merge(bridge.cracks, twin, editor)
    twin.refresh_from_db()
    assert carried(twin) == [2] and twin.parted_from == bridge.cracks
    unmerge(bridge.cracks, editor)
    assert carried(bridge.cracks, twin) == [1, 1]


def test_an_article_called_silent_is_not_called_so_for_a_claim_that_a_machine_dropped(bridge, editor):
    """A machine's suggestion on which somebody has looked at an article is not dropped any more."""
    suggest(bridge.cost, bridge.at_wire, "Engineers found cracks")
    bridge.cost.mark_silent(bridge.at_post, editor)
    bridge.story.split([bridge.at_echo], "Echo alone", editor)
    assert Silence.objects.confirmed().get().claim == bridge.cost


def test_a_hidden_claim_is_decided_in_its_heir(bridge, editor, journalist):
    merge(bridge.cracks, bridge.closed, editor)
    with pytest.raises(Refused, match="part of"):
        Claim.objects.get(pk=bridge.cracks.pk).reject(journalist)
