"""Articles moved, split off and brought in by two people in the same moment: each is in one story, and there once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article, Claim, Membership, Story
from tests.at_once import at_once, codes, said
from tests.conftest import browser_of, make_story, place

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two(editor, admin):
    """The browsers of two people who may move."""
    return browser_of(editor), browser_of(admin)


@pytest.fixture
def others(db):
    """Two more stories."""
    return [make_story(title) for title in ("Ferry overcrowded", "Harvest fails")]


def test_one_article_is_moved_to_one_of_two_stories(two, bridge, others, editor):
    address = reverse("story_move", args=[bridge.story.slug])
    bridge.cost.confirm(editor)  # what a machine says is said anew
    acts = [
        lambda b=b, story=story: b.post(address, {"article": [bridge.at_echo.pk], "target": story.slug})
        for b, story in zip(two, others, strict=True)
    ]
    answers = at_once(acts, held=[bridge.at_echo])
    assert codes(answers) == [302, 302]
    assert "Nothing was moved: “Old bridge closed” is in “" in said(answers)
    (member,) = bridge.at_echo.memberships.live()
    assert member.story in others
    assert Claim.objects.get(pk=bridge.cost.pk).story == member.story


def test_the_claims_of_an_article_go_with_it_from_where_it_is_by_then(editor, bridge, others):
    """Somebody has moved it on meanwhile."""
    others[0].bring_in(bridge.at_echo, editor)
    others[1].bring_in(bridge.at_echo, editor)
    assert Claim.objects.get(pk=bridge.cost.pk).story == others[1]


def test_an_article_is_moved_or_split_off_but_not_both(two, bridge, others):
    address = reverse("story_move", args=[bridge.story.slug])
    one, other = two
    answers = at_once(
        [
            lambda: one.post(address, {"article": [bridge.at_echo.pk, bridge.at_post.pk], "title": "Commuters"}),
            lambda: other.post(address, {"article": [bridge.at_echo.pk], "target": others[0].slug}),
        ],
        held=[bridge.at_echo],
    )
    assert codes(answers) == [302, 302]
    assert "Nothing was moved" in said(answers)
    (member,) = bridge.at_echo.memberships.live()
    is_split = Story.objects.filter(title="Commuters").exists()
    assert member.story.title == ("Commuters" if is_split else others[0].title)
    assert bridge.at_post.memberships.live().get().story.title == ("Commuters" if is_split else bridge.story.title)


def test_words_tagged_while_their_article_is_moved_are_tagged_where_it_is_or_not_at_all(two, bridge, others):
    mover, tagger = two
    revision, field, start, end = place(bridge.at_echo, "Three pylons are reportedly cracked.")
    data = {"field": field, "start": start, "end": end, "exact": revision.text[start:end], "claim": bridge.closed.pk}
    data |= {"stance": "reports", "modality": "happened"}
    moved, tagged = at_once(
        [
            lambda: mover.post(
                reverse("story_move", args=[bridge.story.slug]),
                {"article": [bridge.at_echo.pk], "target": others[0].slug},
            ),
            lambda: tagger.post(reverse("article_tag", args=[bridge.at_echo.pk]), data),
        ],
        held=[bridge.story],
    )
    assert moved.status_code == 302
    row = bridge.at_echo.appearances.confirmed().filter(exact=data["exact"]).select_related("claim").first()
    if tagged.status_code == 422:
        assert "decide in the story where it is" in tagged.content.decode()
        assert row is None
    else:
        assert row.claim.story == others[0]


def test_an_article_confirmed_while_it_is_moved_is_in_one_story(two, bridge, others):
    Membership.objects.filter(article=bridge.at_echo).update(state="suggested")
    member = bridge.at_echo.memberships.get()
    mover, decider = two
    answers = at_once(
        [
            lambda: mover.post(
                reverse("story_move", args=[bridge.story.slug]),
                {"article": [bridge.at_echo.pk], "target": others[0].slug},
            ),
            lambda: decider.post(
                reverse("membership_decide", args=[member.pk]), {"decision": "confirm", "version": member.version}
            ),
        ],
        held=[bridge.at_echo],
    )
    assert codes(answers) in ([302, 302], [302, 409])
    assert bridge.at_echo.memberships.live().count() == 1


def test_two_stories_of_one_title_are_both_opened(two):
    answers = at_once([lambda b=b: b.post(reverse("story_new"), {"title": "Harvest fails"}) for b in two])
    assert codes(answers) == [302, 302]
    assert Story.objects.filter(title="Harvest fails").count() == 2


MANIFEST = """file,outlet,url,published,headline
one.txt,Ostrand Post,https://ostrandpost.example/ferry,2031-03-03,Ferry lost
two.txt,Lakeside Echo,https://lakeside.example/harbour,2031-03-03,Harbour shut
three.txt,Ostrand Post,,2031-03-04,Ferry found
"""
BODIES = {
    "one.txt": "The ferry sank off Veldt on Monday, the harbour office said.\n\nAll 40 passengers were saved.\n",
    "two.txt": "The harbour of Veldt was shut on Monday after a ferry sank.\n\nIt opens again on Friday.\n",
    "three.txt": "Divers found the ferry that sank off Veldt.\n\nIt lies at a depth of 30 metres.\n",
}


def test_one_manifest_brought_in_twice_at_once_adds_each_article_once(journalist, editor):
    def files():
        table = SimpleUploadedFile("manifest.csv", MANIFEST.encode())
        return [table, *(SimpleUploadedFile(name, text.encode()) for name, text in BODIES.items())]

    def bring(person):
        return browser_of(person).post(
            reverse("intake"), {"by": "upload", "files": files(), "story": "Ferry off Veldt"}
        )

    answers = at_once([lambda: bring(journalist), lambda: bring(editor)])
    assert codes(answers) == [302, 302]
    assert Article.objects.count() == 3
    assert all(article.revisions.count() == 1 for article in Article.objects.all())
    (story,) = Story.objects.all()
    assert story.articles.count() == 3
    assert Membership.objects.count() == 3
