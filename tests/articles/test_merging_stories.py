"""Stories merged, split and taken back: articles, claims and differences are again where they were."""

from types import SimpleNamespace

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.urls import reverse

from articles.models import (
    Appearance,
    Article,
    Claim,
    Discrepancy,
    DiscrepancyValue,
    Following,
    Membership,
    Outlet,
    Story,
)
from newsroom.decisions import State, acting
from newsroom.decisions.undo import take_back
from tests.conftest import make_article, make_story, place, suggest

pytestmark = pytest.mark.django_db

TIDE = "The harbour master stopped the ferry on Monday.\n\nThe ferry is full all day, with 3,000 commuters on board."


@pytest.fixture
def both(bridge, journalist):
    """Beside the bridge a second story, of two articles, with a stated claim on both and a confirmed difference."""
    tide = Outlet.objects.create(name="Tide Gazette", kind="newspaper")
    at_tide = make_article(tide, "Ferry full", TIDE)
    at_wire = make_article(bridge.wire, "Ferry crowded", "The ferry is full all day. Some 2,000 people came on board.")
    story = make_story("Ferry full", at_tide, at_wire)
    full = Claim.objects.state(story, "The ferry is full all day.", journalist)
    for article in (at_tide, at_wire):
        full.tag(*place(article, "ferry is full all day"), by=journalist)
    differ = difference(story, full, {at_tide: "3,000", at_wire: "2,000"})
    differ.confirm(journalist)
    return SimpleNamespace(story=story, full=full, differ=differ, at_tide=at_tide, at_wire=at_wire)


def difference(story: Story, claim: Claim, values: dict[Article, str]) -> Discrepancy:
    row = Discrepancy.objects.create(
        story=story, claim=claim, key="passengers", topic="How many passengers", kind="number", verdict="conflict"
    )
    for article, words in values.items():
        DiscrepancyValue(discrepancy=row, article=article, value=words).anchor(*place(article, words)).save()
    return row


def merge(story: Story, heir: Story, by) -> None:
    Story.objects.get(pk=story.pk).merge_into(Story.objects.get(pk=heir.pk), by)
    connection.check_constraints()


def unmerge(story: Story, by):
    taken = Story.objects.get(pk=story.pk).unmerge(by)
    connection.check_constraints()
    return taken


def standing(*stories: Story) -> list[tuple]:
    """Of each story: its articles, its claims with what they rest on, and its differences."""
    found = []
    for story in stories:
        claims = {
            claim.statement: sorted(claim.appearances.values_list("article", "state")) for claim in story.claims.all()
        }
        differences = sorted(story.discrepancies.values_list("topic", "state"))
        found.append((sorted(story.articles.values_list("pk", flat=True)), claims, differences))
    return found


