"""Several people at one row in the same moment: one of them wins, the others are told, nothing is lost or doubled."""

from collections import Counter

import pytest
from django.urls import reverse

from articles.models import Appearance, Claim, Discrepancy, Origin, Silence
from entities.models import Entity, Event
from newsroom.decisions import State, acting
from newsroom.decisions.undo import token_of
from tests.at_once import at_once, codes
from tests.conftest import browser_of, make_article, make_story, merge_form, place

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 5


@pytest.fixture
def two(journalist, editor):
    """The browsers of a journalist and of an editor."""
    return browser_of(journalist), browser_of(editor)


def tagging(article, words: str, **said) -> dict:
    revision, field, start, end = place(article, words)
    reading = {"stance": "reports", "modality": "happened"}
    return {"field": field, "start": start, "end": end, "exact": revision.text[start:end]} | reading | said


class TestOneRow:
    def test_of_many_decisions_on_one_row_one_is_taken_and_the_rest_get_a_choice(self, two, bridge):
        address = reverse("appearance_decide", args=[bridge.cost_at_echo.pk])
        decisions = [("confirm", "reject")[n % 2] for n in range(PEOPLE)]
        acts = [
            lambda n=n, decision=decision: two[n % 2].post(address, {"decision": decision, "version": 0})
            for n, decision in enumerate(decisions)
        ]
        assert Counter(codes(at_once(acts))) == {302: 1, 409: PEOPLE - 1}
        assert Appearance.objects.get(pk=bridge.cost_at_echo.pk).version == 1

    def test_an_acceptance_and_a_rejection_of_one_cell_do_not_both_count(self, two, bridge):
        accept = reverse("appearance_decide", args=[bridge.cost_at_echo.pk])
        one, other = two
        answers = at_once(
            [
                lambda: one.post(accept, {"decision": "confirm", "version": 0}),
                lambda: other.post(accept, {"decision": "reject", "version": 0}),
            ],
            held=[bridge.story],
        )
        assert codes(answers) == [302, 409]
        row, is_stated = Appearance.objects.get(pk=bridge.cost_at_echo.pk), answers[0].status_code == 302
        assert row.state == (State.CONFIRMED if is_stated else State.REJECTED)
        assert Claim.objects.get(pk=bridge.cost.pk).is_confirmed == is_stated

    def test_an_offer_accepted_and_passed_over_is_one_of_both(self, two, bridge):
        one, other = two
        address = reverse("offer_decide", args=[bridge.offered.pk])
        answers = at_once(
            [lambda: one.post(address, {"decision": "accept"}), lambda: other.post(address, {"decision": "pass"})],
            held=[bridge.story],
        )
        assert codes(answers) == [302, 409]
        row = Appearance.objects.get(claim=bridge.closed, article=bridge.at_echo)
        assert row.is_confirmed == (answers[0].status_code == 302)

    def test_an_acceptance_and_a_silence_at_once_do_not_both_stand(self, two, bridge):
        one, other = two
        accept = reverse("offer_decide", args=[bridge.offered.pk])
        silent = reverse("claim_silent", args=[bridge.closed.pk])
        answers = at_once(
            [
                lambda: one.post(accept, {"decision": "accept"}),
                lambda: other.post(silent, {"article": bridge.at_echo.pk}),
            ],
            held=[bridge.story],
        )
        assert codes(answers) == [302, 409]
        carried = bridge.closed.appearances.confirmed().filter(article=bridge.at_echo).count()
        assert carried + Silence.objects.confirmed().filter(claim=bridge.closed).count() == 1

    def test_a_silence_is_taken_back_once(self, two, journalist, bridge):
        silence = bridge.closed.mark_silent(bridge.at_echo, journalist)
        address = reverse("claim_silent", args=[bridge.closed.pk])
        data = {"article": bridge.at_echo.pk, "decision": "reopen"}
        assert codes(at_once([lambda b=b: b.post(address, data) for b in two], held=[bridge.story])) == [302, 302]
        silence.refresh_from_db()
        assert (silence.state, silence.version) == (State.REJECTED, 1)

    def test_a_silence_is_taken_back_also_where_its_claim_was_merged_away(self, two, editor, bridge):
        silence = bridge.closed.mark_silent(bridge.at_echo, editor)
        heir = Claim.objects.state(bridge.story, "The bridge was closed on Monday.", editor)
        bridge.closed.merge_into(heir, editor)
        data = {"article": bridge.at_echo.pk, "decision": "reopen"}
        two[0].post(reverse("claim_silent", args=[bridge.closed.pk]), data)
        silence.refresh_from_db()
        assert silence.is_rejected

    def test_a_claim_is_edited_once(self, two, bridge):
        address = reverse("claim_edit", args=[bridge.closed.pk])
        data = {"kind": "fact", "status": "open", "version": bridge.closed.version}
        acts = [lambda n=n, b=b: b.post(address, data | {"statement": f"Wording {n}."}) for n, b in enumerate(two)]
        answers = at_once(acts, held=[bridge.story])
        assert codes(answers) == [302, 409]
        winner = 0 if answers[0].status_code == 302 else 1
        assert Claim.objects.get(pk=bridge.closed.pk).statement == f"Wording {winner}."

    def test_an_outlet_is_edited_once(self, editor, admin, bridge):
        address = reverse("outlet_edit", args=[bridge.post.pk])
        data = {"name": "Ostrand Post", "kind": "newspaper", "version": 0}
        people = [browser_of(editor), browser_of(admin)]
        acts = [lambda n=n, b=b: b.post(address, data | {"note": f"Note {n}."}) for n, b in enumerate(people)]
        answers = at_once(acts, held=[bridge.post])
        assert codes(answers) == [302, 409]
        bridge.post.refresh_from_db()
        assert bridge.post.note == f"Note {0 if answers[0].status_code == 302 else 1}."

    def test_two_outlets_do_not_get_one_name(self, editor, admin, bridge):
        acts = [
            lambda b=b, outlet=outlet: b.post(
                reverse("outlet_edit", args=[outlet.pk]), {"name": "Veldt Herald", "kind": "newspaper", "version": 0}
            )
            for b, outlet in ((browser_of(editor), bridge.post), (browser_of(admin), bridge.echo))
        ]
        assert codes(at_once(acts, held=[bridge.post, bridge.echo])) == [302, 422]

    def test_a_storys_note_is_edited_once(self, editor, admin, bridge):
        address = reverse("story_edit", args=[bridge.story.slug])
        data = {"title": bridge.story.title, "version": bridge.story.version}
        people = [browser_of(editor), browser_of(admin)]
        acts = [lambda n=n, b=b: b.post(address, data | {"note": f"Note {n}."}) for n, b in enumerate(people)]
        answers = at_once(acts, held=[bridge.story])
        assert codes(answers) == [302, 409]
        bridge.story.refresh_from_db()
        assert bridge.story.note == f"Note {0 if answers[0].status_code == 302 else 1}."

    def test_an_event_is_edited_once(self, two, bridge):
        event = Event.objects.create(label="Closure of the bridge")
        address = reverse("event_edit", args=[event.pk])
        data = {"label": "Closure", "status": "happened", "precision": "unresolved", "version": 0}
        acts = [lambda n=n, b=b: b.post(address, data | {"note": f"Note {n}."}) for n, b in enumerate(two)]
        answers = at_once(acts, held=[event])
        assert codes(answers) == [302, 409]
        event.refresh_from_db()
        assert event.note == f"Note {0 if answers[0].status_code == 302 else 1}."

    def test_a_difference_is_decided_once(self, two, bridge):
        row = Discrepancy.objects.create(
            story=bridge.story, key="k", topic="How many pylons", kind="number", verdict="conflict", score=0.7
        )
        address = reverse("discrepancy_decide", args=[row.pk])
        acts = [
            lambda b=b, decision=decision: b.post(address, {"decision": decision, "version": 0})
            for b, decision in zip(two, ("confirm", "reject"), strict=True)
        ]
        assert codes(at_once(acts, held=[bridge.story])) == [302, 409]

    def test_an_act_is_undone_once(self, journalist, bridge):
        client = browser_of(journalist)
        decide = reverse("appearance_decide", args=[bridge.cost_at_echo.pk])
        page = client.post(decide, {"decision": "confirm", "version": 0}, follow=True).content.decode()
        token = page.partition('name="token" value="')[2].partition('"')[0]
        answers = at_once([lambda: client.post(reverse("undo"), {"token": token})] * 2, held=[bridge.story])
        assert codes(answers) == [302, 302]
        row = Appearance.objects.get(pk=bridge.cost_at_echo.pk)
        assert (row.state, row.version) == (State.SUGGESTED, 2)


