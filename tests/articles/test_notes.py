"""Notes on a story, a claim, an article, an entity or a cell: who may write them, whom they name, and where they go."""

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from articles.models import Claim, Note
from articles.models.note import named_in
from articles.overviews.histories import history_of_story
from entities.models import Entity
from newsroom.decisions import Refused, StaleDecision, State, acting
from newsroom.decisions.undo import take_back
from tests.conftest import group_of, make_article, make_story

pytestmark = pytest.mark.django_db


def note(by, text: str = "Look again.", **place) -> Note:
    return Note(text=text, **place).make(by)


class TestWhatItIsAbout:
    def test_one_thing_or_a_cell(self, bridge, journalist):
        entity = Entity.objects.create(name="Ilse Brandt")
        on_cell = {"claim": bridge.closed, "article": bridge.at_echo}
        places = [{"story": bridge.story}, {"claim": bridge.closed}, {"article": bridge.at_wire}, {"entity": entity}]
        nouns = [note(journalist, **place).place_noun for place in (*places, on_cell)]
        assert nouns == ["Story", "Claim", "Article", "Name", "Cell"]

    @pytest.mark.parametrize("names", [(), ("story", "claim"), ("story", "article"), ("entity", "article")])
    def test_nothing_else(self, bridge, journalist, names):
        rows = {"story": bridge.story, "claim": bridge.closed, "article": bridge.at_wire}
        rows["entity"] = Entity.objects.create(name="Ilse Brandt")
        with pytest.raises(IntegrityError, match="note_about_one_thing"), transaction.atomic():
            Note.objects.create(text="x", created_by=journalist, **{name: rows[name] for name in names})

    def test_those_of_a_story_are_also_those_of_its_claims_and_articles(self, bridge, journalist):
        mine = [note(journalist, **place) for place in ({"story": bridge.story}, {"claim": bridge.closed})]
        mine.append(note(journalist, article=bridge.at_wire))
        note(journalist, story=make_story("Other"))
        assert set(Note.objects.of_stories([bridge.story])) == set(mine)


class TestWhomItNames:
    def test_people_and_groups_by_their_names(self, db, journalist, editor):
        readers = Group.objects.create(name="Second readers")
        named = named_in(
            "@jonas, see @EDDA. And @group-second-readers: write to edda@post.example or https://x.example/@ada"
        )
        assert named == [journalist, editor, readers]

    def test_a_name_that_nobody_has_is_text(self, journalist, bridge):
        made = note(journalist, "Ask @nobody.", story=bridge.story)
        assert (made.names_people, made.names_groups) == ([], [])

    def test_whom_it_names_finds_it_as_long_as_it_is_open(self, bridge, journalist, editor):
        made = note(journalist, "@edda: look.", story=bridge.story)
        of_group = note(journalist, f"@group-{group_of('editor').name} please.", claim=bridge.closed)
        assert set(Note.objects.open().naming(editor)) == {made, of_group}
        assert not Note.objects.naming(journalist)
        made.resolve(editor)
        assert list(Note.objects.open().naming(editor)) == [of_group]

    def test_ones_own_note_does_not_wait_for_oneself(self, bridge, editor):
        note(editor, "@edda @group-editor", story=bridge.story)
        assert not Note.objects.naming(editor)

    def test_other_words_name_others(self, bridge, journalist, editor):
        made = note(journalist, "@edda: look.", story=bridge.story)
        made.edit(journalist, made.version, text="Never mind.")
        assert not Note.objects.naming(editor)


