"""One address for each kind of suggestion: what it does, for whom, and what the second of two is told."""

import json
import re

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from articles.models import Appearance, Discrepancy, Membership, Mention, Offer, Origin, Quote, Silence
from entities.models import Entity
from newsroom.decisions import State
from tests.conftest import offer, place

pytestmark = pytest.mark.django_db


def post(client, name, pk, htmx=False, **data):
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(reverse(name, args=[pk]), data, headers=headers)


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def undo_token(response) -> str:
    *_, message = get_messages(response.wsgi_request)
    return json.loads(message.extra_tags)["fields"]["token"]


@pytest.fixture
def rows(bridge):
    """One undecided row of each kind that has an address of its own."""
    entity = Entity.objects.create(name="Ilse Brandt", kind="person")
    mention = Mention(entity=entity, score=0.6).anchor(*place(bridge.at_wire, "Ilse Brandt"))
    quote = Quote(form="direct", speaker="Ilse Brandt", score=0.9)
    quote.anchor(*place(bridge.at_wire, '"We will not gamble with lives,"'))
    origin = Origin(article=bridge.at_echo, outlet=bridge.wire, basis="reuse", score=0.5)
    difference = Discrepancy(
        story=bridge.story, key="k", topic="How many pylons", kind="number", verdict="conflict", score=0.7
    )
    for row in (mention, quote, origin, difference):
        row.save()
    return {
        "appearance_decide": bridge.cost_at_echo,
        "mention_decide": mention,
        "quote_decide": quote,
        "origin_decide": origin,
        "discrepancy_decide": difference,
        "claim_decide": bridge.cost,
    }


KINDS = [
    "appearance_decide",
    "mention_decide",
    "quote_decide",
    "origin_decide",
    "discrepancy_decide",
    "claim_decide",
]


@pytest.mark.parametrize("name", KINDS)
class TestEveryKind:
    @pytest.mark.parametrize(("decision", "state"), [("confirm", State.CONFIRMED), ("reject", State.REJECTED)])
    def test_a_journalist_decides(self, as_journalist, journalist, rows, name, decision, state):
        response = post(as_journalist, name, rows[name].pk, decision=decision, version=0, next="/stories/")
        rows[name].refresh_from_db()
        assert response.status_code == 302
        assert response.url == "/stories/"
        assert (rows[name].state, rows[name].decided_by) == (state, journalist)

    def test_reopening_leaves_it_to_everybody_again(self, as_journalist, rows, name):
        rows[name].reject(None)
        post(as_journalist, name, rows[name].pk, decision="reopen", version=1)
        rows[name].refresh_from_db()
        assert (rows[name].state, rows[name].decided_by) == (State.SUGGESTED, None)

    def test_undo_puts_it_back(self, as_journalist, rows, name):
        response = post(as_journalist, name, rows[name].pk, decision="reject", version=0)
        as_journalist.post(reverse("undo"), {"token": undo_token(response)})
        rows[name].refresh_from_db()
        assert rows[name].state == State.SUGGESTED

    def test_the_second_of_two_gets_a_choice_and_changes_nothing(self, as_journalist, editor, rows, name):
        rows[name].confirm(editor)
        response = post(as_journalist, name, rows[name].pk, decision="reject", version=0)
        rows[name].refresh_from_db()
        assert response.status_code == 409
        assert rows[name].is_confirmed
        html = response.content.decode()
        assert "Edda Schnitt confirmed this" in html
        assert re.search(r'name="version" value="1"', html)

    def test_somebody_without_the_role_may_not(self, as_reader, rows, name):
        assert post(as_reader, name, rows[name].pk, decision="reject", version=0).status_code == 403

    def test_an_outsider_is_asked_to_log_in(self, outsider, rows, name):
        response = post(outsider, name, rows[name].pk, decision="reject", version=0)
        assert response.url.startswith("/login/")

    def test_looking_is_not_deciding(self, as_journalist, rows, name):
        assert as_journalist.get(reverse(name, args=[rows[name].pk])).status_code == 405

    @pytest.mark.parametrize("data", [{}, {"decision": "burn"}, {"decision": "confirm", "version": "x"}])
    def test_what_cannot_be_read_changes_nothing(self, as_journalist, rows, name, data):
        response = post(as_journalist, name, rows[name].pk, **data)
        rows[name].refresh_from_db()
        assert rows[name].is_suggested
        assert said(response) == ["That could not be read: load the page anew and try again."]

    def test_a_row_that_never_was_is_not_found(self, as_journalist, rows, name):
        assert post(as_journalist, name, 10**9, decision="confirm", version=0).status_code == 404

    def test_htmx_gets_the_message_and_an_event(self, as_journalist, rows, name):
        response = post(as_journalist, name, rows[name].pk, htmx=True, decision="confirm", version=0)
        assert response.status_code == 200
        assert "decided" in json.loads(response["HX-Trigger"])
        assert 'hx-swap-oob="beforeend"' in response.content.decode()
        assert "Undo" in response.content.decode()

    def test_htmx_gets_the_conflict_as_a_part(self, as_journalist, editor, rows, name):
        rows[name].confirm(editor)
        response = post(as_journalist, name, rows[name].pk, htmx=True, decision="reject", version=0)
        assert response.status_code == 409
        assert "<html" not in response.content.decode()


