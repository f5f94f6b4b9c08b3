"""Following a story: everybody for themselves."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Following, Outlet
from tests.conftest import make_article, make_story

pytestmark = pytest.mark.django_db


def address(story) -> str:
    return reverse("story_follow", args=[story.slug])


def text_of(response) -> str:
    return response.content.decode()


def section(text: str) -> str:
    """The part of the desk that lists what one follows."""
    return text.partition('id="following"')[2].partition("<h2")[0]


def test_it_puts_the_story_on_the_desk(as_reader, reader, bridge):
    answer = as_reader.post(address(bridge.story), {"follow": "yes", "next": "/"})
    assert (answer.status_code, answer.url) == (302, "/")
    assert [f.story for f in reader.followings.all()] == [bridge.story]
    text = text_of(as_reader.get("/"))
    assert "You follow “Veldt Bridge closed”" in text
    assert "Veldt Bridge closed" in section(text)


def test_twice_is_once(as_reader, reader, bridge):
    for _ in range(2):
        as_reader.post(address(bridge.story), {"follow": "yes"})
    assert reader.followings.count() == 1


def test_it_ends_and_ending_can_be_undone(as_reader, reader, bridge):
    as_reader.post(address(bridge.story), {"follow": "yes"})
    answer = as_reader.post(address(bridge.story), {"follow": "no"}, headers={"HX-Request": "true"})
    assert not reader.followings.exists()
    assert 'name="follow" value="yes"' in text_of(answer)  # what the Undo button posts
    assert "mine" in answer["HX-Trigger"]
    assert "None yet." in section(text_of(as_reader.get("/")))


def test_what_one_follows_is_nobody_elses_matter(as_reader, as_journalist, journalist, bridge):
    as_journalist.post(address(bridge.story), {"follow": "yes"})
    as_reader.post(address(bridge.story), {"follow": "no"})
    assert journalist.followings.count() == 1
    assert "None yet." in section(text_of(as_reader.get("/")))


def test_a_stranger_is_sent_to_the_login(outsider, bridge):
    assert "/login/" in outsider.post(address(bridge.story), {"follow": "yes"}).url
    assert not Following.objects.exists()


def test_a_word_that_is_neither_yes_nor_no_is_refused(as_reader, bridge):
    assert as_reader.post(address(bridge.story), {"follow": "perhaps"}).status_code == 400
    assert as_reader.post(address(bridge.story), {}).status_code == 400
    assert not Following.objects.exists()


def test_a_story_that_is_not_there_is_not_found(as_reader):
    assert as_reader.post("/stories/none/follow/", {"follow": "yes"}).status_code == 404


def test_the_button_says_how_things_stand(as_reader, reader, bridge):
    assert 'value="yes"' in text_of(as_reader.get(address(bridge.story)))
    reader.followings.create(story=bridge.story)
    assert 'value="no"' in text_of(as_reader.get(address(bridge.story)))
    for page in ("/", reverse("story_list"), bridge.story.get_absolute_url()):
        assert "stop following it" in text_of(as_reader.get(page))


def test_the_desk_tells_what_is_new_in_it_since_the_last_look(as_reader, reader, bridge):
    reader.followings.create(story=bridge.story)
    as_reader.get("/")
    reader.looks.update(latest_at=timezone.now() - timedelta(hours=2))
    text = text_of(as_reader.get("/"))
    assert "3 new articles, 3 new claims" in section(text)
    assert text.count("3 new articles") == 1  # told once, not among the other stories too


def test_a_story_that_was_merged_is_followed_on(as_reader, reader, editor, bridge):
    other = make_story("Ferry late", make_article(None, "Ferry late", "It was late."))
    reader.followings.create(story=bridge.story)
    bridge.story.merge_into(other, editor)
    assert reader.followings.stories() == [other]
    as_reader.post(address(other), {"follow": "no"})
    assert reader.followings.stories() == []


def test_more_stories_cost_no_more_queries(as_reader, reader, bridge):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            as_reader.get("/")
        return len(captured)

    reader.followings.create(story=bridge.story)
    queries()  # the first look writes down when it was
    before = queries()
    for number in range(5):
        article = make_article(Outlet.objects.create(name=f"Outlet {number}"), f"Headline {number}", "Words.")
        reader.followings.create(story=make_story(f"Story {number}", article))
    assert queries() == before
