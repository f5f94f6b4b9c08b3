"""Two stories that have become alike are proposed to be one: an editor merges them or says that they are two."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import pipeline
from articles.models import Membership, MergeProposal, Signature, Story
from articles.pipeline import merges
from tests.articles.test_like_sentences import COLUMN, MILL, SCHOOL
from tests.articles.test_pipeline import ELSEWHERE, PAPER, WIRE, bring

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """Two stories of one matter, as when somebody brought its articles into stories that they named."""
    (one,) = pipeline.analyse(bring(("Norden Press", "2031-03-03", WIRE)), into=Story.objects.open("Cracks"))
    (other,) = pipeline.analyse(bring(("Vellin Post", "2031-03-03", PAPER)), into=Story.objects.open("Bridge shut"))
    return one, other


def page(client, story) -> str:
    return client.get(story.get_absolute_url()).content.decode()


def test_both_pages_and_the_desk_show_it_to_an_editor(two, as_editor):
    one, other = two
    assert f'<a href="{other.get_absolute_url()}">Bridge shut</a>' in page(as_editor, one)
    assert f'<a href="{one.get_absolute_url()}">Cracks</a>' in page(as_editor, other)
    assert "<b>1</b> story perhaps the same" in as_editor.get(reverse("desk")).content.decode()
    assert Story.objects.current().count() == 2


def test_who_may_not_merge_is_not_asked(two, as_journalist):
    assert "Perhaps one story" not in page(as_journalist, two[0])
    assert "perhaps the same" not in as_journalist.get(reverse("desk")).content.decode()
    row = MergeProposal.objects.get()
    answer = as_journalist.post(reverse("merge_proposal_decide", args=[row.pk]), {"decision": "reject"})
    assert answer.status_code == 403


def test_one_click_merges_them(two, as_editor):
    one, other = two
    as_editor.post(reverse("story_merge", args=[one.slug]), {"target": other.slug})
    one.refresh_from_db()
    assert one.heir == other
    assert "Perhaps one story" not in page(as_editor, other)
    assert not MergeProposal.objects.exists()


def test_what_was_dismissed_stays_dismissed(two, as_editor, editor):
    one, other = two
    row = MergeProposal.objects.get()
    as_editor.post(reverse("merge_proposal_decide", args=[row.pk]), {"decision": "reject", "version": row.version})
    pipeline.analyse_story(one)
    pipeline.analyse_story(other)
    assert MergeProposal.objects.get().is_rejected
    assert MergeProposal.objects.get().decided_by == editor
    assert "Perhaps one story" not in page(as_editor, one)
    assert "perhaps the same" not in as_editor.get(reverse("desk")).content.decode()


def test_what_was_dismissed_stays_so_when_its_article_moves(two, editor):
    one, other = two
    pipeline.analyse(bring(("Harbour Times", "2031-03-03", f"{WIRE}\nNo boat may pass under it.")), into=one)
    MergeProposal.objects.get().reject(editor)
    Story.objects.open("Pylons", editor).bring_in(one.articles.earliest("pk"), editor)
    for story in two:
        pipeline.analyse_story(story)
    assert not MergeProposal.objects.open_in([one.pk, other.pk]).exists()
    assert MergeProposal.objects.suggested().count() == 0


def test_who_takes_a_dismissal_back_is_asked_again(two, as_editor, editor):
    row = MergeProposal.objects.get()
    row.reject(editor)
    row.reopen(editor)
    assert (row.one_was_in, row.other_was_in) == (None, None)
    assert "Perhaps one story" in page(as_editor, two[0])


def test_a_dismissal_follows_a_story_that_is_merged_and_comes_back(two, editor):
    one, other = two
    row = MergeProposal.objects.get()
    row.reject(editor)
    heir = Story.objects.open("Pylons", editor)
    one.merge_into(heir, editor)
    row.refresh_from_db()
    assert {row.one_was_in, row.other_was_in} == {heir, other}
    one.unmerge(editor)
    row.refresh_from_db()
    assert {row.one_was_in, row.other_was_in} == {one, other}


def test_a_story_that_does_not_find_the_other_one_leaves_what_that_has_proposed(two, monkeypatch):
    monkeypatch.setattr(merges, "LOOKED_AT", 0)
    before = MergeProposal.objects.get()
    for story in two:
        pipeline.analyse_story(story)
    assert MergeProposal.objects.get() == before


def test_it_stays_the_same_one_when_an_older_article_comes_in(request, editor):
    (older,) = bring(("Quay Post", "2031-03-03", PAPER))
    _, other = request.getfixturevalue("two")
    row = MergeProposal.objects.get()
    other.bring_in(older, editor)
    pipeline.analyse_story(other)
    assert MergeProposal.objects.get() == row


def test_a_story_that_was_emptied_meanwhile_is_left_out(two, monkeypatch):
    one, other = two
    MergeProposal.objects.all().delete()

    def emptied(*_) -> float:
        Membership.objects.filter(story=other).delete()
        return 0.9

    monkeypatch.setattr(merges, "are_one_matter", emptied)
    pipeline.analyse_story(one)
    assert not MergeProposal.objects.exists()


def test_a_page_asks_no_more_queries_for_more_of_them(two, as_editor):
    one, _ = two

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            page(as_editor, one)
        return len(found)

    queries()
    before = queries()
    for number, outlet in enumerate(("Harbour Times", "Quay Post")):
        bridge = bring((outlet, "2031-03-03", f"{PAPER}\nThe {outlet} was there."))
        pipeline.analyse(bridge, into=Story.objects.open(f"Bridge {number}"))
    assert page(as_editor, one).count("Perhaps one story") == 3
    assert queries() == before


def test_reading_again_proposes_it_once(two):
    for story in two:
        pipeline.analyse_story(story)
    assert MergeProposal.objects.count() == 1


def test_what_somebody_split_is_not_proposed(two, editor, as_editor):
    one, other = two
    other.merge_into(one, editor)
    apart = one.split(list(one.articles)[:1], "Apart", editor)
    assert "Perhaps one story" not in page(as_editor, one)  # before it is read anew, too
    for story in (one, apart):
        pipeline.analyse_story(story)
    assert not MergeProposal.objects.exists()


def test_what_is_alike_no_longer_is_no_longer_proposed(two):
    Signature.objects.filter(article__in=two[0].articles).delete()
    pipeline.analyse_story(two[0])
    assert not MergeProposal.objects.exists()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Norden Press", "2031-03-03", WIRE), ("Grain News", "2031-03-03", ELSEWHERE)),
        (("Norden Press", "2031-03-04", MILL), ("Vellin Post", "2031-03-04", SCHOOL)),
        (
            ("Norden Herald", "2031-03-06", f"{COLUMN}Olaf Brandt, 38, was fined 300 crowns."),
            ("Norden Herald", "2031-03-13", f"{COLUMN}Marta Sorel, 61, was jailed for two weeks."),
        ),
    ],
    ids=["two matters", "two disasters of one town and day", "two weeks of a column"],
)
def test_what_is_two_is_not_proposed(one, other):
    for number, piece in enumerate((one, other)):
        pipeline.analyse(bring(piece), into=Story.objects.open(f"Story {number}"))
    assert not MergeProposal.objects.exists()