class TestWhoChangesIt:
    def test_its_writer_alone(self, bridge, journalist, editor):
        made = note(journalist, story=bridge.story)
        with pytest.raises(Refused, match="Only Jonas Feder"):
            made.edit(editor, made.version, text="Mine.")
        made.edit(journalist, made.version, text="Other.")
        assert Note.objects.get().text == "Other."

    def test_of_two_who_change_it_the_second_hears_of_it(self, bridge, journalist):
        made = note(journalist, story=bridge.story)
        seen = Note.objects.get()
        made.edit(journalist, 0, text="First.")
        with pytest.raises(StaleDecision):
            seen.edit(journalist, 0, text="Second.")
        with pytest.raises(StaleDecision):
            seen.resolve(journalist, 0)

    def test_each_step_is_in_history_and_can_be_taken_back(self, bridge, journalist, editor):
        with acting(journalist, alone=True) as writing:
            made = note(journalist, "First.", claim=bridge.closed)
        with acting(journalist, alone=True) as wording:
            made.edit(journalist, text="Second.")
        with acting(editor, alone=True) as closing:
            made.resolve(editor)
        told = [c for c in history_of_story(bridge.story) if isinstance(c.row, Note)]
        assert [(c.by, c.kind) for c in told] == [(editor, "changed"), (journalist, "changed"), (journalist, "made")]
        assert [[(f.label, f.before, f.after) for f in c.fields] for c in told[:2]] == [
            [("status", "Open", "Resolved")],
            [("text", "First.", "Second.")],
        ]
        assert not take_back(closing, editor).kept
        assert Note.objects.get().is_open
        assert not take_back(wording, journalist).kept
        assert Note.objects.get().text == "First."
        assert not take_back(writing, journalist).kept
        assert not Note.objects.exists()
        assert next(c.kind for c in history_of_story(bridge.story) if isinstance(c.row, Note)) == "undo"

    def test_it_stays_readable_when_its_writer_is_deactivated(self, bridge, journalist):
        made = note(journalist, story=bridge.story)
        journalist.is_active = False
        journalist.save()
        assert str(Note.objects.get(pk=made.pk)) == "Note: Look again."


class TestWhereItGoes:
    def test_it_goes_along_when_what_it_is_about_is_merged_and_comes_back(self, bridge, journalist, editor):
        one, other = (Entity.objects.create(name=name) for name in ("Brandt", "Ilse Brandt"))
        story = make_story("Bridge shut")
        made = [
            (note(journalist, entity=one), one, other),
            (note(journalist, claim=bridge.cracks), bridge.cracks, bridge.closed),
            (note(journalist, story=story), story, bridge.story),
        ]
        for said, row, heir in made:
            row.merge_into(heir, editor)
            assert Note.objects.get(pk=said.pk).target == heir
            row.unmerge(editor)
            assert Note.objects.get(pk=said.pk).target == row

    def test_one_that_is_written_about_a_merged_row_is_about_its_heir(self, bridge, journalist, editor):
        seen = Claim.objects.get(pk=bridge.cracks.pk)
        bridge.cracks.merge_into(bridge.closed, editor)
        assert note(journalist, claim=seen).claim == bridge.closed

    def test_that_of_a_cell_goes_with_its_article_into_another_story(self, bridge, journalist, editor):
        said = note(journalist, claim=bridge.cracks, article=bridge.at_echo)
        stays = note(journalist, claim=bridge.cracks)
        split = bridge.story.split([bridge.at_echo], "Old bridge", editor)
        said.refresh_from_db()
        stays.refresh_from_db()
        assert said.claim.story == split and stays.claim == bridge.cracks

    def test_that_of_a_cell_is_about_an_article_of_the_story(self, bridge, journalist):
        with pytest.raises(Refused, match="not in “Veldt Bridge closed” any more"):
            note(journalist, claim=bridge.cracks, article=make_article(bridge.post, "Other", "Words."))

    def test_a_claim_of_the_machines_stays_as_long_as_a_note_is_about_it(self, bridge, journalist):
        assert bridge.cost.is_untouched
        note(journalist, claim=bridge.cost)
        assert not Claim.objects.untouched().filter(pk=bridge.cost.pk).exists()

    def test_a_claim_that_was_stated_is_rejected_and_not_deleted(self, bridge, journalist):
        with acting(journalist, alone=True) as act:
            claim = Claim.objects.state(bridge.story, "The ferry runs.", journalist)
        note(journalist, claim=claim)
        take_back(act, journalist)
        assert Claim.objects.get(pk=claim.pk).state == State.REJECTED


def test_a_story_that_was_opened_stays_where_something_is_said_of_it(db, journalist):
    with acting(journalist, alone=True) as act:
        story = make_story("Empty", by=journalist)
    note(journalist, story=story)
    assert "There is something in it" in take_back(act, journalist).words
    assert Note.objects.count() == 1
