"""Links: pasted, uploaded, given to the command or sent by a bookmark; fetched, read, and kept as they came."""

import hashlib
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import importing
from articles.intake.fetch.visits import SharedVisits
from articles.intake.given import Refused
from articles.intake.links import links_in
from articles.intake.take_in import Submission, Verdict
from articles.jobs import analyse_import
from articles.management.commands import import_articles
from articles.models import Article, Fetched, Import, ImportRow, Site, Story
from articles.views import intake

from .web import WORDS, fetch_in, html, open_site, paste

pytestmark = pytest.mark.django_db
URL = "/intake/"


def jobs() -> list[str]:
    return list(ProcrastinateJob.objects.filter(status="todo").values_list("task_name", flat=True))


class TestWhatIsALink:
    @pytest.mark.parametrize(
        ("text", "links"),
        [
            ("https://paper.example/a", ["https://paper.example/a"]),
            ("  \nhttps://paper.example/a\r\n\r\n<HTTP://paper.example/b>  \n", 2),
            ("https://paper.example/a\nhttps://paper.example/a", ["https://paper.example/a"]),
            ("https://paper.example/a https://paper.example/b", []),
            ("https://paper.example/a\nThe ferry sails again.", []),
            ("See https://paper.example/a", []),
            ("ftp://paper.example/a", []),
            ("", []),
        ],
    )
    def test_a_text_of_nothing_but_addresses(self, text, links):
        found = links_in(text)
        assert found == links or len(found) == links

    def test_no_more_than_a_hundred(self):
        with pytest.raises(Refused, match="At most 100 links"):
            links_in("\n".join(f"https://paper.example/{n}" for n in range(101)))


class TestOneLink:
    def test_it_is_fetched_and_read_as_any_other(self, site, as_journalist, journalist):
        link = site.page("/ferry", html('<meta property="og:site_name" content="Ostrim Post">'))
        answer = paste(as_journalist, link)
        assert answer.status_code == 200 and b"The article is read." in answer.content
        article = Article.objects.get()
        assert (article.url, article.headline, article.outlet.name) == (link, "Ferry sails again", "Ostrim Post")
        assert article.current.text == "\n\n".join(WORDS) and article.created_by == journalist
        assert article.outlet.domains == ["127.0.0.1"]

    def test_what_its_bringer_says_of_it_holds(self, site, as_journalist):
        link = site.page("/ferry", html())
        paste(as_journalist, link, outlet="Coast Radio", published="2031-03-12", story="Ferry")
        article = Article.objects.get()
        assert (article.outlet.name, str(article.published_on)) == ("Coast Radio", "2031-03-12")
        assert Story.objects.get().title == "Ferry"

    def test_the_address_alone_is_a_link_too(self, site, as_journalist):
        paste(as_journalist, "", url=site.page("/ferry", html()))
        assert Article.objects.get().headline == "Ferry sails again"

    def test_it_is_kept_as_it_came(self, site, as_journalist):
        body = html().encode()
        link = site.page("/ferry", body, X_Paper="Ostrim", ETag='"1"')
        paste(as_journalist, link + "#comments")
        page = Fetched.objects.get()
        assert bytes(page.body) == body and page.sha256 == hashlib.sha256(body).hexdigest()
        assert (page.asked, page.address, page.status) == (link, link, 200)
        assert ["x-paper", "Ostrim"] in [[name.lower(), value] for name, value in page.headers]
        assert page.revision == Article.objects.get().current

    def test_headers_are_kept_whatever_is_in_them(self, site):
        link = site.page("/ferry", html(), X_Odd="caf\xe9 \x01 '\"<b>", Set_Cookie="a=1")
        fetch_in(link)
        assert ["x-odd", "caf\xe9 \x01 '\"<b>"] in [
            [name.lower(), value] for name, value in Fetched.objects.get().headers
        ]

    def test_what_was_kept_is_never_changed(self, site):
        fetch_in(site.page("/ferry", html()))
        with pytest.raises(DatabaseError), transaction.atomic():
            Fetched.objects.update(body=b"something else")

    @pytest.mark.parametrize(
        ("address", "words"),
        [
            ("http://10.0.0.1/", "10.0.0.1 lies inside a private network: only public sites are fetched."),
            ("http://2130706433/", "is a number and no name of a site"),
            ("https://ada:secret@paper.example/", "leave out what stands before the “@”"),
        ],
    )
    def test_what_is_refused_is_said_on_the_form_and_nothing_is_kept(self, site, as_journalist, address, words):
        answer = paste(as_journalist, address)
        assert answer.status_code == 422 and words in answer.content.decode()
        assert not Import.objects.exists() and not Article.objects.exists() and site.connections == 0

    def test_what_makes_the_machine_stumble_is_told_of(self, site, as_journalist, monkeypatch, caplog):
        monkeypatch.setattr(importing, "fetched", lambda *_, **__: 1 / 0)
        answer = paste(as_journalist, f"{site.address}/ferry")
        assert answer.status_code == 422 and "made the machine stumble" in answer.content.decode()

    def test_a_site_that_has_too_much_to_do_is_told_of(self, site, as_journalist):
        answer = paste(as_journalist, site.page("/ferry", "", 503))
        assert answer.status_code == 422 and "could not give the page (503)" in answer.content.decode()

    def test_a_page_that_is_not_there_is_told_of(self, site, as_journalist):
        answer = paste(as_journalist, f"{site.address}/gone")
        assert answer.status_code == 422 and "has no such page (404)" in answer.content.decode()

    def test_a_page_without_an_article_is_refused_as_a_file_would_be(self, site, as_journalist):
        link = site.page("/menu", "<html><body><nav><a href=/>Home</a></nav></body></html>")
        assert "No article was found in it" in paste(as_journalist, link).content.decode()
        assert not Fetched.objects.exists()

    def test_a_page_is_as_large_as_is_fetched(self, site):
        link = site.page("/ferry", html(f"<script>{'x' * 9_900_000}</script>"))
        assert fetch_in(link).verdict is Verdict.ADDED
        assert Article.objects.get().current.text == "\n\n".join(WORDS)

    def test_a_plain_text_is_read_as_text(self, site):
        link = site.page("/ferry.txt", "Ferry sails again\n\n" + "\n\n".join(WORDS), Content_Type="text/plain")
        assert fetch_in(link).verdict is Verdict.ADDED
        assert Article.objects.get().current.raw_format == "text"


