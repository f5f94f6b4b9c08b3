"""Articles in other languages: told, shown, searched and tagged by hand; nothing is read in them, and cells say so."""

import pytest
from django.urls import reverse

from articles import pipeline
from articles.intake.take_in import Submission, take_in
from articles.matrix.build import build_matrix
from articles.matrix.coverage import coverage_of
from articles.models import Appearance, Article, Claim, Mention, Offer, Quote, ReadThrough, Revision, Silence, Story
from articles.overviews.annotations import reading_at, sentences_at
from articles.overviews.dossier import build_dossier
from articles.overviews.outlet import alone_with

from .test_admin import form_of

pytestmark = pytest.mark.django_db

ENGLISH = """Barge closes lock at Sallow

The lock at Sallow was closed on Monday after a barge struck its lower gate, the canal board said.

“It went through the wood like a knife,” said Nell Ashdown, who keeps the lock."""
GERMAN = """Schleuse in Sallow nach Unfall gesperrt

Die Schleuse von Sallow ist seit Montag gesperrt, nachdem ein Kahn das untere Tor gerammt hat, teilte das Amt mit.

„Das ging durch das Holz wie ein Messer“, sagte Nell Ashdown, die Wärterin. Am 12. März soll der Betrieb beginnen."""
ARABIC = """إغلاق الهويس في سالو بعد حادث

أغلق الهويس في سالو منذ يوم الاثنين بعد أن صدمت بارجة بوابته السفلى، بحسب ما أعلنت هيئة القناة.

وقالت نيل أشداون، حارسة الهويس، إن الأمر حدث في لحظات قليلة جدا."""


def bring(text: str, outlet: str) -> Article:
    article = take_in(Submission(text.encode(), f"{outlet}.txt", outlet=outlet)).article
    article.refresh_from_db()
    return article


@pytest.fixture
def lock(editor):
    """A story that an English, a German and an Arabic outlet cover."""
    story = Story.objects.open("Lock at Sallow", editor)
    articles = [bring(text, name) for text, name in ((ENGLISH, "Echo"), (GERMAN, "Bote"), (ARABIC, "Nahr"))]
    pipeline.analyse(articles, story, editor)
    return story, *articles


def state(story: Story, claim: Claim, article: Article) -> str:
    [row] = build_matrix(story, [claim]).rows
    return next(cell.telling.label for cell in row.cells if article in cell.column.articles)


@pytest.fixture
def closed(lock, editor):
    story, english, *_ = lock
    claim = Claim.objects.state(story, "The lock at Sallow was closed.", editor)
    start = english.current.text.index("The lock")
    claim.tag(english.current, "text", start, start + 40, editor)
    return claim


def test_the_language_is_told_and_nothing_is_read_in_others(lock):
    _, english, german, arabic = lock
    assert [article.language for article in (english, german, arabic)] == ["en", "de", "ar"]
    for model in (Mention, Quote, Appearance):
        assert not model.objects.filter(revision__article__in=[german, arabic]).exists()
    assert Mention.objects.filter(revision__article=english).exists()


def test_cells_say_that_they_are_not_read(lock, closed):
    story, _, german, arabic = lock
    assert state(story, closed, german) == "Not read: German"
    assert state(story, closed, arabic) == "Not read: Arabic"
    assert not Offer.objects.filter(article__in=[german, arabic]).exists()


def test_what_a_person_says_of_them_counts(lock, closed, editor):
    story, _, german, arabic = lock
    closed.tag(german.current, "text", 0, 30, editor)
    assert state(story, closed, german) == "Reported"
    Silence(claim=closed, article=arabic).make(editor)
    assert state(story, closed, arabic) == "Silent"


def test_nobody_is_alone_beside_what_was_not_read(lock, closed):
    story, english, *_ = lock
    parts = {part.column.name: part for part in coverage_of(build_matrix(story))}
    assert parts["Echo"].carried == [closed] and parts["Echo"].alone == []
    assert parts["Bote"].left_out == [] and parts["Bote"].column.not_looked_for == "Not read: German"
    assert not alone_with(english.outlet).exists()


def test_what_is_corrected_is_read_anew(lock, editor):
    story, _, german, _ = lock
    german.edit(editor, language="en")
    assert Revision.objects.get(pk=german.current_id).is_unread
    pipeline.analyse_story(story)
    assert Mention.objects.filter(revision__article=german).exists()
    german.edit(editor, language="de")
    pipeline.analyse_story(story)
    assert not Mention.objects.filter(revision__article=german).exists()


def test_what_people_decided_in_it_stays(lock, closed, editor):
    story, english, *_ = lock
    english.edit(editor, language="de")
    pipeline.analyse_story(story)
    assert closed.appearances.confirmed().get().article == english
    assert not Mention.objects.filter(revision__article=english).exists()


