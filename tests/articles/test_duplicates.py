"""What may be one is found and shown; what somebody has called two is remembered, whatever is merged since."""

from datetime import date

import pytest

from articles.models import Claim, Duplicate, Mention, Outlet
from articles.pipeline import duplicates
from articles.pipeline.duplicates import find_duplicates
from entities.models import Alias, Entity, Event
from newsroom.decisions import Refused
from newsroom.decisions.history import changes_of
from tests.conftest import place

pytestmark = pytest.mark.django_db


def make_entity(name: str, *aliases: str, kind: str = "person", **fields) -> Entity:
    entity = Entity.objects.create(name=name, kind=kind, **fields)
    for text in {name, *aliases}:
        Alias.objects.create(entity=entity, text=text)
    return entity


def found(kind: str = "entity") -> dict[tuple[str, str], str]:
    """The names of each pair that waits, with the reason; the likeliest first."""
    find_duplicates()
    waiting = Duplicate.objects.waiting().filter(kind=kind)
    return {tuple(str(each) for each in row.rows): row.why for row in waiting}


class TestFinding:
    def test_names_of_one_person_in_two_scripts(self):
        make_entity("Serhii Haiduk")
        make_entity("Сергій Гайдук")
        make_entity("Ana Reyes")
        assert list(found()) == [("Serhii Haiduk", "Сергій Гайдук")]
        assert "in another script" in found()["Serhii Haiduk", "Сергій Гайдук"]

    def test_an_alias_counts_as_a_name(self):
        make_entity("Mayor of Ostrand", "Ilse Brandt")
        make_entity("Ilse Brandt")
        assert len(found()) == 1

    def test_a_rejected_alias_or_entity_does_not(self, editor):
        mayor, double = make_entity("Mayor of Ostrand", "Ilse Brandt"), make_entity("Ilse Brandt")
        mayor.aliases.get(text="Ilse Brandt").reject(editor)
        assert not found()
        mayor.aliases.get(text="Ilse Brandt").confirm(editor)
        assert len(found()) == 1
        double.reject(editor)
        assert not Duplicate.objects.waiting().exists()

    def test_a_surname_where_both_are_named_in_one_story(self, bridge):
        full, short = make_entity("Ilse Brandt"), make_entity("Brandt")
        assert not found()
        for entity, article in ((full, bridge.at_wire), (short, bridge.at_post)):
            mention = Mention(entity=entity)
            mention.anchor(*place(article, "Ilse Brandt")).save()
        assert "named in one story" in found()["Ilse Brandt", "Brandt"]

    def test_outlets_by_their_site_and_events_by_their_day(self, bridge):
        Outlet.objects.create(name="The Ostrand Post")
        assert list(found("outlet")) == [("Ostrand Post", "The Ostrand Post")]
        for day in (3, 3, 9):
            moment = date(2031, 3, day)
            Event.objects.create(
                label="Closure of the Veldt Bridge", first_day=moment, last_day=moment, precision="day"
            )
        assert len(found("event")) == 1

    def test_claims_of_one_story(self, bridge, journalist):
        Claim.objects.state(bridge.story, f"{bridge.closed.statement.rstrip('.')} now.", journalist)
        assert [names[0] for names in found("claim")] == [bridge.closed.statement]

    def test_the_likeliest_come_first_and_a_repeat_changes_nothing(self):
        make_entity("Omar Antonio Reyes")
        make_entity("Omar Reyes")
        make_entity("Ilse Brandt")
        make_entity("Ilse Brandt")
        assert next(iter(found())) == ("Ilse Brandt", "Ilse Brandt")
        before = list(Duplicate.objects.values())
        find_duplicates()
        assert list(Duplicate.objects.values()) == before

    def test_what_is_no_longer_likely_goes(self):
        double = make_entity("Ilse Brandt")
        make_entity("Ilse Brandt")
        assert found()
        double.aliases.all().delete()
        Entity.objects.filter(pk=double.pk).update(name="Ana Reyes")
        assert not found() and not Duplicate.objects.exists()

    def test_many_of_one_name_meet_in_a_chain(self, monkeypatch):
        monkeypatch.setattr(duplicates, "CROWD", 3)
        for _ in range(6):
            make_entity("Harbour Party", kind="organisation")
        find_duplicates()
        assert Duplicate.objects.count() == 5


