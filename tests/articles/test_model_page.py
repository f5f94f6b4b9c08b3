"""The pages of reading with a model: what it would cost and send before, what it did after, and nothing without one."""

import json

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import ModelReading, ModelSwitch, Opinion, Story
from articles.overviews.dossier import build_dossier
from articles.pipeline.model_reading import carry_out
from tests.conftest import place

pytestmark = pytest.mark.django_db

COST = "Repairs would likely cost 4 million crowns."
QUEUE = "The closing of the Veldt Bridge left 3,000 commuters to queue for the ferry."


@pytest.fixture
def model(model):
    model.notes = [(QUEUE, "leaving 3,000 commuters to queue for the ferry")]
    return model


def page_of(story: Story) -> str:
    return reverse("story_model", args=[story.slug])


def read_page(browser, story: Story) -> str:
    answer = browser.get(page_of(story))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def done(browser, story: Story, **fields) -> ModelReading:
    """Ask as a person does, and have it done as a worker does."""
    assert browser.post(page_of(story), fields).status_code == 302
    reading = ModelReading.objects.latest("pk")
    carry_out(reading)
    return reading


def test_without_a_model_no_page_speaks_of_one(as_journalist, bridge):
    for row in (bridge.story, bridge.closed, bridge.at_wire):
        assert page_of(bridge.story) not in as_journalist.get(row.get_absolute_url()).content.decode()
    assert "No language model is set up." in read_page(as_journalist, bridge.story)
    as_journalist.post(page_of(bridge.story), {"what": "story"})
    assert not ModelReading.objects.exists()


def test_what_it_costs_and_sends_is_said_before(model, as_journalist, bridge, settings):
    settings.READER_PRICE_IN, settings.READER_DAY_BUDGET = 2, 5
    page = read_page(as_journalist, bridge.story)
    assert "<b>lumen-3</b> would read 3 articles" in page and "tokens, cost 0.0" in page
    assert "To 127.0.0.1 go the headlines, texts and days of these articles" in page
    assert "Of the day’s budget 0.00 of 5.00 is spent." in page
    settings.READER_LOCAL = True
    assert "Nothing leaves the house" in read_page(as_journalist, bridge.story)
    assert model.asked == []


def test_the_storys_page_leads_there(model, as_journalist, bridge):
    assert (
        f'href="{page_of(bridge.story)}">Read with the model'
        in as_journalist.get(bridge.story.get_absolute_url()).content.decode()
    )


def test_whoever_asks_waits_for_nothing_and_sees_what_came_of_it(model, as_journalist, journalist, bridge):
    assert as_journalist.post(page_of(bridge.story), {"what": "story"}).status_code == 302
    reading = ModelReading.objects.get()
    assert (reading.by, reading.state) == (journalist, "waiting") and model.asked == []
    job = ProcrastinateJob.objects.get(task_name="articles.jobs.read_with_model", args__reading_id=reading.pk)
    assert job.queue_name == "model" and job.lock == f"model-{bridge.story.pk}"
    page = read_page(as_journalist, bridge.story)
    assert "It waits for the worker." in page and 'hx-trigger="every 2s"' in page
    carry_out(reading)
    page = read_page(as_journalist, bridge.story)
    assert "1 passage suggested, 0 things thrown away. 150 tokens" in page and "every 2s" not in page
    assert "asked for by Jonas Feder" in page and "has read all of this story" in page


def test_large_counts_are_told_as_they_were_before(model, as_journalist, bridge):
    counts = {"tokens_in": 12_000, "tokens_out": 345, "estimated_tokens": 33_753}
    ModelReading.objects.create(story=bridge.story, reader="lumen-3", prompt_version="1", state="done", **counts)
    assert "12,345 tokens" in (page := read_page(as_journalist, bridge.story)) and "(estimated: 33,753" in page


def test_a_second_who_asks_is_told_that_it_is_being_read(model, as_journalist, bridge):
    for _ in range(2):
        as_journalist.post(page_of(bridge.story), {"what": "story"})
    assert ModelReading.objects.count() == 1
    assert "That is being read already." in read_page(as_journalist, bridge.story)


def test_it_can_be_stopped(model, as_journalist, bridge):
    as_journalist.post(page_of(bridge.story), {"what": "story"})
    reading = ModelReading.objects.get()
    as_journalist.post(reverse("model_stop", args=[bridge.story.slug, reading.pk]))
    carry_out(reading)
    reading.refresh_from_db()
    assert reading.state == "stopped" and model.asked == []
    assert "Stopped; what it had found by then stays." in read_page(as_journalist, bridge.story)


def test_who_may_not_tag_may_not_ask(model, as_reader, outsider, bridge):
    assert as_reader.post(page_of(bridge.story), {"what": "story"}).status_code == 403
    assert outsider.post(page_of(bridge.story), {"what": "story"}).status_code == 302
    assert (
        "<button" not in read_page(as_reader, bridge.story).partition('id="model-title"')[2].partition("</section>")[0]
    )
    assert not ModelReading.objects.exists()


@pytest.mark.parametrize(
    "fields", [{}, {"what": "all"}, {"what": "claim", "claim": "x"}, {"what": "cell", "claim": "9"}]
)
def test_what_cannot_be_read_is_refused(model, as_journalist, bridge, fields):
    as_journalist.post(page_of(bridge.story), fields)
    assert not ModelReading.objects.exists()


