"""The checker sees each kind of fault, and none where people change, merge and take back as they may."""

import time
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from articles.jobs import defer_reading
from articles.models import Appearance, Article, Claim, Import, Membership, Mention, Origin, Revision, Silence
from entities.models import Alias, Entity
from newsroom.decisions import State, acting, by_machine
from newsroom.decisions.undo import take_back
from tests.conftest import place
from tests.torture.checker import (
    BROKEN,
    DOUBLED,
    LOST,
    MACHINE,
    MISSING,
    NAMELESS,
    ORPHAN,
    OVERWRITTEN,
    UNREAD,
    check,
)
from tests.torture.deeds import CONFLICT, FAILED, TAKEN, Deed, Diary, meaning_of, read_diaries
from tests.torture.person import Answer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def decided_by_somebody(bridge, journalist):
    """The shared story confirms some rows in nobody's name."""
    with acting(journalist):
        for model in (Membership, Origin):
            model.objects.confirmed().update(decided_by=journalist)


@pytest.fixture
def mention(bridge):
    """Undecided, of a name with an alias."""
    entity = Entity.objects.create(name="Ilse Brandt", kind="person")
    Alias.objects.create(entity=entity, text="Brandt")
    row = Mention(entity=entity, score=0.6).anchor(*place(bridge.at_wire, "Ilse Brandt"))
    row.save()
    return row


def told(person: User, path: str, outcome: str = TAKEN, **fields: str) -> Deed:
    """What somebody was told within the last hour."""
    return Deed(person.username, path, outcome, 200, time.time() - 3600, time.time(), meaning_of(path, fields))


def told_of(row: Mention | Appearance | Claim, by: User, decision: str = "confirm", seen: int = 0) -> Deed:
    noun = {Appearance: "appearances", Mention: "mentions", Claim: "claims"}[type(row)]
    return told(by, f"/{noun}/{row.pk}/decide/", decision=decision, version=str(seen))


