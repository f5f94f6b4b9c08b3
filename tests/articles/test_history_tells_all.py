"""An object's history tells of all that was done to it and to what belongs to it, also of what is gone by now."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from articles.intake.take_in import Submission, take_in
from articles.models import Appearance, Duplicate, Membership, Mention, Outlet, Story
from articles.overviews.histories import (
    history_of_article,
    history_of_claim,
    history_of_entity,
    history_of_outlet,
    history_of_story,
)
from entities.models import Entity
from newsroom.decisions import State, acting
from newsroom.decisions.history import changes_of
from newsroom.decisions.undo import take_back
from tests.articles.test_admin import address, form_of
from tests.conftest import browser_of, make_person, place

pytestmark = pytest.mark.django_db


def lines(changes: list) -> list[tuple]:
    """(who, kind, title) of each change, newest first."""
    return [(change.by and change.by.username, change.kind, change.title) for change in changes]


def page_of(client, name: str, row) -> str:
    return client.get(reverse(name, args=[row.pk])).content.decode()


class TestWhatIsGone:
    def test_marking_an_article_read_through_and_taking_that_back(self, as_journalist, bridge):
        read = reverse("article_read", args=[bridge.at_post.pk])
        for mark in (1, 0):
            as_journalist.post(read, {"read": mark, "revision": bridge.at_post.current_id})
        told = [line for line in lines(history_of_article(bridge.at_post)) if "read" in line[2]]
        assert [(who, kind) for who, kind, _ in told] == [("jonas", "deleted"), ("jonas", "made")]
        assert "taken back" in page_of(as_journalist, "article_history", bridge.at_post)

    def test_a_tag_that_was_undone(self, bridge, journalist, as_reader):
        with acting(journalist, alone=True) as act:
            bridge.closed.tag(*place(bridge.at_echo, "The old bridge over the Veldt is shut."), by=journalist)
        take_back(act, journalist)
        assert not bridge.closed.appearances.filter(article=bridge.at_echo).exists()
        for history in (history_of_claim(bridge.closed), history_of_article(bridge.at_echo)):
            told = [line for line in lines(history) if "The old bridge" in line[2]]
            assert [(who, kind) for who, kind, _ in told] == [("jonas", "undo"), ("jonas", "made")]
        assert "The old bridge over the Veldt" in page_of(as_reader, "article_history", bridge.at_echo)
        assert "The old bridge over the Veldt" in as_reader.get(bridge.closed.get_absolute_url()).content.decode()

    def test_an_article_that_was_in_a_story_which_is_gone_as_well(self, bridge, editor, as_reader):
        with acting(editor, alone=True) as act:
            bridge.story.split([bridge.at_echo], "Old bridge", editor)
        take_back(act, editor)
        assert not Story.objects.filter(title="Old bridge").exists()
        told = lines(history_of_article(bridge.at_echo))
        assert ("edda", "undo", f"{bridge.at_echo} in Old bridge") in told
        assert "in Old bridge" in page_of(as_reader, "article_history", bridge.at_echo)

    def test_what_changed_before_it_went_is_told_too(self, bridge, editor):
        member = Membership.objects.get(article=bridge.at_echo)
        member.reject(editor)
        key = member.pk
        member.delete()
        told = [c for c in history_of_story(bridge.story) if isinstance(c.row, Membership) and c.row.pk == key]
        assert [change.kind for change in told] == ["deleted", "changed"]
        assert told[1].by == editor and told[1].fields[0].after == "Rejected"


class TestWhatIsMadeAndChanged:
    def test_words_that_were_passed_over_are_not_called_tagged(self, bridge, journalist, as_reader):
        row = Appearance(claim=bridge.closed, article=bridge.at_echo)
        row.anchor(*place(bridge.at_echo, "The old bridge over the Veldt is shut.")).make(journalist, State.REJECTED)
        told = [kind for _, kind, title in lines(history_of_claim(bridge.closed)) if "The old bridge" in title]
        assert told == ["passed over"]
        page = as_reader.get(bridge.closed.get_absolute_url()).content.decode()
        assert "passed over" in page

    def test_two_that_were_told_apart_are_not_called_passed_over(self, as_editor, editor):
        one, other = (Entity.objects.create(name=name, kind="person") for name in ("Ilse Brandt", "Ilse Brand"))
        Duplicate.objects.tell_apart(one, other, editor)
        history = page_of(as_editor, "entity_detail", one).partition("<h2>History</h2>")[2]
        assert "told apart" in history and "passed over" not in history

    def test_mentions_that_were_moved_are_told_of_on_both_sides(self, bridge, journalist):
        one, other = (Entity.objects.create(name=name, kind="person") for name in ("Ilse Brandt", "Ilse Brandt-Roth"))
        row = Mention(entity=one, score=0.6).anchor(*place(bridge.at_wire, "Ilse Brandt"))
        row.save()
        row.move_to(other, journalist)
        for entity in (one, other):
            told = [change for change in history_of_entity(entity) if isinstance(change.row, Mention)]
            assert [(c.by, [(f.before, f.after) for f in c.fields if f.label == "entity"]) for c in told] == [
                (journalist, [("Ilse Brandt", "Ilse Brandt-Roth")])
            ]

    def test_a_passage_that_was_moved_away_is_told_of_where_it_was(self, bridge, journalist, editor, as_editor):
        row = bridge.closed.tag(*place(bridge.at_echo, "The old bridge over the Veldt is shut."), by=journalist)
        bridge.closed.edit(editor, note="Looked at.")
        row.move_to(bridge.cracks, editor)
        row.edit(journalist, stance="hedges")
        told = [c for c in history_of_claim(bridge.closed) if c.row == row]
        assert [(change.by, change.kind) for change in told] == [(editor, "changed"), (journalist, "made")]
        (moved,) = [field for field in told[0].fields if field.label == "claim"]
        assert (moved.before, moved.after) == (bridge.closed.statement, bridge.cracks.statement)

    def test_what_a_text_says_of_itself_is_in_nobodys_name(self, journalist, db):
        text = b"River floods the lower town\n\nBy Ann Lee\n\nThe river rose on Monday, and the whole town was flooded."
        with acting(journalist):
            article = take_in(
                Submission(text, "a.txt", outlet="Hill Press", published="2031-03-04"), journalist
            ).article
        assert (article.headline, article.byline) == ("River floods the lower town", "Ann Lee")
        assert [kind for _, kind, _ in lines(history_of_article(article))] == []

    def test_a_moment_is_told_in_words(self, bridge, journalist):
        bridge.at_wire.edit(journalist, published_at=datetime(2031, 3, 4, 9, 5, tzinfo=UTC))
        (change,) = changes_of([bridge.at_wire])
        assert "4 Mar 2031, 09:05 UTC" in [field.after for field in change.fields]

    def test_an_outlet_made_in_admin(self, as_admin, admin):
        data = {"name": "Veldt Herald", "kind": "newspaper", "domains": "", "seen_version": ""}
        assert as_admin.post(address("articles_outlet", "add"), data).status_code == 302
        outlet = Outlet.objects.get(name="Veldt Herald")
        assert lines(history_of_outlet(outlet)) == [("ada", "made", "Veldt Herald")]

    def test_an_outlet_that_an_act_made_goes_with_it_unless_something_names_it(self, bridge, editor):
        made = []
        for name in ("Herald", "Courier"):
            with acting(editor, alone=True) as act:
                made.append((act, Outlet.objects.create(name=name)))
        bridge.at_echo.edit(editor, outlet=made[1][1])
        assert not take_back(made[0][0], editor).kept
        assert "others have built on it" in take_back(made[1][0], editor).words
        assert list(Outlet.objects.filter(name__in=["Herald", "Courier"])) == [made[1][1]]

    def test_an_edited_article_tells_only_what_was_edited(self, bridge, editor):
        bridge.at_post.edit(editor, byline="Ada Ling")
        (change,) = [change for change in history_of_article(bridge.at_post) if change.row == bridge.at_post]
        assert [(field.label, field.after) for field in change.fields] == [("byline", "Ada Ling")]

    def test_that_a_story_is_a_sample(self, as_admin, bridge):
        data = form_of(as_admin, "articles_story", bridge.story) | {"is_sample": "on"}
        as_admin.post(address("articles_story", "change", bridge.story.pk), data)
        change = history_of_story(Story.objects.get(pk=bridge.story.pk))[0]
        assert (change.by.username, change.fields[0].label, change.fields[0].after) == ("ada", "is sample", "yes")

    def test_the_name_of_a_role(self, as_admin, db):
        role = Group.objects.create(name="desk")
        data = form_of(as_admin, "auth_group", role) | {"name": "night desk"}
        as_admin.post(address("auth_group", "change", role.pk), data)
        page = as_admin.get(address("auth_group", "history", role.pk)).content.decode()
        assert "Ada Ordner" in page and "night desk" in page and "<td>desk</td>" in page

    def test_that_a_password_was_changed_but_not_which(self, as_admin, admin):
        person = make_person("Pia Schloss")
        former = person.password
        data = {"password1": "another very long pass", "password2": "another very long pass", "usable_password": "true"}
        as_admin.post(reverse("admin:auth_user_password_change", args=[person.pk]), data)
        own = {
            "old_password": "another very long pass",
            "new_password1": "a quite long secret",
            "new_password2": "a quite long secret",
        }
        person.refresh_from_db()
        browser_of(person).post(reverse("password_change"), own)
        page = as_admin.get(address("auth_user", "history", person.pk)).content.decode()
        assert page.count("<td>password</td>") == 2 and "Ada Ordner" in page and "Pia Schloss</td>" in page
        person.refresh_from_db()
        assert former not in page and person.password not in page and person.check_password("a quite long secret")
