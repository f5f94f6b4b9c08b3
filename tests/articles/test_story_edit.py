"""What editors do to stories."""

import pytest
from django.urls import reverse
from lxml import html

from articles.models import Membership, Story
from tests.conftest import make_article, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(db):
    return make_story("Ferry overcrowded", make_article(None, "Ferry full", "The ferry is full."))


@pytest.fixture(autouse=True)
def no_analysis(monkeypatch):
    """What the machine makes of a moved article is tested where it is made."""
    monkeypatch.setattr("articles.views.reading.pipeline.analyse_story", lambda story: True)


def post(client, story, name: str, **data):
    return client.post(reverse(f"story_{name}", args=[story.slug]), data)


def headlines(story) -> set[str]:
    return {article.headline for article in story.articles}


class TestRoles:
    @pytest.mark.parametrize("name", ["edit", "merge", "move", "unmerge"])
    def test_a_journalist_may_not(self, as_journalist, bridge, name):
        assert post(as_journalist, bridge.story, name).status_code == 403

    @pytest.mark.parametrize("name", ["edit", "merge", "move", "unmerge"])
    def test_a_stranger_is_sent_to_log_in(self, outsider, bridge, name):
        assert post(outsider, bridge.story, name).url.startswith(reverse("login"))

    @pytest.mark.parametrize("name", ["merge", "move", "unmerge"])
    def test_acts_are_posted(self, as_editor, bridge, name):
        assert as_editor.get(reverse(f"story_{name}", args=[bridge.story.slug])).status_code == 405

    def test_only_editors_open_stories(self, as_journalist, as_editor):
        assert as_journalist.get(reverse("story_new")).status_code == 403
        assert as_editor.get(reverse("story_new")).status_code == 200


class TestNew:
    def test_opens_a_story(self, as_editor, editor):
        response = as_editor.post(reverse("story_new"), {"title": "  Harvest   fails ", "note": "Since June."})
        story = Story.objects.get(title="Harvest fails")
        assert response.url == story.get_absolute_url()
        assert (story.note, story.created_by) == ("Since June.", editor)

    def test_needs_a_title(self, as_editor):
        response = as_editor.post(reverse("story_new"), {"title": " "})
        assert response.status_code == 422
        assert not Story.objects.exists()

    def test_a_story_called_new_does_not_hide_the_page(self, as_editor):
        story = make_story("New story")
        assert as_editor.get(story.get_absolute_url()).status_code == 200
        assert as_editor.get(reverse("story_new")).status_code == 200


class TestEdit:
    def test_changes_title_and_note(self, as_editor, bridge):
        response = post(as_editor, bridge.story, "edit", title="Veldt Bridge shut", note="", version=0)
        assert response.url == bridge.story.get_absolute_url()
        bridge.story.refresh_from_db()
        assert bridge.story.title == "Veldt Bridge shut"

    def test_two_at_once_see_a_choice(self, as_editor, bridge):
        bridge.story.change(None, 0, title="Theirs")
        response = post(as_editor, bridge.story, "edit", title="Mine", note="", version=0)
        assert response.status_code == 409
        assert "Put mine instead" in response.content.decode()
        assert Story.objects.get(pk=bridge.story.pk).title == "Theirs"

    def test_putting_mine_instead_works(self, as_editor, bridge):
        bridge.story.change(None, 0, title="Theirs")
        post(as_editor, bridge.story, "edit", title="Mine", note="", version=1)
        assert Story.objects.get(pk=bridge.story.pk).title == "Mine"

    @pytest.mark.parametrize("data", [{"title": ""}, {"title": "x" * 301}, {"title": "x", "version": "new"}])
    def test_bad_input_is_refused_with_what_was_typed(self, as_editor, bridge, data):
        response = post(as_editor, bridge.story, "edit", **({"version": 0} | data))
        assert response.status_code == 422
        assert Story.objects.get(pk=bridge.story.pk).title == "Veldt Bridge closed"