class TestTag:
    def test_the_same_words_tagged_at_once_make_one_appearance(self, journalist, bridge):
        client = browser_of(journalist)
        data = tagging(bridge.at_echo, "Three pylons are reportedly cracked.", claim=bridge.closed.pk)
        address = reverse("article_tag", args=[bridge.at_echo.pk])
        assert codes(at_once([lambda: client.post(address, data)] * PEOPLE)) == [302] * PEOPLE
        assert bridge.closed.appearances.filter(article=bridge.at_echo).count() == 1

    def test_words_that_a_colleague_has_tagged_meanwhile_are_a_choice(self, journalist, editor, bridge):
        words = "Three pylons are reportedly cracked."
        row = bridge.closed.tag(*place(bridge.at_echo, words), by=editor, stance="hedges")
        client, address = browser_of(journalist), reverse("article_tag", args=[bridge.at_echo.pk])
        data = tagging(bridge.at_echo, words, claim=bridge.closed.pk)
        second = client.post(address, data)
        row.refresh_from_db()
        assert (second.status_code, row.stance, row.decided_by) == (409, "hedges", editor)
        assert client.post(address, dict(second.context["resend"])).status_code == 302
        row.refresh_from_db()
        assert (row.stance, row.decided_by) == ("reports", journalist)

    def test_the_same_words_tagged_with_two_new_claims_carry_both(self, two, bridge):
        address = reverse("article_tag", args=[bridge.at_echo.pk])
        acts = [
            lambda n=n, b=b: b.post(
                address, tagging(bridge.at_echo, "The old bridge over the Veldt is shut.", statement=f"New claim {n}.")
            )
            for n, b in enumerate(two)
        ]
        assert codes(at_once(acts, held=[bridge.story])) == [302, 302]
        for n in range(2):
            claim = Claim.objects.get(statement=f"New claim {n}.")
            assert claim.is_confirmed
            assert claim.appearances.get().is_confirmed

    def test_words_tagged_while_their_claim_is_merged_away_end_on_the_claim_that_lives(self, two, bridge):
        tagger, merger = two
        data = tagging(bridge.at_post, "queue for the ferry", claim=bridge.cracks.pk)
        address = reverse("article_tag", args=[bridge.at_post.pk])
        merge = reverse("claim_merge", args=[bridge.cracks.pk])
        answers = at_once(
            [lambda: tagger.post(address, data), lambda: merger.post(merge, {"into": bridge.closed.pk})],
            held=[bridge.story],
        )
        assert codes(answers) == [302, 302]
        assert not Appearance.objects.filter(claim=bridge.cracks).exists()
        assert bridge.closed.appearances.filter(article=bridge.at_post, exact="queue for the ferry").exists()

    def test_words_tagged_while_a_merge_is_taken_back_stay_where_they_were_tagged(self, two, editor, bridge):
        tagger, merger = two
        bridge.cracks.merge_into(bridge.closed, editor)
        data = tagging(bridge.at_post, "queue for the ferry", claim=bridge.closed.pk)
        answers = at_once(
            [
                lambda: tagger.post(reverse("article_tag", args=[bridge.at_post.pk]), data),
                lambda: merger.post(reverse("claim_merge", args=[bridge.cracks.pk]), {"decision": "reopen"}),
            ],
            held=[bridge.story],
        )
        assert codes(answers) == [302, 302]
        assert Claim.objects.get(pk=bridge.cracks.pk).merged_into is None
        assert bridge.cracks.appearances.count() == 2
        assert bridge.closed.appearances.filter(article=bridge.at_post, exact="queue for the ferry").exists()

    def test_words_tagged_while_their_story_is_taken_apart_are_tagged_in_its_own_story_or_not_at_all(
        self, two, editor, bridge
    ):
        tagger, merger = two
        article = make_article(None, "Ferry full", "The ferry is full.")
        ferry = make_story("Ferry overcrowded", article)
        ferry.merge_into(bridge.story, editor)
        address = reverse("article_tag", args=[article.pk])
        data = tagging(article, "The ferry is full.", statement="The ferry takes no one.")
        tagged, _ = at_once(
            [
                lambda: tagger.post(address, data),
                lambda: merger.post(reverse("story_unmerge", args=[ferry.slug])),
            ],
            held=[bridge.story],
        )
        claims = Claim.objects.filter(statement="The ferry takes no one.")
        if tagged.status_code == 422:
            assert "decide in the story where it is" in tagged.content.decode()
            assert not claims.exists()
        else:
            assert claims.get().story == ferry

    def test_an_entity_gets_one_more_name_while_it_is_merged_and_keeps_it(self, two, editor):
        ilse, double = (Entity.objects.create(name=name) for name in ("Ilse Brandt", "I. Brandt"))
        one, merger = two
        answers = at_once(
            [
                lambda: one.post(reverse("entity_alias", args=[double.pk]), {"text": "Mayor Brandt"}),
                lambda: merger.post(reverse("merge", args=["entity"]), merge_form(ilse, double)),
            ],
            held=[ilse, double],
        )
        assert codes(answers) == [302, 302]
        assert ilse.aliases.confirmed().filter(text="Mayor Brandt").exists()