class TestRemembering:
    @pytest.fixture
    def three(self):
        return [make_entity("Ilse Brandt") for _ in range(3)]

    def test_what_is_called_two_is_not_asked_again(self, three, editor):
        one, two, _ = three
        find_duplicates()
        assert Duplicate.objects.count() == 3
        row = Duplicate.objects.tell_apart(two, one, editor)
        assert row == Duplicate.objects.tell_apart(one, two, editor)
        find_duplicates()
        assert Duplicate.objects.rejected().get().decided_by == editor
        assert Duplicate.objects.waiting().count() == 2
        assert [change.by for change in changes_of([row])] == [editor]

    def test_it_holds_for_the_heir_and_again_for_itself(self, three, editor):
        one, two, three = three
        Duplicate.objects.tell_apart(one, two, editor)
        one.merge_into(three, editor)
        find_duplicates()
        assert not Duplicate.objects.waiting().exists()
        assert Duplicate.objects.told_apart("entity") == {(two.pk, three.pk)}
        one.unmerge(editor)
        find_duplicates()
        assert Duplicate.objects.told_apart("entity") == {(one.pk, two.pk)}
        assert Duplicate.objects.waiting().count() == 2

    def test_whoever_takes_it_back_is_asked_again(self, three, editor):
        find_duplicates()
        row = Duplicate.objects.tell_apart(three[0], three[1], editor)
        assert Duplicate.objects.waiting().count() == 2
        row.reopen(editor)
        assert Duplicate.objects.waiting().count() == 3

    def test_a_pair_that_nobody_suggested_can_be_told_apart(self, editor):
        one, two = make_entity("Ana Reyes"), make_entity("Omar Holt")
        row = Duplicate.objects.tell_apart(one, two, editor)
        assert row.is_rejected and row.created_by == editor

    def test_of_what_was_merged_nobody_says_that_it_is_two(self, three, editor):
        one, two, three = three
        find_duplicates()
        one.merge_into(two, editor)
        with pytest.raises(Refused, match="is part of"):
            Duplicate.objects.tell_apart(one, three, editor)
        with pytest.raises(Refused, match="Merge the one"):
            Duplicate.objects.get(one=two.pk, other=three.pk).confirm(editor)

    def test_of_a_merged_row_nothing_waits(self, three, editor):
        find_duplicates()
        three[0].merge_into(three[1], editor)
        assert [row.rows for row in Duplicate.objects.waiting()] == [three[1:]]
        three[0].unmerge(editor)
        assert Duplicate.objects.waiting().count() == 3


class TestContradictions:
    def test_of_entities(self):
        one = make_entity("Ilse Brandt", note="Born 3 May 1961 in Sel.", wikidata_id="Q1")
        other = make_entity("Ilse Brandt", kind="place", note="(1974–)", wikidata_id="Q2")
        assert list(one.contradictions(other)) == [
            "They differ in kind: Person and Place.",
            "They differ in Wikidata item: Q1 and Q2.",
            "One was born in 1961, the other in 1974, as their notes have it.",
        ]

    def test_what_one_leaves_open_says_nothing(self):
        one, other = make_entity("Ilse Brandt", wikidata_id="Q1"), make_entity("Ilse Brandt", kind="other")
        assert not list(one.contradictions(other))
        assert not list(Outlet(name="A", country="GB").contradictions(Outlet(name="B", kind="newspaper")))

    def test_of_outlets_and_events(self):
        one, other = (
            Outlet(name="A", country="GB", domains=["a.example"]),
            Outlet(name="B", country="IN", domains=["b.example"]),
        )
        assert list(one.contradictions(other)) == [
            "They differ in country: GB and IN.",
            "They have other domains: a.example and b.example.",
        ]
        first, second = (Event(label="Visit", first_day=date(2031, 3, day)) for day in (3, 9))
        assert list(first.contradictions(second)) == ["They are on other days: 3 March 2031 and 9 March 2031."]

    def test_of_claims(self):
        one, other = Claim(statement="The blast killed 12 sailors."), Claim(statement="The blast killed 14 sailors.")
        assert list(one.contradictions(other)) == ["One says 12 sailors, the other 14 sailors."]
