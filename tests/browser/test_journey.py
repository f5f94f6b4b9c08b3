"""The main way, from the login to a claim that somebody tagged standing in the matrix."""

from pathlib import Path

from playwright.sync_api import Page, expect

from articles.models import Appearance, Story
from tests.browser.acts import drag_over

SAMPLE = Path(__file__).parents[2] / "articles/samples/harbour"
WORDS = "struck the wall shortly before 8 p.m. local time in dense fog"


def test_from_files_to_a_tagged_claim_in_the_matrix(page: Page, journalist):
    page.goto("/intake/")
    page.get_by_label("Name").fill("jonas")
    page.get_by_label("Password").fill("a long pass")
    page.get_by_role("button", name="Log in").click()

    files = sorted(path for path in SAMPLE.iterdir() if path.suffix in (".txt", ".html"))
    upload = page.get_by_role("region", name="Upload files")
    upload.get_by_label("Files", exact=True).set_input_files(files)
    upload.get_by_label("Manifest").set_input_files(SAMPLE / "manifest.csv")
    upload.get_by_label("Story").fill("The ferry at the wall")
    upload.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("main")).to_contain_text(f"{len(files)} added", timeout=60_000)
    page.get_by_role("main").get_by_role("link", name="The ferry at the wall").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("The ferry at the wall")
    expect(page.locator("#facts thead")).to_contain_text("Northgate Daily")
    said = page.locator("tr[data-claim] td:not(.spread) a", has_text="Reported").first
    said.hover()
    expect(page.locator("#cell mark").first).to_be_visible()

    article = Story.objects.get().articles.get(outlet__name="Northgate Daily")
    page.goto(article.get_absolute_url())
    drag_over(page, WORDS)
    page.get_by_role("button", name="Tag these words").click()
    page.get_by_label("What they claim").fill("The ferry hit the wall shortly before 20:00.")
    page.get_by_role("button", name="Tag Enter").click()
    expect(page.locator("#toasts")).to_contain_text("Tagged")
    tagged = Appearance.objects.confirmed().get()
    assert tagged.exact == WORDS

    page.goto(Story.objects.get().get_absolute_url())
    row = page.locator(f"#c{tagged.claim_id}")
    expect(row).to_contain_text("The ferry hit the wall shortly before 20:00.")
    row.locator("td:not(.spread) a", has_text="Reported").first.hover()
    expect(page.locator("#cell mark")).to_contain_text("shortly before 8 p.m.")
    page.mouse.move(2, 2)
    page.wait_for_load_state("networkidle")
