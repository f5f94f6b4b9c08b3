"""Names, quotations, passages and articles are moved to where they belong: one act, shown before, undone as one."""

import pytest

from articles.models import Appearance, Claim, Membership, Mention, Quote, Silence
from entities.models import Alias, Entity
from newsroom.decisions import Refused, State
from newsroom.decisions.many import MOVE, OTHERS, BulkAct, BulkRow
from newsroom.decisions.previews import outcome_of, preview_of
from newsroom.decisions.undo import take_back
from tests.conftest import make_story, place, suggest

pytestmark = pytest.mark.django_db


def settle(rows) -> None:
    """Nothing is done anew."""


def mention(entity: Entity, article, words: str, **fields) -> Mention:
    row = Mention(entity=entity, **fields).anchor(*place(article, words))
    row.save()
    return row


def move(by, target, *chosen) -> BulkAct:
    act = BulkAct.objects.choose(by, MOVE, *chosen)
    act.aim(target)
    assert act.begin()
    act.carry_out(settle)
    return act


@pytest.fixture
def brandts(bridge, journalist):
    """Two people by the name of Brandt; the machine took all words for the first one."""
    ilse = Entity(name="Ilse Brandt", kind="person").make(journalist)
    karl = Entity(name="Karl Brandt", kind="person").make(journalist)
    ilse.add_alias("Brandt", journalist)
    bridge.ilse, bridge.karl = ilse, karl
    bridge.at_post_named = mention(ilse, bridge.at_post, "Brandt")
    bridge.at_wire_named = mention(ilse, bridge.at_wire, "Ilse Brandt")
    words = "We will not gamble with lives"
    quote = Quote(form="direct", speaker="Brandt", entity=ilse).anchor(*place(bridge.at_post, words))
    quote.save()
    bridge.quote = quote
    return bridge


class TestMentions:
    def test_go_to_another_entity_as_a_decision(self, brandts, editor):
        move(editor, brandts.karl, Mention.objects.filter(pk=brandts.at_post_named.pk))
        row = Mention.objects.get(pk=brandts.at_post_named.pk)
        assert (row.entity, row.state, row.decided_by) == (brandts.karl, State.CONFIRMED, editor)

    def test_and_all_of_them_go_back_by_one_undo(self, brandts, editor):
        act = move(editor, brandts.karl, Mention.objects.all())
        assert act.done == 2
        taken = take_back(act.number, editor)
        assert len(taken.rows) == 2 and not taken.kept
        assert {(m.entity, m.state, m.decided_by) for m in Mention.objects.all()} == {
            (brandts.ilse, State.SUGGESTED, None)
        }

    def test_what_somebody_else_decided_is_left_out_unless_it_is_asked_for(self, brandts, journalist, editor):
        brandts.at_post_named.confirm(journalist)
        act = move(editor, brandts.karl, Mention.objects.all())
        assert [(each.why, each.number) for each in outcome_of(act)] == [(OTHERS, 1)]
        again = BulkAct.objects.choose(editor, MOVE, Mention.objects.filter(entity=brandts.ilse))
        again.aim(brandts.karl)
        again.is_over_others = True
        again.begin()
        again.carry_out(settle)
        assert not Mention.objects.filter(entity=brandts.ilse).exists()

    def test_what_was_changed_since_it_was_chosen_is_left_out(self, brandts, editor):
        act = BulkAct.objects.choose(editor, MOVE, Mention.objects.all())
        act.aim(brandts.karl)
        act.begin()
        Mention.objects.get(pk=brandts.at_post_named.pk).confirm(brandts.ilse.decided_by)
        act.carry_out(settle)
        assert [each.why for each in outcome_of(act)] == ["it was changed since"]
        assert act.done == 1

    def test_not_to_one_that_was_rejected(self, brandts, editor):
        brandts.karl.reject(editor)
        with pytest.raises(Refused):
            Mention.objects.first().move_to(Entity.objects.get(pk=brandts.karl.pk), editor)

    def test_to_a_new_one_which_goes_again_with_the_undo(self, brandts, editor):
        act = move(editor, "Otto Brandt", Mention.objects.filter(pk=brandts.at_post_named.pk))
        otto = Entity.objects.get(name="Otto Brandt")
        assert Mention.objects.get(pk=brandts.at_post_named.pk).entity == otto
        take_back(act.number, editor)
        otto.refresh_from_db()
        assert otto.is_rejected and Mention.objects.get(pk=brandts.at_post_named.pk).entity == brandts.ilse

    def test_the_preview_tells_what_goes_and_what_not_and_why(self, brandts, journalist, editor):
        brandts.at_post_named.confirm(journalist)
        mention(brandts.karl, brandts.at_wire, "Mayor")
        act = BulkAct.objects.choose(editor, MOVE, Mention.objects.all())
        act.aim(brandts.karl)
        seen = preview_of(act)
        assert (seen.goes, seen.kinds, seen.others) == (1, [("mention", 1)], 1)
        assert seen.samples == [brandts.at_wire_named]
        assert {(each.why, each.number) for each in seen.left} == {(OTHERS, 1), ("a mention of Karl Brandt already", 1)}