class TestMergedAndTakenBack:
    def test_all_is_where_it_was_and_a_merge_the_other_way_works_as_well(self, bridge, both, editor):
        before = standing(bridge.story, both.story)
        for one, other in ((both.story, bridge.story), (bridge.story, both.story), (both.story, bridge.story)):
            merge(one, other, editor)
            assert other.articles.count() == 5 and not one.articles.exists()
            assert not unmerge(one, editor).kept
            assert standing(bridge.story, both.story) == before

    def test_a_confirmed_difference_comes_along_and_returns(self, bridge, both, editor):
        merge(both.story, bridge.story, editor)
        both.differ.refresh_from_db()
        assert both.differ.story == bridge.story and both.differ.is_confirmed
        unmerge(both.story, editor)
        both.differ.refresh_from_db()
        assert both.differ.story == both.story and both.differ.is_confirmed

    def test_an_article_that_was_moved_before_the_merge_stays_where_it_was_moved_to(self, bridge, both, editor):
        bridge.story.bring_in(both.at_wire, editor)
        before = standing(bridge.story, both.story)
        merge(both.story, bridge.story, editor)
        assert not unmerge(both.story, editor).kept
        assert standing(bridge.story, both.story) == before

    def test_an_article_that_was_moved_since_stays_there_and_is_named(self, bridge, both, editor):
        third = make_story("Harbour")
        merge(both.story, bridge.story, editor)
        third.bring_in(both.at_tide, editor)
        taken = unmerge(both.story, editor)
        assert list(third.articles) == [both.at_tide]
        assert "“Ferry full in Ferry full” (it was taken out since)" in taken.words

    def test_an_article_that_had_been_taken_out_of_the_heir_returns(self, bridge, both, editor):
        Membership.objects.create(story=bridge.story, article=both.at_tide, state=State.REJECTED, decided_by=editor)
        merge(both.story, bridge.story, editor)
        assert both.at_tide in bridge.story.articles
        assert not unmerge(both.story, editor).kept
        assert both.at_tide in both.story.articles
        assert bridge.story.memberships.get(article=both.at_tide).is_rejected

    def test_an_article_that_a_machine_put_in_returns_though_the_heir_had_refused_it(self, bridge, both, editor):
        """What gives way in the heir gives way first, whichever row is older."""
        late = make_article(bridge.post, "Ferry delayed", "The ferry was late.")
        member = Membership.objects.create(story=both.story, article=late, score=0.7)
        refused = Membership.objects.create(story=bridge.story, article=late, state=State.REJECTED, decided_by=editor)
        merge(both.story, bridge.story, editor)
        assert not unmerge(both.story, editor).kept
        member.refresh_from_db()
        refused.refresh_from_db()
        assert (member.state, member.decided_by, refused.state) == ("suggested", None, "rejected")

    def test_claims_merged_across_the_two_come_apart_with_them(self, bridge, both, editor):
        before = standing(bridge.story, both.story)
        merge(both.story, bridge.story, editor)
        Claim.objects.get(pk=both.full.pk).merge_into(bridge.closed, editor)
        unmerge(both.story, editor)
        both.full.refresh_from_db()
        assert both.full.merged_into is None
        assert standing(bridge.story, both.story) == before

    def test_claims_merged_across_the_two_in_a_chain_come_apart_one_after_the_other(self, bridge, both, editor):
        before = standing(bridge.story, both.story)
        merge(both.story, bridge.story, editor)
        bridge.cracks.merge_into(Claim.objects.get(pk=both.full.pk), editor)
        Claim.objects.get(pk=both.full.pk).merge_into(bridge.closed, editor)
        assert not unmerge(both.story, editor).kept
        assert standing(bridge.story, both.story) == before

    def test_a_claim_that_cannot_come_apart_is_named_and_holds_no_other(self, bridge, both, journalist, editor):
        also = Claim.objects.state(both.story, "Thousands took the ferry.", journalist)
        merge(both.story, bridge.story, editor)
        for claim in (both.full, also):
            Claim.objects.get(pk=claim.pk).merge_into(bridge.closed, editor)
        stray = Claim.objects.state(make_story("Harbour"), "The ferry is full.", journalist)
        Claim.objects.filter(pk=stray.pk).update(merged_into=both.full)
        taken = unmerge(both.story, editor)
        both.full.refresh_from_db()
        also.refresh_from_db()
        assert "“The ferry is full all day.” stays merged" in taken.words
        assert (both.full.heir, both.full.story) == (bridge.closed, bridge.story)
        assert (also.merged_into, also.story) == (None, both.story)
        assert both.at_tide in both.story.articles and both.at_tide not in bridge.story.articles

    def test_what_was_stated_meanwhile_goes_where_its_words_are(self, bridge, both, journalist, editor):
        merge(both.story, bridge.story, editor)
        harbour = Claim.objects.state(bridge.story, "The harbour master stopped the ferry.", journalist)
        harbour.tag(*place(both.at_tide, "The harbour master stopped the ferry"), by=journalist)
        many = Claim.objects.state(bridge.story, "Thousands are on the way.", journalist)
        many.tag(*place(both.at_tide, "3,000 commuters"), by=journalist)
        many.tag(*place(bridge.at_post, "3,000 commuters"), by=journalist)
        unmerge(both.story, editor)
        for claim in (harbour, many):
            claim.refresh_from_db()
        twin = both.story.claims.get(parted_from=many)
        assert (harbour.story, many.story, twin.story) == (both.story, bridge.story, both.story)
        assert [claim.appearances.get().article for claim in (many, twin)] == [bridge.at_post, both.at_tide]
        merge(both.story, bridge.story, editor)
        assert not unmerge(both.story, editor).kept
        harbour.refresh_from_db()
        assert harbour.story == both.story

    def test_a_machines_claims_of_the_merged_time_keep_no_words_of_the_other_story(self, bridge, both, editor):
        merge(both.story, bridge.story, editor)
        found = Claim.objects.create(story=bridge.story, statement="3,000 commuters wait.", score=0.6)
        for article in (both.at_tide, bridge.at_post):
            suggest(found, article, "3,000 commuters")
        suggest(both.full, bridge.at_post, "queue for the ferry")
        unmerge(both.story, editor)
        assert found.appearances.get().article == bridge.at_post
        assert both.story.claims.get() == both.full
        assert {row.article for row in both.full.appearances.all()} == {both.at_tide, both.at_wire}

    def test_the_pages_merge_and_take_back_with_the_machine_reading_each_time(self, as_editor, bridge, both):
        articles = [story[0] for story in standing(bridge.story, both.story)]
        confirmed = set(Appearance.objects.confirmed().values_list("pk", "claim", "claim__story"))
        for one, other in ((both.story, bridge.story), (bridge.story, both.story)):
            page = as_editor.post(reverse("story_merge", args=[one.slug]), {"target": other.slug}, follow=True)
            assert page.status_code == 200 and "is now part of" in page.content.decode()
            page = as_editor.post(reverse("story_unmerge", args=[one.slug]), follow=True)
            assert page.status_code == 200 and "stands on its own again" in page.content.decode()
            assert [story[0] for story in standing(bridge.story, both.story)] == articles
            assert set(Appearance.objects.confirmed().values_list("pk", "claim", "claim__story")) == confirmed

    def test_the_message_names_an_article_that_a_third_person_moved(self, as_editor, journalist, bridge, both):
        as_editor.post(reverse("story_merge", args=[both.story.slug]), {"target": bridge.story.slug})
        make_story("Harbour").bring_in(both.at_tide, journalist)
        response = as_editor.post(reverse("story_unmerge", args=[both.story.slug]))
        (*_, said) = get_messages(response.wsgi_request)
        assert str(said).startswith(
            "“Ferry full” stands on its own again. This stays as it is: “Ferry full in Ferry full”"
        )


