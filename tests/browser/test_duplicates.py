"""The queue of what may be one, by keys, in a real browser."""

import pytest
from playwright.sync_api import expect

from articles.models import Duplicate, Mention
from articles.pipeline.duplicates import find_duplicates
from entities.models import Alias, Entity
from tests.conftest import place


@pytest.fixture
def pairs(bridge) -> list[Entity]:
    """Two pairs of names that may be one; of the first one somebody is named in two articles."""
    rows = []
    for name in ("Ilse Brandt", "Ilse Brandt", "Karim al-Haddad", "Kareem al-Haddad"):
        rows.append(Entity.objects.create(name=name, kind="person", note="Born in 1961." if not rows else ""))
        Alias.objects.create(entity=rows[-1], text=name)
    for article in (bridge.at_wire, bridge.at_post):
        Mention(entity=rows[0]).anchor(*place(article, "Ilse Brandt")).save()
    find_duplicates()
    return rows


def test_pairs_are_decided_by_keys_and_taken_back(page, log_in, editor, pairs):
    first, double, karim, kareem = pairs
    log_in(editor)
    page.goto("/duplicates/")
    expect(page.locator(".why")).to_contain_text("Ilse Brandt")
    page.keyboard.press("m")
    expect(page.locator(".why")).to_contain_text("al-Haddad")
    double.refresh_from_db()
    assert double.merged_into == first
    page.keyboard.press("u")
    expect(page.locator(".why")).to_contain_text("Ilse Brandt")
    double.refresh_from_db()
    assert double.merged_into is None
    page.keyboard.press("s")
    expect(page.locator(".why")).to_contain_text("al-Haddad")
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="That was the last one")).to_be_visible()
    assert Duplicate.objects.rejected().get().rows == [karim, kareem]


def test_a_key_says_which_one_stays(page, log_in, editor, pairs):
    log_in(editor)
    page.goto("/duplicates/")
    expect(page.locator(".side").nth(1).get_by_role("radio")).to_be_checked()
    page.keyboard.press("1")
    expect(page.locator(".side").first.get_by_role("radio")).to_be_checked()
    page.keyboard.press("m")
    expect(page.locator(".why")).to_contain_text("al-Haddad")
    pairs[0].refresh_from_db()
    assert pairs[0].merged_into == pairs[1]


def test_an_entity_s_page_leads_to_the_comparison(page, log_in, editor, pairs):
    log_in(editor)
    page.goto(pairs[2].get_absolute_url())
    page.get_by_role("link", name="Compare").click()
    expect(page.get_by_role("heading", name="Are these one?")).to_be_visible()
    page.keyboard.press("m")
    expect(page.locator("#toasts")).to_contain_text("was merged into")


def test_it_works_without_javascript(browser, live_server, page, log_in, editor, pairs):
    log_in(editor)
    plain = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    opened = plain.new_page()
    opened.goto("/duplicates/")
    opened.get_by_role("button", name="Merge into the one that stays").click()
    expect(opened.locator(".why")).to_contain_text("al-Haddad")
    opened.get_by_role("button", name="Not the same").click()
    expect(opened.get_by_role("heading", name="Nothing is waiting")).to_be_visible()
    plain.close()
