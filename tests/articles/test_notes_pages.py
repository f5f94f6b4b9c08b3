"""Notes and assignments on the pages: written, resolved and given there, by whom, and what the desk tells of them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Assignment, Note
from entities.models import Entity
from tests.conftest import browser_of, group_of, make_person
from tests.security.conftest import SCRIPT

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def text_of(response) -> str:
    return response.content.decode()


@pytest.fixture
def places(bridge) -> list[str]:
    """The addresses of the notes of a story, a claim, an article, an entity and a cell."""
    entity = Entity.objects.create(name="Ilse Brandt")
    return [
        reverse("story_notes", args=[bridge.story.slug]),
        reverse("claim_notes", args=[bridge.closed.pk]),
        reverse("article_notes", args=[bridge.at_wire.pk]),
        reverse("entity_notes", args=[entity.pk]),
        reverse("claim_cell", args=[bridge.closed.pk, bridge.at_echo.pk]),
    ]


def noted(bridge, by, text="Look again.", **place) -> Note:
    return Note(text=text, **(place or {"story": bridge.story})).make(by)


def given(bridge, by, to, **fields) -> Assignment:
    return Assignment(person=to, **({"story": bridge.story} | fields)).make(by)


class TestAPlace:
    def test_a_note_is_written_where_it_belongs_with_and_without_htmx(self, as_journalist, places):
        for address in places:
            assert as_journalist.get(address).status_code == 200
            back = as_journalist.post(address, {"text": "On its page.", "version": 0})
            assert back.url == Note.objects.latest("pk").get_absolute_url()
            answer = as_journalist.post(address, {"text": "In its part.", "version": 0}, headers=HTMX)
            assert "noted" in answer["HX-Trigger"]
            part = text_of(as_journalist.get(address, headers=HTMX))
            assert "On its page." in part and "In its part." in part and "<html" not in part
        assert Note.objects.count() == 10

    def test_the_pages_lead_there_and_say_how_many_are_open(self, as_reader, bridge, journalist):
        noted(bridge, journalist, claim=bridge.closed)
        given(bridge, journalist, journalist, story=None, claim=bridge.closed)
        page = text_of(as_reader.get(bridge.closed.get_absolute_url()))
        assert f'href="{reverse("claim_notes", args=[bridge.closed.pk])}"' in page and "Notes (2)" in page
        cell = reverse("claim_cell", args=[bridge.closed.pk, bridge.at_echo.pk])
        assert cell in page
        column = reverse("story_cell", args=[bridge.story.slug, bridge.closed.pk, str(bridge.echo.pk)])
        assert cell in text_of(as_reader.get(column, headers=HTMX))
        entity = Entity.objects.create(name="Ilse Brandt")
        for row, address in (
            (bridge.story, reverse("story_notes", args=[bridge.story.slug])),
            (bridge.at_wire, reverse("article_notes", args=[bridge.at_wire.pk])),
            (entity, reverse("entity_notes", args=[entity.pk])),
        ):
            assert f'href="{address}"' in text_of(as_reader.get(row.get_absolute_url()))

    def test_who_may_not_tag_reads_and_writes_nothing(self, as_reader, journalist, bridge, places):
        note = noted(bridge, journalist)
        page = text_of(as_reader.get(places[0]))
        assert "Look again." in page and "<textarea" not in page and 'value="resolve"' not in page
        assert [as_reader.post(address, {"text": "x", "version": 0}).status_code for address in places] == [403] * 5
        for name, data in (("note_decide", {"decision": "resolve"}), ("note_edit", {"text": "x"})):
            assert as_reader.post(reverse(name, args=[note.pk]), data).status_code == 403

    def test_too_long_a_note_comes_back_and_says_so(self, as_journalist, places):
        for headers in ({}, HTMX):
            answer = as_journalist.post(places[1], {"text": "x" * 2001, "version": 0}, headers=headers)
            assert answer.status_code == 422
            assert "at most 2,000 characters; this one has 2001" in text_of(answer)
            assert "x" * 2001 in text_of(answer)
        assert as_journalist.post(places[1], {"text": "x\r\n" * 600 + "x" * 800, "version": 0}).status_code == 302

    def test_text_is_words_and_links_are_links(self, as_journalist, journalist, bridge, places):
        noted(bridge, journalist, f"{SCRIPT} see https://wire.example/a?b=1 and @nobody <b>")
        page = text_of(as_journalist.get(places[0]))
        assert SCRIPT not in page and 'href="https://wire.example/a?b=1" rel="nofollow"' in page
        assert "@nobody &lt;b&gt;" in page

    def test_whom_it_names_is_marked_and_who_is_gone_is_said(self, as_journalist, editor, bridge, places):
        gone = make_person("Nina Zange", "journalist", is_active=False)
        answer = as_journalist.post(places[0], {"text": "@edda, @nina: look.", "version": 0}, follow=True)
        page = text_of(answer)
        assert "@nina is deactivated and will not see it." in page
        assert 'title="Edda Schnitt">@edda</b>, <b' in page and "(deactivated)" in page
        assert gone.pk in Note.objects.get().names_people

    def test_what_is_said_costs_the_same_however_much_it_is(self, as_journalist, journalist, editor, bridge, places):
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                as_journalist.get(places[1], headers=HTMX)
            return len(captured)

        noted(bridge, journalist, "@edda @group-editor", claim=bridge.closed)
        given(bridge, editor, journalist, story=None, claim=bridge.closed)
        before = queries()
        for number in range(4):
            noted(bridge, editor, f"@jonas {number}", claim=bridge.closed, article=bridge.at_wire)
            given(bridge, editor, journalist, story=None, claim=bridge.closed)
        assert queries() == before


class TestActs:
    def test_resolved_and_open_again_with_an_undo(self, as_editor, journalist, bridge):
        note = noted(bridge, journalist)
        answer = as_editor.post(
            reverse("note_decide", args=[note.pk]), {"decision": "resolve", "version": 0}, follow=True
        )
        assert "Resolved by Edda Schnitt" in text_of(answer) and "Undo" in text_of(answer)
        stale = as_editor.post(reverse("note_decide", args=[note.pk]), {"decision": "resolve", "version": 0})
        assert stale.status_code == 409
        as_editor.post(reverse("note_decide", args=[note.pk]), {"decision": "reopen", "version": 1})
        assert Note.objects.get().is_open

    def test_only_its_writer_edits_it_and_hears_of_whoever_was_faster(
        self, as_journalist, as_editor, journalist, bridge
    ):
        note = noted(bridge, journalist)
        edit = reverse("note_edit", args=[note.pk])
        assert as_editor.get(edit).status_code == as_editor.post(edit, {"text": "x", "version": 0}).status_code == 403
        assert as_journalist.post(edit, {"text": "First.", "version": 0}).status_code == 302
        answer = as_journalist.post(edit, {"text": "Second.", "version": 0})
        assert answer.status_code == 409 and "First." in text_of(answer) and "Second." in text_of(answer)
        assert Note.objects.get().text == "First."

    def test_an_undo_takes_a_note_away_and_says_so_to_the_page(self, as_journalist, journalist, bridge, places):
        answer = as_journalist.post(places[0], {"text": "Oh.", "version": 0}, headers=HTMX)
        token = text_of(answer).split('name="token" value="')[1].split('"')[0]
        undone = as_journalist.post(reverse("undo"), {"token": token}, headers=HTMX)
        assert "noted" in undone["HX-Trigger"] and not Note.objects.exists()

    def test_given_taken_and_done(self, as_editor, as_journalist, editor, bridge, places):
        today = timezone.localdate()
        data = {"group": group_of("journalist").pk, "person": "", "what": "Call them.", "due": today, "version": 0}
        assert "Given to journalist." in text_of(as_editor.post(places[1], data, follow=True))
        row = Assignment.objects.get()
        assert (row.claim, row.created_by, row.due) == (bridge.closed, editor, today)
        act = reverse("assignment_decide", args=[row.pk])
        assert "Yours." in text_of(as_journalist.post(act, {"decision": "take", "version": 0}, follow=True))
        assert "Done by Jonas Feder" in text_of(
            as_journalist.post(act, {"decision": "done", "version": 1}, follow=True)
        )
        refused = as_journalist.post(act, {"decision": "withdraw", "version": 2}, follow=True)
        assert "Only who gave it, or an editor" in text_of(refused)

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ({}, "to one person, or to one group"),
            ({"due": "2020-01-01", "to": "jonas"}, "That day is over."),
            ({"what": "x" * 301, "to": "jonas"}, "at most 300 characters"),
            ({"due": "9999-12-31", "to": "jonas"}, "No later than 2100"),
        ],
    )
    def test_what_cannot_be_given_comes_back(self, as_editor, journalist, places, typed, words):
        typed = {"person": journalist.pk if typed.pop("to", "") else "", "version": 0} | typed
        page = as_editor.post(places[1], typed, follow=True)
        assert words in text_of(page) and not Assignment.objects.exists()
        assert str(typed.get("what", "")) in text_of(page)

    def test_it_is_changed_by_who_gave_it(self, as_editor, as_journalist, editor, journalist, bridge):
        other = make_person("Nina Zange", "journalist")
        row = given(bridge, editor, journalist)
        edit = reverse("assignment_edit", args=[row.pk])
        assert as_journalist.get(edit).status_code == 403
        assert "Jonas Feder (jonas)" in text_of(as_editor.get(edit))
        as_editor.post(edit, {"person": other.pk, "group": "", "what": "", "due": "", "version": 0})
        row.refresh_from_db()
        assert row.person == other
        stale = as_editor.post(edit, {"person": editor.pk, "group": "", "what": "", "due": "", "version": 0})
        assert stale.status_code == 409 and "nina" in text_of(stale)

    def test_an_overdue_one_is_edited_without_a_new_day(self, as_editor, editor, journalist, bridge):
        row = given(bridge, editor, journalist)
        Assignment.objects.update(due="2020-01-01")
        data = {"person": journalist.pk, "group": "", "what": "Now.", "due": "2020-01-01", "version": 0}
        assert as_editor.post(reverse("assignment_edit", args=[row.pk]), data).status_code == 302
        assert Assignment.objects.get().what == "Now."


class TestDeskAndLists:
    def test_the_desk_tells_what_is_for_me_and_what_is_late(self, as_journalist, editor, journalist, bridge):
        assert "Nothing is given to you" in text_of(as_journalist.get("/"))
        given(bridge, editor, journalist, what="Write it up.")
        Assignment.objects.update(due=timezone.localdate() - timedelta(days=3))
        noted(bridge, editor, "@jonas: who said so?", story=None, claim=bridge.cracks)
        noted(bridge, editor, "Not for you.", story=None, claim=bridge.closed)
        page = text_of(as_journalist.get("/"))
        assert "Overdue since" in page and "Write it up." in page and "@jonas: who said so?" in page
        assert "Not for you." not in page

    def test_it_is_short_and_costs_two_queries(self, as_journalist, editor, journalist, bridge):
        as_journalist.get("/")
        for number in range(9):
            given(bridge, editor, journalist, what=f"Task {number}.")
            noted(bridge, editor, f"@jonas {number}")
        with CaptureQueriesContext(connection) as captured:
            page = text_of(as_journalist.get("/"))
        assert len([1 for each in captured if 'FROM "articles_note"' in each["sql"]]) == 1
        assert len([1 for each in captured if 'FROM "articles_assignment"' in each["sql"]]) == 1
        assert page.count("Task ") == 5 and "More assignments" in page and "More notes that name you" in page

    def test_the_lists_begin_with_mine_and_are_narrowed(self, as_journalist, editor, journalist, bridge):
        mine, theirs = (
            given(bridge, editor, journalist, what="Mine."),
            given(bridge, journalist, editor, what="Theirs."),
        )
        late = given(bridge, editor, journalist, what="Late.")
        Assignment.objects.filter(pk=late.pk).update(due="2020-01-01")
        theirs.finish(editor)

        def shown(query: str = "") -> set[str]:
            page = text_of(as_journalist.get(reverse("assignment_list") + query))
            return {each.what for each in Assignment.objects.all() if each.what in page}

        assert shown() == {"Mine.", "Late."}
        assert shown("?whose=given&status=") == {"Theirs."}
        assert shown("?status=overdue") == {"Late."}
        assert shown("?status=done") == {"Theirs."}
        assert shown(f"?story={bridge.story.slug}") == {"Mine.", "Late.", "Theirs."} and shown("?story=x") == set()
        assert mine.is_open
        noted(bridge, editor, "@jonas look", story=None, article=bridge.at_wire)
        noted(bridge, journalist, "By me")
        notes = reverse("note_list")
        assert "@jonas</b> look" in text_of(as_journalist.get(notes)) and "By me" not in text_of(
            as_journalist.get(notes)
        )
        assert "By me" in text_of(as_journalist.get(f"{notes}?whose=mine"))

    def test_lists_go_on_page_by_page(self, as_journalist, editor, journalist, bridge):
        for number in range(31):
            given(bridge, editor, journalist, due=timezone.localdate() if number % 2 else None)
            noted(bridge, editor, f"@jonas {number}")
        for name in ("assignment_list", "note_list"):
            first = as_journalist.get(reverse(name)).context["page"]
            second = as_journalist.get(reverse(name) + first.next_address).context["page"]
            assert (len(first.rows), len(second.rows), second.has_next) == (30, 1, False)

    def test_names_are_completed(self, as_journalist, editor, bridge):
        make_person("Nina Zange", is_active=False)
        group_of("editor")
        for q in ("ed", "group-ed"):
            assert 'data-name="group-editor"' in text_of(as_journalist.get(reverse("note_names"), {"q": q}))
        assert 'data-name="edda"' in text_of(as_journalist.get(reverse("note_names"), {"q": "Sch"}))
        assert "nina" not in text_of(as_journalist.get(reverse("note_names"), {"q": ""}))

    def test_another_browser_sees_nothing_of_mine_on_its_desk(self, editor, journalist, bridge):
        given(bridge, editor, journalist, what="Only Jonas.")
        assert "Only Jonas." not in text_of(browser_of(editor).get("/"))
