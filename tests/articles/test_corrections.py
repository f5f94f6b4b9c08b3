"""People put right what is known about an article: kept, undone exactly, and read anew."""

from datetime import UTC, date, datetime, time

import pytest
from django.urls import reverse
from lxml import html
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import pipeline
from articles.intake.take_in import Submission, take_in
from articles.models import Article, Outlet, SearchEntry, Story
from articles.models.published import Published
from entities.models import Event
from newsroom.decisions import StaleDecision
from tests.articles.test_admin_at_once import Form
from tests.articles.test_edited_at_once import posted_by
from tests.articles.test_pipeline import PAPER, WIRE, bring
from tests.conftest import browser_of, make_article, make_story

pytestmark = pytest.mark.django_db
KEPT = ("outlet_id", "headline", "byline", "language", "set_by_people")
DATED = ("published_at", "published_precision", "published_offset", "published_zone")


class Page:
    """The page on which an article is put right, as it stood when somebody opened it."""

    def __init__(self, client, article: Article):
        self.client, self.article = client, article
        self.address = reverse("article_correct", args=[article.pk])
        self.shown = posted_by(client.get(self.address).content.decode(), "Save")

    def save(self, **typed):
        return self.client.post(self.address, self.shown | typed)

    def press(self, answer, button: str):
        return self.client.post(self.address, posted_by(answer.content.decode(), button))


def state_of(article: Article) -> dict:
    return Article.objects.values(*KEPT, *DATED).get(pk=article.pk)


def undo(client, page: str):
    """Press the Undo of a message on the page."""
    return client.post(reverse("undo"), posted_by(page, "Undo"))


@pytest.fixture
def lone(db):
    """An article of which neither outlet nor date is known."""
    article = make_article(None, "Ferry full", "The ferry is full today. It sails again tomorrow.", language="en")
    make_story("Ferry overcrowded", article)
    return article


def test_a_journalist_puts_everything_right_in_one_act_that_one_undo_takes_back(as_journalist, lone):
    delta = Outlet.objects.create(name="Delta Herald", zone="America/Lima", language="es")
    before = state_of(lone)
    answer = Page(as_journalist, lone).save(
        outlet="delta herald",
        published_on="2031-03-12",
        published_hour="21:30",
        headline="Ferry  overfull",
        byline="Lena Moor",
        language="qu",
    )
    assert answer.status_code == 302
    lone.refresh_from_db()
    assert (lone.outlet, lone.headline, lone.byline, lone.language) == (delta, "Ferry overfull", "Lena Moor", "qu")
    assert lone.published_at == datetime(2031, 3, 13, 2, 30, tzinfo=UTC) and lone.published_on == date(2031, 3, 12)
    page = as_journalist.get(answer.url).content.decode()
    assert "Ferry overfull</h1>" in page and "21:30" in page
    undo(as_journalist, page)
    assert state_of(lone) == before


def test_what_was_not_changed_is_not_said(as_journalist, lone):
    Page(as_journalist, lone).save(byline="Lena Moor")
    lone.refresh_from_db()
    assert lone.set_by_people == ["byline"]
    answer = Page(as_journalist, lone).save()
    assert "Nothing was changed." in as_journalist.get(answer.url).content.decode()


