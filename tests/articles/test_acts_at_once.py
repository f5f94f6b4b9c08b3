"""Acts of different kinds in one moment, and take-backs: each is answered, and what must hold of the rows holds."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.urls import reverse

from articles import pipeline
from articles.intake.take_in import Submission, take_in
from articles.models import Appearance, Article, Claim, Membership, ModelReading, Outlet, Story
from articles.models.step import Step
from articles.pipeline import placing
from entities.models import Event
from newsroom.decisions import State
from newsroom.decisions.locking import one_at_a_time
from tests.at_once import at_once, codes, said
from tests.conftest import ECHO, browser_of, merge_form

pytestmark = pytest.mark.django_db(transaction=True)


def post(browser, address: str, key, **data):
    return lambda: browser.post(reverse(address, args=[key]), data)


def token_in(response) -> str:
    return response.content.decode().partition('name="token" value="')[2].partition('"')[0]


def is_sound() -> bool:
    """Each article is in one story at most, that one is not part of another, and claims stand in such stories."""
    live = Membership.objects.live()
    once = not live.values("article").annotate(n=models.Count("pk")).filter(n__gt=1).exists()
    claims = Claim.objects.current().confirmed()
    stand = all(set(c.appearances.confirmed().values_list("article", flat=True)) <= _articles(c.story) for c in claims)
    return once and stand and not live.exclude(story__merged_into=None).exists()


def _articles(story: Story) -> set[int]:
    return set(story.articles.values_list("pk", flat=True))


def test_the_same_reading_with_a_model_is_asked_for_once(two, bridge, settings):
    settings.READER_URL, settings.READER_MODEL, settings.READER_LOCAL = "http://127.0.0.1:9/v1", "lumen-3", True
    acts = [post(browser, "story_model", bridge.story.slug, what="story") for browser in two]
    assert "That is being read already." in said(at_once(acts, held=[bridge.story]))
    assert ModelReading.objects.count() == 1


def test_a_claim_is_not_cleared_over_a_date_that_changes_in_that_moment(bridge, editor, admin):
    for step in (Step.CHECKED, Step.SECOND):
        Claim.objects.get(pk=bridge.closed.pk).take_step(step, editor)
    claim = Claim.objects.get(pk=bridge.closed.pk)
    form = {"step": "cleared", "version": claim.version, "seen": claim.said_digest()}
    answers = at_once(
        [post(browser_of(admin), "claim_step", claim.pk, **form)],
        held=[bridge.at_post],
        meanwhile=lambda: Article.objects.filter(pk=bridge.at_post.pk).update(published_at="2024-02-01T10:00:00Z"),
    )
    claim.refresh_from_db()
    assert claim.step == Step.SECOND and "has changed while you read it" in said(answers)


class TestSplit:
    def test_one_article_is_split_off_once_and_no_empty_story_is_left(self, two, bridge):
        acts = [
            post(browser, "story_move", bridge.story.slug, article=[bridge.at_echo.pk], title=title)
            for browser, title in zip(two, ("Commuters", "Repairs"), strict=True)
        ]
        answers = at_once(acts, held=[bridge.at_echo])
        assert codes(answers) == [302, 302]
        assert "Nothing was moved" in said(answers)
        assert Story.objects.filter(title__in=["Commuters", "Repairs"]).count() == 1
        assert is_sound()

    def test_a_story_is_split_while_it_is_merged(self, two, bridge, ferry):
        one, other = two
        split = post(one, "story_move", bridge.story.slug, article=[bridge.at_echo.pk], title="Repairs")
        merge = post(other, "story_merge", bridge.story.slug, target=ferry.slug)
        answers = at_once([split, merge], held=[bridge.story])
        assert codes(answers) == [302, 302]
        assert is_sound()
        bridge.story.refresh_from_db()
        assert bridge.story.merged_into == ferry

    def test_a_story_is_split_while_a_merge_into_it_is_taken_back(self, two, editor, bridge, ferry):
        (full,) = ferry.articles
        ferry.merge_into(bridge.story, editor)
        one, other = two
        split = post(one, "story_move", bridge.story.slug, article=[full.pk, bridge.at_echo.pk], title="Repairs")
        answers = at_once([split, post(other, "story_unmerge", ferry.slug)], held=[bridge.story])
        assert codes(answers) == [302, 302]
        assert is_sound()


class TestTakenBackOnce:
    def test_of_events(self, two, editor):
        rows = [Event.objects.create(label=label) for label in ("Closure", "The closure")]
        rows[1].merge_into(rows[0], editor)
        answers = at_once([post(b, "unmerge", "event", row=rows[1].pk) for b in two], held=rows)
        assert codes(answers) == [302, 302]
        assert "is not merged into another one" in said(answers)
        assert Event.objects.get(pk=rows[1].pk).merged_into is None

    def test_of_outlets(self, two, editor, bridge):
        bridge.echo.merge_into(bridge.post, editor)
        data = {"action": "unmerge_selected", "_selected_action": [bridge.echo.pk], "merged": "yes"}
        address = reverse("admin:articles_outlet_changelist") + "?merged=yes"
        admin = two[1]
        assert codes(at_once([lambda: admin.post(address, data)] * 2, held=[bridge.post, bridge.echo])) == [302, 302]
        bridge.echo.refresh_from_db()
        assert bridge.echo.merged_into is None
        assert bridge.echo.articles.get() == bridge.at_echo


class TestUndo:
    def test_a_decision_is_undone_while_somebody_decides_otherwise(self, two, bridge):
        one, other = two
        row = bridge.cost_at_echo
        decide = reverse("appearance_decide", args=[row.pk])
        token = token_in(one.post(decide, {"decision": "confirm", "version": 0}, follow=True))
        answers = at_once(
            [
                lambda: one.post(reverse("undo"), {"token": token}),
                lambda: other.post(decide, {"decision": "reject", "version": 1}),
            ],
            held=[bridge.story],
        )
        assert codes(answers) in ([302, 302], [302, 409])
        row.refresh_from_db()
        if codes(answers) == [302, 302]:  # nobody takes back what another one has decided since
            assert row.state == State.REJECTED and "it was changed since" in said(answers)
        else:
            assert row.state == State.SUGGESTED
        assert not Appearance.objects.confirmed().exclude(claim__state=State.CONFIRMED).exists()

    @pytest.mark.parametrize("there", [True, False], ids=["there", "here"])
    def test_a_move_is_undone_while_its_stories_are_merged(self, two, bridge, ferry, there):
        one, other = two
        move = reverse("story_move", args=[bridge.story.slug])
        token = token_in(one.post(move, {"article": [bridge.at_echo.pk], "target": ferry.slug}, follow=True))
        ends = (bridge.story, ferry) if there else (ferry, bridge.story)
        merge = post(other, "story_merge", ends[0].slug, target=ends[1].slug)
        answers = at_once([lambda: one.post(reverse("undo"), {"token": token}), merge], held=ends)
        assert codes(answers) == [302, 302]
        assert is_sound()
        assert bridge.at_echo.memberships.live().get().story == ends[1]


def manifest(outlet: str, story: str) -> dict:
    table = f"file,outlet,published\nnew.txt,{outlet},2031-03-04\n"
    text = "The Veldt Bridge is to be mended in spring, the council said on Tuesday.\n\nWork takes six weeks.\n"
    files = [SimpleUploadedFile("m.csv", table.encode()), SimpleUploadedFile("new.txt", text.encode())]
    return {"by": "upload", "files": files, "story": story}


class TestManifest:
    def test_it_comes_in_while_its_story_is_merged(self, two, bridge, ferry):
        one, other = two
        brought = manifest("Ostrand Post", bridge.story.title)
        merge = post(other, "story_merge", bridge.story.slug, target=ferry.slug)
        answers = at_once([lambda: one.post(reverse("intake"), brought), merge], held=[bridge.story])
        assert codes(answers) == [302, 302]
        new = Article.objects.get(source_name="new.txt")
        assert new.memberships.live().get().story.merged_into is None
        assert is_sound()

    def test_it_comes_in_while_its_outlet_is_merged(self, two, bridge):
        one, other = two
        brought = manifest("Ostrand Post", bridge.story.title)
        answers = at_once(
            [
                lambda: one.post(reverse("intake"), brought),
                lambda: other.post(reverse("merge", args=["outlet"]), merge_form(bridge.echo, bridge.post)),
            ],
            held=[bridge.post, bridge.echo],
        )
        assert codes(answers) == [302, 302]
        assert Article.objects.get(source_name="new.txt").outlet == bridge.echo
        assert Outlet.objects.filter(name="Ostrand Post").count() == 1


class TestAnArticleThatComesIn:
    def test_finds_its_story_though_whoever_holds_that_one_stands_in_its_way(self, bridge):
        """The database ends the one of two that waited first; that one is done again."""
        other = take_in(Submission(ECHO.encode(), outlet="Veldt Times", headline="Old bridge closed")).article
        pipeline.analyse([bridge.at_echo])
        (story,) = at_once(
            [lambda: placing.place(other)], held=[bridge.story], meanwhile=lambda: one_at_a_time(placing.PLACING)
        )
        assert story == bridge.story