class TestSplitting:
    def test_a_claim_goes_along_where_all_its_words_go(self, bridge, editor):
        other = bridge.story.split([bridge.at_wire, bridge.at_post], "Wire and post", editor)
        bridge.closed.refresh_from_db()
        assert bridge.closed.story == other and bridge.closed.appearances.count() == 2

    def test_a_claim_with_words_on_both_sides_is_in_both_and_both_pages_say_so(self, bridge, editor, as_reader):
        other = bridge.story.split([bridge.at_echo], "Echo alone", editor)
        twin = other.claims.get(parted_from=bridge.cracks)
        assert (twin.statement, twin.is_confirmed) == (bridge.cracks.statement, True)
        assert twin.appearances.get().article == bridge.at_echo
        assert bridge.cracks.appearances.get().article == bridge.at_wire
        for claim, elsewhere in ((bridge.cracks, twin), (twin, bridge.cracks)):
            page = as_reader.get(claim.get_absolute_url()).content.decode()
            line = page.partition("Also in the story")[2].partition("</p>")[0]
            assert elsewhere.get_absolute_url() in line and elsewhere.story.title in line

    def test_what_only_the_machine_said_of_both_sides_keeps_its_address_and_the_words_that_stay(self, bridge, editor):
        suggest(bridge.cost, bridge.at_wire, "Engineers found cracks")
        other = bridge.story.split([bridge.at_echo], "Echo alone", editor)
        assert Claim.objects.get(pk=bridge.cost.pk).appearances.get().article == bridge.at_wire
        assert not other.claims.filter(statement=bridge.cost.statement).exists()

    def test_a_machines_claim_on_which_somebody_found_a_difference_is_in_both(self, bridge, journalist, editor):
        suggest(bridge.cost, bridge.at_wire, "Engineers found cracks")
        finding = difference(bridge.story, bridge.cost, {bridge.at_echo: "4 million", bridge.at_wire: "two pylons"})
        finding.confirm(journalist)
        other = bridge.story.split([bridge.at_echo], "Echo alone", editor)
        finding.refresh_from_db()
        assert (finding.claim, finding.decided_by) == (bridge.cost, journalist)
        assert other.claims.filter(parted_from=bridge.cost).exists()

    def test_a_machines_claim_into_which_somebody_merged_another_is_in_both(self, bridge, editor):
        suggest(bridge.cost, bridge.at_wire, "Engineers found cracks")
        double = Claim.objects.create(story=bridge.story, statement="It costs 4 million.", score=0.4)
        suggest(double, bridge.at_echo, "4 million crowns")
        double.merge_into(bridge.cost, editor)
        other = bridge.story.split([bridge.at_echo], "Echo alone", editor)
        assert other.claims.get(parted_from=bridge.cost).appearances.count() == 2

    def test_a_finding_goes_with_its_claim(self, bridge, both, editor):
        bridge.story.bring_in(both.at_tide, editor)
        other = bridge.story.split([both.at_tide], "Ferry", editor)
        claim = other.claims.get(statement=both.full.statement)
        finding = difference(other, claim, {both.at_tide: "3,000"})
        finding.confirm(editor)
        third = other.split([both.at_tide], "Commuters", editor)
        finding.refresh_from_db()
        assert finding.story == third and finding.claim.story == third


