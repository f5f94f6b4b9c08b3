"""Files that are no text: each piece in them taken in or refused by itself, and the file kept as it came."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import importing
from articles.intake.cleaning import clean_again
from articles.intake.opening import opened, opened_one
from articles.intake.pages import Original
from articles.intake.take_in import Outcome, Refused, Submission, take_in
from articles.models import Article, Import, OriginalFile, Story
from articles.overviews.dossier import build_dossier
from tests.articles import made_files as made

pytestmark = pytest.mark.django_db


def bring(**files: bytes) -> Import:
    imported = importing.begin(None)
    importing.take_in_rows(imported, [Submission(raw, name.replace("__", ".")) for name, raw in files.items()])
    return imported


def verdicts(imported: Import) -> list[tuple[str, str]]:
    return [(row.source_name, row.verdict) for row in imported.rows.all()]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("ferry.pdf", made.pdf(2)),
        ("ferry.docx", made.docx()),
        ("ferry.mhtml", made.mhtml()),
        ("ferry.eml", made.mail()),
        ("ferry.mbox", made.mailbox([made.mail()])),
        ("ferry.zip", made.zipped({"ferry.html": made.page()})),
        ("ferry.warc.gz", made.warc({"https://gazette.example/ferry": made.page().encode()})),
    ],
)
def test_each_kind_of_file_is_an_article(name, raw):
    bring(**{name: raw})
    article = Article.objects.get()
    assert article.headline == made.HEADLINE
    assert article.current.text.split("\n\n") == list(made.PARAGRAPHS)


def test_the_file_is_kept_as_it_came_once_for_all_that_was_in_it():
    raw = made.mailbox([made.mail(made.TEXT + f"\n\nLetter {n}.", subject=f"{made.HEADLINE} {n}") for n in range(3)])
    bring(letters__mbox=raw)
    kept = OriginalFile.objects.get()
    assert (bytes(kept.body), kept.sha256) == (raw, hashlib.sha256(raw).hexdigest())
    assert Article.objects.count() == kept.revisions.count() == 3
    assert kept.revisions.first().original_part.startswith("letter 1")
    with pytest.raises(DatabaseError), transaction.atomic():
        kept.name = "another"
        kept.save()


def test_its_bytes_are_sent_to_the_database_once():
    letters = [made.mail(made.TEXT + f"\n\nLetter {n}.", subject=f"{made.HEADLINE} {n}") for n in range(3)]
    with CaptureQueriesContext(connection) as asked:
        bring(letters__mbox=made.mailbox(letters))
    assert sum('INSERT INTO "articles_originalfile"' in query["sql"] for query in asked) == 1


def test_a_text_needs_no_file_beside_it():
    bring(ferry__txt=made.TEXT.encode())
    assert not OriginalFile.objects.exists()


def test_bringing_the_same_file_twice_adds_nothing():
    for _ in range(2):
        imported = bring(ferry__pdf=made.pdf())
    assert [verdict for _, verdict in verdicts(imported)] == ["unchanged"]
    assert OriginalFile.objects.count() == 1


def test_each_piece_of_a_zip_stands_for_itself():
    pieces = {
        "a.txt": made.TEXT,
        "b.png": b"\x89PNG\r\n\x1a\n" + bytes(9),
        "c.pdf": b"%PDF-1.7 and no more",
        "d.txt": " ",
    }
    imported = bring(week__zip=made.zipped(pieces | {"letters/e.eml": made.mail("In brief. " + made.PARAGRAPHS[1])}))
    assert verdicts(imported) == [
        ("week.zip › a.txt", "added"),
        ("week.zip › c.pdf", "refused"),
        ("week.zip › d.txt", "refused"),
        (f"week.zip › letters/e.eml › {made.HEADLINE}", "added"),
        ("week.zip › b.png", "refused"),
    ]


def test_what_is_no_article_says_what_it_is():
    imported = bring(a__jpg=b"\xff\xd8\xff\xe0" + bytes(99), b__xlsx=made.zipped({"xl/workbook.xml": ""}))
    assert [row.message for row in imported.rows.all()] == [
        "It is a picture: have its text read first (OCR), and bring that in.",
        "It is a spreadsheet: there is no article to read in it.",
    ]


def test_a_letters_own_date_and_a_saved_pages_own_address_are_taken_over():
    bring(a__eml=made.mail(), b__mhtml=made.mhtml(made.page("Another ferry", made.PARAGRAPHS[1:])))
    letter, saved = Article.objects.order_by("pk")
    assert letter.published_at.isoformat() == "2031-03-12T13:20:00+00:00"
    assert letter.published_offset == 60
    assert saved.url == "https://gazette.example/ferry"


class TestWhatALettersHeadSays:
    INNER = "From: Ann Lind <ann@post.example>\nDate: Mon, 10 Mar 2031 09:05:00 +0200\nSubject: Ferry\nTo: Desk"

    def bring(self, text: str = made.TEXT, **fields):
        take_in(opened_one(Submission(made.mail(text, **fields), "a.eml")))
        return Article.objects.get()

    def test_does_for_want_of_a_byline_and_a_date(self, as_reader):
        article = self.bring()
        assert (article.byline, article.published_on.isoformat()) == ("Press office", "2031-03-12")
        shown = as_reader.get(article.get_absolute_url()).content.decode()
        assert "In a letter</dt><dd>from Press office &lt;press@example.org&gt;, Wed, 12 Mar 2031 14:20" in shown

    def test_of_what_was_sent_on_is_its_own(self, as_reader):
        article = self.bring(f"FYI\n\n----- Forwarded message -----\n{self.INNER}\n\n{made.TEXT}", subject="Fwd: Ferry")
        assert (article.byline, article.published_at.isoformat()) == ("Ann Lind", "2031-03-10T07:05:00+00:00")
        assert article.published_offset == 120
        assert "which was sent on to us, from Ann Lind" in as_reader.get(article.get_absolute_url()).content.decode()

    def test_is_that_of_what_was_sent_on_whatever_the_subject(self):
        article = self.bring(f"----- Forwarded message -----\n{self.INNER}\n\n{made.TEXT}", subject="Please read")
        assert (article.byline, article.published_on.isoformat()) == ("Ann Lind", "2031-03-10")

    def test_who_only_sends_on_says_nothing_of_it(self):
        article = self.bring(subject="Fwd: Ferry")
        assert (article.byline, article.published_at) == ("", None)

    def test_goes_behind_what_the_text_says(self):
        article = self.bring(made.TEXT.replace("\n\n", "\n\nBy Inga Moor\n\n", 1))
        assert article.byline == "Inga Moor"

    def test_stays_when_pieces_are_put_back(self, journalist):
        article = self.bring(f"Share this article\n\n{made.TEXT}")
        piece = article.current.removed[0]
        again = clean_again(article.current, [(piece["start"], piece["end"])], journalist)
        assert again.letter["sender"].startswith("Press office")


def test_what_a_manifest_says_goes_before_what_a_file_says():
    said = Submission(made.mail(), "a.eml", outlet="Gazette", published="2030-01-01", headline="Ferry stopped")
    take_in(opened_one(said))
    article = Article.objects.get()
    assert (article.outlet.name, article.headline) == ("Gazette", "Ferry stopped")
    assert article.published_at.year == 2030


def test_of_several_pieces_only_the_outlet_can_be_said():
    raw = made.zipped({"a.txt": made.TEXT, "b.txt": made.page()})
    assert {piece.outlet for piece in opened(Submission(raw, "a.zip", outlet="Gazette"))} == {"Gazette"}
    (refusal,) = opened(Submission(raw, "a.zip", headline="Ferry"))
    assert isinstance(refusal, Outcome) and "only say which outlet" in refusal.message
    with pytest.raises(Refused, match="several pieces"):
        opened_one(Submission(raw, "a.zip"))


class TestAManifestInAZip:
    SAYS = "file,outlet,url,published,headline\n"

    def test_says_of_each_piece_what_it_says_of_a_file(self):
        rows = (
            "a.txt,Gazette,https://gazette.example/a,2031-03-12,Ferry out\n"
            "mail/b.eml,Echo,,,\nc.txt,Post,,,\ngone.txt,,,,\n"
        )
        pieces = {
            "week/manifest.csv": self.SAYS + rows,
            "week/a.txt": made.TEXT,
            "week/mail/b.eml": made.mail("In brief. " + made.PARAGRAPHS[1]),
            "week/texts/c.txt": made.PARAGRAPHS[2],
            "week/d.txt": made.PARAGRAPHS[3],
        }
        imported = bring(week__zip=made.zipped(pieces))
        found = {row.source_name: row for row in imported.rows.all()}
        first = found["week.zip › week/a.txt"].article
        assert (first.outlet.name, first.url, first.headline) == ("Gazette", "https://gazette.example/a", "Ferry out")
        assert first.published_on.isoformat() == "2031-03-12"
        assert found[f"week.zip › week/mail/b.eml › {made.HEADLINE}"].article.outlet.name == "Echo"
        assert found["week.zip › week/texts/c.txt"].article.outlet.name == "Post"
        assert found["week.zip › week/d.txt"].article.outlet is None
        assert "not there" in found["week.zip › gone.txt"].message
        assert len(found) == 5

    def test_that_cannot_be_read_keeps_the_zip_out(self):
        imported = bring(week__zip=made.zipped({"manifest.csv": "file,source\na.txt,Gazette\n", "a.txt": made.TEXT}))
        (row,) = imported.rows.all()
        assert (row.source_name, row.verdict) == ("week.zip", "refused") and "column “source”" in row.message

    def test_with_a_bad_row_costs_that_file_alone(self):
        says = self.SAYS + "a.txt,Paper, The,,,,\nb.txt,Echo,,,\n"
        imported = bring(week__zip=made.zipped({"Manifest.CSV": says, "a.txt": made.TEXT, "b.txt": made.PARAGRAPHS[1]}))
        assert verdicts(imported) == [("week.zip › b.txt", "added"), ("week.zip › a.txt", "refused")]

    def test_of_which_one_name_could_mean_two_files_means_neither(self):
        pieces = {"manifest.csv": self.SAYS + "a.txt,Echo,,,\n", "x/a.txt": made.TEXT, "y/a.txt": made.PARAGRAPHS[1]}
        imported = bring(week__zip=made.zipped(pieces))
        assert {row.article.outlet for row in imported.rows.exclude(article=None)} == {None}
        assert "not there" in imported.rows.get(verdict="refused").message

    def test_alone_is_no_article(self):
        imported = bring(week__zip=made.zipped({"manifest.csv": self.SAYS}))
        assert verdicts(imported) == [("week.zip", "refused")]


def test_one_of_which_nothing_was_read_says_why(site):
    with pytest.raises(Refused, match="It is a picture"):
        opened_one(Submission(made.zipped({"a.png": b"\x89PNG\r\n\x1a\n" + bytes(9)}), "a.zip"))


def test_a_headline_that_stands_in_no_text_is_shown_for_want_of_one_and_read_by_nobody():
    take_in(opened_one(Submission(made.mail(made.PARAGRAPHS[0], subject="Please print"), "a.eml")))
    article = Article.objects.get()
    assert (article.headline, article.current.has_own_headline) == ("Please print", False)


def test_a_zip_of_bombs_costs_one_budget_and_no_more(monkeypatch):
    monkeypatch.setattr("articles.intake.opening.SECONDS", -1.0)
    (refusal,) = opened(Submission(made.pdf(), "a.pdf"))
    assert "taken too long" in refusal.message


class TestByTheWeb:
    def test_a_link_to_a_pdf_is_read_and_its_bytes_are_the_evidence(self, site):
        link = site.page("/ferry.pdf", made.pdf(), Content_Type="application/pdf")
        outcome = importing.take_in_link(link, None, 5.0)
        assert outcome.article.headline == made.HEADLINE
        assert bytes(outcome.article.current.fetched.get().body)[:5] == b"%PDF-"
        assert not OriginalFile.objects.exists()

    def test_a_link_to_several_pieces_says_so(self, site):
        raw = made.zipped({"a.txt": made.TEXT, "b.txt": made.TEXT})
        link = site.page("/ferry", raw, Content_Type="application/pdf")
        assert "download it" in importing.take_in_link(link, None, 5.0).message

    def test_the_file_can_be_downloaded_and_the_dossier_names_it(self, as_journalist):
        raw = made.docx()
        upload = {"by": "upload", "files": [SimpleUploadedFile("ferry.docx", raw)], "story": "Ferry"}
        page = as_journalist.post(reverse("intake"), upload, follow=True)
        assert "added" in page.content.decode()
        article = Article.objects.get()
        assert "a Word file" in as_journalist.get(article.get_absolute_url()).content.decode()
        answer = as_journalist.get(reverse("article_original", args=[article.pk]))
        assert answer.content == raw and answer["Content-Disposition"].startswith("attachment")
        file = build_dossier(Story.objects.get())["articles"][0]["file"]
        assert file == {"name": "ferry.docx", "kind": "a Word file", "bytes": len(raw), "sha256": digest(raw)}

    def test_a_text_has_no_file_to_download(self, as_journalist):
        bring(ferry__txt=made.TEXT.encode())
        answer = as_journalist.get(reverse("article_original", args=[Article.objects.get().pk]))
        assert answer.status_code == 404

    def test_a_saved_page_may_be_pasted_as_its_source(self, as_journalist):
        as_journalist.post(reverse("intake"), {"by": "paste", "text": made.mhtml().decode()})
        assert Article.objects.get().current.text.split("\n\n") == list(made.PARAGRAPHS)

    def test_a_pasted_mailbox_is_refused_in_a_sentence(self, as_journalist):
        text = made.mailbox([made.mail(), made.mail()]).decode()
        page = as_journalist.post(reverse("intake"), {"by": "paste", "text": text})
        assert page.status_code == 422 and "upload it as a file" in page.content.decode()


def digest(raw: bytes) -> str:
    return Original.of(raw, "", "").sha256