def test_an_editor_says_that_it_is_never_sent_and_can_take_that_back(model, as_editor, bridge):
    address = reverse("story_edit", args=[bridge.story.slug])
    fields = {"title": bridge.story.title, "note": "", "version": bridge.story.version, "model_use": "never"}
    assert as_editor.post(address, fields).status_code == 302
    bridge.story.refresh_from_db()
    assert bridge.story.model_use == Story.ModelUse.NEVER
    assert "is never sent to a model." in read_page(as_editor, bridge.story)
    assert "Read with the model" not in as_editor.get(bridge.story.get_absolute_url()).content.decode()
    as_editor.post(page_of(bridge.story), {"what": "story"})
    assert not ModelReading.objects.exists()


def test_an_admin_switches_it_off(model, as_admin, bridge):
    switch = ModelSwitch.objects.the()
    address = reverse("admin:articles_modelswitch_change", args=[switch.pk])
    assert as_admin.post(address, {"seen_version": switch.version}).status_code == 302
    assert not ModelSwitch.objects.the().is_on and switch.history.count() == 1
    assert "switched off by an admin" in read_page(as_admin, bridge.story)
    assert "Read with the model" not in as_admin.get(bridge.story.get_absolute_url()).content.decode()


class TestWhatItFound:
    @pytest.fixture
    def claim(self, model, as_journalist, bridge):
        done(as_journalist, bridge.story, what="story")
        return bridge.story.claims.get(reading__isnull=False)

    def test_is_told_apart_on_the_storys_page_and_in_its_cell(self, claim, as_journalist, bridge):
        page = as_journalist.get(f"{bridge.story.get_absolute_url()}?more=yes").content.decode()
        assert "suggested by a model" in page and "Suggested by the model lumen-3, prompt " in page
        cell = reverse("story_cell", args=[bridge.story.slug, claim.pk, str(bridge.post.pk)])
        assert "Suggested by the model lumen-3, prompt " in as_journalist.get(cell).content.decode()

    def test_is_told_apart_in_what_is_exported(self, claim, as_journalist, bridge):
        dossier = json.loads(json.dumps(build_dossier(bridge.story)))
        row = next(row for row in dossier["claims"] if row["id"] == claim.pk)
        assert row["reader"]["name"] == row["appearances"][0]["reader"]["name"] == "lumen-3"
        assert row["reader"]["prompt_version"] and row["reader"]["at"].startswith("20")
        assert all(other["reader"] is None for other in dossier["claims"] if other["id"] != claim.pk)
        table = b"".join(as_journalist.get(reverse("story_matrix_csv", args=[bridge.story.slug])).streaming_content)
        assert b",reader,outlets," in table

    def test_is_decided_as_any_suggestion(self, claim, as_journalist, bridge):
        row = claim.appearances.get()
        as_journalist.post(reverse("appearance_decide", args=[row.pk]), {"decision": "confirm", "version": row.version})
        row.refresh_from_db()
        claim.refresh_from_db()
        assert row.is_confirmed and claim.is_confirmed


def test_where_readers_differ_is_said_in_the_cell_and_stands_first(model, as_journalist, bridge, journalist):
    reading = ModelReading.objects.create(story=bridge.story, by=journalist, reader="lumen-3", prompt_version="1")
    cell = {"claim": bridge.cracks, "article": bridge.at_post, "revision": bridge.at_post.current}
    Opinion.objects.create(**cell, reading=reading, chance=0.9, words_chance=0.1, why="It tells of pylons.")
    page = as_journalist.get(f"{bridge.story.get_absolute_url()}?sort=readers").content.decode()
    assert page.index(f'id="c{bridge.cracks.pk}"') < page.index(f'id="c{bridge.closed.pk}"')
    assert (
        f'id="c{bridge.closed.pk}"'
        not in as_journalist.get(f"{bridge.story.get_absolute_url()}?view=readers").content.decode()
    )
    address = reverse("story_cell", args=[bridge.story.slug, bridge.cracks.pk, str(bridge.post.pk)])
    said = as_journalist.get(address).content.decode()
    assert "The model finds it here; by its words alone the chance is 10 %." in said and "It tells of pylons." in said
    bridge.cracks.tag(*place(bridge.at_post, "closed the Veldt Bridge"), by=journalist)
    assert not Opinion.objects.differing()


def test_one_claim_one_article_and_one_cell_have_their_buttons(model, as_journalist, bridge):
    model.looks = [("The old bridge over the Veldt is shut.", 0.9)]
    for row, what in ((bridge.closed, "claim"), (bridge.at_echo, "article")):
        assert f'name="what" value="{what}"' in as_journalist.get(row.get_absolute_url()).content.decode()
    cell = reverse("story_cell", args=[bridge.story.slug, bridge.closed.pk, str(bridge.echo.pk)])
    assert 'name="what" value="cell"' in as_journalist.get(cell).content.decode()
    reading = done(as_journalist, bridge.story, what="claim", claim=bridge.closed.pk, next=cell)
    assert reading.kept == 1 and bridge.closed.appearances.get(reading=reading).article == bridge.at_echo
    done(as_journalist, bridge.story, what="cell", claim=bridge.closed.pk, article=bridge.at_echo.pk)
    assert "It says so in these words." in as_journalist.get(cell).content.decode()
