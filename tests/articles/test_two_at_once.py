"""Several people at one row in the same moment: one of them wins, the others are told, nothing is lost or doubled."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse

from articles.models import Appearance, Claim, Silence
from tests.conftest import browser_of, place

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 5


def at_once(acts) -> list[int]:
    """Run the acts in the same moment, each on a connection of its own; their status codes."""
    gate = Barrier(len(acts))

    def run(act) -> int:
        gate.wait()
        try:
            return act().status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_many_decisions_on_one_row_one_is_taken_and_the_rest_get_a_choice(journalist, editor, bridge):
    address = reverse("appearance_decide", args=[bridge.cost_at_echo.pk])
    people = [browser_of(person) for person in (journalist, editor)]
    decisions = [("confirm", "reject")[n % 2] for n in range(PEOPLE)]
    acts = [
        lambda n=n, decision=decision: people[n % 2].post(address, {"decision": decision, "version": 0})
        for n, decision in enumerate(decisions)
    ]
    assert Counter(at_once(acts)) == {302: 1, 409: PEOPLE - 1}
    assert Appearance.objects.get(pk=bridge.cost_at_echo.pk).version == 1


def test_the_same_words_tagged_at_once_make_one_appearance(journalist, bridge):
    client = browser_of(journalist)
    revision, field, start, end = place(bridge.at_echo, "Three pylons are reportedly cracked.")
    data = {"field": field, "start": start, "end": end, "exact": revision.text[start:end], "claim": bridge.closed.pk}
    data |= {"stance": "reports", "modality": "happened"}
    address = reverse("article_tag", args=[bridge.at_echo.pk])
    assert at_once([lambda: client.post(address, data)] * PEOPLE) == [302] * PEOPLE
    assert bridge.closed.appearances.filter(article=bridge.at_echo).count() == 1


def test_an_acceptance_and_a_silence_at_once_do_not_both_stand(journalist, editor, bridge):
    one, other = browser_of(journalist), browser_of(editor)
    accept = reverse("offer_decide", args=[bridge.offered.pk])
    silent = reverse("claim_silent", args=[bridge.closed.pk])
    at_once(
        [
            lambda: one.post(accept, {"decision": "accept"}),
            lambda: other.post(silent, {"article": bridge.at_echo.pk}),
        ]
    )
    carried = bridge.closed.appearances.confirmed().filter(article=bridge.at_echo).count()
    assert carried + Silence.objects.confirmed().filter(claim=bridge.closed).count() == 1


def test_tags_during_a_merge_end_on_the_claim_that_lives(journalist, editor, bridge):
    tagger, merger = browser_of(journalist), browser_of(editor)
    revision, field, start, end = place(bridge.at_post, "queue for the ferry")
    data = {"field": field, "start": start, "end": end, "exact": revision.text[start:end], "claim": bridge.cracks.pk}
    data |= {"stance": "reports", "modality": "happened"}
    address = reverse("article_tag", args=[bridge.at_post.pk])
    merge = reverse("claim_merge", args=[bridge.cracks.pk])
    at_once(
        [
            lambda: tagger.post(address, data),
            lambda: merger.post(merge, {"into": bridge.closed.pk}),
        ]
    )
    assert not Appearance.objects.filter(claim=Claim.objects.get(pk=bridge.cracks.pk)).exists()
    assert bridge.closed.appearances.filter(article=bridge.at_post, exact="queue for the ferry").exists()
