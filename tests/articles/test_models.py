"""What the models promise: decisions are guarded, spans hold their words, nothing is lost in a merge."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from articles.models import Appearance, Claim, Membership, Revision, Silence, Story
from newsroom.decisions import StaleDecision, State
from tests.conftest import make_article, make_story, place, suggest

pytestmark = pytest.mark.django_db


class TestDecisions:
    def test_second_decision_on_the_same_version_is_stale(self, bridge, journalist, editor):
        mine = Appearance.objects.get(pk=bridge.cost_at_echo.pk)
        theirs = Appearance.objects.get(pk=bridge.cost_at_echo.pk)
        theirs.confirm(editor)
        with pytest.raises(StaleDecision) as stale:
            mine.reject(journalist)
        assert stale.value.row.decided_by == editor
        assert Appearance.objects.get(pk=mine.pk).is_confirmed

    def test_decision_says_who_and_when_and_what_it_was_before(self, bridge, journalist):
        bridge.cost_at_echo.confirm(journalist)
        row = Appearance.objects.get(pk=bridge.cost_at_echo.pk)
        assert row.decided_by == journalist
        assert row.decided_at is not None
        assert [event.state for event in row.history.all()] == [State.SUGGESTED]

    def test_bulk_update_leaves_history_too(self, bridge):
        Appearance.objects.filter(pk=bridge.cost_at_echo.pk).update(state=State.REJECTED)
        assert bridge.cost_at_echo.history.count() == 1

    def test_claim_without_words_is_refused(self, bridge, journalist):
        with pytest.raises(ValueError, match="statement"):
            Claim.objects.state(bridge.story, "  \n", journalist)


class TestSpans:
    def test_database_refuses_words_that_do_not_stand_there(self, bridge):
        row = bridge.closed_at_wire
        with pytest.raises(DatabaseError, match="do not stand"), transaction.atomic():
            Appearance.objects.filter(pk=row.pk).update(start=row.start + 1, end=row.end + 1)

    def test_database_refuses_offsets_out_of_order(self, bridge):
        row = bridge.closed_at_wire
        with pytest.raises(DatabaseError), transaction.atomic():
            Appearance.objects.filter(pk=row.pk).update(start=row.end, end=row.start, exact="")

    def test_offsets_past_the_end_are_refused(self, bridge, journalist):
        length = len(bridge.at_wire.current.text)
        with pytest.raises(ValueError, match="No words"):
            bridge.closed.tag(bridge.at_wire.current, "text", length - 2, length + 5, journalist)

    def test_offsets_are_code_points(self, bridge, journalist):
        article = make_article(bridge.post, "Signs", "🚢🚢 The ferry 🚢 sank.")
        bridge.story.bring_in(article, journalist)
        row = bridge.closed.tag(*place(article, "ferry 🚢 sank"), by=journalist)
        assert (row.start, Appearance.objects.get(pk=row.pk).exact) == (7, "ferry 🚢 sank")


class TestTagging:
    def test_tagging_a_suggestion_confirms_it(self, bridge, journalist):
        row = bridge.cost.tag(*place(bridge.at_echo, "would likely cost 4 million crowns"), by=journalist)
        assert (row.pk, row.is_confirmed) == (bridge.cost_at_echo.pk, True)

    def test_accepting_an_offer_empties_the_cell_of_offers(self, bridge, journalist):
        bridge.offered.accept(journalist)
        assert bridge.closed.appearances.confirmed().filter(article=bridge.at_echo).exists()
        assert not bridge.closed.offers.filter(article=bridge.at_echo).exists()

    def test_passed_over_words_are_kept_as_rejected(self, bridge, journalist):
        row = bridge.offered.pass_over(journalist)
        assert (row.is_rejected, row.decided_by) == (True, journalist)

    def test_silent_is_refused_where_the_claim_is_carried(self, bridge, journalist):
        with pytest.raises(ValueError, match="carries"):
            bridge.closed.mark_silent(bridge.at_wire, journalist)

    def test_tagging_takes_silence_back(self, bridge, journalist):
        silence = bridge.closed.mark_silent(bridge.at_echo, journalist)
        bridge.closed.tag(*place(bridge.at_echo, "The old bridge"), by=journalist)
        assert Silence.objects.get(pk=silence.pk).is_rejected

    def test_silent_rejects_what_a_machine_suggested_there(self, bridge, journalist):
        bridge.cost.mark_silent(bridge.at_echo, journalist)
        assert Appearance.objects.get(pk=bridge.cost_at_echo.pk).is_rejected


class TestMerging:
    def test_merged_claim_passes_its_appearances_on_and_takes_them_back(self, bridge, editor):
        bridge.cracks.merge_into(bridge.closed, editor)
        assert bridge.closed.appearances.count() == 4
        Claim.objects.get(pk=bridge.cracks.pk).unmerge(editor)
        assert (bridge.closed.appearances.count(), bridge.cracks.appearances.count()) == (2, 2)

    def test_tag_on_a_merged_claim_lands_on_its_heir(self, bridge, editor, journalist):
        bridge.cracks.merge_into(bridge.closed, editor)
        row = bridge.cracks.tag(*place(bridge.at_post, "3,000 commuters"), by=journalist)
        assert row.claim == bridge.closed

    def test_claims_of_two_stories_do_not_merge(self, bridge, editor):
        other = Claim.objects.state(make_story("Another"), "Something else.", editor)
        with pytest.raises(ValueError, match="same story"):
            bridge.closed.merge_into(other, editor)

    def test_merged_story_passes_all_on_and_takes_it_back(self, bridge, editor, journalist):
        extra = make_article(bridge.post, "Ferry full", "The ferry was full all day.")
        other = make_story("Ferry", extra)
        claim = Claim.objects.state(other, "The ferry was full.", journalist)
        other.merge_into(bridge.story, editor)
        assert bridge.story.articles.count() == 4
        assert Claim.objects.get(pk=claim.pk).story == bridge.story
        Story.objects.get(pk=other.pk).unmerge(editor)
        assert list(other.articles) == [extra]
        assert Claim.objects.get(pk=claim.pk).story == other

    def test_claim_stated_in_a_merged_story_lands_in_its_heir(self, bridge, editor):
        other = make_story("Ferry")
        other.merge_into(bridge.story, editor)
        assert Claim.objects.state(other, "The ferry runs.", editor).story == bridge.story

    def test_article_moved_to_another_story_has_one_live_membership(self, bridge, editor):
        other = bridge.story.split([bridge.at_echo], "Echo alone", editor)
        assert list(other.articles) == [bridge.at_echo]
        assert bridge.story.articles.count() == 2
        assert Membership.objects.get(story=bridge.story, article=bridge.at_echo).is_rejected

    def test_article_has_one_story_whoever_asks(self, bridge):
        with pytest.raises(IntegrityError), transaction.atomic():
            Membership.objects.create(story=make_story("Other"), article=bridge.at_wire)


@pytest.mark.django_db(transaction=True)
def test_no_tag_lands_on_a_claim_that_is_being_merged(bridge, journalist, editor):
    """Taggers against merges and their reversals: each tag ends on a claim that is alive."""
    errors = []

    def tag():
        try:
            for n in range(8):
                bridge.cracks.tag(bridge.at_post.current, "text", n, n + 5, journalist)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    def merge():
        try:
            Claim.objects.get(pk=bridge.cracks.pk).merge_into(bridge.closed, editor)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=tag), threading.Thread(target=merge)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert not Appearance.objects.filter(claim__merged_into__isnull=False).exists()
    assert bridge.closed.appearances.filter(article=bridge.at_post).count() == 9


def test_raw_without_words_is_refused_by_the_database(bridge):
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.create(article=bridge.at_wire, number=2, raw="", raw_format="text", raw_sha256="x")


def test_suggestion_of_a_machine_leaves_no_history_when_replaced(bridge):
    row = suggest(bridge.closed, bridge.at_echo, "Three pylons")
    row.delete()
    assert not Appearance.history.rel.related_model.objects.filter(pgh_obj_id=row.pk).exists()


def test_a_corrected_date_is_the_storys_too(bridge, editor):
    bridge.at_wire.edit(editor, published_at=datetime(2041, 5, 1, tzinfo=UTC))
    assert Story.objects.get(pk=bridge.story.pk).latest_at == datetime(2041, 5, 1, tzinfo=UTC)
    for article in bridge.story.articles:
        article.edit(editor, published_at=None)
    assert Story.objects.get(pk=bridge.story.pk).latest_at is None
