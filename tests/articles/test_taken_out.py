"""An article that is taken out of a story takes its words along, wherever that is said; put back, it brings them."""

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import Claim, Membership
from newsroom.decisions import acting
from newsroom.decisions.undo import take_back
from tests.articles.test_admin import act
from tests.articles.test_admin_decides import save
from tests.conftest import make_story, offer

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(bridge):
    return Membership.objects.get(article=bridge.at_echo)


def counted(bridge) -> dict[str, int]:
    """Live passages of the article that leaves, by claim."""
    claims = Claim.objects.filter(story=bridge.story)
    return {
        claim.statement.split()[0]: claim.appearances.live().filter(article=bridge.at_echo).count() for claim in claims
    }


def on_the_page(client, bridge, member) -> None:
    client.post(reverse("membership_decide", args=[member.pk]), {"decision": "reject", "version": member.version})


def in_admin(client, bridge, member) -> None:
    save(client, "articles_membership", member, state="rejected")


def in_bulk(client, bridge, member) -> None:
    act(client, "articles_membership", "reject_selected", member)


def under_its_article(client, bridge, member) -> None:
    save(client, "articles_article", bridge.at_echo, **{"memberships-0-state": "rejected"})


@pytest.mark.parametrize("way", [on_the_page, in_admin, in_bulk, under_its_article])
def test_its_words_no_longer_count(way, as_admin, admin, bridge, member, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        way(as_admin, bridge, member)
    member.refresh_from_db()
    assert member.is_rejected and member.decided_by == admin
    assert not any(counted(bridge).values())
    passage = bridge.cracks.appearances.get(article=bridge.at_echo)
    assert passage.is_rejected and passage.decided_by == admin
    assert not bridge.offered.__class__.objects.filter(article=bridge.at_echo).exists()
    is_read = ProcrastinateJob.objects.filter(task_name__endswith="read_story", args__story_id=bridge.story.pk)
    assert way is on_the_page or is_read.exists()


def test_what_only_the_machine_said_of_it_goes(bridge, member, editor):
    member.reject(editor)
    assert not Claim.objects.filter(pk=bridge.cost.pk).exists()


def test_undone_all_that_people_said_is_back(bridge, member, editor):
    with acting(editor, alone=True) as number:
        member.reject(editor)
    assert not take_back(number, editor).kept
    assert counted(bridge)["Pylons"] == 1


def test_confirmed_again_its_words_are_what_they_were(bridge, member, editor, journalist):
    member.reject(editor)
    Membership.objects.get(pk=member.pk).confirm(journalist)
    passage = bridge.cracks.appearances.get(article=bridge.at_echo)
    assert passage.is_confirmed and passage.decided_by == journalist and passage.stance == "hedges"


def test_what_was_decided_of_its_words_meanwhile_stays(bridge, member, editor, journalist):
    passage = bridge.cracks.appearances.get(article=bridge.at_echo)
    passage.reject(journalist)
    member.reject(editor)
    Membership.objects.get(pk=member.pk).confirm(editor)
    passage.refresh_from_db()
    assert passage.is_rejected and passage.decided_by == journalist


def test_moved_its_words_go_along_as_they_are(bridge, member, editor, journalist):
    offer(bridge.closed, bridge.at_echo, "Three pylons", rank=2)
    harbour = make_story("Harbour")
    harbour.bring_in(bridge.at_echo, editor)
    assert not any(counted(bridge).values())
    (twin,) = harbour.claims.filter(parted_from=bridge.cracks)
    passage = twin.appearances.get()
    assert passage.is_confirmed and passage.decided_by == journalist


class TestTwin:
    def test_shows_who_decided_the_claim_and_not_who_split_the_story(self, bridge, editor, journalist):
        bridge.story.split([bridge.at_echo], "Old bridge", editor)
        twin = Claim.objects.get(parted_from=bridge.cracks)
        assert (twin.created_by, twin.decided_by) == (journalist, journalist)
        assert twin.decided_at == Claim.objects.get(pk=bridge.cracks.pk).decided_at
        assert twin.history.get(pgh_label="made").pgh_context["user"] == editor.pk

    def test_goes_when_the_split_is_taken_back(self, bridge, editor):
        with acting(editor, alone=True) as number:
            bridge.story.split([bridge.at_echo], "Old bridge", editor)
        assert not take_back(number, editor).kept
        assert not Claim.objects.filter(parted_from=bridge.cracks).exists()
        assert bridge.cracks.appearances.confirmed().count() == 2
