"""A way through each screen of a story that the machine has read, as somebody at a desk would take it."""

import json
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from articles.management.commands.load_samples import SAMPLES, load
from articles.models import Appearance, Article, Claim, Discrepancy, Story
from entities.models import Entity

TABS = ("articles", "people", "quotes", "differences", "origins", "timeline", "history")


@pytest.fixture
def harbour(db) -> Story:
    return load(SAMPLES / "harbour")


@pytest.fixture
def desk(page: Page, log_in, journalist, harbour):
    log_in(journalist)
    page.goto(harbour.get_absolute_url())
    yield page
    page.wait_for_load_state("networkidle")  # nothing may ask for rows that the next test's clearing takes away


def tab(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Parts of the story").get_by_role("link", name=name).click()
    page.wait_for_load_state()


def test_one_utterance_stands_side_by_side_and_its_differing_words_are_marked(desk):
    tab(desk, "Quotes")
    said = desk.locator("section.said").filter(has=desk.locator("mark")).first
    assert said.locator(".rendering").count() > 1
    said.get_by_role("button", name="Confirm").first.click()
    expect(desk.locator("#toasts")).to_contain_text("Confirmed")
    desk.wait_for_load_state("networkidle")
    reported = desk.locator("#reported")
    expect(reported.locator(".rendering").first).to_be_hidden()
    reported.locator("> summary").click()
    expect(reported.locator(".rendering").first).to_be_visible()


def test_a_difference_is_dismissed_with_a_reason_and_reopened(desk):
    tab(desk, "Differences")
    first = desk.locator(".difference").first
    key = int(first.get_attribute("id")[1:])
    assert first.locator("dt").count() > 1
    first.get_by_label("Note, or why not").fill("One counts the crew, the other does not.")
    first.get_by_role("button", name="Dismiss").click()
    expect(desk.locator("#toasts")).to_contain_text("Rejected")
    desk.get_by_text("Dismissed (1)").click()
    expect(desk.locator(f"#d{key}")).to_contain_text("One counts the crew, the other does not.")
    assert Discrepancy.objects.get(pk=key).is_rejected
    desk.locator(f"#d{key}").get_by_role("button", name="Reopen").click()
    expect(desk.get_by_text("Dismissed (1)")).to_have_count(0)


def test_pictures_say_the_same_as_the_tables_beside_them(desk, harbour):
    tab(desk, "Timeline")
    expect(desk.locator("main svg").first).to_be_visible()
    published = desk.locator("table.moments tr", has_text="Published:")
    expect(published).to_have_count(harbour.articles.count())
    tab(desk, "Origins")
    expect(desk.locator("main svg").first).to_be_visible()
    expect(desk.get_by_role("heading", name="Who shares text with whom")).to_be_visible()
    desk.get_by_role("link", name="Compare").first.click()
    expect(desk.get_by_role("heading", level=1)).to_be_visible()


def test_an_origin_that_somebody_confirms_is_counted(desk):
    tab(desk, "Origins")
    desk.locator("#part").get_by_role("button", name="Confirm").first.click()
    expect(desk.locator("#toasts")).to_contain_text("Confirmed")
    desk.wait_for_load_state("networkidle")
    tab(desk, "Facts")
    expect(desk.locator("dl.inline-figures > div").nth(1).locator("dd")).to_have_text(re.compile("^1"))


def test_from_a_name_to_its_page_and_from_an_outlet_to_its_record(desk):
    tab(desk, "People")
    article = Article.objects.get(outlet__name="Northgate Daily")
    minister = Entity.objects.filter(kind="person", mentions__revision=article.current).first()
    desk.get_by_role("main").get_by_role("link", name=minister.name).first.click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text(minister.name)
    expect(desk.get_by_role("main")).to_contain_text("Northgate Daily")
    desk.goto("/outlets/")
    desk.get_by_role("main").get_by_role("link", name="Northgate Daily").first.click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Northgate Daily")


def test_search_narrows_without_losing_the_words_and_offers_the_name_that_was_meant(desk):
    desk.goto("/search/?q=ferry")
    expect(desk.locator(".snippet mark").first).to_be_visible()
    desk.get_by_label("Outlet", exact=True).fill("Radio Littoral")
    desk.get_by_label("Outlet", exact=True).press("Tab")
    expect(desk.locator(".found-articles > li")).to_have_count(1)
    expect(desk).to_have_url(re.compile("q=ferry.*outlet=Radio|outlet=Radio.*q=ferry"))
    name = Entity.objects.filter(kind="person", name__contains=" ").first().name
    typed = name[:-1] + ("x" if name[-1] != "x" else "z")
    desk.goto(f"/search/?q={typed.split()[-1]}")
    expect(desk.locator("#results")).to_contain_text(name.split()[-1])


def test_what_is_on_the_screen_goes_out_as_csv_as_a_dossier_and_on_paper(desk, harbour, tmp_path):
    desk.goto(f"{harbour.get_absolute_url()}?words=radar")
    rows = desk.locator("tr[data-claim]").count()
    desk.get_by_text("Export").click()
    with desk.expect_download() as saved:
        desk.get_by_role("link", name="This table as CSV").click()
    lines = Path(saved.value.path()).read_text(encoding="utf-8-sig").strip().splitlines()
    assert len([line for line in lines if line]) == rows + 1
    with desk.expect_download() as saved:
        desk.get_by_role("link", name="All data as JSON").click()
    dossier = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert dossier["story"]["slug"] == harbour.slug and len(dossier["articles"]) == 6
    desk.get_by_role("link", name="A brief to print").click()
    desk.wait_for_load_state()
    desk.emulate_media(media="print")
    expect(desk.locator("header.site, .site-header").first).to_be_hidden()
    assert desk.pdf(format="A4")[:4] == b"%PDF"


def test_a_link_to_a_passage_opens_at_its_words(desk):
    row = Appearance.objects.filter(field="text").order_by("-start").first()
    desk.goto(f"/articles/{row.article_id}/?at=text:{row.start}-{row.end}#words")
    expect(desk.locator("#words")).to_be_in_viewport()
    marked = "".join(desk.locator("mark.target, .target").all_inner_texts())
    assert "".join(row.exact.split())[:12] in "".join(marked.split())


def test_without_javascript_a_sentence_is_chosen_and_tagged(browser, live_server, page, log_in, journalist, harbour):
    log_in(journalist)
    context = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    plain = context.new_page()
    article = harbour.articles.get(outlet__name="Northgate Daily")
    plain.goto(f"{live_server.url}/articles/{article.pk}/tag/")
    plain.locator(".sentences a", has_text="struck the wall").click()
    plain.get_by_label("What they claim").fill("The ferry hit the wall in fog.")
    plain.get_by_role("button", name="Tag Enter").click()
    row = Appearance.objects.confirmed().get(claim__statement="The ferry hit the wall in fog.")
    assert row.exact.startswith("The Halcyon Star")
    context.close()


def test_what_two_people_do_on_one_article_is_seen_at_the_next_act(browser, live_server, desk, editor, harbour):
    article = harbour.articles.get(outlet__name="Northgate Daily")
    shown = Appearance.objects.suggested().filter(article=article, claim__in=Claim.objects.shown())
    row = shown.order_by("start").first()
    desk.goto(article.get_absolute_url())
    row.reject(editor)
    note = desk.locator(f"#p-a{row.pk}")
    expect(note).to_be_visible()
    note.get_by_role("button", name="Accept").click()
    expect(desk.locator("#conflict")).to_contain_text("Edda Schnitt")
    row.refresh_from_db()
    assert row.is_rejected


def test_moments_are_told_in_the_zone_of_the_reader_but_publication_where_it_was(
    browser, live_server, page, log_in, journalist, harbour
):
    log_in(journalist)
    state = page.context.storage_state()
    context = browser.new_context(storage_state=state, timezone_id="Asia/Tokyo", locale="en-GB")
    there = context.new_page()
    article = harbour.articles.get(outlet__name="Meridian Press Agency")  # 14:20 at +02:00
    there.goto(live_server.url + article.get_absolute_url())
    expect(there.locator(".kicker time").first).to_contain_text("14:20 UTC+02:00")  # where it came out
    came_in = article.current.created_at.astimezone(ZoneInfo("Asia/Tokyo"))
    expect(there.locator("#section-versions .note time").first).to_contain_text(f"{came_in:%H:%M}")
    context.close()


def test_nothing_moves_while_a_story_is_shown(desk, harbour):
    for name in ("", *(f"{tab}/" for tab in TABS)):
        desk.goto(harbour.get_absolute_url() + name)
        desk.wait_for_load_state("networkidle")
        shift = desk.evaluate(
            """() => new Promise(done => {
                let sum = 0;
                new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }))
                    .observe({type: 'layout-shift', buffered: true});
                setTimeout(() => done(sum), 200);
            })"""
        )
        assert shift < 0.01, name