def test_an_act_that_was_begun_is_not_dropped(brandts, editor):
    act = BulkAct.objects.choose(editor, BulkAct.What.CONFIRM, Mention.objects.all())
    seen_before = BulkAct.objects.get(pk=act.pk)
    assert act.begin() and not seen_before.drop()
    assert BulkAct.objects.filter(pk=act.pk).exists() and act.rows.exists()
    assert BulkAct.objects.choose(editor, BulkAct.What.CONFIRM, Mention.objects.all()).drop()


class TestNames:
    def test_go_with_the_mentions_and_quotations_that_they_stand_in(self, brandts, editor):
        act = move(editor, brandts.karl, Alias.objects.filter(text="Brandt"))
        assert act.done == 3
        assert Alias.objects.get(entity=brandts.ilse, text="Brandt").is_rejected
        assert Alias.objects.get(entity=brandts.karl, text="Brandt").is_confirmed
        assert Mention.objects.get(pk=brandts.at_post_named.pk).entity == brandts.karl
        assert Mention.objects.get(pk=brandts.at_wire_named.pk).entity == brandts.ilse
        assert Quote.objects.get(pk=brandts.quote.pk).entity == brandts.karl

    def test_and_come_back_with_them(self, brandts, editor):
        act = move(editor, brandts.karl, Alias.objects.filter(text="Brandt"))
        assert not take_back(act.number, editor).kept
        assert Alias.objects.get(entity=brandts.ilse, text="Brandt").is_confirmed
        assert not Alias.objects.filter(entity=brandts.karl, text="Brandt").exists()
        assert not Mention.objects.filter(entity=brandts.karl).exists()

    def test_the_main_name_stays(self, brandts, editor):
        act = move(editor, brandts.karl, Alias.objects.filter(entity=brandts.ilse, text="Ilse Brandt"))
        assert "its main name: call it otherwise first" in [each.why for each in outcome_of(act)]
        assert Alias.objects.get(entity=brandts.ilse, text="Ilse Brandt").is_confirmed


class TestQuotations:
    def test_get_another_speaker_and_keep_the_texts_word_where_it_is_a_name_of_theirs(self, brandts, editor):
        brandts.karl.add_alias("Brandt", editor)
        move(editor, brandts.karl, Quote.objects.all())
        quote = Quote.objects.get()
        assert (quote.entity, quote.speaker, quote.state) == (brandts.karl, "Brandt", State.CONFIRMED)

    def test_or_the_speakers_own_name(self, brandts, editor):
        nemec = Entity(name="Jana Nemec", kind="person").make(editor)
        move(editor, nemec, Quote.objects.all())
        assert (Quote.objects.get().entity, Quote.objects.get().speaker) == (nemec, "Jana Nemec")


class TestPassages:
    def test_carry_another_claim(self, bridge, editor):
        move(editor, bridge.closed, Appearance.objects.filter(pk=bridge.cost_at_echo.pk))
        row = Appearance.objects.get(pk=bridge.cost_at_echo.pk)
        assert (row.claim, row.state, row.decided_by) == (bridge.closed, State.CONFIRMED, editor)

    def test_which_is_thereby_stated_and_is_what_it_was_with_the_undo(self, bridge, journalist, editor):
        act = move(journalist, bridge.cost, Appearance.objects.filter(claim=bridge.closed))
        bridge.cost.refresh_from_db()
        assert act.done == 2 and bridge.cost.is_confirmed
        assert not take_back(act.number, journalist).kept
        bridge.cost.refresh_from_db()
        assert bridge.cost.is_suggested
        assert Appearance.objects.confirmed().filter(claim=bridge.closed).count() == 2

    def test_not_what_stands_there_already_nor_where_the_article_was_called_silent(self, bridge, journalist):
        bridge.cost.mark_silent(bridge.at_wire, journalist)
        suggest(bridge.cost, bridge.at_post, "closed the Veldt Bridge on Monday")
        act = move(journalist, bridge.cost, Appearance.objects.filter(claim=bridge.closed))
        assert {each.why for each in outcome_of(act)} == {
            "its article was called silent on that claim",
            "the same words stand under that claim already",
        }
        assert Silence.objects.get().is_confirmed and act.done == 0

    def test_not_in_another_story(self, bridge, journalist):
        other = Claim.objects.state(make_story("Ferries"), "Ferries run.", journalist)
        act = move(journalist, other, Appearance.objects.filter(claim=bridge.closed))
        assert [each.why for each in outcome_of(act)] == ["of another story"]

    def test_to_a_new_claim(self, bridge, journalist):
        act = move(journalist, "The bridge is shut.", Appearance.objects.filter(pk=bridge.closed_at_post.pk))
        new = Claim.objects.get(statement="The bridge is shut.")
        assert new.story == bridge.story and new.appearances.get().pk == bridge.closed_at_post.pk
        take_back(act.number, journalist)
        assert not Claim.objects.filter(statement="The bridge is shut.").exists()