class TestOrigin:
    def test_of_two_origins_stated_for_one_article_the_second_is_a_choice(self, two, bridge):
        address = reverse("origin_add", args=[bridge.at_echo.pk])
        acts = [
            lambda b=b, name=name: b.post(address, {"outlet": name, "seen": ""})
            for b, name in zip(two, ("Calder Wire", "Ostrand Post"), strict=True)
        ]
        answers = at_once(acts, held=[bridge.at_echo])
        assert codes(answers) == [302, 409]
        first = bridge.wire if answers[0].status_code == 302 else bridge.post
        origin = Origin.objects.get(article=bridge.at_echo)
        assert (origin.outlet, origin.state) == (first, State.CONFIRMED)

    def test_putting_mine_instead_takes_the_place_of_the_one_that_was_shown(self, two, bridge, editor):
        address = reverse("origin_add", args=[bridge.at_echo.pk])
        Origin.objects.state(bridge.at_echo, bridge.post, editor)
        page = two[0].post(address, {"outlet": "Calder Wire", "seen": ""}).content.decode()
        seen = page.partition('name="seen" value="')[2].partition('"')[0]
        assert two[0].post(address, {"outlet": "Calder Wire", "seen": seen}).status_code == 302
        assert Origin.objects.confirmed().get(article=bridge.at_echo).outlet == bridge.wire

    def test_of_two_suggested_origins_accepted_at_once_one_holds(self, two, bridge):
        rows = [
            Origin.objects.create(article=bridge.at_echo, outlet=outlet, score=0.6)
            for outlet in (bridge.wire, bridge.post)
        ]
        acts = [
            lambda b=b, row=row: b.post(
                reverse("origin_decide", args=[row.pk]), {"decision": "confirm", "version": row.version}
            )
            for b, row in zip(two, rows, strict=True)
        ]
        assert codes(at_once(acts, held=[bridge.at_echo])) == [302, 409]
        assert Origin.objects.confirmed().filter(article=bridge.at_echo).count() == 1
        assert not Origin.objects.rejected().filter(article=bridge.at_echo).exists()

    def test_an_origin_stated_while_its_outlet_is_merged_is_the_heirs(self, journalist, admin, bridge):
        post, echo = bridge.post, bridge.echo
        stated, merged = at_once(
            [
                lambda: browser_of(journalist).post(
                    reverse("origin_add", args=[bridge.at_wire.pk]), {"outlet": post.name}
                ),
                lambda: browser_of(admin).post(reverse("merge", args=["outlet"]), merge_form(echo, post)),
            ],
            held=[post],
        )
        assert codes([stated, merged]) == [302, 302]
        assert Origin.objects.confirmed().get(article=bridge.at_wire).outlet == echo


