"""Steps on the pages: a claim's, the matrix, a story's head, the desk, and what is exported."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Claim, Story
from articles.overviews.dossier import build_claim_dossier, build_dossier
from tests.conftest import browser_of, make_person

from .test_steps import take

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(db):
    return make_person("Sven Zweit", "editor")


@pytest.fixture
def handed(bridge, journalist):
    """Stated, checked and handed on by the journalist."""
    return take(bridge.closed, ("checked", journalist), ("second", journalist))


@pytest.fixture
def cleared(handed, editor):
    """Cleared an hour ago."""
    take(handed, ("cleared", editor))
    Claim.objects.filter(pk=handed.pk).update(step_at=timezone.now() - timedelta(hours=1))
    return handed


def step(client, claim, step: str, **data):
    claim.refresh_from_db()
    return client.post(
        reverse("claim_step", args=[claim.pk]), {"step": step, "version": claim.version} | data, follow=True
    )


def page(client, row) -> str:
    return client.get(row.get_absolute_url()).content.decode()


class TestClaimPage:
    def test_the_whole_way_by_buttons(self, as_journalist, as_editor, bridge):
        assert ">Mark as checked <kbd>c</kbd>" in page(as_journalist, bridge.closed)
        assertContains(step(as_journalist, bridge.closed, "checked"), "Hand to the second reader")
        step(as_journalist, bridge.closed, "second")
        text = page(as_editor, bridge.closed)
        assert ">Clear <kbd>c</kbd>" in text and "Send back with this note" in text
        assertContains(step(as_editor, bridge.closed, "back", step_note="Which council?"), "Which council?")
        step(as_journalist, bridge.closed, "checked")
        step(as_journalist, bridge.closed, "second")
        assertContains(step(as_editor, bridge.closed, "cleared"), "Cleared: “The council closed")
        history = page(as_editor, bridge.closed).split("<h2>History</h2>")[1]
        assert "Sent back" in history and "Which council?" in history and "Edda Schnitt" in history

    def test_it_says_why_one_does_not_clear_it(self, as_editor, editor, bridge, journalist):
        take(bridge.closed, ("checked", editor), ("second", editor))
        text = page(as_editor, bridge.closed)
        assert "You checked it yourself: the second reader is another person." in text
        assert ">Clear <kbd>" not in text

    def test_readers_see_the_way_and_no_buttons(self, as_reader, handed):
        text = page(as_reader, handed)
        assert 'aria-current="step">With the second reader' in text
        assert reverse("claim_step", args=[handed.pk]) not in text

    def test_suggested_claims_are_on_no_way(self, as_editor, bridge):
        assert 'class="steps"' not in page(as_editor, bridge.cost)

    def test_what_changed_since_it_was_cleared_is_told_and_it_is_cleared_again(
        self, bridge, cleared, second, as_editor, journalist, monkeypatch
    ):
        Claim.objects.filter(pk=cleared.pk).update(step_at=timezone.now() - timedelta(seconds=0.01))
        bridge.closed_at_post.reject(journalist)
        as_second = browser_of(second)
        text = page(as_second, cleared)
        assert "Changed since it was cleared" in text and ">Clear again <kbd>c</kbd>" in text
        assertContains(step(as_second, cleared, "cleared"), "Cleared: “The council closed")

    def test_two_at_once_get_the_choice(self, as_journalist, as_editor, handed):
        old = handed.version
        step(as_editor, handed, "cleared")
        response = step(as_journalist, handed, "draft", version=old)
        assert response.status_code == 409
        assertContains(response, "to take the step “Draft”", status_code=409)

    def test_what_was_said_anew_meanwhile_is_not_cleared(self, as_editor, handed, bridge, journalist):
        seen = as_editor.get(handed.get_absolute_url()).context["steps"].seen
        bridge.closed_at_post.reject(journalist)
        assertContains(step(as_editor, handed, "cleared", seen=seen), "has changed while you read it")

    def test_a_step_can_be_undone(self, as_journalist, bridge):
        response = step(as_journalist, bridge.closed, "checked")
        token = response.content.decode().split('name="token" value="')[1].split('"')[0]
        as_journalist.post(reverse("undo"), {"token": token})
        bridge.closed.refresh_from_db()
        assert bridge.closed.step == "draft"

    def test_what_cannot_be_read_is_refused(self, as_journalist, as_reader, bridge):
        for data in ({"step": "changed"}, {"version": "x"}, {"step_note": "x" * 10_001}, {"seen": "y" * 65}):
            assertContains(step(as_journalist, bridge.closed, **{"step": "checked"} | data), "could not be read")
        assert step(as_reader, bridge.closed, "checked").status_code == 403


class TestMatrix:
    def test_a_row_says_its_step_and_rows_are_narrowed_by_it(self, as_reader, bridge, handed):
        text = page(as_reader, bridge.story)
        assert '<span class="status ">Second reader</span>' in text
        narrowed = as_reader.get(bridge.story.get_absolute_url(), {"step": "second"})
        assert [line.claim for line in narrowed.context["facts"].lines] == [handed]

    def test_several_rows_take_a_step(self, as_journalist, as_editor, bridge):
        address = reverse("story_rows", args=[bridge.story.slug])
        both = [bridge.closed.pk, bridge.cracks.pk]
        for what in ("checked", "second"):
            as_journalist.post(address, {"rows": what, "claim": both})
        assertContains(as_editor.post(address, {"rows": "cleared", "claim": both}, follow=True), "Cleared: 2 rows")
        assert set(Claim.objects.filter(pk__in=both).values_list("step", flat=True)) == {"cleared"}


class TestStory:
    def test_its_stage_is_said_on_its_head(self, as_journalist, as_editor, bridge):
        address = reverse("story_stage", args=[bridge.story.slug])
        response = as_journalist.post(address, {"stage": "checking", "version": bridge.story.version}, follow=True)
        assertContains(response, '<dd class="chip">Being checked</dd>')
        assertContains(
            as_editor.post(address, {"stage": "cleared"}, follow=True), "2 stated claims are not cleared yet"
        )
        assertContains(as_journalist.post(address, {"stage": "closed"}, follow=True), "Editors clear stories")
        assert as_editor.post(address, {"stage": "closed", "version": bridge.story.version}).status_code == 409

    def test_what_is_cleared_and_has_a_claim_that_is_not_says_so(self, as_reader, bridge):
        Story.objects.filter(pk=bridge.story.pk).update(stage="cleared")
        assertContains(as_reader.get(bridge.story.get_absolute_url()), "Cleared, but 2 stated claims are not")

    def test_a_list_says_where_a_cleared_story_is_so_no_longer(self, as_reader, bridge):
        Story.objects.filter(pk=bridge.story.pk).update(stage="cleared")
        assertContains(as_reader.get(reverse("story_list")), "Cleared, but 2 stated claims are not")
        Claim.objects.filter(story=bridge.story).update(step="cleared")
        assertNotContains(as_reader.get(reverse("story_list")), "Cleared, but")

    def test_stories_are_listed_by_stage(self, as_reader, bridge):
        assert "Veldt" in as_reader.get(reverse("story_list"), {"stage": "open"}).content.decode()
        assert "Veldt" not in as_reader.get(reverse("story_list"), {"stage": "closed"}).content.decode()


class TestDesk:
    def test_what_waits_for_a_second_reader_and_what_was_sent_back(
        self, as_editor, as_journalist, editor, second, bridge, handed
    ):
        take(bridge.cracks, ("checked", editor))
        take(bridge.cracks, ("back", second), note="Who says so?")
        text = as_editor.get("/").content.decode()
        assert "Waiting for a second reader" in text and "checked by Jonas Feder" in text
        assert "Sent back to you" in text and "Sven Zweit: “Who says so?”" in text
        text = as_journalist.get("/").content.decode()
        assert "Waiting for a second reader" not in text and "Sent back to you" not in text

    def test_ones_own_claims_wait_for_somebody_else(self, bridge, editor, as_editor):
        take(bridge.cracks, ("checked", editor), ("second", editor))
        assertNotContains(as_editor.get("/"), "Waiting for a second reader")

    def test_what_changed_since_it_was_cleared(self, bridge, cleared, as_editor, journalist):
        bridge.closed_at_post.reject(journalist)
        assertContains(as_editor.get("/"), "cleared by Edda Schnitt")

    def test_the_lists_are_one_query_and_have_an_end(self, as_editor, bridge, journalist):
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                as_editor.get("/")
            return len(captured)

        queries()
        before = queries()
        for number in range(12):
            claim = Claim(story=bridge.story, statement=f"Fact {number}.").stamp(journalist)
            claim.step, claim.checked_by, claim.step_by, claim.step_at = (
                "second",
                journalist,
                journalist,
                timezone.now(),
            )
            claim.save()
        assert queries() == before
        assert as_editor.get("/").content.decode().count("checked by Jonas Feder") == 8


class TestExports:
    def test_each_says_the_step(self, as_reader, bridge, cleared):
        found = {each["id"]: each for each in build_dossier(bridge.story)["claims"]}
        assert found[cleared.pk]["step"] == "cleared" and found[cleared.pk]["cleared_at"]
        assert (found[bridge.cracks.pk]["step"], found[bridge.cost.pk]["step"]) == ("draft", "")
        assert build_claim_dossier(Claim.objects.get(pk=cleared.pk))["claim"]["step"] == "cleared"
        assert json.dumps(build_dossier(bridge.story)["story"]["stage"]) == '"open"'
        table = b"".join(as_reader.get(reverse("story_matrix_csv", args=[bridge.story.slug]))).decode()
        assert "claim,kind,status,step,state" in table and "open,cleared,confirmed" in table
        assertContains(as_reader.get(reverse("story_brief", args=[bridge.story.slug])), ">Cleared</span>")
