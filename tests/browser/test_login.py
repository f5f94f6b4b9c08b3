"""Logging in by the form, as everybody begins."""

from playwright.sync_api import Page, expect


def test_it_logs_in_and_lands_on_the_desk(page: Page, journalist):
    page.goto("/")
    page.get_by_label("Name").fill("jonas")
    page.get_by_label("Password").fill("a long pass")
    page.get_by_role("button", name="Log in").click()
    expect(page).to_have_url(page.url.split("/login")[0])
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_wrong_password_says_so(page: Page, journalist):
    page.goto("/login/")
    page.get_by_label("Name").fill("jonas")
    page.get_by_label("Password").fill("another pass")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_be_visible()
