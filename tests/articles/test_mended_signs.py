"""Words that were read in the wrong encoding: shown before and after, and mended by a person or not at all."""

import pytest
from django.urls import reverse

from articles.intake.cleaning import clean_again
from articles.intake.take_in import Submission, take_in
from articles.models import Article, SignsLeft
from articles.overviews.histories import history_of_article

pytestmark = pytest.mark.django_db

MEANT = (
    "Cafés in Ardel shut\n\n“We have never had a wind like this,” said Ines Amrein, who has led the road office for "
    "a year. It’s a disaster for the cafés of the town, she said on Monday.\n\nThe pass above Ardel stays shut until "
    "the trees are cleared away, which takes the road office two days."
)
CAME = MEANT.encode().decode("windows-1252", "replace").replace("\ufffd", "\x9d")


@pytest.fixture
def article(db) -> Article:
    return take_in(Submission(CAME.encode(), "ardel.txt", "Ardel Echo")).article


def post(browser, article: Article, signs: str, revision: int | None = None):
    revision = revision or Article.objects.get(pk=article.pk).current_id
    return browser.post(
        reverse("article_signs", args=[article.pk]), {"revision": revision, "signs": signs}, follow=True
    )


def test_the_page_shows_before_and_after_and_changes_nothing(as_reader, article):
    page = as_reader.get(article.get_absolute_url()).content.decode()
    assert "<del>â€œWe have never" in page and "<ins>“We have never" in page
    assert "Mend it" not in page
    assert "â€œ" in article.current.text


def test_mending_makes_a_version_of_what_came(as_journalist, article, journalist):
    came = article.current
    assert "Mended" in post(as_journalist, article, "mend").content.decode()
    article.refresh_from_db()
    assert article.current.text == MEANT.partition("\n\n")[2]
    assert article.headline == article.current.headline == "Cafés in Ardel shut"
    assert (article.current.raw, article.current.number) == (came.raw, 2)
    assert (article.current.created_by, article.current.has_own_headline) == (journalist, True)
    came.refresh_from_db()
    assert "â€œ" in came.text


def test_it_can_be_taken_back_and_done_again_without_another_version(as_journalist, article):
    post(as_journalist, article, "mend")
    post(as_journalist, article, "came")
    article.refresh_from_db()
    assert (article.current.number, "Ã©" in article.headline) == (1, True)
    post(as_journalist, article, "mend")
    assert article.revisions.count() == 2


def test_what_somebody_said_of_the_headline_stays(as_journalist, article, journalist):
    article.edit(journalist, headline="Gale in Ardel")
    post(as_journalist, article, "mend")
    article.refresh_from_db()
    assert article.headline == "Gale in Ardel"


def test_whoever_says_that_it_is_right_is_not_asked_again_and_can_undo_it(as_journalist, article, journalist):
    page = post(as_journalist, article, "leave").content.decode()
    assert "Mend it" not in page and "right as they came" in page
    left = SignsLeft.objects.get()
    assert left.by == journalist
    assert any(change.row == left for change in history_of_article(article))
    left.undo_making(journalist)
    assert "Mend it" in as_journalist.get(article.get_absolute_url()).content.decode()


def test_bringing_it_in_again_changes_nothing_of_what_was_decided(as_journalist, article):
    post(as_journalist, article, "mend")
    assert take_in(Submission(CAME.encode(), "ardel.txt", "Ardel Echo")).verdict == "unchanged"
    article.refresh_from_db()
    assert article.current.is_mended


def test_a_later_version_is_mended_as_the_one_before_was(as_journalist, article):
    address = "https://echo.example/ardel"
    Article.objects.filter(pk=article.pk).update(url=address, identity=f"url:{address}")
    post(as_journalist, article, "mend")
    later = Submission((CAME + "\n\nThe road office said so.").encode(), "", "Ardel Echo", address)
    assert take_in(later).verdict == "revised"
    article.refresh_from_db()
    assert article.current.is_mended and "â€œ" not in article.current.text
    assert (article.headline, article.current.has_own_headline) == ("Cafés in Ardel shut", True)


def test_a_piece_put_back_leaves_it_mended(as_journalist, article):
    post(as_journalist, article, "mend")
    article.refresh_from_db()
    revision = clean_again(article.current, [(0, 5)])
    assert revision.is_mended and "â€œ" not in revision.text


def test_a_version_that_is_no_longer_current_is_not_mended(as_journalist, article):
    came = article.current_id
    take_in(Submission((CAME + "\n\nThe trees are gone, said the office.").encode(), "b.txt", url=""))
    post(as_journalist, article, "mend")
    assert "newer version" in post(as_journalist, article, "mend", came).content.decode()


@pytest.mark.parametrize("signs", ["", "nothing", "mend\0"])
def test_what_is_none_of_the_three_is_no_act(as_journalist, article, signs):
    assert post(as_journalist, article, signs).status_code == 400


def test_readers_and_strangers_decide_nothing(as_reader, outsider, article):
    assert post(as_reader, article, "mend").status_code == 403
    post(outsider, article, "mend")
    assert article.revisions.count() == 1