class TestAppearance:
    def test_accepting_changes_no_reading_whatever_the_form_sends_along(self, as_journalist, bridge):
        reading = {"stance": "reports", "modality": "happened", "attributed_to": "the mayor"}
        post(as_journalist, "appearance_decide", bridge.cost_at_echo.pk, decision="confirm", version=0, **reading)
        row = Appearance.objects.get(pk=bridge.cost_at_echo.pk)
        assert row.is_confirmed
        assert (row.stance, row.modality, row.attributed_to) == ("hedges", "possible", "")

    def test_saving_a_reading_changes_it_and_is_a_decision(self, as_journalist, journalist, bridge):
        reading = {"stance": "attributes", "modality": "planned", "attributed_to": "the mayor"}
        post(as_journalist, "appearance_decide", bridge.cost_at_echo.pk, decision="read", version=0, **reading)
        row = Appearance.objects.get(pk=bridge.cost_at_echo.pk)
        assert (row.stance, row.modality, row.attributed_to) == ("attributes", "planned", "the mayor")
        assert row.is_confirmed and row.decided_by == journalist

    def test_a_reading_saved_by_the_second_of_two_is_a_choice(self, as_journalist, as_editor, bridge):
        post(as_editor, "appearance_decide", bridge.cost_at_echo.pk, decision="read", version=0, stance="disputes")
        late = {"decision": "read", "version": 0, "stance": "reports"}
        assert post(as_journalist, "appearance_decide", bridge.cost_at_echo.pk, **late).status_code == 409
        assert Appearance.objects.get(pk=bridge.cost_at_echo.pk).stance == "disputes"

    def test_without_a_reading_the_machines_stays(self, as_journalist, bridge):
        post(as_journalist, "appearance_decide", bridge.cost_at_echo.pk, decision="confirm", version=0)
        row = Appearance.objects.get(pk=bridge.cost_at_echo.pk)
        assert (row.stance, row.modality) == ("hedges", "possible")

    def test_accepting_words_states_the_suggested_claim_and_fills_its_row(self, as_journalist, bridge):
        post(as_journalist, "appearance_decide", bridge.cost_at_echo.pk, decision="confirm", version=0)
        bridge.cost.refresh_from_db()
        assert bridge.cost.is_confirmed
        assert set(bridge.cost.offers.values_list("article", flat=True)) == {bridge.at_wire.pk, bridge.at_post.pk}

    def test_rejecting_words_leaves_the_suggested_claim_alone(self, as_journalist, bridge):
        post(as_journalist, "appearance_decide", bridge.cost_at_echo.pk, decision="reject", version=0)
        bridge.cost.refresh_from_db()
        assert bridge.cost.is_suggested

    def test_an_article_whose_words_are_accepted_is_no_longer_silent(self, as_journalist, journalist, bridge):
        bridge.cost.mark_silent(bridge.at_echo, journalist)
        row = Appearance.objects.get(pk=bridge.cost_at_echo.pk)
        post(as_journalist, "appearance_decide", row.pk, decision="confirm", version=row.version)
        assert not Silence.objects.confirmed().exists()

    def test_an_attribution_that_is_too_long_is_refused(self, as_journalist, bridge):
        long = {"decision": "read", "version": 0, "attributed_to": "x" * 201}
        post(as_journalist, "appearance_decide", bridge.cost_at_echo.pk, **long)
        assert Appearance.objects.get(pk=bridge.cost_at_echo.pk).is_suggested


