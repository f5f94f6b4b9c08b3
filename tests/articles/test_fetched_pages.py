"""Fetched pages: one article under whatever address it is known again, and the evidence that is kept."""

import hashlib

import pytest
from django.urls import reverse

from articles.intake.cleaning import clean_again
from articles.intake.take_in import Submission, Verdict, take_in
from articles.models import Article, Fetched, Story
from articles.overviews.dossier import build_dossier

from .web import fetch_in, html, paste

pytestmark = pytest.mark.django_db


class TestOneArticleUnderSeveralAddresses:
    def test_the_address_it_states_is_its_own(self, site):
        head = f'<link rel="canonical" href="{site.address}/ferry">'
        links = [site.page(path, html(head)) for path in ("/ferry?from=mail", "/amp/ferry", "/ferry")]
        assert [fetch_in(link).verdict for link in links] == [Verdict.ADDED, Verdict.UNCHANGED, Verdict.UNCHANGED]
        article = Article.objects.get()
        assert (article.url, article.revisions.count()) == (f"{site.address}/ferry", 1)
        assert [page.asked for page in Fetched.objects.all()] == links
        assert {page.canonical for page in Fetched.objects.all()} == {f"{site.address}/ferry"}

    def test_redirects_are_kept_and_lead_to_one_article(self, site):
        site.page("/ferry", html())
        site.redirect("/b", "/ferry")
        short = site.redirect("/a", "/b")
        assert fetch_in(short).verdict is Verdict.ADDED
        assert fetch_in(f"{site.address}/ferry").verdict is Verdict.UNCHANGED
        assert fetch_in(f"{site.address}/b").verdict is Verdict.UNCHANGED
        page = Fetched.objects.first()
        assert (page.redirects, page.address) == ([f"{site.address}/b"], f"{site.address}/ferry")
        assert Article.objects.get().url == f"{site.address}/ferry"

    def test_a_link_that_is_known_stays_known_when_the_page_has_moved(self, site):
        old = site.page("/old", html())
        fetch_in(old)
        site.redirect("/old", "/new")
        site.page("/new", html())
        assert fetch_in(old).verdict is Verdict.UNCHANGED
        assert fetch_in(f"{site.address}/new").verdict is Verdict.UNCHANGED
        assert Article.objects.count() == 1

    def test_a_link_that_moves_on_leads_to_another_article(self, site):
        site.page("/ferry", html())
        site.page("/strike", html(more="The pilots strike.", headline="Pilots on strike"))
        latest = site.redirect("/latest", "/ferry")
        fetch_in(latest)
        site.redirect("/latest", "/strike")
        assert fetch_in(latest).verdict is Verdict.ADDED
        assert {a.url for a in Article.objects.all()} == {f"{site.address}/ferry", f"{site.address}/strike"}

    def test_a_page_that_moves_on_and_says_whose_it_is_is_another_article_too(self, site):
        for path, headline in (("/ferry", "Ferry sails again"), ("/strike", "Pilots on strike")):
            head = f'<link rel="canonical" href="{site.address}{path}">'
            latest = site.page("/latest", html(head, f"{headline}.", headline))
            assert fetch_in(latest).verdict is Verdict.ADDED
        assert Article.objects.count() == 2

    def test_a_stop_on_the_way_makes_no_one_article_of_two(self, site):
        site.page("/ferry", html())
        site.page("/strike", html(more="The pilots strike.", headline="Pilots on strike"))
        for path in ("/ferry", "/strike"):
            site.redirect(f"/to{path}", "/consent")
            site.redirect("/consent", path)
            assert fetch_in(f"{site.address}/to{path}").verdict is Verdict.ADDED
        assert Article.objects.count() == 2

    def test_a_page_that_has_moved_keeps_its_pieces_that_were_put_back(self, site, journalist):
        old = site.page("/old", html())
        revision = fetch_in(old).article.current
        piece = revision.removed[0]
        clean_again(revision, [(piece["start"], piece["end"])], journalist)
        site.redirect("/old", "/new")
        site.page("/new", html())
        assert fetch_in(old).verdict is Verdict.UNCHANGED
        assert Article.objects.count() == 1

    def test_a_saved_page_with_the_links_address_is_the_same_article(self, site):
        site.page("/ferry", html(f'<link rel="canonical" href="{site.address}/own">'))
        fetch_in(f"{site.address}/ferry")
        saved = Submission(html(more="It sails twice a day.").encode(), "saved.html", url=f"{site.address}/ferry")
        assert take_in(saved).verdict is Verdict.REVISED
        assert Article.objects.count() == 1

    def test_the_other_way_round_too(self, site):
        link = site.page("/ferry", html(f'<link rel="canonical" href="{site.address}/own">'))
        take_in(Submission(html().encode(), "saved.html", url=link))
        assert fetch_in(link).verdict is Verdict.UNCHANGED
        assert Article.objects.count() == 1

    def test_a_page_that_says_it_is_another_sites_is_not(self, site):
        link = site.page("/ferry", html('<link rel="canonical" href="https://wire.example/ferry">'))
        fetch_in(link)
        assert Article.objects.get().url == link and Fetched.objects.get().canonical == ""

    def test_other_markup_round_the_same_words_is_no_other_version(self, site):
        link = site.page("/ferry", html())
        fetch_in(link)
        site.page("/ferry", html("<script>let nonce = 7</script>"))
        assert fetch_in(link).verdict is Verdict.UNCHANGED
        assert Article.objects.get().revisions.count() == 1 and Fetched.objects.count() == 2

    def test_other_words_are(self, site):
        link = site.page("/ferry", html())
        fetch_in(link)
        site.page("/ferry", html(more="It sails twice a day until the autumn, he said."))
        assert fetch_in(link).verdict is Verdict.REVISED
        assert [page.revision.number for page in Fetched.objects.all()] == [1, 2]

    def test_the_same_bytes_from_the_same_link_are_kept_once(self, site):
        link = site.page("/ferry", html())
        for _ in range(3):
            fetch_in(link)
        assert Fetched.objects.count() == 1


