"""Merges and take-backs in the same moment: nothing goes round in circles, and nothing is left on a dead row."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.urls import reverse

from articles.models import Claim, Duplicate, Membership, Outlet, Story
from articles.pipeline.duplicates import find_duplicates
from entities.models import Entity, Event
from tests.at_once import at_once, codes, said, wait_until_waiting
from tests.conftest import browser_of, make_article, make_story, merge_form

pytestmark = pytest.mark.django_db(transaction=True)


def crosswise(two, address: str, first, second, held=None):
    """Each of two people merges one of the rows into the other one."""
    one, other = two
    return at_once(
        [
            lambda: one.post(reverse(address, args=[first.pk]), {"into": second.pk}),
            lambda: other.post(reverse(address, args=[second.pk]), {"into": first.pk}),
        ],
        held=held or [first, second],
    )


def heirs(*rows) -> Counter:
    return Counter(type(row)._base_manager.get(pk=row.pk).merged_into_id is not None for row in rows)


class TestInOppositeDirections:
    def test_two_claims_become_one_and_the_second_person_is_told(self, two, bridge):
        answers = crosswise(two, "claim_merge", bridge.closed, bridge.cracks, held=[bridge.story])
        assert codes(answers) == [302, 302]
        assert "take that merge back first" in said(answers)
        assert heirs(bridge.closed, bridge.cracks) == {True: 1, False: 1}
        (lives,) = Claim.objects.current().filter(pk__in=[bridge.closed.pk, bridge.cracks.pk])
        assert lives.appearances.confirmed().count() == 4

    @pytest.mark.parametrize(("model", "kind"), [(Entity, "entity"), (Event, "event")])
    def test_two_entities_or_events_become_one(self, two, model, kind):
        name = "name" if model is Entity else "label"
        rows = [model.objects.create(**{name: words}) for words in ("First", "Second")]
        address, forms = reverse("merge", args=[kind]), [merge_form(*rows), merge_form(*reversed(rows))]
        acts = [lambda b=b, form=form: b.post(address, form) for b, form in zip(two, forms, strict=True)]
        answers = at_once(acts, held=rows)
        assert codes(answers) == [302, 302]
        assert "take that merge back first" in said(answers)
        assert heirs(*rows) == {True: 1, False: 1}

    def test_two_outlets_become_one(self, admin, bridge):
        address, rows = reverse("merge", args=["outlet"]), (bridge.post, bridge.echo)
        answers = at_once(
            [lambda heir=heir: browser_of(admin).post(address, merge_form(*rows) | {"heir": heir.pk}) for heir in rows],
            held=[bridge.post, bridge.echo],
        )
        assert codes(answers) == [302, 302]
        assert heirs(bridge.post, bridge.echo) == {True: 1, False: 1}
        assert Outlet.objects.current().get(pk__in=[bridge.post.pk, bridge.echo.pk]).articles.count() == 2

    def test_three_outlets_merged_in_three_ways_become_one(self, admin, bridge):
        """Each of the merges comes to hold a row that another one waits for."""
        rows = [bridge.wire, bridge.post, bridge.echo]
        address, chosen = reverse("merge", args=["outlet"]), merge_form(*rows)
        acts = [lambda heir=heir: browser_of(admin).post(address, chosen | {"heir": heir.pk}) for heir in rows]
        assert codes(at_once(acts, held=rows)) == [302] * 3
        assert Outlet.objects.current().filter(pk__in=[row.pk for row in rows]).get().articles.count() == 3

    def test_two_stories_become_one(self, two, bridge, ferry):
        one, other = two
        answers = at_once(
            [
                lambda: one.post(reverse("story_merge", args=[bridge.story.slug]), {"target": ferry.slug}),
                lambda: other.post(reverse("story_merge", args=[ferry.slug]), {"target": bridge.story.slug}),
            ],
            held=[bridge.story, ferry],
        )
        assert codes(answers) == [302, 422]
        refusal = next(answer for answer in answers if answer.status_code == 422)
        assert "take that merge back first" in refusal.content.decode()
        assert heirs(bridge.story, ferry) == {True: 1, False: 1}
        (lives,) = Story.objects.current()
        assert lives.articles.count() == 4
        assert lives.claims.confirmed().count() == 2


class TestIntoTwo:
    def test_a_story_merges_into_one_of_two_others_and_takes_neither_along(self, two, bridge, ferry):
        other_story = make_story("Harvest fails", make_article(None, "Dry summer", "No rain fell."))
        one, other = two
        address = reverse("story_merge", args=[bridge.story.slug])
        answers = at_once(
            [
                lambda: one.post(address, {"target": ferry.slug}),
                lambda: other.post(address, {"target": other_story.slug}),
            ],
            held=[bridge.story],
        )
        assert codes(answers) == [302, 422]
        assert heirs(bridge.story, ferry, other_story) == {True: 1, False: 2}

    def test_what_was_meant_for_a_story_is_not_done_to_the_one_it_was_merged_into(self, two, editor, bridge, ferry):
        third = make_story("Harvest fails")
        bridge.story.merge_into(ferry, editor)
        one, _ = two
        one.post(reverse("story_merge", args=[bridge.story.slug]), {"target": third.slug})
        one.post(reverse("story_edit", args=[bridge.story.slug]), {"title": "Bridges", "version": ferry.version})
        answer = one.post(reverse("story_confirm", args=[bridge.story.slug]))
        assert "is part of “Ferry overcrowded” by now" in said([answer])
        ferry.refresh_from_db()
        assert (ferry.merged_into, ferry.title) == (None, "Ferry overcrowded")


class TestTakingBack:
    def test_of_claims_happens_once(self, two, editor, bridge):
        bridge.cracks.merge_into(bridge.closed, editor)
        address = reverse("claim_merge", args=[bridge.cracks.pk])
        answers = at_once([lambda b=b: b.post(address, {"decision": "reopen"}) for b in two], held=[bridge.story])
        assert codes(answers) == [302, 302]
        assert "is not merged into another one" in said(answers)
        assert bridge.cracks.appearances.count() == bridge.closed.appearances.count() == 2

    def test_of_stories_happens_once(self, two, editor, bridge, ferry):
        ferry.merge_into(bridge.story, editor)
        address = reverse("story_unmerge", args=[ferry.slug])
        answers = at_once([lambda b=b: b.post(address) for b in two], held=[bridge.story, ferry])
        assert codes(answers) == [302, 302]
        assert ferry.articles.count() == 1
        assert bridge.story.articles.count() == 3
        assert Membership.objects.count() == 4

    def test_of_entities_happens_once(self, two, editor):
        rows = [Entity.objects.create(name=name) for name in ("Ilse Brandt", "I. Brandt")]
        rows[1].add_alias("I. Brandt", editor)
        rows[1].merge_into(rows[0], editor)
        address = reverse("unmerge", args=["entity"])
        assert codes(at_once([lambda b=b: b.post(address, {"row": rows[1].pk}) for b in two], held=rows)) == [
            302,
            302,
        ]
        assert rows[1].aliases.count() == 1

    def test_while_somebody_merges_the_other_way_round(self, two, editor, bridge):
        bridge.cracks.merge_into(bridge.closed, editor)
        one, other = two
        answers = at_once(
            [
                lambda: one.post(reverse("claim_merge", args=[bridge.cracks.pk]), {"decision": "reopen"}),
                lambda: other.post(reverse("claim_merge", args=[bridge.closed.pk]), {"into": bridge.cracks.pk}),
            ],
            held=[bridge.story],
        )
        assert codes(answers) == [302, 302]
        lives = Claim.objects.current().filter(pk__in=[bridge.closed.pk, bridge.cracks.pk])
        assert sum(claim.appearances.confirmed().count() for claim in lives) == 4


class TestOnADeadRow:
    def test_a_decision_on_what_stayed_behind_is_refused(self, journalist, editor, bridge):
        """The heir has these words already, so that the merged claim's stay where they are."""
        twin = Claim.objects.create(story=bridge.story, statement="Repairs may cost 4 million.", score=0.5)
        words = bridge.cost_at_echo
        behind = twin.appearances.model(claim=twin, article=words.article, score=0.5)
        behind.anchor(words.revision, words.field, words.start, words.end).save()
        twin.merge_into(bridge.cost, editor)
        answer = browser_of(journalist).post(
            reverse("appearance_decide", args=[behind.pk]), {"decision": "confirm", "version": 0}
        )
        behind.refresh_from_db()
        assert f"is part of “{bridge.cost}” by now" in said([answer])
        assert behind.is_suggested

    def test_a_claim_that_is_part_of_another_is_not_decided(self, journalist, editor, bridge):
        bridge.cost.merge_into(bridge.closed, editor)
        version = Claim.objects.get(pk=bridge.cost.pk).version
        answer = browser_of(journalist).post(
            reverse("claim_decide", args=[bridge.cost.pk]), {"decision": "reject", "version": version}
        )
        assert f"is part of “{bridge.closed}” by now" in said([answer])
        assert not Claim.objects.get(pk=bridge.cost.pk).is_rejected


def test_two_that_the_machine_finds_alike_at_that_moment_are_called_two(editor):
    rows = [Entity.objects.create(name="Ilse Brandt", kind="person") for _ in range(2)]

    def call_two():
        try:
            return browser_of(editor).post(reverse("tell_apart", args=["entity"]), {"row": [row.pk for row in rows]})
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            find_duplicates()
            answer = pool.submit(call_two)
            wait_until_waiting(1)
        assert answer.result().status_code == 302
    row = Duplicate.objects.get()
    assert row.is_rejected and row.decided_by == editor


def test_nobody_merges_over_a_word_against_what_the_heir_has_just_become_part_of(editor):
    first, second, third = (Entity.objects.create(name=name) for name in ("Ilse Brandt", "I. Brandt", "Inge Brandt"))
    Duplicate.objects.tell_apart(first, third, editor)
    (answer,) = at_once(
        [lambda: browser_of(editor).post(reverse("merge", args=["entity"]), merge_form(second, first))],
        held=[first, second],
        meanwhile=lambda: second.merge_into(third, editor),
    )
    assert "they are not the same" in said([answer])
    assert heirs(first) == {False: 1}