class TestManyLinks:
    @pytest.fixture
    def three(self, site) -> list[str]:
        return [
            site.page("/ferry", html()),
            f"{site.address}/gone",
            site.page("/strike", html(more="The pilots strike.", headline="Pilots on strike")),
        ]

    def test_are_left_to_the_worker(self, three, site, as_journalist, monkeypatch):
        monkeypatch.setattr(intake, "is_worker_running", lambda: True)
        answer = paste(as_journalist, "\n".join(three), story="Ferry")
        assert site.connections == 0 and jobs() == ["articles.jobs.analyse_import"]
        assert "The worker fetches the links" in answer.content.decode()
        imported = Import.objects.get()
        assert [(row.address, row.verdict) for row in imported.rows.all()] == [(link, "waiting") for link in three]
        analyse_import(imported.pk)
        imported.refresh_from_db()
        assert imported.state == Import.State.DONE
        assert [row.verdict for row in imported.rows.all()] == ["added", "refused", "added"]
        page = as_journalist.get(imported.get_absolute_url()).content.decode()
        assert "has no such page (404)" in page and "All 2 articles are read." in page
        assert Story.objects.get().title == "Ferry"

    def test_nobody_fetches_them_in_the_page_while_a_worker_is_there(self, three, site, as_journalist, monkeypatch):
        monkeypatch.setattr(intake, "is_worker_running", lambda: True)
        paste(as_journalist, "\n".join(three))
        as_journalist.post(reverse("intake_read", args=[Import.objects.get().pk]))
        assert site.connections == 0

    def test_one_that_is_too_long_is_refused_and_never_cut(self, three, as_journalist, monkeypatch):
        monkeypatch.setattr(intake, "is_worker_running", lambda: True)
        long = f"http://paper.example/{'a' * 2000}"
        paste(as_journalist, "\n".join([*three, long]))
        rows = list(Import.objects.get().rows.values_list("address", "verdict"))
        assert sorted(rows) == sorted([*((link, "waiting") for link in three), ("", "refused")])

    def test_without_a_worker_the_page_says_so_and_fetches_when_asked(self, three, as_journalist, monkeypatch):
        monkeypatch.setattr(intake, "is_worker_running", lambda: False)
        page = paste(as_journalist, "\n".join(three)).content.decode()
        assert "The links wait for the worker that fetches them." in page
        as_journalist.post(reverse("intake_read", args=[Import.objects.get().pk]))
        assert Article.objects.count() == 2

    def test_whoever_goes_on_fetches_only_what_is_left(self, three, site, journalist):
        imported = importing.begin(journalist)
        importing.add_links(imported, three)
        imported.rows.filter(number=1).update(verdict="refused", message="It was not there.")
        imported.move(Import.State.WAITING)
        importing.read(imported)
        assert site.paths == ["/gone", "/strike"]

    def test_one_that_makes_the_machine_stumble_costs_only_itself(self, three, journalist, monkeypatch, caplog):
        whole = importing.fetched

        def stumble(link, *rest, **said):
            return 1 / 0 if link.endswith("ferry") else whole(link, *rest, **said)

        monkeypatch.setattr(importing, "fetched", stumble)
        imported = importing.begin(journalist)
        importing.add_links(imported, three)
        imported.move(Import.State.WAITING)
        assert importing.read(imported).state == Import.State.DONE
        assert [row.verdict for row in imported.rows.all()] == ["refused", "refused", "added"]

    def test_a_file_of_links_is_links(self, three, as_journalist):
        files = [
            SimpleUploadedFile("links.txt", "\n".join(three).encode()),
            SimpleUploadedFile("a.txt", html().encode()),
        ]
        as_journalist.post(URL, {"by": "upload", "files": files})
        rows = Import.objects.get().rows.all()
        assert [(row.number, row.address) for row in rows] == [*enumerate(three, 1), (4, "")]

    @pytest.fixture
    def of_three(self, three, journalist) -> Import:
        imported = importing.begin(journalist)
        importing.add_links(imported, three)
        imported.move(Import.State.WAITING)
        return imported

    def test_a_site_that_rests_keeps_no_others_waiting(self, of_three, site, monkeypatch):
        """Its link is tried again later, by another job; the articles that came are read."""
        monkeypatch.setattr(importing, "PATIENCE", 0.1)
        with open_site() as other:
            links = [other.page("/tide", html(headline="Tide tables")), f"{other.address}/tide?2"]
            importing.add_links(of_three, links)
            SharedVisits(0)._wait(other.address[7:])
            Site.objects.give_back(other.address[7:], timedelta(seconds=300))
            began = timezone.now()
            analyse_import(of_three.pk)
            of_three.refresh_from_db()
            rows = list(of_three.rows.all())
            assert [row.verdict for row in rows] == ["added", "refused", "added", "waiting", "waiting"]
            assert "wants to be left alone for now. It is tried again at" in rows[3].message and rows[0].read_at
            assert of_three.state == Import.State.WAITING and not of_three.is_silent
            (job,) = ProcrastinateJob.objects.filter(status="todo")
            assert timedelta(seconds=290) < job.scheduled_at - began < timedelta(seconds=310)
            Site.objects.give_back(other.address[7:], timedelta())
            of_three.rows.update(again_at=began)
            analyse_import(of_three.pk)
        of_three.refresh_from_db()
        assert of_three.state == Import.State.DONE
        assert [row.verdict for row in of_three.rows.all()][3:] == ["added", "refused"]

    def test_a_round_has_its_time_and_others_their_turn(self, of_three, site, monkeypatch):
        monkeypatch.setattr(importing, "ROUND_SECONDS", 0)
        analyse_import(of_three.pk)
        of_three.refresh_from_db()
        assert of_three.state == Import.State.WAITING and site.connections == 0
        assert jobs() == ["articles.jobs.analyse_import"]

    def test_one_whose_site_has_too_much_to_do_is_tried_again_but_not_for_ever(self, of_three, site):
        site.page("/gone", "", 503)
        for times in range(1, importing.MOST_REFUSALS):
            importing.read(of_three)
            row = of_three.rows.get(number=2)
            assert (of_three.state, row.verdict, row.refusals) == (Import.State.WAITING, "waiting", times)
            assert "could not give the page (503)" in row.message
            Site.objects.give_back(site.address[7:], timedelta())
            of_three.rows.update(again_at=timezone.now())
        importing.read(of_three)
        assert of_three.state == Import.State.DONE and of_three.rows.get(number=2).verdict == "refused"

    def test_one_whose_site_rests_for_long_is_refused(self, of_three, site):
        site.page("/ferry", "", 429, Retry_After="7200")
        importing.read(of_three)
        assert of_three.state == Import.State.DONE
        assert [row.verdict for row in of_three.rows.all()] == ["refused"] * 3

    def test_the_page_says_that_links_wait_for_their_sites(self, of_three, site, as_journalist, monkeypatch):
        monkeypatch.setattr(intake, "is_worker_running", lambda: True)
        site.page("/strike", "", 503)
        importing.read(of_three)
        page = as_journalist.get(of_three.get_absolute_url()).content.decode()
        assert "<b>1</b> link waits for its site to be ready again" in page and "(503). It is tried again at" in page
        assert "the table says why; you may leave this page" in page

    @pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16"])
    def test_a_file_of_links_may_begin_with_its_encodings_mark(self, three, journalist, charset):
        imported = importing.begin(journalist)
        importing.take_in_rows(imported, [Submission("\n".join(three).encode(charset), "links.txt")])
        assert [row.address for row in imported.rows.all()] == three

    @pytest.mark.parametrize("said", ["outlet", "published", "headline", "url"])
    def test_what_a_manifest_says_of_a_file_of_links_is_not_dropped(self, three, journalist, said):
        imported = importing.begin(journalist)
        described = Submission(three[0].encode(), "links.txt", **{said: "2031-03-12"})
        importing.take_in_rows(imported, [described, Submission(three[2].encode(), "more.txt")])
        rows = imported.rows.all()
        assert [(row.source_name, row.verdict) for row in rows] == [("links.txt", "refused"), (three[2], "waiting")]
        assert "a manifest can say nothing" in rows[0].message

    def test_an_import_has_only_so_many_links(self, journalist):
        imported = importing.begin(journalist)
        for name in "abcdef":
            links = "\n".join(f"https://paper.example/{name}/{n}" for n in range(100))
            importing.take_in_rows(imported, [Submission(links.encode(), f"{name}.txt")])
        assert imported.rows.filter(verdict="waiting").count() == 500
        assert "At most 500 links" in imported.rows.get(source_name="f.txt").message

    @pytest.mark.parametrize("said", ["outlet", "published", "headline", "url"])
    def test_what_is_said_of_one_article_cannot_be_said_of_three(self, three, as_journalist, said):
        answer = paste(as_journalist, "\n".join(three), **{said: "https://paper.example/2031-03-12"})
        assert answer.status_code == 422 and not Import.objects.exists()

    def test_too_many_are_refused_whole(self, as_journalist):
        answer = paste(as_journalist, "\n".join(f"https://paper.example/{n}" for n in range(101)))
        assert answer.status_code == 422 and "At most 100 links" in answer.content.decode()


