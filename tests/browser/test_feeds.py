"""Feeds as an editor meets them: a site's address, the feed it names, what came, and what could not be read."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from articles import feeding
from articles.models import Feed
from tests.articles.feeds import item, play, rss
from tests.articles.web import AGENT, LOOPBACK, html, open_site

PICTURES = os.environ.get("FEED_PICTURES")  # a folder to put them into


@pytest.fixture
def site(settings):
    settings.FETCH_ALLOW, settings.FETCH_DELAY, settings.FETCH_AGENT = LOOPBACK, 0, AGENT
    with open_site() as site:
        yield site


def picture(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def test_from_a_sites_address_to_its_articles(page: Page, log_in, editor, site):
    ferry = site.page("/1", html())
    said = {"dc_creator": "Lena Moor", "category": "Sea"}
    feed = play(
        site,
        item(2, f"{site.address}/2", "The pilots of Ostrim harbour strike", "Tue, 04 Mar 2031 10:20:00 +0100", **said),
        item(1, ferry, "Ferry sails again", "Tue, 04 Mar 2031 09:00:00 +0100", **said),
    )
    site.page("/", f'<html><title>Ostrim Post</title><link rel=alternate type="application/rss+xml" href="{feed}">')
    log_in(editor)
    page.goto("/feeds/")
    expect(page.get_by_role("heading", name="No feeds yet")).to_be_visible()
    page.get_by_role("link", name="Add feeds").click()
    page.get_by_role("textbox", name="Address").fill(f"{site.address}/")
    page.get_by_role("button", name="Look, and add it").click()
    expect(page.get_by_text(feed)).to_be_visible()
    picture(page, "named")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name="Ostrim Post")).to_be_visible()
    expect(page.get_by_text("waiting", exact=True)).to_have_count(2)

    row = Feed.objects.get()
    list(feeding.read_round(row))
    page.reload()
    expect(page.get_by_role("link", name="Ferry sails again")).to_be_visible()
    expect(page.get_by_text("has no such page (404).")).to_be_visible()
    site.page("/2", html(more="The pilots strike.", headline="Pilots on strike"))
    page.locator("#try-all-again").click()
    expect(page.get_by_text("1 entry is tried again.")).to_be_visible()

    site.page("/feed", "", 503)
    page.get_by_role("button", name="Look now").click()
    expect(page.get_by_role("status").filter(has_text="It could not be had.")).to_be_visible()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("paused", exact=True)).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_its_pages_fit(page: Page, log_in, editor, site, width, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    long = "x" * 120
    site.page("/1", html())
    items = [item(1, f"{site.address}/1", dc_creator="Lena Moor"), item(2, f"{site.address}/{long}", long)]
    site.page("/feed", rss(*items, title="Ostrim Post: news of the harbour"), Content_Type="text/xml")
    log_in(editor)
    page.goto("/feeds/add/")
    page.get_by_role("textbox", name="Address").fill(f"{site.address}/feed")
    page.get_by_role("button", name="Look, and add it").click()
    row = Feed.objects.get()
    list(feeding.read_round(row))
    failing = "It took too long to answer."
    make = {"outlet": row.outlet, "problem": failing, "failures": 4, "failing_since": row.created_at}
    Feed.objects.create(address=f"https://{long[:60]}.example/{long}", **make)
    Feed.objects.create(address="https://echo.example/rss", title="Echo", outlet=row.outlet, state="paused")
    places = ("/feeds/", "/feeds/add/", row.get_absolute_url(), f"{row.get_absolute_url()}edit/", "/")
    for name, place in zip(("list", "add", "feed", "edit", "desk"), places, strict=True):
        page.goto(place)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        picture(page, f"{name}-{width}-{scheme}")