def test_a_later_version_is_told_anew_but_not_against_a_person(lock, editor):
    _, _, german, arabic = lock
    german.edit(editor, language="nl")
    for article in (german, arabic):
        address = f"https://{article.outlet.name.lower()}.example/lock"
        Article.objects.filter(pk=article.pk).update(url=address, identity=f"url:{address}")
        outcome = take_in(Submission(f"{ENGLISH}\n\nIt opens again on Friday.".encode(), url=address))
        assert (outcome.verdict, outcome.article) == ("revised", article)
        article.refresh_from_db()
    assert (german.language, arabic.language) == ("nl", "en")


def test_it_has_a_story_of_its_own_where_nobody_says_which(db):
    english, german = bring(ENGLISH, "Echo"), bring(GERMAN, "Bote")
    stories = pipeline.analyse([english, german])
    assert len(stories) == 2
    assert german.memberships.get().why == "It is in German, and was compared with nothing: a story of its own."

    german.edit(None, language="en")
    assert german.memberships.get().why == ""


def test_a_language_is_said_by_its_name_or_its_code(lock, as_editor):
    _, english, _, _ = lock
    address = reverse("article_correct", args=[english.pk])
    for said, code, shown in (("german", "de", "German"), ("pt-BR", "pt-BR", "pt-BR"), ("", "", "")):
        english.refresh_from_db()
        form = as_editor.get(address).context["form"]
        fields = {name: form[name].value() or "" for name in form.fields if name not in ("is_new", "is_cut_short")}
        answer = as_editor.post(address, fields | {"version": english.version, "language": said})
        assert answer.status_code == 302
        english.refresh_from_db()
        assert english.language == code
        assert as_editor.get(address).context["form"]["language"].value() == shown
    assert '<option value="German">' in as_editor.get(address).content.decode()


def test_its_outlets_language_is_its_own_where_the_words_tell_none(db):
    article = bring("Sallow\n\n12, 13, 14.", "Bote")
    assert article.language == ""
    article.outlet.language = "de"
    assert article.is_foreign and article not in Article.objects.exclude(pk=article.pk).in_read_language()
    article.outlet.save()
    assert list(Article.objects.in_read_language(False)) == [article]


def test_no_rule_for_english_is_asked_about_its_sentences(lock):
    _, _, german, _ = lock
    text = german.current.text
    assert [text[start:end] for start, end in sentences_at(german.current)] == text.split("\n\n")
    assert reading_at(german, "text", 0, 20)["stance"] == "reports"


def test_pages_show_it_in_its_language_and_direction(lock, closed, as_editor):
    story, _, german, arabic = lock
    arabic.edit(arabic.created_by or closed.created_by, byline="نيل أشداون")
    page = as_editor.get(arabic.get_absolute_url()).content.decode()
    assert page.count('lang="ar" dir="rtl"') >= 3
    assert '<p class="byline" lang="ar" dir="rtl">' in page and "Not read: Arabic" in page
    page = as_editor.get(german.get_absolute_url()).content.decode()
    assert 'lang="de" dir="ltr"' in page
    for name in ("story_detail", "story_articles", "story_brief"):
        assert "Not read: German" in as_editor.get(reverse(name, args=[story.slug])).content.decode()
    table = as_editor.get(reverse("story_matrix_csv", args=[story.slug])).getvalue().decode()
    assert "Not read: German" in table and "Not read: Arabic" in table


def test_the_dossier_says_what_was_not_read(lock, closed):
    story, *_ = lock
    dossier = build_dossier(story)
    assert {row["language"]: row["read"] for row in dossier["articles"]} == {"en": True, "de": False, "ar": False}


def test_admin_has_it_read_anew(lock, as_admin):
    _, _, german, _ = lock
    data = form_of(as_admin, "articles_article", german) | {"language": "en"}
    assert as_admin.post(reverse("admin:articles_article_change", args=[german.pk]), data).status_code == 302
    german.refresh_from_db()
    assert (german.language, Revision.objects.get(pk=german.current_id).is_unread) == ("en", True)


def test_what_came_in_before_languages_were_told_is_told_when_it_is_read(lock):
    story, english, german, _ = lock
    Article.objects.filter(pk__in=[english.pk, german.pk]).update(language="")
    pipeline.analyse_story(story)
    assert set(story.articles.values_list("language", flat=True)) == {"en", "de", "ar"}


def test_read_through_by_a_person_makes_it_silent(lock, closed, editor):
    story, _, german, _ = lock
    ReadThrough.objects.create(revision=german.current, reader=editor)
    assert state(story, closed, german) == "Silent"
