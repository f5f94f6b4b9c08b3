"""Reading an article blind by keys alone."""

from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import BlindAnswer, BlindReading


def test_claims_are_answered_by_keys(page: Page, log_in, journalist, bridge):
    log_in(journalist)
    page.goto(reverse("article_blind", args=[bridge.at_wire.pk]))
    page.get_by_role("button", name="Begin").click()
    expect(page.locator(".statement")).to_have_text("Pylons of the bridge are cracked.")
    for key in ("y", "j", "j", "x", "3", "6", "s"):
        page.keyboard.press(key)
    expect(page.locator(".statement")).to_have_text("The council closed the Veldt Bridge.")
    answer = BlindAnswer.objects.get(claim=bridge.cracks)
    assert (answer.said, answer.stance, answer.modality) == ("carried", "hedges", "happened")
    assert answer.places[0][:1] == ["text"]

    page.keyboard.press("n")
    expect(page.get_by_text("How firmly?")).to_be_hidden()  # nor has what is not carried a sentence
    expect(page.locator(".sheet input").first).to_be_hidden()
    page.keyboard.press("s")
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("Nobody else has handed theirs in yet")).to_be_visible()
    assert not BlindReading.objects.get().is_open
