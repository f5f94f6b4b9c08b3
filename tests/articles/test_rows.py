"""Several rows of the matrix decided at once: by any journalist, in one act with one Undo, and never half."""

import re

import pytest
from django.urls import reverse

from articles.models import Claim
from tests.conftest import suggest

pytestmark = pytest.mark.django_db


@pytest.fixture
def ferry(bridge):
    claim = Claim.objects.create(story=bridge.story, statement="Commuters queue for the ferry.")
    suggest(claim, bridge.at_post, "3,000 commuters to queue for the ferry")
    return claim


def send(client, bridge, what: str, *claims, **more):
    rows = [f"{claim.pk}:{claim.version}" for claim in claims]
    return client.post(
        reverse("story_rows", args=[bridge.story.slug]), {"rows": what, "claim": rows, **more}, follow=True
    )


def undo(client, answer):
    """Press the Undo of the message that an act was answered with."""
    form = re.search(
        r'<form method="post" action="([^"]+)" hx-post="[^"]+" hx-swap="none">(.*?)</form>', toast(answer), re.S
    )
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form.group(2)):
        fields.setdefault(name, []).append(value)
    return client.post(form.group(1), fields, follow=True)


def toast(answer) -> str:
    return answer.content.decode().partition('<div class="toast ')[2]


def states(*claims) -> list[str]:
    for claim in claims:
        claim.refresh_from_db()
    return [claim.state for claim in claims]


def test_rows_are_accepted_together_and_undone_together(as_journalist, bridge, ferry):
    answer = send(as_journalist, bridge, "accept", bridge.cost, ferry)
    assert states(bridge.cost, ferry) == ["confirmed", "confirmed"]
    undo(as_journalist, answer)
    assert states(bridge.cost, ferry) == ["suggested", "suggested"]


def test_a_row_is_accepted_with_all_its_cells(as_journalist, bridge, ferry):
    answer = send(as_journalist, bridge, "cells", ferry)
    assert ferry.appearances.confirmed().count() == 1
    undo(as_journalist, answer)
    assert ferry.appearances.suggested().count() == 1
    assert states(ferry) == ["suggested"]


def test_rows_are_merged_into_the_stated_one_and_taken_apart_by_one_undo(as_journalist, bridge, ferry):
    answer = send(as_journalist, bridge, "merge", bridge.cost, bridge.closed, ferry)
    assert {claim.merged_into_id for claim in bridge.story.claims.filter(pk__in=[bridge.cost.pk, ferry.pk])} == {
        bridge.closed.pk
    }
    undo(as_journalist, answer)
    assert bridge.story.claims.exclude(merged_into=None).count() == 0
    assert states(bridge.cost, ferry) == ["suggested", "suggested"]


def test_where_one_cannot_be_decided_none_is(as_journalist, bridge, ferry):
    answer = send(as_journalist, bridge, "reject", ferry, bridge.closed)  # the desk has words for the second
    assert "take that back first" in toast(answer)
    assert states(ferry) == ["suggested"]


def test_somebody_faster_is_a_choice(as_journalist, bridge, ferry, editor):
    seen = Claim.objects.get(pk=ferry.pk)
    ferry.edit(editor, statement="Commuters wait for the ferry.")
    assert send(as_journalist, bridge, "reject", seen).status_code == 409


@pytest.mark.parametrize("what", ["", "burn"])
def test_what_cannot_be_read_changes_nothing(as_journalist, bridge, ferry, what):
    send(as_journalist, bridge, what, ferry)
    send(as_journalist, bridge, "accept")
    assert states(ferry) == ["suggested"]


def test_readers_may_not(as_reader, bridge, ferry):
    assert send(as_reader, bridge, "accept", ferry).status_code == 403