def test_a_reader_may_not(as_reader, outsider, lone):
    address = reverse("article_correct", args=[lone.pk])
    assert as_reader.get(address).status_code == as_reader.post(address, {}).status_code == 403
    assert "Correct outlet" not in as_reader.get(lone.get_absolute_url()).content.decode()
    assert outsider.post(address, {}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"outlet": "Delta Heraldd"}, "No outlet has this name, but “Delta Herald” is near."),
        ({"published_hour": "10:00"}, "An hour needs its day"),
        ({"published_on": "0907-03-12"}, "The year must lie between"),
        ({"published_on": "2031-03-12", "published_zone": "Mars/Base"}, "is no time zone"),
        ({"published_on": "2031-03-12", "published_zone": "../../etc/passwd"}, "is no time zone"),
        ({"language": "a language"}, "is no language that is listed"),
        ({"version": "x"}, "load it anew"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_stays_in_the_form(as_journalist, lone, typed, words):
    Outlet.objects.create(name="Delta Herald")
    before = state_of(lone)
    answer = Page(as_journalist, lone).save(byline="Typed", **typed)
    assert answer.status_code == 422 and words in answer.content.decode() and 'value="Typed"' in answer.content.decode()
    assert state_of(lone) == before


@pytest.mark.parametrize("typed", ["Dleta Herald", "the delta herald", "Delta Heralds"])
def test_a_name_near_a_known_outlets_is_made_where_the_person_says_so(as_journalist, lone, typed):
    Outlet.objects.create(name="Delta Herald")
    page = Page(as_journalist, lone)
    answer = page.save(outlet=typed)
    assert answer.status_code == 422 and not Outlet.objects.filter(name=typed).exists()
    as_journalist.post(page.address, posted_by(answer.content.decode(), "Save") | {"is_new": "on"})
    assert Article.objects.get().outlet == Outlet.objects.get(name=typed)


def test_a_new_outlet_is_made_at_once_and_goes_with_the_undo(as_journalist, lone):
    Outlet.objects.create(name="Delta Mirror")
    answer = Page(as_journalist, lone).save(outlet="Delta Herald")
    assert Article.objects.get().outlet == Outlet.objects.get(name="Delta Herald")
    undo(as_journalist, as_journalist.get(answer.url).content.decode())
    assert Article.objects.get().outlet is None and not Outlet.objects.filter(name="Delta Herald").exists()


def test_a_merged_outlet_stands_for_its_heir(as_journalist, bridge, editor, lone):
    bridge.echo.merge_into(bridge.post, editor)
    Page(as_journalist, lone).save(outlet="Lakeside Echo")
    assert Article.objects.get(pk=lone.pk).outlet == bridge.post


def test_whoever_comes_second_is_asked_and_can_put_theirs(as_journalist, editor, lone):
    page = Page(as_journalist, lone)
    lone.edit(editor, byline="Theirs", **Published.stated(date(2031, 3, 1), time(8)).of_article())
    answer = page.save(published_on="2031-03-12", headline="Mine")
    text = answer.content.decode()
    assert answer.status_code == 409 and "2031-03-01" in text and "2031-03-12" in text and "08:00" in text
    page.press(answer, "Put mine instead")
    lone.refresh_from_db()
    assert (lone.published_on, lone.published_precision) == (date(2031, 3, 12), "day")
    assert (lone.headline, lone.byline) == ("Mine", "Theirs")


def test_what_a_person_said_no_version_changes(journalist):
    article = take_in(Submission(PAPER.encode(), url="https://post.example/1", outlet="Post")).article
    article.edit(journalist, headline="As we call it", **Published.stated(date(2031, 3, 12)).of_article())
    changed = PAPER.replace("Vellin shuts its", "Vellin opens its")
    take_in(Submission(changed.encode(), url="https://post.example/1", outlet="Other", published="2031-01-01"))
    article.refresh_from_db()
    assert (article.headline, article.published_on, article.outlet.name) == ("As we call it", date(2031, 3, 12), "Post")


def test_a_corrected_day_moves_what_the_texts_date_by_it(as_editor):
    wire, paper = bring(("Norden Press", "2031-03-03", WIRE), ("Vellin Post", "2031-03-03", PAPER))
    pipeline.analyse([wire, paper], into=Story.objects.open("Bridge"))
    assert Event.objects.get().first_day == date(2031, 3, 3)
    Page(as_editor, wire).save(published_on="2031-03-11")
    assert not Event.objects.filter(first_day=date(2031, 3, 3)).exists()
    answer = Page(as_editor, paper).save(published_on="2031-03-12")
    assert Event.objects.get().first_day == date(2031, 3, 10)
    undo(as_editor, as_editor.get(answer.url).content.decode())
    assert not Event.objects.filter(first_day=date(2031, 3, 10)).exists()


def test_an_event_that_somebody_decided_keeps_its_day(as_editor, journalist):
    wire, paper = bring(("Norden Press", "2031-03-03", WIRE), ("Vellin Post", "2031-03-03", PAPER))
    pipeline.analyse([wire, paper], into=Story.objects.open("Bridge"))
    Event.objects.get().confirm(journalist)
    for article in (wire, paper):
        Page(as_editor, article).save(published_on="2031-03-12")
    assert Event.objects.get(state="confirmed").first_day == date(2031, 3, 3)


def test_a_corrected_headline_is_found_by_search(as_journalist, lone):
    Page(as_journalist, lone).save(headline="Quay overrun")
    assert SearchEntry.objects.extra(where=["words @@ to_tsquery('coverage', 'overrun & ferry')"]).exists()


def test_an_old_version_is_no_ground_to_write_on(lone, journalist, editor):
    lone.edit(editor, byline="Theirs")
    with pytest.raises(StaleDecision):
        Article.objects.get(pk=lone.pk).edit(journalist, lone.version - 1, byline="Mine")


class TestSeveralAtOnce:
    @pytest.fixture
    def three(self, db):
        """Of one nothing is known, of one the outlet, of one the day."""
        known = Outlet.objects.create(name="Ostrand Post")
        articles = [
            make_article(None, "Nothing known", "It rained."),
            make_article(known, "Outlet known", "It snowed."),
            make_article(None, "Day known", "It hailed.", datetime(2031, 3, 1, tzinfo=UTC)),
        ]
        make_story("Weather", *articles)
        make_article(known, "All known", "Sun.", datetime(2031, 3, 1, tzinfo=UTC))
        return articles

    def assign(self, client, articles, **said):
        ticked = [f"{article.pk}-{article.version}" for article in articles]
        address = f"{reverse('article_assign')}?known=incomplete"
        return client.post(address, {"article": ticked, **said})

    def test_those_that_lack_something_are_one_filter(self, as_journalist, as_reader, three):
        page = as_journalist.get(reverse("article_list"), {"known": "incomplete"})
        assert {article for article, _ in page.context["rows"]} == set(three)
        assert 'name="article"' in page.content.decode()
        assert (
            'name="article"' not in as_reader.get(page.request["PATH_INFO"], {"known": "incomplete"}).content.decode()
        )
        assert 'name="article"' not in as_journalist.get(reverse("article_list")).content.decode()

    def test_only_what_nobody_knows_is_filled_in_and_one_undo_takes_all_of_it_back(self, as_journalist, three):
        before = [state_of(article) for article in three]
        Outlet.objects.create(name="Delta Herald")
        answer = self.assign(as_journalist, three, outlet="Delta Herald", published_on="2031-03-12")
        now = [(a.outlet.name, a.published_on.day) for a in Article.objects.filter(pk__in=[a.pk for a in three])]
        assert now == [("Delta Herald", 12), ("Ostrand Post", 12), ("Delta Herald", 1)]
        page = as_journalist.get(answer.url).content.decode()
        assert "Said of 3 articles." in page
        undo(as_journalist, page)
        assert [state_of(article) for article in three] == before

    def test_what_a_colleague_has_just_changed_is_left_alone_and_named(self, as_journalist, editor, three):
        Article.objects.get(pk=three[0].pk).edit(editor, byline="Theirs")
        answer = self.assign(as_journalist, three, published_on="2031-03-12")
        page = as_journalist.get(answer.url).content.decode()
        assert "Said of 1 article." in page and "somebody else has just changed it: “Nothing known”" in page
        assert "was known already: “Day known”" in page
        assert state_of(three[0])["published_at"] is None

    @pytest.mark.parametrize("said", [{}, {"outlet": "Dleta Herald"}, {"published_on": "no day"}])
    def test_what_is_not_clear_comes_again_with_the_chosen_ones(self, as_journalist, three, said):
        Outlet.objects.create(name="Delta Herald")
        answer = self.assign(as_journalist, three[:1], **said)
        assert answer.status_code == 422
        assert answer.content.decode().count('type="checkbox" name="article"') == 3
        assert posted_by(answer.content.decode(), "Save")["article"] == [f"{three[0].pk}-{three[0].version}"]
        assert state_of(three[0])["outlet_id"] is None

    @pytest.mark.parametrize("ticked", ["x", "1", "1-2-3", "-", "9" * 40 + "-1"])
    def test_odd_choices_are_none(self, as_journalist, three, ticked):
        answer = as_journalist.post(reverse("article_assign"), {"article": ticked, "published_on": "2031-03-12"})
        assert answer.status_code == 422 and "Choose the articles first." in answer.content.decode()

    def test_a_reader_may_not(self, as_reader, three):
        assert self.assign(as_reader, three, published_on="2031-03-12").status_code == 403

    def test_the_desk_says_how_many_there_are(self, as_journalist, as_reader, three):
        words = "3 articles lack an outlet or a date"
        assert words in as_journalist.get("/").content.decode()
        assert words not in as_reader.get("/").content.decode()

    def test_admin_does_the_same(self, as_admin, three):
        chosen = {"_selected_action": [article.pk for article in three], "action": "assign_selected"}
        address = reverse("admin:articles_article_changelist")
        page = html.fromstring(as_admin.post(address, chosen).content.decode())
        (form,) = [form for form in page.forms if "assign" in form.fields]
        sent = {name: [v for n, v in form.form_values() if n == name] for name, _ in form.form_values()}
        answer = as_admin.post(address, sent | {"published_on": "2031-03-12"}, follow=True)
        assert "Said of 2 articles." in answer.content.decode()
        assert Article.objects.filter(published_at=datetime(2031, 3, 12, tzinfo=UTC)).count() == 2


def test_the_admin_has_what_depends_on_a_correction_read_anew(as_admin, bridge, django_capture_on_commit_callbacks):
    form = Form(as_admin, "articles_article", bridge.at_echo)
    with django_capture_on_commit_callbacks(execute=True):
        form.save(byline="Moor")
    assert Article.objects.get(pk=bridge.at_echo.pk).set_by_people == ["byline"]
    assert ProcrastinateJob.objects.filter(task_name="articles.jobs.read_story").count() == 1


def test_two_who_assign_at_once_do_not_overwrite_one_another(two, lone):
    Outlet.objects.bulk_create([Outlet(name="First"), Outlet(name="Second")])
    chosen = f"{lone.pk}-{lone.version}"
    for client, name in zip(two, ("First", "Second"), strict=True):
        client.post(reverse("article_assign"), {"article": chosen, "outlet": name})
    assert Article.objects.get(pk=lone.pk).outlet.name == "First"


def test_history_says_who_and_what(as_journalist, as_reader, lone):
    Page(as_journalist, lone).save(published_on="2031-03-12", published_hour="10:00", published_zone="asia/kolkata")
    text = as_reader.get(reverse("article_history", args=[lone.pk])).content.decode()
    assert "Jonas Feder" in text and "Asia/Kolkata" in text


def test_browser_is_another_when_somebody_else_undoes(lone, journalist, editor):
    """What was changed since by a colleague stays, and is named."""
    client = browser_of(journalist)
    answer = Page(client, lone).save(byline="Mine", headline="Mine, too")
    page = client.get(answer.url).content.decode()
    Article.objects.get(pk=lone.pk).edit(editor, byline="Theirs")
    undo(client, page)
    lone.refresh_from_db()
    assert (lone.byline, lone.headline) == ("Theirs", "Ferry full")