class TestSplitUndone:
    @pytest.fixture
    def split(self, bridge, editor):
        before = standing(bridge.story)
        with acting(editor, alone=True) as number:
            other = bridge.story.split([bridge.at_echo], "Echo alone", editor)
        return SimpleNamespace(number=number, other=other, before=before)

    def test_all_is_back_and_the_empty_story_goes(self, bridge, split, editor):
        taken = take_back(split.number, editor)
        connection.check_constraints()
        assert not taken.kept
        assert standing(bridge.story) == split.before
        assert not Story.objects.filter(pk=split.other.pk).exists()

    def test_what_a_machine_read_in_it_meanwhile_does_not_hold_it(self, bridge, split, editor):
        suggest(Claim.objects.create(story=split.other, statement="It is shut.", score=0.5), bridge.at_echo, "is shut")
        assert not take_back(split.number, editor).kept
        assert not Story.objects.filter(pk=split.other.pk).exists()

    def test_what_somebody_said_of_its_words_meanwhile_comes_along(self, bridge, split, journalist, editor):
        shut = Claim.objects.state(split.other, "The bridge is shut.", journalist)
        shut.tag(*place(bridge.at_echo, "is shut"), by=journalist)
        take_back(split.number, editor)
        shut.refresh_from_db()
        assert shut.story == bridge.story and bridge.at_echo in bridge.story.articles

    def test_an_article_that_a_third_person_moved_on_stays_there_and_is_named(self, bridge, split, journalist, editor):
        third = make_story("Ferry")
        third.bring_in(bridge.at_echo, journalist)
        taken = take_back(split.number, editor)
        assert list(third.articles) == [bridge.at_echo]
        assert "Old bridge closed in Echo alone" in taken.words and "it was changed since" in taken.words

    def test_on_the_page_of_the_new_story_the_undo_leads_somewhere(self, as_editor, bridge):
        address = reverse("story_move", args=[bridge.story.slug])
        page = as_editor.post(address, {"article": [bridge.at_echo.pk], "title": "Echo alone"}, follow=True)
        form = page.content.decode().partition(f'action="{reverse("undo")}"')[2].partition("</form>")[0]
        fields = {name: form.partition(f'name="{name}" value="')[2].partition('"')[0] for name in ("token", "next")}
        page = as_editor.post(reverse("undo"), fields, follow=True)
        assert page.status_code == 200 and "Undone." in page.content.decode()
        assert not Story.objects.filter(title="Echo alone").exists()


def test_a_move_undone_after_a_merge_brings_the_article_back_to_the_heir(bridge, both, editor):
    third = make_story("Harbour")
    with acting(editor, alone=True) as number:
        third.bring_in(both.at_tide, editor)
    merge(both.story, bridge.story, editor)
    assert not take_back(number, editor).kept
    connection.check_constraints()
    assert both.at_tide in bridge.story.articles
    unmerge(both.story, editor)
    assert both.at_tide in both.story.articles


def test_whoever_follows_the_heir_follows_it_after_the_take_back(bridge, both, editor):
    Following.objects.create(user=editor, story=both.story)
    merge(both.story, bridge.story, editor)
    unmerge(both.story, editor)
    assert editor.followings.stories() == [both.story]


class TestBackInOneStory:
    """What was split off is merged back."""

    @pytest.fixture
    def parted(self, both, editor):
        other = both.story.split([both.at_tide], "Ferry", editor)
        return SimpleNamespace(story=other, twin=Claim.objects.get(parted_from=both.full))

    def test_a_claim_that_was_parted_is_one_again(self, both, parted, editor):
        merge(parted.story, both.story, editor)
        assert list(both.story.claims.current()) == [both.full]
        assert set(both.full.appearances.confirmed().values_list("article", flat=True)) == {
            both.at_tide.pk,
            both.at_wire.pk,
        }

    def test_also_where_the_first_story_is_merged_into_what_was_split_off(self, both, parted, editor):
        merge(both.story, parted.story, editor)
        assert list(parted.story.claims.current()) == [both.full]

    def test_one_that_somebody_has_reworded_is_another_claim(self, both, parted, editor):
        parted.twin.change(editor, statement="The ferry is overcrowded.")
        merge(parted.story, both.story, editor)
        assert both.story.claims.current().count() == 2

    def test_taken_back_both_stories_have_their_claim_again(self, both, parted, editor):
        before = [standing(both.story), standing(parted.story)]
        merge(parted.story, both.story, editor)
        assert not unmerge(parted.story, editor).kept
        assert [standing(both.story), standing(parted.story)] == before
