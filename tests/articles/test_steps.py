"""The steps of a claim: who may take which, the second reader, and what is cleared and then changed."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import IntegrityError, transaction
from pytest_django.asserts import assertContains

from articles.models import Claim, Discrepancy, Origin, Silence
from articles.models.step import Step
from newsroom.decisions import Refused, StaleDecision, State, acting
from newsroom.decisions.many import BulkAct
from newsroom.decisions.undo import CHANGED_SINCE, take_back
from tests.articles.test_admin import act, address
from tests.articles.test_admin_decides import save
from tests.conftest import make_article, make_person, make_story, place, suggest, tagged

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(db):
    """Another editor."""
    return make_person("Sven Zweit", "editor")


def step_of(claim: Claim) -> str:
    return Claim.objects.values_list("step", flat=True).get(pk=claim.pk)


def take(claim: Claim, *steps: tuple, **options) -> Claim:
    """Take steps one after the other, each as (step, by)."""
    for step, by in steps:
        Claim.objects.get(pk=claim.pk).take_step(step, by, **options)
    claim.refresh_from_db()
    return claim


@pytest.fixture
def checked(bridge, editor):
    """Stated by the journalist, checked by an editor."""
    return take(bridge.closed, ("checked", editor))


@pytest.fixture
def cleared(checked, editor, second):
    return take(checked, ("second", editor), ("cleared", second))


def press_undo(client, page):
    """Press the one Undo among an admin page's messages."""
    said = re.search(r'<ul class="messagelist">.*?</ul>', page.content.decode(), re.S)[0]
    address_of = re.findall(r'<form method="post" action="([^"]+)"', said)
    assert len(address_of) == 1 and '<li class="success">' in said
    fields = {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', said)}
    return client.post(address_of[0], fields, follow=True)


class TestSteps:
    def test_a_claim_begins_as_a_draft_and_is_cleared_by_a_second_person(self, bridge, journalist, editor):
        assert bridge.closed.step == Step.DRAFT
        claim = take(bridge.cracks, ("checked", journalist), ("second", journalist), ("cleared", editor))
        assert (claim.step, claim.step_by, claim.checked_by) == (Step.CLEARED, editor, journalist)

    def test_a_step_cannot_be_left_out(self, bridge, editor):
        with pytest.raises(Refused, match="It is at “Draft”: from there it does not go to “Cleared”"):
            bridge.closed.take_step("cleared", editor)

    @pytest.mark.parametrize("step", ["changed", "no step", ""])
    def test_nobody_takes_a_step_that_is_none(self, bridge, editor, step):
        with pytest.raises(Refused):
            bridge.closed.take_step(step, editor)

    def test_only_what_is_stated_takes_steps(self, bridge, journalist):
        with pytest.raises(Refused, match="not stated yet"):
            bridge.cost.take_step("checked", journalist)
        bridge.cost.reject(journalist)
        with pytest.raises(Refused, match="state it again first"):
            bridge.cost.take_step("checked", journalist)
        assert bridge.cost.standing == "" and bridge.cost.next_steps == []

    def test_what_was_merged_takes_none(self, bridge, journalist):
        bridge.closed.merge_into(bridge.cracks, journalist)
        with pytest.raises(Refused, match="is part of “Pylons"):
            bridge.closed.take_step("checked", journalist)

    def test_it_is_sent_back_with_a_note_and_checked_again(self, checked, editor, second):
        take(checked, ("second", editor))
        with pytest.raises(Refused, match="Say in a note what is missing"):
            checked.take_step("back", second)
        claim = take(checked, ("back", second), note="Who closed it: the council or the mayor?")
        assert (claim.step, claim.step_note) == (Step.BACK, "Who closed it: the council or the mayor?")
        assert claim.checked_by == editor
        assert take(checked, ("checked", second)).step_note == ""

    def test_a_note_has_a_length(self, checked, second):
        with pytest.raises(Refused, match="at most 1,000 characters; this one has 1,001"):
            checked.take_step("back", second, note="x" * 1001)

    def test_it_can_be_taken_back_to_draft_before_it_is_cleared(self, checked, journalist):
        assert take(checked, ("draft", journalist)).step == Step.DRAFT


class TestWhoMay:
    def test_readers_take_no_step(self, bridge, reader):
        with pytest.raises(Refused, match="Your role"):
            bridge.closed.take_step("checked", reader)

    def test_journalists_check_and_editors_clear_and_send_back(self, checked, editor, journalist):
        take(checked, ("second", journalist))
        for step in ("cleared", "back"):
            with pytest.raises(Refused, match="Editors clear claims and send them back"):
                checked.take_step(step, journalist, note="no")

    def test_who_checked_it_does_not_clear_it(self, checked, editor):
        take(checked, ("second", editor))
        with pytest.raises(Refused, match="You checked it yourself: the second reader is another person"):
            checked.take_step("cleared", editor)

    def test_who_stated_it_does_not_clear_it(self, bridge, editor, journalist):
        own = Claim.objects.state(bridge.story, "The ferry is full.", editor)
        take(own, ("checked", journalist), ("second", journalist))
        with pytest.raises(Refused, match="You stated or worded it yourself"):
            own.take_step("cleared", editor)

    def test_nor_who_accepted_it_from_the_machine_or_worded_it(self, bridge, editor, second, journalist):
        bridge.cost.confirm(editor)
        take(bridge.cost, ("checked", journalist), ("second", journalist))
        bridge.cost.edit(second, statement="Repairs will cost 4 million crowns.")
        for person in (editor, second):
            with pytest.raises(Refused, match="You stated or worded it yourself"):
                bridge.cost.take_step("cleared", person)

    def test_an_editor_who_gave_the_verdict_may_clear_it(self, bridge, journalist, editor):
        take(bridge.cracks, ("checked", journalist), ("second", journalist))
        bridge.cracks.edit(editor, status="disputed")
        assert take(bridge.cracks, ("cleared", editor)).step == Step.CLEARED

    def test_the_database_holds_it_too(self, cleared):
        with pytest.raises(IntegrityError), transaction.atomic():
            Claim.objects.filter(pk=cleared.pk).update(step_by=cleared.checked_by)

    def test_where_nobody_knows_who_checked_it_it_is_checked_again(self, checked, editor, second):
        Claim.objects.filter(pk=checked.pk).update(checked_by=None, step="second")
        with pytest.raises(Refused, match="Nobody knows who checked it"):
            take(checked, ("cleared", second))


class TestTwoAtOnce:
    def test_whoever_comes_second_hears_of_it(self, checked, editor, second, journalist):
        seen = checked.version
        take(checked, ("second", editor))
        with pytest.raises(StaleDecision):
            Claim.objects.get(pk=checked.pk).take_step("draft", journalist, seen)

    def test_what_is_said_anew_while_one_reads_it_is_not_cleared(self, bridge, checked, editor, second, journalist):
        take(checked, ("second", editor))
        seen, version = checked.said_digest(), checked.version
        bridge.closed_at_post.reject(journalist)
        with pytest.raises(Refused, match="has changed while you read it"):
            checked.take_step("cleared", second, version, seen=seen)
        checked.refresh_from_db()
        checked.take_step("cleared", second, seen=checked.said_digest())


def discrepancy(claim, **fields) -> Discrepancy:
    fields = {"key": "k", "topic": "When", "kind": "date", "verdict": "conflict"} | fields
    return Discrepancy(story=claim.story, claim=claim, **fields)


CHANGES = {
    "its statement": lambda b, by: b.closed.edit(by, statement="The council shut the Veldt Bridge."),
    "its verdict": lambda b, by: b.closed.edit(by, status="wrong"),
    "its note": lambda b, by: b.closed.edit(by, note="See the minutes."),
    "a passage more": lambda b, by: b.closed.tag(*place(b.at_echo, "The old bridge over the Veldt is shut."), by=by),
    "a passage less": lambda b, by: b.closed_at_post.reject(by),
    "a passage read otherwise": lambda b, by: b.closed_at_post.edit(by, stance="hedges"),
    "words edited away": lambda b, by: b.closed_at_post.change(None, is_orphaned=True),
    "a silence": lambda b, by: b.closed.mark_silent(b.at_echo, by),
    "a difference": lambda b, by: discrepancy(b.closed).make(by),
    "a claim merged in": lambda b, by: b.cracks.merge_into(b.closed, by),
    "merged itself": lambda b, by: b.closed.merge_into(b.cracks, by),
    "another origin": lambda b, by: Origin.objects.get(article=b.at_post).reject(by),
    "another outlet": lambda b, by: b.at_post.edit(by, outlet=b.echo),
    "another story": lambda b, by: b.closed.move(make_story("Other"), by),
}


class TestChangedSince:
    @pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
    def test_what_a_reader_would_see_takes_the_clearing_away(self, bridge, cleared, journalist, change):
        bridge.closed.refresh_from_db()
        change(bridge, journalist)
        assert step_of(cleared) == Step.CHANGED

    def test_what_a_machine_suggests_or_others_say_elsewhere_does_not(self, bridge, cleared, journalist):
        suggest(cleared, bridge.at_echo, "The old bridge over the Veldt is shut.")
        bridge.cracks.edit(journalist, statement="All pylons are cracked.")
        discrepancy(cleared).save()
        cleared.want_filling()
        make_article(bridge.echo, "More", "More.")
        assert step_of(cleared) == Step.CLEARED

    def test_only_what_was_cleared_is_marked(self, bridge, checked, journalist):
        bridge.closed_at_post.reject(journalist)
        assert step_of(checked) == Step.CHECKED

    def test_history_says_who_changed_it(self, bridge, cleared, journalist):
        bridge.closed_at_post.reject(journalist)
        last = cleared.history.order_by("-pgh_id").first()
        assert last.step == Step.CLEARED and last.pgh_context["user"] == journalist.pk

    def test_it_goes_to_both_halves_of_a_claim_that_is_split(self, bridge, cleared, editor):
        bridge.story.split([bridge.at_post], "Queues", editor)
        twin = Claim.objects.get(parted_from=cleared)
        assert (step_of(cleared), step_of(twin)) == (Step.CHANGED, Step.CHANGED)
        assert twin.checked_by == editor


class TestUndo:
    def undo(self, act, by):
        return take_back(act, by)

    def test_a_step_is_taken_back_whole(self, bridge, journalist, editor):
        with acting(journalist, alone=True) as act:
            bridge.cracks.take_step("checked", journalist)
        take_back(act, journalist)
        bridge.cracks.refresh_from_db()
        assert (bridge.cracks.step, bridge.cracks.checked_by, bridge.cracks.step_by) == (Step.DRAFT, None, None)

    def test_a_step_after_which_another_was_taken_stays_whole(self, bridge, journalist, editor):
        with acting(journalist, alone=True) as act:
            bridge.cracks.take_step("checked", journalist)
        take(bridge.cracks, ("second", editor))
        assert "it was changed since" in take_back(act, journalist).words
        bridge.cracks.refresh_from_db()
        assert (bridge.cracks.step, bridge.cracks.checked_by) == (Step.SECOND, journalist)

    def test_a_change_that_is_taken_back_leaves_it_cleared(self, bridge, cleared, journalist):
        with acting(journalist, alone=True) as act:
            bridge.closed_at_post.reject(journalist)
        assert step_of(cleared) == Step.CHANGED
        take_back(act, journalist)
        assert step_of(cleared) == Step.CLEARED

    def test_but_not_while_another_change_stands(self, bridge, cleared, journalist, editor):
        with acting(journalist, alone=True) as first:
            bridge.closed_at_post.reject(journalist)
        with acting(editor, alone=True) as other:
            bridge.closed_at_wire.edit(editor, stance="hedges")
        take_back(first, journalist)
        assert step_of(cleared) == Step.CHANGED
        take_back(other, editor)
        assert step_of(cleared) == Step.CLEARED

    def test_what_was_said_before_it_was_cleared_and_is_taken_back_since_changes_it(
        self, bridge, journalist, editor, second
    ):
        with acting(journalist, alone=True) as act:
            tagged(bridge.closed, bridge.at_echo, "The old bridge over the Veldt is shut.", journalist)
        take(bridge.closed, ("checked", editor), ("second", editor), ("cleared", second))
        take_back(act, journalist)
        assert step_of(bridge.closed) == Step.CHANGED

    def test_a_merge_that_is_taken_back_leaves_it_cleared(self, bridge, cleared, journalist):
        bridge.cracks.merge_into(cleared, journalist)
        assert step_of(cleared) == Step.CHANGED
        bridge.cracks.unmerge(journalist)
        assert step_of(cleared) == Step.CLEARED


@pytest.mark.django_db(transaction=True)
def test_whoever_changed_it_since_does_not_clear_it_again(bridge, journalist, editor, second, admin):
    claim = take(bridge.closed, ("checked", editor), ("second", editor), ("cleared", second))
    Silence(claim=claim, article=bridge.at_echo).make(second, State.CONFIRMED)
    with pytest.raises(Refused, match="You have changed it yourself since it was cleared"):
        take(claim, ("cleared", second))
    assert take(claim, ("cleared", admin)).step == Step.CLEARED


class TestStages:
    def test_a_story_is_cleared_when_each_stated_claim_is(self, bridge, journalist, editor, second):
        bridge.story.take_stage("checking", journalist)
        with pytest.raises(Refused, match="2 stated claims are not cleared yet"):
            bridge.story.take_stage("cleared", editor)
        for claim in (bridge.closed, bridge.cracks):
            take(claim, ("checked", editor), ("second", editor), ("cleared", second))
        bridge.story.take_stage("cleared", editor)
        assert (bridge.story.stage, bridge.story.uncleared) == ("cleared", 0)
        bridge.closed_at_post.reject(journalist)
        assert bridge.story.uncleared == 1

    def test_nothing_to_clear(self, editor):
        with pytest.raises(Refused, match="No claim is stated in it yet"):
            make_story("Empty").take_stage("cleared", editor)

    def test_editors_close_stories_and_open_them_again(self, bridge, journalist, editor, reader):
        for person in (journalist, reader):
            with pytest.raises(Refused, match="Editors clear stories, close them"):
                bridge.story.take_stage("closed", person)
        bridge.story.take_stage("closed", editor)
        with pytest.raises(Refused, match="Editors clear"):
            bridge.story.take_stage("open", journalist)
        with pytest.raises(Refused, match="It is “Closed” already"):
            bridge.story.take_stage("closed", editor)

    def test_whoever_comes_second_hears_of_it(self, bridge, journalist, editor):
        bridge.story.take_stage("checking", journalist)
        with pytest.raises(StaleDecision):
            bridge.story.take_stage("closed", editor, bridge.story.version - 1)


class TestAdmin:
    def test_a_step_is_taken_by_the_rules_of_the_page(self, as_admin, admin, bridge, editor):
        page = save(as_admin, "articles_claim", bridge.closed, step="cleared")
        assertContains(page, "from there it does not go to “Cleared”")
        save(as_admin, "articles_claim", bridge.closed, step="checked", statement="The council shut the bridge.")
        assert (bridge.closed.step, bridge.closed.checked_by) == ("checked", admin)
        assert bridge.closed.statement == "The council shut the bridge."
        save(as_admin, "articles_claim", bridge.closed, step="back", step_note="When?")
        assert (bridge.closed.step, bridge.closed.step_note) == ("back", "When?")

    def test_who_checked_a_claim_does_not_clear_it_in_its_form_and_another_does(self, as_admin, admin, editor, bridge):
        take(bridge.closed, ("checked", admin), ("second", admin))
        assertContains(save(as_admin, "articles_claim", bridge.closed, step="cleared"), "You checked it yourself")
        take(bridge.cracks, ("checked", editor), ("second", editor))
        save(as_admin, "articles_claim", bridge.cracks, step="cleared")
        assert (step_of(bridge.closed), step_of(bridge.cracks)) == ("second", "cleared")

    def test_a_note_goes_with_a_step(self, as_admin, bridge):
        assertContains(save(as_admin, "articles_claim", bridge.closed, step_note="When?"), "A note goes with a step")

    def test_several_at_once_and_a_refusal_leaves_the_others(self, as_admin, bridge, admin, editor):
        take(bridge.closed, ("checked", editor), ("second", editor))
        take(bridge.cracks, ("checked", admin), ("second", admin))
        page = act(as_admin, "articles_claim", "clear_selected", bridge.closed, bridge.cracks)
        assertContains(page, "Claims cleared: 1. Left out: 1.")
        assertContains(page, "checked by yourself")
        assert (step_of(bridge.closed), step_of(bridge.cracks)) == ("cleared", "second")

    def test_they_are_shown_first_and_taken_back_as_one(self, as_admin, bridge, editor):
        take(bridge.closed, ("checked", editor))
        chosen = {"action": "check_selected", "_selected_action": [row.pk for row in Claim.objects.all()]}
        shown = as_admin.post(address("articles_claim", "changelist"), chosen, follow=True)
        assertContains(shown, "Check 1 claim?")
        assertContains(shown, "at “Checked”: from there it does not go to “Checked”")
        assertContains(shown, "not stated yet")
        assert step_of(bridge.cracks) == "draft"
        here = shown.request["PATH_INFO"]
        as_admin.post(here, {"do": "go"})
        assert step_of(bridge.cracks) == "checked"
        as_admin.post(here, {"do": "undo"})
        assert (step_of(bridge.cracks), step_of(bridge.closed)) == ("draft", "checked")

    def test_back_in_the_list_one_undo_takes_it_back(self, as_admin, bridge):
        done = act(as_admin, "articles_claim", "check_selected", bridge.closed, bridge.cracks)
        assert (step_of(bridge.cracks), step_of(bridge.closed)) == ("checked", "checked")
        for page in (done, press_undo(as_admin, done)):
            assert page.request["PATH_INFO"] == address("articles_claim", "changelist")
        assert (step_of(bridge.cracks), step_of(bridge.closed)) == ("draft", "draft")

    def test_who_worded_a_claim_does_not_clear_it_among_others(self, as_admin, admin, bridge, editor):
        own = Claim.objects.state(bridge.story, "The pylons are cracked.", admin)
        take(own, ("checked", editor), ("second", editor))
        assertContains(act(as_admin, "articles_claim", "clear_selected", own), "You stated or worded it yourself")
        assert step_of(own) == "second"

    def test_the_list_is_narrowed_by_step(self, as_admin, bridge, editor):
        take(bridge.closed, ("checked", editor))
        page = as_admin.get(address("articles_claim", "changelist"), {"step__exact": "checked"})
        assert [claim.pk for claim in page.context["cl"].result_list] == [bridge.closed.pk]

    def test_a_storys_stage_is_said_by_the_rules_of_its_page(self, as_admin, bridge):
        assertContains(save(as_admin, "articles_story", bridge.story, stage="cleared"), "2 stated claims are not")
        save(as_admin, "articles_story", bridge.story, stage="closed", note="Done.")
        assert (bridge.story.stage, bridge.story.note) == ("closed", "Done.")

    def test_many_are_not_cleared_over_what_changed_since_they_were_chosen(self, bridge, checked, editor, second):
        take(checked, ("second", editor))
        act = BulkAct.objects.choose(second, "cleared", Claim.objects.filter(pk=checked.pk))
        act.created_at -= timedelta(hours=1)  # all that a test writes bears the moment at which it began
        bridge.closed_at_post.edit(editor, stance="hedges")
        act.begin()
        act.carry_out(list)
        assert act.rows.get().why == CHANGED_SINCE and step_of(checked) == Step.SECOND
