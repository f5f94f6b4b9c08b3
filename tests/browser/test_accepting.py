"""A click says what it does: to accept changes no reading, in every place where one can accept."""

import pytest
from playwright.sync_api import expect

from articles.models import Appearance
from tests.conftest import suggest

PLANNED = {"stance": "attributes", "modality": "planned", "attributed_to": "the mayor"}


@pytest.fixture(autouse=True)
def no_refill(monkeypatch):
    monkeypatch.setattr("articles.views.decisions.pipeline.fill_due_rows", lambda stories: None)


@pytest.fixture
def planned(bridge) -> Appearance:
    """A suggested cell that reads as planned, in the mayor's name."""
    return suggest(bridge.cost, bridge.at_post, "leaving 3,000 commuters", **PLANNED)


def reading_of(row: Appearance) -> tuple:
    row.refresh_from_db()
    return row.state, {name: getattr(row, name) for name in PLANNED}


def open_cell(page, bridge):
    page.goto(bridge.story.get_absolute_url())
    page.locator(f"#c{bridge.cost.pk}").get_by_role("link", name="Planned").first.click()
    expect(page.locator("#cell")).to_be_visible()


@pytest.mark.parametrize("way", ["key", "mouse"])
def test_in_the_matrix(page, log_in, journalist, bridge, planned, way):
    log_in(journalist)
    open_cell(page, bridge)
    if way == "key":
        page.keyboard.press("a")
    else:
        page.locator("#cell button.accept").click()
    expect(page.locator("#toasts")).to_contain_text("Confirmed")
    assert reading_of(planned) == ("confirmed", PLANNED)


def test_the_storys_figures_go_along(page, log_in, journalist, bridge):
    log_in(journalist)
    page.goto(bridge.story.get_absolute_url())
    stated = page.locator("#figures").get_by_text("stated").locator("..").locator("dd")
    before = int(stated.inner_text())
    page.locator(f"#c{bridge.cost.pk}").get_by_role("button", name="Accept", exact=True).click()
    expect(stated).to_have_text(str(before + 1))


def test_without_scripts(browser, live_server, journalist, bridge, planned):
    from_session = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = from_session.new_page()
    page.goto("/login/")
    page.fill("input[name=username]", "jonas")
    page.fill("input[name=password]", "a long pass")
    page.click("button:has-text('Log in')")
    page.goto(f"/stories/{bridge.story.slug}/cell/{bridge.cost.pk}/{bridge.post.pk}/")
    page.get_by_role("button", name="Accept").first.click()
    expect(page.locator("#toasts")).to_contain_text("Confirmed")
    assert reading_of(planned) == ("confirmed", PLANNED)
    from_session.close()


@pytest.mark.parametrize("place", ["claim", "article", "row"])
def test_on_every_other_page(page, log_in, journalist, bridge, planned, place):
    log_in(journalist)
    address = {
        "claim": bridge.cost.get_absolute_url(),
        "article": bridge.at_post.get_absolute_url(),
        "row": f"/claims/{bridge.cost.pk}/row/?at={bridge.at_post.pk}",
    }[place]
    page.goto(address)
    where = {"claim": f"#a{planned.pk}", "article": "[data-item]", "row": ".decide"}[place]
    page.locator(where).get_by_role("button", name="Accept").first.click()
    expect(page.locator("#toasts")).to_contain_text("Confirmed")
    assert reading_of(planned) == ("confirmed", PLANNED)


def test_only_a_reading_that_is_saved_changes_it(page, log_in, journalist, bridge, planned):
    log_in(journalist)
    open_cell(page, bridge)
    page.locator("#cell").get_by_text("Read it differently").click()
    expect(page.locator("#cell").get_by_label("Stance")).to_have_value("attributes")
    page.locator("#cell").get_by_label("Done or planned").select_option("happened")
    page.locator("#cell").get_by_role("button", name="Save this reading").click()
    expect(page.locator("#toasts")).to_contain_text("Reading saved")
    assert reading_of(planned) == ("confirmed", PLANNED | {"modality": "happened"})
