"""Bringing articles in as a person does: files are chosen or dropped, listed, sent, and told of one by one."""

from playwright.sync_api import Page, expect

from articles.models import Article, Story

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