@contextmanager
def against_the_rules():
    """What is written inside, the database would refuse in the end: so it is taken back before."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def kinds(*deeds: Deed) -> list[str]:
    return sorted({fault.kind for fault in check(deeds)})


class TestNoFault:
    def test_where_nothing_was_done(self):
        assert kinds() == []

    def test_in_what_stands(self, mention, journalist):
        mention.confirm(journalist)
        assert kinds(told_of(mention, journalist)) == []

    def test_in_what_another_person_has_changed_since(self, mention, journalist, editor):
        mention.confirm(journalist)
        mention.reject(editor)
        assert kinds(told_of(mention, journalist), told_of(mention, editor, "reject", seen=1)) == []

    def test_in_what_was_taken_back(self, mention, journalist):
        with acting(journalist, alone=True) as act:
            mention.confirm(journalist)
        take_back(act, journalist)
        assert kinds(told_of(mention, journalist), told(journalist, "/undo/")) == []

    def test_in_what_was_merged_and_taken_back(self, bridge, editor):
        bridge.cracks.merge_into(bridge.closed, editor)
        bridge.cracks.unmerge(editor)
        path = f"/claims/{bridge.cracks.pk}/merge/"
        assert kinds(told(editor, path, into="7"), told(editor, path, decision="reopen")) == []

    def test_in_what_a_merge_handed_over(self, bridge, mention, journalist, editor):
        heir = Entity.objects.create(name="Mayor Brandt", kind="person")
        twin = Mention(entity=heir, score=0.6).anchor(*place(bridge.at_wire, "Ilse Brandt"))
        twin.save()
        mention.confirm(journalist)
        mention.entity.merge_into(heir, editor)
        assert kinds(told_of(mention, journalist)) == []

    def test_in_what_was_left_to_the_machine_which_let_it_go(self, mention, journalist, editor):
        heir = Entity.objects.create(name="Mayor Brandt", kind="person")
        entity, path, row = mention.entity, "/merge/entity/", str(mention.entity.pk)
        entity.merge_into(heir, editor)
        entity.unmerge(editor)
        mention.refresh_from_db()
        seen = mention.version
        mention.confirm(journalist)
        mention.reopen(journalist)
        deeds = [told_of(mention, journalist, seen=seen), told_of(mention, journalist, "reopen", seen=seen + 1)]
        with by_machine():
            mention.delete()
            entity.delete()
        merges = [told(editor, path, row=row, into="7"), told(editor, f"{path}undo/", row=row)]
        assert kinds(*merges, *deeds) == []

    def test_in_what_was_so_already(self, bridge, journalist):
        path = f"/articles/{bridge.at_wire.pk}/origin/"
        assert kinds(told(journalist, path)) == []

    def test_in_what_is_still_to_be_read(self):
        defer_reading(Import.objects.create(state=Import.State.WAITING))
        assert kinds() == []

    def test_in_what_was_not_acknowledged(self, mention, journalist):
        deed = told_of(mention, journalist)
        assert kinds(Deed(deed.person, deed.path, CONFLICT, 409, deed.asked, deed.answered, deed.meaning)) == []

    def test_in_what_a_machine_changes_of_its_own(self, mention):
        with by_machine():
            mention.change(None, exact=mention.exact, score=0.9)
        assert kinds() == []


class TestFault:
    def test_a_decision_that_was_never_written(self, mention, journalist):
        assert kinds(told_of(mention, journalist)) == [LOST]

    def test_a_decision_that_says_something_else(self, bridge, journalist):
        bridge.cost_at_echo.edit(journalist, stance="reports")
        path = f"/appearances/{bridge.cost_at_echo.pk}/decide/"
        assert kinds(told(journalist, path, decision="read", stance="disputes", version="0")) == [LOST]

    def test_a_decision_that_only_another_person_took(self, mention, journalist, editor):
        mention.confirm(editor)
        assert kinds(told_of(mention, journalist, "reject")) == [LOST]

    def test_a_take_back_of_nothing(self, journalist):
        assert kinds(told(journalist, "/undo/")) == [LOST]

    def test_a_decision_on_what_its_person_had_not_seen(self, mention, journalist, editor):
        mention.confirm(journalist)
        mention.reject(editor)
        assert kinds(told_of(mention, editor, "reject", seen=0)) == [OVERWRITTEN]

    def test_a_machine_that_puts_its_own_word_back(self, bridge, journalist):
        bridge.cost_at_echo.confirm(journalist)
        deed = told_of(bridge.cost_at_echo, journalist)
        with by_machine():
            Appearance.objects.filter(pk=bridge.cost_at_echo.pk).update(state=State.SUGGESTED, decided_by=None)
        assert kinds(deed) == [MACHINE, NAMELESS]

    def test_a_machine_that_changes_what_a_person_has_worded(self, bridge):
        with by_machine():
            Claim.objects.filter(pk=bridge.closed.pk).update(statement="Something happened to a bridge.")
        assert kinds() == [MACHINE]

    def test_a_machine_that_says_a_claim_was_split_from_another_one(self, bridge):
        with by_machine():
            Claim.objects.filter(pk=bridge.closed.pk).update(parted_from=bridge.cracks)
        assert kinds() == [MACHINE]
        with by_machine():
            Claim.objects.filter(pk=bridge.closed.pk).update(parted_from=None)
        assert len(check([])) == 1  # that it was let go is none

    def test_a_machine_that_removes_what_a_person_has_decided(self, mention, journalist):
        mention.confirm(journalist)
        with by_machine():
            Mention.objects.filter(pk=mention.pk).delete()
        assert MACHINE in kinds(told_of(mention, journalist))

    def test_a_row_that_nobody_has_decided(self, mention):
        with by_machine():
            Mention.objects.filter(pk=mention.pk).update(state=State.CONFIRMED)
        assert kinds() == [NAMELESS]

    def test_a_decision_without_a_name_in_its_history(self, mention, journalist):
        with by_machine():
            Mention.objects.filter(pk=mention.pk).update(state=State.CONFIRMED, decided_by=journalist)
        assert kinds() == [NAMELESS]

    def test_a_row_of_what_is_part_of_another(self, bridge, mention, editor):
        heir = Entity.objects.create(name="Mayor Brandt", kind="person")
        mention.entity.merge_into(heir, editor)
        late = Mention(entity=mention.entity, score=0.5).anchor(*place(bridge.at_post, "Ilse Brandt"))
        late.save()
        assert kinds() == [ORPHAN]

    def test_an_article_of_an_outlet_that_is_part_of_another(self, bridge, editor):
        bridge.post.merge_into(bridge.echo, editor)
        with acting(editor):
            Article.objects.filter(pk=bridge.at_wire.pk).update(outlet=bridge.post)
        assert kinds() == [ORPHAN]

    def test_a_confirmed_passage_under_a_claim_that_is_not_stated(self, bridge, editor):
        with against_the_rules(), acting(editor):
            Claim.objects.filter(pk=bridge.closed.pk).update(state=State.REJECTED, decided_by=editor)
            assert kinds() == [ORPHAN]

    def test_a_silence_over_a_confirmed_passage(self, bridge, journalist):
        silence = Silence(claim=bridge.closed, article=bridge.at_wire)
        with against_the_rules(), acting(journalist):
            silence.stamp(journalist).save()
            assert kinds() == [ORPHAN]

    def test_an_article_twice(self, bridge):
        for number in range(2):
            Article.objects.create(url="https://ostrandpost.example/a", identity=str(number))
        assert kinds() == [DOUBLED]

    def test_a_version_twice(self, bridge):
        Revision.objects.create(article=bridge.at_wire, number=2, raw="x", raw_format="text", raw_sha256="x")
        assert kinds() == [DOUBLED]

    def test_an_article_that_is_not_there(self, journalist):
        deed = told(journalist, "/intake/")
        assert kinds(replace(deed, outcome=CONFLICT, brought=["https://ostrandpost.example/a"])) == []
        assert kinds(replace(deed, brought=["https://ostrandpost.example/a"])) == [MISSING]

    def test_what_came_in_and_will_never_be_read(self):
        Import.objects.create()
        assert kinds() == [UNREAD]

    def test_an_error(self, journalist):
        assert kinds(told(journalist, "/stories/bridge/", FAILED)) == [BROKEN]


class TestDiary:
    def test_keeps_what_was_told_and_leaves_out_what_was_cut_off(self, tmp_path):
        file = tmp_path / "dora.diary"
        answer = Answer("/mentions/7/decide/", 1.0, 2.0, 200, "<p>fine</p>")
        fields = {"decision": "confirm", "version": "3"}
        assert Diary(file).write("dora", answer, meaning_of(answer.path, fields)) == TAKEN
        file.write_text(file.read_text() + '{"person": "dora", "pa')
        (deed,) = read_diaries([file])
        assert (deed.kind, deed.meaning.version) == ("mentions decide", 3)
        assert deed.meaning.where == {"id": 7}

    @pytest.mark.parametrize(
        ("status", "text", "outcome"),
        [
            (200, '<div class="toast success" data-toast><p>Confirmed.</p></div>', TAKEN),
            (200, '<div class="toast error" data-toast><p>Nothing was merged.</p></div>', "refused"),
            (302, "", TAKEN),
            (409, "", CONFLICT),
            (422, "", "refused"),
            (500, "", FAILED),
            (0, "", FAILED),
        ],
    )
    def test_only_what_was_done_counts_as_told(self, tmp_path, status, text, outcome):
        answer = Answer("/undo/", 1.0, 2.0, status, text)
        assert Diary(tmp_path / "dora.diary").write("dora", answer) == outcome


def test_a_machine_may_drop_its_own_claim_of_which_a_part_was_decided(bridge, journalist):
    part = bridge.cost.part([], bridge.story, journalist)
    part.decide(State.CONFIRMED, journalist)
    with by_machine():
        bridge.cost.delete()
    part.refresh_from_db()
    assert part.parted_from is None and check([]) == []
