"""Two articles side by side in a real browser: found from the article page, linked left and right, on a phone too."""

import pytest
from playwright.sync_api import expect

from articles.models import Reuse, Revision
from tests.conftest import place

SHARED = "The town council closed the Veldt Bridge on Monday"


@pytest.fixture
def pair(bridge):
    """The wire and the paper, which share a sentence."""
    articles = bridge.at_wire, bridge.at_post
    spans = [list(place(article, SHARED)[2:]) for article in articles]
    Reuse.objects.create(
        first=articles[0],
        second=articles[1],
        kind="passages",
        share_of_first=0.2,
        share_of_second=0.4,
        passages=[spans],
    )
    return articles


def test_from_an_article_to_another_of_its_story_and_across_by_a_claim(page, log_in, reader, bridge, pair):
    wire, post = pair
    log_in(reader)
    page.goto(wire.get_absolute_url())
    page.get_by_text("Its story").click()
    page.get_by_label("Compare with").select_option(str(post.pk))
    page.get_by_role("button", name="Side by side").click()
    expect(page).to_have_url(f"{page.url.split('/articles/')[0]}/articles/{wire.pk}/compare/{post.pk}/")
    expect(page.get_by_role("region", name="Only A carries")).to_contain_text("Pylons of the bridge are cracked.")
    key = f"c{bridge.closed.pk}"
    page.locator(f'.side-a a.tie[href="#r-{key}"]').click()
    expect(page.locator(f'.side-b mark[data-marks~="{key}"]').first).to_be_in_viewport()
    page.locator(f'.side-a mark[data-marks~="{key}"]').first.hover()
    expect(page.locator(f'.side-b mark.is-lit[data-marks~="{key}"]')).to_have_text("closed the Veldt Bridge on Monday")
    expect(page.locator(f"#p-{key}.is-lit")).to_have_count(1)


def test_shared_paragraphs_stand_level(page, log_in, reader, pair):
    log_in(reader)
    page.goto(f"/articles/{pair[0].pk}/compare/{pair[1].pk}/")
    left, right = (page.locator(f".{side} mark.shared").first.bounding_box() for side in ("side-a", "side-b"))
    assert left["x"] + left["width"] < right["x"]
    assert abs(left["y"] - right["y"]) < 2


def test_on_a_phone_texts_stand_below_one_another_and_one_can_be_shown_alone(page, log_in, reader, pair):
    page.set_viewport_size({"width": 360, "height": 780})
    log_in(reader)
    page.goto(f"/articles/{pair[0].pk}/compare/{pair[1].pk}/")
    left, right = (page.locator(f".{side} mark.shared").first.bounding_box() for side in ("side-a", "side-b"))
    assert left["y"] + left["height"] <= right["y"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("Only B", exact=True).check()
    expect(page.locator(".side-a mark.shared").first).to_be_hidden()
    expect(page.locator(".side-b mark.shared").first).to_be_visible()


def test_two_articles_are_compared_without_javascript(browser, live_server, log_in, page, reader, bridge, pair):
    log_in(reader)
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    plain = context.new_page()
    plain.goto(f"{bridge.story.get_absolute_url()}articles/")
    plain.get_by_label("Compare", exact=True).select_option(str(pair[0].pk))
    plain.get_by_label("with", exact=True).select_option(str(pair[1].pk))
    plain.get_by_role("button", name="Compare").click()
    plain.locator('.side-a a.tie[href="#r-s1"]').click()
    lit = plain.locator(".anchor:target ~ mark.shared").first
    expect(lit).to_be_in_viewport()
    assert lit.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    context.close()


def test_what_a_new_version_changed_is_one_click_from_the_article(page, log_in, reader, bridge):
    echo = bridge.at_echo
    text = echo.current.text.replace("4 million", "9 million")
    echo.current = Revision.objects.create(
        article=echo, number=2, raw=text, raw_format="text", raw_sha256="2", headline=echo.headline, text=text
    )
    echo.save(update_fields=["current"])
    log_in(reader)
    page.goto(echo.get_absolute_url())
    page.get_by_text("Versions").click()
    page.get_by_role("link", name="what changed").click()
    expect(page.locator("ins.added")).to_have_text(["9"])
    expect(page.locator("del.cut")).to_have_text(["4"])
