"""What cleaning took out can be put back, and what somebody put back stays in."""

import pytest
from django.urls import reverse

from articles import pipeline
from articles.intake.cleaning import Outdated, clean_again
from articles.intake.take_in import Submission, take_in
from articles.models import Article, Membership
from newsroom.decisions import State
from tests.conftest import make_story, place, suggest

PAGE = """Ferry company sells two ships

Share this article

The Brask ferry company has sold two of its ships to a buyer in the north.

Both ships had stood idle since the autumn, its director said on Tuesday.

Our photographer joined the last crossing.

Subscribe to our newsletter
"""
NOTICE = "Share this article"


@pytest.fixture
def ferry(journalist):
    article = take_in(Submission(PAGE.encode(), "ferry.txt", outlet="Brask Courier"), journalist).article
    make_story("The ferries", article)
    pipeline.analyse([article])
    return article


def piece_of(article: Article, words: str) -> dict:
    return next(piece for piece in article.current.removed if piece["text"] == words)


def fields_of(article: Article, words: str, **fields) -> dict:
    piece = piece_of(article, words)
    return {"revision": article.current_id, "start": piece["start"], "end": piece["end"], "put": "back", **fields}


def test_a_piece_put_back_stands_in_a_new_version_and_says_who(as_journalist, ferry):
    first = ferry.current
    page = as_journalist.post(reverse("article_clean", args=[ferry.pk]), fields_of(ferry, NOTICE), follow=True)
    ferry.refresh_from_db()
    assert NOTICE in ferry.current.text and NOTICE not in first.text
    assert (ferry.current.number, ferry.current.raw) == (2, first.raw)
    assert ferry.current.headline == first.headline
    assert [piece["text"] for piece in ferry.current.pieces_put_back] == [NOTICE]
    assert "Put back into the text." in page.content.decode()
    assert "1 piece put back by Jonas Feder" in page.content.decode()


def test_a_piece_taken_out_again_leads_back_to_the_version_before(as_journalist, ferry):
    first = ferry.current
    fields = fields_of(ferry, NOTICE)
    as_journalist.post(reverse("article_clean", args=[ferry.pk]), fields)
    ferry.refresh_from_db()
    again = {**fields, "revision": ferry.current_id, "put": "out"}
    as_journalist.post(reverse("article_clean", args=[ferry.pk]), again)
    ferry.refresh_from_db()
    assert ferry.current == first and ferry.revisions.count() == 2


def test_what_was_tagged_keeps_its_words_there_and_back(ferry, journalist):
    story = ferry.memberships.get().story
    row = suggest(story.claims.create(statement="Two ships are sold."), ferry, "sold two of its ships")
    row.confirm(journalist)
    first, piece = ferry.current, piece_of(ferry, NOTICE)
    second = clean_again(first, [(piece["start"], piece["end"])], journalist)
    pipeline.analyse([ferry])
    row.refresh_from_db()
    assert row.revision == second and second.text[row.start : row.end] == row.exact == "sold two of its ships"
    clean_again(second, [], journalist)
    pipeline.analyse([ferry])
    row.refresh_from_db()
    assert row.revision == first and first.text[row.start : row.end] == row.exact


def test_words_tagged_in_a_piece_are_found_again_when_it_is_put_back_a_second_time(ferry, journalist):
    piece = piece_of(ferry, NOTICE)
    span, first = (piece["start"], piece["end"]), ferry.current
    second = clean_again(first, [span], journalist)
    ferry.refresh_from_db()
    story = ferry.memberships.get().story
    row = story.claims.create(statement="It asks to share.").tag(*place(ferry, NOTICE), journalist)
    for kept, is_orphaned in ([], True), ([span], False):
        clean_again(Article.objects.get(pk=ferry.pk).current, kept, journalist)
        pipeline.analyse([ferry])
        row.refresh_from_db()
        assert row.is_orphaned is is_orphaned
    assert row.revision == second


def test_a_changed_page_keeps_what_was_put_back(ferry, journalist):
    piece = piece_of(ferry, NOTICE)
    ferry.url = "https://courier.example/ferries"
    ferry.identity = f"url:{ferry.url}"
    ferry.save()
    clean_again(ferry.current, [(piece["start"], piece["end"])], journalist)
    changed = PAGE.replace("two of its ships", "three of its ships")
    take_in(Submission(changed.encode(), "ferry.txt", outlet="Brask Courier", url=ferry.url), journalist)
    ferry.refresh_from_db()
    assert "three of its ships" in ferry.current.text and NOTICE in ferry.current.text


def test_the_same_page_once_more_leaves_the_piece_in(ferry, journalist):
    piece = piece_of(ferry, NOTICE)
    current = clean_again(ferry.current, [(piece["start"], piece["end"])], journalist)
    again = take_in(Submission(PAGE.encode(), "ferry.txt", outlet="Brask Courier"), journalist)
    assert (again.verdict, again.article.current) == ("unchanged", current)


def test_a_line_of_a_web_page_comes_back_at_its_place(journalist):
    words = "<p>The mill above the weir burned down on Friday night, and nobody was hurt in the fire.</p>"
    more = "<p>Its owner said that the machines were new and that the loss would be great for the town.</p>"
    page = (
        f"<html><head><title>Mill burns</title></head><body><nav><p>Weather for the weekend in your valley</p></nav>"
        f"<article><h1>Mill burns above the weir</h1>{words}{more}</article></body></html>"
    )
    article = take_in(Submission(page.encode(), "mill.html"), journalist).article
    piece = piece_of(article, "Weather for the weekend in your valley")
    current = clean_again(article.current, [(piece["start"], piece["end"])], journalist)
    assert current.text.split("\n\n")[0] == "Weather for the weekend in your valley"
    assert current.text.replace("Weather for the weekend in your valley\n\n", "") == article.current.text


def test_nobody_puts_a_piece_back_into_a_version_that_is_no_longer_read(as_journalist, ferry, journalist):
    fields = fields_of(ferry, NOTICE)
    first = ferry.current
    clean_again(first, [(fields["start"], fields["end"])], journalist)
    with pytest.raises(Outdated):
        clean_again(first, [], journalist)
    page = as_journalist.post(reverse("article_clean", args=[ferry.pk]), fields, follow=True)
    assert "A newer version has come in" in page.content.decode()
    assert ferry.revisions.count() == 2


@pytest.mark.parametrize("changes", [{"start": 3}, {"put": "away"}, {"revision": 999_999}, {"end": "x\0"}, {"end": ""}])
def test_a_piece_that_was_not_taken_out_is_refused(as_journalist, ferry, changes):
    fields = fields_of(ferry, NOTICE) | changes
    assert as_journalist.post(reverse("article_clean", args=[ferry.pk]), fields).status_code in (400, 404)
    assert ferry.revisions.count() == 1


def test_who_may_not_tag_sees_no_button_and_is_refused(as_reader, outsider, ferry):
    assert Membership.objects.get(article=ferry).state == State.CONFIRMED
    page = as_reader.get(ferry.get_absolute_url())
    assert NOTICE in page.content.decode() and "Put back" not in page.content.decode()
    address = reverse("article_clean", args=[ferry.pk])
    assert as_reader.post(address, fields_of(ferry, NOTICE)).status_code == 403
    assert outsider.post(address, fields_of(ferry, NOTICE)).status_code == 302