class TestOffer:
    def test_accepting_makes_an_appearance_and_closes_the_cell(self, as_journalist, journalist, bridge):
        post(as_journalist, "offer_decide", bridge.offered.pk, decision="accept", stance="reports")
        row = bridge.closed.appearances.get(article=bridge.at_echo)
        assert (row.state, row.exact, row.decided_by) == ("confirmed", bridge.offered.exact, journalist)
        assert not bridge.closed.offers.filter(article=bridge.at_echo).exists()

    def test_without_a_reading_the_words_are_read(self, as_journalist, bridge):
        hedged = offer(bridge.closed, bridge.at_echo, "Three pylons are reportedly cracked.", rank=2)
        post(as_journalist, "offer_decide", hedged.pk, decision="accept")
        assert bridge.closed.appearances.get(article=bridge.at_echo).stance == "hedges"

    def test_passing_over_offers_the_next_one_and_never_this_one_again(self, as_journalist, bridge):
        words = bridge.offered.exact
        post(as_journalist, "offer_decide", bridge.offered.pk, decision="pass")
        assert bridge.closed.appearances.rejected().get().exact == words
        offered = bridge.closed.offers.filter(article=bridge.at_echo).values_list("exact", flat=True)
        assert offered
        assert words not in offered

    def test_undo_of_an_acceptance_offers_it_again(self, as_journalist, bridge):
        response = post(as_journalist, "offer_decide", bridge.offered.pk, decision="accept")
        as_journalist.post(reverse("undo"), {"token": undo_token(response)})
        assert not bridge.closed.appearances.filter(article=bridge.at_echo).exists()
        assert bridge.closed.offers.filter(article=bridge.at_echo).exists()

    def test_a_cell_that_a_colleague_decided_meanwhile_is_a_conflict(self, as_journalist, editor, bridge):
        other = offer(bridge.closed, bridge.at_echo, "Three pylons", rank=2)
        Silence.objects.create(
            claim=bridge.closed, article=bridge.at_echo, created_by=editor, decided_by=editor, state="confirmed"
        )
        response = post(as_journalist, "offer_decide", other.pk, decision="accept")
        assert response.status_code == 409
        assert "Edda Schnitt" in response.content.decode()
        assert not bridge.closed.appearances.filter(article=bridge.at_echo).exists()

    def test_mine_instead_of_a_colleagues_goes_through(self, as_journalist, editor, bridge):
        silence = Silence.objects.create(claim=bridge.closed, article=bridge.at_echo, created_by=editor)
        post(as_journalist, "offer_decide", bridge.offered.pk, decision="accept", version=silence.version)
        assert bridge.closed.appearances.confirmed().filter(article=bridge.at_echo).exists()
        assert not Silence.objects.confirmed().exists()

    def test_an_offer_made_anew_is_found_by_its_words(self, as_journalist, bridge):
        old = bridge.offered
        where = f"{old.claim_id}:{old.revision_id}:{old.field}:{old.start}:{old.end}"
        Offer.objects.filter(pk=old.pk).delete()
        offer(bridge.closed, bridge.at_echo, old.exact)
        post(as_journalist, "offer_decide", old.pk, decision="accept", place=where)
        assert bridge.closed.appearances.confirmed().filter(article=bridge.at_echo).exists()

    @pytest.mark.parametrize("where", ["", "1:2:3", "x:y:text:0:4", "1:1:text:0:99999999999999"])
    def test_an_offer_that_is_gone_says_so(self, as_journalist, bridge, where):
        Offer.objects.all().delete()
        response = post(as_journalist, "offer_decide", bridge.offered.pk, decision="accept", place=where)
        assert response.status_code == 409

    def test_somebody_without_the_role_may_not(self, as_reader, bridge):
        assert post(as_reader, "offer_decide", bridge.offered.pk, decision="accept").status_code == 403


