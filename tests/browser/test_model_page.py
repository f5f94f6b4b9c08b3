"""A story read with a language model, in a browser: from what it would cost to what a person makes of what it found."""

import pytest
from playwright.sync_api import expect

from articles.models import ModelReading
from articles.pipeline.model_reading import carry_out
from tests.articles.noting_model import NotingModel
from tests.readers.model_server import KEY, open_model

QUEUE = "The closing of the Veldt Bridge left 3,000 commuters to queue for the ferry."


@pytest.fixture
def model(settings):
    """It states something new, and finds the cracks where no word tells of them."""
    with open_model() as server:
        settings.READER_URL, settings.READER_MODEL, settings.READER_KEY = server.url, "lumen-3", KEY
        settings.READER_SECONDS, settings.READER_PRICE_IN, settings.READER_DAY_BUDGET = 3, 2, 5
        yield NotingModel(
            server,
            [
                (QUEUE, "leaving 3,000 commuters to queue for the ferry"),
                ("Pylons of the bridge are cracked.", "We will not gamble with lives"),
            ],
        )


def test_from_what_it_would_cost_to_what_was_made_of_it(page, log_in, admin, bridge, model):
    log_in(admin)
    page.goto(bridge.story.get_absolute_url())
    page.get_by_role("link", name="Read with the model").click()
    expect(page.get_by_role("main")).to_contain_text("lumen-3 would read 3 articles")
    expect(page.get_by_role("main")).to_contain_text("cost 0.0")
    assert model.asked == []

    page.get_by_role("button", name="Read with the model").click()
    readings = page.get_by_role("region", name="What it has read")
    expect(readings).to_contain_text("It waits for the worker.")
    carry_out(ModelReading.objects.get())
    expect(readings).to_contain_text("passages suggested")  # by itself: the page looks again
    expect(readings).to_contain_text("150 tokens")

    claim = bridge.story.claims.get(statement=QUEUE)
    page.goto(f"{bridge.story.get_absolute_url()}?more=yes")
    expect(page.locator(f"#c{claim.pk}")).to_contain_text("suggested by a model")
    expect(page.locator(f"#c{bridge.closed.pk}")).not_to_contain_text("suggested by a model")
    page.locator(f"#c{claim.pk} td:not(.spread) a").first.click()
    cell = page.locator("#cell")
    expect(cell.get_by_title("Suggested by the model lumen-3")).to_be_visible()
    cell.get_by_role("button", name="Accept").click()
    expect(page.locator("#toasts")).to_contain_text("Confirmed")
    row = claim.appearances.get(reading__isnull=False)
    assert (row.is_confirmed, row.decided_by) == (True, admin)

    page.goto(bridge.story.get_absolute_url())
    page.get_by_text("Filter and sort").click()
    page.get_by_label("Readers differ").check()
    expect(page.locator(f"#c{claim.pk}")).to_have_count(0)
    page.locator(f"#c{bridge.cracks.pk}").get_by_role("link", name="readers differ").first.click()
    expect(cell).to_contain_text("Readers differ. The model finds it here; by its words alone the chance is")

    page.goto("/admin/articles/modelcall/")
    expect(page.locator("#result_list")).to_contain_text("Answered")
    expect(page.locator("#result_list")).to_contain_text(bridge.story.title)
    assert page.locator("#result_list tbody tr").count() == len(model.asked) == 1
    expect(page.locator("#result_list .column-cost")).to_be_in_viewport()
