"""Bringing articles in as a person does: files are chosen or dropped, listed, sent, and told of one by one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Fetched, Import, Story
from articles.views import intake
from tests.articles.web import LOOPBACK, open_site
from tests.conftest import database_url

PROJECT = Path(__file__).resolve().parents[2]

BODY = (
    "Harbour pilots go on strike\n\nThe pilots of Ostrim harbour stopped work on Tuesday, their union said.\n\n"
    "Eleven ships waited in the bay. Talks with the port begin on Friday, the harbour master said.\n"
)
MANIFEST = "file,outlet,published\npilots.txt,Ostrim Post,2031-03-11\n"
DROP = """files => {
  const carrier = new DataTransfer();
  for (const [name, text] of files) carrier.items.add(new File([text], name, {type: "text/plain"}));
  return carrier;
}"""


def drop(page: Page, *files: tuple[str, str]) -> None:
    carrier = page.evaluate_handle(DROP, [list(file) for file in files])
    for event in ("dragover", "drop"):
        page.dispatch_event("[data-drop]", event, {"dataTransfer": carrier})


def names(page: Page) -> list[str]:
    return page.locator("[data-files] .name").all_text_contents()


def test_dropped_files_are_listed_and_sent_with_their_manifest(page: Page, log_in, journalist):
    log_in(journalist)
    page.goto("/intake/")
    drop(page, ("pilots.txt", BODY), ("list.csv", MANIFEST))
    drop(page, ("notes.txt", "x" * 2_000_000), ("pilots.txt", BODY))
    assert names(page) == ["list.csv", "notes.txt", "pilots.txt"]
    expect(page.locator("[data-files] li", has_text="list.csv")).to_contain_text("manifest")
    expect(page.locator("[data-files] li", has_text="notes.txt")).to_contain_text("2.0 MB")
    page.get_by_role("button", name="Leave notes.txt out").click()
    expect(page.get_by_text("2 files, 1 kB")).to_be_visible()
    page.get_by_role("button", name="Upload and read them").click()
    expect(page.get_by_role("row", name="pilots.txt")).to_contain_text("added")
    article = Article.objects.get()
    assert (article.outlet.name, article.source_name) == ("Ostrim Post", "pilots.txt")


def test_the_bookmark_sends_a_page_to_the_form_which_fetches_it(page: Page, log_in, journalist, settings):
    settings.FETCH_ALLOW, settings.FETCH_DELAY = LOOPBACK, 0
    log_in(journalist)
    page.goto("/intake/")
    bookmark = page.get_by_role("link", name="To the newsroom").get_attribute("href")
    headline, *words = BODY.strip().split("\n\n")
    with open_site() as site:
        paragraphs = "".join(f"<p>{each}</p>" for each in words)
        link = site.page("/pilots?day=2&of=9", f"<html><body><h1>{headline}</h1>{paragraphs}</body></html>")
        page.goto(link)
        page.evaluate(bookmark.removeprefix("javascript:"))
        expect(page.get_by_label("Links or text")).to_have_value(link)
        assert not Article.objects.exists()
        page.get_by_role("button", name="Take it in").click()
        expect(page.get_by_role("row", name="/pilots")).to_contain_text("added")
    assert [visitor["User-Agent"] for _, path, visitor in site.asked if "pilots" in path][1:] == [settings.FETCH_AGENT]
    page.get_by_role("row", name="/pilots").get_by_role("link").click()
    page.get_by_role("heading", name="Versions").click()
    expect(page.get_by_text(Fetched.objects.get().sha256)).to_be_visible()


def test_files_are_chosen_as_ever_and_sent_by_keyboard(page: Page, log_in, journalist):
    log_in(journalist)
    page.goto("/intake/")
    chooser = page.get_by_role("button", name="Files", exact=True)
    chooser.focus()
    expect(chooser).to_be_focused()
    chooser.set_input_files([{"name": "pilots.txt", "mimeType": "text/plain", "buffer": BODY.encode()}])
    assert names(page) == ["pilots.txt"]
    page.get_by_label("Story").first.fill("Pilots’ strike")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Pilots’ strike").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pilots’ strike")
    assert Story.objects.get().articles.count() == 1


def test_a_file_that_misses_the_area_leaves_the_page_alone(page: Page, log_in, journalist):
    log_in(journalist)
    page.goto("/intake/")
    carrier = page.evaluate_handle(DROP, [["pilots.txt", BODY]])
    page.dispatch_event("h1", "drop", {"dataTransfer": carrier})
    assert names(page) == []
    expect(page.get_by_role("heading", level=1)).to_have_text("Bring articles in")


@pytest.fixture
def worker() -> Iterator[list[subprocess.Popen]]:
    """A list to put a worker process into, which is ended with the test."""
    started: list[subprocess.Popen] = []
    yield started
    for process in started:
        process.terminate()
        process.wait(60)


def start_worker() -> subprocess.Popen:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "DJANGO_ALLOW"))}
    command = [sys.executable, "-m", "newsroom.worker"]
    return subprocess.Popen(command, cwd=PROJECT, env=kept | {"DATABASE_URL": database_url(), "SECRET_KEY": "k" * 50})


def test_many_files_are_read_by_the_worker_while_the_page_tells_how_far_it_is(
    page: Page, log_in, journalist, monkeypatch, worker
):
    monkeypatch.setattr(intake, "AT_ONCE", 1)
    log_in(journalist)
    page.goto("/intake/")
    drop(page, *((f"piece{n}.txt", f"{BODY}\nIt was pilot number {n} who said so.\n") for n in range(3)))
    page.get_by_role("button", name="Upload and read them").click()
    expect(page.get_by_text("None is running at present")).to_be_visible()
    expect(page.get_by_role("row", name="piece2.txt")).to_contain_text("added")
    expect(page.get_by_role("progressbar")).to_be_visible()

    worker.append(start_worker())
    page.get_by_role("link", name="Harbour pilots go on strike").last.focus()
    expect(page.get_by_text("All 3 articles are read.")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("link", name="Harbour pilots go on strike").last).to_be_focused()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    assert Import.objects.get().state == Import.State.DONE
    page.goto("/intake/")
    expect(page.get_by_role("region", name="What I brought in")).to_contain_text("3 added")


def test_without_javascript_the_page_is_looked_at_again_by_a_link(browser, live_server, journalist, log_in, page):
    log_in(journalist)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies(page.context.cookies())
    plain = context.new_page()
    imported = Import.objects.create(by=journalist, state=Import.State.READING)
    plain.goto(imported.get_absolute_url())
    imported.move(Import.State.DONE)
    plain.get_by_role("link", name="Look again").click()
    expect(plain.get_by_text("Nothing came in")).to_be_visible()
    plain.goto("/intake/")
    plain.get_by_role("button", name="Files", exact=True).set_input_files(
        [{"name": "pilots.txt", "mimeType": "text/plain", "buffer": BODY.encode()}]
    )
    plain.get_by_role("button", name="Upload and read them").click()
    expect(plain.get_by_text("The article is read.")).to_be_visible()
    context.close()
