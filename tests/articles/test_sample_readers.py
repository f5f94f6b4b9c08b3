"""Two made-up people have read a sample story blind, so that its page of agreement has a figure and differences."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.management.commands.load_samples import SAMPLES, load
from articles.models import BlindAnswer, Claim
from articles.overviews.agreement import agreement_of

pytestmark = pytest.mark.django_db


def test_the_page_of_agreement_has_a_figure_and_differences(as_editor, editor):
    story = load(SAMPLES / "takeover", with_readers=True)
    (pair,) = agreement_of(story, editor).pairs
    assert (pair.carried.n, pair.carried.agreed) == (33, 30)
    assert 0.4 < pair.carried.value < 0.8 and pair.stance.is_enough
    page = as_editor.get(reverse("story_agreement", args=[story.slug])).content.decode()
    assert "are made up" in page and "Mara Sample is right" in page and "Take over into the matrix" in page
    assert not User.objects.filter(username__startswith="sample-", is_active=True).exists()

    def counted() -> tuple:
        stated = Claim.objects.filter(created_by__isnull=False)
        return BlindAnswer.objects.count(), stated.count(), User.objects.count()

    before = counted()
    load(SAMPLES / "takeover", with_readers=True)
    assert counted() == before == (66, 11, 3)