class TestSilence:
    def test_an_article_is_silent_on_a_claim(self, as_journalist, bridge):
        post(as_journalist, "claim_silent", bridge.closed.pk, article=bridge.at_echo.pk)
        assert Silence.objects.confirmed().get().article == bridge.at_echo

    def test_it_can_be_taken_back(self, as_journalist, journalist, bridge):
        bridge.closed.mark_silent(bridge.at_echo, journalist)
        post(as_journalist, "claim_silent", bridge.closed.pk, article=bridge.at_echo.pk, decision="reopen")
        assert not Silence.objects.confirmed().exists()
        assert bridge.closed.offers.filter(article=bridge.at_echo).exists()

    def test_an_article_that_carries_the_claim_is_not_silent(self, as_journalist, bridge):
        response = post(as_journalist, "claim_silent", bridge.closed.pk, article=bridge.at_wire.pk)
        assert response.status_code == 409
        assert not Silence.objects.exists()

    def test_undo(self, as_journalist, bridge):
        response = post(as_journalist, "claim_silent", bridge.closed.pk, article=bridge.at_echo.pk)
        as_journalist.post(reverse("undo"), {"token": undo_token(response)})
        assert not Silence.objects.confirmed().exists()

    @pytest.mark.parametrize("article", ["", "x", "9" * 30])
    def test_no_article_is_refused(self, as_journalist, bridge, article):
        post(as_journalist, "claim_silent", bridge.closed.pk, article=article)
        assert not Silence.objects.exists()

    def test_an_article_of_another_story_is_not_found(self, as_journalist, bridge):
        Membership.objects.filter(article=bridge.at_echo).update(state="rejected")
        assert post(as_journalist, "claim_silent", bridge.closed.pk, article=bridge.at_echo.pk).status_code == 404


class TestMentions:
    def test_all_of_an_entity_in_one_act_and_one_undo(self, as_journalist, bridge, rows):
        first = rows["mention_decide"]
        second = Mention(entity=first.entity).anchor(*place(bridge.at_wire, "Mayor Ilse Brandt"))
        second.save()
        response = post(as_journalist, "mention_decide", first.pk, decision="confirm", version=0, all=1)
        assert Mention.objects.confirmed().count() == 2
        as_journalist.post(reverse("undo"), {"token": undo_token(response)})
        assert Mention.objects.suggested().count() == 2


class TestOrigins:
    def test_a_confirmed_origin_takes_the_place_of_another(self, as_journalist, bridge):
        other = Origin.objects.create(article=bridge.at_post, outlet=bridge.echo, basis="credit")
        post(as_journalist, "origin_decide", other.pk, decision="confirm", version=0)
        assert Origin.objects.confirmed().get(article=bridge.at_post) == other
        assert Origin.objects.rejected().get(article=bridge.at_post).outlet == bridge.wire

    def test_a_stale_confirmation_leaves_the_other_one_in_place(self, as_journalist, editor, bridge):
        other = Origin.objects.create(article=bridge.at_post, outlet=bridge.echo, basis="credit")
        other.reject(editor)
        response = post(as_journalist, "origin_decide", other.pk, decision="confirm", version=0)
        assert response.status_code == 409
        assert Origin.objects.confirmed().get(article=bridge.at_post).outlet == bridge.wire

    def test_a_person_says_where_it_comes_from(self, as_journalist, bridge):
        response = post(as_journalist, "origin_add", bridge.at_echo.pk, outlet="calder wire")
        assert Origin.objects.confirmed().get(article=bridge.at_echo).outlet == bridge.wire
        as_journalist.post(reverse("undo"), {"token": undo_token(response)})
        assert not Origin.objects.filter(article=bridge.at_echo).exists()

    def test_an_unknown_name_makes_no_outlet(self, as_journalist, bridge):
        response = post(as_journalist, "origin_add", bridge.at_echo.pk, outlet="Nobody’s Herald")
        assert not Origin.objects.filter(article=bridge.at_echo).exists()
        assert "No outlet or agency has that name" in said(response)[0]


