"""Assignments: given to a person or a group, until a day; taken, done, withdrawn, and by whom."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Assignment
from articles.overviews.histories import history_of_claim
from newsroom.decisions import Refused, StaleDecision, acting
from newsroom.decisions.undo import take_back
from tests.conftest import group_of, make_person

pytestmark = pytest.mark.django_db


def given(by, to=None, **fields) -> Assignment:
    fields |= {"person": to} if to else {}
    return Assignment(**fields).make(by)


class TestWhatIsGiven:
    @pytest.mark.parametrize(
        "names", [("person",), ("person", "story", "claim"), ("story",), ("person", "group", "story")]
    )
    def test_one_thing_to_one(self, bridge, journalist, names):
        rows = {"story": bridge.story, "claim": bridge.closed, "person": journalist, "group": group_of("editor")}
        with pytest.raises(IntegrityError), transaction.atomic():
            Assignment.objects.create(created_by=journalist, **{name: rows[name] for name in names})

    def test_what_is_to_be_done_is_said_or_plain(self, bridge, editor, journalist):
        assert str(given(editor, journalist, article=bridge.at_wire)) == "To Jonas Feder: read it"
        assert (
            str(given(editor, group=group_of("editor"), claim=bridge.closed, what="Call them."))
            == "To editor: Call them."
        )

    def test_nobody_who_could_not_do_it(self, bridge, editor, reader):
        gone = make_person("Nina Zange", "journalist", is_active=False)
        for person, words in ((reader, "Rosa Leser may read only"), (gone, "Nina Zange is deactivated")):
            with pytest.raises(Refused, match=words):
                given(editor, person, story=bridge.story)

    def test_no_day_that_is_over(self, bridge, editor, journalist):
        with pytest.raises(Refused, match="That day is over"):
            given(editor, journalist, story=bridge.story, due=date(2020, 1, 1))


class TestWhoseItIs:
    def test_mine_is_what_is_given_to_me_or_my_groups_due_first(self, bridge, editor, journalist):
        today = timezone.localdate()
        undated = given(editor, journalist, story=bridge.story)
        later = given(editor, journalist, claim=bridge.closed, due=today + timedelta(days=3))
        of_group = given(editor, group=group_of("journalist"), claim=bridge.cracks, due=today)
        given(journalist, editor, story=bridge.story)
        assert list(Assignment.objects.open().given_to(journalist).due_first()) == [of_group, later, undated]
        assert list(Assignment.objects.overdue(today + timedelta(days=1))) == [of_group]

    def test_what_is_a_groups_is_taken_by_one(self, bridge, editor, journalist):
        of_group = given(editor, group=group_of("journalist"), story=bridge.story)
        of_group.take(journalist, of_group.version)
        assert (of_group.person, of_group.group) == (journalist, None)
        with pytest.raises(Refused, match="given to Jonas Feder by now"):
            of_group.take(editor, of_group.version)

    def test_done_by_whom_it_is_given_to_or_who_gave_it(self, bridge, journalist, editor):
        other = make_person("Nina Zange", "journalist")
        mine = given(journalist, journalist, story=bridge.story)
        with pytest.raises(Refused, match="they say when it is done"):
            mine.finish(other)
        mine.finish(journalist, mine.version)
        assert (mine.status, mine.closed_by) == ("done", journalist)
        mine.reopen(editor)
        assert (mine.is_open, mine.closed_at) == (True, None)

    def test_withdrawn_and_changed_by_who_gave_it_or_an_editor(self, bridge, journalist, editor):
        mine = given(editor, journalist, story=bridge.story)
        for act in (mine.withdraw, mine.edit):
            with pytest.raises(Refused, match="an editor"):
                act(journalist)
        mine.edit(editor, mine.version, what="Write it up.")
        mine.withdraw(editor, mine.version)
        assert Assignment.objects.get().status == "withdrawn"

    def test_of_two_who_close_it_the_second_hears_of_it(self, bridge, journalist, editor):
        mine = given(editor, journalist, story=bridge.story)
        mine.finish(journalist, 0)
        with pytest.raises(StaleDecision):
            Assignment.objects.get().withdraw(editor, 0)


def test_it_is_in_history_goes_along_in_a_merge_and_can_be_taken_back(bridge, editor, journalist):
    with acting(editor, alone=True) as act:
        mine = given(editor, journalist, claim=bridge.cracks)
    bridge.cracks.merge_into(bridge.closed, editor)
    assert Assignment.objects.get().claim == bridge.closed
    bridge.cracks.unmerge(editor)
    mine.refresh_from_db()
    assert mine.claim == bridge.cracks
    mine.finish(journalist)
    told = [c for c in history_of_claim(bridge.cracks) if isinstance(c.row, Assignment)]
    assert ("made", editor) in [(c.kind, c.by) for c in told] and told[0].fields[0].after == "Done"
    mine.reopen(journalist)
    with acting(editor, alone=True) as giving:
        other = given(editor, journalist, story=bridge.story)
    assert not take_back(giving, editor).kept
    assert not Assignment.objects.filter(pk=other.pk).exists()
    assert act
