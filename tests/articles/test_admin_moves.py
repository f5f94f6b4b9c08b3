"""In admin an article is put into another story, and its origin is said, as on the pages: by one act."""

import pytest

from articles.models import Claim, Membership, Origin, Silence
from newsroom.decisions import State
from newsroom.decisions.tracking import events_of
from tests.articles.test_admin import address, form_of
from tests.conftest import make_story, place

pytestmark = pytest.mark.django_db


def add(client, name: str, **fields):
    return client.post(address(name, "add"), fields, follow=True)


def save(client, name: str, row, **fields):
    return client.post(address(name, "change", row.pk), form_of(client, name, row) | fields, follow=True)


def words_of(page) -> str:
    return " ".join(str(message) for message in page.context["messages"])


def acts_on(model, **which) -> set:
    return set(events_of(model).objects.filter(**which).values_list("pgh_context_id", flat=True))


class TestAnArticleGoesToAnotherStory:
    @pytest.fixture
    def ferry(self, db):
        return make_story("Ferry queue")

    def test_by_adding_it_there(self, as_admin, admin, bridge, ferry):
        page = add(as_admin, "articles_membership", story=ferry.pk, article=bridge.at_post.pk)
        assert Membership.objects.live().get(article=bridge.at_post).story == ferry
        left = bridge.story.memberships.get(article=bridge.at_post)
        assert (left.state, left.decided_by) == (State.REJECTED, admin)
        assert f"Rejected by the same act: {left}." in words_of(page)
        assert len(acts_on(Membership, article=bridge.at_post)) == 1

    def test_by_choosing_it_where_the_article_is(self, as_admin, admin, bridge, ferry):
        row = bridge.story.memberships.get(article=bridge.at_post)
        page = save(as_admin, "articles_membership", row, story=ferry.pk)
        now = Membership.objects.live().get(article=bridge.at_post)
        assert (now.story, now.state, now.decided_by) == (ferry, State.CONFIRMED, admin)
        assert "was changed successfully" in words_of(page)

    def test_its_claims_go_along(self, as_admin, bridge, ferry, journalist):
        claim = Claim.objects.state(bridge.story, "The pylons are cracked.", journalist)
        claim.tag(*place(bridge.at_echo, "Three pylons"), by=journalist)
        add(as_admin, "articles_membership", story=ferry.pk, article=bridge.at_echo.pk)
        claim.refresh_from_db()
        assert claim.story == ferry

    def test_back_to_where_it_was_taken_out(self, as_admin, bridge, ferry):
        add(as_admin, "articles_membership", story=ferry.pk, article=bridge.at_post.pk)
        add(as_admin, "articles_membership", story=bridge.story.pk, article=bridge.at_post.pk)
        assert Membership.objects.live().get(article=bridge.at_post).story == bridge.story
        row = bridge.story.memberships.get(article=bridge.at_post)
        save(as_admin, "articles_membership", row, story=ferry.pk)
        assert Membership.objects.live().get(article=bridge.at_post).story == ferry

    def test_but_not_to_be_taken_out_by_the_same_form(self, as_admin, bridge, ferry):
        row = bridge.story.memberships.get(article=bridge.at_post)
        page = save(as_admin, "articles_membership", row, story=ferry.pk, state=State.REJECTED)
        assert "leave its state as it is" in page.content.decode()
        assert Membership.objects.live().get(article=bridge.at_post).story == bridge.story

    def test_what_was_moved_meanwhile_is_not_moved_again(self, as_admin, admin, bridge, ferry):
        row = bridge.story.memberships.get(article=bridge.at_post)
        data = form_of(as_admin, "articles_membership", row) | {"story": make_story("Tolls").pk}
        ferry.bring_in(bridge.at_post, admin)
        as_admin.post(address("articles_membership", "change", row.pk), data)
        assert Membership.objects.live().get(article=bridge.at_post).story == ferry

    def test_one_that_was_taken_out_and_is_elsewhere_stays_out_with_the_reason(self, as_admin, admin, bridge, ferry):
        row = bridge.story.memberships.get(article=bridge.at_post)
        ferry.bring_in(bridge.at_post, admin)
        row.refresh_from_db()
        page = save(as_admin, "articles_membership", row, state=State.CONFIRMED)
        assert "It is in “Ferry queue” by now: take it out there first." in page.content.decode()


class TestAnOriginIsSaid:
    @pytest.fixture
    def former(self, bridge, admin):
        return Origin.objects.state(bridge.at_echo, bridge.wire, admin)

    def test_by_adding_it_where_there_is_one(self, as_admin, admin, bridge, former):
        page = add(as_admin, "articles_origin", article=bridge.at_echo.pk, outlet=bridge.post.pk)
        now = Origin.objects.confirmed().get(article=bridge.at_echo)
        assert (now.outlet, now.created_by, now.basis) == (bridge.post, admin, Origin.Basis.PERSON)
        former.refresh_from_db()
        assert former.is_rejected and f"Rejected by the same act: {former}." in words_of(page)
        assert acts_on(Origin, pgh_obj=now.pk) <= acts_on(Origin, pgh_obj=former.pk)

    def test_by_adding_one_that_was_rejected(self, as_admin, admin, bridge, former):
        former.reject(admin)
        add(as_admin, "articles_origin", article=bridge.at_echo.pk, outlet=bridge.wire.pk)
        assert Origin.objects.confirmed().get(article=bridge.at_echo) == former

    @pytest.mark.parametrize("is_known", [False, True])
    def test_by_choosing_another_outlet(self, as_admin, bridge, former, is_known):
        if is_known:
            Origin.objects.create(article=bridge.at_echo, outlet=bridge.post, score=0.6)
        save(as_admin, "articles_origin", former, outlet=bridge.post.pk)
        assert Origin.objects.live().get(article=bridge.at_echo).outlet == bridge.post

    def test_by_confirming_another_one(self, as_admin, bridge, former):
        other = Origin.objects.create(article=bridge.at_echo, outlet=bridge.post, score=0.6)
        save(as_admin, "articles_origin", other, state=State.CONFIRMED)
        assert Origin.objects.confirmed().get(article=bridge.at_echo) == other


def test_a_silence_that_was_taken_back_is_said_again(as_admin, admin, bridge):
    silence = bridge.closed.mark_silent(bridge.at_echo, admin)
    silence.reject(admin)
    add(as_admin, "articles_silence", claim=bridge.closed.pk, article=bridge.at_echo.pk)
    assert Silence.objects.confirmed().get(claim=bridge.closed, article=bridge.at_echo) == silence