class TestMemberships:
    def test_an_article_is_taken_out_of_a_story_and_put_back(self, as_journalist, bridge):
        row = Membership.objects.get(article=bridge.at_echo)
        response = post(as_journalist, "membership_decide", row.pk, decision="reject", version=row.version)
        assert bridge.at_echo not in bridge.story.articles
        as_journalist.post(reverse("undo"), {"token": undo_token(response)})
        assert bridge.at_echo in bridge.story.articles

    def test_no_second_story_without_leaving_the_first(self, as_journalist, bridge):
        other = type(bridge.story).objects.open("Another matter")
        row = Membership.objects.create(story=other, article=bridge.at_echo, state="rejected")
        response = post(as_journalist, "membership_decide", row.pk, decision="confirm", version=0)
        row.refresh_from_db()
        assert row.is_rejected
        assert "It is in “Veldt Bridge closed” by now" in said(response)[0]


class TestUndo:
    def test_a_colleagues_later_decision_stays(self, as_journalist, as_editor, bridge):
        response = post(as_journalist, "appearance_decide", bridge.cost_at_echo.pk, decision="reject", version=0)
        post(as_editor, "appearance_decide", bridge.cost_at_echo.pk, decision="confirm", version=1)
        answer = as_journalist.post(reverse("undo"), {"token": undo_token(response)})
        assert Appearance.objects.get(pk=bridge.cost_at_echo.pk).is_confirmed
        assert "Nothing was undone" in said(answer)[-1]

    def test_a_forged_token_does_nothing(self, as_journalist):
        assert "can no longer be undone" in said(as_journalist.post(reverse("undo"), {"token": "x:y:z"}))[0]

    def test_a_colleagues_token_does_nothing(self, as_journalist, as_editor, bridge):
        response = post(as_journalist, "appearance_decide", bridge.cost_at_echo.pk, decision="reject", version=0)
        as_editor.post(reverse("undo"), {"token": undo_token(response)})
        assert Appearance.objects.get(pk=bridge.cost_at_echo.pk).is_rejected

    def test_somebody_without_the_role_may_not(self, as_reader):
        assert as_reader.post(reverse("undo"), {"token": "x"}).status_code == 403


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example/", "no path", "😀", "999"])
def test_next_leads_to_a_path_of_ours_only(as_journalist, bridge, wanted):
    data = {"decision": "confirm", "version": 0, "next": wanted}
    response = post(as_journalist, "appearance_decide", bridge.cost_at_echo.pk, **data)
    assert response.url == bridge.at_echo.get_absolute_url()


def test_a_nul_byte_is_a_clear_400(as_journalist, bridge):
    data = {"decision": "confirm", "version": 0, "attributed_to": "a\x00b"}
    assert post(as_journalist, "appearance_decide", bridge.cost_at_echo.pk, **data).status_code == 400


def test_a_wrong_speaker_is_named_anew_on_the_page_and_undone(as_journalist, as_reader, journalist, rows, bridge):
    quote = rows["quote_decide"]
    address = reverse("quote_decide", args=[quote.pk])
    for page in (reverse("story_quotes", args=[bridge.story.slug]), quote.revision.article.get_absolute_url()):
        assert 'name="speaker"' in as_journalist.get(page).content.decode()
        assert 'name="speaker"' not in as_reader.get(page).content.decode()
    said, version = quote.speaker, quote.version
    response = as_journalist.post(address, {"decision": "confirm", "version": version, "speaker": "Ida Thorn"})
    quote.refresh_from_db()
    assert (quote.speaker, quote.state, quote.decided_by) == ("Ida Thorn", State.CONFIRMED, journalist)
    as_journalist.post(address, {"decision": "confirm", "version": version, "speaker": "Somebody Else"})
    quote.refresh_from_db()
    assert quote.speaker == "Ida Thorn"
    as_journalist.post(reverse("undo"), {"token": undo_token(response)})
    quote.refresh_from_db()
    assert (quote.speaker, quote.state) == (said, State.SUGGESTED)