class TestArticles:
    @pytest.mark.parametrize("of", ["memberships", "articles"])
    def test_go_to_another_story_and_back(self, bridge, editor, of):
        ferry = make_story("Ferry queue")
        rows = bridge.story.memberships.all() if of == "memberships" else bridge.story.articles.all()
        act = move(editor, ferry, rows)
        assert act.done == 3 and ferry.articles.count() == 3
        bridge.closed.refresh_from_db()
        assert bridge.closed.story == ferry
        assert not take_back(act.number, editor).kept
        assert Membership.objects.live().filter(story=bridge.story).count() == 3
        bridge.closed.refresh_from_db()
        assert bridge.closed.story == bridge.story

    def test_what_somebody_else_put_where_it_is_stays(self, bridge, journalist, editor):
        bridge.story.memberships.get(article=bridge.at_post).edit(journalist)
        act = move(editor, make_story("Ferry queue"), bridge.story.articles.all())
        assert (act.done, [each.why for each in outcome_of(act)]) == (2, [OTHERS])


class TestAnyNumber:
    def test_each_row_is_done_once_whoever_goes_on(self, brandts, editor):
        act = BulkAct.objects.choose(editor, MOVE, Mention.objects.all())
        act.aim(brandts.karl)
        assert act.begin() and not act.begin()
        act.take_up()  # by a worker that is killed
        act.carry_out(settle)
        assert act.done == 0
        BulkAct.objects.update(last_sign_at="2031-01-01T00:00Z")
        BulkAct.objects.update(last_sign_at="2020-01-01T00:00Z")
        act.carry_out(settle)
        assert (act.state, act.done) == ("done", 2)

    def test_it_stops_between_two_rounds_and_goes_on(self, brandts, editor, monkeypatch):
        monkeypatch.setattr("newsroom.decisions.many.ROUND", 1)
        act = BulkAct.objects.choose(editor, MOVE, Mention.objects.all())
        act.aim(brandts.karl)
        act.begin()
        act.carry_out(lambda rows: act.stop())
        assert (act.state, act.done) == ("stopped", 1)
        assert act.go_on()
        act.carry_out(settle)
        assert (act.state, act.done) == ("done", 2)

    def test_it_is_taken_back_in_parts_that_are_one_act(self, brandts, editor, monkeypatch):
        act = move(editor, brandts.karl, Alias.objects.filter(text="Brandt"), Mention.objects.all())
        monkeypatch.setattr("newsroom.decisions.many.ROUND", 1)
        back = act.take_back(editor)
        back.carry_out(settle)
        assert (back.state, back.left) == ("done", 0)
        assert not Mention.objects.filter(entity=brandts.karl).exists()
        assert Alias.objects.get(entity=brandts.ilse, text="Brandt").is_confirmed
        with pytest.raises(Refused):
            BulkAct.objects.get(pk=act.pk).take_back(editor)

    def test_what_somebody_changed_since_stays_and_is_named(self, brandts, journalist, editor):
        act = move(editor, brandts.karl, Mention.objects.all())
        Mention.objects.get(pk=brandts.at_post_named.pk).reject(journalist)
        back = act.take_back(editor)
        back.carry_out(settle)
        assert [(each.why, each.number) for each in outcome_of(back)] == [("it was changed since", 1)]
        assert back.done == 1

    def test_drafts_that_nobody_went_through_with_are_dropped(self, brandts, editor):
        BulkAct.objects.choose(editor, MOVE, Mention.objects.all())
        BulkAct.objects.update(created_at="2020-01-01T00:00Z")
        BulkAct.objects.drop_old_drafts()
        assert not BulkAct.objects.exists() and not BulkRow.objects.exists()


class TestReopening:
    def test_gives_each_row_the_decision_that_stood_before(self, brandts, journalist, editor):
        row = brandts.at_post_named
        row.confirm(journalist)
        was = row.decided_at
        row.reject(editor)
        row.reopen(editor)
        row.refresh_from_db()
        assert (row.state, row.decided_by, row.decided_at) == (State.CONFIRMED, journalist, was)
        row.reopen(editor)
        row.refresh_from_db()
        assert (row.state, row.decided_by) == (State.SUGGESTED, None)

    def test_one_that_somebody_made_is_open_to_everybody(self, brandts, editor):
        alias = Alias.objects.get(text="Brandt")
        alias.reopen(editor)
        assert (alias.state, alias.decided_by) == (State.SUGGESTED, None)
