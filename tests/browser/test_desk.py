"""One's own desk: a story is followed and let go, a search is saved, renamed, deleted and brought back."""

import re

from playwright.sync_api import Page, expect

from articles.models import SearchEntry


def test_a_story_is_followed_from_the_desk_and_let_go_by_undo(page: Page, log_in, journalist, bridge):
    log_in(journalist)
    page.goto("/")
    page.get_by_role("button", name="Follow “Veldt Bridge closed”").click()
    following = page.get_by_role("complementary").get_by_role("link", name="Veldt Bridge closed").first
    expect(following).to_be_visible()
    expect(page.get_by_role("button", name="stop following it")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("None yet. “Follow”")).to_be_visible()
    assert not journalist.followings.exists()


def test_the_storys_own_button_follows_it_too(page: Page, log_in, journalist, bridge):
    log_in(journalist)
    page.goto(bridge.story.get_absolute_url())
    page.get_by_role("button", name="Follow “Veldt").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="stop following it")).to_be_visible()
    assert journalist.followings.get().story == bridge.story


def test_a_search_is_saved_renamed_deleted_and_brought_back(page: Page, log_in, journalist, bridge):
    SearchEntry.objects.write([bridge.at_wire, bridge.at_post, bridge.at_echo])
    log_in(journalist)
    page.goto("/search/?q=bridge")
    page.get_by_text("Save this search").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("bridge")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved as “bridge”")).to_be_visible()

    page.goto("/")
    page.get_by_label("Rename or delete “bridge”").click()
    page.get_by_role("textbox", name="Name").fill("Bridges")
    page.get_by_role("button", name="Rename").click()
    expect(page.get_by_role("link", name="Bridges", exact=True)).to_be_visible()
    page.wait_for_load_state("networkidle")  # the desk draws its lists anew
    page.get_by_label("Rename or delete “Bridges”").click()
    page.get_by_role("button", name="Delete “Bridges”").click()
    expect(page.get_by_role("link", name="Bridges", exact=True)).to_have_count(0)
    expect(page.locator("#toasts").get_by_text("Deleted: “Bridges”.")).to_be_visible()  # whose Undo is the last one
    page.wait_for_load_state("networkidle")
    page.locator("#toasts").get_by_role("button", name="Undo").last.click()
    expect(page.get_by_role("link", name="Bridges", exact=True)).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Bridges", exact=True).click()
    expect(page).to_have_url(re.compile(r"/search/\?q=bridge$"))
    expect(page.get_by_text("Saved as “Bridges”")).to_be_visible()