class TestTheBookmark:
    def test_a_link_in_the_address_fills_the_form_and_fetches_nothing(self, site, as_journalist):
        link = site.page("/ferry?a=1&b=2", html())
        page = as_journalist.get(URL, {"url": link})
        assert f">\n{link.replace('&', '&amp;')}</textarea>" in page.content.decode()
        assert site.connections == 0 and not Import.objects.exists()

    def test_what_is_no_link_is_shown_as_words(self, as_journalist):
        page = as_journalist.get(URL, {"url": "</textarea><script>alert(1)</script>"}).content
        assert b"<script>alert" not in page

    def test_a_stranger_comes_back_with_the_link_after_the_login(self, outsider):
        answer = outsider.get(URL, {"url": "https://paper.example/a"})
        assert answer.status_code == 302 and "next=/intake/%3Furl%3Dhttps" in answer.url

    def test_the_page_offers_one(self, as_journalist):
        page = as_journalist.get(URL).content.decode()
        assert "javascript:void(location.href=&#x27;" in page or (
            "javascript:void(location.href='http://testserver/intake/?url='+encodeURIComponent(location.href))" in page
        )

    def test_no_address_of_the_newsroom_fetches_when_it_is_opened(self, site, as_reader):
        link = site.page("/ferry", html())
        assert as_reader.get(URL, {"url": link}).status_code == 403
        assert as_reader.post(URL, {"by": "paste", "text": link}).status_code == 403
        assert site.connections == 0


