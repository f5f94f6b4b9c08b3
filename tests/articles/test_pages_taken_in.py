"""Pages that are no plain article: lists of links, live blogs, and what an outlet cut short."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from articles import pipeline
from articles.intake.take_in import Submission, Verdict, take_in
from articles.matrix.build import build_matrix
from articles.models import Claim, Import, ReadThrough, Revision, Silence, Story
from articles.overviews.outlet import silent_on
from articles.pipeline.reading import document_of
from articles.text.batches import dates_in
from newsroom.decisions import Refused
from tests.text.test_pages import PROSE, LiveBlogTest, SectionFrontTest, article, page, stated

pytestmark = pytest.mark.django_db
FRONT = SectionFrontTest().front()


def bring(raw: str, **fields):
    return take_in(Submission(raw.encode(), **({"source_name": "page.html"} | fields)))


def test_a_page_that_states_its_hour_has_one():
    head = '<meta property="article:published_time" content="2031-03-03T10:05:00+02:00">'
    found = bring(page(article(*PROSE), head)).article
    assert (found.published_precision, found.published_at) == ("time", datetime(2031, 3, 3, 8, 5, tzinfo=UTC))


class TestSectionFront:
    def test_it_is_refused_with_its_links(self):
        outcome = bring(FRONT, url="https://echo.example/news")
        assert outcome.verdict is Verdict.REFUSED and "list of links" in outcome.message
        assert outcome.links[0].address == "https://echo.example/0"

    def test_its_links_are_offered_and_brought_in(self, as_journalist):
        fields = {"by": "paste", "text": FRONT, "url": "https://echo.example/news", "story": "Lock"}
        answer = as_journalist.post(reverse("intake"), fields, follow=True)
        assert "Baker of Venn wins a prize" in answer.content.decode()
        imported = Import.objects.get()
        address = reverse("intake_links", args=[imported.pk, 1])
        wanted = ["https://echo.example/1", "https://elsewhere.example/"]
        as_journalist.post(address, {"link": wanted})
        rows = Import.objects.exclude(pk=imported.pk).get().rows.all()
        assert [row.address for row in rows] == wanted[:1]
        assert rows[0].imported.wanted == "Lock"

    def test_none_chosen_says_so(self, as_journalist):
        as_journalist.post(reverse("intake"), {"by": "paste", "text": FRONT, "url": "https://echo.example/news"})
        address = reverse("intake_links", args=[Import.objects.get().pk, 1])
        assert "Choose at least one" in as_journalist.post(address, follow=True).content.decode()
        assert Import.objects.count() == 1

    def test_one_without_links_is_refused_in_the_form(self, as_journalist):
        answer = as_journalist.post(reverse("intake"), {"by": "paste", "text": FRONT})
        assert answer.status_code == 422 and "list of links" in answer.content.decode()

    def test_a_reader_brings_nothing_in(self, as_reader, as_journalist):
        as_journalist.post(reverse("intake"), {"by": "paste", "text": FRONT, "url": "https://echo.example/news"})
        address = reverse("intake_links", args=[Import.objects.get().pk, 1])
        assert as_reader.post(address, {"link": "https://echo.example/1"}).status_code == 403


def test_a_page_built_by_script_is_refused_in_so_many_words():
    outcome = bring("<!doctype html><html><body><div id=app></div><script>draw()</script></body></html>")
    assert "built by script" in outcome.message


class TestLiveBlog:
    def test_entries_keep_their_hour_and_the_reader_shows_it(self, as_reader):
        blog = bring(LiveBlogTest().live()).article
        assert [entry["heading"] for entry in blog.current.entries] == ["Crew are well", "Lock closed", "A bang"]
        shown = as_reader.get(blog.get_absolute_url()).content.decode()
        assert '<time datetime="2031-03-03T17:00:00+01:00">3 March 2031, 17:00</time>' in shown

    def test_days_are_those_of_the_entry(self):
        raw = LiveBlogTest().live().replace("2031-03-03T16:20", "2031-03-02T16:20")
        raw = raw.replace("on Tuesday morning", "yesterday").replace("were taken", "were today taken")
        blog = bring(raw, published="2031-03-03").article
        blog.refresh_from_db()
        found = {date.exact: str(date.first) for date in dates_in(document_of(blog))}
        assert found["today"] == "2031-03-03" and found["yesterday"] == "2031-03-01"


class TestCutShort:
    @pytest.fixture
    def stub(self, editor):
        closed = article("The lock at Sallow was closed on Monday.")
        stub = bring(page(closed, stated(isAccessibleForFree=False)), outlet="Echo").article
        stub.refresh_from_db()
        story = Story.objects.open("Lock", editor)
        pipeline.analyse([stub], story, editor)
        return story, stub, Claim.objects.state(story, "Two of the crew were hurt.", editor)

    def state(self, story, claim):
        [row] = build_matrix(story, [claim]).rows
        return row.cells[0].telling.label

    def test_the_version_says_why(self, stub, as_reader):
        _, article, _ = stub
        assert article.is_cut_short and "not free to read" in article.current.cut_short
        assert "Cut short by the outlet" in as_reader.get(article.get_absolute_url()).content.decode()

    def test_it_is_silent_on_nothing(self, stub, editor):
        story, article, claim = stub
        assert self.state(story, claim) == "Cut short by the outlet"
        ReadThrough.objects.create(revision=article.current, reader=editor)
        assert self.state(story, claim) == "Cut short by the outlet"
        assert not silent_on(article.outlet).exists()
        with pytest.raises(Refused, match="cut it short"):
            Silence(claim=claim, article=article).make(editor)

    def test_somebody_may_know_better(self, stub, editor):
        story, article, claim = stub
        article.edit(editor, is_cut_short=False)
        assert self.state(story, claim) == "Not checked"
        bring(article.current.raw.replace("Monday", "Monday night"), url="")
        article.refresh_from_db()
        assert not article.is_cut_short

    def test_its_page_puts_it_right(self, stub, as_journalist):
        _, article, _ = stub
        address = reverse("article_correct", args=[article.pk])
        fields = {name: value for name, value in as_journalist.get(address).context["form"].initial.items() if value}
        fields |= {"version": article.version, "outlet": "Echo", "is_cut_short": ""}
        assert as_journalist.post(address, fields).status_code == 302
        article.refresh_from_db()
        assert not article.is_cut_short and article.set_by_people == ["is_cut_short"]

    def test_a_whole_version_is_whole(self, stub):
        _, article, _ = stub
        address = "https://echo.example/lock"
        type(article).objects.filter(pk=article.pk).update(url=address, identity=f"url:{address}")
        whole = "The lock at Sallow was closed on Monday after a barge struck its gate, the canal board said. " * 20
        bring(page(f"<article><h1>Lock</h1><p>{whole}</p></article>"), url=address)
        article.refresh_from_db()
        assert not article.is_cut_short and Revision.objects.get(pk=article.current_id).cut_short == ""
