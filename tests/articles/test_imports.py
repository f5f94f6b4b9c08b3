"""An import as its owner follows it: taken in file by file, read at once or by a worker, gone on with after a fall."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import importing
from articles.intake.take_in import Outcome, Submission, Verdict
from articles.jobs import NotReadYet, analyse_import, defer_reading
from articles.models import Article, Import, Membership, Story
from articles.views import intake
from newsroom.decisions import State

from .test_intake import BODY
from .test_intake_view import file, upload

pytestmark = pytest.mark.django_db
URL = "/intake/"


def text_of(response) -> str:
    return response.content.decode()


def pieces(number: int) -> list:
    return [file(f"piece{n}.txt", f"{BODY}\nIt was number {n} of them that night.\n") for n in range(number)]


def taken_in(by, *bodies: str, wanted: str = "") -> Import:
    """An import whose files are in, and not read."""
    imported = importing.begin(by, wanted)
    importing.take_in_rows(imported, [Submission(body.encode(), f"{n}.txt") for n, body in enumerate(bodies)])
    imported.move(Import.State.WAITING)
    return imported


@pytest.fixture
def no_worker(monkeypatch):
    monkeypatch.setattr(intake, "is_worker_running", lambda: False)


def jobs() -> list[str]:
    return list(ProcrastinateJob.objects.filter(status="todo").values_list("task_name", flat=True))


class TestAFewArticles:
    def test_are_read_in_the_request(self, as_journalist, journalist):
        answer = as_journalist.post(URL, {"by": "upload", "files": pieces(2)})
        imported = Import.objects.get()
        assert (answer.status_code, answer.url) == (302, f"/intake/{imported.pk}/")
        assert (imported.by, imported.state) == (journalist, Import.State.DONE)
        assert [(row.verdict, bool(row.read_at)) for row in imported.rows.all()] == [("added", True)] * 2
        assert jobs() == []
        text = text_of(as_journalist.get(answer.url))
        assert "All 2 articles are read." in text
        assert Story.objects.first().get_absolute_url() in text
        assert "Look again" not in text and "every 1s" not in text

    def test_each_file_has_its_row_refused_ones_too(self, as_journalist):
        text = text_of(upload(as_journalist, file("good.txt"), file("empty.txt", b""), file("good.txt")))
        rows = Import.objects.get().rows.values_list("source_name", "verdict", "message")
        assert list(rows) == [
            ("good.txt", "added", "Added."),
            ("empty.txt", "refused", "It is empty."),
            ("good.txt", "refused", intake.TWICE),
        ]
        assert "<b>1</b> added" in text and "<b>2</b> refused" in text

    def test_none_of_which_is_good_make_no_story(self, as_journalist):
        text = text_of(upload(as_journalist, file("empty.txt", b""), story="Ferry lost"))
        assert "each piece was refused" in text
        assert not Story.objects.exists()

    def test_a_pasted_text_that_is_refused_leaves_no_import(self, as_journalist):
        assert as_journalist.post(URL, {"by": "paste", "text": "0 Comments\n"}).status_code == 422
        assert not Import.objects.exists()


class TestManyArticles:
    def test_wait_for_a_worker_with_one_job(self, as_journalist, monkeypatch):
        monkeypatch.setattr(intake, "AT_ONCE", 2)
        monkeypatch.setattr(intake, "is_worker_running", lambda: True)
        text = text_of(upload(as_journalist, *pieces(3)))
        imported = Import.objects.get()
        assert imported.state == Import.State.WAITING
        assert jobs() == ["articles.jobs.analyse_import"]
        assert "you may leave this page" in text
        assert 'hx-trigger="every 1s"' in text and "Look again" in text and "http-equiv" not in text
        assert not Membership.objects.exists()

        analyse_import(import_id=imported.pk)  # what the worker does
        text = text_of(as_journalist.get(imported.get_absolute_url()))
        assert "All 3 articles are read." in text and "every 1s" not in text
        assert Membership.objects.count() == 3

    def test_say_so_when_there_is_no_worker_and_are_read_on_demand(self, as_journalist, monkeypatch, no_worker):
        monkeypatch.setattr(intake, "AT_ONCE", 2)
        text = text_of(upload(as_journalist, *pieces(3)))
        assert "None is running at present" in text
        imported = Import.objects.get()
        text = text_of(as_journalist.post(reverse("intake_read", args=[imported.pk]), follow=True))
        assert "All 3 articles are read." in text
        analyse_import(import_id=imported.pk)  # the job that waited finds nothing left to do

    def test_ask_for_the_part_that_changes(self, as_journalist, journalist):
        imported = taken_in(journalist, BODY)
        page = as_journalist.get(imported.get_absolute_url())
        part = as_journalist.get(imported.get_absolute_url(), headers={"HX-Request": "true"})
        assert "<h1" in text_of(page) and "<h1" not in text_of(part)
        assert 'id="import"' in text_of(part)

    def test_cost_no_more_queries_than_few(self, as_journalist, journalist):
        def queries(imported) -> int:
            with CaptureQueriesContext(connection) as captured:
                as_journalist.get(imported.get_absolute_url())
            return len(captured)

        few, many = (importing.begin(journalist) for _ in range(2))
        importing.write_row(few, 1, Outcome("a", Verdict.REFUSED, "It is empty."))
        for number in range(20):
            importing.write_row(many, number, Outcome("a", Verdict.REFUSED, "It is empty."))
        assert queries(many) == queries(few)


class TestReading:
    def test_twice_changes_nothing(self, journalist):
        imported = taken_in(journalist, BODY)
        importing.read(imported)
        before = list(Membership.objects.values()), list(imported.rows.values())
        importing.read(imported)
        assert (list(Membership.objects.values()), list(imported.rows.values())) == before

    def test_goes_into_the_story_that_was_named(self, journalist):
        story = Story.objects.open("Ferry lost")
        imported = importing.read(taken_in(journalist, BODY, wanted="ferry LOST"))
        assert imported.into == story
        member = Membership.objects.get()
        assert (member.story, member.state, member.decided_by) == (story, State.CONFIRMED, journalist)

    def test_that_fails_is_told_and_goes_on_where_it_stopped(self, as_journalist, journalist, monkeypatch):
        imported = taken_in(journalist, BODY)
        with monkeypatch.context() as broken:
            broken.setattr(importing, "analyse_story", lambda *_, **__: 1 / 0)
            importing.read(imported)
        assert imported.state == Import.State.FAILED
        placed = Membership.objects.get()
        text = text_of(as_journalist.get(imported.get_absolute_url()))
        assert "What came in is safe" in text and "Try again" in text and "ZeroDivision" not in text
        text = text_of(as_journalist.post(reverse("intake_read", args=[imported.pk]), follow=True))
        assert "The article is read." in text
        assert Membership.objects.get() == placed
        assert Article.objects.count() == 1

    def test_of_one_story_that_fails_leaves_the_others_read(self, journalist, monkeypatch):
        other = "Cat show opens\n\nA cat show opened in Veldt on Sunday.\n\nNinety cats were shown, said its owner.\n"
        imported = taken_in(journalist, BODY, other)
        analyse_story = importing.analyse_story

        def fail_once(story, **options) -> None:
            analyse_story(story, **options) if "Cat" in story.title else 1 / 0

        monkeypatch.setattr(importing, "analyse_story", fail_once)
        importing.read(imported)
        assert imported.state == Import.State.FAILED
        assert [bool(row.read_at) for row in imported.rows.all()] == [False, True]

    def test_by_somebody_else_is_left_to_them(self, as_journalist, journalist):
        imported = taken_in(journalist, BODY)
        imported.move(Import.State.READING)
        with pytest.raises(NotReadYet):
            analyse_import(import_id=imported.pk)
        text = text_of(as_journalist.post(reverse("intake_read", args=[imported.pk]), follow=True))
        assert "It is being read already." in text
        assert not Membership.objects.exists()

    @pytest.mark.parametrize("state", [Import.State.READING, Import.State.TAKING])
    def test_whose_reader_is_gone_can_be_taken_over(self, as_journalist, journalist, state):
        imported = taken_in(journalist, BODY)
        Import.objects.update(state=state, last_sign_at=timezone.now() - timedelta(hours=1))
        assert "Try again" in text_of(as_journalist.get(imported.get_absolute_url()))
        analyse_import(import_id=imported.pk)
        imported.refresh_from_db()
        assert imported.state == Import.State.DONE

    def test_of_an_import_that_was_deleted_is_nothing_to_do(self):
        analyse_import(import_id=0)

    def test_is_deferred_within_the_transaction_at_hand(self, journalist):
        imported = taken_in(journalist, BODY)
        queries = CaptureQueriesContext(connection)
        with queries:
            defer_reading(imported)
        assert "procrastinate_defer" in str(queries.captured_queries)  # over this very connection
        assert jobs()
        defer_reading(imported)
        assert len(jobs()) == 1


class TestWhoMay:
    def test_a_stranger_is_sent_to_the_login(self, outsider, journalist):
        imported = taken_in(journalist, BODY)
        assert reverse("login") in outsider.get(imported.get_absolute_url()).url
        assert reverse("login") in outsider.post(reverse("intake_read", args=[imported.pk])).url

    def test_a_reader_without_a_role_may_not(self, as_reader, journalist):
        imported = taken_in(journalist, BODY)
        assert as_reader.get(imported.get_absolute_url()).status_code == 403
        assert as_reader.post(reverse("intake_read", args=[imported.pk])).status_code == 403

    def test_an_import_that_is_not_there_is_not_found(self, as_journalist):
        assert as_journalist.get("/intake/1/").status_code == 404
        assert as_journalist.post("/intake/1/read/").status_code == 404
        assert as_journalist.get("/intake/1/read/").status_code == 405

    def test_ones_own_are_listed_where_one_brings_in(self, as_journalist, as_editor, journalist):
        imported = taken_in(journalist, BODY, wanted="Ferry lost")
        text = text_of(as_journalist.get(URL))
        assert imported.get_absolute_url() in text and "waiting to be read" in text and "1 added" in text
        assert imported.get_absolute_url() not in text_of(as_editor.get(URL))