class TestTheCommand:
    def run(self, *paths: str) -> str:
        out = StringIO()
        call_command("import_articles", *paths, stdout=out)
        return out.getvalue()

    def test_links_and_files_come_in_together(self, site, tmp_path):
        (tmp_path / "a.txt").write_text("Pilots on strike\n\n" + WORDS[0])
        told = self.run(site.page("/ferry", html()), str(tmp_path), f"{site.address}/gone")
        assert "2 added" in told and "1 refused" in told and "has no such page (404)" in told
        assert Article.objects.count() == 2

    def test_a_link_may_stand_in_brackets(self, site):
        assert "1 added" in self.run(f"<{site.page('/ferry', html())}>")
        assert Article.objects.get().url == f"{site.address}/ferry"

    def test_a_site_that_rests_is_waited_for(self, site, monkeypatch):
        link, slept = site.page("/ferry", "", 503), []

        def sleep(seconds):
            slept.append(seconds)
            site.page("/ferry", html())
            ImportRow.objects.update(again_at=timezone.now())

        monkeypatch.setattr(import_articles, "sleep", sleep)
        told = self.run(link)
        assert "wait for their sites until" in told and "1 added" in told and len(slept) == 1 and 50 < slept[0] <= 60

    def test_links_that_are_all_refused_bring_nothing_in(self):
        with pytest.raises(CommandError, match="Nothing was taken in"):
            self.run("http://10.0.0.1/", "https://169.254.169.254/latest/")