class TestEvidence:
    @pytest.fixture
    def page(self, site, as_journalist) -> Fetched:
        site.page("/ferry", html())
        paste(as_journalist, site.redirect("/short", "/ferry"), story="Ferry")
        return Fetched.objects.get()

    def test_the_article_shows_the_hash_and_gives_the_bytes(self, page, as_reader):
        article = page.revision.article
        shown = as_reader.get(article.get_absolute_url()).content.decode()
        assert page.sha256 in shown and "/short</span>" in shown
        answer = as_reader.get(reverse("article_fetched", args=[article.pk, page.pk]))
        assert hashlib.sha256(answer.content).hexdigest() == page.sha256
        assert answer["Content-Disposition"].startswith("attachment") and answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Type"] == "application/octet-stream"
        assert as_reader.get(reverse("article_fetched", args=[article.pk + 1, page.pk])).status_code == 404

    def test_a_stranger_gets_no_bytes(self, page, outsider):
        assert outsider.get(reverse("article_fetched", args=[page.revision.article_id, page.pk])).status_code == 302

    def test_the_dossier_has_it(self, page):
        (article,) = build_dossier(Story.objects.get())["articles"]
        (entry,) = article["fetched"]
        assert entry["sha256"] == page.sha256 and entry["bytes"] == len(html().encode())
        assert (entry["asked"], entry["redirects"], entry["address"]) == (page.asked, [], page.address)
        assert entry["canonical"] is None and entry["status"] == 200 and entry["headers"]

    def test_the_dossier_has_no_headers_of_the_visit(self, site, as_journalist):
        link = site.page("/ferry", html(), ETag='"1"', Set_Cookie="visitor=7", X_Served_For="10.0.0.7")
        paste(as_journalist, link, story="Ferry")
        entry = build_dossier(Story.objects.get())["articles"][0]["fetched"][0]
        names = {name.lower(): value for name, value in entry["headers"]}
        assert names["etag"] == '"1"' and "content-type" in names
        assert not names.keys() & {"set-cookie", "x-served-for"}

    def test_a_piece_put_back_leaves_it_with_the_version_that_is_read(self, page, journalist):
        revision = page.revision
        piece = revision.removed[0]
        newer = clean_again(revision, [(piece["start"], piece["end"])], journalist)
        assert newer.number == 2 and list(Fetched.objects.of_version(newer)) == [page]
        assert build_dossier(Story.objects.get())["articles"][0]["fetched"][0]["sha256"] == page.sha256

    def test_what_was_pasted_has_none(self, bridge):
        assert {str(article["fetched"]) for article in build_dossier(bridge.story)["articles"]} == {"[]"}
