"""The walk along a claim's row in a real browser: outlet by outlet, by keys."""

import pytest
from playwright.sync_api import expect

from articles import pipeline
from articles.models import Claim, Silence


@pytest.fixture
def claim(bridge, journalist) -> Claim:
    """A stated claim whose three cells are all open."""
    made = Claim.objects.state(bridge.story, "The Veldt Bridge is closed.", journalist)
    pipeline.fill_claim_row(made)
    return made


def test_a_row_is_filled_by_keys(page, log_in, journalist, bridge, claim):
    log_in(journalist)
    page.goto(f"/claims/{claim.pk}/row/")
    expect(page.locator(".stop[aria-current]")).to_contain_text("Calder Wire")
    page.keyboard.press("a")
    expect(page.locator(".stop[aria-current]")).to_contain_text("Ostrand Post")
    expect(page.locator(".stop").first).to_contain_text("Reported")
    first = page.locator(".context mark").inner_text()
    page.keyboard.press("n")
    expect(page.locator(".context mark")).not_to_have_text(first)
    expect(page.locator(".stop[aria-current]")).to_contain_text("Ostrand Post")
    page.keyboard.press("s")
    expect(page.locator(".stop[aria-current]")).to_contain_text("Lakeside Echo")
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="This row is full")).to_be_visible()
    carried = set(claim.appearances.confirmed().values_list("article", flat=True))
    assert carried == {bridge.at_wire.pk, bridge.at_echo.pk}
    assert Silence.objects.confirmed().get(claim=claim).article == bridge.at_post


def test_skip_back_and_undo_only_move_or_take_back(page, log_in, journalist, claim):
    log_in(journalist)
    page.goto(f"/claims/{claim.pk}/row/")
    page.keyboard.press("k")
    expect(page.locator(".stop[aria-current]")).to_contain_text("Ostrand Post")
    page.keyboard.press("b")
    expect(page.locator(".stop[aria-current]")).to_contain_text("Calder Wire")
    assert not claim.appearances.exists()
    page.keyboard.press("s")
    expect(page.locator(".stop[aria-current]")).to_contain_text("Ostrand Post")
    page.keyboard.press("u")
    expect(page.locator(".stop[aria-current]")).to_contain_text("Calder Wire")
    assert not Silence.objects.confirmed().exists()


def test_a_reading_of_ones_own_is_saved_as_such(page, log_in, journalist, bridge, claim):
    log_in(journalist)
    page.goto(f"/claims/{claim.pk}/row/")
    page.get_by_text("Read it differently").click()
    page.get_by_label("Stance").select_option("attributes")
    page.get_by_label("In whose name").fill("the council")
    page.get_by_role("button", name="Save this reading").click()
    expect(page.locator(".stop").first).to_contain_text("Attributed")
    assert claim.appearances.get().attributed_to == "the council"


def test_on_a_phone_each_decision_can_be_pressed_while_the_passage_is_read(page, log_in, journalist, claim):
    page.set_viewport_size({"width": 360, "height": 600})
    log_in(journalist)
    page.goto(f"/claims/{claim.pk}/row/")
    for name in ("Accept", "Next passage", "Silent here"):
        page.get_by_role("button", name=name).click(trial=True, timeout=2_000)  # fails where another one lies over it
    boxes = [page.get_by_role("button", name=name).bounding_box() for name in ("Accept", "Silent here")]
    assert boxes[0]["y"] == boxes[1]["y"] < 600


def test_a_full_row_leads_to_the_next_claim_by_a_key(page, log_in, journalist, bridge, claim):
    claim.mark_silent(bridge.at_wire, journalist)
    claim.mark_silent(bridge.at_post, journalist)
    log_in(journalist)
    page.goto(f"/claims/{claim.pk}/row/")
    page.keyboard.press("s")
    page.get_by_role("link", name="Next claim").wait_for()
    page.keyboard.press("g")
    expect(page.get_by_role("heading", name=bridge.closed.statement)).to_be_visible()


def test_the_row_works_without_javascript(browser, live_server, page, log_in, journalist, claim):
    log_in(journalist)
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    plain = context.new_page()
    plain.goto(f"/claims/{claim.pk}/row/")
    plain.get_by_role("button", name="Accept").click()
    plain.get_by_role("button", name="Next passage").click()
    plain.get_by_role("button", name="Silent here").click()
    expect(plain.locator(".stop[aria-current]")).to_contain_text("Lakeside Echo")
    plain.get_by_role("button", name="Accept").click()
    expect(plain.get_by_role("heading", name="This row is full")).to_be_visible()
    context.close()
