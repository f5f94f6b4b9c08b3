"""One page that comes as a saved file and by its link: one article, whichever comes first."""

import pytest

from articles import importing
from articles.intake.opening import opened_one
from articles.intake.take_in import Submission, Verdict, take_in
from articles.models import Article

from . import made_files as made
from .web import fetch_in, html

pytestmark = pytest.mark.django_db


def by_file(raw: str | bytes, name: str = "ferry.html", **said: str):
    raw = raw.encode() if isinstance(raw, str) else raw
    return take_in(opened_one(Submission(raw, name, **said)))


def as_saved(page: str) -> str:
    """As a browser writes it: the same words in other markup."""
    return page.replace("<nav>", '<nav class="is-open">').replace("</body>", "<script>draw()</script></body>")


@pytest.fixture
def link(site):
    address = f"{site.address}/ferry"
    site.page("/ferry?from=mail", html(f'<link rel="canonical" href="{address}">'))
    return site.page("/ferry", html(f'<link rel="canonical" href="{address}">'))


def saved_files(link: str) -> list[tuple]:
    """A file that says where it is from, each in its way."""
    page = as_saved(html(f'<link rel="canonical" href="{link}">'))
    bare = as_saved(html())
    return [
        (page,),
        (made.mhtml(page, f"{link}?from=mail"), "ferry.mhtml"),
        (f"<!DOCTYPE html>\n<!-- saved from url=({len(link):04})https://x -->".replace("https://x", link) + bare,),
        (f"<!--\n Page saved with SingleFile \n url: {link} \n saved date: Mon -->{bare}",),
    ]


@pytest.mark.parametrize("number", range(4))
def test_a_saved_file_of_a_link_that_is_here_adds_nothing(link, number):
    fetch_in(link)
    assert by_file(*saved_files(link)[number]).verdict is Verdict.UNCHANGED
    assert Article.objects.get().revisions.count() == 1


@pytest.mark.parametrize("number", range(4))
def test_a_link_of_a_saved_file_that_is_here_adds_its_evidence(link, number):
    by_file(*saved_files(link)[number])
    assert fetch_in(link).verdict is Verdict.UNCHANGED
    article = Article.objects.get()
    assert (article.url, article.current.fetched.count()) == (link, 1)


def test_a_file_is_known_by_the_address_that_was_given_with_it_too(link):
    page = as_saved(html(f'<link rel="canonical" href="{link}">'))
    by_file(page, url=f"{link}?page=1")
    assert by_file("Ferry sails again\n\n" + made.TEXT, "ferry.txt", url=f"{link}?page=1").verdict is Verdict.REVISED
    assert Article.objects.get().url == link


def test_a_file_that_says_other_words_is_a_version_of_its_article(link):
    fetch_in(link)
    saved = as_saved(html(f'<link rel="canonical" href="{link}">', more="The second ferry is for sale since Friday."))
    assert by_file(saved).verdict is Verdict.REVISED


def test_an_older_file_is_the_version_that_it_was(link, site):
    fetch_in(link)
    was = html(f'<link rel="canonical" href="{link}">')
    site.page("/ferry", was.replace("eleven days", "twelve days"))
    assert fetch_in(link).verdict is Verdict.REVISED
    assert by_file(as_saved(was)).verdict is Verdict.UNCHANGED
    article = Article.objects.get()
    assert article.current.number == article.revisions.count() == 2


def test_a_reprints_file_is_not_the_article_that_it_names(link):
    fetch_in(link)
    head = f'<link rel="canonical" href="{link}"><meta property="og:url" content="https://echo.example/reprint">'
    assert by_file(as_saved(html(head, more="First printed elsewhere."))).verdict is Verdict.ADDED
    assert by_file(as_saved(html(head, more="Printed again.")), url="https://echo.example/r").verdict is Verdict.ADDED
    assert Article.objects.count() == 3


def test_two_files_of_one_import_are_one_article(link):
    imported = importing.begin(None)
    page = as_saved(html(f'<link rel="canonical" href="{link}">'))
    files = {"a.html": page.encode(), "b.mhtml": made.mhtml(page, link)}
    importing.take_in_rows(imported, [Submission(raw, name) for name, raw in files.items()])
    assert [row.verdict for row in imported.rows.all()] == ["added", "unchanged"]


OTHER = "".join(
    f"<p>Whoever sends {n} crowns to the harbour master before noon may keep the lighthouse, he wrote.</p>"
    for n in range(3, 9)
)


class TestAFileThatSaysItIsAnothersArticle:
    def forged(self, head: str) -> str:
        return f"<html><head>{head}</head><body><article><h1>A lighthouse for all</h1>{OTHER}</article></body></html>"

    @pytest.mark.parametrize("number", range(4))
    def test_is_no_version_of_it(self, link, number):
        article = fetch_in(link).article
        can = f'<link rel="canonical" href="{link}">'
        raw, name = [
            (self.forged(can), "page.html"),
            (made.mhtml(self.forged(""), link), "page.mhtml"),
            (f"<!-- saved from url=({len(link):04}){link} -->\n{self.forged('')}", "page.html"),
            (made.zipped({"inner.html": self.forged(can)}), "pages.zip"),
        ][number]
        outcome = by_file(raw, name)
        assert outcome.verdict is Verdict.REFUSED and "quite another article is known from there" in outcome.message
        assert Article.objects.get() == article and article.revisions.count() == 1

    def test_is_believed_where_its_bringer_says_so(self, link):
        fetch_in(link)
        assert by_file(self.forged(""), url=link).verdict is Verdict.REVISED

    def test_a_letter_is_no_saved_page_whatever_stands_in_it(self, link):
        fetch_in(link)
        head = f'<link rel="canonical" href="{link}"><meta property="og:site_name" content="Ostrim Post">'
        for subject in ("A lighthouse", "Fwd: A lighthouse"):
            page = f"<!-- saved from url=({len(link):04}){link} -->\n{self.forged(head).replace('noon', subject)}"
            outcome = by_file(made.mail("", subject=subject, html=page), "letter.eml")
            assert outcome.verdict is Verdict.ADDED
            assert (outcome.article.url, outcome.article.outlet) == ("", None)
