"""An article that no machine can read: put aside with the reason, the others read, and tried again on demand."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import importing, pipeline, reading_process
from articles.intake.take_in import Outcome, Submission, take_in, take_in_all
from articles.models import Article, Import, Membership, Mention, PutAside, Quote, Reuse, SearchEntry, Story
from articles.pipeline import story as reading_a_story

from .test_imports import taken_in
from .test_pipeline import PAPER, RADIO, WIRE, bring

pytestmark = pytest.mark.django_db
URL = "https://post.example/bridge"
STAGES = {
    "sign": PutAside.Stage.MATTER,
    "lookup_names": PutAside.Stage.MATTER,
    "quotes_in": PutAside.Stage.QUOTES,
    "read_names": PutAside.Stage.MATTER,
    "claims_in": PutAside.Stage.CLAIMS,
    "compare": PutAside.Stage.DIFFERENCES,
}
WORDS = {
    "raise": "failed: IndexError: list index out of range (faulty_reading.py, line",
    "hang": "took more than 2 seconds and was stopped",
    "eat": "took more than 900 MB of memory and was stopped",
}


def with_fault(text: str, fault: str) -> str:
    return f"{text}\nThe sluice will {fault} by noon.\n"


def text_of(response) -> str:
    return response.content.decode()


@pytest.fixture
def story(faulty):
    """A story that somebody named, of three articles; the second makes reading quotations fail."""
    pieces = [
        ("Norden Press", "2031-03-03", WIRE),
        ("Vellin Post", "2031-03-03", with_fault(PAPER, "raise at quotes_in")),
    ]
    (story,) = pipeline.analyse(
        bring(*pieces, ("Radio Vellin", "2031-03-04", RADIO)), into=Story.objects.open("Bridge")
    )
    return story


@pytest.fixture
def bad(story) -> Article:
    return Article.objects.get(outlet__name="Vellin Post")


class TestOneArticleThatFails:
    @pytest.mark.parametrize("stage", STAGES)
    def test_fails_alone_whatever_the_stage(self, faulty, stage):
        pieces = [("Norden Press", "2031-03-03", WIRE), ("Radio Vellin", "2031-03-04", RADIO)]
        *good, bad = bring(*pieces, ("Vellin Post", "2031-03-03", with_fault(PAPER, f"raise at {stage}")))
        (story,) = pipeline.analyse([*good, bad], into=Story.objects.open("Bridge"))
        aside = PutAside.objects.get()
        assert (aside.revision, aside.stage) == (bad.current, STAGES[stage])
        assert aside.problem.startswith(f"Reading {STAGES[stage].label} {WORDS['raise']}")
        assert story.articles.count() == 3
        assert {a for c in story.claims.all() for a in c.appearances.values_list("article", flat=True)} >= {
            article.pk for article in good
        }
        assert SearchEntry.objects.count() == 3

    @pytest.mark.parametrize("fault", WORDS)
    def test_fails_alone_whatever_it_does(self, faulty, journalist, fault):
        imported = taken_in(journalist, WIRE, with_fault(PAPER, f"{fault} at quotes_in"), RADIO, wanted="Bridge")
        importing.read(imported)
        assert imported.state == Import.State.DONE
        assert WORDS[fault] in PutAside.objects.get().reason
        assert set(Quote.objects.values_list("revision__article__source_name", flat=True)) >= {"0.txt"}
        assert Mention.objects.filter(revision__article__source_name="2.txt").exists()

    def test_is_in_no_story_where_nobody_said_in_which(self, faulty, journalist):
        imported = taken_in(journalist, WIRE, with_fault(PAPER, "raise at sign"))
        importing.read(imported)
        assert imported.state == Import.State.DONE
        assert [bool(row.story) for row in imported.rows.all()] == [True, False]
        assert Membership.objects.count() == 1

    def test_is_left_out_of_what_its_story_is_asked(self, faulty, story, bad, journalist):
        claim = pipeline_claim(story, journalist)
        assert {offer.article.outlet.name for offer in claim.offers.all()} == {"Norden Press", "Radio Vellin"}
        faulty.unlink()
        importing.read_again(bad)
        pipeline.fill_claim_row(claim)
        assert bad in {offer.article for offer in claim.offers.all()}

    def test_is_not_tried_again_by_itself(self, faulty, story, bad):
        faulty.unlink()
        pipeline.analyse_story(story)
        assert PutAside.objects.filter(revision=bad.current).exists()
        assert not Quote.objects.filter(revision=bad.current).exists()

    def test_is_read_when_a_new_version_comes_in(self, faulty):
        faulty_text = with_fault(PAPER, "raise at quotes_in").encode()
        article = take_in(Submission(faulty_text, url=URL, outlet="Vellin Post")).article
        pipeline.analyse([article])
        assert PutAside.objects.latest().count() == 1
        pipeline.analyse([take_in(Submission(PAPER.encode(), url=URL)).article])
        article.refresh_from_db()
        assert Quote.objects.filter(revision=article.current).exists()
        assert not PutAside.objects.latest().exists()


def pipeline_claim(story, by):
    claim = story.claims.model.objects.state(story, "The Tavor Bridge was closed on Monday.", by)
    pipeline.fill_claim_row(claim)
    return claim


class TestArticlesThatFailTogether:
    def put_in(self, *faults: str) -> tuple[Story, list[Article]]:
        texts = [WIRE, PAPER, RADIO, WIRE.replace("Monday", "that Monday"), PAPER.replace("Daily", "Each day")]
        pieces = [
            (f"Outlet {n}", "", with_fault(text, fault) if fault else text)
            for n, (text, fault) in enumerate(zip(texts, faults, strict=True))
        ]
        articles = bring(*pieces)
        (story,) = pipeline.analyse(articles, into=Story.objects.open("Bridge"))
        return story, articles

    def test_the_newest_is_put_aside(self, faulty):
        story, articles = self.put_in("hold one half of claims_in", "", "", "", "hold the other half of claims_in")
        assert [aside.revision for aside in PutAside.objects.all()] == [articles[4].current]
        assert story.claims.exists()
        assert story.discrepancies.exists()

    def test_one_that_came_in_between_is_found_by_halving(self, faulty):
        _, articles = self.put_in("", "hold one half of shared_in", "hold the other half of shared_in", "", "")
        assert [aside.revision for aside in PutAside.objects.all()] == [articles[2].current]
        assert Reuse.objects.filter(first=articles[0], second=articles[3]).exists()

    def test_two_are_put_aside_where_two_must_be(self, faulty):
        _, articles = self.put_in("raise at claims_in", "", "", "raise at claims_in", "")
        assert {aside.revision for aside in PutAside.objects.all()} == {articles[0].current, articles[3].current}


class TestAPageThatCannotBeCleaned:
    def test_is_kept_as_it_came_and_put_aside(self, faulty, journalist):
        raw = with_fault(PAPER, "raise at clean_text")
        imported = taken_in(journalist, WIRE, raw, wanted="Bridge")
        importing.read(imported)
        article = imported.rows.last().article
        assert (article.current.raw, article.current.text) == (raw, "")
        assert article.current.put_aside.stage == PutAside.Stage.PAGE
        assert Membership.objects.filter(article=article).exists()
        faulty.unlink()
        importing.read_again(article)
        article.refresh_from_db()
        assert "engineers found cracks" in article.current.text
        assert article.headline == "Vellin shuts its main bridge"
        assert Mention.objects.filter(revision=article.current).exists()
        assert not PutAside.objects.exists()

    def test_stays_aside_when_it_fails_again(self, faulty, journalist):
        imported = taken_in(journalist, with_fault(PAPER, "raise at clean_text"))
        importing.read_again(imported.rows.get().article)
        assert PutAside.objects.get().stage == PutAside.Stage.PAGE

    def test_a_version_that_cannot_be_cleaned_leaves_the_articles_headline(self, faulty):
        article = take_in(Submission(PAPER.encode(), url=URL)).article
        take_in(Submission(with_fault(PAPER, "raise at clean_text").encode(), url=URL))
        article.refresh_from_db()
        assert article.headline == "Vellin shuts its main bridge"
        assert article.revisions.count() == 2


class TestSomebodyWaits:
    PAGE = (
        '<html lang="en"><head><title>Vellin shuts its main bridge</title><meta property="og:site_name" content="Post">'
        '<meta property="article:published_time" content="2031-03-03"></head><body><article>'
        f"<h1>Vellin shuts its main bridge</h1>{''.join(f'<p>{line}</p>' for line in PAPER.splitlines()[1:])}"
        "</article></body></html>"
    )

    def test_what_is_not_clean_in_time_is_left_to_the_worker(self, faulty, as_journalist, journalist):
        files = [SimpleUploadedFile("a.txt", with_fault(PAPER, "hang at clean_text").encode())]
        answer = as_journalist.post("/intake/", {"by": "upload", "files": files}, follow=True)
        assert "took more than 2 seconds and was stopped. The worker tries again" in text_of(answer)
        imported = journalist.imports.get()
        assert imported.state == Import.State.WAITING
        assert ProcrastinateJob.objects.filter(lock=f"import-{imported.pk}").exists()
        assert not Membership.objects.exists()
        faulty.unlink()
        assert importing.read(imported).state == Import.State.DONE
        assert "engineers found cracks" in imported.rows.get().article.current.text
        assert not PutAside.objects.exists()
        assert Membership.objects.exists()

    def test_what_comes_after_the_time_of_an_upload_is_kept_and_cleaned_later(self, journalist):
        imported = importing.begin(journalist)
        importing.take_in_rows(imported, [Submission(self.PAGE.encode(), "bridge.html")], patience=0)
        assert PutAside.objects.get().problem.startswith("Reading its page was left to the worker")
        assert importing.is_long(imported)
        imported.move(Import.State.WAITING)
        importing.read(imported)
        article = imported.rows.get().article
        assert (article.outlet.name, article.headline) == ("Post", "Vellin shuts its main bridge")
        assert str(article.published_on) == "2031-03-03"
        assert imported.rows.get().story and not PutAside.objects.exists()

    def test_a_long_text_is_read_by_the_worker(self, as_journalist, journalist):
        text = "\n\n".join(f"On day {n} the harbour office of Vellin counted {n} boats." for n in range(2_500))
        as_journalist.post("/intake/", {"by": "paste", "text": text, "headline": "Boats counted"})
        assert journalist.imports.get().state == Import.State.WAITING
        assert not Membership.objects.exists()
        assert len(Article.objects.get().current.text) > importing.MOST_SIGNS


class TestWhatPeopleSee:
    def test_the_desk_the_import_and_the_article_say_why(self, story, bad, as_journalist, journalist):
        imported = importing.begin(journalist)
        importing.write_row(imported, 1, Outcome("a.txt", importing.Verdict.ADDED, "Added.", bad))
        imported.move(Import.State.DONE)
        for address in ("/", imported.get_absolute_url(), bad.get_absolute_url()):
            text = text_of(as_journalist.get(address))
            assert "Reading its quotations failed: IndexError: list index out of range" in text, address
            assert reverse("article_retry", args=[bad.pk]) in text, address

    def test_the_desk_says_so_where_there_is_no_story_yet(self, faulty, as_journalist):
        pipeline.analyse(bring(("Vellin Post", "", with_fault(PAPER, "raise at sign"))))
        assert "Reading what it is about failed" in text_of(as_journalist.get("/"))

    def test_an_import_says_how_many_are_read(self, faulty, as_journalist, journalist):
        imported = taken_in(journalist, WIRE, with_fault(PAPER, "raise at quotes_in"), wanted="Bridge")
        importing.read(imported)
        text = text_of(as_journalist.get(imported.get_absolute_url()))
        assert "1 of 2 articles is read." in text
        assert "All 2 articles are read." not in text

    def test_the_page_of_a_long_list_costs_no_more(self, story, bad, as_journalist, django_assert_max_num_queries):
        for n in range(6):
            PutAside.objects.put(bring((f"Outlet {n}", "", f"{WIRE} {n}"))[0].current, "names", "failed")
        with django_assert_max_num_queries(40):
            assert text_of(as_journalist.get("/")).count("Reading its names failed") == 6

    def test_trying_again_reads_it(self, faulty, story, bad, as_journalist):
        faulty.unlink()
        answer = as_journalist.post(reverse("article_retry", args=[bad.pk]), {"next": "/"}, follow=True)
        assert "It is read." in text_of(answer)
        assert "Could not be read" not in text_of(answer)
        assert Quote.objects.filter(revision=bad.current).exists()

    def test_trying_again_in_vain_says_why(self, story, bad, as_journalist):
        answer = as_journalist.post(reverse("article_retry", args=[bad.pk]), follow=True)
        assert "It could not be read. Reading its quotations failed" in text_of(answer)

    def test_only_those_who_tag_may_try_again(self, story, bad, as_reader, outsider):
        address = reverse("article_retry", args=[bad.pk])
        assert as_reader.post(address).status_code == 403
        assert "/login/" in outsider.post(address).url
        assert address not in text_of(as_reader.get("/"))
        assert "Reading its quotations failed" in text_of(as_reader.get("/"))

    def test_an_article_that_was_not_put_aside_is_left_alone(self, story, as_journalist):
        good = story.articles.get(outlet__name="Norden Press")
        assert as_journalist.post(reverse("article_retry", args=[good.pk])).status_code == 302
        assert as_journalist.get(reverse("article_retry", args=[good.pk])).status_code == 405
        assert as_journalist.post(reverse("article_retry", args=[999_999])).status_code == 404


class TestABatch:
    def test_a_row_that_nobody_foresaw_does_not_end_it(self, journalist, monkeypatch):
        def stumble(submission, by, **options):
            return 1 / 0 if submission.source_name == "1.txt" else take_in(submission, by, **options)

        monkeypatch.setattr(importing, "take_in", stumble)
        imported = importing.read(taken_in(journalist, WIRE, PAPER, RADIO))
        assert [row.verdict for row in imported.rows.all()] == ["added", "refused", "added"]
        assert imported.state == Import.State.DONE

    def test_of_which_each_one_fails_is_done(self, faulty, journalist):
        imported = taken_in(journalist, *(with_fault(text, "raise at sign") for text in (WIRE, PAPER)))
        assert importing.read(imported).state == Import.State.DONE
        assert PutAside.objects.count() == 2


def test_without_a_process_to_read_with_nothing_is_put_aside(journalist, monkeypatch):
    imported = taken_in(journalist, WIRE)
    reading_process.stories.stop()
    with monkeypatch.context() as broken:
        broken.setattr(reading_process, "MODULE", "articles.no_such_module")
        importing.read(imported)
    assert imported.state == Import.State.FAILED
    assert not PutAside.objects.exists()
    assert importing.read(imported).state == Import.State.DONE


def test_a_story_that_fails_leaves_nobody_at_it(monkeypatch):
    articles = take_in_all([Submission(WIRE.encode())])
    with monkeypatch.context() as broken:
        broken.setattr(reading_a_story, "STEPS", (lambda reader: 1 / 0,))
        with pytest.raises(ZeroDivisionError):
            pipeline.analyse([articles[0].article])
    (story,) = pipeline.analyse([articles[0].article])
    assert Mention.objects.filter(revision__article__in=story.articles).exists()