class TestMerge:
    def test_articles_and_claims_go_to_the_other(self, as_editor, bridge, other):
        response = post(as_editor, bridge.story, "merge", target=other.slug)
        assert response.url == other.get_absolute_url()
        assert headlines(other) == {
            "Ferry full",
            "Council shuts Veldt Bridge",
            "Bridge shut, thousands queue",
            "Old bridge closed",
        }
        assert other.claims.count() == 3

    @pytest.mark.parametrize("way", ["slug", "number", "address"])
    def test_the_other_is_named_by_slug_number_or_address(self, as_editor, bridge, other, way):
        target = {
            "slug": other.slug,
            "number": str(other.pk),
            "address": f"http://testserver/stories/{other.slug}/quotes/",
        }
        post(as_editor, bridge.story, "merge", target=target[way])
        assert Story.objects.get(pk=bridge.story.pk).merged_into == other

    @pytest.mark.parametrize("target", ["", "nowhere", "9" * 30, "stories/", "http://[broken"])
    def test_no_such_story_is_said(self, as_editor, bridge, target):
        response = post(as_editor, bridge.story, "merge", target=target)
        assert response.status_code == 422
        assert Story.objects.get(pk=bridge.story.pk).merged_into is None

    def test_not_into_itself(self, as_editor, bridge):
        assert post(as_editor, bridge.story, "merge", target=bridge.story.slug).status_code == 422

    def test_a_story_of_the_same_title_is_found_by_it(self, as_editor, bridge):
        twin = Story.objects.open(bridge.story.title)
        post(as_editor, bridge.story, "merge", target=bridge.story.title)
        assert Story.objects.get(pk=bridge.story.pk).merged_into == twin

    def test_which_of_several_titles_is_meant_has_to_be_said(self, as_editor, bridge):
        for _ in range(2):
            Story.objects.open(bridge.story.title)
        response = post(as_editor, bridge.story, "merge", target=bridge.story.title)
        assert "Several stories have this title" in response.content.decode()

    def test_is_taken_back(self, as_editor, bridge, other):
        post(as_editor, bridge.story, "merge", target=other.slug)
        post(as_editor, bridge.story, "unmerge")
        assert headlines(other) == {"Ferry full"}
        assert bridge.story.claims.count() == 3
        assert Story.objects.get(pk=bridge.story.pk).merged_into is None

    def test_taking_back_what_was_not_merged_changes_nothing(self, as_editor, bridge):
        assert post(as_editor, bridge.story, "unmerge").status_code == 302
        assert bridge.story.claims.count() == 3

    def test_the_message_has_an_undo(self, as_editor, bridge, other):
        response = as_editor.post(reverse("story_merge", args=[bridge.story.slug]), {"target": other.slug}, follow=True)
        assert reverse("story_unmerge", args=[bridge.story.slug]) in response.content.decode()


class TestMove:
    def test_into_another_story(self, as_editor, bridge, other):
        post(as_editor, bridge.story, "move", article=[bridge.at_echo.pk], target=other.slug)
        assert headlines(other) == {"Ferry full", "Old bridge closed"}
        assert "Old bridge closed" not in headlines(bridge.story)

    def test_into_a_story_of_their_own(self, as_editor, bridge):
        post(as_editor, bridge.story, "move", article=[bridge.at_post.pk, bridge.at_echo.pk], title="Commuters")
        assert headlines(Story.objects.get(title="Commuters")) == {"Bridge shut, thousands queue", "Old bridge closed"}

    def test_can_be_undone(self, as_editor, bridge, other):
        response = as_editor.post(
            reverse("story_move", args=[bridge.story.slug]),
            {"article": [bridge.at_echo.pk], "target": other.slug},
            follow=True,
        )
        form = response.content.decode().partition(f'action="{reverse("undo")}"')[2]
        token = form.partition('name="token" value="')[2].partition('"')[0]
        as_editor.post(reverse("undo"), {"token": token})
        assert "Old bridge closed" in headlines(bridge.story)
        assert headlines(other) == {"Ferry full"}

    @pytest.mark.parametrize(
        "data",
        [
            {},
            {"title": "Commuters"},
            {"article": ["0"], "title": "Commuters"},
            {"article": ["x"], "title": "Commuters"},
            {"article": ["own"]},
            {"article": ["own"], "title": "Commuters", "target": "other"},
            {"article": ["own"], "target": "nowhere"},
        ],
    )
    def test_bad_input_moves_nothing(self, as_editor, bridge, other, data):
        names = {"own": bridge.at_echo.pk, "other": other.slug}
        filled = {k: [names.get(x, x) for x in v] if isinstance(v, list) else names.get(v, v) for k, v in data.items()}
        before = set(Membership.objects.values_list("pk", "state", "story"))
        assert post(as_editor, bridge.story, "move", **filled).status_code == 422
        assert set(Membership.objects.values_list("pk", "state", "story")) == before

    def test_an_article_of_another_story_is_not_moved_from_here(self, as_editor, bridge, other):
        foreign = other.articles.get()
        assert post(as_editor, bridge.story, "move", article=[foreign.pk], title="Mine").status_code == 422

    def test_selected_articles_come_ticked(self, as_editor, bridge):
        address = reverse("story_edit", args=[bridge.story.slug])
        text = as_editor.get(address, {"article": bridge.at_echo.pk}).content.decode()
        ticked = [box.get("value") for box in html.fromstring(text).xpath('//input[@name="article"][@checked]')]
        assert ticked == [str(bridge.at_echo.pk)]


class TestConfirm:
    @pytest.fixture(autouse=True)
    def all_suggested(self, bridge):
        bridge.story.memberships.update(state="suggested")

    def test_a_journalist_confirms_all_suggested_articles_at_once(self, as_journalist, bridge):
        response = post(as_journalist, bridge.story, "confirm")
        assert response.url == reverse("story_articles", args=[bridge.story.slug])
        assert bridge.story.memberships.confirmed().count() == 3

    def test_what_was_rejected_stays_out(self, as_journalist, bridge, editor):
        bridge.story.memberships.get(article=bridge.at_echo).reject(editor)
        post(as_journalist, bridge.story, "confirm")
        assert bridge.story.memberships.confirmed().count() == 2

    def test_can_be_undone(self, as_journalist, bridge):
        address = reverse("story_confirm", args=[bridge.story.slug])
        text = as_journalist.post(address, follow=True).content.decode()
        token = text.partition('name="token" value="')[2].partition('"')[0]
        as_journalist.post(reverse("undo"), {"token": token})
        assert bridge.story.memberships.suggested().count() == 3

    def test_a_reader_may_not(self, as_reader, bridge):
        assert post(as_reader, bridge.story, "confirm").status_code == 403