class TestWhatIsGone:
    """A machine's suggestion goes, as when its article is moved, while somebody else is about to act on it."""

    @pytest.mark.parametrize(
        ("address", "form"),
        [
            ("appearance_decide", {"decision": "confirm", "version": 0}),
            ("claim_decide", {"decision": "confirm", "version": 0}),
            ("claim_silent", {}),
            ("claim_merge", {}),
            ("article_tag", {}),
        ],
    )
    def test_a_claim_and_its_passage_are_said_to_be_gone(self, two, bridge, address, form):
        key = {"appearance_decide": bridge.cost_at_echo.pk, "article_tag": bridge.at_echo.pk}
        form |= {
            "claim_silent": {"article": bridge.at_wire.pk},
            "claim_merge": {"into": bridge.closed.pk},
            "article_tag": tagging(bridge.at_echo, "Three pylons", claim=bridge.cost.pk, tag="1"),
        }.get(address, {})
        act = reverse(address, args=[key.get(address, bridge.cost.pk)])
        answers = at_once([lambda: two[1].post(act, form)], held=[bridge.story], meanwhile=bridge.cost.delete)
        assert codes(answers) == [409]
        assert "no longer there" in answers[0].content.decode()

    @pytest.mark.parametrize("form", [{"decision": "accept"}, {"decision": "pass"}])
    def test_an_offer_is_said_to_be_gone_with_its_claim(self, two, bridge, form):
        act, claim = reverse("offer_decide", args=[bridge.offered.pk]), bridge.closed
        answers = at_once([lambda: two[0].post(act, form)], held=[bridge.story], meanwhile=claim.delete)
        assert codes(answers) == [409]

    @pytest.mark.parametrize(
        ("address", "form"),
        [
            ("entity_decide", {"decision": "confirm", "version": 0}),
            ("entity_alias", {"text": "Mayor Brandt"}),
            ("merge", {}),
        ],
    )
    def test_an_entity_is_said_to_be_gone(self, two, bridge, address, form):
        ilse, double = (Entity.objects.create(name=name, kind="person") for name in ("Ilse Brandt", "I. Brandt"))
        form = form or merge_form(ilse, double)
        act = reverse(address, args=["entity" if address == "merge" else double.pk])
        answers = at_once([lambda: two[1].post(act, form)], held=[double], meanwhile=double.delete)
        assert codes(answers) == [409]
        assert "no longer there" in answers[0].content.decode()

    def test_an_undo_names_it(self, two, journalist):
        double = Entity.objects.create(name="I. Brandt", kind="person")
        with acting(journalist, alone=True) as act:
            double.confirm(journalist)
        form = {"token": token_of(act, journalist)}
        answers = at_once([lambda: two[0].post(reverse("undo"), form)], held=[double], meanwhile=double.delete)
        assert codes(answers) == [302]
        assert "it is no longer there" in two[0].get(reverse("desk")).content.decode()
